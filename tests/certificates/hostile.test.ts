import { onSqlite } from '../support/database.ts';
import { constants, deflateSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { answerOf, answerOfThread, readPdf } from '../../server/evidence/verification/certificate/read-pdf.ts';
import { client, codeOf, installation } from '../support/installation.ts';
import { certified, edited } from './certified.ts';

const refusal = (pdf: Uint8Array, read?: typeof answerOfThread) =>
  readPdf(pdf, read).then(
    () => 'read',
    (error: { code: string }) => error.code,
  );
/** For what the reader itself refuses: a thread of its own would load it anew. */
const refusalHere = (pdf: Uint8Array) => refusal(pdf, answerOf);
/** For what works until it is ended: one second of work shows that as well as the five that the server gives. */
const refusalAfterWork = (pdf: Uint8Array) => refusal(pdf, (bytes) => answerOfThread(bytes, 1_000));

/** Zeros, packed: one mebibyte of them, over and over, without a checksum at the end. */
const zeros = (mebibytes: number) => {
  const whole = deflateSync(Buffer.alloc(1_048_576), { finishFlush: constants.Z_FULL_FLUSH });
  const [head, once] = [whole.subarray(0, 2), whole.subarray(2)];
  return Buffer.concat([head, ...Array.from({ length: mebibytes }, () => once)]);
};

/** A PDF whose font has a table of letters with so many ranges of so many letters. */
const pdfWithLetters = (ranges: number, last: string) => {
  const table = deflateSync(
    Buffer.from(`begincmap\n${`1 beginbfrange\n<0000> <${last}> <0041>\nendbfrange\n`.repeat(ranges)}endcmap`),
  );
  const font =
    '5 0 obj\n<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /ToUnicode 6 0 R >>\nendobj\n' +
    `6 0 obj\n<< /Length ${table.length} /Filter /FlateDecode >>\nstream\n${table.toString('latin1')}\nendstream\nendobj\n`;
  const pdf = pdfWith('/FlateDecode', deflateSync(Buffer.from('BT /F1 12 Tf (a) Tj ET')), font).toString('latin1');
  return Buffer.from(pdf.replace('/Resources << >>', '/Resources << /Font << /F1 5 0 R >> >>'), 'latin1');
};

/** A one-page PDF with this content stream; its cross-reference table is left to be repaired. */
const pdfWith = (filter: string, content: Buffer, more = '') =>
  Buffer.concat([
    Buffer.from(
      `%PDF-1.7\n1 0 obj\n<< /Type /Catalog /Pages 2 0 R >>\nendobj\n2 0 obj\n<< /Type /Pages /Kids [3 0 R] /Count 1 >>\nendobj\n` +
        `3 0 obj\n<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R /Resources << >> >>\nendobj\n${more}` +
        `4 0 obj\n<< /Length ${content.length} /Filter ${filter} >>\nstream \n`,
      'latin1',
    ),
    content,
    Buffer.from('\nendstream\nendobj\ntrailer\n<< /Root 1 0 R /Size 9 >>\nstartxref\n0\n%%EOF\n'),
  ]);

onSqlite(
  'a file that unpacks to much more, in one step or several, is refused and the server stays small',
  async () => {
    expect(await refusal(pdfWith('/FlateDecode', zeros(300)))).toBe('file_too_large');

    const twice = deflateSync(zeros(900));
    const before = process.memoryUsage.rss();
    // Looked at while it is read: what the thread took is given back with its end.
    let most = before;
    const looking = setInterval(() => (most = Math.max(most, process.memoryUsage.rss())), 5);
    expect(await refusal(pdfWith('[/FlateDecode /FlateDecode]', twice))).toBe('file_unreadable');
    clearInterval(looking);
    expect(most - before).toBeLessThan(900 * 1_048_576);
  },
);

onSqlite('what is no PDF, is damaged, goes in circles or is endless is refused', async () => {
  expect(await refusal(Buffer.from('GIF89a'))).toBe('file_unreadable');
  expect(await refusal(Buffer.from('%PDF-1.7\n'))).toBe('file_unreadable');
  expect(await refusal(Buffer.alloc(2 * 1_048_576 + 1, '%PDF-'))).toBe('file_too_large');
  const circle =
    '%PDF-1.7\n1 0 obj\n<< /Type /Catalog /Pages 2 0 R >>\nendobj\n2 0 obj\n<< /Type /Pages /Kids [2 0 R] /Count 1 >>\nendobj\ntrailer\n<< /Root 1 0 R >>\n';
  expect(await refusalHere(Buffer.from(circle))).toBe('file_unreadable');
  const endless = deflateSync(Buffer.from('0 0 m 1 1 l f q Q '.repeat(500_000)));
  expect(await refusalAfterWork(pdfWith('/FlateDecode', endless))).toBe('file_unreadable');
  const numbers = [5, 6, 7, 8];
  const more = numbers.map((number) => `${number} 0 obj\n<< /Type /Page /Parent 2 0 R >>\nendobj\n`).join('');
  const many = pdfWith('/FlateDecode', deflateSync(Buffer.from(' ')), more)
    .toString('latin1')
    .replace('[3 0 R] /Count 1', `[3 0 R ${numbers.map((number) => `${number} 0 R`).join(' ')}] /Count 5`);
  expect(await refusalHere(Buffer.from(many, 'latin1'))).toBe('file_unreadable');
});

onSqlite('what works for ever or fills the memory is ended', async () => {
  expect(await refusal(pdfWithLetters(1, '00ff'))).toBe('read');
  expect(await refusalAfterWork(pdfWithLetters(200_000, 'ffff'))).toBe('file_unreadable');
  expect(await refusalAfterWork(pdfWithLetters(1, 'fffffe'))).toBe('file_unreadable');
});

onSqlite('the check takes a PDF up to 2 MB and says what else it refuses', async () => {
  const { app } = await installation();
  const send = (body: BodyInit, type = 'application/pdf', headers: Record<string, string> = client) =>
    app.request('/api/certificates/check', { method: 'POST', body, headers: { ...headers, 'content-type': type } });
  const refused = async (response: Response | Promise<Response>) => {
    const answer = await response;
    return [answer.status, await codeOf(answer)];
  };
  expect(await refused(send('%PDF', 'text/html'))).toEqual([400, 'invalid_input']);
  expect(await refused(send('no PDF'))).toEqual([400, 'invalid_input']);
  expect(await refused(send(new Uint8Array(2 * 1_048_576 + 1)))).toEqual([413, 'body_too_large']);
  expect(await refused(send('%PDF', 'application/pdf', {}))).toEqual([403, 'foreign_origin']);
  // Other calls keep their own, smaller limit.
  const large = await app.request('/api/my/refresher', { method: 'POST', headers: client, body: 'x'.repeat(70_000) });
  expect(large.status).toBe(413);
});

onSqlite('who asks too often waits, and others do not', async () => {
  const { app, clock } = await installation();
  const ask = async (remoteAddress: string) =>
    (
      await app.request(
        '/api/certificates/1?leaf=AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA',
        {},
        {
          incoming: { socket: { remoteAddress } },
        },
      )
    ).status;
  const answers: number[] = [];
  for (let i = 0; i < 21; i++) answers.push(await ask('198.51.100.7'));
  expect(answers).toEqual([...Array.from({ length: 20 }, () => 404), 429]);
  expect(await ask('198.51.100.8')).toBe(404);
  clock.now = new Date(clock.now.getTime() + 3_000);
  expect([await ask('198.51.100.7'), await ask('198.51.100.7')]).toEqual([404, 429]);
});

test('a PDF that carries only the numbers of a record learns nothing of the person', async () => {
  const { download, check } = await certified();
  const bare = edited(await download(), (editor) => {
    editor.retype('Mina Okafor', 'kan');
    editor.removeAttachment('record.json');
  });
  const answer = await check(bare);
  expect(answer).toMatchObject({ verdict: 'changed', record: { state: 'stands' } });
  expect(JSON.stringify(answer)).not.toMatch(/Okafor|BW-|Whose data/);
});

import { onSqlite } from '../support/database.ts';
import { spawnSync } from 'node:child_process';
import { hash } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { decodeQR } from 'qr/decode.js';
import { getDocumentProxy } from 'unpdf';
import { expect, test } from 'vitest';
import { inTransaction } from '../../db/transaction.ts';
import { printCertificate, type Certificate } from '../../server/certificates/print.ts';
import { qrBars } from '../../server/certificates/qr-code.ts';
import { amendRecord, revokeRecord } from '../../server/corrections/correct-record.ts';
import { erasePeople } from '../../server/erasure/erase-people.ts';
import { comparePage } from '../../server/evidence/verification/certificate/compare-page.ts';
import { printedDay, printedParts } from '../../server/evidence/verification/certificate/printed-words.ts';
import { answerOf, readPdf } from '../../server/evidence/verification/certificate/read-pdf.ts';
import { temporaryFolder } from '../support/database.ts';
import { codeOf, installation } from '../support/installation.ts';
import { certified, edited, verified } from './certified.ts';

const sample: Certificate = {
  organisation: 'Brightwater Outdoor',
  checkAt: 'https://learn.example.org/certificates/check',
  lang: 'en',
  name: 'Mina Okafor',
  staffNumber: 'BW-1005',
  outcome: 'passed',
  title: 'Whose data, who decides',
  version: '1.0.0',
  content: `sha256:${'948529c2'.repeat(8)}`,
  completedOn: '2026-11-24',
  proof: {
    origin: 'lms.example.org/evidence/test',
    index: 2,
    leafHash: 'OmOS4cRCDgBwQoLtsd5GQsXkfyHhNXMy0B/CAJ6D128=',
    size: 7,
    root: 'hMrcHYEUjBL8NZQ56MXwoRDSDvYMUyW1Ow/33StuiNU=',
    vkey: 'lms.example.org/evidence/test+03d94344+AQOhB7/zzhC+HXDdGOdLwJln5NYwm6UNXx3chmQSVTG4',
  },
  attachments: [{ name: 'record.json', type: 'application/json', is: 'record', bytes: Buffer.from('{}') }],
  issuedAt: new Date('2026-11-24T10:00:00.000Z'),
};

/** How a certificate is read that differs from the sample. */
const printed = async (changes: Partial<Certificate>) =>
  readPdf(await printCertificate({ ...sample, ...changes }), answerOf);

onSqlite(
  'the same certificate is printed in the same bytes, on one page, and its QR code holds the five lines',
  async () => {
    const [once, again] = [await printCertificate(sample), await printCertificate(sample)];
    expect(Buffer.from(once).equals(again)).toBe(true);
    const { qr, foreign, hidden, misleading } = await readPdf(once, answerOf);
    const { origin, index, leafHash, size, root } = sample.proof;
    expect({ qr, foreign, hidden, misleading }).toEqual({
      qr: [origin, index, leafHash, size, root].join('\n'),
      foreign: [],
      hidden: '',
      misleading: '',
    });
  },
);

onSqlite('names from everywhere are printed, and letters that no font has are boxes', async () => {
  const long = 'An unusually long title that has to be set smaller because three lines of it do not fit into its place '
    .repeat(4)
    .trim();
  for (const [name, shown] of [
    ['Zoë Müller-Łukaszewska', 'Zoë Müller-Łukaszewska'],
    ['Ελένη Παππά', 'Ελένη Παππά'],
    ['Ольга Щербакова', 'Ольга Щербакова'],
    ['李雷 Lei Li', '▯▯ Lei Li'],
    ['e\u0301lan\u202e vital\u0007', 'élan vital'],
  ] as const) {
    const { text, foreign, hidden, misleading } = await printed({ name, title: long });
    expect.soft([name, text.split('\n')[2], foreign, hidden, misleading]).toEqual([name, shown, [], '', '']);
    expect.soft(text.replaceAll(/\s+/g, ' ')).toContain(long);
  }
});

onSqlite('the longest names of log, person, course and organisation stay on the page and off each other', async () => {
  const origin = `${'learning.'.repeat(15)}example.org/${'evidence-of-training/'.repeat(2)}acme`.padEnd(200, 'x');
  const proof = { ...sample.proof, origin, vkey: sample.proof.vkey.replace('lms.example.org/evidence/test', origin) };
  const { text, foreign, hidden, misleading, qr } = await printed({
    proof,
    name: 'Maximiliane Theodora Wilhelmine von und zu Hohenfels-Ravensburg und Sankt Peter im Schwarzwald',
    title: 'Personenbezogene Daten im Direktmarketing: Einwilligung, Widerspruch, Werbesperren und Nachweise',
    organisation: 'Gesellschaft für angewandte Datenverarbeitung und Direktmarketing mbH & Co. KG, Freiburg',
  });
  expect({ foreign, hidden, misleading }).toEqual({ foreign: [], hidden: '', misleading: '' });
  expect(qr).toContain(origin);
  expect(text.split('\n')[0]).toBe(
    '§ 39 Gesellschaft für angewandte Datenverarbeitung und Direktmarketing mbH & Co. KG, Freiburg',
  );
});

onSqlite('whatever somebody is called, the paper is found to say the same as the record', async () => {
  const range = (from: number, to: number) =>
    fc.integer({ min: from, max: to }).map((point) => String.fromCodePoint(point));
  // Latin with accents, Greek, Cyrillic, Hebrew, Arabic (which is shaped), and a stretch that no font here has.
  const letter = fc.oneof(
    range(0x61, 0x7a),
    range(0xc0, 0x17e),
    range(0x3b1, 0x3c9),
    range(0x410, 0x44f),
    range(0x5d0, 0x5ea),
    range(0x627, 0x64a),
    range(0x4e00, 0x4e80),
    fc.constantFrom('fi', 'ffl', 'e\u0301', '\u200d', "'", '-', '.'),
  );
  const word = fc.array(letter, { minLength: 1, maxLength: 9 }).map((letters) => letters.join(''));
  const anyName = fc.array(word, { minLength: 1, maxLength: 4 }).map((words) => `M${words.join(' ')}`);
  await fc.assert(
    fc.asyncProperty(anyName, async (name) => {
      const { text, foreign, hidden, misleading } = await printed({ name });
      expect({ foreign, hidden, misleading }).toEqual({ foreign: [], hidden: '', misleading: '' });
      const { origin, index, leafHash, size, root, vkey: key } = sample.proof;
      const { title, staffNumber, version, content } = sample;
      const proven = { name, title, staffNumber, version, content, origin, leafHash, root, key };
      const numbers = { index: String(index), size: String(size), completedOn: printedDay('en', sample.completedOn) };
      const { differences, unproven } = comparePage(text, printedParts('en', 'passed'), { ...proven, ...numbers });
      expect(differences).toEqual([]);
      expect(unproven).toEqual({ organisation: sample.organisation, checkAt: sample.checkAt });
    }),
    { numRuns: 8 },
  );
});

onSqlite('a QR code can be read when a corner is folded', () => {
  const { modules, bars } = qrBars(
    'lms.example.org/evidence/test\n2\nOmOS4cRCDgBwQoLtsd5GQsXkfyHhNXMy0B/CAJ6D128=\n7\nhMrc',
  );
  const side = (modules + 8) * 4;
  const data = new Uint8Array(side * side * 3).fill(255);
  for (const bar of bars)
    for (let y = (bar.y + 4) * 4; y < (bar.y + 5) * 4; y++)
      data.fill(0, (y * side + (bar.x + 4) * 4) * 3, (y * side + (bar.x + bar.width + 4) * 4) * 3);
  // A fold across the lower right corner, which has no finder pattern.
  for (let y = side - 80; y < side; y++) data.fill(255, (y * side + side - 80 + (side - y)) * 3, (y + 1) * side * 3);
  expect(decodeQR({ width: side, height: side, data }, { timeLimit: 20_000 })).toContain(
    'lms.example.org/evidence/test\n2\n',
  );
});

test('a certificate is issued once: whoever asks at the same time or later gets the same bytes', async () => {
  const { tools, download, index, clock, person, check } = await certified();
  const copies = await Promise.all(Array.from({ length: 4 }, () => download()));
  clock.now = new Date('2026-11-25T08:00:00.000Z');
  copies.push(await download());
  const sha256 = hash('sha256', copies[0]!);
  expect(new Set(copies.map((bytes) => hash('sha256', bytes)))).toEqual(new Set([sha256]));

  const rows = await tools.db.selectFrom('certificate').selectAll().execute();
  const issued = { evidence_idx: index, person_id: person.id, sha256, issued_at: '2026-11-24T10:00:00.000Z' };
  expect(rows).toMatchObject([issued]);
  const anchors = await tools.db.selectFrom('evidence_anchor').select(['kind', 'target', 'size']).execute();
  expect(anchors).toEqual([{ kind: 'print', target: 'certificate', size: rows[0]!.size }]);
  expect(await check(copies[0]!)).toMatchObject({
    verdict: 'issued',
    differences: [],
    record: { index, state: 'stands' },
  });
});

onSqlite('a certificate says neither score nor attempts, not even in its attached files', async () => {
  const { download } = await certified();
  let record = '';
  edited(await download(), (editor) => (record = editor.attachment('record.json').toString()));
  const { disclosures } = JSON.parse(record) as { disclosures: string[] };
  const opened = disclosures.map((text) => JSON.parse(Buffer.from(text, 'base64url').toString()) as unknown[]);
  expect(opened.map(([, name]) => name)).toEqual(['sub', 'person', 'course', 'outcome']);
  expect(JSON.stringify(opened)).not.toMatch(/score|attempt|max|drawn/);
});

onSqlite('a German course has a German certificate, and the command line verifies it', async () => {
  const { tools, download, check } = await certified('Zoë Müller', await installation(), 'de');
  const pdf = await download();
  const verdict = await verified(pdf, [tools.evidence.vkey]);
  expect(verdict).toMatchObject({
    ok: true,
    errors: [],
    certificate: { name: 'Zoë Müller', course: { lang: 'de' } },
  });
  const { text } = await readPdf(pdf, answerOf);
  expect(text).toContain('Schulungsnachweis\nZoë Müller\nPersonalnummer');
  expect(text).toContain('Abgeschlossen am 24. November 2026');
  expect(await check(pdf)).toMatchObject({ verdict: 'issued' });

  const file = join(temporaryFolder(), 'nachweis.pdf');
  writeFileSync(file, pdf);
  const run = (...args: string[]) =>
    spawnSync(process.execPath, ['server/article39.mjs', 'verify', file, ...args], { encoding: 'utf8' });
  const withKey = run('--key', tools.evidence.vkey);
  expect(withKey.status).toBe(0);
  expect(withKey.stdout).toMatch(
    /^VERIFIED\n[^]*Zoë Müller \(BW-\d+\) passed "Wessen Daten[^]*does not show that the record was not withdrawn/,
  );
  const withoutKey = run('--json');
  expect(withoutKey.status).toBe(1);
  expect(JSON.parse(withoutKey.stdout)).toMatchObject({ ok: false });
});

test('a corrected record has a new certificate, and the check says of the old one that it was corrected', async () => {
  const { tools, download, index, clock, enter, check } = await certified();
  const { db, evidence } = tools;
  const old = await download();
  clock.now = new Date('2026-11-26T09:00:00.000Z');
  const by = { id: (await enter('Ines Castellan')).id, staffNumber: 'BW-1002' };
  const amend = (changes: Parameters<typeof amendRecord>[2]['changes']) =>
    inTransaction(db, (trx) =>
      amendRecord(
        trx,
        evidence,
        { index, reason: 'Misspelt.', by, changes, eraseOld: false },
        tools.today(),
        clock.now,
      ),
    );
  const amendment = await amend({ name: 'Mina Okafor-Lund' });
  const amended = await download();
  expect(await verified(amended, [evidence.vkey])).toMatchObject({
    ok: true,
    // The day of completion stands in the record that was corrected.
    certificate: { index: amendment, corrects: index, name: 'Mina Okafor-Lund', completedOn: '2026-11-24' },
  });
  expect(await check(amended)).toMatchObject({ verdict: 'issued', record: { index: amendment, state: 'stands' } });
  expect(await check(old)).toMatchObject({
    verdict: 'issued',
    record: { index, recordedOn: '2026-11-24', state: 'corrected', since: '2026-11-26' },
  });
  expect((await download()).equals(amended)).toBe(true);

  const forged = edited(amended, (editor) => editor.removeAttachment('original.json'));
  expect((await verified(forged, [evidence.vkey])).errors.map(({ code }) => code)).toEqual(['not_disclosed']);

  // A day that no entry says in clear has to be opened.
  await amend({ completedOn: '2026-11-20' });
  const moved = await verified(await download(), [evidence.vkey]);
  expect(moved).toMatchObject({ ok: true, certificate: { corrects: index, completedOn: '2026-11-20' } });
});

onSqlite('a withdrawn record has no certificate any more, and the check says since when', async () => {
  const { tools, download, index, clock, enter, check, person, path, app } = await certified();
  const pdf = await download();
  const completion = await tools.db.selectFrom('completion').selectAll().executeTakeFirstOrThrow();
  clock.now = new Date('2026-11-27T09:00:00.000Z');
  const by = { id: (await enter('Ines Castellan')).id, staffNumber: 'BW-1002' };
  await inTransaction(tools.db, (trx) =>
    revokeRecord(trx, tools, { index, reason: 'Another person sat there.', by }, tools.today(), clock.now),
  );
  // Also where the row that reports are made from is still there.
  await tools.db
    .insertInto('completion')
    .values(completion)
    .onConflict((c) => c.doNothing())
    .execute();
  const refused = await (await enter('Mina Okafor')).get(path);
  expect([refused.status, await codeOf(refused)]).toEqual([409, 'completion_withdrawn']);
  const record = { index, recordedOn: '2026-11-24', state: 'withdrawn', since: '2026-11-27' };
  expect(await check(pdf)).toMatchObject({ verdict: 'issued', record });

  const { certificate } = await verified(pdf, [tools.evidence.vkey]);
  const leaf = Buffer.from(certificate!.leafHash, 'base64').toString('base64url');
  const byNumbers = await app.request(`/api/certificates/${index}?leaf=${leaf}`);
  const answer = await byNumbers.text();
  expect(JSON.parse(answer)).toEqual(record);
  expect(answer).not.toContain(person.id);
  for (const [wrong, status] of [
    [`${index - 1}?leaf=${leaf}`, 404],
    [`${index}?leaf=${leaf.replace(/^./, (first) => (first === 'A' ? 'B' : 'A'))}`, 404],
    [`${index}?leaf=short`, 400],
    [`x?leaf=${leaf}`, 400],
    [String(index), 400],
  ] as const)
    expect.soft([wrong, (await app.request(`/api/certificates/${wrong}`)).status]).toEqual([wrong, status]);
});

onSqlite('of an erased record the check says only that it was erased', async () => {
  const { tools, download, index, clock, person, check } = await certified();
  const pdf = await download();
  await inTransaction(tools.db, (trx) => erasePeople(trx, tools.evidence, [person.id], 'art17', clock.now));
  expect(await check(pdf)).toMatchObject({
    verdict: 'proven',
    differences: [],
    record: { index, state: 'erased', since: null },
  });
  expect(await check(edited(pdf, (editor) => editor.retype('Okafor', 'Okafar')))).toMatchObject({
    verdict: 'changed',
    record: { state: 'erased' },
  });
});

onSqlite(
  'what no entry says, the organisation and the address, is compared with the file that was issued',
  async () => {
    const { tools, download, check } = await certified();
    const pdf = await download();
    const forged = edited(pdf, (editor) => {
      editor.retype('Brightwater Outdoor', 'Brighter Outdoor');
      editor.retype('localhost', 'loca1host');
    });
    const offline = await verified(forged, [tools.evidence.vkey]);
    expect(offline.ok).toBe(true);
    expect(offline.doesNotShow.join(' ')).toContain('Brighter Outdoor');
    expect((await check(forged)).differences.map(({ message }) => message)).toEqual([
      'Organisation: the paper says Brighter Outdoor, the record says Brightwater Outdoor.',
      'Check page: the paper says http://loca1host:3939/certificates/check, the record says http://localhost:3939/certificates/check.',
    ]);
    // Saved again by another program, and nothing changed.
    expect(await check(edited(pdf, () => {}))).toMatchObject({ verdict: 'changed', differences: [] });

    const elsewhere = await certified('Mina Okafor');
    expect(await elsewhere.check(pdf)).toMatchObject({ verdict: 'unknown', record: null, differences: [] });
  },
);

onSqlite(
  'a certificate is PDF/A-3a and PDF/UA-1 as far as its own words go: tagged, titled, with fonts inside',
  async () => {
    const pdf = Buffer.from(await printCertificate(sample)).toString('latin1');
    for (const claim of [
      '<pdfaid:part>3<',
      '<pdfaid:conformance>A<',
      '<pdfuaid:part>1<',
      '<pdfaSchema:prefix>pdfuaid<',
    ])
      expect(pdf).toContain(claim);
    const count = (text: string | RegExp) => pdf.split(text).length - 1;
    expect([count('/FontFile2 '), count('/Type0'), count('/AFRelationship /Source'), count('/OutputIntents')]).toEqual([
      3, 3, 1, 1,
    ]);
    for (const said of ['/Lang (en)', '/Marked true', '/DisplayDocTitle true', '/Title ', '/Tabs /S'])
      expect(pdf).toContain(said);
    const document = await getDocumentProxy(new Uint8Array(Buffer.from(pdf, 'latin1')));
    const roles = JSON.stringify(await (await document.getPage(1)).getStructTree());
    const tags = [...roles.matchAll(/"role":"(\w+)"/g)].map(([, role]) => role).filter((role) => role !== 'Root');
    const list = (rows: number) => ['L', ...Array.from({ length: rows }, () => ['LI', 'Lbl', 'LBody'])].flat();
    expect(tags).toEqual(
      ['Document', 'P', 'H1', 'P', 'P', 'P', 'P', list(3), 'H2', 'P', list(7), 'Figure', 'P'].flat(),
    );
  },
);

import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { hireWorker } from '../../../server/evidence/verification/block-workers.ts';
import { verifyBundle } from '../../../server/evidence/verification/verify-bundle.ts';
import type { VerifyOptions } from '../../../server/evidence/verification/verify-bundle.ts';
import {
  asBag,
  checkpoint,
  entry,
  erase,
  handLog,
  hashesOf,
  inFolder,
  inZip,
  logSigner,
  payload,
  recordClaims,
  signatureLine,
  signer,
} from './bundle-by-hand.ts';
import type { Files, HandEntry, Signer } from './bundle-by-hand.ts';
import { naiveRoot, sha256 } from './naive-tree.ts';
import { origin } from './vectors.ts';

const trusting = { vkeys: [logSigner.vkey], held: [] };
const fresh = signer(9);
const keyEntry = (date: string, action: string, { vkey }: Signer) => entry('key', date, {}, { action, vkey });
const refTo = (index: number) => ({ ref: { index, leaf: hashesOf(handLog)[index]!.toString('base64') } });

async function verdictOf(files: Files, options: Partial<VerifyOptions> = {}) {
  const verdict = await verifyBundle(inFolder(asBag(files)), { ...trusting, ...options });
  const codes = (list: { code: string }[]) => [...new Set(list.map(({ code }) => code))];
  return { ...verdict, refused: codes(verdict.errors), warned: codes(verdict.warnings) };
}

/** A checkpoint signed by several keys. */
function cosigned(log: HandEntry[], ...signers: Signer[]): string {
  const [body = ''] = checkpoint(log).split('\n\n');
  return `${body}\n\n${signers.map((by) => signatureLine(by, `${body}\n`)).join('')}`;
}

const long: HandEntry[] = [
  ...handLog.slice(0, 2),
  ...Array.from({ length: 65_535 }, (_, i) => entry('audit', '2026-03-06', {}, { nonce: `n${i}` })),
];

test.each([1, 2, 255, 256, 257, 4_095, 4_096, 4_097])(
  'a log of %i entries, and one entry fewer than signed',
  async (n) => {
    const log = long.slice(0, n);
    const files = payload(log);
    if (n === 1) for (const name of files.keys()) if (name.startsWith('data/courses/')) files.delete(name);
    const help = { hire: hireWorker, after: 1 };
    expect(await verdictOf(files, { help })).toMatchObject({
      ok: true,
      counts: { entries: n, withoutHiddenClaims: n },
    });
    const entries = String(files.get('data/log/entries.jsonl'));
    files.set('data/log/entries.jsonl', entries.slice(0, entries.lastIndexOf('\n', entries.length - 2) + 1));
    expect((await verdictOf(files, { help })).refused).toContain('size_differs');
  },
);

test('checkpoints held from every size around a power of two fit, and one of a changed log does not', async () => {
  const sizes = [1, 2, 255, 256, 257, 65_535, 65_536, 65_537];
  const held = sizes.map((size) => checkpoint(long.slice(0, size)));
  const fitting = await verdictOf(payload(long), { held, help: { hire: hireWorker, after: 1 } });
  expect(fitting).toMatchObject({ refused: [], counts: { entries: 65_537, withoutHiddenClaims: 65_537 } });
  expect(fitting.shows.join('\n')).toContain(`(size ${sizes.join(', ')})`);
  const other = long.slice(0, 257).with(255, entry('audit', '2026-03-06', {}, { nonce: 'other' }));
  const later = payload(long.slice(0, 300));
  expect((await verdictOf(later, { held: [checkpoint(other)] })).refused).toEqual(['history_changed']);
});

test('a log without entries is no evidence: nothing is published before the first entry', async () => {
  const body = `${origin}\n0\n${sha256('').toString('base64')}\n`;
  const files = payload(handLog).set('data/log/checkpoint.txt', `${body}\n${signatureLine(logSigner, body)}`);
  expect((await verdictOf(files)).ok).toBe(false);
  expect((await verdictOf(payload(handLog), { held: [String(files.get('data/log/checkpoint.txt'))] })).refused).toEqual(
    [],
  );
});

test('4,000 entries can be erased at once, 4,001 take two entries', async () => {
  const log = [
    ...handLog.slice(0, 2),
    ...Array.from({ length: 4_001 }, () => entry('revoke', '2026-03-06', { reason: 'x' }, refTo(2))),
  ].toSpliced(2, 0, handLog[2]!);
  const refs = log.flatMap((_, i) => (i > 2 ? [i] : []));
  const two = [...log, erase('2026-03-07', refs.slice(0, 4_000)), erase('2026-03-07', refs.slice(4_000))];
  const verdict = await verdictOf(payload(two));
  expect(verdict).toMatchObject({ refused: [], counts: { erased: 4_001 } });
  expect((await verdictOf(payload([...log, erase('2026-03-07', refs)]))).refused).toContain('entry_malformed');
});

test('a checkpoint with CRLF, out of a mail body, or wrapped by it is refused with a hint', async () => {
  const note = checkpoint(handLog);
  const held = async (text: string) => (await verdictOf(payload(handLog), { held: [text] })).errors[0];
  expect(await held(note.replaceAll('\n', '\r\n'))).toMatchObject({
    code: 'note_crlf',
    message: expect.stringContaining('Use the attached file as it is'),
  });
  for (const text of [note.replace('\u2014', '--'), note.replace(/(.{40})\n$/, '\n$1\n'), `> ${note}`, note.trim()]) {
    expect((await held(text))?.code, text).toMatch(/^note_(malformed|not_signed|signature_bad)$/);
  }
});

test('a lone surrogate in a name is refused, however it is spelled', async () => {
  const claims = recordClaims({ sub: 'E-\ud800' });
  const verdict = await verdictOf(payload([...handLog, entry('record', '2026-03-06', claims)]));
  expect(verdict.refused).toContain('not_canonical');
});

test('while a key is rotated both sign, and each line of a known key must fit', async () => {
  const log = [...handLog, keyEntry('2026-03-06', 'add', fresh)];
  const both = { vkeys: [logSigner.vkey, fresh.vkey] };
  const note = cosigned(log, logSigner, fresh);
  const files = payload(log).set('data/log/checkpoint.txt', note);
  expect(await verdictOf(files, both)).toMatchObject({ ok: true, warned: [] });
  expect(await verdictOf(files)).toMatchObject({ ok: true });
  const [head, , line] = note.split(/(?=\u2014)/);
  const [, wrong] = cosigned(handLog, fresh).split(/(?=\u2014)/);
  expect((await verdictOf(files.set('data/log/checkpoint.txt', `${note}${wrong}`), both)).refused).toEqual([
    'note_signature_bad',
  ]);
  expect(await verdictOf(files.set('data/log/checkpoint.txt', `${head}${line}`), both)).toMatchObject({ ok: true });
});

test('a checkpoint before the rotation, held with the old key, fits the log that the new key signs', async () => {
  const log = [...handLog, keyEntry('2026-03-06', 'add', fresh), keyEntry('2026-04-06', 'retire', logSigner)];
  const files = payload(log).set('data/log/checkpoint.txt', checkpoint(log, fresh));
  const options = { vkeys: [logSigner.vkey, fresh.vkey], held: [checkpoint(handLog)] };
  expect(await verdictOf(files, options)).toMatchObject({ ok: true, warned: [] });
});

test('a retired key beside a live one is no harm, alone it is refused', async () => {
  const log = [...handLog, keyEntry('2026-03-06', 'add', fresh), keyEntry('2026-04-06', 'retire', logSigner)];
  const both = { vkeys: [logSigner.vkey, fresh.vkey] };
  const files = payload(log).set('data/log/checkpoint.txt', cosigned(log, logSigner, fresh));
  expect(await verdictOf(files, both)).toMatchObject({ ok: true, warned: [] });
  expect((await verdictOf(files.set('data/log/checkpoint.txt', cosigned(log, logSigner)), both)).refused).toEqual([
    'key_retired',
  ]);
});

test('a closed log may name its successor, which begins with what was published last', async () => {
  const closed = [...handLog, entry('close', '2026-03-06', {}, { successor: `${origin}/2`, reason: 'restore' })];
  expect(await verdictOf(payload(closed))).toMatchObject({ ok: true });
  const again = [...closed, entry('close', '2026-03-06', {}, { successor: `${origin}/2`, reason: 'restore' })];
  expect((await verdictOf(payload(again))).refused).toEqual(['entry_after_close']);
  const genesis = (prev: object) => {
    const first = entry(
      'genesis',
      '2026-03-01',
      {},
      { format: 'staff-training-evidence/1', prev, vkey: logSigner.vkey },
    );
    const files = payload([first]);
    for (const name of files.keys()) if (name.startsWith('data/courses/')) files.delete(name);
    return verdictOf(files);
  };
  const root = naiveRoot(hashesOf(closed)).toString('base64');
  const prev = { origin: 'lms.example.org/evidence/old', size: 9, root };
  expect(await genesis(prev)).toMatchObject({ ok: true });
  for (const wrong of [
    { ...prev, size: -1 },
    { ...prev, root: root.slice(4) },
    { ...prev, origin: 'OLD' },
    { origin },
  ]) {
    expect((await genesis(wrong)).refused, JSON.stringify(wrong)).toContain('entry_malformed');
  }
});

test('Payload-Oxum, where it is there, must be true', async () => {
  const bag = asBag(payload(handLog));
  const named = [...bag].filter(([name]) => name.startsWith('data/'));
  const bytes = named.reduce((sum, [, content]) => sum + Buffer.byteLength(content), 0);
  const refusedWith = async (line: string) => {
    const info = `${String(bag.get('bag-info.txt'))}${line}`;
    const tags = String(bag.get('tagmanifest-sha256.txt')).replace(
      /[0-9a-f]{64}( {2}bag-info)/,
      `${sha256(info).toString('hex')}$1`,
    );
    const folder = inFolder(new Map([...bag, ['bag-info.txt', info], ['tagmanifest-sha256.txt', tags]]));
    return (await verifyBundle(folder, trusting)).errors.map(({ code }) => code);
  };
  const right = `Payload-Oxum: ${bytes}.${named.length}\n`;
  expect(await refusedWith(right)).toEqual([]);
  expect(await refusedWith(`Payload-Oxum: ${bytes + 1}.${named.length}\n`)).toEqual(['bag_oxum_differs']);
  expect(await refusedWith(`Payload-Oxum: ${bytes}.${named.length - 1}\n`)).toEqual(['bag_oxum_differs']);
  expect(await refusedWith('Payload-Oxum: many\n')).toEqual(['bag_malformed']);
  expect(await refusedWith(right + right)).toEqual(['bag_malformed']);
});

test('a bundle that is named for another size is pointed out, one with another name is not', async () => {
  const warned = async (top: string) =>
    (await verifyBundle(await inZip(asBag(payload(handLog)), top), trusting)).warnings.map(({ code }) => code);
  expect(await warned('evidence-acme-8-20260305/')).toEqual([]);
  expect(await warned('evidence-acme-9-20260305/')).toEqual(['name_says_other_size']);
  expect(await warned('from-the-dpo/')).toEqual([]);
});

test('a bundle encrypted with age is refused, and the message says how to open it', async () => {
  for (const head of ['age-encryption.org/v1\n-> X25519 abc\n', '-----BEGIN AGE ENCRYPTED FILE-----\nYWdl\n']) {
    const path = join(inFolder(new Map()), 'bundle.zip.age');
    writeFileSync(path, head);
    expect(await verifyBundle(path, trusting)).toMatchObject({
      ok: false,
      errors: [{ code: 'bundle_encrypted', message: expect.stringContaining('age -d -i KEY') }],
    });
  }
});

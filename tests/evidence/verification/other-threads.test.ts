import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { expect, test } from 'vitest';
import { BlockWorker, hireWorker } from '../../../server/evidence/verification/block-workers.ts';
import { verifyBundle } from '../../../server/evidence/verification/verify-bundle.ts';
import { asBag, entry, erase, handLog, inFolder, inZip, logSigner, payload, recordClaims } from './bundle-by-hand.ts';
import type { Files, HandEntry } from './bundle-by-hand.ts';

const alone = { vkeys: [logSigner.vkey], held: [] };
const helped = { ...alone, help: { hire: hireWorker, after: 0 } };

/** Enough for several blocks: with records of every spelling, erased ones, and one that is refused. */
const longLog: HandEntry[] = [
  ...handLog,
  ...Array.from({ length: 400 }, (_, i) =>
    entry('record', '2026-03-05', recordClaims({ sub: i % 7 === 0 ? `"${i}"` : `E-${i}`, outcome: 'completed' })),
  ),
  erase('2026-03-06', [9, 70, 400]),
];

const broken = (files: Files): [string, Files][] => [
  ['whole', new Map(files)],
  ['an entry altered', changed(files, 'data/log/entries.jsonl', '"date":"2026-03-06"', '"date":"2026-03-07"')],
  ['a disclosure missing', changed(files, 'data/records.jsonl', /,"[\w-]+"\]\}\n$/, ']}\n')],
  ['a row altered', changed(files, 'data/records.csv', 'failed', 'passed')],
  ['the last line cut', changed(files, 'data/records.jsonl', /.{40}\n$/, '')],
];

function changed(files: Files, name: string, from: string | RegExp, to: string): Files {
  return new Map(files).set(name, String(files.get(name)).replace(from, to));
}

test('a thread that helps changes nothing in the verdict, whatever the bundle, in a folder or in a zip', async () => {
  for (const [what, files] of broken(payload(longLog))) {
    const bag = asBag(files);
    const expected = await verifyBundle(inFolder(bag), alone);
    expect(expected.ok, what).toBe(what === 'whole');
    expect(await verifyBundle(inFolder(bag), helped), what).toEqual(expected);
    expect(await verifyBundle(await inZip(bag, `evidence-test-${longLog.length}-20260306/`), helped), what).toEqual(
      expected,
    );
  }
});

test('a thread that ends, throws or answers nothing at all never leads to a verified bundle', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'a39-threads-'));
  const programs = {
    ends: 'process.exit(0);',
    'ends when asked': `import { parentPort } from 'node:worker_threads'; parentPort.on('message', () => process.exit(0));`,
    throws: `throw new Error('out of order');`,
    'throws when asked': `import { parentPort } from 'node:worker_threads'; parentPort.on('message', () => { throw 1; });`,
    'has no memory': `const all = []; for (;;) all.push(new Array(1e6).fill(all.length));`,
  };
  const bundle = inFolder(asBag(payload(longLog)));
  for (const [what, program] of Object.entries(programs)) {
    const path = join(folder, `${what.replaceAll(' ', '-')}.mjs`);
    writeFileSync(path, program);
    const hire = () => new BlockWorker(pathToFileURL(path));
    const { ok, errors } = await verifyBundle(bundle, { ...alone, help: { hire, after: 0 } });
    expect(ok, what).toBe(false);
    expect(
      errors.map(({ code }) => code),
      what,
    ).toContain('verifier_failed');
  }
});

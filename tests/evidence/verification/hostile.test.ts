import { mkdtempSync, readFileSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { verifyBundle } from '../../../server/evidence/verification/verify-bundle.ts';
import { asBag, handLog, inFolder, inZip, logSigner, payload } from './bundle-by-hand.ts';
import type { Files } from './bundle-by-hand.ts';

const trusting = { vkeys: [logSigner.vkey], held: [] };
const folder = mkdtempSync(join(tmpdir(), 'a39-hostile-'));

async function refusalsOf(path: string): Promise<string[]> {
  const { ok, errors } = await verifyBundle(path, trusting);
  const codes = errors.map(({ code }) => code);
  expect(ok).toBe(false);
  expect(codes).not.toEqual([]);
  expect(codes).not.toContain('verifier_failed');
  return codes;
}

function written(bytes: Uint8Array): string {
  const path = join(folder, 'hostile.zip');
  writeFileSync(path, bytes);
  return path;
}

test('a bundle that is not there, empty, a device, or no zip', async () => {
  expect(await refusalsOf(join(folder, 'nowhere'))).toEqual(['bundle_unreadable']);
  expect(await refusalsOf('')).toEqual(['bundle_unreadable']);
  expect(await refusalsOf('/dev/null')).toEqual(['bundle_unreadable']);
  expect(await refusalsOf('a\u0000b')).toEqual(['bundle_unreadable']);
  expect(await refusalsOf(written(Buffer.alloc(0)))).toEqual(['bundle_unreadable']);
  expect(await refusalsOf(written(Buffer.from('PK')))).toEqual(['bundle_unreadable']);
  await refusalsOf(mkdtempSync(join(folder, 'empty-')));
});

test('random bytes as a bundle', async () => {
  await fc.assert(
    fc.asyncProperty(fc.uint8Array({ maxLength: 300 }), async (bytes) => {
      await refusalsOf(written(bytes));
    }),
  );
});

test('a zip cut anywhere', async () => {
  const path = await inZip(asBag(payload(handLog)));
  const whole = readFileSync(path);
  await fc.assert(
    fc.asyncProperty(fc.nat(whole.length - 1), async (length) => {
      writeFileSync(path, whole);
      truncateSync(path, length);
      expect(await refusalsOf(path)).toEqual(['bundle_unreadable']);
    }),
    { numRuns: 60 },
  );
});

test('a zip with altered bytes is refused or means the same, and never breaks the verifier', async () => {
  const whole = readFileSync(await inZip(asBag(payload(handLog))));
  const changes = fc.array(fc.tuple(fc.nat(whole.length - 1), fc.nat(255)), { minLength: 1, maxLength: 4 });
  const good = await verifyBundle(await inZip(asBag(payload(handLog))), trusting);
  await fc.assert(
    fc.asyncProperty(changes, async (list) => {
      const bytes = Buffer.from(whole);
      for (const [at, byte] of list) bytes[at] = byte;
      const verdict = await verifyBundle(written(bytes), trusting);
      expect(verdict.errors.map(({ code }) => code)).not.toContain('verifier_failed');
      if (verdict.ok) expect(verdict).toEqual(good);
    }),
    { numRuns: 300 },
  );
});

test('any file of the bundle replaced by random bytes', async () => {
  const names = [...asBag(payload(handLog)).keys()];
  await fc.assert(
    fc.asyncProperty(fc.constantFrom(...names), fc.uint8Array({ maxLength: 300 }), async (name, bytes) => {
      const isTag = !name.startsWith('data/');
      const files: Files = isTag
        ? asBag(payload(handLog)).set(name, Buffer.from(bytes))
        : asBag(payload(handLog).set(name, Buffer.from(bytes)));
      const path = inFolder(files);
      const { errors } = await verifyBundle(path, trusting);
      rmSync(path, { recursive: true });
      expect(errors.map(({ code }) => code)).not.toContain('verifier_failed');
      // Nothing rests on these two: nobody computes with a README, and the key came from the caller.
      if (!['data/README.txt', 'data/log/policy.txt'].includes(name)) expect(errors).not.toEqual([]);
    }),
    { numRuns: 150 },
  );
});

test('lines that never end, are cut, are not UTF-8, or nest without end', async () => {
  const endless = Buffer.alloc(6_000_000, 0x61);
  const nested = `${'['.repeat(100_000)}${']'.repeat(100_000)}\n`;
  const cases: [string, string | Buffer, string][] = [
    ['data/log/entries.jsonl', endless, 'line_too_long'],
    ['data/log/entries.jsonl', handLog[0]!.leaf, 'line_unfinished'],
    ['data/log/entries.jsonl', Buffer.from([0xff, 0x0a]), 'not_utf8'],
    ['data/log/entries.jsonl', nested, 'leaf_too_long'],
    ['data/records.jsonl', endless, 'line_too_long'],
    ['data/records.jsonl', Buffer.from([0xff, 0x0a]), 'not_utf8'],
    ['data/records.jsonl', nested, 'records_malformed'],
    ['data/records.csv', Buffer.concat([Buffer.from('\uFEFF'), endless]), 'csv_malformed'],
    ['data/records.csv', Buffer.from([0xef, 0xbb, 0xbf, 0xff]), 'not_utf8'],
    ['data/records.csv', `\uFEFF${','.repeat(100_000)}`, 'csv_malformed'],
    ['data/log/checkpoint.txt', endless, 'file_too_large'],
    ['data/log/checkpoint.txt', Buffer.from([0xff]), 'not_utf8'],
  ];
  for (const [name, content, code] of cases) {
    expect(await refusalsOf(inFolder(asBag(payload(handLog).set(name, content)))), `${name} ${code}`).toContain(code);
  }
});

test('thousands of faults of one kind are counted, not all listed', async () => {
  const log = '{}\n'.repeat(5_000);
  const { errors } = await verifyBundle(inFolder(asBag(payload(handLog).set('data/log/entries.jsonl', log))), trusting);
  expect(errors.length).toBeLessThan(100);
  expect(errors.map(({ message }) => message)).toContain('and 4980 more of the same kind');
});

import { spawnSync } from 'node:child_process';
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { asBag, checkpoint, handLog, inFolder, inZip, logSigner, payload } from './bundle-by-hand.ts';

const launcher = fileURLToPath(new URL('../../../server/article39.mjs', import.meta.url));
const article39 = (...args: string[]) => spawnSync(process.execPath, [launcher, ...args], { encoding: 'utf8' });

const bundle = inFolder(asBag(payload(handLog)));
const folder = mkdtempSync(join(tmpdir(), 'a39-command-'));

function kept(note: string): string {
  const path = join(folder, `checkpoint-${note.length}.txt`);
  writeFileSync(path, note);
  return path;
}

test('a verified bundle: exit code 0, and words for a person', async () => {
  const held = kept(checkpoint(handLog.slice(0, 4)));
  const { status, stdout, stderr } = article39(
    'verify',
    await inZip(asBag(payload(handLog))),
    '--key',
    logSigner.vkey,
    '--held',
    held,
  );
  expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
  expect(stdout).toMatch(/^VERIFIED\n/);
  expect(stdout).toContain('What this shows\n  - The 3 listed training records were written to the log');
  expect(stdout).toContain('What this does not show\n');
  expect(stdout).toContain('It does not show that the named person personally did the training.');
});

test('no key: exit code 1, and a hint where to get it', () => {
  const { status, stdout } = article39('verify', bundle);
  expect(status).toBe(1);
  expect(stdout).toMatch(/^REFUSED\n/);
  expect(stdout).toContain('Unsigned as far as you know');
});

test('a changed past: exit code 1, as JSON for a script', () => {
  const other = kept(checkpoint(handLog.toSpliced(2, 1)));
  const { status, stdout } = article39('verify', bundle, '--key', logSigner.vkey, '--held', other, '--json');
  expect(status).toBe(1);
  expect(JSON.parse(stdout)).toMatchObject({ ok: false, errors: [{ code: 'history_changed' }], shows: [] });
});

test('a held checkpoint or a bundle that is not there: exit code 1, with a code', () => {
  const { status, stdout } = article39('verify', bundle, '--key', logSigner.vkey, '--held', join(folder, 'lost'));
  expect(status).toBe(1);
  expect(stdout).toContain('[file_unreadable, ');
  expect(article39('verify', join(folder, 'lost')).stdout).toContain('[bundle_unreadable]');
});

test('a nonce that is not in the log: exit code 1', () => {
  const { status, stdout } = article39('verify', bundle, '--key', logSigner.vkey, '--nonce', 'today');
  expect(status).toBe(1);
  expect(stdout).toContain('[nonce_missing]');
});

test('names in a hostile bundle cannot steer the terminal', () => {
  const csv = String(payload(handLog).get('data/records.csv')).replace(
    'superseded_by',
    'superseded_by,\u001b[2J\u202Ex',
  );
  const { stdout } = article39(
    'verify',
    inFolder(asBag(payload(handLog).set('data/records.csv', csv))),
    '--key',
    logSigner.vkey,
  );
  expect(stdout).toContain('csv_column_unproven');
  for (const char of ['\u001b', '\u202e']) expect(stdout.includes(char)).toBe(false);
});

test('wrong usage: exit code 2; help: exit code 0', () => {
  for (const args of [[], ['nonsense'], ['constructor'], ['verify'], ['verify', 'a', 'b'], ['verify', '--what']]) {
    const { status, stderr } = article39(...args);
    expect(status, args.join(' ')).toBe(2);
    expect(stderr).toContain('Usage: article39');
  }
  expect(article39('--help')).toMatchObject({ status: 0, stderr: '' });
  expect(article39('verify', '--help').stdout).toContain('--held FILE');
});

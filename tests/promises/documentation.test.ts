import { execFileSync } from 'node:child_process';
import { globSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { settings } from '../../server/config.ts';
import { refusals } from '../../server/refusals.ts';

const root = join(import.meta.dirname, '../..');
const read = (path: string) => readFileSync(join(root, path), 'utf8');

test('every setting is documented, and no other', () => {
  const documented = [...read('docs/settings.md').matchAll(/`(A39_\w+)`/g)].map((match) => match[1]);
  expect(new Set(documented)).toEqual(new Set(Object.keys(settings)));
});

test('every refusal code is documented with its status, is thrown somewhere, and no other', () => {
  const documented = [...read('docs/api.md').matchAll(/^\| `(\w+)` \| (\d{3}) \|/gm)];
  expect(Object.fromEntries(documented.map(([, code, status]) => [code, Number(status)]))).toEqual(refusals);
  const source = globSync('server/**/*.ts', { cwd: root })
    .filter((file) => file !== 'server/refusals.ts')
    .map((file) => read(file))
    .join('');
  for (const code of Object.keys(refusals)) expect(source, `nothing throws ${code}`).toContain(`'${code}'`);
});

test('links in the documents lead somewhere', () => {
  for (const file of ['README.md', 'CHANGELOG.md', 'PRIVACY.md', ...globSync('docs/**/*.md', { cwd: root })])
    for (const [, target] of read(file).matchAll(/\]\((?!https?:|#|mailto:)([^)#]+)[^)]*\)/g)) {
      const folder = file.includes('/') ? file.slice(0, file.lastIndexOf('/')) : '.';
      expect(() => read(join(folder, target!)), `${file} -> ${target}`).not.toThrow();
    }
});

test('the first module of the authoring guide passes the checker', () => {
  const folder = mkdtempSync(join(tmpdir(), 'a39-first-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  const pages = [...read('docs/authoring.md').matchAll(/^```markdown\n(.*?)^```$/gms)].map((match) => match[1]!);
  const lang = join(folder, 'wrong-address/en');
  mkdirSync(lang, { recursive: true });
  for (const [i, name] of ['course.md', '01-wrong-address.md'].entries()) writeFileSync(join(lang, name), pages[i]!);
  const check = ['server/article39.mjs', 'courses', 'check', '--strict', '--root', folder, '--today', '2026-11-24'];
  expect(execFileSync(process.execPath, check, { cwd: root, encoding: 'utf8' })).toContain('no errors, no warnings');
});

test('the exercises named for wrong beliefs exist', () => {
  const pages = globSync('courses/*/en/*.md', { cwd: root })
    .map((file) => read(file))
    .join('');
  const rows = [...read('docs/misconceptions.md').matchAll(/^\| M\d+ .*/gm)].map(([row]) => row);
  expect(rows).toHaveLength(50);
  for (const [, id] of rows.join('').matchAll(/`([a-z0-9-]+)`/g)) expect(pages).toContain(`\`id: ${id} ·`);
});

test('nothing names a path of the machine it was made on, or a registry', () => {
  // All but this file, which has to name what it looks for.
  const files = globSync('{server,db,web-components,courses,tests,bench,docs,.ci}/**/*.{ts,mjs,md,json,css}', {
    cwd: root,
  });
  for (const file of [
    ...files.filter((name) => !name.endsWith('documentation.test.ts')),
    'package.json',
    'package-lock.json',
    'README.md',
    '.ci/run',
  ])
    expect(read(file), file).not.toMatch(/\/(work|root)\/|registry\.[a-z]|"resolved":/);
});

import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { publicElements } from '../../web-components/package/public-elements.ts';
import { allCourses, installation } from '../support/installation.ts';

const folder = join(import.meta.dirname, '../../dist/web');

/** What a file pulls in before it runs: static imports, not `import()`. */
function closure(name: string, seen = new Set<string>()): Set<string> {
  if (seen.has(name)) return seen;
  seen.add(name);
  const text = readFileSync(join(folder, name), 'utf8');
  for (const [, target] of text.matchAll(/(?:from|import)\s*"\.\/([^"]+)"/g)) closure(target!, seen);
  return seen;
}

const gzip = (name: string) => gzipSync(readFileSync(join(folder, name)), { level: 9 }).length;
const kilobytes = (names: Iterable<string>) => [...names].reduce((sum, name) => sum + gzip(name), 0) / 1024;

/** The chunk that an element's tag makes the page load, by the name that Vite gives it. */
const chunk = (start: string) => readdirSync(folder).filter((name) => name.startsWith(start) && name.endsWith('.js'));

test('a learner loads at most 30 KB: Lit, My training, the course player and English', () => {
  const learner = new Set([
    ...closure('a39.js'),
    ...[...chunk('course-'), ...chunk('my-training-')].flatMap((name) => [...closure(name)]),
  ]);
  expect(kilobytes(learner)).toBeLessThanOrEqual(30);
});

test('a language of the learner is at most 3 KB', () => {
  const base = [...closure('a39.js')].map((name) => readFileSync(join(folder, name), 'utf8')).join('');
  for (const lang of ['de', 'es', 'fr', 'it', 'nl', 'pl']) {
    const names = new Set([...base.matchAll(new RegExp(`\\./(${lang}-[\\w-]+\\.js)`, 'g'))].map(([, name]) => name!));
    expect([lang, names.size]).toEqual([lang, 1]);
    for (const name of names) expect([lang, kilobytes([name]) <= 3]).toEqual([lang, true]);
  }
});

test('signing in a guest and its config are at most 5 KB', () => {
  const base = closure('a39.js');
  const names = [...chunk('host-sign-in-'), ...chunk('config-'), ...chunk('signin-')];
  expect(names).toHaveLength(3);
  const all = new Set(names.flatMap((name) => [...closure(name)]));
  expect(kilobytes(all.difference(base))).toBeLessThanOrEqual(5);
});

test('a lesson with Spot the gap, Score, Timeline or Decide loads one more file, of at most 6 KB with all languages', () => {
  const [rare, ...others] = chunk('rare-kinds-');
  expect(others).toEqual([]);
  const base = closure('a39.js');
  expect(base).not.toContain(rare);
  expect(kilobytes(closure(rare!).difference(base))).toBeLessThanOrEqual(6);
});

test('team and evidence add at most 20 KB each, a language at most 3', () => {
  const base = closure('a39.js');
  for (const start of [
    'team-',
    'overdue-',
    'evidence-',
    'export-',
    'versions-',
    'refresher-',
    'records-',
    'erasure-',
    'documents-',
    'my-documents-',
    'my-data-',
    'quick-check-',
    'acknowledge-',
    'certificates-',
    'badges-',
    'privacy-',
    'obligations-',
    'first-run-',
    'settings-',
    'intranet-',
    'issuers-',
    'snippet-',
    'policy-check-',
    'check-',
    'reminders-',
    'webhooks-',
    'access-log-',
    'lms-',
    'platforms-',
    'connect-',
    'strangers-',
    'deliveries-',
    'packages-',
    'stores-',
    'reported-',
  ])
    for (const name of chunk(start)) expect(kilobytes(closure(name).difference(base))).toBeLessThanOrEqual(20);
  for (const name of chunk('de-')) expect(kilobytes([name])).toBeLessThanOrEqual(4);
});

test('the pinned file is one, holds every element for other pages in seven languages, and stays below 122 KB', () => {
  const bytes = readFileSync(join(folder, '../pinned/a39.js'));
  const text = bytes.toString();
  // Integrity on its tag says nothing of what it would load.
  expect(text).not.toMatch(/\bimport\s*[("'{*]|\bfrom\s*"/);
  for (const { folder: name } of publicElements) expect(text).toContain(`a39-${name}`);
  for (const screen of ['a39-settings', 'a39-evidence', 'a39-export', 'a39-people-import', 'a39-preview'])
    expect(text).not.toMatch(new RegExp(`["'\`]${screen}["'\`]`));
  for (const words of ['Meine Schulungen', 'Mi formación', 'Mes formations', 'La mia formazione', 'Moje szkolenia'])
    expect(text).toContain(words);
  const kb = gzipSync(bytes, { level: 9 }).length / 1024;
  console.log(`dist/pinned/a39.js: ${kb.toFixed(1)} KB gzip`);
  expect(kb).toBeLessThanOrEqual(122);
});

test('what is sent of a lesson for a step is at most 8 KB: each outline and each module of every course', async () => {
  const { tools } = await installation({ A39_COURSES: allCourses });
  const sent = tools.library
    .all()
    .flatMap(({ courseId, lang, outline, modules }) => [
      [`${courseId}/${lang}`, outline.gzip.length] as const,
      ...[...modules].map(([id, module]) => [`${courseId}/${lang}/${id}`, module.gzip.length] as const),
    ]);
  expect(sent.length).toBeGreaterThanOrEqual(34);
  expect(sent.filter(([, bytes]) => bytes > 8 * 1024)).toEqual([]);
});

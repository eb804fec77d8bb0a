import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { questionsOf } from '../../../server/courses/check/ids.ts';
import { run } from '../../../server/courses/command.ts';
import { findCourses, loadCourse } from '../../../server/courses/course-folder.ts';
import { editionOf } from '../../../server/courses/export/edition.ts';
import { describedPicture, htmlText } from '../../../server/courses/export/html-text.ts';
import { print } from '../../../server/courses/export/print.ts';
import { baseFiles } from '../base-course.ts';
import { readGift } from './gift-reader.ts';
import { inParagraphs, reasonsOf } from './reasons.ts';
import { at, readXml } from './xml-reader.ts';

const today = '2026-11-24';
let root: string;

beforeAll(() => {
  root = mkdtempSync(join(tmpdir(), 'export-'));
  const dir = join(root, 'small-course', 'en');
  mkdirSync(dir, { recursive: true });
  for (const [path, text] of baseFiles) writeFileSync(join(dir, path), text);
  mkdirSync(join(root, 'broken', 'en'), { recursive: true });
  writeFileSync(join(root, 'broken', 'en', 'course.md'), 'nothing');
});

afterAll(() => rmSync(root, { recursive: true, force: true }));

async function exporting(...args: string[]): Promise<{ code: number; out: string; err: string }> {
  const [out, err]: string[][] = [[], []];
  const surroundings = { print: (text: string) => out!.push(text), complain: (text: string) => err!.push(text), today };
  const code = await run(['export', ...args], surroundings);
  return { code, out: out!.join('\n'), err: err!.join('\n') };
}

const small = (...args: string[]) => exporting('small-course', '--root', root, ...args);

test.each([
  ['gift', '$CATEGORY: $course$/top/A small course'],
  ['moodle-xml', '<?xml version="1.0" encoding="UTF-8"?>'],
  ['print', '<!doctype html>'],
])('a course as %s', async (format, begins) => {
  const { code, out } = await small('--as', format);
  expect(code).toBe(0);
  expect(out).toContain(begins);
});

test('what becomes something else is told on stderr, and documented', async () => {
  const { err } = await small('--as', 'gift');
  expect(err.split('\n')[0]).toBe('order-hour: ordering becomes matching of step and number');
  expect((await small('--as', 'print')).err).toBe('');
  const documented = readFileSync(join(import.meta.dirname, '../../../docs/export.md'), 'utf8');
  const xml = (await small('--as', 'moodle-xml')).err;
  for (const change of `${err}\n${xml}`.split('\n').map((line) => line.slice(line.indexOf(': ') + 2)))
    expect(documented).toContain(change);
});

test('a file, and one module', async () => {
  const file = join(root, 'out.gift');
  const { code, out } = await small('--as', 'gift', '--module', 'whom-to-call', '--out', file);
  expect([code, out]).toEqual([0, `${file}: 13 exercises`]);
  expect(readGift(readFileSync(file, 'utf8')).questions).toHaveLength(13);
});

test('what it refuses, and what to do instead', async () => {
  const refused = async (code: number, words: string, ...args: string[]) => {
    const { code: found, out, err } = await exporting(...args, '--root', root);
    expect([found, out]).toEqual([code, '']);
    expect(err).toContain(words);
  };
  await refused(2, 'Usage: article39 courses export', '--as', 'gift');
  await refused(2, 'Usage: article39 courses export', 'small-course', 'another', '--as', 'gift');
  await refused(2, 'Say --as gift, moodle-xml, print.', 'small-course');
  await refused(2, 'Say --as gift, moodle-xml, print.', 'small-course', '--as', 'toString');
  await refused(2, "Unknown option '--format'", 'small-course', '--format', 'gift');
  await refused(2, 'There is no course ../small-course', '../small-course', '--as', 'gift');
  await refused(2, 'There are: broken, small-course.', 'other', '--as', 'gift');
  await refused(2, 'not there in fr. Say --lang en.', 'small-course', '--as', 'gift', '--lang', 'fr');
  await refused(2, 'has no module x. There are: whom-to-call.', 'small-course', '--as', 'gift', '--module', 'x');
  await refused(1, 'The course broken/en cannot be read.', 'broken', '--as', 'gift');
  await refused(1, 'The file cannot be written', 'small-course', '--as', 'gift', '--out', join(root, 'no', 'where'));
  const missing = await exporting('small-course', '--as', 'gift', '--root', join(root, 'nowhere'));
  expect([missing.code, missing.err]).toEqual([2, expect.stringContaining('The courses cannot be read')]);
});

test('--help', async () => {
  const { code, out } = await exporting('--help');
  expect(code).toBe(0);
  expect(out).toContain('docs/export.md');
});

test('a course with errors is exported all the same, and says so', async () => {
  const dir = join(root, 'faulty', 'en');
  mkdirSync(dir, { recursive: true });
  for (const [path, text] of baseFiles)
    writeFileSync(join(dir, path), text.replaceAll('small-course', 'faulty').replace('id: bank-two', 'id: bank-one'));
  const { code, out, err } = await exporting('faulty', '--as', 'gift', '--root', root);
  expect([code, readGift(`${out}\n`).questions.length]).toEqual([0, 13]);
  expect(err).toMatch(/^faulty\/en has errors: \d+\./);
});

const folders = await findCourses(join(import.meta.dirname, '../../../courses'));

test.each(folders.map(({ courseId, lang }) => [courseId, lang] as const))(
  '%s in %s leaves in every format',
  async (id, lang) => {
    const folder = folders.find((one) => one.courseId === id && one.lang === lang)!;
    const { course, files } = await loadCourse(folder, today);
    const questions = questionsOf(course!);
    const gift = await exporting(id, '--lang', lang, '--as', 'gift');
    expect(gift.code).toBe(0);
    expect(readGift(gift.out).questions.map((one) => one.name)).toEqual(questions.map((one) => one.id));
    const xml = await exporting(id, '--lang', lang, '--as', 'moodle-xml');
    const names = at(readXml(xml.out), 'question/name/text').map((one) => one.text);
    expect(names).toEqual(questions.map((one) => one.id));
    const html = print(editionOf(course!, files)!).text;
    const answers = [...html.matchAll(/<section class="answers">[\s\S]*?<\/article>/g)].map(([part]) => part).join('');
    const before = html.replace(/<section class="answers">[\s\S]*?<\/article>/g, '');
    for (const reason of questions.flatMap(reasonsOf)) {
      const words = htmlText(inParagraphs(reason), describedPicture);
      expect(answers).toContain(words);
      expect(before).not.toContain(words);
    }
  },
);

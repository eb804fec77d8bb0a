import { cp, mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { contentId, isPortablePath } from '../../server/courses/content-id.ts';
import { findCourses, loadCourse, readCourseFolder } from '../../server/courses/course-folder.ts';
import { run } from '../../server/courses/command.ts';
import { baseFiles, changed, moduleFile } from './base-course.ts';

let root: string;
let dir: string;

beforeEach(async () => {
  root = await mkdtemp(join(tmpdir(), 'a39-courses-'));
  dir = join(root, 'small-course/en');
  await mkdir(join(dir, 'images'), { recursive: true });
  for (const [path, text] of baseFiles) await writeFile(join(dir, path), text);
});

afterEach(() => rm(root, { recursive: true }));

const folder = () => ({ courseId: 'small-course', lang: 'en', dir });

describe('a content id', () => {
  test('is that of the evidence notes', () => {
    const sums = '5891b5b522d5df086d0ff0b110fbd9d21bb4fc7163af34d08286a2e846f6be03  index.html\n';
    expect(contentId(new Map([['index.html', Buffer.from('hello\n')]]))).toEqual({
      content: 'sha256:948529c2b2f5c2725ccf98386e9c860715af29f9d7a6134b696ff726d56f006b',
      sums,
      files: 1,
      bytes: 6,
    });
  });

  test('does not depend on the order of the files, and sorts bytewise by path', () => {
    const entries: [string, Buffer][] = ['b.md', 'a.md', 'B.md', 'images/z.png', 'images-1.md', '_x'].map((path) => [
      path,
      Buffer.from(path),
    ]);
    const expected = ['B.md', '_x', 'a.md', 'b.md', 'images-1.md', 'images/z.png'];
    entries.splice(2, 1);
    const ids = [entries, entries.toReversed()].map((files) => contentId(new Map(files)));
    expect(ids[0]).toEqual(ids[1]);
    expect(
      ids[0]!.sums
        .trimEnd()
        .split('\n')
        .map((line) => line.slice(66)),
    ).toEqual(expected.slice(1));
  });

  test('refuses names that are not portable', () => {
    for (const path of ['', '.hidden', 'a/../b', '/a', 'a/', 'é.md', 'a b', 'a.', 'a'.repeat(101)]) {
      expect(isPortablePath(path), path).toBe(false);
      expect(() => contentId(new Map([[path, Buffer.from('')]]))).toThrow(RangeError);
    }
    expect(() =>
      contentId(
        new Map([
          ['a.md', Buffer.from('')],
          ['A.md', Buffer.from('')],
        ]),
      ),
    ).toThrow('case');
  });
});

describe('a folder', () => {
  test('is found by its course and language', async () => {
    await mkdir(join(root, 'law'));
    await mkdir(join(root, 'small-course/drafts'));
    await writeFile(join(root, 'README.md'), '');
    expect(await findCourses(root)).toEqual([folder()]);
  });

  test('is read whole', async () => {
    await writeFile(join(dir, 'images/card.png'), 'png');
    const { files, remarks } = await readCourseFolder(dir);
    expect([...files.keys()].sort()).toEqual([moduleFile, 'course.md', 'images/card.png']);
    expect(remarks).toEqual([]);
    const { course } = await loadCourse(folder(), '2026-11-24');
    expect(course?.title).toBe('A small course');
  });

  test('skips nothing silently', async () => {
    await writeFile(join(dir, 'notes.txt'), '');
    await writeFile(join(dir, '1-short.md'), '');
    await writeFile(join(dir, '.DS_Store'), '');
    await writeFile(join(dir, 'images/page.html'), '');
    await writeFile(join(dir, 'images/my card.png'), '');
    await writeFile(join(dir, 'images/CARD.png'), '');
    await writeFile(join(dir, 'images/card.png'), '');
    await mkdir(join(dir, 'images/more.png'));
    await symlink('/etc/passwd', join(dir, '03-link.md'));
    const { files, remarks } = await readCourseFolder(dir);
    expect(remarks.map((remark) => [remark.rule, remark.file])).toEqual(
      [
        ['unexpected-file', 'small-course/en/.DS_Store'],
        ['unexpected-file', 'small-course/en/03-link.md'],
        ['unexpected-file', 'small-course/en/1-short.md'],
        ['file-name', 'small-course/en/images/card.png'],
        ['unexpected-file', 'small-course/en/images/more.png'],
        ['file-name', 'small-course/en/images/my card.png'],
        ['unexpected-file', 'small-course/en/images/page.html'],
        ['unexpected-file', 'small-course/en/notes.txt'],
      ].sort((a, b) => order(a[1]!) - order(b[1]!)),
    );
    expect([...files.keys()].sort()).toEqual([moduleFile, 'course.md', 'images/CARD.png']);

    /** Names in the order of the walk: a folder stands where its name stands. */
    function order(file: string): number {
      const names = [
        '.DS',
        '03-',
        '1-',
        'images/CARD',
        'images/card',
        'images/more',
        'images/my',
        'images/page',
        'notes',
      ];
      return names.findIndex((name) => file.includes(`en/${name}`));
    }
  });

  test('says which page is no text', async () => {
    await writeFile(join(dir, moduleFile), Buffer.from([0x2d, 0xff, 0xfe]));
    const { remarks } = await loadCourse(folder(), '2026-11-24');
    expect(remarks.map((remark) => remark.rule)).toEqual(['not-text', 'no-modules', 'must-undeclared']);
  });
});

describe('article39 courses check', () => {
  async function ran(...args: string[]): Promise<{ code: number; said: string }> {
    const lines: string[] = [];
    const print = (text: string): void => void lines.push(text);
    return { code: await run(args, { print, complain: print, today: '2026-11-24' }), said: lines.join('\n') };
  }

  test('counts what it read', async () => {
    expect(await ran('check', '--root', root)).toEqual({
      code: 0,
      said: '1 course, 1 module, 13 exercises: no errors, no warnings',
    });
  });

  test('groups remarks by file and gives the line to paste', async () => {
    const damaged = changed(moduleFile, '\n  > Refused reason three. A list can hurt people.', '');
    await writeFile(join(dir, moduleFile), damaged.get(moduleFile)!);
    const { code, said } = await ran('check', '--root', root);
    expect(code).toBe(1);
    expect(said).toContain(`/small-course/en/${moduleFile}:24  error  option-without-reason  The answer "Nobody does`);
    expect(said).toContain('    |   > No. …');
    expect(said).toMatch(/1 error, no warnings$/);
  });

  test('compares languages', async () => {
    await cp(dir, join(root, 'small-course/fr'), { recursive: true });
    expect((await ran('check', '--root', root)).code).toBe(0);
    const moved = changed(moduleFile, 'id: sort-duties', 'id: sort-devoirs');
    await writeFile(join(root, 'small-course/fr', moduleFile), moved.get(moduleFile)!);
    expect((await ran('check', '--root', root)).said).toContain('translation-differs');
  });

  test('--strict counts warnings, --json is for machines', async () => {
    await writeFile(join(dir, moduleFile), changed(moduleFile, 'Opening words.', 'We ensure it.').get(moduleFile)!);
    expect((await ran('check', '--root', root)).code).toBe(0);
    expect((await ran('check', '--root', root, '--strict')).code).toBe(1);
    const { code, said } = await ran('check', '--root', root, '--json');
    expect(code).toBe(0);
    expect(JSON.parse(said)).toMatchObject({
      courses: 1,
      exercises: 13,
      errors: 0,
      warnings: 1,
      remarks: [{ rule: 'ensure' }],
    });
  });

  test('--against says which ids were lost since an earlier folder', async () => {
    const before = join(root, '../', `${basename(root)}-before`);
    await cp(root, before, { recursive: true });
    try {
      const renamed = changed(moduleFile, 'id: bank-two', 'id: bank-second').get(moduleFile)!;
      await writeFile(join(dir, moduleFile), renamed);
      expect((await ran('check', '--root', root)).code).toBe(0);
      const { code, said } = await ran('check', '--root', root, '--against', before);
      expect(code).toBe(1);
      expect(said).toMatch(/:\d+ {2}error {2}id-changed .*"bank-two"/);
      expect(said).toContain('    | `id: bank-two · tests: O1 · source: GDPR Art 33(1)`');
      expect((await ran('check', '--root', before, '--against', before)).code).toBe(0);
      expect((await ran('check', '--root', root, '--against', dir)).code).toBe(2);
      expect((await ran('check', '--root', root, '--against', join(root, 'none'))).code).toBe(2);
    } finally {
      await rm(before, { recursive: true });
    }
  });

  test('--statistics says what learners make of the questions', async () => {
    const file = join(root, 'statistics.json');
    const counts = { answered: 30, right: 30, chosen: [30, 0, 0] };
    await writeFile(file, JSON.stringify({ 'small-course/en': { 'bank-one': counts } }));
    const { code, said } = await ran('check', '--root', root, '--statistics', file);
    expect(code).toBe(0);
    expect(said).toMatch(/warning {2}nearly-all-right {2}30 of 30/);
    expect(said).toMatch(/no errors, 3 warnings$/);
    expect((await ran('check', '--root', root, '--statistics', file, '--strict')).code).toBe(1);

    await writeFile(file, JSON.stringify({ 'small-course': {} }));
    expect(await ran('check', '--root', root, '--statistics', file)).toMatchObject({
      code: 2,
      said: expect.stringContaining('small-course/en'),
    });
    await writeFile(file, '{"small-course/en": {"bank-one": {"answered": -1, "right": 0}}}');
    expect((await ran('check', '--root', root, '--statistics', file)).said).toContain(
      'small-course/en.bank-one.answered',
    );
    expect((await ran('check', '--root', root, '--statistics', join(root, 'none.json'))).code).toBe(2);
  });

  test('tells wrong usage from wrong courses', async () => {
    expect((await ran()).code).toBe(2);
    expect((await ran('publish')).code).toBe(2);
    expect((await ran('check', '--frobnicate')).code).toBe(2);
    expect((await ran('check', '--root', join(root, 'none'))).code).toBe(2);
    expect((await ran('check', '--root', dir)).code).toBe(2);
    expect((await ran('--help')).code).toBe(0);
    expect((await ran('check', '--rules')).said).toContain('option-without-reason');
  });
});

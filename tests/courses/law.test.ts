import { cpSync, readFileSync, writeFileSync } from 'node:fs';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { lastPoints } from '../../server/courses/check/gdpr-points.ts';
import { gdprParagraphs } from '../../server/courses/check/gdpr-articles.ts';
import { run } from '../../server/courses/command.ts';
import { contentId } from '../../server/courses/content-id.ts';
import { findCourses, lawBeside, loadCourse } from '../../server/courses/course-folder.ts';
import { filesOfVersion } from '../../server/courses/course-queries.ts';
import { numberRemarks, numbersPath, numbersUsed, readNumbers, withNumbers } from '../../server/courses/law/numbers.ts';
import { numberWords } from '../../server/courses/law/number-words.ts';
import { citedSources, readSources, sourceIn } from '../../server/courses/law/sources.ts';
import { lessonOf } from '../../server/courses/lesson.ts';
import { copyCourseForAll } from '../support/beginning.ts';
import { temporaryFolder } from '../support/database.ts';
import { installation } from '../support/installation.ts';
import { baseFiles, changed, moduleFile, read } from './base-course.ts';

const courses = join(import.meta.dirname, '../../courses');
const register = `
hours-to-authority:
  value: 72
  says: hours to tell the authority
  source: GDPR Art 33(1)
  forms: ['# hours', '# hour', '# Stunden', 'CHF #']
  checked: 2026-01-31
# Somebody may be fined that much.
swiss-fine: { value: '250,000', says: francs, source: FADP Art 60, forms: ['CHF #'], checked: 2026-02-28 }
`;
const { numbers } = readNumbers(register);
const { numbers: spelled } = readNumbers(`
month: { value: one month, says: a, source: GDPR Art 12(3), forms: ['within #', '#'], words: [a month] }
hours: { value: 72, says: b, source: GDPR Art 33(1), unit: hours, forms: ['# hours'] }
`);
const about = (text: string) =>
  numberRemarks(text, 'c/en/01-a.md', numbers).map(({ rule, line, paste }) => [rule, line, paste]);

describe('numbers of the law', () => {
  test('stand in the lesson in place of their names, and no line moves', () => {
    const files = changed(moduleFile, 'Opening words.', 'We have {hours-to-authority} hours.\n\nWe ensure it.').set(
      numbersPath,
      register,
    );
    const { course, remarks } = read(files);
    expect(JSON.stringify(course!.modules[0]!.intro)).toContain('"We have 72 hours."');
    expect(remarks.map(({ rule, line }) => [rule, line])).toEqual([['ensure', 13]]);
  });

  test('stand in top blocks, headings, tables and answers too', () => {
    const files = new Map(baseFiles).set(numbersPath, register);
    for (const [path, text] of files)
      files.set(
        path,
        text.replaceAll('Call the team', '{hours-to-authority}').replace('A small course', '{swiss-fine} steps'),
      );
    const { course, remarks } = read(files);
    expect(remarks).toEqual([]);
    expect(course!.title).toBe('250,000 steps');
    expect(JSON.stringify(course)).not.toContain('{hours');
  });

  test('braces that are no name, or are escaped, are text', () => {
    for (const text of ['{Name}', '{ hours-to-authority }', '\\{hours-to-authority}', '{}', '{a_b}', '{-a}', '{{']) {
      expect(withNumbers(text, numbers)).toBe(text);
      expect(about(text)).toEqual([]);
    }
  });

  test.each([
    ['72 hours', '{hours-to-authority} hours'],
    ['A 72-hour limit', 'A {hours-to-authority}-hour limit'],
    ['**72** hours, 72\u00a0Hours', '**72** hours, {hours-to-authority}\u00a0Hours'],
    ['binnen 72 Stunden.', 'binnen {hours-to-authority} Stunden.'],
    ['- [x] (72 hours)', '- [x] ({hours-to-authority} hours)'],
    ['[Wait](#the-72-hours-end)', '[Wait](#the-{hours-to-authority}-hours-end)'],
    ['title: 72 hours of CHF 250,000', 'title: {hours-to-authority} hours of CHF {swiss-fine}'],
  ])('%s is written with its name', (text, paste) => {
    const found = about(`First.\r\n${text}\n`);
    expect(found[0]).toEqual(['number-of-law', 2, paste]);
    expect(about(paste)).toEqual([]);
  });

  test('a form is found over the end of a line', () => {
    expect(about('> within 72\n> hours')).toEqual([['number-of-law', 1, '> within {hours-to-authority}']]);
  });

  test('other numbers are left alone', () => {
    expect(about('172 hours, 1.72 hours, 72 people, 72 hourss, 24 hours, CHF 250,0001, CHF 1250,000, id-72')).toEqual(
      [],
    );
  });

  test('are read in each language as it reads them', () => {
    const { numbers: own } = readNumbers(
      "fine: { value: '250,000', in: { de: '250.000' }, says: x, source: y, forms: ['CHF #'] }\nmonth: { value: one month, in: { de: eines Monats }, says: x, source: y }",
    );
    expect(withNumbers('{fine} {month}', own)).toBe('250,000 one month');
    expect(withNumbers('{fine} {month}', own, 'de-AT')).toBe('250.000 eines Monats');
    const said = (text: string, lang: string) => numberRemarks(text, 'a.md', own, lang).map(({ rule }) => rule);
    expect(said('{fine} {month}', 'fr')).toEqual(['number-unknown']);
    expect(said('{fine} {month}', 'de')).toEqual([]);
    expect(said('CHF 250.000', 'de')).toEqual(['number-of-law']);
    const frozen = numbersUsed(['{month}'], own)!;
    expect(withNumbers('{month}', readNumbers(frozen).numbers, 'de')).toBe('eines Monats');
  });

  test('a name that is not there is told with the nearest', () => {
    expect(about('\nIn {hour-to-authorities} hours')).toEqual([['number-unknown', 2, 'In {hours-to-authority} hours']]);
    expect(numberRemarks('{x}', 'a.md', new Map())[0]!.message).toContain('none at all');
  });

  test('a register says what it lacks, and keeps what is right', () => {
    const { numbers: kept, remarks } = readNumbers(
      'a: 72\nb: { value: "**", says: x, source: y }\nc: { value: 1, says: x, source: y, more: z }\nd: { value: 4, says: x, source: y }\n',
    );
    expect([...kept.keys()]).toEqual(['d']);
    expect(remarks.map(({ rule, line, file }) => [rule, line, file])).toEqual([
      ...[1, 1, 1].map((line) => ['law-register', line, numbersPath]),
      ['law-register', 2, numbersPath],
      ['law-register', 3, numbersPath],
    ]);
    expect(remarks.map(({ message }) => message).join('\n')).not.toMatch(/undefined|\[object/);
    for (const broken of ['- a', 'a: [', 'a: {}\na: {}', '? [x]\n: y', 'a: &x { value: *x }', '&a [*a]'])
      expect(readNumbers(broken).remarks, broken).not.toEqual([]);
    for (const empty of ['', '# Nothing yet', undefined]) expect(readNumbers(empty).remarks).toEqual([]);
  });

  test('only what is used is frozen, without what authors alone need', () => {
    expect(numbersUsed(['no number', '{unknown}'], numbers)).toBeUndefined();
    const frozen = numbersUsed(['{swiss-fine} {swiss-fine}', '\\{hours-to-authority}'], numbers)!;
    expect(frozen).toBe('swiss-fine:\n  value: 250,000\n  says: francs\n  source: FADP Art 60\n');
    expect(readNumbers(frozen)).toMatchObject({ remarks: [] });
    expect(withNumbers('{swiss-fine}', readNumbers(frozen).numbers)).toBe('250,000');
  });

  test('no register breaks the reader', () => {
    const text = fc.oneof(
      fc.string({ unit: 'grapheme' }),
      fc.json(),
      fc
        .array(
          fc.constantFrom(
            'a',
            'hours',
            ':',
            ': ',
            '\n',
            '  ',
            '{',
            '}',
            '[',
            ']',
            '&a',
            '*a',
            '#',
            "'",
            '"',
            '- ',
            '? ',
            'value: ',
            '72',
            '<<',
            '|',
            '!!js',
            '\0',
          ),
          { maxLength: 40 },
        )
        .map((all) => all.join('')),
    );
    const value = fc.oneof(fc.string(), fc.double(), fc.constantFrom('---', '1\n# x', '.nan', '$&', '1 $1'));
    const entry = value.map((one) =>
      JSON.stringify({ hours: { value: one, says: 'x', source: 'y', forms: [`${String(one)}#`] } }),
    );
    const page = changed(moduleFile, 'Opening words.', '{hours} {a} {hourz} {toString} 72 hours');
    page.set(moduleFile, page.get(moduleFile)!.split('## Worked case')[0]!);
    fc.assert(
      fc.property(fc.oneof(text, entry), (yaml) => {
        const { course, remarks } = read(new Map(page).set(numbersPath, yaml));
        for (const { line, message } of remarks) {
          expect(line).toBeGreaterThan(0);
          expect(message).not.toMatch(/undefined|\[object|NaN/);
        }
        expect(course!.modules).toHaveLength(1);
        JSON.stringify(lessonOf(course!, 'sha256:0'));
        for (const remark of [...readNumbers(yaml).remarks, ...readSources(yaml).remarks])
          expect(remark.rule).toBe('law-register');
      }),
      { numRuns: 500 },
    );
  });

  test('a page full of them is read at once', () => {
    for (const piece of [
      'within a month ',
      '### A\n\na month\n',
      'Fri 16:40, ',
      '`id: source: ',
      'Art 12(3), ',
      'a\n\nmonth',
    ])
      numberWords(piece.repeat(500_000 / piece.length), 'a.md', spelled);
    for (const piece of ['{hours-to-authority}', '{unknown}\n', '72 hours ', '72 \n', '{'.repeat(9), '72-'])
      numberRemarks(piece.repeat(500_000 / piece.length), 'a.md', numbers);
  });
});

const { sources } = readSources(`
Directive 2002/58/EC: { title: ePrivacy, date: 2002-07-12, published: OJ, seen: primary, checked: 2026-11-24 }
UK GDPR: { title: UK GDPR, date: 2020, published: there, seen: memory, checked: 2026-11-24 }
C-25/17: { title: Jehovan, date: 2018-07-10, published: there, seen: memory, checked: 2026-11-24 }
C-25/17 P: { title: Another, date: 2018-07, published: there, seen: secondary, checked: 2026-11-24 }
`);

describe('sources', () => {
  test.each([
    ['GDPR Arts 28(3)(a)-(h), 29, 44-46', ['GDPR', 'GDPR', 'GDPR']],
    ['Art 33(1)', ['GDPR']],
    ['GDPR Art 95 and recital 47', ['GDPR']],
    ['GDPR recital 47', ['GDPR']],
    ['GDPR Art 28(2); Art 13(1)-(2) of Directive 2002/58/EC', ['GDPR', 'Directive 2002/58/EC']],
    ['Directive 2002/58/EC Arts 13(2), 13(4)', ['Directive 2002/58/EC', 'Directive 2002/58/EC']],
    ['UK GDPR Arts 4, 28-33', ['UK GDPR', 'UK GDPR']],
    ['C-25/17, C-25/17 P, para 3', ['C-25/17', 'C-25/17 P', undefined]],
    ['C-25/171', [undefined]],
    ['GDPR Art 120', [undefined]],
    ['GDPR', [undefined]],
    ['Art 13 of Directive 95/46/EC', [undefined]],
    ['A blog, 3(1)', [undefined]],
    ['13(1)', [undefined]],
    ['; ,', []],
  ])('%s', (text, expected) => {
    expect(citedSources(text, sources).map(({ source }) => source)).toEqual(expected);
  });

  test('stand in the line of an exercise', () => {
    expect(sourceIn('id: a · tests: O1 · source: GDPR Art 4; C-25/17 · law: EU')).toBe('GDPR Art 4; C-25/17');
    expect(sourceIn('source: X')).toBe('X');
    expect(sourceIn('id: a · tests: O1')).toBeUndefined();
  });

  test('a register says what is wrong', () => {
    const { remarks } = readSources('X: { title: a, date: soon, published: b, seen: rumour, checked: 2026-13-01 }');
    expect(remarks.map(({ message }) => message)).toEqual([
      expect.stringContaining('"date" of "X": Write a day'),
      expect.stringContaining('"seen" of "X": Write primary'),
      expect.stringContaining('"checked" of "X": Write a day'),
    ]);
  });

  test('all that is registered is cited or used', async () => {
    const { sources: all, numbers: counted, remarks } = await lawBeside(courses);
    expect(remarks).toEqual([]);
    const used = new Set<string | undefined>();
    for (const folder of await findCourses(courses)) {
      const { files } = await loadCourse(folder, '2026-11-24');
      for (const [path, bytes] of files) {
        if (path === numbersPath) for (const name of readNumbers(bytes.toString()).numbers.keys()) used.add(name);
        for (const [line] of bytes.toString().matchAll(/(?<=^`)id: .*(?=`$)/gm))
          for (const { source } of citedSources(sourceIn(line) ?? '', all)) used.add(source);
      }
    }
    expect([...all.keys(), ...counted.keys()].filter((name) => !used.has(name))).toEqual([]);
  });
});

describe('a folder', () => {
  let root: string;
  let dir: string;
  const folder = () => ({ courseId: 'small-course', lang: 'en', dir });

  async function ran(...args: string[]): Promise<{ code: number; said: string }> {
    const lines: string[] = [];
    const print = (text: string): void => void lines.push(text);
    return { code: await run(args, { print, complain: print, today: '2026-11-24' }), said: lines.join('\n') };
  }

  beforeEach(async () => {
    root = await mkdtemp(join(tmpdir(), 'a39-law-'));
    dir = join(root, 'small-course/en');
    await mkdir(dir, { recursive: true });
    await mkdir(join(root, 'law'));
    const files = changed(moduleFile, 'Opening words.', 'We have {hours-to-authority} hours.');
    for (const [path, text] of files) await writeFile(join(dir, path), text);
    await writeFile(join(root, 'law/numbers.yaml'), register);
    await writeFile(join(root, 'law/notes.txt'), 'Nobody minds.');
  });
  afterEach(() => rm(root, { recursive: true }));

  test('keeps its register beside its courses, and the register is no course', async () => {
    expect(await findCourses(root)).toEqual([folder()]);
    const { files, remarks } = await loadCourse(folder(), '2026-11-24');
    expect(remarks).toEqual([]);
    expect(files.get(numbersPath)!.toString()).toContain('value: "72"');
    expect([...files.keys()].sort()).toEqual([moduleFile, 'course.md', numbersPath]);
  });

  test('is another version when a number that it uses is another, and only then', async () => {
    const id = async (text: string) => {
      await writeFile(join(root, 'law/numbers.yaml'), text);
      return contentId((await loadCourse(folder(), '2026-11-24')).files).content;
    };
    const before = await id(register);
    expect(await id(register.replace('2026-01-31', '2026-11-01').replace('250,000', '300,000'))).toBe(before);
    expect(await id(register.replace('72', '96'))).not.toBe(before);
  });

  test('has no number among its files when it uses none', async () => {
    await writeFile(join(dir, moduleFile), baseFiles.get(moduleFile)!);
    expect([...(await loadCourse(folder(), '2026-11-24')).files.keys()].sort()).toEqual([moduleFile, 'course.md']);
  });

  test('without a register is offered the numbers of this package, and asked for nothing', async () => {
    await rm(join(root, 'law'), { recursive: true });
    const text = changed(moduleFile, 'Opening words.', 'Controllers have {hours-to-authority} hours, so 72 hours.');
    await writeFile(join(dir, moduleFile), text.get(moduleFile)!.replace('source: GDPR Art 4(1)', 'source: A blog'));
    const { files, remarks } = await loadCourse(folder(), '2026-11-24');
    expect(remarks).toEqual([]);
    expect(files.get(numbersPath)!.toString()).toContain('hours-to-authority');
  });

  test('with a broken register says so once', async () => {
    cpSync(dir, join(root, 'small-course/fr'), { recursive: true });
    await writeFile(join(root, 'law/sources.yaml'), 'GDPR: x\n');
    const { code, said } = await ran('check', '--root', root);
    expect(code).toBe(1);
    expect(said.match(/sources\.yaml:1 {2}error {2}law-register {2}"GDPR" lacks "title"/g)).toHaveLength(1);
  });

  test('lists what was checked when, the oldest first, and what depends on it', async () => {
    const source = '{ title: EDPB, date: 2021, published: there, seen: memory, checked: 2025-11-25 }';
    await writeFile(join(root, 'law/sources.yaml'), `EDPB Guidelines 9/2022: ${source}\n`);
    const text = readFileSync(join(dir, moduleFile), 'utf8');
    const cites = text.replace('source: GDPR Art 33(5)', 'source: GDPR Art 33(5); EDPB Guidelines 9/2022, para 31');
    writeFileSync(join(dir, moduleFile), cites.replace('Write down the time', 'Count {hours-to-authority} hours'));

    const fresh = await ran('check', '--stale', '--root', root, '--json');
    expect(fresh.code).toBe(0);
    const { checks } = JSON.parse(fresh.said);
    expect(checks.map((one: { name: string }) => one.name)).toEqual([
      'EDPB Guidelines 9/2022',
      'hours-to-authority',
      'swiss-fine',
      `small-course/en/${moduleFile}`,
      'small-course/en/course.md',
    ]);
    const file = `small-course/en/${moduleFile}`;
    expect(checks.map((one: { needed: unknown }) => one.needed).slice(0, 3)).toEqual([
      [{ file, exercises: ['order-hour'] }],
      [{ file, exercises: ['order-hour'] }],
      [],
    ]);

    const later = await ran('check', '--stale', '--root', root, '--today', '2027-01-31');
    expect(later.code).toBe(1);
    expect(later.said).toMatch(/^2025-11-25 {2}stale {2}source {2}EDPB Guidelines 9\/2022 .* order-hour$/m);
    expect(later.said).toMatch(/^2026-01-31 {9}number {2}hours-to-authority .* order-hour$/m);
    expect(later.said).toContain('5 checked, 1 of them stale');
    expect((await ran('check', '--root', root, '--today', '2028-01-01')).said).toContain('law-checked');
    expect((await ran('check', '--stale', '--today', 'tomorrow')).code).toBe(2);
    expect((await ran('check', '--stale', '--root', dir)).code).toBe(2);
  });

  test('lists what it can when a course or the register cannot be read, and fails', async () => {
    await writeFile(join(root, 'law/numbers.yaml'), `${register}\nx: { value: 1, says: a, source: b }\ny: 3\n`);
    cpSync(dir, join(root, 'small-course/fr'), { recursive: true });
    await rm(join(root, 'small-course/fr/course.md'));
    const { code, said } = await ran('check', '--stale', '--root', root);
    expect(code).toBe(1);
    expect(said).toMatch(/small-course\/fr cannot be read/);
    expect(said).toMatch(/register has errors/);
    expect(said).toMatch(/^never {7}stale {2}number {2}x /m);
  });
});

test('the table of the articles for reviewers is what the checker knows', () => {
  const table = readFileSync(join(courses, 'law/gdpr-articles.md'), 'utf8');
  const rows = [...table.matchAll(/^\| (\d+) +\| \S.*\| (?:(\d+)(?: definitions)?|not numbered) +\| (.*)\|$/gm)];
  expect(rows.map(([, article, count = 0]) => [Number(article), Number(count)])).toEqual([...gdprParagraphs]);
  const points = rows.flatMap(([, article, , listed = '']) =>
    [...listed.matchAll(/(\(\d+\))?\(a\)–\((\w)\)/g)].map(([, paragraph = '', last]) => [
      `${article}${paragraph}`,
      last,
    ]),
  );
  expect(new Map(points as [string, string][])).toEqual(lastPoints);
});

test('a version reads the same after a number of the law has changed on disk', async () => {
  const folder = temporaryFolder();
  const own = join(folder, 'courses');
  copyCourseForAll(own);
  const there = await installation({ A39_DATA: folder, A39_COURSES: own });
  const mina = await there.enter('Mina Okafor');
  const { content, id } = there.tools.library.current('whose-data');
  const page = (of: string) => `/api/lessons/${of}/modules/something-went-wrong`;
  const before = await (await mina.get(page(content))).text();
  expect(before).toContain('72 hours');
  expect((await filesOfVersion(there.tools.db, id)).get(numbersPath)!.toString()).toContain('hours-to-authority');
  await there.close();

  const file = join(own, numbersPath);
  writeFileSync(file, readFileSync(file, 'utf8').replace('value: 72', 'value: 96'));
  const settings = { A39_DATA: folder, A39_DATABASE: there.database, A39_COURSES: own };
  // The text is another one under the same version number: it is not published.
  const same = await installation(settings);
  expect(same.tools.library.current('whose-data').content).toBe(content);
  await same.close();

  const top = join(own, 'whose-data/en/course.md');
  writeFileSync(top, readFileSync(top, 'utf8').replace(/^version: .*$/m, 'version: 9.0.0'));
  const later = await installation(settings);
  const again = await later.enter('Mina Okafor');
  expect(await (await again.get(page(content))).text()).toBe(before);
  const now = later.tools.library.current('whose-data').content;
  const after = await (await again.get(page(now))).text();
  expect(after).toContain('96 hours');
  expect(after).not.toContain('72 hours');
});

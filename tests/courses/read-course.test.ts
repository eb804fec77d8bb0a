import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { questionsOf } from '../../server/courses/check/ids.ts';
import { rules } from '../../server/courses/check/rules.ts';
import { translations } from '../../server/courses/check/translations.ts';
import { blockText, lineText } from '../../server/courses/plain-text.ts';
import type { Body } from '../../server/courses/course-model.ts';
import { lessonOf } from '../../server/courses/lesson.ts';
import { baseCourse, baseFiles, changed, moduleFile, read } from './base-course.ts';

const optionsOf = (id: string, files: ReadonlyMap<string, string>) => {
  const body = bodyOf(id, files);
  if (body.shape !== 'options') throw new Error('no options');
  return body.options.map((option) => [option.right, lineText(option.text), blockText(option.why)]);
};
const bodyOf = (id: string, files: ReadonlyMap<string, string>): Body =>
  questionsOf(read(files).course!).find((question) => question.id === id)!.body;

describe('a course is understood', () => {
  const course = baseCourse();
  const [module] = course.modules;

  test('its top blocks', () => {
    expect(course).toMatchObject({
      id: 'small-course',
      lang: 'en',
      title: 'A small course',
      version: '1.0.0',
      change: 'material',
      pass: 80,
      draw: 1,
      must: ['O1'],
      lawChecked: '2026-11-24',
    });
    expect(blockText(course.intro)).toBe('You will know whom to call.');
    expect(blockText(course.remember)).toBe('Call the team.');
    expect(module).toMatchObject({ id: 'whom-to-call', covers: ['S10'], file: moduleFile });
    expect(module!.objectives).toEqual({ O1: 'Report what went wrong' });
  });

  test('its sections by the roles of their headings', () => {
    expect(module!.sections.map((section) => [section.role, section.title, section.parts.length])).toEqual([
      ['before-you-read', 'Before you read', 1],
      ['worked-case', 'Worked case: The list', 3],
      ['lesson', 'The first hour', 3],
      ['lesson', 'Your provider', 5],
    ]);
    expect(blockText(module!.card)).toBe('Call the team.');
  });

  test('its bank', () => {
    expect(module!.bank.map((question) => [question.id, question.use])).toEqual([
      ['bank-one', 'check'],
      ['bank-two', 'both'],
      ['bank-three', 'check'],
    ]);
  });

  test('an exercise with its line, its case and its key', () => {
    const question = questionsOf(course)[0]!;
    expect(question).toMatchObject({
      kind: 'Choose one',
      id: 'pre-who',
      tests: ['O1'],
      use: 'practice',
      source: 'GDPR Art 33(1)-(2)',
    });
    expect(`${question.file}:${question.line}`).toBe(`small-course/en/${moduleFile}:15`);
    expect(lineText(question.prompt)).toBe('Who tells the authority?');
    expect(blockText(question.case)).toContain('team@brightwater.example');
    expect(optionsOf('pre-who', baseFiles)[1]).toEqual([
      true,
      'We do, unless a risk is unlikely',
      'Granted reason two. Our clock has started.',
    ]);
  });

  test('rows, steps and a model answer', () => {
    expect(bodyOf('sort-duties', baseFiles)).toMatchObject({ places: ['Processor', 'Controller'] });
    const steps = bodyOf('order-hour', baseFiles);
    expect(steps.shape === 'steps' && steps.steps.map((step) => [step.rank, lineText(step.text)])).toEqual([
      [1, 'Write down the time'],
      [2, 'Call the team'],
      [2, 'Stop the mailing'],
      [3, 'Ask for the facts'],
    ]);
    expect(bodyOf('recall-answer', baseFiles)).toMatchObject({ answer: [{ t: 'p' }] });
  });
});

describe('the kinds of exercise', () => {
  test('clauses stay in the case, what is missing is the key', () => {
    expect(optionsOf('gap-contract', baseFiles).map(([right]) => right)).toEqual([true, true, false]);
    const question = questionsOf(baseCourse()).find((one) => one.id === 'gap-contract')!;
    expect(question.case.map((block) => block.t)).toEqual(['p', 'quote']);
  });

  test('scores with the names of the providers', () => {
    expect(bodyOf('score-providers', baseFiles)).toMatchObject({
      providers: ['MailNest', 'PostKite'],
      rows: [{ scores: [0, 2], evidence: [['A badge on the site'], ['A test report of last month']] }, {}, {}],
    });
  });

  test('events with and without a duty', () => {
    expect(bodyOf('timeline-breach', baseFiles)).toMatchObject({
      whos: ['MailNest', 'We'],
      latests: ['Without undue delay', 'Mon 16:40'],
      rows: [{ when: ['Thu 22:10'], who: null, latest: null }, { who: 'MailNest' }, { latest: 'Mon 16:40' }, {}],
    });
  });

  test('scenes with choices and ends; the case stands before the first', () => {
    expect(bodyOf('decide-saturday', baseFiles)).toEqual({
      shape: 'scenes',
      scenes: [
        {
          title: ['You know little'],
          text: [{ t: 'p', c: ['MailNest does not know yet how many people it is.'] }],
          choices: [
            { text: ['Wait until MailNest knows'], to: 2 },
            { text: ['Tell the authority now'], to: 3 },
            { text: ['Ask MailNest again'], to: 1 },
          ],
          end: null,
        },
        expect.objectContaining({ choices: [expect.objectContaining({ to: 2 }), { text: ['Go back'], to: 0 }] }),
        { title: ['You waited'], text: [{ t: 'p', c: ['Ending reason alpha.'] }], choices: [], end: 'weak' },
        { title: ['You told'], text: [{ t: 'p', c: ['Ending reason beta.'] }], choices: [], end: 'good' },
      ],
    });
    const question = questionsOf(baseCourse()).find((one) => one.id === 'decide-saturday')!;
    expect(blockText(question.case)).toBe('It is Saturday.');
  });

  test('an end may stand before its reason, in capitals, with its full stop outside', () => {
    for (const end of ['**End: weak.** Ending reason alpha.', 'Ending reason alpha. **END: Weak**.']) {
      const files = changed(moduleFile, 'Ending reason alpha. **End: weak.**', end);
      expect(read(files).remarks).toEqual([]);
      const body = bodyOf('decide-saturday', files);
      const [, , scene] = body.shape === 'scenes' ? body.scenes : [];
      expect([scene!.end, blockText(scene!.text).trim()]).toEqual(['weak', 'Ending reason alpha.']);
    }
  });

  test('a scene is named as on GitHub, and the second of its name gets a number', () => {
    const heading = '#### You know little';
    const named = new Map(baseFiles).set(
      moduleFile,
      baseFiles
        .get(moduleFile)!
        .replace(heading, () => `#### Du weißt *fast* nichts!`)
        .replace('#you-know-little', '#du-weißt-fast-nichts')
        .replace('#### You waited', '#### The first hour')
        .replaceAll('#you-waited', '#the-first-hour-1'),
    );
    expect(read(named).remarks).toEqual([]);
    expect(bodyOf('decide-saturday', named)).toMatchObject({ scenes: [{ choices: [{ to: 2 }, {}, {}] }, {}, {}, {}] });
  });
});

test('German headings have their meaning in a German course, and only there', () => {
  const german = [
    ['## Before you read', '## Vor dem Lesen'],
    ['## Worked case: The list', '## Fallbeispiel: Die Liste'],
    ['## At work', '## Bei der Arbeit'],
    ['## Knowledge check', '## Wissenscheck'],
    ['## Remember', '## Merken'],
  ] as const;
  const files = new Map(
    [...baseFiles].map(([path, text]) => [path, german.reduce((all, [en, de]) => all.replace(en, de), text)]),
  );
  const { course, remarks } = read(files, { lang: 'de' });
  expect(remarks).toEqual([]);
  const english = baseCourse();
  expect(course!.modules[0]!.sections.map((section) => section.role)).toEqual(
    english.modules[0]!.sections.map((section) => section.role),
  );
  expect(course!.modules[0]!.bank).toHaveLength(3);
  expect([course!.remember, course!.modules[0]!.card]).toEqual([english.remember, english.modules[0]!.card]);
  expect(translations([english, course!])).toEqual([]);
  expect(read(baseFiles, { lang: 'de' }).remarks).toEqual([]);
  expect(read(files, { lang: 'de-AT' }).remarks).toEqual([]);
  expect(read(files, { lang: 'fr' }).remarks.map((remark) => remark.rule)).toContain('section-unknown');
  const without = new Map(files).set(moduleFile, files.get(moduleFile)!.replace('## Bei der Arbeit', '## Zu Hause'));
  expect(read(without, { lang: 'de' }).remarks[0]).toMatchObject({
    rule: 'no-work-card',
    paste: '## Bei der Arbeit\n\n- …',
  });
});

describe('reading is forgiving', () => {
  test('an un-indented > goes to the option above it', () => {
    const files = changed(moduleFile, '  > Refused reason one.', '> Refused reason one.');
    expect(read(files).remarks).toEqual([]);
    expect(optionsOf('pre-who', files)).toEqual(optionsOf('pre-who', baseFiles));
    const steps = changed(moduleFile, '   > Ordering reason alpha.', '> Ordering reason alpha.');
    expect(read(steps).remarks).toEqual([]);
    expect(bodyOf('order-hour', steps)).toEqual(bodyOf('order-hour', baseFiles));
  });

  test('blank lines between options, and a reason in two paragraphs', () => {
    const files = changed(
      moduleFile,
      '  > Refused reason one. The duty is ours.\n',
      '\n  > Refused reason one.\n  >\n  > The duty is ours.\n\n',
    );
    expect(read(files).remarks).toEqual([]);
    expect(optionsOf('pre-who', files)[0]![2]).toBe('Refused reason one.\nThe duty is ours.');
  });

  test('line ends of Windows and a byte-order mark', () => {
    const windows = new Map([...baseFiles].map(([path, text]) => [path, `\ufeff${text.replaceAll('\n', '\r\n')}`]));
    expect(read(windows)).toEqual(read(baseFiles));
  });

  test('a plain list in the case', () => {
    const files = changed(
      moduleFile,
      'On Friday a list was exported.',
      'We know:\n\n- one thing\n- another\n\nOn Friday a list was exported.',
    );
    expect(read(files).remarks).toEqual([]);
    expect(optionsOf('pre-who', files)).toHaveLength(3);
  });

  test('a broken module does not hide the others', () => {
    const { course, remarks } = read(new Map(baseFiles).set('02-broken.md', 'no top block'));
    expect(course!.modules.map((module) => module.id)).toEqual(['whom-to-call']);
    expect(remarks.some((remark) => remark.file.endsWith('02-broken.md') && remark.rule === 'top-block')).toBe(true);
  });
});

test('what is not allowed does not reach a page', () => {
  const nasty = [
    '<script>alert(1)</script> <b onclick=x>bold</b>',
    '[a](javascript:alert(1)) [b](JavaScript:x) [c](data:text/html,x) [d](//evil.example) [e](vbscript:x)',
    '![p](https://evil.example/p.png) ![q](images/../../x.png) ![r](data:image/png;base64,x)',
    '&lt;i&gt; &#60;u&#62; <!-- note -->',
  ].join('\n\n');
  const { course } = read(changed(moduleFile, 'Opening words.', nasty));
  const json = JSON.stringify(course!.modules[0]!.intro);
  expect(json).not.toMatch(/"t":"(a|img)"|evil|javascript|onclick|note/i);
  // Character references are text, for a page that only ever sets text.
  expect(blockText(course!.modules[0]!.intro)).toContain('<i> <u>');
});

describe('no input breaks the reader', () => {
  const real = join(import.meta.dirname, '../../courses/whose-data/en');
  const realFiles = new Map(
    readdirSync(real)
      .filter((name) => name.endsWith('.md'))
      .map((name) => [name, readFileSync(join(real, name), 'utf8')]),
  );
  const pieces = fc.constantFrom(
    '---',
    '`',
    '- [x] ',
    '- [ ]',
    '> ',
    '### ',
    '#### ',
    '- [x](#y)',
    '**End: good.**',
    '## ',
    '|',
    '\n',
    '\n\n',
    ' · ',
    ':',
    '\\',
    '<',
    '&',
    '[',
    '](',
    '\t',
    '1. ',
    '***',
    '\0',
    '\ud800',
    '- - - > 1) ',
    '```\n',
    '    ',
  );
  const soup = fc
    .array(fc.oneof(pieces, fc.string({ unit: 'grapheme', maxLength: 20 })), { maxLength: 60 })
    .map((all) => all.join(''));

  function survives(files: Map<string, string>, courseId: string): void {
    const { course, remarks } = read(files, { courseId });
    for (const remark of remarks) {
      expect(remark.rule in rules).toBe(true);
      expect(remark.message).not.toMatch(/undefined|\[object|NaN/);
      const lines = files.get(remark.file.split('/').slice(2).join('/'))?.split(/\r\n?|\n/).length ?? 1;
      expect(remark.line >= 1 && remark.line <= lines, `${remark.rule} in line ${remark.line} of ${lines}`).toBe(true);
    }
    if (course) JSON.stringify(lessonOf(course, 'sha256:0'));
  }

  test('random exercises of the kinds that are written as tables and scenes', () => {
    const lines = fc.constantFrom(
      '#### Here',
      '#### There',
      '- [Go](#here)',
      '- [Go](#there)',
      '- Stay',
      'It is so. **End: good.**',
      '**End: bad.**',
      '| a | b | c | d | e | f |',
      '| - | – | 1 | 2 | x | |',
      '| --- | --- | --- | --- | --- | --- |',
      '> 1. One',
      '- [x] Missing',
      '',
    );
    const kind = fc.constantFrom('Decide', 'Score', 'Timeline', 'Spot the gap');
    const top = baseFiles.get(moduleFile)!.split('## Before you read')[0]!;
    fc.assert(
      fc.property(kind, fc.array(lines, { maxLength: 20 }), (name, all) => {
        const line = '`id: odd · tests: O1 · use: practice · source: GDPR Art 4`';
        const page = `${top}## A\n### ${name}: What?\n${line}\n\n${all.join('\n')}`;
        survives(new Map(baseFiles).set(moduleFile, page), 'small-course');
      }),
      { numRuns: 600 },
    );
  });

  test('random text', () => {
    fc.assert(
      fc.property(soup, soup, fc.boolean(), (one, two, topped) => {
        const top = topped ? baseFiles.get(moduleFile)!.slice(0, 196) : '';
        survives(
          new Map([
            ['course.md', topped ? baseFiles.get('course.md')! : one],
            ['01-whom-to-call.md', top + two],
          ]),
          'small-course',
        );
      }),
      { numRuns: 600 },
    );
  });

  test('mutations of a real page', () => {
    const cut = fc.record({
      at: fc.double({ min: 0, max: 1, noNaN: true }),
      gone: fc.nat(80),
      put: soup,
    });
    fc.assert(
      fc.property(fc.constantFrom(...realFiles.keys()), fc.array(cut, { minLength: 1, maxLength: 6 }), (path, cuts) => {
        let text = realFiles.get(path)!;
        for (const { at, gone, put } of cuts) {
          const from = Math.floor(at * text.length);
          text = text.slice(0, from) + put + text.slice(from + gone);
        }
        // Without the other modules, which would be read each time as they were.
        survives(
          new Map([
            ['course.md', realFiles.get('course.md')!],
            [path, text],
          ]),
          'whose-data',
        );
      }),
      { numRuns: 60 },
    );
  });

  test('top blocks of any shape', () => {
    fc.assert(
      fc.property(fc.oneof(fc.json(), soup), (yaml) => {
        survives(
          new Map([
            ['course.md', `---\n${yaml}\n---\nText.`],
            ['01-a.md', `---\n${yaml}\n---\nText.`],
          ]),
          'small-course',
        );
      }),
      { numRuns: 300 },
    );
  });

  test.each([
    ['quotations', '> '.repeat(5000)],
    ['brackets', '['.repeat(20_000)],
    ['emphasis', '*a_'.repeat(2000)],
    ['lists', Array.from({ length: 200 }, (_, depth) => `${'  '.repeat(depth)}- x`).join('\n')],
    ['links', '[a]('.repeat(5000)],
    ['backticks', '`'.repeat(20_000)],
    ['table', `|${'a|'.repeat(3000)}\n|${'-|'.repeat(3000)}\n`],
    ['aliases', '---\na: &a [x, x]\nb: &b [*a, *a]\nc: [*b, *b]\n---\n'],
  ])('a pathological page: %s', (_, text) => {
    survives(
      new Map(baseFiles).set('02-odd.md', `${baseFiles.get(moduleFile)!.slice(0, 196)}\n${text}`),
      'small-course',
    );
  });
});

import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Course, Question } from '../../../server/courses/course-model.ts';
import { editionOf } from '../../../server/courses/export/edition.ts';
import { cdata, moodleXml } from '../../../server/courses/export/moodle-xml.ts';
import { baseCourse } from '../base-course.ts';
import { question } from './reasons.ts';
import { at, readXml } from './xml-reader.ts';
import type { Element } from './xml-reader.ts';

const course = baseCourse();
const { text, changes } = moodleXml(editionOf(course, new Map())!);
const quiz = readXml(text);

const content = (element: Element, path: string): string | undefined => at(element, path)[0]?.text;
const find = (id: string): Element => at(quiz, 'question').find((one) => content(one, 'name/text') === id)!;
const texts = (element: Element, path: string): string[] => at(element, path).map((one) => one.text);

/** The course with one question only. */
function only(one: Question): Course {
  const [module] = course.modules;
  const sections = [{ role: 'lesson' as const, title: 'A', parts: [{ question: one }] }];
  return { ...course, modules: [{ ...module!, sections, bank: [] }] };
}

test('each module is a category, and what each question becomes', () => {
  expect(content(quiz, 'question/category/text')).toBe('$course$/top/A small course/1. Whom to call');
  const types = Object.fromEntries(
    at(quiz, 'question').map((one) => [content(one, 'name/text') ?? 'the category', one.attributes['type']]),
  );
  expect(types).toEqual({
    'the category': 'category',
    'pre-who': 'multichoice',
    'sort-duties': 'matching',
    'match-answers': 'matching',
    'order-hour': 'matching',
    'all-acts': 'multichoice',
    'gap-contract': 'multichoice',
    'score-providers': 'matching',
    'timeline-breach': 'matching',
    'decide-saturday': 'description',
    'recall-answer': 'essay',
    'bank-one': 'multichoice',
    'bank-two': 'multichoice',
    'bank-three': 'ordering',
  });
});

test('what every question has', () => {
  for (const one of at(quiz, 'question').slice(1)) {
    const name = content(one, 'name/text');
    expect(content(one, 'idnumber')).toBe(name);
    expect(texts(one, 'tags/tag/text')).toContain('O1');
    expect(at(one, 'questiontext')[0]!.attributes).toEqual({ format: 'html' });
    expect((content(one, 'generalfeedback/text') ?? '') + (content(one, 'questiontext/text') ?? '')).toContain(
      'Source: GDPR',
    );
    const unscored = ['decide-saturday', 'recall-answer'].includes(name!);
    expect(Number(content(one, 'defaultgrade'))).toBe(unscored ? 0 : 1);
    expect(Number(content(one, 'penalty'))).toBe(unscored ? 0 : 0.3333333);
  }
});

test('Choose one: single, shuffled, a reason for each answer', () => {
  const one = find('pre-who');
  expect(content(one, 'single')).toBe('true');
  expect(content(one, 'shuffleanswers')).toBe('true');
  expect(at(one, 'answer').map(({ attributes }) => attributes)).toEqual([
    { fraction: '0', format: 'html' },
    { fraction: '100', format: 'html' },
    { fraction: '0', format: 'html' },
  ]);
  expect(texts(one, 'answer/feedback/text')[1]).toBe('<p>Granted reason two. Our clock has started.</p>');
});

test('Choose all and Spot the gap: several, and a wrong tick takes back a right one', () => {
  for (const id of ['all-acts', 'gap-contract']) {
    expect(content(find(id), 'single')).toBe('false');
    const shares = at(find(id), 'answer').map(({ attributes }) => Number(attributes['fraction']));
    expect(shares.toSorted((a, b) => a - b)).toEqual([-50, 50, 50]);
  }
});

test('pairs, steps and the model answer', () => {
  expect(texts(find('sort-duties'), 'subquestion/text')[1]).toBe('Tell the people');
  expect(texts(find('sort-duties'), 'subquestion/answer/text')).toEqual(['Processor', 'Controller', 'Processor']);
  expect(texts(find('order-hour'), 'subquestion/answer/text')).toEqual(['1', '2', '2', '3']);
  const steps = at(find('bank-three'), 'answer');
  expect(steps.map(({ attributes }) => Number(attributes['fraction']))).toEqual([1, 2, 3]);
  expect(content(find('bank-three'), 'generalfeedback/text')).toContain('Hidden reason nine.');
  expect(content(find('recall-answer'), 'generalfeedback/text')).toContain('Model answer');
});

test('what became something else is told, and ordering is not among it', () => {
  expect(changes).toContain('order-hour: ordering becomes matching of step and number, because some steps may swap');
  expect(changes.join()).not.toContain('bank-three');
});

test('a picture goes along where it is shown, and its name stays what it was', () => {
  const options = [
    { text: [{ t: 'img' as const, src: 'images/a-b.png', alt: 'A "door" & a key' }], right: true, why: [] },
    { text: ['No'], right: false, why: [] },
  ];
  const one = only(question('Choose one', { shape: 'options', options }));
  const files = new Map([['images/a-b.png', Buffer.from('picture')]]);
  const read = readXml(moodleXml(editionOf(one, files)!).text);
  const [answer] = at(read, 'question/answer');
  expect(content(answer!, 'text')).toBe('<img src="@@PLUGINFILE@@/a-b.png" alt="A &quot;door&quot; &amp; a key"/>');
  expect(at(answer!, 'file')[0]!.attributes).toEqual({ name: 'a-b.png', path: '/', encoding: 'base64' });
  expect(content(answer!, 'file')).toBe(Buffer.from('picture').toString('base64'));
  expect(at(read, 'question/questiontext/file')).toEqual([]);
});

test('whatever stands in a question, the file is well-formed, and so is its HTML', () => {
  const piece = fc.constantFrom(
    ']]>',
    '<![CDATA[',
    '<',
    '>',
    '&',
    '&amp;',
    '"',
    "'",
    '</text>',
    '\u0000',
    '\u000b',
    '\ud800',
  );
  const some = fc.array(fc.oneof(piece, fc.string({ unit: 'binary', maxLength: 4 }))).map((pieces) => pieces.join(''));
  fc.assert(
    fc.property(some, some, some, (item, place, why) => {
      const rows = [
        { item: [item], place, why: [{ t: 'code' as const, v: why }] },
        { item: ['Other'], place: 'Else', why: [] },
      ];
      const one = only(question('Match', { shape: 'rows', rows, places: [place, 'Else'] }, { source: why }));
      const [, read] = at(readXml(moodleXml(editionOf(one, new Map())!).text), 'question');
      for (const html of [...texts(read!, 'subquestion/text'), ...texts(read!, 'generalfeedback/text')])
        readXml(`<div>${html}</div>`);
      // What XML cannot hold is left out; the rest is as it was.
      expect(texts(read!, 'subquestion/answer/text')[0]).toBe(
        place.toWellFormed().replace(/[^\P{Cc}\t\n\r\u007f-\u009f]|[\ufffe\uffff]/gu, ''),
      );
    }),
  );
});

test('character data that would end itself does not', () => {
  const sources = ['a]]>b', ']]>', ']]]]>>', '<![CDATA[x]]>'];
  for (const source of sources) expect(readXml(`<text>${cdata(source)}</text>`).text).toBe(source);
});

import fc from 'fast-check';
import { expect, test } from 'vitest';
import { editionOf } from '../../../server/courses/export/edition.ts';
import { gift, giftQuestion } from '../../../server/courses/export/gift.ts';
import { describedPicture } from '../../../server/courses/export/html-text.ts';
import { moodleQuestion } from '../../../server/courses/export/moodle-question.ts';
import type { Question } from '../../../server/courses/course-model.ts';
import { baseCourse } from '../base-course.ts';
import { readGift, words } from './gift-reader.ts';
import { question } from './reasons.ts';

const course = baseCourse();
const { text, changes } = gift(editionOf(course, new Map())!);
const file = readGift(text);
const find = (id: string) => file.questions.find((one) => one.name === id)!;

const written = (one: Question): string =>
  giftQuestion(moodleQuestion(one, { lang: 'en', ordering: false, picture: describedPicture }));

test('each module is a category, and each question has its id as its name, once', () => {
  expect(file.categories).toEqual(['$course$/top/A small course/1. Whom to call']);
  const names = file.questions.map((one) => one.name);
  expect(new Set(names).size).toBe(names.length);
  expect(names).toEqual(file.questions.map((one) => one.id));
  expect(names).toHaveLength(13);
  expect(find('bank-two').tags).toEqual(['O1', 'practice', 'check']);
});

test('a title with slashes and backslashes is one category', () => {
  const [module] = course.modules;
  const odd = { ...course, title: 'A/B', modules: [{ ...module!, title: 'C \\ D\n/E' }] };
  expect(gift(editionOf(odd, new Map())!).text).toContain('$CATEGORY: $course$/top/A//B/1. C \\\\ D //E\n');
});

test('Choose one is a choice of one, with a reason behind each answer', () => {
  const { type, answers, feedback, text: asked } = find('pre-who');
  expect(type).toBe('multichoice');
  expect(answers.map(({ sign }) => sign)).toEqual(['~', '=', '~']);
  expect(answers[1]).toMatchObject({
    text: 'We do, unless a risk is unlikely',
    feedback: '<p>Granted reason two. Our clock has started.</p>',
  });
  expect(feedback).toBe('<p>Source: GDPR Art 33(1)-(2)</p>');
  expect(asked).toContain('<p><strong>Who tells the authority?</strong></p><p>On Friday a list was exported.');
});

test.each(['all-acts', 'gap-contract'])('%s is multiple response: a wrong tick takes back a right one', (id) => {
  const { type, answers } = find(id);
  expect(type).toBe('multichoice');
  expect(answers.map(({ sign }) => sign)).toEqual(['~', '~', '~']);
  expect(answers.map(({ weight }) => weight).toSorted((a, b) => a - b)).toEqual([-50, 50, 50]);
});

test('Sort, Match, Order, Score and Timeline are matching, with their reasons in the general feedback', () => {
  expect(find('sort-duties').pairs).toEqual([
    { left: 'Tell the controller', right: 'Processor' },
    { left: 'Tell the people', right: 'Controller' },
    { left: 'Hand over the facts', right: 'Processor' },
  ]);
  expect(find('match-answers').pairs[2]).toEqual({ left: 'It is a count', right: 'One row is one person' });
  expect(find('order-hour').pairs.map(({ right }) => right)).toEqual(['1', '2', '2', '3']);
  expect(find('score-providers').pairs).toHaveLength(6);
  expect(find('score-providers').pairs[1]).toEqual({
    left: 'Security, PostKite: A test report of last month',
    right: '2 · evidence',
  });
  expect(find('timeline-breach').pairs).toHaveLength(3);
  expect(find('timeline-breach').pairs[1]).toEqual({ left: 'Fri 16:40: MailNest calls us', right: 'We · Mon 16:40' });
  expect(find('timeline-breach').text).toContain('<li>Thu 22:10: A stranger copies the list</li>');
  for (const id of ['sort-duties', 'match-answers', 'order-hour', 'score-providers', 'timeline-breach']) {
    expect(find(id).type).toBe('matching');
    expect(find(id).feedback).toContain('reason alpha');
    expect(find(id).feedback).toContain('Source: GDPR');
  }
});

test('Recall is an essay with the model answer behind it, Decide a description with all its scenes', () => {
  expect(find('recall-answer').type).toBe('essay');
  expect(find('recall-answer').feedback).toContain('Model answer that nobody may see before.');
  const decide = find('decide-saturday');
  expect(decide.type).toBe('description');
  expect(decide.text).toContain('<h4>You told</h4><p>Ending reason beta.</p><p><em>a good end</em></p>');
  expect(decide.text).toContain('<li>Tell the authority now (leads to: You told)</li>');
  expect(decide.text).toContain('Source: GDPR Art 33(4)');
});

test('what became something else is told', () => {
  expect(changes).toContain('bank-three: ordering becomes matching of step and number');
  expect(changes.map((line) => line.slice(0, line.indexOf(':')))).toEqual([
    'order-hour',
    'gap-contract',
    'score-providers',
    'timeline-breach',
    'decide-saturday',
    'recall-answer',
    'bank-three',
  ]);
});

test('a number of right options whose share Moodle does not know is told', () => {
  const options = Array.from({ length: 12 }, (_, at) => ({ text: [`${at}`], right: at > 0, why: [] }));
  const made = moodleQuestion(question('Choose all', { shape: 'options', options }), {
    lang: 'en',
    ordering: false,
    picture: describedPicture,
  });
  expect(made.change).toBe('11 right options: import it with the nearest grade');
});

// Made of what GIFT and HTML take for their own, more often than of anything else.
const signs = fc.constantFrom(
  '\\',
  '~',
  '=',
  '#',
  '{',
  '}',
  ':',
  '->',
  '%50%',
  '[html]',
  '//',
  '\n',
  '\r\n',
  '&',
  '<',
  '"',
);
const nasty = fc
  .array(
    fc.oneof({ weight: 2, arbitrary: signs }, { weight: 1, arbitrary: fc.string({ unit: 'grapheme', maxLength: 5 }) }),
  )
  .map((pieces) => pieces.join('').replace(/[^\P{C}\r\n]/gu, ''))
  .filter((some) => some.trim() !== '');

const read = (one: Question) => {
  const { questions } = readGift(`// before\n\n${written(one)}\n\n::behind::[html]x{}`);
  expect(questions.map(({ name }) => name)).toEqual(['some-id', 'behind']);
  return questions[0]!;
};
const asWritten = (some: string): string => some.replace(/\r\n?/g, '\n').trim();

test('whatever stands in an option and its reason is read as it was written', () => {
  fc.assert(
    fc.property(
      fc.array(fc.record({ text: nasty, why: nasty }), { minLength: 2, maxLength: 4 }),
      fc.constantFrom('Choose one' as const, 'Choose all' as const),
      nasty,
      (all, kind, prompt) => {
        const options = all.map(({ text: words_, why }, at) => ({
          text: [words_],
          right: at === 0,
          why: [{ t: 'p' as const, c: [why] }],
        }));
        const found = read(question(kind, { shape: 'options', options }, { prompt: [prompt] }));
        expect(found.type).toBe('multichoice');
        expect(words(found.text)).toBe(`<p><strong>${prompt.replace(/\r\n?/g, '\n')}</strong></p>`);
        expect(found.answers.map((one) => words(one.text))).toEqual(all.map((one) => asWritten(one.text)));
        const reasons = all.map((one) => `<p>${one.why.replace(/\r\n?/g, '\n')}</p>`);
        expect(found.answers.map((one) => words(one.feedback))).toEqual(reasons);
        expect(found.answers.map(({ weight }) => weight)).toEqual(
          all.map((_, at) => (at === 0 ? 100 : kind === 'Choose one' ? 0 : -100)),
        );
      },
    ),
  );
});

test('whatever stands on the sides of a pair is read as it was written', () => {
  fc.assert(
    fc.property(fc.array(fc.record({ item: nasty, place: nasty }), { minLength: 2, maxLength: 4 }), (all) => {
      const rows = all.map(({ item, place }) => ({ item: [item], place, why: ['Because.'] }));
      const found = read(question('Match', { shape: 'rows', rows, places: all.map(({ place }) => place) }));
      expect(found.type).toBe('matching');
      expect(found.pairs.map(({ left }) => words(left))).toEqual(all.map(({ item }) => asWritten(item)));
      expect(found.pairs.map(({ right }) => right)).toEqual(all.map(({ place }) => asWritten(place)));
    }),
  );
});

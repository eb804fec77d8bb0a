import fc from 'fast-check';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import type { Course, Question } from '../../../server/courses/course-model.ts';
import { findCourses, loadCourse } from '../../../server/courses/course-folder.ts';
import { showQuestion } from '../../../server/courses/kinds/index.ts';
import { drawCheck } from '../../../server/courses/lesson.ts';
import { preCheckQuestions } from '../../../server/learning/pre-check.ts';
import { KeptText, TooLong } from '../../../server/lms/package/player/kept-text.ts';
import { nothingKept, type Kept } from '../../../server/lms/package/player/kept.ts';
import { today } from './packaged.ts';

const folders = await findCourses(join(import.meta.dirname, '../../../courses'));
const courses = await Promise.all(folders.map(async (folder) => (await loadCourse(folder, today)).course!));
const content = `sha256:${'5'.repeat(64)}`;

const practiceOf = ({ modules }: Course): Question[] =>
  modules
    .flatMap(({ sections }) => sections)
    .flatMap(({ parts }) => parts.flatMap((part) => ('question' in part ? [part.question] : [])));

/** Any answer that the controls of a question allow. */
function anyAnswer(question: Question, seed: string): fc.Arbitrary<unknown> {
  const { items, places, latests = [], scene } = showQuestion(question, seed);
  const ids = items.map(({ id }) => id);
  const oneOf = (list: { id: string }[]) => fc.constantFrom(...list.map(({ id }) => id));
  const each = <T>(to: (id: string) => fc.Arbitrary<T>, among = ids) =>
    fc.record(Object.fromEntries(among.map((id) => [id, to(id)])));
  const fitting = (): fc.Arbitrary<unknown> => {
    switch (question.kind) {
      case 'Choose one':
        return fc.record({ choice: oneOf(items) });
      case 'Choose all':
      case 'Spot the gap':
        return fc.record({ choices: fc.shuffledSubarray(ids) });
      case 'Sort':
        return fc.record({ places: each(() => oneOf(places)) });
      case 'Match':
        return fc
          .shuffledSubarray(places, { minLength: items.length, maxLength: items.length })
          .map((some) => ({ places: Object.fromEntries(ids.map((id, i) => [id, some[i]!.id])) }));
      case 'Order':
        return fc.record({ order: fc.shuffledSubarray(ids, { minLength: ids.length }) });
      case 'Score':
        return fc.record({ scores: each(() => fc.tuple(fc.nat(2), fc.nat(2))) });
      case 'Timeline':
        return fc.record({
          timeline: each(
            () => fc.record({ who: oneOf(places), latest: oneOf(latests) }),
            items.filter(({ asked }) => asked).map(({ id }) => id),
          ),
        });
      case 'Decide':
        return fc.record({
          path: fc.subarray(
            scene!.choices.map(({ id }) => id),
            { maxLength: 1 },
          ),
        });
      case 'Recall':
        return fc.record({ rating: fc.constantFrom('knew', 'partly', 'missed', null) });
    }
  };
  return fc.oneof({ weight: 1, arbitrary: fc.constant({ unsure: true }) }, { weight: 9, arbitrary: fitting() });
}

const answersTo = (questions: readonly Question[], seed: string, least = 0): fc.Arbitrary<Map<string, unknown>> =>
  fc
    .shuffledSubarray([...questions], { minLength: Math.min(least, questions.length) })
    .chain((some) => fc.tuple(...some.map((one) => anyAnswer(one, seed).map((given) => [one.id, given] as const))))
    .map((pairs) => new Map(pairs));

/** Wherever somebody can be in a course, with `least` practice answers. */
function anyKept(course: Course, least = 0): fc.Arbitrary<Kept> {
  const bank = new Map(course.modules.flatMap((module) => module.bank).map((one) => [one.id, one]));
  return fc
    .tuple(
      fc.integer({ min: 1, max: 40 }),
      fc.string({ unit: fc.constantFrom(...Array.from('0123456789abcdef')), minLength: 16, maxLength: 16 }),
    )
    .chain(([number, seed]) => {
      const drawn = drawCheck(course, seed, new Set());
      const asked = drawn.map((id) => bank.get(id)!);
      return fc.record({
        number: fc.constant(number),
        seed: fc.constant(seed),
        drawn: fc.constant(drawn),
        drawnBefore: fc.subarray([...bank.keys()].filter((id) => bank.get(id)!.kind !== 'Recall')),
        step: fc.constantFrom('', `${course.modules[0]!.id}/1`, 'check/1', `check/${drawn.length}`),
        handedIn: fc.boolean(),
        shortened: fc.constant(false),
        completedOn: fc.constant(null),
        check: answersTo(asked, seed, least),
        preCheck: answersTo([...preCheckQuestions(course).values()], content),
        practice: answersTo(practiceOf(course), content, least),
      });
    });
}

/** A course as large as nobody would write one: everything of ours in all languages, several times over. */
const vast: Course = {
  ...courses[0]!,
  draw: 4,
  modules: [1, 2].flatMap((time) =>
    courses.map((course, nth) => {
      const renamed = (question: Question): Question => ({
        ...question,
        id: `${question.id}-${nth}-${time}`,
        tests: [`O${nth}${time}`],
      });
      const first = course.modules[0]!;
      return {
        ...first,
        id: `m${nth}${time}`,
        objectives: { [`O${nth}${time}`]: 'One' },
        bank: course.modules.flatMap(({ bank }) => bank).map(renamed),
        sections: course.modules
          .flatMap(({ sections }) => sections)
          .map((section) => ({
            ...section,
            parts: section.parts.map((part) => ('question' in part ? { question: renamed(part.question) } : part)),
          })),
      };
    }),
  ),
};

test('what is kept of each course of ours comes back as it was, within 4,096 characters and with nothing left out', () => {
  for (const course of courses) {
    const text = new KeptText(course, content);
    fc.assert(
      fc.property(anyKept(course, 1000), (kept) => {
        const written = text.write(kept, 4096);
        expect(written).toMatch(/^[\w.-]{1,4096}$/);
        expect(text.read(written)).toEqual(kept);
        expect([...text.read(written).practice.keys()]).toEqual([...kept.practice.keys()]);
      }),
      { numRuns: 3 },
    );
  }
});

test('where there is no room, the practice answers given first are left out, and nothing else', () => {
  const text = new KeptText(vast, content);
  // Not by `assert`: what it prints of a vast course helps nobody.
  for (const kept of fc.sample(anyKept(vast, 1000), 4)) {
    const whole = text.write(kept, Infinity).length;
    const least = text.write({ ...kept, shortened: true, practice: new Map() }, Infinity).length;
    for (const room of [least, Math.floor((least + whole) / 2), whole - 1]) {
      const written = text.write(kept, room);
      expect(written.length).toBeLessThanOrEqual(room);
      const { practice, shortened, ...rest } = text.read(written);
      const { practice: before, shortened: _, ...others } = kept;
      expect(rest).toEqual(others);
      expect(shortened).toBe(true);
      expect([...practice]).toEqual([...before].slice(before.size - practice.size));
      // One more would not have fitted.
      const one = new Map([...before].slice(before.size - practice.size - 1));
      expect(text.write({ ...kept, shortened: true, practice: one }, Infinity).length).toBeGreaterThan(room);
    }
    expect(() => text.write(kept, least - 1)).toThrow(TooLong);
  }
});

test('of a course that was completed, only the day is kept', () => {
  const text = new KeptText(courses[0]!, content);
  const [kept] = fc.sample(anyKept(courses[0]!), { numRuns: 1, seed: 1 });
  const written = text.write({ ...kept!, completedOn: '2026-11-26' }, 4096);
  expect(written.length).toBeLessThan(40);
  expect(text.read(written)).toEqual({ ...nothingKept(), completedOn: '2026-11-26' });
});

test('another version of the package takes over that it was completed, and nothing else', () => {
  const older = new KeptText(courses[0]!, content);
  const newer = new KeptText(courses[0]!, `sha256:${'6'.repeat(64)}`);
  const [kept] = fc.sample(anyKept(courses[0]!), { numRuns: 1, seed: 2 });
  expect(newer.read(older.write(kept!, 4096))).toEqual(nothingKept());
  expect(newer.read(older.write({ ...kept!, completedOn: '2026-11-26' }, 4096)).completedOn).toBe('2026-11-26');
});

test('what an LMS cut off, changed or never had is read as nothing, and never as half an answer', () => {
  const [course] = courses;
  const text = new KeptText(course!, content);
  fc.assert(
    fc.property(anyKept(course!), fc.nat(), fc.string({ maxLength: 3 }), (kept, at, put) => {
      const written = text.write(kept, 4096);
      const place = at % written.length;
      const cut = written.slice(0, place);
      for (const spoilt of ['', put, cut, cut + put + written.slice(place + 1)])
        if (spoilt !== written) expect([spoilt, text.read(spoilt)]).toEqual([spoilt, nothingKept()]);
    }),
    { numRuns: 60 },
  );
});

import { gunzipSync } from 'node:zlib';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { questionsOf } from '../../server/courses/check/ids.ts';
import type { Course, Question } from '../../server/courses/course-model.ts';
import { bankQuestion, drawCheck, lessonOf, objectives, practiceQuestion } from '../../server/courses/lesson.ts';
import { outlineOf } from '../../server/courses/outline.ts';
import { blockText } from '../../server/courses/plain-text.ts';
import { codeOf, installation } from '../support/installation.ts';
import { baseCourse, changed, moduleFile, read } from './base-course.ts';

const course = baseCourse();
const steps = (of: Course) => lessonOf(of, 'sha256:1').modules[0]!.steps;

describe('a lesson', () => {
  test('has a screen for each exercise, between the opening and the card', () => {
    expect(steps(course).map((step) => [step.id, step.role, step.section, step.question?.id])).toEqual([
      ['whom-to-call/1', 'opening', 'Whom to call', undefined],
      ['whom-to-call/2', 'before-you-read', 'Before you read', 'pre-who'],
      ['whom-to-call/3', 'worked-case', 'Worked case: The list', 'sort-duties'],
      ['whom-to-call/4', 'worked-case', 'Worked case: The list', 'match-answers'],
      ['whom-to-call/5', 'lesson', 'The first hour', 'order-hour'],
      ['whom-to-call/6', 'lesson', 'The first hour', 'all-acts'],
      ['whom-to-call/7', 'lesson', 'Your provider', 'gap-contract'],
      ['whom-to-call/8', 'lesson', 'Your provider', 'score-providers'],
      ['whom-to-call/9', 'lesson', 'Your provider', 'timeline-breach'],
      ['whom-to-call/10', 'lesson', 'Your provider', 'decide-saturday'],
      ['whom-to-call/11', 'lesson', 'Your provider', 'recall-answer'],
      ['whom-to-call/12', 'card', 'Whom to call', undefined],
    ]);
    expect(lessonOf(course, 'sha256:1')).toMatchObject({
      content: 'sha256:1',
      courseId: 'small-course',
      checkSize: 1,
      pass: 80,
    });
  });

  test('joins short text with the exercise that follows, and gives long text a screen of its own', () => {
    expect(blockText(steps(course)[2]!.text)).toBe('Read the law first.');
    const sixty = read(changed(moduleFile, 'Do this.', Array.from({ length: 57 }, () => 'word').join(' '))).course!;
    expect(steps(sixty)).toHaveLength(12);
    const more = read(changed(moduleFile, 'Do this.', Array.from({ length: 58 }, () => 'word').join(' '))).course!;
    expect(steps(more).map((step) => step.question?.id)).toEqual([
      undefined,
      'pre-who',
      'sort-duties',
      'match-answers',
      undefined,
      'order-hour',
      'all-acts',
      'gap-contract',
      'score-providers',
      'timeline-breach',
      'decide-saturday',
      'recall-answer',
      undefined,
    ]);
    expect(steps(more)[5]!.text).toEqual([]);
  });

  test('gives away neither key, reasons nor bank', () => {
    const json = JSON.stringify(lessonOf(course, 'sha256:1'));
    expect(json).not.toMatch(/"(right|why|rank|should|body|bank|answer|source|tests|scores|who|latest|to)":/);
    expect(json).not.toMatch(
      /reason (one|two|three|alpha|beta|gamma|delta)|Model answer|Bank|Hidden|You waited|Nobody answers/,
    );
    expect(json).toContain('We do, unless a risk is unlikely');
    expect(json).toContain('Ask MailNest again');
  });

  test('looks the same whatever the scores, whoever must act and whatever an end is', () => {
    const shown = lessonOf(course, 'sha256:1');
    for (const [from, to] of [
      ['| 0 | 2 | Scoring', '| 2 | 1 | Scoring'],
      ['- [x] A chance to object', '- [ ] A chance to object'],
      ['| Fri 16:40 | MailNest calls us | We |', '| Fri 16:40 | MailNest calls us | MailNest |'],
      ['Ending reason alpha. **End: weak.**', 'Ending reason alpha. **End: harmful.**'],
    ] as const)
      expect(lessonOf(read(changed(moduleFile, from, to)).course!, 'sha256:1')).toEqual(shown);
  });

  test('looks the same whichever option is right', () => {
    const moved = changed(moduleFile, '- [ ] MailNest', '- [x] MailNest');
    moved.set(moduleFile, moved.get(moduleFile)!.replace('- [x] We do', '- [ ] We do'));
    expect(lessonOf(read(moved).course!, 'sha256:1')).toEqual(lessonOf(course, 'sha256:1'));
  });
});

test('an outline names every step and exercise in order, and says nothing of what is on a screen', () => {
  const lesson = lessonOf(course, 'sha256:1');
  const outline = outlineOf(lesson);
  const { modules, ...cover } = outline;
  expect(lesson).toMatchObject(cover);
  expect(modules).toEqual(
    lesson.modules.map((module) => ({
      id: module.id,
      title: module.title,
      minutes: module.minutes,
      steps: module.steps.map(({ id, role, question }) =>
        question ? { id, role, question: { id: question.id } } : { id, role },
      ),
    })),
  );
  expect(JSON.stringify(modules)).not.toMatch(/"(t|text|prompt|case|items|places|card)":/);
});

test('a lesson is sent as an outline and its modules, compressed, and may be kept for ever', async () => {
  const { app, enter, tools } = await installation();
  const mina = await enter('Mina Okafor');
  const { content, course: taught } = tools.library.current('whose-data');
  const lesson = lessonOf(taught, content);
  const get = (path: string, encoding: string) =>
    app.request(path, { headers: { cookie: mina.cookie, 'accept-encoding': encoding } });
  const parts = [
    [`/api/lessons/${content}`, outlineOf(lesson)],
    ...lesson.modules.map((module) => [`/api/lessons/${content}/modules/${module.id}`, module]),
  ] as [string, unknown][];
  const tags = new Set<string | null>();
  for (const [path, part] of parts) {
    const plain = await get(path, 'identity');
    expect(plain.headers.get('content-encoding')).toBeNull();
    expect(await plain.json()).toEqual(part);
    const packed = await get(path, 'gzip, br');
    expect(JSON.parse(gunzipSync(await packed.arrayBuffer()).toString())).toEqual(part);
    for (const { headers } of [plain, packed]) {
      expect(headers.get('cache-control')).toBe('private, max-age=31536000, immutable');
      expect(headers.get('content-type')).toBe('application/json; charset=utf-8');
      expect(headers.get('vary')).toContain('Accept-Encoding');
    }
    tags.add(packed.headers.get('etag'));
  }
  expect(tags.size).toBe(1 + lesson.modules.length);

  const refused = async (path: string) => codeOf(await mina.get(path));
  expect(await refused(`/api/lessons/${content}/modules/none`)).toBe('not_found');
  expect(await refused(`/api/lessons/${content}/modules/__proto__`)).toBe('not_found');
  expect(await refused(`/api/lessons/sha256:none/modules/${lesson.modules[0]!.id}`)).toBe('course_unknown');
});

test('questions are found by where they stand', () => {
  expect(practiceQuestion(course, 'pre-who')?.id).toBe('pre-who');
  expect(practiceQuestion(course, 'bank-one')).toBeUndefined();
  expect(bankQuestion(course, 'bank-one')?.id).toBe('bank-one');
  expect(bankQuestion(course, 'pre-who')).toBeUndefined();
  expect(objectives(course)).toEqual(['O1']);
});

describe('a knowledge check', () => {
  /** A course with so many questions for each of three objectives; every third names a second one. */
  function withBank(sizes: readonly [number, number, number], draw: number): Course {
    const one = bankQuestion(course, 'bank-one')!;
    const bank = sizes.flatMap((size, objective) =>
      Array.from({ length: size }, (_, at): Question => {
        const tests =
          at % 3 === 0
            ? [`O${objective + 1}`, 'O1', 'O3'].filter((id, i, all) => all.indexOf(id) === i)
            : [`O${objective + 1}`];
        return { ...one, id: `q${objective + 1}-${at}`, tests };
      }),
    );
    const recall = {
      ...questionsOf(course).find((question) => question.kind === 'Recall')!,
      id: 'never',
      use: 'both' as const,
    };
    const module = { ...course.modules[0]!, objectives: { O1: 'a', O2: 'b', O3: 'c' }, bank: [recall, ...bank] };
    return { ...course, draw, modules: [module] };
  }

  const cases = fc.record({
    sizes: fc.tuple(fc.nat(8), fc.nat(8), fc.nat(8)),
    draw: fc.integer({ min: 1, max: 4 }),
    seed: fc.string(),
    avoid: fc
      .array(fc.tuple(fc.integer({ min: 1, max: 3 }), fc.nat(8)).map(([o, n]) => `q${o}-${n}`))
      .map((ids) => new Set(ids)),
  });

  test('draws for each objective, each question once, the same for the same seed, known ones last', () => {
    fc.assert(
      fc.property(cases, ({ sizes, draw, seed, avoid }) => {
        const made = withBank(sizes, draw);
        const drawn = drawCheck(made, seed, avoid);
        expect(drawCheck(made, seed, avoid)).toEqual(drawn);
        expect(new Set(drawn).size).toBe(drawn.length);
        for (const [at, size] of sizes.entries()) {
          const own = drawn.filter((id) => id.startsWith(`q${at + 1}-`));
          expect(own).toHaveLength(Math.min(size, draw));
          const fresh = Array.from({ length: size }, (_, n) => `q${at + 1}-${n}`).filter((id) => !avoid.has(id)).length;
          expect(own.filter((id) => avoid.has(id))).toHaveLength(Math.max(0, Math.min(size, draw) - fresh));
        }
        expect(drawn).not.toContain('never');
      }),
    );
  });

  test('reaches every question, and mixes the objectives', () => {
    const made = withBank([5, 5, 5], 2);
    const drawn = Array.from({ length: 200 }, (_, at) => drawCheck(made, `seed ${at}`, new Set()));
    expect(new Set(drawn.flat()).size).toBe(15);
    expect(new Set(drawn.map((ids) => ids.map((id) => id.slice(0, 2)).join(' '))).size).toBeGreaterThan(50);
  });

  test('has the promised size', () => {
    expect(drawCheck(withBank([5, 5, 5], 2), 's', new Set())).toHaveLength(
      lessonOf(withBank([5, 5, 5], 2), 'c').checkSize,
    );
  });
});

import { hash as nodeHash } from 'node:crypto';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { contentId } from '../../../server/courses/content-id.ts';
import { loadCourse } from '../../../server/courses/course-folder.ts';
import { bankQuestion, practiceQuestion } from '../../../server/courses/lesson.ts';
import { KeptText } from '../../../server/lms/package/player/kept-text.ts';
import { NotKept, nowhere, type Keeper, type Progress } from '../../../server/lms/package/player/keeper.ts';
import { hash } from '../../../server/lms/package/player/node-crypto.ts';
import { PackagedCourse } from '../../../server/lms/package/player/packaged-course.ts';
import { rightResponse } from '../../support/answers.ts';
import { today } from './packaged.ts';

const dir = join(import.meta.dirname, '../../../courses/whose-data/en');
const { course, files } = await loadCourse({ courseId: 'whose-data', lang: 'en', dir }, today);
const { content } = contentId(files);
const packaged = { format: 'scorm12' as const, content, course: course!, score: false };
const text = new KeptText(course!, content);

/** A launch that goes on from what was left, and remembers what it was given to keep. */
function launch(left = '', given: Partial<Keeper> = {}) {
  const kept: Progress[] = [];
  const keeper: Keeper = {
    ...nowhere,
    records: true,
    room: 4096,
    keep: async (progress) => void kept.push(progress),
    ...given,
  };
  return { server: new PackagedCourse(packaged, keeper, text, text.read(left), () => today), kept };
}

const seedIn = (progress: Progress) => text.read(progress.left).seed;

async function answerAll(server: PackagedCourse, seed: string, how: 'rightly' | 'unsure') {
  const { questions } = await server.check();
  const { attempt } = await server.assignment('this');
  for (const { id } of questions)
    await server.answer(
      attempt!.id,
      id,
      how === 'rightly' ? rightResponse(bankQuestion(course!, id)!, seed) : { unsure: true },
    );
  return attempt!.id;
}

test('each step and answer is kept before it is acknowledged, and the next launch goes on there', async () => {
  const { server, kept } = launch();
  const { attempt } = await server.startAttempt('this');
  const [first] = (await server.outline()).modules[0]!.steps;
  await server.saveStep(attempt!.id, first!.id);
  expect(kept.at(-1)).toMatchObject({ place: first!.id, completed: false });
  const asked = (await server.lesson()).modules[0]!.steps.find(({ question }) => question)!.question!;
  const right = rightResponse(practiceQuestion(course!, asked.id)!, content);
  expect((await server.answer(attempt!.id, asked.id, right)).verdict.right).toBe(true);
  const { questions } = await server.check();
  await server.answer(attempt!.id, questions[0]!.id, { unsure: true });

  const { server: later } = launch(kept.at(-1)!.left);
  const view = await later.assignment('this');
  expect(view.attempt).toMatchObject({ step: first!.id, number: 1, handedIn: false });
  expect(view.attempt!.answers[asked.id]).toMatchObject({ response: right, verdict: { right: true } });
  const check = await later.check();
  expect(check.questions).toEqual(questions);
  expect(Object.keys(check.answers)).toEqual([questions[0]!.id]);
});

test('what counts is judged by the rules of the server: not passed, other questions, passed, and the answers are gone', async () => {
  const { server, kept } = launch();
  await server.startAttempt('this');
  const before = (await server.check()).questions.map(({ id }) => id);
  const first = await answerAll(server, seedIn(kept[0]!), 'unsure');
  expect(await server.handIn(first)).toMatchObject({
    passed: false,
    right: 0,
    of: 12,
    reached: 0,
    needed: 80,
    completion: null,
  });
  expect(kept.at(-1)).toMatchObject({ completed: false });
  await expect(server.answer(first, before[0]!, { unsure: true })).rejects.toMatchObject({ code: 'attempt_handed_in' });

  expect((await server.startAttempt('this')).attempt).toMatchObject({ number: 2, step: 'check/1', handedIn: false });
  const { questions } = await server.check();
  expect(questions.filter(({ id }) => before.includes(id))).toEqual([]);
  const second = await answerAll(server, seedIn(kept.at(-1)!), 'rightly');
  const result = await server.handIn(second);
  expect(result).toMatchObject({ passed: true, right: 12, of: 12 });
  expect(await server.handIn(second)).toEqual(result);
  expect(kept.at(-1)).toMatchObject({ completed: true, share: 1 });
  expect(text.read(kept.at(-1)!.left)).toMatchObject({ completedOn: today, seed: '', drawn: [] });
  expect((await server.assignment('this')).assignment).toMatchObject({ standing: 'completed', completedOn: today });
  await expect(server.startAttempt('this')).rejects.toMatchObject({ code: 'already_completed' });

  const { server: later, kept: again } = launch(kept.at(-1)!.left);
  await later.keep();
  expect(again[0]).toMatchObject({ completed: true, share: null });
});

test('nothing is acknowledged that was not kept; the same again is answered as soon as it is', async () => {
  let fails = false;
  const { server, kept } = launch('', {
    keep: async (progress) => {
      if (fails) throw new NotKept('LMSCommit: 391');
      kept.push(progress);
    },
  });
  const heard: (string | undefined)[] = [];
  server.onKept = (trouble) => heard.push(trouble?.message);
  await server.startAttempt('this');
  const attempt = await answerAll(server, seedIn(kept[0]!), 'rightly');
  fails = true;
  await expect(server.handIn(attempt)).rejects.toMatchObject({ code: 'offline', message: 'LMSCommit: 391' });
  expect(heard.at(-1)).toBe('LMSCommit: 391');
  fails = false;
  expect(await server.handIn(attempt)).toMatchObject({ passed: true });
  expect([heard.at(-1), kept.at(-1)!.completed]).toEqual([undefined, true]);
});

test('the first answer in the check stands, and only what was drawn is asked', async () => {
  const { server, kept } = launch();
  const { attempt } = await server.startAttempt('this');
  const { questions } = await server.check();
  const { id } = questions[0]!;
  await expect(server.handIn(attempt!.id)).rejects.toMatchObject({ code: 'check_incomplete' });
  await server.answer(attempt!.id, id, { unsure: true });
  await server.answer(attempt!.id, id, { unsure: true });
  const right = rightResponse(bankQuestion(course!, id)!, seedIn(kept[0]!));
  await expect(server.answer(attempt!.id, id, right)).rejects.toMatchObject({ code: 'answer_final' });
  await expect(server.answer(attempt!.id, 'no-such', right)).rejects.toMatchObject({ code: 'question_unknown' });
  await expect(server.answer(attempt!.id, questions[1]!.id, { choice: 1 })).rejects.toMatchObject({
    code: 'invalid_answer',
  });
});

test('an LMS that asks for more than the course gets it', async () => {
  const { server, kept } = launch('', { mastery: 1 });
  await server.startAttempt('this');
  const { questions } = await server.check();
  const seed = seedIn(kept[0]!);
  for (const [nth, { id }] of questions.entries())
    await server.answer('1', id, nth === 0 ? { unsure: true } : rightResponse(bankQuestion(course!, id)!, seed));
  expect(await server.handIn('1')).toMatchObject({ passed: false, right: 11, needed: 100 });
});

test('chance has the same numbers in a package as on the server', () => {
  for (const seed of ['seed:0', 'Löschfrist:1', ''])
    for (const offset of [0, 4, 28])
      expect(hash('sha256', seed, 'buffer').readUInt32BE(offset)).toBe(
        nodeHash('sha256', seed, 'buffer').readUInt32BE(offset),
      );
});

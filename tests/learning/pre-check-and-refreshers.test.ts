import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import type {
  AssignmentView,
  CheckView,
  RefresherOffer,
  RefresherView,
} from '../../server/learning/learning-shapes.ts';
import { preCheckQuestions } from '../../server/learning/pre-check.ts';
import { drawMix, refresherDue } from '../../server/learning/refresher.ts';
import { bankQuestion } from '../../server/courses/lesson.ts';
import { completeFirstCourse, rightResponse } from '../support/answers.ts';
import { copyCourseForAll } from '../support/beginning.ts';
import { onSqlite, temporaryFolder } from '../support/database.ts';
import { codeOf, installation } from '../support/installation.ts';

test('a module whose cases were right in the pre-check may be skipped, and evidence says so', async () => {
  const { tools, enter } = await installation();
  const mina = await enter('Mina Okafor');
  const assignment = await mina.assignment();
  const { attempt, content } = (await (
    await mina.post(`/api/my/assignments/${assignment}/attempt`)
  ).json()) as AssignmentView;
  const { course } = tools.library.byContent(content);
  const cases = preCheckQuestions(course);
  const view = (await (await mina.get(`/api/attempts/${attempt!.id}/pre-check`)).json()) as CheckView;
  expect(view.questions.map((question) => question.id)).toEqual([...cases.keys()]);
  expect(JSON.stringify(view)).not.toContain('"why"');

  // The first module rightly, one case of the second wrongly, the rest left.
  const [one, two, three] = [...cases.values()];
  const answer = (id: string, response: unknown) =>
    mina.put(`/api/attempts/${attempt!.id}/pre-check/${id}`, { response });
  await answer(one!.id, rightResponse(one!, content));
  await answer(two!.id, rightResponse(two!, content));
  await answer(three!.id, { unsure: true });
  const changed = await answer(three!.id, rightResponse(three!, content));
  expect(await codeOf(changed)).toBe('answer_final');
  const notThere = await answer(course.modules[0]!.bank[0]!.id, { unsure: true });
  expect(await codeOf(notThere)).toBe('question_not_drawn');

  const after = (await (await mina.get(`/api/my/assignments/${assignment}`)).json()) as AssignmentView;
  expect(after.attempt!.shownByPreCheck).toEqual([course.modules[0]!.id]);
  await completeFirstCourse(tools, mina);
  const { disclosure } = await tools.db
    .selectFrom('evidence_disclosure')
    .select('disclosure')
    .where('name', '=', 'detail')
    .executeTakeFirstOrThrow();
  expect(JSON.parse(Buffer.from(disclosure, 'base64url').toString())[2]).toMatchObject({
    shown_by_pre_check: [course.modules[0]!.id],
  });
});

test('a week after a completion six cases are offered, not seen in the check, judged without being kept', async () => {
  const { tools, enter, clock } = await installation();
  let mina = await enter('Mina Okafor');
  await completeFirstCourse(tools, mina);
  expect(((await (await mina.get('/api/my/refresher')).json()) as RefresherOffer).due).toBeNull();
  const none = await mina.post('/api/my/refresher');
  expect(await codeOf(none)).toBe('not_found');

  clock.now = new Date('2026-12-01T09:00:00Z');
  mina = await enter('Mina Okafor');
  expect(await (await mina.get('/api/my/refresher')).json()).toEqual({
    due: { kind: 'week', dueOn: '2026-12-01', cases: 6, minutes: 2 },
  });
  const mix = (await (await mina.post('/api/my/refresher')).json()) as RefresherView;
  expect(mix.questions.length).toBe(6);
  expect(await (await mina.post('/api/my/refresher')).json()).toEqual(mix);
  const checked = JSON.parse(
    (await tools.db.selectFrom('attempt').select('drawn').executeTakeFirstOrThrow()).drawn,
  ) as string[];
  expect(mix.questions.filter(({ question }) => checked.includes(question.id))).toEqual([]);

  const { seed } = await tools.db.selectFrom('refresher').select('seed').executeTakeFirstOrThrow();
  const { course } = tools.library.current('whose-data');
  for (const { question } of mix.questions) {
    const response = rightResponse(bankQuestion(course, question.id)!, seed);
    const verdict = await mina.post(`/api/refreshers/${mix.id}/questions/${question.id}`, { response });
    expect(await verdict.json()).toMatchObject({ right: true });
  }
  const sven = await enter('Sven Aalto');
  expect(await codeOf(await sven.put(`/api/refreshers/${mix.id}/finished`))).toBe('not_found');
  for (let i = 0; i < 2; i++) expect((await mina.put(`/api/refreshers/${mix.id}/finished`)).status).toBe(200);
  expect(((await (await mina.get('/api/my/refresher')).json()) as RefresherOffer).due).toBeNull();
  expect(await tools.db.selectFrom('answer').selectAll().execute()).toEqual([]);
});

onSqlite('there is never more than one refresher, never an old one, and never one that was finished', () => {
  expect(refresherDue(['2026-01-01'], new Set(), '2026-01-07')).toBeUndefined();
  expect(refresherDue(['2026-01-01'], new Set(), '2026-01-08')).toEqual({ kind: 'week', dueOn: '2026-01-08' });
  expect(refresherDue(['2026-01-01'], new Set(), '2026-01-31')).toEqual({ kind: 'month', dueOn: '2026-01-31' });
  expect(refresherDue(['2026-01-01'], new Set(['2026-01-31']), '2026-02-02')).toBeUndefined();
  expect(refresherDue(['2026-01-01'], new Set(), '2026-03-15')).toBeUndefined();
  expect(refresherDue(['2026-01-01'], new Set(), '2027-01-01')).toEqual({ kind: 'year', dueOn: '2027-01-01' });
});

onSqlite('a mix takes turns between courses, never twice the same, those first that were seen least', () => {
  const bank = (prefix: string) =>
    fc.integer({ min: 0, max: 12 }).map((n) => Array.from({ length: n }, (_, i) => `${prefix}${i}`));
  fc.assert(
    fc.property(
      bank('a'),
      bank('b'),
      bank('c'),
      fc.integer({ min: 1, max: 8 }),
      fc.string(),
      (a, b, c, cases, seed) => {
        const banks = new Map([
          ['A', a],
          ['B', b],
          ['C', c],
        ]);
        const seen = new Map(a.slice(0, 3).map((id) => [id, 1]));
        const mix = drawMix(banks, seen, cases, seed);
        expect(new Set(mix.map((one) => one.question)).size).toBe(mix.length);
        for (const { version, question } of mix) expect(banks.get(version)).toContain(question);
        const counts = ['A', 'B', 'C'].map((version) => mix.filter((one) => one.version === version).length);
        for (const [i, version] of ['A', 'B', 'C'].entries())
          for (const other of counts) if (counts[i]! < other - 1) expect(counts[i]).toBe(banks.get(version)!.length);
        const fromA = mix.filter((one) => one.version === 'A').map((one) => one.question);
        if (fromA.some((id) => seen.has(id)))
          expect(fromA.filter((id) => !seen.has(id)).length).toBe(Math.max(0, a.length - 3));
      },
    ),
  );
});

onSqlite('the yearly one begins with what changed since, and never with what is in the bank', async () => {
  const folder = temporaryFolder();
  const courses = join(folder, 'courses');
  copyCourseForAll(courses);
  const first = await installation({ A39_DATA: folder, A39_COURSES: courses });
  await completeFirstCourse(first.tools, await first.enter('Mina Okafor'));
  await first.close();
  const edit = (file: string, from: string | RegExp, to: string) => {
    const path = join(courses, 'whose-data/en', file);
    const text = readFileSync(path, 'utf8');
    expect(text.replace(from, to)).not.toBe(text);
    writeFileSync(path, text.replace(from, to));
  };
  edit('course.md', 'version: 1.0.0', 'version: 1.1.0');
  edit(
    '01-is-it-personal-data.md',
    '## Before you read\n',
    '## Before you read\n\nThe court has spoken again in 3 cases.\n',
  );
  edit('01-is-it-personal-data.md', 'Our supplier list holds', 'Our long supplier list of 40 holds');

  const later = await installation({ A39_DATA: folder, A39_DATABASE: first.database, A39_COURSES: courses });
  later.clock.now = new Date('2027-11-25T09:00:00Z');
  const mina = await later.enter('Mina Okafor');
  const year = (await (await mina.post('/api/my/refresher')).json()) as RefresherView;
  expect(year).toMatchObject({
    kind: 'year',
    changed: [{ lines: [{ was: null, is: 'The court has spoken again in 3 cases.' }] }],
  });
  expect(year.questions.length).toBe(8);
  expect(JSON.stringify(year.changed)).not.toContain('supplier list');
});

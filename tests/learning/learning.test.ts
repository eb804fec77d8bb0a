import { expect, test } from 'vitest';
import type { AssignmentView, CheckResult, CheckView, MyTraining } from '../../server/learning/learning-shapes.ts';
import { answerCheck, completeFirstCourse, rightResponse } from '../support/answers.ts';
import { onSqlite } from '../support/database.ts';
import { codeOf, installation } from '../support/installation.ts';
import { bankQuestion } from '../../server/courses/lesson.ts';

test('a learner fails, gets a fresh draw, passes, and the completion is in the log', async () => {
  const { tools, enter } = await installation();
  const mina = await enter('Mina Okafor');
  const before = await sizeOf(tools.db);

  const first = await answerCheck(tools, mina, 'unsure');
  const failed = (await (await mina.put(`/api/attempts/${first}/hand-in`)).json()) as CheckResult;
  expect(failed).toMatchObject({ passed: false, right: 0, completion: null });
  expect(await sizeOf(tools.db)).toBe(before);

  const second = await answerCheck(tools, mina, 'rightly');
  expect(second).not.toBe(first);
  const drawn = await tools.db.selectFrom('attempt').select('drawn').orderBy('number').execute();
  const [one, two] = drawn.map((row) => new Set(JSON.parse(row.drawn) as string[]));
  expect(one!.intersection(two!).size).toBe(0);

  const passed = (await (await mina.put(`/api/attempts/${second}/hand-in`)).json()) as CheckResult;
  expect(passed).toMatchObject({ passed: true, reached: 100, completion: { completedOn: '2026-11-24' } });
  expect(await sizeOf(tools.db)).toBe(before + 1);
  const { assignments } = (await (await mina.get('/api/my/training')).json()) as MyTraining;
  expect(assignments[0]).toMatchObject({ standing: 'completed', overdue: false, completedOn: '2026-11-24' });
});

test('whatever is repeated or double-clicked, there is one completion and one entry, and the answers are gone', async () => {
  const { tools, enter } = await installation();
  const mina = await enter('Mina Okafor');
  const attempt = await answerCheck(tools, mina, 'rightly');
  const before = await sizeOf(tools.db);
  const results = await Promise.all(Array.from({ length: 8 }, () => mina.put(`/api/attempts/${attempt}/hand-in`)));
  results.push(await mina.put(`/api/attempts/${attempt}/hand-in`));
  const bodies = (await Promise.all(results.map((r) => r.json()))) as CheckResult[];
  expect(new Set(bodies.map((body) => body.completion!.id)).size).toBe(1);
  expect(bodies.every((body) => body.passed)).toBe(true);
  expect(await sizeOf(tools.db)).toBe(before + 1);
  expect(await tools.db.selectFrom('answer').selectAll().execute()).toEqual([]);
  expect((await tools.db.selectFrom('completion').selectAll().execute()).length).toBe(1);
});

test('a learner resumes at the same step with the practice answers given', async () => {
  const { tools, enter } = await installation();
  const mina = await enter('Mina Okafor');
  const assignment = await mina.assignment();
  const started = (await (await mina.post(`/api/my/assignments/${assignment}/attempt`)).json()) as AssignmentView;
  const { course, content } = tools.library.byContent(started.content);
  const section = course.modules[0]!.sections.find((one) => one.parts.some((part) => 'question' in part))!;
  const part = section.parts.find((one) => 'question' in one)!;
  const question = 'question' in part ? part.question : undefined;
  const response = rightResponse(question!, content);
  const answered = await mina.put(`/api/attempts/${started.attempt!.id}/answers/${question!.id}`, { response });
  expect(await answered.json()).toMatchObject({ response, verdict: { right: true, points: 100 } });
  await mina.put(`/api/attempts/${started.attempt!.id}/step`, { step: 'is-it-personal-data/3' });

  const otherBrowser = await enter('Mina Okafor');
  const view = (await (await otherBrowser.get(`/api/my/assignments/${assignment}`)).json()) as AssignmentView;
  expect(view.attempt).toMatchObject({ id: started.attempt!.id, step: 'is-it-personal-data/3' });
  expect(view.attempt!.answers[question!.id]).toMatchObject({ response, verdict: { right: true } });
  const again = (await (await otherBrowser.post(`/api/my/assignments/${assignment}/attempt`)).json()) as AssignmentView;
  expect(again.attempt!.id).toBe(started.attempt!.id);
});

test('the first answer in the knowledge check stands, and sending it again is no fault', async () => {
  const { tools, enter } = await installation();
  const mina = await enter('Mina Okafor');
  const assignment = await mina.assignment();
  const { attempt } = (await (await mina.post(`/api/my/assignments/${assignment}/attempt`)).json()) as AssignmentView;
  const check = (await (await mina.get(`/api/attempts/${attempt!.id}/check`)).json()) as CheckView;
  const question = check.questions[0]!.id;
  const path = `/api/attempts/${attempt!.id}/answers/${question}`;
  expect((await mina.put(path, { response: { unsure: true } })).status).toBe(200);
  expect((await mina.put(path, { response: { unsure: true } })).status).toBe(200);
  const { seed } = await tools.db.selectFrom('attempt').select('seed').executeTakeFirstOrThrow();
  const { course } = tools.library.current('whose-data');
  const other = await mina.put(path, { response: rightResponse(bankQuestion(course, question)!, seed) });
  expect([other.status, await codeOf(other)]).toEqual([409, 'answer_final']);
});

onSqlite('nothing that reaches the browser before an answer holds the key or a reason', async () => {
  const { tools, enter } = await installation();
  const mina = await enter('Mina Okafor');
  const assignment = await mina.assignment();
  const view = (await (await mina.post(`/api/my/assignments/${assignment}/attempt`)).json()) as AssignmentView;
  const check = await (await mina.get(`/api/attempts/${view.attempt!.id}/check`)).text();
  const { course } = tools.library.byContent(view.content);
  const parts = ['', ...course.modules.map(({ id }) => `/modules/${id}`)];
  const sent = parts.map(async (part) => (await mina.get(`/api/lessons/${view.content}${part}`)).text());
  const lesson = await Promise.all(sent);
  for (const text of [...lesson, check]) {
    expect(text).not.toMatch(/"why"|"right"|"should"|"rank"|"points"/);
    expect(text.length).toBeGreaterThan(1000);
  }
  for (const question of course.modules.flatMap((module) => module.bank))
    expect(lesson.join()).not.toContain(question.id);
});

test('what learners do wrong is refused with its code and leaves nothing', async () => {
  const { tools, enter } = await installation();
  const [mina, sven] = [await enter('Mina Okafor'), await enter('Sven Aalto')];
  const assignment = await mina.assignment();
  const { attempt } = (await (await mina.post(`/api/my/assignments/${assignment}/attempt`)).json()) as AssignmentView;
  const id = attempt!.id;
  const check = (await (await mina.get(`/api/attempts/${id}/check`)).json()) as CheckView;
  const drawn = new Set(check.questions.map((question) => question.id));
  const { course } = tools.library.current('whose-data');
  const notDrawn = course.modules[0]!.bank.find((question) => !drawn.has(question.id))!.id;
  const unsure = { response: { unsure: true } };
  const refused = async (response: Response | Promise<Response>) => {
    const r = await response;
    return [r.status, await codeOf(r)];
  };

  expect(await refused(mina.get('/api/my/assignments/none'))).toEqual([404, 'assignment_unknown']);
  expect(await refused(sven.get(`/api/my/assignments/${assignment}`))).toEqual([404, 'assignment_unknown']);
  expect(await refused(sven.put(`/api/attempts/${id}/step`, { step: 'check/1' }))).toEqual([404, 'attempt_unknown']);
  expect(await refused(sven.put(`/api/attempts/${id}/answers/${check.questions[0]!.id}`, unsure))).toEqual([
    404,
    'attempt_unknown',
  ]);
  expect(await refused(sven.put(`/api/attempts/${id}/hand-in`))).toEqual([404, 'attempt_unknown']);
  expect(await refused(mina.put(`/api/attempts/${id}/answers/${notDrawn}`, unsure))).toEqual([
    409,
    'question_not_drawn',
  ]);
  expect(await refused(mina.put(`/api/attempts/${id}/answers/nonsense`, unsure))).toEqual([404, 'question_unknown']);
  for (const response of [null, 7, 'a', {}, { choice: 'zz' }, { choice: 4 }, { places: [] }, { order: ['a', 'a'] }])
    expect(await refused(mina.put(`/api/attempts/${id}/answers/${check.questions[0]!.id}`, { response }))).toEqual([
      400,
      'invalid_answer',
    ]);
  expect(await refused(mina.put(`/api/attempts/${id}/hand-in`))).toEqual([409, 'check_incomplete']);
  expect(await refused(mina.put(`/api/attempts/${id}/step`, { step: 'NO WAY' }))).toEqual([400, 'invalid_input']);
  expect(await refused(mina.put(`/api/attempts/${id}/step`, '{not json'))).toEqual([400, 'invalid_json']);
  expect(await refused(mina.put(`/api/attempts/${id}/step`, { step: 'x'.repeat(70_000) }))).toEqual([
    413,
    'body_too_large',
  ]);
  expect(await refused(mina.post(`/api/my/assignments/${assignment}/attempt`, { content: 'sha256:old' }))).toEqual([
    409,
    'version_stale',
  ]);
  expect(await refused(mina.get('/api/lessons/sha256:none'))).toEqual([404, 'course_unknown']);
  expect(await refused(mina.get('/api/completions/none/certificate.pdf'))).toEqual([404, 'completion_unknown']);
  expect(await tools.db.selectFrom('answer').selectAll().execute()).toEqual([]);

  await answerCheck(tools, mina, 'rightly');
  await mina.put(`/api/attempts/${id}/hand-in`);
  expect(await refused(mina.put(`/api/attempts/${id}/answers/${check.questions[0]!.id}`, unsure))).toEqual([
    409,
    'attempt_handed_in',
  ]);
  expect(await refused(mina.post(`/api/my/assignments/${assignment}/attempt`))).toEqual([409, 'already_completed']);
});

test('nobody hands in for somebody else, even when every answer is there', async () => {
  const { tools, enter } = await installation();
  const [mina, sven] = [await enter('Mina Okafor'), await enter('Sven Aalto')];
  const id = await answerCheck(tools, mina, 'rightly');
  const before = await sizeOf(tools.db);
  expect(await codeOf(await sven.put(`/api/attempts/${id}/hand-in`))).toBe('attempt_unknown');
  expect(await sizeOf(tools.db)).toBe(before);
  const { attempt } = (await (
    await mina.get(`/api/my/assignments/${await mina.assignment()}`)
  ).json()) as AssignmentView;
  expect(attempt!.handedIn).toBe(false);
  // Together with her own, it is hers that counts.
  const [his, hers] = await Promise.all([
    sven.put(`/api/attempts/${id}/hand-in`),
    mina.put(`/api/attempts/${id}/hand-in`),
  ]);
  expect([his.status, hers.status, await sizeOf(tools.db)]).toEqual([404, 200, before + 1]);
});

onSqlite('the certificate is a PDF of the own completion, and nobody else can have it', async () => {
  const { tools, enter } = await installation();
  const [mina, sven] = [await enter('Mina Okafor'), await enter('Sven Aalto')];
  const { completion } = await completeFirstCourse(tools, mina);
  const own = await mina.get(`/api/completions/${completion!.id}/certificate.pdf`);
  expect(own.headers.get('content-type')).toBe('application/pdf');
  expect(
    Buffer.from(await own.arrayBuffer())
      .subarray(0, 5)
      .toString(),
  ).toBe('%PDF-');
  const foreign = await sven.get(`/api/completions/${completion!.id}/certificate.pdf`);
  expect(await codeOf(foreign)).toBe('completion_unknown');
});

onSqlite('an organisation that does not record scores has none in evidence', async () => {
  const { tools, enter } = await installation({ A39_RECORD_SCORES: 'no' });
  await completeFirstCourse(tools, await enter('Mina Okafor'));
  const { disclosure } = await tools.db
    .selectFrom('evidence_disclosure')
    .select('disclosure')
    .where('name', '=', 'detail')
    .executeTakeFirstOrThrow();
  const detail = JSON.parse(Buffer.from(disclosure, 'base64url').toString())[2];
  expect(detail).toMatchObject({ score: null, max: null, pass: null, drawn: null, seconds: null, via: 'player' });
});

async function sizeOf(db: Awaited<ReturnType<typeof installation>>['tools']['db']): Promise<number> {
  return (await db.selectFrom('evidence_log').select('size').executeTakeFirstOrThrow()).size;
}

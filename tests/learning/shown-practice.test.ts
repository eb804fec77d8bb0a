import { expect, test } from 'vitest';
import type { Answered, AssignmentView, PracticeShown } from '../../server/learning/learning-shapes.ts';
import { preCheckQuestions } from '../../server/learning/pre-check.ts';
import { completeFirstCourse, rightResponse } from '../support/answers.ts';
import { codeOf, installation } from '../support/installation.ts';

test('an exercise by itself is shown without its key, from the version that the person reads, and nothing is written', async () => {
  const { tools, enter } = await installation();
  const { course, content } = tools.library.current('whose-data', 'de');
  const exercise = [...preCheckQuestions(course).values()][0]!;
  const mina = await enter('Mina Okafor');
  const path = `/api/my/practice/whose-data/${exercise.id}`;
  const begun = () => tools.db.selectFrom('attempt').selectAll().execute();

  const text = await (await mina.get(path)).text();
  const shown = JSON.parse(text) as PracticeShown;
  expect(shown).toMatchObject({ lang: 'en', assignmentId: await mina.assignment(), question: { id: exercise.id } });
  expect(text).not.toMatch(/"(why|right|should|key)"/);
  expect(await begun()).toEqual([]);

  // Begun in German, it stays German: ids and order belong to the version.
  const started = await mina.call('POST', `/api/my/assignments/${shown.assignmentId}/attempt`, {
    content: shown.content,
  });
  const { attempt } = (await started.json()) as AssignmentView;
  const german = tools.library.all().find((one) => one.content === content)!;
  await tools.db.updateTable('attempt').set({ course_version_id: german.id }).where('id', '=', attempt!.id).execute();
  const again = (await (await mina.get(path)).json()) as PracticeShown;
  expect(again).toMatchObject({ lang: 'de', content, assignmentId: shown.assignmentId });
  const response = rightResponse(exercise, again.content);
  const answered = await mina.put(`/api/attempts/${attempt!.id}/answers/${exercise.id}`, { response });
  expect(((await answered.json()) as Answered).verdict).toMatchObject({ right: true });
});

test('who has the course done, or not to do, may practise too; what is no exercise is refused', async () => {
  const { tools, enter } = await installation();
  const mina = await enter('Mina Okafor');
  await completeFirstCourse(tools, mina);
  const { course } = tools.library.current('whose-data', 'en');
  const [exercise] = preCheckQuestions(course).keys();
  const shown = (await (await mina.get(`/api/my/practice/whose-data/${exercise}`)).json()) as PracticeShown;
  expect(shown.assignmentId).toBeNull();
  const bank = course.modules[0]!.bank[0]!.id;
  expect(await codeOf(await mina.get(`/api/my/practice/whose-data/${bank}`))).toBe('question_unknown');
  expect(await codeOf(await mina.get('/api/my/practice/no-course/x'))).toBe('course_unknown');
});

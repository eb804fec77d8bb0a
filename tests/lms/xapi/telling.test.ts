import { expect, test } from 'vitest';
import { deliverNow } from '../../../server/senders.ts';
import { answerCheck, completeFirstCourse } from '../../support/answers.ts';
import { onSqlite } from '../../support/database.ts';
import { recordStore, type RecordStore } from '../../support/lrs.ts';
import { connect, toldStore } from '../../support/told-store.ts';

const verbs = ({ kept }: RecordStore) => kept().map(({ verb }) => verb.display.en);

test('each store is told as much as was chosen for it, in order, and knows people by what was chosen', async () => {
  const there = await toldStore();
  const { tools, clock, ines, store: results } = there;
  const [progress, answers] = [await recordStore(), await recordStore()];
  await connect(ines, progress, { tells: 'progress', names: 'mail' });
  await connect(ines, answers, { tells: 'answers', names: 'nobody' });
  const mina = await there.enter('Mina Okafor');
  const tick = () => (clock.now = new Date(clock.now.getTime() + 1_000));

  const assignment = await mina.assignment();
  const begun = (await (await mina.post(`/api/my/assignments/${assignment}/attempt`)).json()) as {
    attempt: { id: string };
  };
  tick();
  const { course } = tools.library.current('whose-data');
  const [first, second] = course.modules;
  await mina.put(`/api/attempts/${begun.attempt.id}/step`, { step: `${first!.id}/1` });
  tick();
  await mina.put(`/api/attempts/${begun.attempt.id}/step`, { step: `${second!.id}/1` });
  // Back again, and further within it: nothing that anybody is told.
  await mina.put(`/api/attempts/${begun.attempt.id}/step`, { step: `${second!.id}/2` });
  tick();
  const attempt = await answerCheck(tools, mina, 'rightly');
  tick();
  await mina.put(`/api/attempts/${attempt}/hand-in`);
  await mina.put(`/api/attempts/${attempt}/hand-in`);
  await there.deliver();

  expect(verbs(results)).toEqual(['completed', 'passed']);
  expect(verbs(progress)).toEqual(['launched', 'progressed', 'progressed', 'completed', 'passed']);
  const { drawn } = await tools.db.selectFrom('attempt').select('drawn').executeTakeFirstOrThrow();
  const questions = (JSON.parse(drawn) as string[]).map(() => 'answered');
  expect(verbs(answers)).toEqual(['launched', 'progressed', 'progressed', ...questions, 'completed', 'passed']);
  for (const store of [results, progress, answers]) expect(store.faults).toEqual([]);

  const person = await tools.db.selectFrom('person').selectAll().where('id', '=', mina.id).executeTakeFirstOrThrow();
  const account = { homePage: 'http://localhost:3939', name: person.staff_number };
  for (const { actor } of results.kept()) expect(actor).toEqual({ objectType: 'Agent', account });
  for (const { actor } of progress.kept())
    expect(actor).toEqual({ objectType: 'Agent', name: person.name, mbox: `mailto:${person.email}` });
  const unnamed = JSON.stringify(answers.kept());
  for (const known of [person.id, person.name, person.email, person.staff_number, 'Mina'])
    expect(unnamed).not.toContain(known);
  expect(new Set(answers.kept().map(({ actor }) => actor.account!.name)).size).toBe(1);
  // Of an answer it is told whether it was right; what was asked and what was answered stays here.
  const told = answers.kept().filter(({ verb }) => verb.display.en === 'answered');
  expect(new Set(told.map(({ object }) => object.id.split('/').at(-1)))).toEqual(
    new Set(JSON.parse(drawn) as string[]),
  );
  for (const { result } of told) expect(result).toEqual({ success: true });
  const [, done] = results.kept();
  expect(done!.result).toMatchObject({ success: true, score: { scaled: 1, min: 0 } });
  expect(done!.context.registration).toBe(assignment);

  // The same statements have the same ids in every store.
  const ids = (store: RecordStore) => store.kept().map(({ id }) => id);
  expect(ids(answers)).toEqual(expect.arrayContaining(ids(progress)));
  expect(ids(progress)).toEqual(expect.arrayContaining(ids(results)));
});

onSqlite('where scores are not recorded, neither a score nor an answer is told', async () => {
  const { tools, enter, ines, store, deliver } = await toldStore({ tells: 'progress' }, { A39_RECORD_SCORES: 'no' });
  const listed = (await (await ines.get('/api/lms/stores')).json()) as { mayTellAnswers: boolean };
  expect(listed.mayTellAnswers).toBe(false);
  // As it may stand there from before.
  await tools.db.updateTable('lrs').set({ tells: 'answers' }).execute();
  tools.receivers.changed();
  await completeFirstCourse(tools, await enter('Mina Okafor'));
  await deliver();
  expect(verbs(store)).toEqual(['launched', 'completed', 'passed']);
  expect(JSON.stringify(store.kept())).not.toMatch(/score/);
});

onSqlite('what did not happen is told nobody, and whoever is not passed neither', async () => {
  const { tools, enter, rows } = await toldStore();
  const attempt = await answerCheck(tools, await enter('Mina Okafor'), 'unsure');
  await (await enter('Mina Okafor')).put(`/api/attempts/${attempt}/hand-in`);
  expect(await rows()).toEqual([]);
});

test('a record that is withdrawn is taken back in the store, and passed again it is told anew', async () => {
  const { tools, clock, enter, ines, store, deliver } = await toldStore({ names: 'nobody' });
  const mina = await enter('Mina Okafor');
  await completeFirstCourse(tools, mina);
  await deliver();
  const { evidence_idx } = await tools.db.selectFrom('completion').select('evidence_idx').executeTakeFirstOrThrow();
  clock.now = new Date(clock.now.getTime() + 1_000);
  const body = { reason: 'Somebody else sat at the desk' };
  expect((await ines.post(`/api/evidence/records/${evidence_idx}/revoke`, body)).status).toBe(200);
  await deliver();
  expect(store.voided().map(({ verb }) => verb.display.en)).toEqual(['completed', 'passed']);
  const { body: voiding } = await tools.db
    .selectFrom('delivery')
    .select('body')
    .where('event', '=', 'voided')
    .executeTakeFirstOrThrow();
  expect(voiding).not.toMatch(/desk|Ines|Mina/);
  clock.now = new Date(clock.now.getTime() + 1_000);
  await tools.db.deleteFrom('attempt').execute();
  await completeFirstCourse(tools, mina);
  await deliver();
  expect([verbs(store), store.voided().length, store.faults]).toEqual([
    ['completed', 'passed', 'completed', 'passed'],
    2,
    [],
  ]);
});

onSqlite('an installation that tells nobody puts nothing into the outbox', async () => {
  const { tools, enter, ines, storeId, rows } = await toldStore({ tells: 'answers' });
  expect((await ines.call('DELETE', `/api/lms/stores/${storeId}`)).status).toBe(204);
  await completeFirstCourse(tools, await enter('Mina Okafor'));
  expect(await rows()).toEqual([]);
  expect(await deliverNow(tools)).toBe(0);
});

onSqlite('activities say what they are, where somebody is told of them, and only their titles', async () => {
  const { app, tools, ines, storeId } = await toldStore();
  const course = '/lms/xapi/courses/whose-data';
  const json = { headers: { accept: 'application/json' } };
  const definition = await app.request(course, json);
  expect(definition.headers.get('content-type')).toContain('application/json');
  expect(await definition.json()).toEqual({
    type: 'http://adlnet.gov/expapi/activities/course',
    name: expect.objectContaining({ en: 'Whose data, who decides' }),
  });
  const [module] = tools.library.current('whose-data').course.modules;
  expect(await (await app.request(`${course}/modules/${module!.id}`, json)).json()).toMatchObject({
    type: 'http://adlnet.gov/expapi/activities/module',
    name: { en: module!.title },
  });
  const page = await app.request(course, { headers: { accept: 'text/html,application/xhtml+xml,*/*;q=0.8' } });
  expect([page.status, page.headers.get('location')]).toEqual([302, '/']);
  for (const path of ['/lms/xapi/courses/none', `${course}/modules/none`, `${course}/questions/none`])
    expect((await app.request(path, json)).status).toBe(404);
  await ines.call('DELETE', `/api/lms/stores/${storeId}`);
  expect((await app.request(course, json)).status).toBe(404);
});

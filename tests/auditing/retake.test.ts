import { expect, test } from 'vitest';
import type { MyTraining } from '../../server/learning/learning-shapes.ts';
import { answerCheck, completeFirstCourse } from '../support/answers.ts';
import { codeOf, type Caller } from '../support/installation.ts';
import { ownCourses } from '../support/own-courses.ts';

const at = '/api/courses/whose-data/retake';

/** Mina completed 1.0.0, Jonas has begun, and 1.1.0 is of the day after. */
async function afterNewVersion() {
  const installed = await ownCourses({ A39_EMBED_ORIGINS: 'https://intranet.example' });
  const { tools, enter, edit, publish } = installed;
  const older = tools.library.current('whose-data').content;
  await completeFirstCourse(tools, await enter('Mina Okafor'));
  const begins = await enter('Jonas Weil');
  await begins.post(`/api/my/assignments/${await begins.assignment()}/attempt`);
  edit('course.md', 'You will spot personal data', () => 'You will soon spot personal data');
  await publish('1.1.0', '2026-11-25T08:00:00.000Z');
  // Sessions of the day before have ended.
  const [mina, jonas, ines] = [await enter('Mina Okafor'), await enter('Jonas Weil'), await enter('Ines Castellan')];
  await ines.get('/api/courses');
  const newer = tools.library.current('whose-data').content;
  const ask = async (by: Caller, changed: object = {}) =>
    by.post(at, { content: newer, dueOn: '2026-12-24', reason: 'The answer key on employers changed', ...changed });
  const people = async (content = newer) => {
    const response = await ines.get(`${at}?${new URLSearchParams({ content })}`);
    return response.status === 200 ? ((await response.json()) as { people: number }).people : codeOf(response);
  };
  const size = async () => (await tools.db.selectFrom('evidence_log').select('size').executeTakeFirstOrThrow()).size;
  return { ...installed, older, newer, mina, jonas, ines, ask, people, size };
}

const mine = async (caller: Caller) =>
  ((await (await caller.get('/api/my/training')).json()) as MyTraining).assignments;

test('who knows only an older version gets the course again, once; what was completed stays', async () => {
  const { tools, enter, mina, jonas, ines, ask, people, size, newer } = await afterNewVersion();
  const [before] = await mine(mina);
  const entries = await size();
  expect(await people()).toBe(1);
  // A double click.
  const clicks = await Promise.all([ask(ines), ask(ines)]);
  const given = await Promise.all(clicks.map(async (one) => ((await one.json()) as { assigned: number }).assigned));
  expect(given.toSorted((a, b) => a - b)).toEqual([0, 1]);
  expect(await people()).toBe(0);
  expect(await size()).toBe(entries + 1);

  // Asked again, by somebody else and with other words: nothing new.
  const tobias = await enter('Tobias Feld');
  const again = await ask(tobias, { dueOn: '2027-01-31', reason: 'Another reason' });
  expect(await again.json()).toEqual({ assigned: 0 });
  expect(await size()).toBe(entries + 1);

  const after = await mine(mina);
  expect(after).toHaveLength(2);
  expect(after).toContainEqual(before);
  const open = after.find((one) => one.id !== before!.id)!;
  expect(open).toMatchObject({ courseId: 'whose-data', standing: 'not_started', dueOn: '2026-12-24', overdue: false });
  const certificate = await mina.get(`/api/completions/${before!.completionId}/certificate.pdf`);
  expect([certificate.status, certificate.headers.get('content-type')]).toEqual([200, 'application/pdf']);
  expect(await mine(jonas)).toHaveLength(1);

  const row = await tools.db.selectFrom('assignment').selectAll().where('id', '=', open.id).executeTakeFirstOrThrow();
  expect(row).toMatchObject({ campaign: 'version 1.1.0', rule: 'The answer key on employers changed' });
  const { leaf } = await tools.db
    .selectFrom('evidence_entry')
    .select('leaf')
    .where('idx', '=', row.evidence_idx)
    .executeTakeFirstOrThrow();
  expect(JSON.parse(leaf)).toMatchObject({ type: 'assign', date: '2026-11-25' });
  const disclosures = await tools.db
    .selectFrom('evidence_disclosure')
    .select(['name', 'disclosure'])
    .where('idx', '=', row.evidence_idx)
    .execute();
  const claim = (name: string) =>
    Buffer.from(disclosures.find((one) => one.name === name)!.disclosure, 'base64url').toString();
  expect(claim('due')).toContain('"campaign":"version 1.1.0","date":"2026-12-24","rule":"The answer key on employers');
  expect(claim('course')).toContain(newer);

  // The manager sees that it is open again, even where the first one was due later.
  await tools.db.updateTable('assignment').set({ due_on: '2027-03-01' }).where('id', '=', before!.id).execute();
  const manager = await tools.db
    .selectFrom('management')
    .innerJoin('person', 'person.id', 'management.manager_id')
    .select('person.name')
    .where('person_id', '=', mina.id)
    .executeTakeFirstOrThrow();
  const head = await enter(manager.name);
  const team = (await (await head.get('/api/team')).json()) as {
    people: { id: string; cells: Record<string, unknown> }[];
  };
  expect(team.people.find((one) => one.id === mina.id)!.cells['whose-data']).toMatchObject({ standing: 'open' });

  // Passing the new version meets it, and nobody is left.
  const attempt = await answerCheck(tools, mina, 'rightly');
  await mina.put(`/api/attempts/${attempt}/hand-in`);
  expect((await mine(mina)).map((one) => one.standing)).toEqual(['completed', 'completed']);
  expect(await people()).toBe(0);
});

test('nobody is asked who has left', async () => {
  const { tools, mina, ines, ask, people, size } = await afterNewVersion();
  await tools.db.updateTable('person').set({ left_on: '2026-11-24' }).where('id', '=', mina.id).execute();
  const entries = await size();
  expect(await people()).toBe(0);
  expect(await (await ask(ines)).json()).toEqual({ assigned: 0 });
  expect(await size()).toBe(entries);
});

test('refuses who may not decide, days that are over, reasons that say nothing, and versions that are not current', async () => {
  const { app, enter, mina, ines, ask, people, size, older, newer, tools } = await afterNewVersion();
  const entries = await size();
  const sofia = await enter('Sofia Marek');
  for (const caller of [mina, sofia]) {
    expect(await codeOf(await ask(caller))).toBe('not_allowed');
    expect(await codeOf(await caller.get(`${at}?content=${newer}`))).toBe('not_allowed');
  }
  const foreign = await ines.inPage('https://intranet.example');
  const body = JSON.stringify({ content: newer, dueOn: '2026-12-24', reason: 'From a page of theirs' });
  expect(await codeOf(await app.request(at, { method: 'POST', headers: foreign, body }))).toBe('not_allowed');
  expect(await codeOf(await app.request(`${at}?content=${newer}`, { headers: foreign }))).toBe('not_allowed');

  const wrong = [
    ...['2026-11-24', '2026-02-30', '2027-02-30', '2027-13-01', 'soon', ''].map((dueOn) => ({ dueOn })),
    ...['', '  a  ', 'x'.repeat(201), 'two\nlines', 'a \ud800 half', 'a \0 nothing'].map((reason) => ({ reason })),
    { content: 'x'.repeat(81) },
  ];
  for (const changed of wrong)
    expect([changed, await codeOf(await ask(ines, changed))]).toEqual([changed, 'invalid_input']);
  expect(await codeOf(await ines.get(at))).toBe('invalid_input');

  expect(await codeOf(await ask(ines, { content: older }))).toBe('version_stale');
  expect(await people(older)).toBe('version_stale');
  expect(await codeOf(await ask(ines, { content: 'sha256:0' }))).toBe('course_unknown');
  expect(await people('sha256:0')).toBe('course_unknown');
  expect(await codeOf(await ines.get(`/api/courses/another/retake?content=${newer}`))).toBe('course_unknown');
  // The German text is as it was, and nobody completed an older one.
  expect(await people(tools.library.current('whose-data', 'de').content)).toBe(0);
  expect(await size()).toBe(entries);
  // Today is not over.
  expect(await (await ask(ines, { dueOn: '2026-11-25' })).json()).toEqual({ assigned: 1 });
});

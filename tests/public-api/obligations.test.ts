import { expect, test } from 'vitest';
import { completeFirstCourse } from '../support/answers.ts';
import { everyPage, withPrograms, type Refused } from './program.ts';

interface Assignment {
  staffNumber: string;
  courseId: string;
  standing: string;
  dueOn: string | null;
}

const terms = {
  courseId: 'whose-data',
  audience: { kind: 'matching', units: ['Marketing'], jobs: [], locations: [] },
  reason: 'Marketing writes to customers',
  dueOn: '2026-12-18',
  repeat: { kind: 'from_completion', months: 12 },
};

test('a rule is previewed, made, changed and ended, and a wording that is not the newest changes nothing', async () => {
  const { program, tools } = await withPrograms();
  const { json } = await program();
  const before = await everyPage({ json }, '/rules?which=all', 1);
  const preview = await json<{ gets: { total: number } }>('POST', '/rules/preview', { kind: 'make', terms });
  const made = await json<{ id: string; line: string; assigned: number }>('POST', '/rules', terms);
  expect([made.status, made.assigned]).toEqual([201, preview.gets.total]);
  const { rows } = await everyPage<{ id: string; line: string; dueOn: string }>({ json }, '/rules', 1);
  expect(rows.length).toBe(before.rows.length + 1);
  expect(rows.find(({ line }) => line === made.line)).toMatchObject({
    id: made.id,
    courseId: 'whose-data',
    dueOn: '2026-12-18',
  });

  const changed = await json<{ id: string }>('PUT', `/rules/${made.line}`, { ...terms, graceDays: 7, id: made.id });
  expect(changed).toMatchObject({ status: 200, line: made.line });
  const code = async (path: string, body: unknown, method = 'POST') =>
    (await json<Refused>(method, path, body)).error?.code;
  expect(await code(`/rules/${made.line}`, { ...terms, id: made.id }, 'PUT')).toBe('rule_changed');
  expect(await code(`/rules/${made.line}/end`, { id: made.id })).toBe('rule_changed');
  expect(await json('POST', `/rules/${made.line}/end`, { id: changed.id })).toMatchObject({ status: 200, id: null });
  expect(await code(`/rules/${made.line}/end`, { id: changed.id })).toBe('rule_unknown');
  expect(await code('/rules', { ...terms, courseId: 'none' })).toBe('course_unknown');
  expect(await code('/rules', { ...terms, audience: { kind: 'groups', ids: ['none'] } })).toBe('group_unknown');
  expect(await code('/rules', { ...terms, dueOn: '2026-11-23' })).toBe('invalid_input');
  // A program is nobody: who answers for it is in the list of keys.
  const row = await tools.db
    .selectFrom('assignment_rule')
    .select('made_by')
    .where('id', '=', made.id)
    .executeTakeFirst();
  expect(row).toEqual({ made_by: null });
});

test('a course is given to named people, once for each campaign, and the list says where everybody stands', async () => {
  const { program, tools, enter } = await withPrograms();
  const { json, id } = await program();
  await completeFirstCourse(tools, await enter('Mina Okafor'));
  const { rows: people } = await everyPage<{ staffNumber: string; name: string }>({ json }, '/people', 500);
  const number = (name: string) => people.find((one) => one.name === name)!.staffNumber;
  const order = {
    courseId: 'whose-data',
    staffNumbers: [number('Mina Okafor'), number('Ines Castellan')],
    campaign: 'after the incident',
    dueOn: '2026-12-01',
    reason: 'After the incident in November',
  };
  expect(await json('POST', '/assignments', order)).toEqual({ status: 200, assigned: 2, already: 0 });
  expect(await json('POST', '/assignments', order)).toEqual({ status: 200, assigned: 0, already: 2 });

  const { rows, pages } = await everyPage<Assignment>({ json }, '/assignments', 9);
  expect(pages).toBe(Math.ceil(rows.length / 9));
  expect(new Set(rows.map((row) => `${row.staffNumber} ${row.courseId}`)).size).toBe(rows.length);
  const mina = rows.find((row) => row.staffNumber === number('Mina Okafor'))!;
  expect(mina).toMatchObject({ courseId: 'whose-data', standing: 'open', dueOn: '2026-12-01', doneOn: '2026-11-24' });
  for (const standing of ['open', 'overdue', 'done', 'exempt']) {
    const found = await everyPage<Assignment>({ json }, `/assignments?standing=${standing}`, 500);
    // Overdue is a kind of open.
    const fits = (one: string) => one === standing || (standing === 'open' && one === 'overdue');
    expect(found.rows).toEqual(rows.filter((row) => fits(row.standing)));
  }
  expect((await everyPage({ json }, `/assignments?staffNumber=${mina.staffNumber}`, 5)).rows).toEqual([mina]);
  expect((await everyPage({ json }, '/assignments?course=none', 5)).rows).toEqual([]);
  expect((await everyPage<Assignment>({ json }, '/assignments?unit=Marketing', 500)).rows).toContainEqual(mina);

  const code = async (changes: object) =>
    (await json<Refused>('POST', '/assignments', { ...order, ...changes })).error?.code;
  expect(await code({ dueOn: '2026-11-23' })).toBe('invalid_input');
  expect(await code({ courseId: 'none' })).toBe('course_unknown');
  expect(await code({ staffNumbers: [number('Mina Okafor'), 'BW-9'], campaign: 'other' })).toBe('person_unknown');
  expect(await code({ staffNumbers: Array.from({ length: 1_001 }, (_, i) => `N-${i}`) })).toBe('invalid_input');
  expect(await code({ campaign: 'a\nb' })).toBe('invalid_input');
  const looks = await tools.db.selectFrom('access_log').select('what').distinct().where('viewer_id', '=', id).execute();
  expect(looks.map(({ what }) => what).toSorted()).toEqual(['directory', 'obligations']);
});

test('a waiver is granted, listed, ended; another beside it is refused', async () => {
  const { program } = await withPrograms();
  const { json, call } = await program();
  const wanted = { staffNumber: 'BW-1006', courseId: 'whose-data', category: 'long_absence', untilOn: '2027-01-31' };
  const made = await json<{ id: string }>('POST', '/waivers', wanted);
  expect(made.status).toBe(201);
  await json('POST', '/waivers', { ...wanted, staffNumber: 'BW-1007', category: 'other' });
  expect((await json<Refused>('POST', '/waivers', wanted)).error?.code).toBe('waiver_there');
  const { rows, pages } = await everyPage<{ id: string }>({ json }, '/waivers', 1);
  expect([rows.length, pages]).toEqual([2, 2]);
  expect(rows[0]).toMatchObject({
    id: made.id,
    staffNumber: 'BW-1006',
    category: 'long_absence',
    untilOn: '2027-01-31',
  });
  const exempt = await everyPage<Assignment>({ json }, '/assignments?standing=exempt', 500);
  expect(exempt.rows.map((row) => row.staffNumber).toSorted()).toEqual(['BW-1006', 'BW-1007']);
  const forged = Buffer.from('["waivers","x"]').toString('base64url');
  expect((await json<Refused>('GET', `/waivers?cursor=${forged}`)).error?.code).toBe('invalid_input');
  // Where people stand says that they are exempt, and not why.
  expect(JSON.stringify(exempt.rows)).not.toMatch(/absence|other/);
  expect((await call('DELETE', `/waivers/${made.id}`)).status).toBe(204);
  expect((await call('DELETE', `/waivers/${made.id}`)).status).toBe(204);
  expect((await call('DELETE', '/waivers/none')).status).toBe(404);
  expect((await everyPage({ json }, '/waivers', 5)).rows.length).toBe(1);
});

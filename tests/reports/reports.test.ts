import { expect, test } from 'vitest';
import { inTransaction } from '../../db/transaction.ts';
import { settle } from '../../server/assignments/settle.ts';
import { addPeople } from '../../server/people/change-people.ts';
import type { Overdue, PersonObligations, Summary, Team, UnitSummary } from '../../server/reports/team-shapes.ts';
import { completeFirstCourse } from '../support/answers.ts';
import { type Caller, codeOf, installation, type Installation } from '../support/installation.ts';

const get = async <T>(by: Caller, path: string): Promise<T> => {
  const response = await by.get(path);
  if (response.status !== 200) throw new Error(await response.text());
  return (await response.json()) as T;
};

const newcomer = (n: number, unit: string) => ({
  staffNumber: `N-${n}`,
  name: `Newcomer ${String(n).padStart(2, '0')}`,
  email: `newcomer${n}@brightwater.example`,
  unit,
  job: null,
  location: null,
  lang: null,
  joinedOn: '2026-11-24',
  leftOn: null,
});

async function hire(there: Installation, count: number, unit: string): Promise<string[]> {
  const { db, evidence, library, today, now } = there.tools;
  return inTransaction(db, async (trx) => {
    const people = Array.from({ length: count }, (_, i) => newcomer(i + 1, unit));
    const ids = await addPeople(trx, people, 'hand', now());
    await settle(trx, { evidence, library }, { whom: ids, today: today(), now: now() });
    return ids;
  });
}

test('a DPO sees everybody, page by page, sorted and filtered on the server; a manager those who report to them', async () => {
  const there = await installation();
  const ines = await there.enter('Ines Castellan');
  const all = await get<Team>(ines, '/api/team?size=10');
  expect(all).toMatchObject({
    scope: 'all',
    total: 40,
    page: 0,
    size: 10,
    counts: { people: 40, action: 40, overdue: 10 },
  });
  const names = all.people.map((person) => person.name);
  expect(names).toEqual(names.toSorted());
  const last = await get<Team>(ines, '/api/team?size=10&page=3&sort=name');
  expect(last.people.length).toBe(10);
  expect(last.people.map((person) => person.name)).not.toEqual(expect.arrayContaining(names));
  const late = await get<Team>(ines, '/api/team?standing=overdue&size=50');
  expect(new Set(late.people.map((person) => person.unit))).toEqual(new Set(['Customer service']));
  expect(late.total).toBe(10);
  const marketing = await get<Team>(
    ines,
    `/api/team?unit=Marketing&standing=action&course=whose-data&sort=due&dir=desc`,
  );
  expect(marketing.total).toBe(9);
  expect((await get<Team>(ines, '/api/team?q=okaf')).people.map((person) => person.name)).toEqual(['Mina Okafor']);
  expect((await get<Team>(ines, '/api/team?standing=exempt')).total).toBe(0);

  const henrik = await there.enter('Henrik Vass');
  const mine = await get<Team>(henrik, '/api/team');
  expect(mine).toMatchObject({ scope: 'reports', total: 9, counts: { people: 9, action: 9, overdue: 9 } });
  expect((await get<Team>(henrik, '/api/team?unit=Marketing')).total).toBe(0);
  expect((await get<Team>(henrik, '/api/team?q=okaf')).total).toBe(0);
  expect((await (await there.enter('Callum Reid')).get('/api/team')).status).toBe(403);
  expect(await codeOf(await ines.get('/api/team?group=nobody'))).toBe('group_unknown');
  expect(await codeOf(await ines.get('/api/team?size=1000'))).toBe('invalid_input');
});

test('a cell says open, done with its day, overdue or exempt, and a completion changes it at once', async () => {
  const there = await installation();
  const mina = await there.enter('Mina Okafor');
  await completeFirstCourse(there.tools, mina);
  const ines = await there.enter('Ines Castellan');
  const { people } = await get<Team>(ines, '/api/team?q=Mina Okafor');
  expect(people[0]!.cells['whose-data']).toEqual({ standing: 'done', dueOn: null, doneOn: '2026-11-24' });
  expect((await get<Team>(ines, '/api/team?standing=done')).people.map((person) => person.name)).toEqual([
    'Mina Okafor',
  ]);
  const overdue = await get<Team>(ines, '/api/team?q=Priya Nair');
  expect(overdue.people[0]!.cells['whose-data']).toEqual({ standing: 'overdue', dueOn: '2026-11-18', doneOn: null });
});

test('what is overdue is listed, the oldest first, cut to those whom the asker manages', async () => {
  const there = await installation();
  const ines = await there.enter('Ines Castellan');
  const all = await get<Overdue>(ines, '/api/overdue?size=10');
  expect(all).toMatchObject({ scope: 'all', total: 10 });
  expect(all.rows[0]).toMatchObject({ courseId: 'whose-data', dueOn: '2026-11-18', daysOver: 6, remindedOn: null });
  expect((await get<Overdue>(ines, '/api/overdue?unit=Warehouse')).total).toBe(0);
  expect((await get<Overdue>(ines, '/api/overdue?course=whose-data&sort=name')).rows.length).toBe(10);
  const henrik = await there.enter('Henrik Vass');
  const mine = await get<Overdue>(henrik, '/api/overdue');
  expect(mine.total).toBe(9);
  expect(mine.rows.map((row) => row.name)).not.toContain('Henrik Vass');
  const ragna = await there.enter('Ragna Solberg');
  expect((await get<Overdue>(ragna, '/api/overdue')).rows.map((row) => row.name)).toEqual(['Henrik Vass']);
});

test('each page of people is in the access log of those who are on it, before they ask, and once a day', async () => {
  const there = await installation();
  const henrik = await there.enter('Henrik Vass');
  await henrik.get('/api/team?size=10');
  await henrik.get('/api/team?size=10');
  await henrik.get('/api/overdue');
  const rows = await there.tools.db
    .selectFrom('access_log')
    .innerJoin('person', 'person.id', 'access_log.person_id')
    .select(['name', 'what', 'viewer_id', 'on_day'])
    .where('name', '=', 'Priya Nair')
    .orderBy('what')
    .execute();
  expect(rows).toEqual([
    { name: 'Priya Nair', what: 'overdue', viewer_id: henrik.id, on_day: '2026-11-24' },
    { name: 'Priya Nair', what: 'team', viewer_id: henrik.id, on_day: '2026-11-24' },
  ]);
  // Who looks at themselves is nobody's news.
  const ines = await there.enter('Ines Castellan');
  await ines.get('/api/team?q=Ines Castellan');
  const own = await there.tools.db.selectFrom('access_log').selectAll().where('person_id', '=', ines.id).execute();
  expect(own).toEqual([]);
});

test('a person page has every round, and is for nobody who does not manage them', async () => {
  const there = await installation();
  const mina = await there.enter('Mina Okafor');
  await completeFirstCourse(there.tools, mina);
  const ragna = await there.enter('Ragna Solberg');
  const found = await get<PersonObligations>(ragna, `/api/team/${mina.id}`);
  expect(found.courses).toMatchObject([
    { id: 'whose-data', standing: 'done', rounds: [{ doneOn: '2026-11-24', ended: null }], waiver: null },
  ]);
  expect(JSON.stringify(found)).not.toMatch(/score|attempt|begun|points/i);
  const henrik = await there.enter('Henrik Vass');
  expect(await codeOf(await henrik.get(`/api/team/${mina.id}`))).toBe('person_unknown');
});

test('the organisation is counted as it stands; units under ten are not told apart, and nobody can be found by subtraction', async () => {
  const there = await installation();
  const ines = await there.enter('Ines Castellan');
  await completeFirstCourse(there.tools, await there.enter('Mina Okafor'));
  const summary = await get<Summary>(ines, '/api/summary');
  expect(summary).toMatchObject({
    onStaff: 40,
    courses: [{ id: 'whose-data', open: 39, overdue: 10, done: 1, exempt: 0 }],
  });
  const units = await get<UnitSummary>(ines, '/api/summary/units?course=whose-data');
  expect(units.units.map(({ unit, people }) => [unit, people])).toEqual([
    ['Customer service', 10],
    ['Warehouse', 10],
  ]);
  expect(units.withheld).toBe(20);
  // Management and Purchasing grow; Marketing alone would be what is missing from the whole.
  await hire(there, 6, 'Management');
  await inTransaction(there.tools.db, async (trx) => {
    const { evidence, library, today, now } = there.tools;
    const ids = await addPeople(
      trx,
      [11, 12, 13].map((n) => newcomer(n, 'Purchasing')),
      'hand',
      now(),
    );
    await settle(trx, { evidence, library }, { whom: ids, today: today(), now: now() });
  });
  const after = await get<UnitSummary>(ines, '/api/summary/units?course=whose-data');
  expect(after.units.length).toBe(3);
  expect(after.withheld).toBe(9 + 10);
  expect((await (await there.enter('Henrik Vass')).get('/api/summary')).status).toBe(403);
});

test("a manager's access ends with the relation, and a deputy's with the day", async () => {
  const there = await installation();
  const henrik = await there.enter('Henrik Vass');
  const callum = await there.enter('Callum Reid');
  const named = { managerId: henrik.id, deputyId: callum.id, fromOn: '2026-11-24', untilOn: '2026-11-25' };
  expect((await callum.put('/api/deputies', named)).status).toBe(403);
  expect((await henrik.put('/api/deputies', named)).status).toBe(204);
  expect(await (await henrik.get('/api/deputies')).json()).toEqual([
    {
      manager: { id: henrik.id, name: 'Henrik Vass' },
      deputy: { id: callum.id, name: 'Callum Reid' },
      fromOn: '2026-11-24',
      untilOn: '2026-11-25',
    },
  ]);
  expect((await get<Team>(callum, '/api/team')).total).toBe(9);
  // A deputy names no further one.
  expect(await codeOf(await callum.put('/api/deputies', named))).toBe('not_allowed');
  there.clock.now = new Date('2026-11-25T23:59:59Z');
  expect((await get<Team>(await there.enter('Callum Reid'), '/api/team')).total).toBe(9);
  there.clock.now = new Date('2026-11-26T00:00:00Z');
  expect((await (await there.enter('Callum Reid')).get('/api/team')).status).toBe(403);

  const { setManagers } = await import('../../server/people/change-people.ts');
  const mina = await there.enter('Mina Okafor');
  await inTransaction(there.tools.db, (trx) =>
    setManagers(trx, new Map([[callum.id, henrik.id]]), there.tools.today()),
  );
  expect((await get<Team>(mina, '/api/team?q=Callum')).total).toBe(0);
  expect((await get<Team>(await there.enter('Henrik Vass'), '/api/team?q=Callum')).total).toBe(1);
});

test('days begin in the time zone of the organisation', async () => {
  const there = await installation({ A39_TIME_ZONE: 'Pacific/Auckland' });
  there.clock.now = new Date('2026-12-03T10:59:00Z');
  const ines = await there.enter('Ines Castellan');
  expect((await get<Team>(ines, '/api/team')).today).toBe('2026-12-03');
  expect((await get<Overdue>(ines, '/api/overdue?unit=Marketing')).total).toBe(0);
  there.clock.now = new Date('2026-12-03T11:00:00Z');
  expect((await get<Team>(ines, '/api/team')).today).toBe('2026-12-04');
  expect((await get<Overdue>(ines, '/api/overdue?unit=Marketing')).total).toBe(9);
});

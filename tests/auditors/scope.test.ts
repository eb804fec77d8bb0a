import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import type {
  AuditedOverdue,
  AuditedPeople,
  AuditedUnits,
  AuditorSelf,
  RecordList,
} from '../../server/auditors/auditor-shapes.ts';
import type { Answers } from '../../server/auditors/question-shapes.ts';
import type { ExportLog } from '../../server/exports/exports-shapes.ts';
import { completeFirstCourse } from '../support/answers.ts';
import { auditorOf } from '../support/auditor.ts';
import { auditedBundleFrom } from '../support/audited-bundle.ts';
import { codeOf, installation, type Installation } from '../support/installation.ts';

const service = { kind: 'matching', units: ['Customer service'], jobs: [], locations: [] };
const insidePeriod = { periodFrom: '2026-11-24', periodTo: '2026-11-25' };

/** Completions inside and outside: by unit, and by day. */
async function lived(terms: Record<string, unknown> = {}) {
  const there = await installation();
  const { tools, clock, enter } = there;
  // Priya is inside; Mina is in another unit; Oskar completes when the period is over.
  await completeFirstCourse(tools, await enter('Priya Nair'));
  await completeFirstCourse(tools, await enter('Mina Okafor'));
  clock.now = new Date('2026-11-26T09:30:00Z');
  await completeFirstCourse(tools, await enter('Oskar Blom'));
  const entryOf = async (name: string) =>
    (
      await tools.db
        .selectFrom('completion')
        .innerJoin('person', 'person.id', 'completion.person_id')
        .select('evidence_idx')
        .where('name', '=', name)
        .executeTakeFirstOrThrow()
    ).evidence_idx;
  const entries = {
    priya: await entryOf('Priya Nair'),
    mina: await entryOf('Mina Okafor'),
    oskar: await entryOf('Oskar Blom'),
  };
  const runa = await auditorOf(there, { fromOn: '2026-11-26', audience: service, ...insidePeriod, ...terms });
  return { there, runa, entries };
}

test('an auditor sees the people of their audit, as they stood on the last day of the period, and nobody else', async () => {
  const { there, runa } = await lived();
  const { people, total, on } = await runa.read<AuditedPeople>('/api/audit/people');
  expect([on, total, people.length]).toEqual(['2026-11-25', 10, 10]);
  expect(people.every(({ who }) => who?.unit === 'Customer service')).toBe(true);
  const courseOf = (name: string) => people.find(({ who }) => who?.name === name)!.courses;
  expect(courseOf('Priya Nair')).toEqual([
    {
      courseId: 'whose-data',
      course: 'Whose data, who decides',
      standing: 'done',
      dueOn: null,
      doneOn: '2026-11-24',
      entry: expect.any(Number),
    },
  ]);
  // On the day after the period he completed it; on its last day he was overdue.
  expect(courseOf('Oskar Blom')).toMatchObject([
    { standing: 'overdue', dueOn: '2026-11-18', doneOn: null, entry: null },
  ]);
  const overdue = await runa.read<AuditedOverdue>('/api/audit/overdue');
  expect([overdue.total, overdue.rows[0]]).toEqual([
    9,
    expect.objectContaining({ dueOn: '2026-11-18', daysOver: 7, course: 'Whose data, who decides' }),
  ]);
  expect(await seenBy(there, runa.id)).toEqual(people.map(({ who }) => who!.name).toSorted());
});

test('no route shows anybody outside, and none shows answers, attempts, scores or times of day', async () => {
  const { there, runa, entries } = await lived();
  const inside = await namesIn(there, ['Customer service']);
  const outside = (
    await there.tools.db.selectFrom('person').select(['name', 'staff_number', 'email']).execute()
  ).filter(({ name }) => !inside.includes(name));
  const { content } = there.tools.library.current('whose-data');
  const paths = [
    '',
    '/questions',
    '/people',
    '/people?page=1',
    '/overdue',
    '/late-joiners',
    '/units?course=whose-data',
    '/versions',
    `/versions/${content}`,
    '/records',
    '/records.txt',
    `/proof/${entries.priya}`,
    '/checkpoint',
  ];
  for (const path of paths) {
    const response = await runa.get(`/api/audit${path}`);
    expect([path, response.status]).toEqual([path, 200]);
    const text = await response.text();
    // The people in a course are made up, and not ours.
    if (path.startsWith('/versions/')) continue;
    for (const { name, staff_number, email } of outside) {
      // The DPO is named as the one to call.
      if (name === 'Ines Castellan') continue;
      for (const told of [name, staff_number, email]) expect(text.includes(told), `${path} tells ${told}`).toBe(false);
    }
    expect(text, path).not.toMatch(/attempt|score|begun|in_progress|"answers"|T\d\d:\d\d|"category"/i);
  }
});

test('entries outside the people or the period are not there: no number, no proof, no sample', async () => {
  const { runa, entries } = await lived();
  const { records, total } = await runa.read<RecordList>('/api/audit/records');
  expect([records, total]).toEqual([[{ index: entries.priya, date: '2026-11-24' }], 1]);
  expect(await (await runa.get('/api/audit/records.txt')).text()).toBe(`${entries.priya}\n`);
  for (const index of [entries.mina, entries.oskar, 0, 99_999]) {
    expect([index, await codeOf(await runa.get(`/api/audit/proof/${index}`))]).toEqual([index, 'entry_unknown']);
    const order = { kind: 'sample', indexes: [entries.priya, index] };
    expect([index, await codeOf(await runa.post('/api/audit/bundle', order))]).toEqual([index, 'entry_unknown']);
  }
  expect(await codeOf(await runa.get('/api/audit/proof/x'))).toBe('entry_unknown');
});

test('the bundle of the period opens the entries of the audit alone, without how it went', async () => {
  const { there, runa, entries } = await lived();
  const { folder, verdict } = await auditedBundleFrom(there, runa, { kind: 'period' });
  expect(verdict.errors).toEqual([]);
  const opened = openedIn(folder);
  expect(opened.get(entries.priya)).toEqual(['course', 'outcome', 'person', 'sub']);
  expect([opened.has(entries.mina), opened.has(entries.oskar)]).toEqual([false, false]);
  const inside = await namesIn(there, ['Customer service']);
  for (const file of ['records.jsonl', 'records.csv', 'report.html']) {
    const text = textOf(folder, file);
    for (const { name } of await there.tools.db.selectFrom('person').select('name').execute())
      expect(inside.includes(name) || !text.includes(name), `${file} tells ${name}`).toBe(true);
  }
  expect(textOf(folder, 'report.html')).toContain('Priya Nair');
  expect(textOf(folder, 'records.csv').split('\r\n')).toHaveLength(3);
  expect(await seenBy(there, runa.id)).toContain('Priya Nair');
});

test('reports are about the people and the period of the audit, and everybody in them can see it', async () => {
  const { there, runa } = await lived();
  const made = await runa.post('/api/audit/exports', { report: 'completions' });
  expect([made.status, made.headers.get('content-disposition')]).toEqual([
    200,
    'attachment; filename="completions-2026-11-26.csv"',
  ]);
  const text = await made.text();
  expect(text).toContain('Priya Nair');
  for (const name of ['Mina Okafor', 'Oskar Blom']) expect(text).not.toContain(name);
  expect(await seenBy(there, runa.id)).toEqual(['Priya Nair']);
  const log = (await (await (await there.enter('Ines Castellan')).get('/api/exports')).json()) as ExportLog;
  expect(log.exports.map(({ madeBy }) => madeBy)).toEqual([{ kind: 'auditor', id: runa.id, name: 'Runa Dahl' }]);
  for (const report of ['overdue', 'standing', 'roster'])
    expect(await codeOf(await runa.post('/api/audit/exports', { report }))).toBe('not_allowed');
  expect(await codeOf(await runa.post('/api/audit/exports', { report: 'rules' }))).toBe('invalid_input');
  const all = await auditorOf(there, { fromOn: '2026-11-26', maySeeNames: true });
  for (const report of ['overdue', 'standing', 'roster', 'waivers', 'obligations', 'completions']) {
    const answer = await all.post('/api/audit/exports', { report });
    expect([report, answer.status, /score|attempt|begun/i.test(await answer.text())]).toEqual([report, 200, false]);
  }
  const nameless = await auditorOf(there, { fromOn: '2026-11-26', maySeeNames: false });
  expect(await codeOf(await nameless.post('/api/audit/exports', { report: 'completions' }))).toBe('not_allowed');
});

test('without names nobody is named, on no page and in no bundle', async () => {
  const { there, runa, entries } = await lived({ maySeeNames: false });
  const everybody = await there.tools.db.selectFrom('person').select(['name', 'staff_number', 'email']).execute();
  const { folder } = await auditedBundleFrom(there, runa, { kind: 'sample', indexes: [entries.priya] });
  expect(openedIn(folder).get(entries.priya)).toEqual(['course', 'outcome']);
  const texts = ['records.jsonl', 'records.csv', 'report.html'].map((file) => textOf(folder, file));
  for (const path of ['/people', '/overdue', '/late-joiners', '/questions'])
    texts.push(await (await runa.get(`/api/audit${path}`)).text());
  for (const text of texts)
    for (const { name, staff_number, email } of everybody)
      for (const told of [name, staff_number, email]) expect(text.includes(told), told).toBe(false);
  const { people } = await runa.read<AuditedPeople>('/api/audit/people');
  expect([people.length, people[0]!.who]).toEqual([10, null]);
});

test('exempt is said without why', async () => {
  const { there, runa } = await lived({ audience: { kind: 'everyone' } });
  const ines = await there.enter('Ines Castellan');
  const freya = await there.enter('Freya Holt');
  const waived = await ines.post('/api/waivers', {
    personId: freya.id,
    courseId: 'whose-data',
    category: 'long_absence',
    untilOn: '2027-01-31',
  });
  expect(waived.status, await waived.text()).toBe(201);
  await ines.call('DELETE', `/api/auditors/${runa.id}`);
  const now = await auditorOf(there, { fromOn: '2026-11-26', periodFrom: '2026-11-24', periodTo: '2026-11-30' });
  const text = await (await now.get('/api/audit/people')).text();
  expect(text).not.toMatch(/long_absence/);
  expect(await (await now.get('/api/audit/questions')).text()).not.toMatch(/long_absence/);
  const { people } = JSON.parse(text) as AuditedPeople;
  expect(people.find(({ who }) => who?.name === 'Freya Holt')!.courses).toMatchObject([{ standing: 'exempt' }]);
  const answers = await now.read<Answers>('/api/audit/questions');
  expect([answers.exemptions, answers.missing.exempt]).toEqual([
    { inForce: 1, granted: 1, ended: 0, byCategory: null },
    1,
  ]);
  const own = (await (await ines.get('/api/questions')).json()) as Answers;
  expect(own.exemptions.byCategory).toEqual([{ category: 'long_absence', count: 1 }]);
});

test('units are counted from ten people on, and never so that the rest can be told', async () => {
  const { runa } = await lived({ audience: { kind: 'everyone' } });
  const units = await runa.read<AuditedUnits>('/api/audit/units?course=whose-data');
  expect(units.units).toEqual([
    { unit: 'Customer service', people: 10, done: 1, open: 9, overdue: 9 },
    { unit: 'Warehouse', people: 10, done: 0, open: 10, overdue: 0 },
  ]);
  expect(units.withheld).toBe(20);
});

test('a group is looked up by who was in it in the period; a group that is gone opens nothing', async () => {
  const there = await installation();
  const { db } = there.tools;
  const group = await db
    .selectFrom('staff_group')
    .select('id')
    .where('name', '=', 'Warehouse')
    .executeTakeFirstOrThrow();
  const sven = await there.enter('Sven Aalto');
  await db
    .updateTable('group_member')
    .set({ until_on: '2026-11-10' })
    .where('group_id', '=', group.id)
    .where('person_id', '=', sven.id)
    .execute();
  const audience = { kind: 'groups', ids: [group.id] };
  const before = await auditorOf(there, { audience, periodFrom: '2026-11-01', periodTo: '2026-11-24' });
  const after = await auditorOf(there, { audience, periodFrom: '2026-11-10', periodTo: '2026-11-24' });
  expect((await before.read<AuditorSelf>('/api/audit')).groups).toEqual(['Warehouse']);
  expect((await before.read<AuditedPeople>('/api/audit/people')).total).toBe(10);
  expect((await after.read<AuditedPeople>('/api/audit/people')).total).toBe(9);
  await db.deleteFrom('group_member').where('group_id', '=', group.id).execute();
  await db.deleteFrom('staff_group').where('id', '=', group.id).execute();
  for (const path of ['people', 'questions', 'records', 'overdue'])
    expect(await codeOf(await after.get(`/api/audit/${path}`))).toBe('group_unknown');
});

test('the standing of a day that is over is what was kept on that day', async () => {
  const there = await installation();
  await completeFirstCourse(there.tools, await there.enter('Priya Nair'));
  const everybody = { audience: { kind: 'everyone' }, periodFrom: '2026-11-01', untilOn: '2027-03-01' };
  const today = await auditorOf(there, { ...everybody, periodTo: '2026-11-24' });
  const kept = await today.read<Answers>('/api/audit/questions');
  const page = await today.read<AuditedPeople>('/api/audit/people');
  const late = await today.read<AuditedOverdue>('/api/audit/overdue');
  there.clock.now = new Date('2026-12-05T10:00:00Z');
  await completeFirstCourse(there.tools, await there.enter('Mina Okafor'));
  const again = await auditorOf(there, { ...everybody, fromOn: '2026-12-05', periodTo: '2026-11-24' });
  const derived = await again.read<Answers>('/api/audit/questions');
  expect({ ...derived, today: kept.today, whole: kept.whole }).toEqual(kept);
  expect(await again.read<AuditedPeople>('/api/audit/people')).toEqual(page);
  const then = await again.read<AuditedOverdue>('/api/audit/overdue');
  expect([then.total, then.rows.map(({ who }) => who!.name).toSorted()]).toEqual([
    late.total,
    late.rows.map(({ who }) => who!.name).toSorted(),
  ]);
});

async function namesIn({ tools }: Installation, units: string[]): Promise<string[]> {
  const rows = await tools.db.selectFrom('person').select('name').where('unit', 'in', units).execute();
  return rows.map((row) => row.name);
}

/** Whom the access log says that the auditor saw. */
async function seenBy({ tools }: Installation, auditor: string): Promise<string[]> {
  const rows = await tools.db
    .selectFrom('access_log')
    .innerJoin('person', 'person.id', 'access_log.person_id')
    .select('name')
    .distinct()
    .where('viewer_kind', '=', 'auditor')
    .where('viewer_id', '=', auditor)
    .orderBy('name')
    .execute();
  return rows.map((row) => row.name).toSorted();
}

function textOf(folder: string, file: string): string {
  return readFileSync(join(folder, 'data', file), 'utf8');
}

/** Which claims a bundle opens, by entry. */
function openedIn(folder: string): Map<number, string[]> {
  const lines = textOf(folder, 'records.jsonl').trimEnd().split('\n');
  return new Map(
    lines.map((line) => {
      const { index, disclosures } = JSON.parse(line) as { index: number; disclosures: string[] };
      const names = disclosures.map((text) => (JSON.parse(Buffer.from(text, 'base64url').toString()) as string[])[1]!);
      return [index, names.toSorted()];
    }),
  );
}

import { expect, test } from 'vitest';
import { completeFirstCourse } from '../support/answers.ts';
import { everyPage, withPrograms, type Refused } from './program.ts';

test('what is taught, where people stand and who completed what, by days and without scores', async () => {
  const { program, tools, enter, clock } = await withPrograms();
  const { json, call } = await program();
  for (const name of ['Mina Okafor', 'Sven Aalto', 'Priya Nair']) await completeFirstCourse(tools, await enter(name));
  const courses = await everyPage<{ id: string; content: string }>({ json }, '/courses', 1);
  expect(courses.rows).toContainEqual(
    expect.objectContaining({
      id: 'whose-data',
      lang: 'en',
      isCurrent: true,
      content: expect.stringMatching(/^sha256:/),
    }),
  );
  const summary = await json<{ courses: { id: string; done: number }[] }>('GET', '/standing');
  expect(summary).toMatchObject({ today: '2026-11-24', onStaff: 40 });
  expect(summary.courses.find(({ id }) => id === 'whose-data')!.done).toBeGreaterThanOrEqual(3);
  const units = await json<{ units: { people: number }[] }>('GET', '/standing/units?course=whose-data');
  expect(units.units.every(({ people }) => people >= 10)).toBe(true);

  const found = await everyPage<{ staffNumber: string; doneOn: string }>(
    { json },
    '/completions?from=2026-11-24&to=2026-11-24',
    2,
  );
  expect(found.rows.length).toBe(3);
  expect(found.pages).toBe(2);
  expect(JSON.stringify(found.rows)).not.toMatch(/T\d\d:\d\d|score|attempt|email/i);
  expect((await everyPage({ json }, '/completions?from=2026-11-25&to=2026-12-24', 5)).rows).toEqual([]);
  expect((await json<Refused>('GET', '/completions?from=2026-11-25&to=2026-11-24')).error?.code).toBe('invalid_input');
  expect((await json<Refused>('GET', '/completions?from=2026-11-25')).error?.code).toBe('invalid_input');

  // Spread over months, each comes once and in the order of the days, whatever the pages.
  const ids = (await tools.db.selectFrom('completion').select('id').orderBy('evidence_idx').execute()).map(
    ({ id }) => id,
  );
  for (const [i, day] of ['2026-11-20', '2026-03-02', '2026-03-02'].entries())
    await tools.db
      .updateTable('completion')
      .set({ completed_at: `${day}T16:00:00Z` })
      .where('id', '=', ids[i]!)
      .execute();
  const period = '/completions?from=2026-01-01&to=2026-11-20';
  const spread = await everyPage<{ staffNumber: string; doneOn: string }>({ json }, period, 1);
  expect(spread.rows.map(({ doneOn }) => doneOn)).toEqual(['2026-03-02', '2026-03-02', '2026-11-20']);
  expect(spread.pages).toBe(3);
  expect((await everyPage({ json }, period, 2)).rows).toEqual(spread.rows);
  expect((await everyPage({ json }, period, 500)).rows).toEqual(spread.rows);
  const { next } = await json<{ next: string }>('GET', `${period}&limit=1`);
  expect(Buffer.from(next, 'base64url').toString()).not.toMatch(/T\d\d|:\d\d/);
  const forged = Buffer.from('["completions","soon",1]').toString('base64url');
  expect((await json<Refused>('GET', `${period}&cursor=${forged}`)).error?.code).toBe('invalid_input');

  clock.now = new Date('2026-11-24T11:00:00Z');

  const csv = await call('POST', '/exports', { report: 'completions', options: { about: 'none' } });
  expect(csv.headers.get('content-type')).toBe('text/csv; charset=utf-8');
  expect(csv.headers.get('x-a39-rows')).toBe('3');
  expect((await csv.text()).split('\r\n')[0]).toBe(
    'staff_number,name,unit,course_id,course,done_on,version,content,entry',
  );
  expect((await json<Refused>('POST', '/exports', { report: 'none' })).error?.code).toBe('invalid_input');
  const records = await json<{ resources: { status: string }[] }>('GET', '/training-records?course=whose-data');
  expect(records.resources.filter(({ status }) => status === 'COMPLETE')).toHaveLength(
    summary.courses.find(({ id }) => id === 'whose-data')!.done,
  );
  const logged = await tools.db
    .selectFrom('export_log')
    .select(['made_by_kind', 'report', 'format'])
    .orderBy('format')
    .execute();
  expect(logged).toEqual([
    { made_by_kind: 'key', report: 'completions', format: 'csv' },
    { made_by_kind: 'key', report: 'standing', format: 'json' },
  ]);
});

test('the evidence log: its size, and a checkpoint that is signed', async () => {
  const { program, tools } = await withPrograms();
  const { json, call } = await program();
  const { size } = await tools.db.selectFrom('evidence_log').select('size').executeTakeFirstOrThrow();
  expect(await json('GET', '/evidence')).toEqual({
    status: 200,
    origin: 'brightwater.example/evidence/try',
    size,
    lastOn: '2026-11-24',
  });
  const note = await (await call('GET', '/evidence/checkpoint')).text();
  expect(note).toMatch(new RegExp(`^brightwater.example/evidence/try\\n${size}\\n.+\\n\\n— brightwater`));
});

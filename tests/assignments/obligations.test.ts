import { expect, test } from 'vitest';
import type { RulePreview, Rules, RulesChanged, WaiverView } from '../../server/assignments/rule-shapes.ts';
import { verifyBundle } from '../../server/evidence/verification/verify-bundle.ts';
import type { GroupView } from '../../server/directory/directory-shapes.ts';
import type { MyTraining } from '../../server/learning/learning-shapes.ts';
import type { PersonObligations, Team } from '../../server/reports/team-shapes.ts';
import { doWhatIsDue } from '../../server/schedule.ts';
import { bundleFrom, linesOf } from '../support/bundle.ts';
import { type Caller, codeOf, installation } from '../support/installation.ts';
import { completeFirstCourse } from '../support/answers.ts';

const read = async <T>(response: Response | Promise<Response>): Promise<T> => {
  const answer = await response;
  if (answer.status >= 400) throw new Error(await answer.text());
  return (await answer.json()) as T;
};
const rulesOf = (by: Caller) => read<Rules>(by.get('/api/rules'));

const terms = {
  courseId: 'whose-data',
  audience: { kind: 'matching', units: ['Warehouse'], jobs: [], locations: [] },
  reason: 'The warehouse has cameras',
  dueDays: 20,
};

test('a rule is looked at before it is made, gives rounds when it is, and what it says is in evidence', async () => {
  const there = await installation();
  const tobias = await there.enter('Tobias Feld');
  const { inForce } = await rulesOf(tobias);
  expect(inForce).toMatchObject([
    { courseId: 'whose-data', audience: { kind: 'everyone' }, repeat: { kind: 'from_completion', months: 12 } },
  ]);
  // Everybody has it open: nobody would get anything.
  const none = await read<RulePreview>(tobias.post('/api/rules/preview', { kind: 'make', terms }));
  expect(none).toEqual({ gets: { total: 0, people: [] }, noLonger: { total: 0, people: [] } });

  const sven = await there.enter('Sven Aalto');
  await completeFirstCourse(there.tools, sven);
  // A year later, less a month, the first rule asks again.
  there.clock.now = new Date('2027-10-25T08:00:00Z');
  await doWhatIsDue(there.tools, false);
  const again = await there.enter('Sven Aalto');
  const training = await read<MyTraining>(again.get('/api/my/training'));
  expect(training.assignments.map(({ dueOn, completedOn }) => [dueOn, completedOn])).toEqual([
    ['2026-12-08', '2026-11-24'],
    ['2027-11-24', null],
  ]);
  const ines = await there.enter('Ines Castellan');
  const { folder, vkey } = await bundleFrom(ines);
  const verified = await verifyBundle(folder, { vkeys: [vkey], held: [] });
  expect(verified.errors).toEqual([]);
  const openings = linesOf(folder, 'data/records.jsonl').join('\n');
  expect(openings).not.toBe('');
});

test('ending a rule asks nobody any more who had not done it, keeps what was done, and the course comes back with the next rule', async () => {
  const there = await installation();
  const tobias = await there.enter('Tobias Feld');
  there.clock.now = new Date('2026-11-24T10:01:00Z');
  const made = await read<RulesChanged>(
    tobias.post('/api/rules', { ...terms, audience: { kind: 'everyone' }, repeat: { kind: 'never' } }),
  );
  expect(made).toMatchObject({ assigned: 0, ended: 0 });
  there.clock.now = new Date('2027-02-01T08:00:00Z');
  const thea = {
    staff_number: 'BW-3001',
    name: 'Thea Lindqvist',
    email: 'thea@brightwater.example',
    unit: 'Warehouse',
    joined_on: '2027-02-02',
    left_on: null,
    id: 'thea',
  };
  await there.tools.db.insertInto('person').values(thea).execute();
  await doWhatIsDue(there.tools, false);
  const obligations = async () => read<PersonObligations>((await there.enter('Tobias Feld')).get('/api/team/thea'));
  expect(await codeOf(await (await there.enter('Tobias Feld')).get('/api/team/thea'))).toBe('person_unknown');
  there.clock.now = new Date('2027-02-02T08:00:00Z');
  await doWhatIsDue(there.tools, false);
  // Two rules, one obligation: that of the older.
  expect((await obligations()).courses).toMatchObject([
    { standing: 'open', rounds: [{ dueOn: '2027-03-04', ended: null }] },
  ]);

  const tobiasLater = await there.enter('Tobias Feld');
  for (const rule of (await rulesOf(tobiasLater)).inForce) {
    const change = { kind: 'end', line: rule.line, id: rule.id };
    await read<RulePreview>(tobiasLater.post('/api/rules/preview', change));
    expect((await tobiasLater.call('DELETE', `/api/rules/${rule.line}`, { id: rule.id })).status).toBe(200);
    expect(await codeOf(await tobiasLater.call('DELETE', `/api/rules/${rule.line}`, { id: rule.id }))).toBe(
      'rule_unknown',
    );
  }
  expect((await obligations()).courses).toMatchObject([{ standing: 'none', rounds: [{ ended: 'not_required' }] }]);
  const next = await read<RulesChanged>(tobiasLater.post('/api/rules', { ...terms, dueDays: 30 }));
  expect(next.assigned).toBe(1);
  expect((await obligations()).courses[0]!.rounds.map(({ dueOn, ended }) => [dueOn, ended])).toEqual([
    ['2027-03-04', null],
    ['2027-03-04', 'not_required'],
  ]);
  expect((await rulesOf(tobiasLater)).before.length).toBe(2);
});

test('a rule is refused where it cannot be: unknown course or group, a day that is over, and one that changed meanwhile', async () => {
  const there = await installation();
  const tobias = await there.enter('Tobias Feld');
  const make = async (change: object) => codeOf(await tobias.post('/api/rules', { ...terms, ...change }));
  expect(await make({ courseId: 'nothing' })).toBe('course_unknown');
  expect(await make({ audience: { kind: 'groups', ids: ['nobody'] } })).toBe('group_unknown');
  expect(await make({ dueOn: '2026-11-23' })).toBe('invalid_input');
  expect(await make({ dueOn: '2026-02-30' })).toBe('invalid_input');
  expect(await make({ repeat: { kind: 'fixed_day', day: '02-30' } })).toBe('invalid_input');
  expect(await make({ reason: 'Line\nbreak' })).toBe('invalid_input');
  const [rule] = (await rulesOf(tobias)).inForce;
  const change = { ...terms, audience: { kind: 'everyone' }, id: rule!.id };
  expect((await tobias.put(`/api/rules/${rule!.line}`, change)).status).toBe(200);
  expect(await codeOf(await tobias.put(`/api/rules/${rule!.line}`, change))).toBe('rule_changed');
  expect((await (await there.enter('Henrik Vass')).post('/api/rules', terms)).status).toBe(403);
});

test('a waiver takes the course away until its day; then the rules ask again; its category is for those who grant it', async () => {
  const there = await installation();
  const tobias = await there.enter('Tobias Feld');
  const priya = await there.enter('Priya Nair');
  const henrik = await there.enter('Henrik Vass');
  const wanted = { personId: priya.id, courseId: 'whose-data', category: 'long_absence', untilOn: '2027-01-31' };
  expect((await henrik.post('/api/waivers', wanted)).status).toBe(403);
  const { id } = await read<{ id: string }>(tobias.post('/api/waivers', wanted));
  expect(await codeOf(await tobias.post('/api/waivers', wanted))).toBe('waiver_there');
  expect(await codeOf(await tobias.post('/api/waivers', { ...wanted, untilOn: '2026-11-23' }))).toBe('invalid_input');
  expect(await read<WaiverView[]>(tobias.get('/api/waivers'))).toMatchObject([
    { id, person: { name: 'Priya Nair' }, category: 'long_absence', untilOn: '2027-01-31', grantedBy: 'Tobias Feld' },
  ]);
  const cell = async (by: Caller) =>
    (await read<Team>(by.get('/api/team?q=Priya Nair'))).people[0]!.cells['whose-data'];
  expect(await cell(henrik)).toEqual({ standing: 'exempt', dueOn: null, doneOn: null });
  const seenBy = async (by: Caller) =>
    (await read<PersonObligations>(by.get(`/api/team/${priya.id}`))).courses[0]!.waiver;
  expect(await seenBy(tobias)).toMatchObject({ category: 'long_absence' });
  expect(await seenBy(henrik)).toMatchObject({ category: null });
  expect((await read<MyTraining>(priya.get('/api/my/training'))).assignments).toEqual([]);

  there.clock.now = new Date('2027-01-31T12:00:00Z');
  await doWhatIsDue(there.tools, false);
  expect((await cell(await there.enter('Henrik Vass')))!.standing).toBe('exempt');
  there.clock.now = new Date('2027-02-01T12:00:00Z');
  await doWhatIsDue(there.tools, false);
  expect(await cell(await there.enter('Henrik Vass'))).toEqual({ standing: 'open', dueOn: '2027-03-03', doneOn: null });

  const ines = await there.enter('Ines Castellan');
  const { folder, vkey } = await bundleFrom(ines);
  expect((await verifyBundle(folder, { vkeys: [vkey], held: [] })).errors).toEqual([]);
  // Why somebody was exempt is not in evidence.
  expect(linesOf(folder, 'data/records.csv').join('\n')).toContain('exempted');
  expect(JSON.stringify(linesOf(folder, 'data/records.csv'))).not.toContain('long_absence');
  expect(await read(ines.post('/api/evidence/self-check'))).toMatchObject({ faultCount: 0 });
});

test('ending a waiver early is in evidence, and the rules ask at once', async () => {
  const there = await installation();
  const tobias = await there.enter('Tobias Feld');
  const priya = await there.enter('Priya Nair');
  const wanted = { personId: priya.id, courseId: 'whose-data', category: 'other', untilOn: '2027-06-30' };
  const { id } = await read<{ id: string }>(tobias.post('/api/waivers', wanted));
  expect((await tobias.call('DELETE', `/api/waivers/${id}`)).status).toBe(204);
  expect((await tobias.call('DELETE', `/api/waivers/${id}`)).status).toBe(204);
  expect(await codeOf(await tobias.call('DELETE', '/api/waivers/none'))).toBe('waiver_unknown');
  expect((await read<MyTraining>(priya.get('/api/my/training'))).assignments).toMatchObject([{ dueOn: '2026-12-24' }]);
  const ines = await there.enter('Ines Castellan');
  expect(await read(ines.post('/api/evidence/self-check'))).toMatchObject({ faultCount: 0 });
});

test('a group drives who is asked: a list by name, a rule by unit, and nothing is asked twice', async () => {
  const there = await installation();
  const tobias = await there.enter('Tobias Feld');
  const [mina, sven] = [await there.enter('Mina Okafor'), await there.enter('Sven Aalto')];
  const [rule] = (await rulesOf(tobias)).inForce;
  await tobias.call('DELETE', `/api/rules/${rule!.line}`, { id: rule!.id });
  const list = await read<{ id: string }>(
    tobias.post('/api/groups', { name: 'Newsletter editors', kind: 'list', personIds: [mina.id] }),
  );
  expect(
    await codeOf(await tobias.post('/api/groups', { name: 'Newsletter editors', kind: 'list', personIds: [] })),
  ).toBe('name_taken');
  // Marketing has a course due by hand; a second round of it is another obligation.
  await completeFirstCourse(there.tools, mina);
  const made = await read<RulesChanged>(
    tobias.post('/api/rules', {
      ...terms,
      audience: { kind: 'groups', ids: [list.id] },
      repeat: { kind: 'from_completion', months: 1 },
    }),
  );
  expect(made.assigned).toBe(1);
  expect(made.rule!.audienceNames).toEqual(['Newsletter editors']);
  expect(await codeOf(await tobias.call('DELETE', `/api/groups/${list.id}`))).toBe('group_in_use');
  const changed = await read<{ assigned: number; ended: number }>(
    tobias.put(`/api/groups/${list.id}`, { name: 'Newsletter editors', kind: 'list', personIds: [sven.id] }),
  );
  // Sven has it open by hand; Mina is not asked again.
  expect(changed).toMatchObject({ assigned: 0, ended: 1 });
  const back = await read<{ assigned: number }>(
    tobias.put(`/api/groups/${list.id}`, {
      name: 'Newsletter editors',
      kind: 'rule',
      matches: { units: ['Marketing'], jobs: [], locations: [] },
    }),
  );
  expect(back.assigned).toBe(1);
  expect(await read<GroupView[]>(tobias.get('/api/groups'))).toEqual(
    expect.arrayContaining([
      expect.objectContaining({ id: list.id, kind: 'rule', people: 9, courses: ['whose-data'] }),
    ]),
  );
  const ines = await there.enter('Ines Castellan');
  expect(await read(ines.post('/api/evidence/self-check'))).toMatchObject({ faultCount: 0 });
});

test('roles are granted by the DPO alone, and somebody must be DPO', async () => {
  const there = await installation();
  const [tobias, ines, mina] = [
    await there.enter('Tobias Feld'),
    await there.enter('Ines Castellan'),
    await there.enter('Mina Okafor'),
  ];
  const wanted = { personId: mina.id, role: 'dpo' };
  expect((await tobias.put('/api/roles', wanted)).status).toBe(403);
  expect((await ines.put('/api/roles', wanted)).status).toBe(204);
  expect((await mina.call('DELETE', '/api/roles', { personId: ines.id, role: 'dpo' })).status).toBe(204);
  expect(await codeOf(await mina.call('DELETE', '/api/roles', wanted))).toBe('last_dpo');
  expect(await read(tobias.get('/api/roles'))).toMatchObject([
    { person: { name: 'Mina Okafor' }, role: 'dpo', grantedBy: 'Ines Castellan' },
    { person: { name: 'Tobias Feld' }, role: 'training_admin' },
  ]);
});

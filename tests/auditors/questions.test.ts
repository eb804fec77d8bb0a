import { expect, test } from 'vitest';
import { inTransaction } from '../../db/transaction.ts';
import { settle } from '../../server/assignments/settle.ts';
import type { Answers, LateJoiners } from '../../server/auditors/question-shapes.ts';
import { addPeople, changePeople, type PersonDetails } from '../../server/people/change-people.ts';
import { completeFirstCourse } from '../support/answers.ts';
import { auditorOf } from '../support/auditor.ts';
import { codeOf, installation, type Installation } from '../support/installation.ts';

const joiner = (k: number): PersonDetails => ({
  staffNumber: `N-${k}`,
  name: `Newcomer ${String(k).padStart(2, '0')}`,
  email: `newcomer-${k}@brightwater.example`,
  unit: k === 12 ? 'Marketing' : 'Warehouse',
  job: null,
  location: null,
  lang: null,
  joinedOn: '2026-11-24',
  leftOn: null,
});

/** Settles everybody, as it happens every night. */
function night({ tools }: Installation, write: Parameters<typeof inTransaction>[1] = async () => {}): Promise<unknown> {
  return inTransaction(tools.db, async (trx) => {
    await write(trx);
    await settle(trx, tools, { whom: 'everybody', today: tools.today(), now: tools.now() });
  });
}

test('answers come from what happened: joiners in time and late, leavers, reminders, rounds', async () => {
  const there = await installation();
  const { tools, clock } = there;
  const details = Array.from({ length: 12 }, (_, i) => joiner(i + 1));
  await night(there, async (trx) => addPeople(trx, details, 'hand', clock.now));
  clock.now = new Date('2026-11-27T08:00:00Z');
  for (const { name } of details.slice(0, 10)) await completeFirstCourse(tools, await there.enter(name));
  const leaver = await there.enter('Newcomer 11');
  clock.now = new Date('2026-12-01T08:00:00Z');
  await night(there, async (trx) =>
    changePeople(trx, [{ id: leaver.id, details: { ...details[10]!, leftOn: '2026-11-30' } }], 'hand', clock.now),
  );
  const last = await there.enter('Newcomer 12');
  await remindedOnce(there, last.id);

  clock.now = new Date('2027-01-10T08:00:00Z');
  const ines = await there.enter('Ines Castellan');
  const ask = async <T>(path: string) => (await (await ines.get(path)).json()) as T;
  const answers = await ask<Answers>('/api/questions?from=2026-11-24&to=2027-01-10');
  expect(answers.joiners).toEqual({
    joined: 12,
    courses: [
      {
        courseId: 'whose-data',
        course: 'Whose data, who decides',
        days: [30],
        // What was asked of the leaver ended with them.
        asked: 11,
        inTime: 10,
        late: 1,
        notYetDue: 0,
        medianDays: 3,
      },
    ],
  });
  expect(answers.leavers).toEqual({ left: 1, openWhenLeft: 1 });
  expect(answers.missing).toMatchObject({ asked: 51, done: 10, open: 41, overdue: 41, overduePeople: 41, exempt: 0 });
  expect(answers.missing.reminders).toEqual([{ kind: 'overdue', sent: 1 }]);
  expect(answers.repeated.rules).toMatchObject([{ rounds: 52, completed: 10, late: 41, people: 51 }]);
  expect(answers.when).toMatchObject({ completions: 10, firstOn: '2026-11-27', lastOn: '2026-11-27', signIn: 'try' });
  expect(answers.works).toEqual({
    courses: [{ courseId: 'whose-data', course: 'Whose data, who decides', people: 51, done: 10 }],
    withheld: 0,
  });
  const late = await ask<LateJoiners>('/api/questions/late-joiners?from=2026-11-24&to=2027-01-10');
  expect(late).toMatchObject({
    total: 1,
    rows: [{ who: { name: 'Newcomer 12' }, joinedOn: '2026-11-24', dueOn: '2026-12-24', doneOn: null }],
  });
  // Before, nobody was late, and nobody had left.
  const before = await ask<Answers>('/api/questions?from=2026-11-24&to=2026-11-29');
  expect(before.joiners.courses[0]).toMatchObject({ asked: 12, inTime: 10, late: 0, notYetDue: 2 });
  expect([before.leavers.left, before.missing.reminders, before.repeated.rules[0]!.late]).toEqual([0, [], 10]);

  // Cut to a unit: the one who is late is elsewhere; ten are enough for a median, nine are not.
  const terms = { fromOn: '2027-01-10', untilOn: '2027-02-01', periodFrom: '2026-11-24', periodTo: '2027-01-10' };
  const audience = { kind: 'matching', units: ['Warehouse'], jobs: [], locations: [] };
  const warehouse = await auditorOf(there, { ...terms, audience });
  const cut = await warehouse.read<Answers>('/api/audit/questions');
  expect([cut.joiners.joined, cut.joiners.courses[0]!.late, cut.joiners.courses[0]!.medianDays]).toEqual([11, 0, 3]);
  expect([cut.when.completions, cut.leavers.left, cut.missing.reminders]).toEqual([10, 1, []]);
  const marketing = await auditorOf(there, { ...terms, audience: { ...audience, units: ['Marketing'] } });
  const few = await marketing.read<Answers>('/api/audit/questions');
  expect([few.joiners.joined, few.joiners.courses[0]!.medianDays, few.missing.reminders]).toEqual([
    1,
    null,
    [{ kind: 'overdue', sent: 1 }],
  ]);
  expect((await marketing.read<LateJoiners>('/api/audit/late-joiners')).total).toBe(1);
});

test('rules are told with their history, and only those that are about somebody of the audit', async () => {
  const there = await installation();
  const ines = await there.enter('Ines Castellan');
  const own = (await (await ines.get('/api/questions')).json()) as Answers;
  const [rule] = own.who.rules;
  expect(own.who).toMatchObject({ people: 40, rules: [{ people: 40, endedOn: null, dueDays: 30 }] });
  there.clock.now = new Date('2026-11-25T08:00:00Z');
  await there.tools.db
    .updateTable('assignment_rule')
    .set({ audience: JSON.stringify({ kind: 'matching', units: ['Marketing'], jobs: [], locations: [] }) })
    .where('line', '=', rule!.line)
    .execute();
  const of = async (unit: string) => {
    const audience = { kind: 'matching', units: [unit], jobs: [], locations: [] };
    const runa = await auditorOf(there, { audience, fromOn: '2026-11-25', email: `${unit.length}@dahl.example` });
    return (await runa.read<Answers>('/api/audit/questions')).who.rules;
  };
  expect(await of('Marketing')).toMatchObject([{ audience: { kind: 'matching', words: ['Marketing'] }, people: 9 }]);
  expect(await of('Warehouse')).toEqual([]);
});

test('the whole organisation is for the DPO alone, and a period has a beginning and an end', async () => {
  const there = await installation();
  for (const name of ['Tobias Feld', 'Mina Okafor', 'Sofia Marek'])
    for (const path of ['/api/questions', '/api/questions/late-joiners'])
      expect(await codeOf(await (await there.enter(name)).get(path))).toBe('not_allowed');
  const ines = await there.enter('Ines Castellan');
  expect(await codeOf(await ines.get('/api/questions?from=2026-11-24&to=2026-11-23'))).toBe('invalid_input');
  expect(await codeOf(await ines.get('/api/questions?from=2026-02-30'))).toBe('invalid_input');
  const { from, to, on } = (await (await ines.get('/api/questions')).json()) as Answers;
  expect([from, to, on]).toEqual(['2025-11-25', '2026-11-24', '2026-11-24']);
});

test('the evidence is said to be whole when it was checked and a checkpoint has left the house', async () => {
  const there = await installation();
  const ines = await there.enter('Ines Castellan');
  const whole = async () => ((await (await ines.get('/api/questions')).json()) as Answers).whole;
  expect(await whole()).toMatchObject({ halted: false, selfCheck: null, outside: [] });
  await ines.post('/api/evidence/self-check');
  await ines.get('/api/evidence/checkpoint');
  const { size } = await there.tools.db
    .selectFrom('evidence_checkpoint')
    .select('size')
    .orderBy('size', 'desc')
    .executeTakeFirstOrThrow();
  await there.tools.db
    .insertInto('evidence_anchor')
    .values({
      id: 'a',
      log_id: 1,
      size,
      kind: 'mail',
      target: 'dpo@brightwater.example',
      data: null,
      created_at: '2026-11-24T10:00:00.000Z',
    })
    .execute();
  expect(await whole()).toMatchObject({
    selfCheck: { on: '2026-11-24', size, faults: 0 },
    outside: [{ kind: 'mail', size, on: '2026-11-24' }],
  });
});

/** A reminder that a mail server took. */
async function remindedOnce({ tools }: Installation, person: string): Promise<void> {
  const { id, due_on } = await tools.db
    .selectFrom('assignment')
    .select(['id', 'due_on'])
    .where('person_id', '=', person)
    .executeTakeFirstOrThrow();
  await tools.db
    .insertInto('reminder')
    .values({
      id: 'r1',
      person_id: person,
      course_id: 'whose-data',
      assignment_id: id,
      recipient_id: person,
      kind: 'overdue',
      step: '1',
      batch_id: 'b',
      sender_id: null,
      due_on,
      state: 'sent',
      planned_at: '2026-12-25T08:00:00.000Z',
      send_after: '2026-12-25T08:00:00.000Z',
      claimed_at: null,
      claimed_by: null,
      first_tried_at: '2026-12-25T08:00:00.000Z',
      tries: 1,
      ended_at: '2026-12-25T08:00:01.000Z',
      why: null,
      detail: null,
    })
    .execute();
}

import fc from 'fast-check';
import { expect, inject, test } from 'vitest';
import { inTransaction, type Trx } from '../../db/transaction.ts';
import { changeRules } from '../../server/assignments/rules.ts';
import type { Repeat } from '../../server/assignments/rule.ts';
import { ruleInForce, rulesInForce } from '../../server/assignments/rule-queries.ts';
import { settle } from '../../server/assignments/settle.ts';
import { endWaiver, waive } from '../../server/assignments/waive.ts';
import { revokeRecord } from '../../server/corrections/correct-record.ts';
import { daysAfter } from '../../server/day.ts';
import { recordOutsideTraining } from '../../server/documents/outside-training.ts';
import { erasePeople } from '../../server/erasure/erase-people.ts';
import { addPeople, changePeople, type PersonDetails } from '../../server/people/change-people.ts';
import { Refusal } from '../../server/refusals.ts';
import { rebuildStanding } from '../../server/standing/keep-standing.ts';
import { installation, type Installation } from '../support/installation.ts';

/** What can happen to people, rules and records; `who` and `which` choose among those there are. */
const step = fc.oneof(
  fc.record({ do: fc.constant('wait' as const), days: fc.integer({ min: 1, max: 200 }) }),
  fc.record({
    do: fc.constant('join' as const),
    unit: fc.constantFrom('Marketing', 'Warehouse'),
    inDays: fc.integer({ min: -5, max: 5 }),
  }),
  fc.record({ do: fc.constant('leave' as const), who: fc.nat(9), inDays: fc.integer({ min: -2, max: 10 }) }),
  fc.record({ do: fc.constant('return' as const), who: fc.nat(9) }),
  fc.record({ do: fc.constant('move' as const), who: fc.nat(9), unit: fc.constantFrom('Marketing', 'Warehouse') }),
  fc.record({
    do: fc.constant('rule' as const),
    unit: fc.constantFrom('Marketing', 'Warehouse', null),
    repeat: fc.constantFrom<Repeat>(
      { kind: 'never' },
      { kind: 'from_completion', months: 6 },
      { kind: 'fixed_day', day: '02-29' },
    ),
    grace: fc.constantFrom(0, 7),
  }),
  fc.record({
    do: fc.constant('change' as const),
    which: fc.nat(5),
    unit: fc.constantFrom('Marketing', 'Warehouse', null),
  }),
  fc.record({ do: fc.constant('end' as const), which: fc.nat(5) }),
  fc.record({ do: fc.constant('complete' as const), who: fc.nat(9) }),
  fc.record({ do: fc.constant('withdraw' as const), which: fc.nat(9) }),
  fc.record({ do: fc.constant('waive' as const), who: fc.nat(9), days: fc.integer({ min: 0, max: 90 }) }),
  fc.record({ do: fc.constant('unwaive' as const), which: fc.nat(5) }),
  fc.record({ do: fc.constant('erase' as const), who: fc.nat(9) }),
);
type Step = typeof step extends fc.Arbitrary<infer T> ? T : never;

const courseId = 'whose-data';
let hired = 0;

/** One step, as the product does it. What cannot be is refused, and that is no fault. */
async function take(there: Installation, trx: Trx, wanted: Step): Promise<void> {
  const { evidence, library } = there.tools;
  const tools = { evidence, library };
  const today = there.tools.today();
  const now = there.tools.now();
  const people = await trx.selectFrom('person').selectAll().orderBy('staff_number').limit(10).execute();
  const [who] = 'who' in wanted ? people.slice(wanted.who) : [];
  const by = { id: null, staffNumber: null, today, now };
  const audienceOf = (unit: string | null) =>
    unit === null
      ? { kind: 'everyone' as const }
      : { kind: 'matching' as const, units: [unit], jobs: [], locations: [] };
  const settled = (ids: string[]) => settle(trx, tools, { whom: ids, today, now });
  const write = async (change: Partial<PersonDetails>) => {
    if (!who) return;
    const { id, staff_number: staffNumber, name, email, unit, job, location, lang, joined_on, left_on } = who;
    const details = { staffNumber, name, email, unit, job, location, lang, joinedOn: joined_on, leftOn: left_on };
    await changePeople(trx, [{ id, details: { ...details, ...change } }], 'hand', now);
    await settled([id]);
  };
  switch (wanted.do) {
    case 'wait':
      there.clock.now = new Date(now.getTime() + wanted.days * 86_400_000);
      await settle(trx, tools, { whom: 'everybody', today: there.tools.today(), now: there.clock.now });
      return;
    case 'join': {
      const name = `Newcomer ${++hired}`;
      const details: PersonDetails = {
        staffNumber: `A-${String(hired).padStart(5, '0')}`,
        name,
        email: `newcomer${hired}@brightwater.example`,
        unit: wanted.unit,
        job: null,
        location: null,
        lang: null,
        joinedOn: daysAfter(today, wanted.inDays),
        leftOn: null,
      };
      await settled(await addPeople(trx, [details], 'hand', now));
      return;
    }
    case 'leave':
      return write({ leftOn: daysAfter(today, wanted.inDays) });
    case 'return':
      return write({ joinedOn: today, leftOn: null });
    case 'move':
      return write({ unit: wanted.unit });
    case 'rule': {
      const terms = {
        courseId,
        audience: audienceOf(wanted.unit),
        reason: 'Because',
        dueOn: null,
        dueDays: 14,
        repeat: wanted.repeat,
        leadDays: 30,
        graceDays: wanted.grace,
      };
      await changeRules(trx, tools, { kind: 'make', terms }, { personId: null, today, now });
      return;
    }
    case 'change':
    case 'end': {
      const rule = (await rulesInForce(trx))[wanted.which];
      if (!rule) return;
      const { line, id } = rule;
      const change =
        wanted.do === 'end'
          ? ({ kind: 'end', line, id } as const)
          : ({ kind: 'change', line, id, terms: { ...rule, audience: audienceOf(wanted.unit) } } as const);
      await changeRules(trx, tools, change, { personId: null, today, now });
      expect((await ruleInForce(trx, line)) === undefined).toBe(wanted.do === 'end');
      return;
    }
    case 'complete': {
      if (!who) return;
      const version = library.current(courseId);
      const claim = { id: courseId, version: version.version, lang: version.lang, content: version.content };
      const training = {
        taught: { courseVersion: { id: version.id, claim } },
        personIds: [who.id],
        outcome: 'passed' as const,
        completedOn: today,
        via: 'admin' as const,
        by: { id: who.id, staffNumber: who.staff_number },
      };
      await recordOutsideTraining(trx, evidence, training, today, now);
      return;
    }
    case 'withdraw': {
      const record = await trx
        .selectFrom('completion')
        .select(['evidence_idx', 'person_id'])
        .orderBy('evidence_idx')
        .offset(wanted.which)
        .limit(1)
        .executeTakeFirst();
      const maker = people[0];
      if (record && maker)
        await revokeRecord(
          trx,
          { evidence, tell: async () => {} },
          {
            index: record.evidence_idx,
            reason: 'It was somebody else.',
            by: { id: maker.id, staffNumber: maker.staff_number },
          },
          today,
          now,
        );
      return;
    }
    case 'waive':
      if (who)
        await waive(
          trx,
          tools,
          { personId: who.id, courseId, category: 'other', untilOn: daysAfter(today, wanted.days) },
          by,
        );
      return;
    case 'unwaive': {
      const waiver = await trx.selectFrom('waiver').select('id').offset(wanted.which).limit(1).executeTakeFirst();
      if (waiver) await endWaiver(trx, tools, waiver.id, by);
      return;
    }
    case 'erase':
      if (who) await erasePeople(trx, evidence, [who.id], 'other', now);
  }
}

async function kept(trx: Trx) {
  const rows = await trx.selectFrom('standing').selectAll().orderBy('person_id').orderBy('course_id').execute();
  const counts = await trx
    .selectFrom('standing_count')
    .selectAll()
    .where('course_id', '!=', '')
    .where('people', '!=', 0)
    .orderBy('course_id')
    .orderBy('state')
    .orderBy('overdue_after')
    .execute();
  const people = await trx.selectFrom('person_standing').selectAll().orderBy('person_id').execute();
  return { rows, counts, people };
}

test('where people stand, kept with every change, is what a computation from nothing finds, and no completion is ever lost', async () => {
  const there = await installation();
  const { db } = there.tools;
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 4, maxLength: 14 }), async (steps) => {
      for (const one of steps) {
        const before = await db.selectFrom('completion').select(['id', 'person_id', 'evidence_idx']).execute();
        try {
          await inTransaction(db, (trx) => take(there, trx, one));
        } catch (error) {
          if (!(error instanceof Refusal)) throw error;
        }
        await inTransaction(db, async (trx) => {
          const now = await kept(trx);
          await rebuildStanding(trx, there.tools.today());
          expect(await kept(trx)).toEqual(now);
        });
        if (one.do === 'withdraw' || one.do === 'erase') continue;
        const after = await db.selectFrom('completion').select(['id', 'person_id', 'evidence_idx']).execute();
        expect(after).toEqual(expect.arrayContaining(before));
      }
    }),
    { numRuns: inject('databaseKind') === 'sqlite' ? 25 : 6 },
  );
});

test('two who settle at the same moment give each round once', async () => {
  const there = await installation();
  const { db, evidence, library } = there.tools;
  there.clock.now = new Date('2026-12-24T10:00:00Z');
  const details = (n: number): PersonDetails => ({
    staffNumber: `N-${n}`,
    name: `Newcomer ${n}`,
    email: `n${n}@brightwater.example`,
    unit: 'Marketing',
    job: null,
    location: null,
    lang: null,
    joinedOn: there.tools.today(),
    leftOn: null,
  });
  await inTransaction(db, (trx) => addPeople(trx, [1, 2, 3, 4, 5].map(details), 'hand', there.clock.now));
  const settleAll = () =>
    inTransaction(db, (trx) =>
      settle(trx, { evidence, library }, { whom: 'everybody', today: there.tools.today(), now: there.clock.now }),
    );
  const both = await Promise.all([settleAll(), settleAll()]);
  expect(both.map((one) => one.assigned).toSorted((a, b) => a - b)).toEqual([0, 5]);
  expect(both.flatMap((one) => one.roster.joined)).toHaveLength(5);
});

import fc from 'fast-check';
import { expect } from 'vitest';
import { nextDueOn, type Repeat, type Rule } from '../../server/assignments/rule.ts';
import { daysAfter, monthsAfter, nextCalled } from '../../server/day.ts';
import { onSqlite as test } from '../support/database.ts';

const ruleWith = (terms: Partial<Rule> = {}): Rule => ({
  id: 'r',
  line: 'l',
  courseId: 'whose-data',
  audience: { kind: 'everyone' },
  reason: 'Because',
  dueOn: null,
  dueDays: 30,
  repeat: { kind: 'never' },
  leadDays: 30,
  graceDays: 0,
  beginsOn: '2026-01-01',
  madeBy: null,
  madeAt: '2026-01-01T00:00:00.000Z',
  endedAt: null,
  ...terms,
});
const newcomer = (joinedOn: string) => ({ joinedOn, doneOn: null });
const done = (doneOn: string) => ({ joinedOn: '2020-01-01', doneOn });

test('whoever is there when a rule begins has its day, joiners have their days, and nobody is given a day that is over', () => {
  const byDay = ruleWith({ dueOn: '2026-03-31' });
  expect(nextDueOn(byDay, newcomer('2020-01-01'), '2026-01-01')).toBe('2026-03-31');
  expect(nextDueOn(byDay, newcomer('2026-02-10'), '2026-02-10')).toBe('2026-03-31');
  expect(nextDueOn(byDay, newcomer('2026-03-20'), '2026-03-20')).toBe('2026-04-19');
  // Somebody who moves under the rule after its day.
  expect(nextDueOn(byDay, newcomer('2020-01-01'), '2026-06-01')).toBe('2026-07-01');
  expect(nextDueOn(ruleWith(), newcomer('2026-06-15'), '2026-06-15')).toBe('2026-07-15');
  // Entered by HR two months late.
  expect(nextDueOn(ruleWith(), newcomer('2026-04-01'), '2026-06-15')).toBe('2026-07-15');
});

test('a year from completion keeps its day, also for 29 February, and is given out a month before', () => {
  const yearly = ruleWith({ repeat: { kind: 'from_completion', months: 12 } });
  expect(nextDueOn(yearly, done('2024-02-29'), '2025-01-28')).toBeNull();
  expect(nextDueOn(yearly, done('2024-02-29'), '2025-01-29')).toBe('2025-02-28');
  expect(monthsAfter('2025-02-28', 12)).toBe('2026-02-28');
  // The server stood still for half a year.
  expect(nextDueOn(yearly, done('2024-02-29'), '2025-09-01')).toBe('2025-10-01');
  expect(nextDueOn(ruleWith(), done('2024-02-29'), '2026-09-01')).toBeNull();
});

test('a fixed day asks everybody once a year, but not who did it in the half year before', () => {
  const november = ruleWith({ repeat: { kind: 'fixed_day', day: '11-30' } });
  expect(nextDueOn(november, done('2026-03-01'), '2026-10-30')).toBeNull();
  expect(nextDueOn(november, done('2026-03-01'), '2026-10-31')).toBe('2026-11-30');
  expect(nextDueOn(november, done('2026-06-15'), '2026-10-31')).toBeNull();
  expect(nextDueOn(november, done('2026-06-15'), '2027-10-31')).toBe('2027-11-30');
  // Five days late does not skip a year.
  expect(nextDueOn(november, done('2026-12-05'), '2027-10-31')).toBe('2027-11-30');
  const leapDay = ruleWith({ repeat: { kind: 'fixed_day', day: '02-29' } });
  expect(nextDueOn(leapDay, done('2025-03-01'), '2026-02-10')).toBe('2026-02-28');
  expect(nextDueOn(leapDay, done('2027-03-10'), '2028-02-10')).toBe('2028-02-29');
  expect(nextCalled('02-29', '2026-03-01')).toBe('2027-02-28');
});

const day = fc.integer({ min: 0, max: 4_000 }).map((n) => daysAfter('2020-01-01', n));
const repeat = fc.oneof(
  fc.constant<Repeat>({ kind: 'never' }),
  fc.integer({ min: 1, max: 36 }).map((months): Repeat => ({ kind: 'from_completion', months })),
  fc.constantFrom('02-29', '12-31', '01-01').map((on): Repeat => ({ kind: 'fixed_day', day: on })),
);

test('no round is due on a day that is over, and whoever does each round in time is asked again within the time that the rule says', () => {
  fc.assert(
    fc.property(day, day, day, repeat, fc.integer({ min: 1, max: 90 }), (joinedOn, doneOn, today, again, leadDays) => {
      const rule = ruleWith({ repeat: again, leadDays, beginsOn: '2020-01-01' });
      for (const between of [newcomer(joinedOn), done(doneOn)]) {
        if (between.joinedOn > today || (between.doneOn ?? '') > today) continue;
        const dueOn = nextDueOn(rule, between, today);
        if (dueOn !== null) expect(dueOn >= today).toBe(true);
      }
    }),
  );
  fc.assert(
    fc.property(day, repeat, (doneOn, again) => {
      if (again.kind === 'never') return;
      const rule = ruleWith({ repeat: again });
      // Half a year before 31 December is 30 June, and 18 months after that is 30 December: months are not of one length.
      const last =
        again.kind === 'from_completion' ? monthsAfter(doneOn, again.months) : daysAfter(monthsAfter(doneOn, 18), 3);
      for (let today = doneOn; today <= last; today = daysAfter(today, 1)) {
        const dueOn = nextDueOn(rule, done(doneOn), today);
        if (dueOn === null) continue;
        expect(dueOn <= last).toBe(true);
        return;
      }
      throw new Error(`Nobody is asked again after ${doneOn}.`);
    }),
    {
      numRuns: 60,
      examples: [
        ['2030-06-30', { kind: 'fixed_day', day: '12-31' }],
        ['2030-08-28', { kind: 'fixed_day', day: '02-29' }],
      ],
    },
  );
});

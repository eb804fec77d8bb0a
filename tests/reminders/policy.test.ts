import fc from 'fast-check';
import { expect } from 'vitest';
import { daysAfter } from '../../server/day.ts';
import { escalationFor, stepFor } from '../../server/reminders/policy.ts';
import { defaultSettings } from '../../server/reminders/reminder-settings.ts';
import { mayBeSent, nextSending } from '../../server/reminders/sending-hours.ts';
import { onSqlite } from '../support/database.ts';

const obligation = { givenOn: '2026-11-01', dueOn: '2026-12-01', overdueAfter: '2026-12-01' };
const graced = { ...obligation, overdueAfter: '2026-12-11' };

/** Every reminder of an obligation when mail goes out every day, as `day kind step`. */
function toldBy(
  rule: (today: string, lastOn: string | null) => { kind: string; step: string } | null,
  days = 90,
): string[] {
  const told: string[] = [];
  let lastOn: string | null = null;
  for (let i = 0; i < days; i++) {
    const today = daysAfter('2026-11-10', i);
    const step = rule(today, lastOn);
    if (!step) continue;
    told.push(`${today} ${step.kind} ${step.step}`);
    lastOn = today;
  }
  return told;
}

onSqlite('what a person is told, by the defaults', () => {
  const told = toldBy((today, lastOn) => stepFor(obligation, defaultSettings, { today, lastOn, wantsEarly: true }), 50);
  expect(told).toEqual([
    '2026-11-17 before_due 14',
    '2026-11-28 before_due 3',
    // The due day and the third day after it are within seven days of that; it is made up for on the first day that is not.
    '2026-12-05 overdue 3',
    '2026-12-12 overdue 10',
    '2026-12-19 overdue 17',
    '2026-12-26 overdue 24',
  ]);
});

onSqlite.for([
  ['only the due day', { beforeDays: [], onDueDay: true, overdue: null }, ['2026-12-01 on_due 0']],
  [
    'only before',
    { beforeDays: [20, 10], onDueDay: false, overdue: null },
    ['2026-11-11 before_due 20', '2026-11-21 before_due 10'],
  ],
  ['nothing', { beforeDays: [], onDueDay: false, overdue: null }, []],
  [
    'every month',
    { beforeDays: [], onDueDay: true, overdue: { firstDays: 30, everyDays: 30 } },
    ['2026-12-01 on_due 0', '2026-12-31 overdue 30', '2027-01-30 overdue 60'],
  ],
] as const)('settings: %s', ([, settings, expected]) => {
  const own = { ...settings, beforeDays: [...settings.beforeDays] };
  expect(toldBy((today, lastOn) => stepFor(obligation, own, { today, lastOn, wantsEarly: true }))).toEqual(expected);
});

onSqlite('whoever wants no mails before the due day gets the others', () => {
  const told = toldBy(
    (today, lastOn) => stepFor(obligation, defaultSettings, { today, lastOn, wantsEarly: false }),
    30,
  );
  expect(told).toEqual(['2026-12-01 on_due 0', '2026-12-08 overdue 3']);
});

onSqlite('the grace period comes before overdue and escalation', () => {
  const own = toldBy((today, lastOn) => stepFor(graced, defaultSettings, { today, lastOn, wantsEarly: false }), 45);
  expect(own).toEqual(['2026-12-01 on_due 0', '2026-12-14 overdue 3', '2026-12-21 overdue 10']);
  const team = toldBy((today, lastOn) => escalationFor(graced, defaultSettings, { today, lastOn }), 60);
  expect(team).toEqual(['2026-12-18 escalation 7', '2027-01-01 escalation 21']);
});

onSqlite('the manager is told seven days overdue, and then every fourteen', () => {
  const told = toldBy((today, lastOn) => escalationFor(obligation, defaultSettings, { today, lastOn }), 60);
  expect(told).toEqual(['2026-12-08 escalation 7', '2026-12-22 escalation 21', '2027-01-05 escalation 35']);
  // Whoever takes the team over is told what is late.
  expect(escalationFor(obligation, defaultSettings, { today: '2026-12-12', lastOn: null })).toMatchObject({
    step: '7',
  });
});

onSqlite('a course that is given when it is late already is counted from the day on which it was given', () => {
  const late = { givenOn: '2026-12-10', dueOn: '2026-12-01', overdueAfter: '2026-12-01' };
  const at = (today: string) => stepFor(late, defaultSettings, { today, lastOn: '2026-12-01', wantsEarly: true });
  expect([at('2026-12-12'), at('2026-12-13')]).toEqual([null, { kind: 'overdue', step: '3' }]);
  expect(escalationFor(late, defaultSettings, { today: '2026-12-16', lastOn: null })).toBeNull();
  expect(escalationFor(late, defaultSettings, { today: '2026-12-17', lastOn: null })).toMatchObject({ step: '7' });
});

onSqlite('what is months old is not made up for', () => {
  const settings = { beforeDays: [], onDueDay: true, overdue: null };
  const at = (today: string) => stepFor(obligation, settings, { today, lastOn: null, wantsEarly: true });
  expect([at('2027-01-30')?.kind, at('2027-01-31')]).toEqual(['on_due', null]);
});

onSqlite.for([
  ['2026-11-24T06:29:59Z', false, 'half a minute before the quiet hours end'],
  ['2026-11-24T06:30:00Z', true, 'when they end'],
  ['2026-11-24T16:59:59Z', true, 'just before they begin'],
  ['2026-11-24T17:00:00Z', false, 'when they begin'],
  ['2026-11-27T23:30:00Z', false, 'Saturday there, Friday in UTC'],
  ['2026-11-28T11:00:00Z', false, 'Saturday'],
  ['2026-11-29T11:00:00Z', false, 'Sunday'],
  // Summer time: an hour earlier in UTC.
  ['2026-10-23T05:30:00Z', true, 'the Friday before summer time ends'],
  ['2026-10-26T05:30:00Z', false, 'the Monday after'],
  ['2026-10-26T06:30:00Z', true, 'the Monday after, an hour later'],
] as const)('hours in Berlin: %s is %s, %s', ([at, allowed]) => {
  expect(mayBeSent(new Date(at), 'Europe/Berlin', defaultSettings)).toBe(allowed);
});

onSqlite('what cannot go out waits for the next working morning', () => {
  const next = (at: string, zone: string) => nextSending(new Date(at), zone, defaultSettings).toISOString();
  expect(next('2026-11-24T10:00:00Z', 'Europe/Berlin')).toBe('2026-11-24T10:00:00.000Z');
  expect(next('2026-11-24T17:30:00Z', 'Europe/Berlin')).toBe('2026-11-25T06:30:00.000Z');
  expect(next('2026-10-23T16:30:00Z', 'Europe/Berlin')).toBe('2026-10-26T06:30:00.000Z');
  expect(next('2027-03-12T23:30:00Z', 'America/New_York')).toBe('2027-03-15T11:30:00.000Z');
  // The clock jumps over the end of the quiet hours.
  const early = { ...defaultSettings, quietUntil: '02:30', workingDays: [7] };
  expect(nextSending(new Date('2027-03-28T00:00:00Z'), 'Europe/Berlin', early).toISOString()).toBe(
    '2027-03-28T01:30:00.000Z',
  );
});

const zone = fc.constantFrom('Europe/Berlin', 'America/New_York', 'Pacific/Auckland', 'Asia/Kolkata', 'UTC');
const instant = fc.date({
  min: new Date('2026-10-01T00:00:00Z'),
  max: new Date('2027-11-30T00:00:00Z'),
  noInvalidDate: true,
});
const hours = fc
  .record({
    from: fc.integer({ min: 60, max: 1439 }),
    length: fc.integer({ min: 60, max: 1439 }),
    workingDays: fc.uniqueArray(fc.integer({ min: 1, max: 7 }), { minLength: 1 }),
  })
  .map(({ from, length, workingDays }) => ({
    quietFrom: clockTime(from),
    quietUntil: clockTime(Math.max(0, from - length)),
    workingDays,
  }));

function clockTime(minutes: number): string {
  return `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`;
}

onSqlite(
  'the next time for mail is never in the quiet hours, never before, and never more than eight days away',
  () => {
    fc.assert(
      fc.property(instant, zone, hours, (at, timeZone, settings) => {
        const next = nextSending(at, timeZone, settings);
        expect(mayBeSent(next, timeZone, settings)).toBe(true);
        expect(next >= at && next.getTime() - at.getTime() < 8 * 24 * 3600_000).toBe(true);
        if (mayBeSent(at, timeZone, settings)) expect(next).toBe(at);
      }),
      { numRuns: 500 },
    );
  },
);

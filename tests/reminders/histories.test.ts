import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Outbox } from '../../server/reminders/reminder-shapes.ts';
import { course, reminding } from './reminding.ts';

/** Days around which the clocks change, in Berlin or in New York. */
const beginnings = [
  '2026-11-24T10:00:00Z',
  '2027-03-11T06:00:00Z',
  '2027-03-25T20:00:00Z',
  '2027-10-28T03:00:00Z',
  '2027-11-04T12:00:00Z',
];

const names = ['Priya Nair', 'Oskar Blom', 'Sofia Marek', 'Henrik Vass'];

type Action =
  | { kind: 'wait'; minutes: number }
  | { kind: 'tick' }
  | { kind: 'remind'; by: string; whom: string }
  | { kind: 'undo' }
  | { kind: 'retry' }
  | { kind: 'mail'; isDown: boolean }
  | { kind: 'choose'; whom: string; beforeDue: boolean };

const whom = fc.constantFrom(...names);
const wait = (most: number) => fc.integer({ min: 1, max: most }).map((minutes) => ({ kind: 'wait' as const, minutes }));
const action: fc.Arbitrary<Action> = fc.oneof(
  { arbitrary: wait(600), weight: 4 },
  { arbitrary: wait(4_000), weight: 2 },
  { arbitrary: fc.constant({ kind: 'tick' as const }), weight: 6 },
  {
    arbitrary: fc.record({
      kind: fc.constant('remind' as const),
      by: fc.constantFrom('Henrik Vass', 'Ines Castellan'),
      whom,
    }),
    weight: 3,
  },
  { arbitrary: fc.constant({ kind: 'undo' as const }), weight: 1 },
  { arbitrary: fc.constant({ kind: 'retry' as const }), weight: 1 },
  { arbitrary: fc.record({ kind: fc.constant('mail' as const), isDown: fc.boolean() }), weight: 1 },
  { arbitrary: fc.record({ kind: fc.constant('choose' as const), whom, beforeDue: fc.boolean() }), weight: 1 },
);

/** What a clock on the wall shows, by other means than the server's. */
function onTheWall(at: Date, timeZone: string): { weekday: string; time: string; day: number } {
  const parts = new Intl.DateTimeFormat('en-CA', {
    timeZone,
    hourCycle: 'h23',
    weekday: 'short',
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
  }).formatToParts(at);
  const of = (type: string) => parts.find((part) => part.type === type)!.value;
  return {
    weekday: of('weekday'),
    time: `${of('hour')}:${of('minute')}`,
    day: Date.UTC(Number(of('year')), Number(of('month')) - 1, Number(of('day'))) / 86_400_000,
  };
}

test('whatever happens: one reminder for each person and course in seven days, and none at night or at weekends', async () => {
  const seen = { mails: 0, runs: 0 };
  await fc.assert(
    fc.asyncProperty(
      fc.constantFrom('Europe/Berlin', 'America/New_York'),
      fc.constantFrom(...beginnings),
      fc.array(action, { minLength: 30, maxLength: 60 }),
      async (timeZone, beginning, actions) => {
        const there = await reminding({ A39_TIME_ZONE: timeZone });
        const { clock, received, post, enter, idOf, tick } = there;
        await there.onlyFor(...names);
        clock.now = new Date(beginning);
        const mails: { at: Date; about: string[] }[] = [];
        let batch: string | null = null;
        for (const one of actions) {
          if (one.kind === 'wait') clock.now = new Date(clock.now.getTime() + one.minutes * 60_000);
          else if (one.kind === 'tick') {
            const before = received.length;
            await tick();
            for (const { to, parsed } of received.slice(before)) {
              const named = names.filter((name) => parsed.text!.includes(`* ${name}: `));
              mails.push({
                at: clock.now,
                about: named.length > 0 ? named.map((name) => `${to.join()} ${name}`) : [`${to.join()} self`],
              });
            }
          } else if (one.kind === 'remind') {
            const caller = await enter(one.by);
            const pairs = [{ personId: await idOf(one.whom), courseId: course }];
            batch = ((await (await caller.post('/api/reminders', { pairs })).json()) as { batchId: string | null })
              .batchId;
          } else if (one.kind === 'undo') {
            if (batch !== null) await (await enter('Ines Castellan')).call('DELETE', `/api/reminders/${batch}`);
          } else if (one.kind === 'retry') {
            const caller = await enter('Tobias Feld');
            const { rows } = (await (await caller.get('/api/reminders/outbox')).json()) as Outbox;
            for (const { id, canRetry } of rows) if (canRetry) await caller.post(`/api/reminders/outbox/${id}/retry`);
          } else if (one.kind === 'mail') post.isDown = one.isDown;
          else await (await enter(one.whom)).put('/api/my/mail-choices', { beforeDue: one.beforeDue });
        }
        const lastDay = new Map<string, number>();
        for (const { at, about } of mails) {
          const { weekday, time, day } = onTheWall(at, timeZone);
          expect(['Sat', 'Sun']).not.toContain(weekday);
          expect(time >= '07:30' && time < '18:00', `${at.toISOString()} is ${time} in ${timeZone}`).toBe(true);
          for (const one of about) {
            expect(day - (lastDay.get(one) ?? -Infinity), `${one} at ${at.toISOString()}`).toBeGreaterThanOrEqual(7);
            lastDay.set(one, day);
          }
        }
        seen.mails += mails.length;
        seen.runs += 1;
        await there.closeForGood();
      },
    ),
    { numRuns: 12, endOnFailure: true },
  );
  // The histories are such that something is sent at all.
  expect(seen.mails).toBeGreaterThan(seen.runs * 2);
}, 180_000);

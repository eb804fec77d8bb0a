import fc from 'fast-check';
import { expect, test } from 'vitest';
import { inTransaction } from '../../db/transaction.ts';
import { populationOf } from '../../server/auditing/population.ts';
import type { Population, StoodAs } from '../../server/auditing/population-shapes.ts';
import { daysAfter } from '../../server/day.ts';
import { endedRule, plainDetail, rosterId, type Fact } from '../../server/evidence/facts.ts';
import { appendEvidence } from '../../server/evidence/log.ts';
import { leafAt } from '../../server/evidence/log-queries.ts';
import { completeFirstCourse } from '../support/answers.ts';
import { begunLog } from '../support/evidence-log.ts';
import { codeOf, installation } from '../support/installation.ts';

// Days of the histories: 0 is the day on which the log begins.
const first = '2026-11-24';
const dayAt = (n: number): string => daysAfter(first, n);
const lastDay = 12;

/** Something that happens to a person, written down on day `at`. */
type Happening = { at: number; who: number } & (
  | { kind: 'joined' | 'moved' | 'left'; on: number; unit: string }
  | { kind: 'asked'; course: string; due: number }
  | { kind: 'ended'; course: string; round: number }
  | { kind: 'done'; course: string; on: number }
  | { kind: 'exempted'; course: string; until: number }
  | { kind: 'revoked'; record: number }
);

const unit = fc.constantFrom('North', 'South');
const course = fc.constantFrom('alpha', 'beta');
const when = { at: fc.nat(lastDay), who: fc.nat(1) };
const back = fc.nat(3);
const happening = fc.oneof(
  fc.record({ ...when, kind: fc.constantFrom('joined' as const, 'moved' as const, 'left' as const), on: back, unit }),
  fc.record({ ...when, kind: fc.constant('asked' as const), course, due: fc.nat(lastDay) }),
  fc.record({ ...when, kind: fc.constant('asked' as const), course, due: fc.nat(lastDay) }),
  fc.record({ ...when, kind: fc.constant('ended' as const), course, round: fc.nat(5) }),
  fc.record({ ...when, kind: fc.constant('done' as const), course, on: back }),
  fc.record({ ...when, kind: fc.constant('done' as const), course, on: back }),
  fc.record({ ...when, kind: fc.constant('exempted' as const), course, until: fc.nat(lastDay) }),
  fc.record({ ...when, kind: fc.constant('revoked' as const), record: fc.nat(9) }),
);

/** A history in the order in which it was written: `on` of what happened earlier than it was written counts back from there. */
function inOrder(drawn: Happening[]): Happening[] {
  const arrivals = [0, 1].map((who) => ({ at: 0, who, kind: 'joined' as const, on: 0, unit: 'North' }));
  return [...arrivals, ...drawn]
    .toSorted((a, b) => a.at - b.at)
    .map((one) => ('on' in one ? { ...one, on: Math.max(0, one.at - one.on) } : one));
}

/** Whether the last of these that is about somebody is on staff on that day, told day by day and without the log. */
function naively(history: Happening[], day: number): Map<string, StoodAs> {
  const answer = new Map<string, StoodAs>();
  for (const who of [0, 1]) {
    const mine = history.map((one, i) => ({ ...one, i })).filter((one) => one.who === who);
    const came = mine.filter((one) => (one.kind === 'joined' || one.kind === 'moved') && one.on <= day).at(-1);
    const went = mine.filter((one) => one.kind === 'left' && one.on < day).at(-1);
    if (!came || (went && went.i > came.i)) continue;
    // The nth record or waiver of anybody is withdrawn for good from the day on which that is written.
    const records = history
      .map((one, i) => ({ ...one, i }))
      .filter((one) => one.kind === 'done' || one.kind === 'exempted');
    const gone = new Set(
      history.flatMap((one, i) => {
        if (one.kind !== 'revoked' || one.at > day) return [];
        const before = records.filter((record) => record.i < i);
        return before.length > 0 ? [before[one.record % before.length]!.i] : [];
      }),
    );
    for (const id of ['alpha', 'beta']) {
      const said = mine.filter((one) => 'course' in one && one.course === id);
      const isExempt = said.some(
        (one) => one.kind === 'exempted' && one.at <= day && one.until >= day && !gone.has(one.i),
      );
      let open: { due: number; i: number }[] = [];
      let met = false;
      let rounds: { due: number; i: number }[] = [];
      for (const one of said) {
        if (one.kind === 'asked' && one.at <= day) {
          const round = { due: one.due, i: one.i };
          open.push(round);
          rounds = [...rounds, round];
        } else if (one.kind === 'ended' && one.at <= day && rounds.length > 0) {
          const ended = rounds[one.round % rounds.length]!;
          open = open.filter((round) => round.i !== ended.i);
        } else if (one.kind === 'done' && one.on <= day && !gone.has(one.i) && open.length > 0) {
          open.sort((a, b) => a.due - b.due || a.i - b.i);
          open = open.slice(1);
          met = true;
        }
      }
      if (isExempt) answer.set(`P${who} ${id}`, 'exempt');
      else if (open.length > 0) answer.set(`P${who} ${id}`, open.some((round) => round.due < day) ? 'overdue' : 'open');
      else if (met) answer.set(`P${who} ${id}`, 'done');
    }
  }
  return answer;
}

type Log = Awaited<ReturnType<typeof begunLog>>;

/** Writes a history into the log, each day in one transaction, and answers nothing. */
async function write({ db, log }: Log, history: Happening[]): Promise<void> {
  const records: { index: number; who: number }[] = [];
  const rounds = new Map<string, string[]>();
  for (const one of history) {
    const fact = await factOf(one, records, rounds, async (index) =>
      (await leafAt(db, index))!.hash.toString('base64'),
    );
    if (!fact) continue;
    const index = await inTransaction(db, (trx) => appendEvidence(trx, log, [fact], dayAt(one.at)));
    if (fact.type === 'record') records.push({ index, who: one.who });
  }
}

async function factOf(
  one: Happening,
  records: { index: number }[],
  rounds: Map<string, string[]>,
  leafOf: (index: number) => Promise<string>,
): Promise<Fact | undefined> {
  const who = {
    subject: `id-${one.who}`,
    sub: `P${one.who}`,
    person: { name: `Person ${one.who}`, email: null, unit: 'unit' in one ? one.unit : 'North' },
  };
  const claim = (id: string) => ({ id, version: '1', lang: 'en', content: `sha256:${'0'.repeat(64)}` });
  const key = 'course' in one ? `${one.who} ${one.course}` : '';
  const campaigns = rounds.get(key) ?? [];
  switch (one.kind) {
    case 'joined':
    case 'moved':
    case 'left':
      return {
        type: 'assign',
        ...who,
        course: claim(rosterId),
        due: { campaign: 'roster', date: dayAt(one.on), rule: one.kind },
      };
    case 'asked': {
      const campaign = `round ${campaigns.length}`;
      rounds.set(key, [...campaigns, campaign]);
      return {
        type: 'assign',
        ...who,
        course: claim(one.course),
        due: { campaign, date: dayAt(one.due), rule: 'all' },
      };
    }
    case 'ended': {
      if (campaigns.length === 0) return undefined;
      const campaign = campaigns[one.round % campaigns.length]!;
      const due = { campaign, date: first, rule: `${endedRule}no longer required` };
      return { type: 'assign', ...who, course: claim(one.course), due };
    }
    case 'done':
    case 'exempted': {
      const day = dayAt(one.kind === 'done' ? one.on : one.at);
      const said = plainDetail({ by: null, completed_at: `${day}T12:00:00.000Z`, via: 'admin' });
      return one.kind === 'done'
        ? { type: 'record', ...who, course: claim(one.course), outcome: 'attended', detail: said }
        : {
            type: 'record',
            ...who,
            course: claim(one.course),
            outcome: 'exempted',
            detail: { ...said, until: dayAt(one.until) },
          };
    }
    case 'revoked': {
      if (records.length === 0) return undefined;
      const { index } = records[one.record % records.length]!;
      return { type: 'revoke', subject: who.subject, ref: { index, leaf: await leafOf(index) }, reason: 'Wrong' };
    }
  }
}

const everything = { courseId: null, unit: null, joinedFrom: null, personId: null, page: 0, size: 1_000 };

test('who stood where on any day follows from the log alone, whatever happened', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(happening, { minLength: 25, maxLength: 60 }), async (drawn) => {
      const history = inOrder(drawn);
      const log = await begunLog();
      await write(log, history);
      for (let day = 0; day <= lastDay + 1; day++) {
        const found = await populationOf(log.db, { ...everything, on: dayAt(day) });
        const stood = new Map(found.rows.map((row) => [`${row.sub} ${row.course.id}`, row.standing]));
        expect(Object.fromEntries(stood)).toEqual(Object.fromEntries(naively(history, day)));
        const { asked, done, open, exempt } = found.counts;
        expect(done + open + exempt).toBe(asked);
        expect(found.total).toBe(asked);
      }
    }),
    { numRuns: 8 },
  );
});

test('who should have been trained on a day, who was, who not: leavers, movers, a waiver, a late record, a revocation', async () => {
  const there = await installation();
  const { clock, tools } = there;
  const [sven, mina, leila, jonas] = await Promise.all(
    ['Sven Aalto', 'Mina Okafor', 'Leila Haddad', 'Jonas Weil'].map(there.enter),
  );
  await completeFirstCourse(tools, sven!);
  await completeFirstCourse(tools, mina!);
  const morning = await there.enter('Ines Castellan');
  await morning.post('/api/waivers', {
    personId: leila!.id,
    courseId: 'whose-data',
    category: 'other',
    untilOn: '2026-12-31',
  });
  clock.now = new Date('2026-12-20T10:00:00Z');
  // A session lasts a day's work.
  const ines = await there.enter('Ines Castellan');
  const entries = (await (await ines.get(`/api/evidence/people/${mina!.id}`)).json()) as {
    entries: { index: number; type: string }[];
  };
  const record = entries.entries.find((entry) => entry.type === 'record')!;
  await ines.post(`/api/evidence/records/${record.index}/revoke`, { reason: 'Somebody else' });
  const late = await ines.post('/api/documents/outside-training', {
    taught: { content: tools.library.current('whose-data').content },
    personIds: [jonas!.id],
    outcome: 'attended',
    completedOn: '2026-11-27',
  });
  expect(late.status).toBe(201);

  const on = async (day: string, more = '') =>
    (await (await ines.get(`/api/evidence/population?on=${day}${more}`)).json()) as Population;
  const row = (found: Population, caller: { id: string }) => found.rows.find((one) => one.personId === caller.id);
  const then = await on('2026-11-28');
  expect(then.counts).toMatchObject({ onStaff: 40, asked: 40, exempt: 1, done: 3, recordedLate: 1, withdrawnSince: 1 });
  expect(row(then, sven!)).toMatchObject({ standing: 'done', doneOn: '2026-11-24', recordedLate: false });
  expect(row(then, mina!)).toMatchObject({ standing: 'done', withdrawnOn: '2026-12-20' });
  expect(row(then, leila!)).toMatchObject({ standing: 'exempt', exemptUntil: '2026-12-31' });
  expect(row(then, jonas!)).toMatchObject({ standing: 'done', doneOn: '2026-11-27', recordedLate: true });
  const before = await on('2026-11-25');
  expect(row(before, jonas!)?.standing).not.toBe('done');
  const now = await on('2026-12-20');
  expect(row(now, mina!)).toMatchObject({ standing: 'overdue', doneOn: null });
  expect(then.rows.map((one) => one.standing)).toEqual(
    then.rows.map((one) => one.standing).toSorted((a, b) => rank.indexOf(a) - rank.indexOf(b)),
  );
  expect((await on('2026-11-28', '&unit=Marketing')).rows.every((one) => one.unit === 'Marketing')).toBe(true);
  expect((await on('2026-11-28', '&course=nothing')).counts).toMatchObject({ asked: 0, onStaff: 40, unasked: 40 });
  expect((await on('2026-11-28', '&page=1')).rows).toEqual([]);
  expect(await codeOf(await (await there.enter('Mina Okafor')).get('/api/evidence/population?on=2026-11-28'))).toBe(
    'not_allowed',
  );
  expect(await codeOf(await ines.get('/api/evidence/population?on=2026-02-30'))).toBe('invalid_input');
  const looked = await tools.db.selectFrom('access_log').select('person_id').where('what', '=', 'evidence').execute();
  expect(looked.map((one) => one.person_id)).toContain(jonas!.id);
});

const rank: StoodAs[] = ['overdue', 'open', 'exempt', 'done'];

import { randomUUID } from 'node:crypto';
import { inParts } from '../../db/in-parts.ts';
import type { Db } from '../../db/open.ts';
import { inTransaction, type Trx } from '../../db/transaction.ts';
import type { ReminderTable } from '../../db/tables/reminder.ts';
import { dayIn, daysAfter } from '../day.ts';
import { isOverdueOn } from '../standing/standing.ts';
import { toldOf } from './managers-today.ts';
import { escalationFor, stepFor, type Step } from './policy.ts';
import type { ReminderSettings } from './reminder-shapes.ts';

/** So many people in one transaction, so that nobody waits long for the database. */
const peopleAtOnce = 500;

/** Which rows of a recipient go into one mail; a press of *Remind* has its own number. */
export const ownLetter = 'own';
export const teamLetter = 'team';

export interface Planning {
  settings: ReminderSettings;
  timeZone: string;
  today: string;
  now: Date;
}

/**
 * Puts into the outbox what is due to be sent today. What was planned before is not planned again: the database knows each step
 * of each assignment. Answers how many rows were added.
 */
export async function planReminders(db: Db, planning: Planning): Promise<number> {
  const { settings, today } = planning;
  const until = daysAfter(today, Math.max(0, ...settings.beforeDays));
  let planned = 0;
  for (let after = ''; ;) {
    const people = await db
      .selectFrom('person_standing')
      .select('person_id')
      .where('due_on', '<=', until)
      .where('person_id', '>', after)
      .orderBy('person_id')
      .limit(peopleAtOnce)
      .execute();
    if (people.length === 0) return planned;
    const ids = people.map((row) => row.person_id);
    planned += await inTransaction(db, (trx) => planFor(trx, ids, planning));
    after = ids.at(-1)!;
  }
}

interface Open {
  person_id: string;
  course_id: string;
  assignment_id: string;
  dueOn: string;
  overdueAfter: string;
  givenOn: string;
}

type Turns = (recipientId: string, one: Pick<Open, 'person_id' | 'course_id'>) => string | null;

async function planFor(trx: Trx, ids: string[], planning: Planning): Promise<number> {
  const { settings, today } = planning;
  const open = await openOf(trx, ids, planning);
  const late = open.filter((one) => isOverdueOn(one.overdueAfter, today)).map((one) => one.person_id);
  const told = settings.escalation ? await toldOf(trx, late, today) : new Map<string, string[]>();
  const lastOn = await turnsOf(trx, ids);
  const declined = await declinedBy(trx, ids);
  const rows: ReminderRow[] = [];
  for (const one of open) {
    const own = { today, lastOn: lastOn(one.person_id, one), wantsEarly: !declined.has(one.person_id) };
    const step = stepFor(one, settings, own);
    if (step) rows.push(rowOf(one, step, one.person_id, planning.now));
    for (const recipient of told.get(one.person_id) ?? []) {
      const escalation = escalationFor(one, settings, { today, lastOn: lastOn(recipient, one) });
      if (escalation) rows.push(rowOf(one, escalation, recipient, planning.now));
    }
  }
  return insertReminders(trx, rows);
}

async function openOf(trx: Trx, ids: string[], { timeZone }: Planning): Promise<Open[]> {
  const rows = await trx
    .selectFrom('standing')
    .innerJoin('assignment', 'assignment.id', 'standing.assignment_id')
    .select([
      'standing.person_id',
      'standing.course_id',
      'standing.assignment_id',
      'standing.due_on',
      'standing.overdue_after',
      'assigned_at',
    ])
    .where('standing.person_id', 'in', ids)
    .where('standing.state', '=', 'open')
    .orderBy('standing.person_id')
    .orderBy('standing.course_id')
    .execute();
  return rows.map(({ assigned_at, due_on, overdue_after, assignment_id, ...pair }) => ({
    ...pair,
    // An open one has all three.
    assignment_id: assignment_id!,
    dueOn: due_on!,
    overdueAfter: overdue_after!,
    givenOn: dayIn(timeZone, new Date(assigned_at)),
  }));
}

async function turnsOf(trx: Trx, ids: string[]): Promise<Turns> {
  const rows = await trx.selectFrom('reminder_turn').selectAll().where('person_id', 'in', ids).execute();
  const keyOf = (recipient: string, person: string, course: string) => JSON.stringify([recipient, person, course]);
  const days = new Map(rows.map((row) => [keyOf(row.recipient_id, row.person_id, row.course_id), row.on_day]));
  return (recipient, { person_id, course_id }) => days.get(keyOf(recipient, person_id, course_id)) ?? null;
}

async function declinedBy(trx: Trx, ids: string[]): Promise<Set<string>> {
  const rows = await trx
    .selectFrom('mail_choice')
    .select('person_id')
    .where('person_id', 'in', ids)
    .where('kind', '=', 'before_due')
    .where('wanted', '=', 0)
    .execute();
  return new Set(rows.map((row) => row.person_id));
}

export type ReminderRow = Omit<ReminderTable, 'tries'> & { tries: number };

function rowOf(one: Open, { kind, step }: Step, recipient: string, now: Date): ReminderRow {
  return waitingRow(one, {
    recipient_id: recipient,
    kind,
    step,
    batch_id: kind === 'escalation' ? teamLetter : ownLetter,
    sender_id: null,
    planned_at: now.toISOString(),
    send_after: now.toISOString(),
  });
}

/** A row that waits, about an open obligation. */
export function waitingRow(
  { person_id, course_id, assignment_id, dueOn }: Pick<Open, 'person_id' | 'course_id' | 'assignment_id' | 'dueOn'>,
  rest: Pick<ReminderTable, 'recipient_id' | 'kind' | 'step' | 'batch_id' | 'sender_id' | 'planned_at' | 'send_after'>,
): ReminderRow {
  return {
    id: randomUUID(),
    person_id,
    course_id,
    assignment_id,
    due_on: dueOn,
    ...rest,
    state: 'waiting',
    claimed_at: null,
    claimed_by: null,
    first_tried_at: null,
    tries: 0,
    ended_at: null,
    why: null,
    detail: null,
  };
}

/** Adds rows but for those that are there: the same step again, or one while another is under way. Answers how many. */
export async function insertReminders(trx: Trx, rows: readonly ReminderRow[]): Promise<number> {
  let added = 0;
  for (const part of inParts(rows, 18)) {
    const { numInsertedOrUpdatedRows } = await trx
      .insertInto('reminder')
      .values(part)
      .onConflict((conflict) => conflict.doNothing())
      .executeTakeFirstOrThrow();
    added += Number(numInsertedOrUpdatedRows ?? 0n);
  }
  return added;
}

import { randomUUID } from 'node:crypto';
import type { Db } from '../../db/open.ts';
import { inTransaction, type Trx } from '../../db/transaction.ts';
import type { ReminderTable } from '../../db/tables/reminder.ts';
import { personOnStaff } from '../people/people-queries.ts';
import { seen } from '../people/access-log.ts';
import { isOverdueOn } from '../standing/standing.ts';
import { toldOf } from './managers-today.ts';
import { teamLetter } from './plan-reminders.ts';
import { isFree } from './policy.ts';
import type { Item } from './letter.ts';
import { wantsEarly } from './unsubscribe.ts';

/** A claim that never ended is not known to have been sent or not. */
const claimHolds = 15 * 60_000;

/** More than so many in one mail is no reminder but a list. */
const mostInOne = 100;

/** Why a reminder is not sent after all. */
export type Dropped =
  | 'nothing_open'
  | 'left'
  | 'not_wanted'
  | 'too_late'
  | 'not_overdue'
  | 'not_manager'
  | 'reminded_recently';

/** The rows of one mail that are ours now. */
export interface Claimed {
  id: string;
  to: { id: string; name: string; email: string; lang: string | null };
  rows: (Pick<ReminderTable, 'id' | 'kind' | 'first_tried_at'> & { tries: number })[];
  items: Item[];
  isAboutTeam: boolean;
  sender: string | null;
}

/**
 * Takes the next mail that is due, so that no other server sends it, and commits. What is not to be sent any more is dropped on
 * the way: everything is looked up again, because days may have passed.
 * @returns null when nothing is due; `items` is empty when all of a mail was dropped
 */
export async function claimNext(db: Db, today: string, now: Date): Promise<Claimed | null> {
  return inTransaction(db, async (trx) => {
    await takeTurn(trx, now);
    const rows = await nextRows(trx, now);
    const [first] = rows;
    if (!first) return null;
    const about = await lookUp(trx, rows, today);
    const id = randomUUID();
    const kept: Kept[] = [];
    for (const row of rows) {
      const verdict = await verdictOn(trx, row, about, today);
      if (typeof verdict === 'string') await drop(trx, row.id, verdict, now);
      else if (await claim(trx, row, id, today, now)) kept.push({ row, item: verdict });
    }
    const isAboutTeam = first.batch_id === teamLetter;
    // Whoever is told about others saw something of theirs.
    if (isAboutTeam)
      await seen(
        trx,
        { kind: 'person', id: first.recipient_id },
        'reminders',
        kept.map(({ row }) => row.person_id),
        today,
      );
    return {
      id,
      to: about.recipient ?? { id: first.recipient_id, name: '', email: '', lang: null },
      rows: kept.map(({ row }) => row),
      items: kept.map(({ item }) => item),
      isAboutTeam,
      sender: about.sender,
    };
  });
}

/** Says of claims whose server never came back that it is not known what became of them. Answers how many. */
export async function loseOldClaims(db: Db, now: Date): Promise<number> {
  const { numUpdatedRows } = await db
    .updateTable('reminder')
    .set({ state: 'unsure', why: 'interrupted', ended_at: now.toISOString() })
    .where('state', '=', 'claimed')
    .where('claimed_at', '<=', new Date(now.getTime() - claimHolds).toISOString())
    .executeTakeFirstOrThrow();
  return Number(numUpdatedRows);
}

/** Gives back the seven days that a reminder took which was not sent. */
export async function giveTurnBack(trx: Trx, reminderId: string): Promise<void> {
  await trx.deleteFrom('reminder_turn').where('reminder_id', '=', reminderId).execute();
}

/** One server claims at a time: rows of one mail must come into the same hands. On PostgreSQL the row is the lock. */
async function takeTurn(trx: Trx, now: Date): Promise<void> {
  const row = { value: '', changed_at: now.toISOString() };
  await trx
    .insertInto('reminder_settings')
    .values({ name: 'claiming', changed_by: null, ...row })
    .onConflict((conflict) => conflict.column('name').doUpdateSet(row))
    .execute();
}

interface Kept {
  row: ReminderTableRow;
  item: Item;
}

type ReminderTableRow = Pick<
  ReminderTable,
  | 'id'
  | 'person_id'
  | 'course_id'
  | 'assignment_id'
  | 'recipient_id'
  | 'kind'
  | 'batch_id'
  | 'sender_id'
  | 'first_tried_at'
> & { tries: number };

const columns = [
  'id',
  'person_id',
  'course_id',
  'assignment_id',
  'recipient_id',
  'kind',
  'batch_id',
  'sender_id',
  'first_tried_at',
  'tries',
] as const;

/** The row that has waited longest, and all that go into the same mail. */
async function nextRows(trx: Trx, now: Date): Promise<ReminderTableRow[]> {
  const at = now.toISOString();
  const reminders = trx.selectFrom('reminder').select([...columns, 'send_after']);
  // Each state for itself: only so the index knows the first without sorting all.
  const firstOf = (state: 'waiting' | 'failed') =>
    reminders
      .where('state', '=', state)
      .where('send_after', '<=', at)
      .orderBy('send_after')
      .orderBy('id')
      .limit(1)
      .executeTakeFirst();
  const [waiting, failed] = [await firstOf('waiting'), await firstOf('failed')];
  const first = waiting && failed ? (failed.send_after < waiting.send_after ? failed : waiting) : (waiting ?? failed);
  if (!first) return [];
  const fellows = await reminders
    .where('recipient_id', '=', first.recipient_id)
    .where('batch_id', '=', first.batch_id)
    .where('state', 'in', ['waiting', 'failed'])
    .orderBy('due_on')
    .orderBy('id')
    .execute();
  // With the time in the query, SQLite would look through everything that waits.
  return fellows.filter((row) => row.send_after <= at).slice(0, mostInOne);
}

interface About {
  recipient: { id: string; name: string; email: string; lang: string | null } | undefined;
  sender: string | null;
  /** Whom the recipient may be told of today. */
  reports: Set<string>;
  wantsEarly: boolean;
}

async function lookUp(trx: Trx, rows: ReminderTableRow[], today: string): Promise<About> {
  const { recipient_id, batch_id, sender_id } = rows[0]!;
  const staff = await personOnStaff(trx, recipient_id, today);
  const { lang = null } =
    (await trx.selectFrom('person').select('lang').where('id', '=', recipient_id).executeTakeFirst()) ?? {};
  const sender =
    sender_id === null
      ? undefined
      : await trx.selectFrom('person').select('name').where('id', '=', sender_id).executeTakeFirst();
  const told =
    batch_id === teamLetter
      ? await toldOf(
          trx,
          rows.map((row) => row.person_id),
          today,
        )
      : new Map<string, string[]>();
  return {
    recipient: staff && { id: staff.id, name: staff.name, email: staff.email, lang },
    sender: sender?.name ?? null,
    reports: new Set([...told].filter(([, ids]) => ids.includes(recipient_id)).map(([personId]) => personId)),
    wantsEarly: await wantsEarly(trx, recipient_id),
  };
}

/** What the mail says of a row, or why it is not sent. */
async function verdictOn(trx: Trx, row: ReminderTableRow, about: About, today: string): Promise<Item | Dropped> {
  if (!about.recipient) return 'left';
  const standing = await trx
    .selectFrom('standing')
    .innerJoin('person', 'person.id', 'standing.person_id')
    .select(['standing.assignment_id', 'standing.due_on', 'standing.overdue_after', 'name'])
    .where('standing.person_id', '=', row.person_id)
    .where('standing.course_id', '=', row.course_id)
    .where('standing.state', '=', 'open')
    .executeTakeFirst();
  // Standing is kept by day; whoever left yesterday may still have one this morning.
  if (!standing || standing.assignment_id !== row.assignment_id) return 'nothing_open';
  if (!(await personOnStaff(trx, row.person_id, today))) return 'left';
  const dueOn = standing.due_on!;
  const overdueAfter = standing.overdue_after!;
  if (row.kind === 'before_due' && !about.wantsEarly) return 'not_wanted';
  if (row.kind === 'before_due' && dueOn <= today) return 'too_late';
  if (row.kind === 'escalation' && !about.reports.has(row.person_id)) return 'not_manager';
  if ((row.kind === 'escalation' || row.kind === 'overdue') && !isOverdueOn(overdueAfter, today)) return 'not_overdue';
  if (!(await isTurnFree(trx, row, today))) return 'reminded_recently';
  return { name: standing.name, courseId: row.course_id, assignmentId: row.assignment_id, dueOn, overdueAfter };
}

async function isTurnFree(trx: Trx, row: ReminderTableRow, today: string): Promise<boolean> {
  const turn = await trx
    .selectFrom('reminder_turn')
    .select(['on_day', 'reminder_id'])
    .where('recipient_id', '=', row.recipient_id)
    .where('person_id', '=', row.person_id)
    .where('course_id', '=', row.course_id)
    .executeTakeFirst();
  return !turn || turn.reminder_id === row.id || isFree(turn.on_day, today);
}

async function drop(trx: Trx, id: string, why: Dropped, now: Date): Promise<void> {
  await trx
    .updateTable('reminder')
    .set({ state: 'dropped', why, ended_at: now.toISOString(), detail: null })
    .where('id', '=', id)
    .execute();
  await giveTurnBack(trx, id);
}

/** Makes a row ours, and takes its seven days. Answers false if it is somebody else's by now. */
async function claim(trx: Trx, row: ReminderTableRow, claimId: string, today: string, now: Date): Promise<boolean> {
  const at = now.toISOString();
  const { numUpdatedRows } = await trx
    .updateTable('reminder')
    .set({
      state: 'claimed',
      claimed_at: at,
      claimed_by: claimId,
      tries: row.tries + 1,
      first_tried_at: row.first_tried_at ?? at,
      why: null,
    })
    .where('id', '=', row.id)
    .where('state', 'in', ['waiting', 'failed'])
    .executeTakeFirstOrThrow();
  if (numUpdatedRows === 0n) return false;
  const turn = { on_day: today, reminder_id: row.id };
  await trx
    .insertInto('reminder_turn')
    .values({ recipient_id: row.recipient_id, person_id: row.person_id, course_id: row.course_id, ...turn })
    .onConflict((conflict) => conflict.columns(['recipient_id', 'person_id', 'course_id']).doUpdateSet(turn))
    .execute();
  return true;
}

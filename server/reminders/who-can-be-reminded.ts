import type { Kysely } from 'kysely';
import { inParts } from '../../db/in-parts.ts';
import type { Database } from '../../db/tables/index.ts';
import { dayIn } from '../day.ts';
import type { Tools } from '../environment.ts';
import { isOnStaff } from '../people/audience.ts';
import { inOneLine, titleOf } from './letter.ts';
import { letterWords } from './letter-words.ts';
import { freeFrom, isFree } from './policy.ts';
import type { LeftOut, LeftOutReason, Pair, ReminderState } from './reminder-shapes.ts';

/** Who reminds, and whom they may: everybody, or the people whom they manage today. */
export interface Reminding {
  id: string;
  name: string;
  mayRemind: 'everybody' | ReadonlySet<string>;
}

export type Sorting = Pick<Tools, 'db' | 'library' | 'config'>;

/** Somebody with an open course of theirs. */
export interface Due {
  person_id: string;
  course_id: string;
  assignment_id: string;
  dueOn: string;
  overdueAfter: string;
  name: string;
  email: string;
  lang: string | null;
}

export interface Sorted {
  due: Due[];
  leftOut: LeftOut[];
}

/** Who of them can be reminded of what, on the day on which it would be sent, and who cannot and why. */
export async function sortOut(
  { db, library, config }: Sorting,
  wanted: readonly Pair[],
  by: Reminding,
  { today, sendsAt }: { today: string; sendsAt: Date },
): Promise<Sorted> {
  const pairs = [...new Map(wanted.map((pair) => [keyOf(pair.personId, pair.courseId), pair])).values()];
  const allowed = pairs.filter(({ personId }) => by.mayRemind === 'everybody' || by.mayRemind.has(personId));
  const ids = [...new Set(allowed.map((pair) => pair.personId))];
  const people = await onStaff(db, ids, today);
  const open = await openOf(db, ids);
  const turns = await turnsOf(db, ids);
  const waiting = await waitingFor(db, ids);
  const sendDay = dayIn(config.timeZone, sendsAt);
  const due: Due[] = [];
  const leftOut: LeftOut[] = [];
  for (const { personId, courseId } of pairs) {
    const person = people.get(personId);
    const key = keyOf(personId, courseId);
    const one = { person_id: personId, course_id: courseId, name: person?.name ?? null };
    const leave = (reason: LeftOutReason, againOn: string | null = null) =>
      leftOut.push(leftOutOf(one, reason, library, againOn));
    const obligation = open.get(key);
    const lastOn = turns.get(key) ?? null;
    if (by.mayRemind !== 'everybody' && !by.mayRemind.has(personId)) leave('not_yours');
    else if (!person || !obligation) leave('nothing_open');
    else if (!person.email.includes('@')) leave('no_address');
    else if (waiting.has(key)) leave('already_waiting');
    else if (lastOn !== null && !isFree(lastOn, sendDay)) leave('reminded_recently', freeFrom(lastOn));
    else due.push({ ...obligation, ...person, person_id: personId, course_id: courseId });
  }
  return { due, leftOut };
}

const keyOf = (personId: string, courseId: string) => JSON.stringify([personId, courseId]);

async function onStaff(db: Kysely<Database>, ids: string[], today: string) {
  const found = new Map<string, { name: string; email: string; lang: string | null }>();
  for (const part of inParts(ids)) {
    const rows = await db
      .selectFrom('person')
      .select(['id', 'name', 'email', 'lang'])
      .where('id', 'in', part)
      .where((e) => isOnStaff(e, today))
      .execute();
    for (const { id, ...person } of rows) found.set(id, person);
  }
  return found;
}

async function openOf(db: Kysely<Database>, ids: string[]) {
  const found = new Map<string, { assignment_id: string; dueOn: string; overdueAfter: string }>();
  for (const part of inParts(ids)) {
    const rows = await db
      .selectFrom('standing')
      .select(['person_id', 'course_id', 'assignment_id', 'due_on', 'overdue_after'])
      .where('person_id', 'in', part)
      .where('state', '=', 'open')
      .execute();
    // An open one has all three.
    for (const row of rows)
      found.set(keyOf(row.person_id, row.course_id), {
        assignment_id: row.assignment_id!,
        dueOn: row.due_on!,
        overdueAfter: row.overdue_after!,
      });
  }
  return found;
}

/** When these people themselves were last reminded, by course. */
async function turnsOf(db: Kysely<Database>, ids: string[]): Promise<Map<string, string>> {
  const found = new Map<string, string>();
  for (const part of inParts(ids)) {
    const rows = await db
      .selectFrom('reminder_turn')
      .select(['person_id', 'course_id', 'on_day'])
      .where('recipient_id', 'in', part)
      .whereRef('recipient_id', '=', 'person_id')
      .execute();
    for (const row of rows) found.set(keyOf(row.person_id, row.course_id), row.on_day);
  }
  return found;
}

const underWay: ReminderState[] = ['waiting', 'claimed', 'failed'];

async function waitingFor(db: Kysely<Database>, ids: string[]): Promise<Set<string>> {
  const found = new Set<string>();
  for (const part of inParts(ids)) {
    const rows = await db
      .selectFrom('reminder')
      .select(['person_id', 'course_id', 'state'])
      .where('recipient_id', 'in', part)
      .whereRef('recipient_id', '=', 'person_id')
      .execute();
    // With the states in the query, SQLite would look through everything that waits.
    for (const row of rows) if (underWay.includes(row.state)) found.add(keyOf(row.person_id, row.course_id));
  }
  return found;
}

/** Somebody who is left out, in words. */
export function leftOutOf(
  { person_id, course_id, name }: Pick<Due, 'person_id' | 'course_id'> & { name: string | null },
  reason: LeftOutReason,
  library: Tools['library'],
  againOn: string | null = null,
): LeftOut {
  const who = name === null ? 'This person' : inOneLine(name);
  return {
    personId: person_id,
    courseId: course_id,
    name: reason === 'not_yours' ? null : name,
    title: reason === 'not_yours' ? null : titleOf(library, course_id),
    reason,
    againOn,
    sentence: sentences[reason](who, againOn),
  };
}

const sentences: Record<LeftOutReason, (who: string, againOn: string | null) => string> = {
  reminded_recently: (who, againOn) =>
    `${who} was reminded of this within the last seven days. It can be done again on ${letterWords['en']!.day(againOn!)}.`,
  already_waiting: (who) => `${who} has a reminder of this under way.`,
  nothing_open: (who) => `${who} has nothing open there.`,
  not_yours: () => 'You can only remind people who report to you today.',
  no_address: (who) => `${who} has no e-mail address here.`,
};

import type { Kysely } from 'kysely';
import type { Database } from '../../db/tables/index.ts';
import { daysAfter } from '../day.ts';
import { firstOn } from '../evidence/bundle/selection.ts';
import { pagesOf, type EntryView } from '../evidence/entry-view.ts';
import { endedRule, rosterId, type CourseClaim, type PersonClaim } from '../evidence/facts.ts';
import { headOf, leafAt } from '../evidence/log-queries.ts';
import { logId } from '../evidence/log.ts';
import { AskedOnDay, type Stood } from './asked-on-day.ts';
import { CountingRecords } from './counting-records.ts';
import type { Population, PopulationCounts, PopulationRow } from './population-shapes.ts';
import { PlaceOnRoster } from './staff-on-day.ts';

export interface PopulationQuestion {
  /** Day, `YYYY-MM-DD`. */
  on: string;
  courseId: string | null;
  /** The unit of people on that day. */
  unit: string | null;
  /** Only people whose first day was that day or later. */
  joinedFrom: string | null;
  /** Only this person, by our own id. */
  personId: string | null;
  page: number;
  size: number;
}

/** Somebody of whom the log speaks. */
interface Somebody {
  personId: string | null;
  sub: string;
  person: PersonClaim;
  roster: PlaceOnRoster;
  asked: Map<string, AskedOnDay>;
}

/**
 * Answers who was on staff on a day, what was asked of them, who had done it and who not, from the log alone.
 * @param db a snapshot that does not change meanwhile
 */
export async function populationOf(db: Kysely<Database>, question: PopulationQuestion): Promise<Population> {
  const { on, page, size } = question;
  const { size: sizeNow } = await headOf(db);
  const sizeThen = await firstOn(db, sizeNow, daysAfter(on, 1));
  const { people, erased } = await heard(db, on, sizeNow);
  const onStaff = [...people.values()].filter((one) => isMeant(one, question));
  const all: PopulationRow[] = [];
  let unasked = 0;
  for (const one of onStaff) {
    const rows = rowsOf(one, question);
    if (rows.length === 0) unasked++;
    all.push(...rows);
  }
  all.sort(inOrder);
  return {
    on,
    sizeThen,
    sizeNow,
    logBegan: (JSON.parse((await leafAt(db, 0))!.leaf) as { date: string }).date,
    counts: {
      ...counted(all),
      onStaff: onStaff.length,
      unasked,
      recordedLate: all.filter((row) => row.standing === 'done' && row.recordedLate).length,
      withdrawnSince: all.filter((row) => row.standing === 'done' && row.withdrawnOn !== null).length,
      erased,
    },
    courses: [...Map.groupBy(all, (row) => row.course.id)]
      .map(([id, rows]) => ({ id, ...counted(rows) }))
      .sort((a, b) => compareText(a.id, b.id)),
    rows: all.slice(page * size, (page + 1) * size),
    total: all.length,
    page,
    size,
    reminders: await remindersUpTo(db, on, all),
  };
}

/** Walks the whole log once; what is kept does not grow with the rounds that were met. */
async function heard(db: Kysely<Database>, on: string, size: number) {
  const records = await CountingRecords.read(db, on, size);
  const people = new Map<string, Somebody>();
  let erased = 0;
  for (let from = 0; from < size; from += pageSize) {
    const to = Math.min(from + pageSize, size);
    const subjects = await subjectsBetween(db, from, to);
    for await (const entries of pagesOf(db, from, to))
      for (const entry of entries) {
        if (entry.type !== 'assign' && entry.type !== 'record') continue;
        const amended = entry.type === 'record' ? records.amendmentOf(entry) : undefined;
        const said = amended?.entry ?? entry;
        if (said.claims['sub'] === undefined) {
          if (entry.date <= on) erased++;
          continue;
        }
        const somebody = whoIn(people, said, subjects.get(entry.index) ?? amended?.personId ?? null);
        if (entry.type === 'assign') hearAssign(somebody, entry, on);
        else hearRecord(somebody, entry, records);
      }
  }
  return { people, erased };
}

const pageSize = 1_000;

/** A staff number can change; our own id of the person, as long as it is kept, links what was said under both. */
function whoIn(people: Map<string, Somebody>, { claims }: EntryView, personId: string | null): Somebody {
  const sub = claims['sub'] as string;
  const key = personId ?? `sub ${sub}`;
  const person = claims['person'] as PersonClaim;
  let somebody = people.get(key);
  if (!somebody) {
    somebody = { personId, sub, person, roster: new PlaceOnRoster(), asked: new Map() };
    people.set(key, somebody);
  }
  somebody.sub = sub;
  somebody.person = person;
  return somebody;
}

function hearAssign(somebody: Somebody, { index, date, claims }: EntryView, on: string): void {
  const course = claims['course'] as CourseClaim;
  const due = claims['due'] as { campaign: string; date: string; rule: string };
  if (course.id === rosterId) {
    const person = claims['person'] as PersonClaim;
    somebody.roster.hear({ index, kind: due.rule, day: due.date, person }, on);
    return;
  }
  // What was asked, or no longer asked, later than that day.
  if (date > on) return;
  const asked = askedIn(somebody, course.id);
  if (due.rule.startsWith(endedRule)) asked.ended(due.campaign);
  else asked.given({ index, campaign: due.campaign, givenOn: date, dueOn: due.date }, course.version);
}

function hearRecord(somebody: Somebody, record: EntryView, records: CountingRecords): void {
  const worth = records.worthOf(record);
  if (!worth) return;
  const asked = askedIn(somebody, worth.course);
  if (worth.kind === 'done') asked.completed(worth.done);
  else asked.exempted({ index: record.index, until: worth.until }, worth.version);
}

function askedIn({ asked }: Somebody, courseId: string): AskedOnDay {
  let known = asked.get(courseId);
  if (!known) {
    known = new AskedOnDay();
    asked.set(courseId, known);
  }
  return known;
}

function isMeant({ personId, roster }: Somebody, { unit, joinedFrom, ...question }: PopulationQuestion): boolean {
  if (!roster.isOnStaff) return false;
  if (question.personId !== null && personId !== question.personId) return false;
  if (unit !== null && roster.person!.unit !== unit) return false;
  return joinedFrom === null || (roster.joinedOn !== undefined && roster.joinedOn >= joinedFrom);
}

function rowsOf({ personId, sub, person, roster, asked }: Somebody, { on, courseId }: PopulationQuestion) {
  const rows: PopulationRow[] = [];
  for (const [id, one] of asked) {
    if (courseId !== null && id !== courseId) continue;
    const stood = one.on(on);
    if (stood) rows.push(rowOf({ personId, sub, name: person.name, unit: roster.person!.unit }, id, stood));
  }
  return rows;
}

function rowOf(
  who: Pick<PopulationRow, 'personId' | 'sub' | 'name' | 'unit'>,
  courseId: string,
  { standing, version, assignedOn, dueOn, done, exemptUntil, entries }: Stood,
): PopulationRow {
  return {
    ...who,
    course: { id: courseId, version: version ?? '' },
    standing,
    assignedOn,
    dueOn,
    doneOn: done?.on ?? null,
    exemptUntil,
    recordedLate: done?.recordedLate ?? false,
    withdrawnOn: done?.withdrawnOn ?? null,
    entries,
  };
}

const rank = { overdue: 0, open: 1, exempt: 2, done: 3 };

function inOrder(a: PopulationRow, b: PopulationRow): number {
  return (
    rank[a.standing] - rank[b.standing] ||
    compareText(a.name, b.name) ||
    compareText(a.sub, b.sub) ||
    compareText(a.course.id, b.course.id)
  );
}

function compareText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

function counted(rows: readonly PopulationRow[]): PopulationCounts {
  const of = (standing: PopulationRow['standing']) => rows.filter((row) => row.standing === standing).length;
  const overdue = of('overdue');
  return { asked: rows.length, done: of('done'), open: of('open') + overdue, overdue, exempt: of('exempt') };
}

async function subjectsBetween(db: Kysely<Database>, from: number, to: number): Promise<Map<number, string>> {
  const rows = await db
    .selectFrom('evidence_subject')
    .select(['idx', 'subject_id'])
    .where('log_id', '=', logId)
    .where('idx', '>=', from)
    .where('idx', '<', to)
    .execute();
  return new Map(rows.map((row) => [row.idx, row.subject_id]));
}

/** Mails about what was not done that day, sent up to it. */
async function remindersUpTo(
  db: Kysely<Database>,
  on: string,
  rows: readonly PopulationRow[],
): Promise<Population['reminders']> {
  const notDone = new Set(
    rows
      .filter((row) => row.standing === 'open' || row.standing === 'overdue')
      .map((row) => `${row.personId} ${row.course.id}`),
  );
  const sent = await db
    .selectFrom('reminder')
    .select(['person_id', 'course_id', 'kind'])
    .select((e) => e.fn.countAll<number>().as('mails'))
    .where('state', '=', 'sent')
    .where('ended_at', '<', daysAfter(on, 1))
    .groupBy(['person_id', 'course_id', 'kind'])
    .execute();
  const mine = sent.filter((row) => notDone.has(`${row.person_id} ${row.course_id}`));
  const mails = (these: typeof mine) => these.reduce((sum, row) => sum + row.mails, 0);
  return {
    sent: mails(mine.filter((row) => row.kind !== 'escalation')),
    people: new Set(mine.map((row) => row.person_id)).size,
    escalated: mails(mine.filter((row) => row.kind === 'escalation')),
  };
}

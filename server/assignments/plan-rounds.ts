import type { Kysely } from 'kysely';
import { inParts } from '../../db/in-parts.ts';
import type { AssignmentEndTable } from '../../db/tables/assignment.ts';
import type { Database } from '../../db/tables/index.ts';
import { isIn, isOnStaff, resolve, type Resolved } from '../people/audience.ts';
import type { Person } from '../people/people-queries.ts';
import { lastDoneOnWithRound, nextDueOn, type Rule } from './rule.ts';

type Reader = Kysely<Database>;

/** Whom to look at: these people, or everybody. */
export type Whom = readonly string[] | 'everybody';

/** A round to give to somebody. */
export interface Round {
  rule: Rule;
  person: Person;
  dueOn: string;
}

/** An open assignment that is no longer asked for. */
export interface Ending {
  assignmentId: string;
  person: Person;
  courseId: string;
  campaign: string;
  dueOn: string;
  reason: AssignmentEndTable['reason'];
}

/** What the rules ask for, beside what is there. */
export interface Plan {
  rounds: Round[];
  endings: Ending[];
}

/**
 * What has to be given to whom, and what is no longer asked for, by these rules on that day. It writes nothing, so that the
 * same answers "who would be affected". What was completed is never part of it.
 * @param rules all rules in force, or those that would be
 */
export async function planRounds(db: Reader, rules: readonly Rule[], whom: Whom, today: string): Promise<Plan> {
  const resolved = new Map<Rule, Resolved>();
  for (const rule of rules) resolved.set(rule, await resolve(db, rule.audience));
  const byCourse = Map.groupBy(rules, (rule) => rule.courseId);
  const plan: Plan = { rounds: [], endings: [] };
  for (const part of whom === 'everybody' ? [undefined] : inParts(whom)) {
    for (const [courseId, all] of byCourse) {
      const given = new Set<string>();
      for (const rule of all)
        for (const round of await roundsOf(db, rule, resolved.get(rule)!, part, today))
          // Of two rules for the same course the older one is first, and one obligation is enough.
          if (!given.has(round.person.id)) {
            given.add(round.person.id);
            plan.rounds.push(round);
          }
      plan.endings.push(
        ...(await notRequired(
          db,
          courseId,
          all.map((rule) => resolved.get(rule)!),
          part,
          today,
        )),
      );
    }
    plan.endings.push(...(await withoutRule(db, [...byCourse.keys()], part, today)));
  }
  return plan;
}

async function roundsOf(
  db: Reader,
  rule: Rule,
  audience: Resolved,
  ids: readonly string[] | undefined,
  today: string,
): Promise<Round[]> {
  const rows = [
    ...(await neverAsked(db, rule, audience, ids, today)),
    ...(await doneLongAgo(db, rule, audience, ids, today)),
  ];
  return rows
    .toSorted((a, b) => (a.staffNumber < b.staffNumber ? -1 : 1))
    .flatMap(({ joined_on, done_on, ...person }) => {
      const dueOn = nextDueOn(rule, { joinedOn: joined_on, doneOn: done_on }, today);
      return dueOn === null ? [] : [{ rule, person, dueOn }];
    });
}

const roundColumns = ['person.id', 'staff_number as staffNumber', 'name', 'email', 'person.unit', 'joined_on'] as const;

/** People who stand nowhere with the course. Where everybody stands somewhere, two counts tell, and nobody is looked at. */
async function neverAsked(
  db: Reader,
  rule: Rule,
  audience: Resolved,
  ids: readonly string[] | undefined,
  today: string,
) {
  if (ids === undefined && (await doesEverybodyStand(db, rule.courseId))) return [];
  const rows = await db
    .selectFrom('person')
    .select(roundColumns)
    .where((e) => isOnStaff(e, today))
    .where((e) => isIn(e, audience, today))
    .where((e) =>
      e.not(
        e.exists(
          e
            .selectFrom('standing')
            .select('standing.person_id')
            .whereRef('standing.person_id', '=', 'person.id')
            .where('standing.course_id', '=', rule.courseId),
        ),
      ),
    )
    .$if(ids !== undefined, (q) => q.where('person.id', 'in', ids!))
    .execute();
  return rows.map((row) => ({ ...row, done_on: null }));
}

async function doesEverybodyStand(db: Reader, courseId: string): Promise<boolean> {
  const staff = await db
    .selectFrom('person_standing')
    .select((e) => e.fn.countAll<number>().as('people'))
    .executeTakeFirstOrThrow();
  const standing = await db
    .selectFrom('standing_count')
    .select((e) => e.fn.coalesce(e.fn.sum<number>('people'), e.lit(0)).as('people'))
    .where('course_id', '=', courseId)
    .executeTakeFirstOrThrow();
  return staff.people > 0 && standing.people === staff.people;
}

/** People whose last completion is so long ago that another round may be due. */
async function doneLongAgo(
  db: Reader,
  rule: Rule,
  audience: Resolved,
  ids: readonly string[] | undefined,
  today: string,
) {
  const lastDone = lastDoneOnWithRound(rule, today);
  if (lastDone === null) return [];
  return db
    .selectFrom('standing')
    .innerJoin('person', 'person.id', 'standing.person_id')
    .select([...roundColumns, 'done_on'])
    .where('standing.course_id', '=', rule.courseId)
    .where('state', '=', 'done')
    .where('done_on', '<=', lastDone)
    .where((e) => isOnStaff(e, today))
    .where((e) => isIn(e, audience, today))
    .$if(ids !== undefined, (q) => q.where('standing.person_id', 'in', ids!))
    .execute();
}

/** Open assignments that a rule made, of people whom no rule for the course is about any more. */
async function notRequired(
  db: Reader,
  courseId: string,
  audiences: Resolved[],
  ids: readonly string[] | undefined,
  today: string,
): Promise<Ending[]> {
  if (audiences.flat().some((part) => part.kind === 'everyone')) return [];
  const rows = await openByRule(db, ids)
    .where('standing.course_id', '=', courseId)
    .where((e) => isOnStaff(e, today))
    .where((e) => e.not(isIn(e, audiences.flat(), today)))
    .execute();
  return rows.map((row) => toEnding(row, 'not_required'));
}

/** The same for courses of which no rule is left. */
async function withoutRule(
  db: Reader,
  courseIds: readonly string[],
  ids: readonly string[] | undefined,
  today: string,
): Promise<Ending[]> {
  const open = await db
    .selectFrom('standing_count')
    .select('course_id')
    .distinct()
    .where('state', '=', 'open')
    .where('people', '>', 0)
    .execute();
  const others = open.map((row) => row.course_id).filter((id) => !courseIds.includes(id));
  if (others.length === 0) return [];
  const rows = await openByRule(db, ids)
    .where('standing.course_id', 'in', others)
    .where((e) => isOnStaff(e, today))
    .execute();
  return rows.map((row) => toEnding(row, 'not_required'));
}

/** Found by where people stand: of millions of assignments few are open. */
function openByRule(db: Reader, ids: readonly string[] | undefined) {
  return (
    db
      .selectFrom('standing')
      .innerJoin('assignment', 'assignment.id', 'standing.assignment_id')
      .innerJoin('person', 'person.id', 'standing.person_id')
      .select(endingColumns)
      // Of open ones alone, and said so that SQLite finds them by their index.
      .where('standing.overdue_after', '>', '')
      .where('rule_line', 'is not', null)
      .$if(ids !== undefined, (q) => q.where('standing.person_id', 'in', ids!))
      .orderBy('staff_number')
  );
}

const endingColumns = [
  'assignment.id as assignmentId',
  'assignment.course_id as courseId',
  'campaign',
  'assignment.due_on as dueOn',
  'person.id',
  'staff_number as staffNumber',
  'name',
  'email',
  'person.unit',
] as const;

/** Everything open of people who have left; where they stood is forgotten with their last day. */
export async function openOfLeavers(db: Reader, leavers: readonly string[]): Promise<Ending[]> {
  const endings: Ending[] = [];
  for (const ids of inParts(leavers)) endings.push(...(await openOf(db, ids)));
  return endings;
}

/** Everything open of these people, or of one course. */
export async function openOf(db: Reader, ids: readonly string[], courseId?: string): Promise<Ending[]> {
  const rows = await db
    .selectFrom('assignment')
    .innerJoin('person', 'person.id', 'assignment.person_id')
    .leftJoin('completion', 'completion.assignment_id', 'assignment.id')
    .leftJoin('assignment_end', 'assignment_end.assignment_id', 'assignment.id')
    .select(endingColumns)
    .where('assignment.person_id', 'in', ids)
    .where('completion.id', 'is', null)
    .where('assignment_end.assignment_id', 'is', null)
    .$if(courseId !== undefined, (q) => q.where('assignment.course_id', '=', courseId!))
    .orderBy('staff_number')
    .execute();
  return rows.map((row) => toEnding(row, 'left'));
}

type OpenOne = Omit<Ending, 'person' | 'reason'> & Person;

function toEnding({ assignmentId, courseId, campaign, dueOn, ...person }: OpenOne, reason: Ending['reason']): Ending {
  return { assignmentId, courseId, campaign, dueOn, person, reason };
}

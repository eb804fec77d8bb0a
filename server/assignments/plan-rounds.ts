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
  const lastDone = lastDoneOnWithRound(rule, today);
  const rows = await db
    .selectFrom('person')
    .leftJoin('standing', (join) =>
      join.onRef('standing.person_id', '=', 'person.id').on('standing.course_id', '=', rule.courseId),
    )
    .select(['person.id', 'staff_number as staffNumber', 'name', 'email', 'person.unit', 'joined_on', 'done_on'])
    .where((e) => isOnStaff(e, today))
    .where((e) => isIn(e, audience, today))
    .where((e) =>
      e.or([
        e('standing.person_id', 'is', null),
        e.and([e('state', '=', 'done'), lastDone === null ? e.lit(false) : e('done_on', '<=', lastDone)]),
      ]),
    )
    .$if(ids !== undefined, (q) => q.where('person.id', 'in', ids!))
    .orderBy('staff_number')
    .execute();
  return rows.flatMap(({ joined_on, done_on, ...person }) => {
    const dueOn = nextDueOn(rule, { joinedOn: joined_on, doneOn: done_on }, today);
    return dueOn === null ? [] : [{ rule, person, dueOn }];
  });
}

/** Open assignments that a rule made, of people whom no rule for the course is about any more. */
async function notRequired(
  db: Reader,
  courseId: string,
  audiences: Resolved[],
  ids: readonly string[] | undefined,
  today: string,
): Promise<Ending[]> {
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
  courseIds: string[],
  ids: readonly string[] | undefined,
  today: string,
): Promise<Ending[]> {
  const rows = await openByRule(db, ids)
    .$if(courseIds.length > 0, (q) => q.where('standing.course_id', 'not in', courseIds))
    .where((e) => isOnStaff(e, today))
    .execute();
  return rows.map((row) => toEnding(row, 'not_required'));
}

/** Found by where people stand: of millions of assignments few are open. */
function openByRule(db: Reader, ids: readonly string[] | undefined) {
  return db
    .selectFrom('standing')
    .innerJoin('assignment', 'assignment.id', 'standing.assignment_id')
    .innerJoin('person', 'person.id', 'standing.person_id')
    .select(endingColumns)
    .where('standing.overdue_after', 'is not', null)
    .where('rule_line', 'is not', null)
    .$if(ids !== undefined, (q) => q.where('standing.person_id', 'in', ids!))
    .orderBy('staff_number');
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
    .where('voluntary', '=', 0)
    .$if(courseId !== undefined, (q) => q.where('assignment.course_id', '=', courseId!))
    .orderBy('staff_number')
    .execute();
  return rows.map((row) => toEnding(row, 'left'));
}

type OpenOne = Omit<Ending, 'person' | 'reason'> & Person;

function toEnding({ assignmentId, courseId, campaign, dueOn, ...person }: OpenOne, reason: Ending['reason']): Ending {
  return { assignmentId, courseId, campaign, dueOn, person, reason };
}

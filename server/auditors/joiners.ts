import { setImmediate as pause } from 'node:timers/promises';
import type { Kysely } from 'kysely';
import type { Database } from '../../db/tables/index.ts';
import { ruleHistory } from '../assignments/rule-queries.ts';
import { smallestGroup } from '../reports/summary.ts';
import { instantsOf, isAudited, type AuditScope } from './audit-scope.ts';
import type { JoinersAnswer, JoinersCourse, LateJoiners } from './question-shapes.ts';

/** The first obligation of somebody who joined, in one course. */
interface First {
  personId: string;
  courseId: string;
  joinedOn: string;
  dueOn: string;
  doneOn: string | null;
  /** Days that its rule gave; null if somebody gave it by hand. */
  days: number | null;
  standing: 'in_time' | 'late' | 'not_yet_due';
}

/** Whether those who joined in the period were trained by the day that the rules gave them. */
export async function joinersIn(
  db: Kysely<Database>,
  scope: AuditScope,
  titleOf: (courseId: string) => string,
): Promise<JoinersAnswer> {
  const joiners = await joinersOf(db, scope);
  const firsts = await firstsOf(db, scope, joiners);
  const courses = [...Map.groupBy(firsts, ({ courseId }) => courseId)]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([courseId, all]): JoinersCourse => {
      const of = (standing: First['standing']) => all.filter((one) => one.standing === standing).length;
      const took = all.flatMap(({ joinedOn, doneOn }) => (doneOn === null ? [] : daysBetween(joinedOn, doneOn)));
      return {
        courseId,
        course: titleOf(courseId),
        days: [...new Set(all.flatMap(({ days }) => days ?? []))].sort((a, b) => a - b),
        asked: all.length,
        inTime: of('in_time'),
        late: of('late'),
        notYetDue: of('not_yet_due'),
        medianDays: took.length < smallestGroup ? null : median(took),
      };
    });
  return { joined: joiners.size, courses };
}

const mostShown = 200;

/** Those who were late, or still are. `ids` are for the access log. */
export async function lateJoiners(
  db: Kysely<Database>,
  scope: AuditScope,
  { maySeeNames, titleOf }: { maySeeNames: boolean; titleOf: (courseId: string) => string },
): Promise<{ shown: LateJoiners; ids: string[] }> {
  const late = (await firstsOf(db, scope, await joinersOf(db, scope)))
    .filter(({ standing }) => standing === 'late')
    .sort((a, b) => (a.dueOn < b.dueOn ? -1 : 1));
  const rows = late.slice(0, mostShown);
  const ids = [...new Set(rows.map(({ personId }) => personId))];
  const people =
    ids.length === 0
      ? []
      : await db.selectFrom('person').select(['id', 'name', 'staff_number', 'unit']).where('id', 'in', ids).execute();
  const named = new Map(
    people.map(({ id, name, staff_number: staffNumber, unit }) => [id, { name, staffNumber, unit }]),
  );
  return {
    ids,
    shown: {
      on: scope.on,
      rows: rows.map(({ personId, courseId, joinedOn, dueOn, doneOn }) => ({
        who: maySeeNames ? (named.get(personId) ?? null) : null,
        course: titleOf(courseId),
        joinedOn,
        dueOn,
        doneOn,
      })),
      total: late.length,
    },
  };
}

/** Who joined in the period, with the day, as the log says it. */
async function joinersOf(db: Kysely<Database>, scope: AuditScope): Promise<Map<string, string>> {
  const rows = await db
    .selectFrom('roster_event')
    .innerJoin('person', 'person.id', 'roster_event.person_id')
    .select(['roster_event.person_id', 'on_day'])
    .where('kind', '=', 'joined')
    .where('on_day', '>=', scope.from)
    .where('on_day', '<=', scope.on)
    .where((e) => isAudited(e, scope))
    .orderBy('evidence_idx', 'desc')
    .execute();
  // Of somebody who came twice the first time counts.
  return new Map(rows.map((row) => [row.person_id, row.on_day]));
}

/** Some at a time, so that other requests have their turn. */
const peopleAtOnce = 200;

async function firstsOf(
  db: Kysely<Database>,
  scope: AuditScope,
  joiners: ReadonlyMap<string, string>,
): Promise<First[]> {
  const { before } = instantsOf(scope);
  const rules = await ruleHistory(db);
  const found = new Map<string, First>();
  const ids = [...joiners.keys()];
  for (let at = 0; at < ids.length; at += peopleAtOnce) {
    const part = ids.slice(at, at + peopleAtOnce);
    await pause();
    const rows = await db
      .selectFrom('assignment')
      .leftJoin('completion', 'completion.assignment_id', 'assignment.id')
      .leftJoin('assignment_end', 'assignment_end.assignment_id', 'assignment.id')
      .select(['assignment.person_id', 'course_id', 'due_on', 'overdue_after', 'assigned_at', 'rule_line'])
      .select(['completed_at', 'assignment_end.ended_at'])
      .where('assignment.person_id', 'in', part)
      .where('assigned_at', '>=', scope.from)
      .where('assigned_at', '<', before)
      .orderBy('assigned_at')
      .execute();
    for (const row of rows) {
      const key = `${row.person_id} ${row.course_id}`;
      const joinedOn = joiners.get(row.person_id)!;
      // What ended is no longer asked; what was given before belongs to an earlier time on staff.
      const isEnded = row.ended_at !== null && row.ended_at < before;
      if (found.has(key) || isEnded || row.assigned_at.slice(0, 10) < joinedOn) continue;
      const doneOn = row.completed_at !== null && row.completed_at < before ? row.completed_at.slice(0, 10) : null;
      const rule = rules.find((one) => one.line === row.rule_line && one.madeAt <= row.assigned_at);
      found.set(key, {
        personId: row.person_id,
        courseId: row.course_id,
        joinedOn,
        dueOn: row.due_on,
        doneOn,
        days: rule?.dueDays ?? null,
        standing: (doneOn ?? scope.on) > row.overdue_after ? 'late' : doneOn === null ? 'not_yet_due' : 'in_time',
      });
    }
  }
  return [...found.values()];
}

function daysBetween(from: string, to: string): number {
  return Math.round((Date.parse(to) - Date.parse(from)) / 86_400_000);
}

function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  const middle = Math.floor(sorted.length / 2);
  return sorted.length % 2 === 1 ? sorted[middle]! : (sorted[middle - 1]! + sorted[middle]!) / 2;
}

import type { Kysely } from 'kysely';
import type { Database } from '../../db/tables/index.ts';
import { nextDueOn, type Rule } from '../assignments/rule.ts';
import { rulesInForce } from '../assignments/rule-queries.ts';
import { isIn, resolve } from '../people/audience.ts';

/** More than there is between two rounds, so that the next one is told however early it is. */
const anyTimeBefore = 100_000;

/**
 * The day on which a person who completed a course is to have done it again, by the rules that hold for them today; the first of them
 * if there are several, null if there is none.
 */
export async function goodThrough(
  db: Kysely<Database>,
  { personId, courseId, completedOn }: { personId: string; courseId: string; completedOn: string },
  today: string,
): Promise<string | null> {
  const done = { joinedOn: completedOn, doneOn: completedOn };
  const days: string[] = [];
  for (const rule of (await rulesInForce(db)).filter((one) => one.courseId === courseId)) {
    const again = nextDueOn({ ...rule, leadDays: anyTimeBefore }, done, completedOn);
    if (again !== null && (await holdsFor(db, rule, personId, today))) days.push(again);
  }
  return days.toSorted()[0] ?? null;
}

async function holdsFor(db: Kysely<Database>, { audience }: Rule, personId: string, today: string): Promise<boolean> {
  const resolved = await resolve(db, audience);
  const person = await db
    .selectFrom('person')
    .select('id')
    .where('id', '=', personId)
    .where((e) => isIn(e, resolved, today))
    .executeTakeFirst();
  return person !== undefined;
}

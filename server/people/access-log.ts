import type { Kysely } from 'kysely';
import { inParts } from '../../db/in-parts.ts';
import type { Database } from '../../db/tables/index.ts';
import { daysAfter } from '../day.ts';

/** Who looked: someone on staff, an auditor's account, or a program with a key. */
export interface Viewer {
  kind: 'person' | 'auditor' | 'key';
  id: string;
}

/** Everything in which people are shown by name. Each view names one, and the screens have words for all. */
export const sights = [
  'team',
  'overdue',
  'directory',
  'obligations',
  'documents',
  'records',
  'erasure',
  'evidence',
  'bundle',
  'export',
  'reminders',
  'certificate',
  'access_log',
] as const;
export type Sight = (typeof sights)[number];

/** Days after which the access log is deleted (embedding.md 5.3, rule 8). */
export const keptDays = 365;

/**
 * Notes that somebody was shown something about people, before it is answered; they can read it themselves
 * (embedding.md 5.3, rule 5). Looking at oneself is not noted, and looking again on the same day adds nothing.
 * @param today day in the organisation's time zone
 */
export async function seen(
  db: Kysely<Database>,
  viewer: Viewer,
  what: Sight,
  personIds: readonly string[],
  today: string,
): Promise<void> {
  const others = [...new Set(personIds)].filter((id) => viewer.kind !== 'person' || id !== viewer.id);
  for (const part of inParts(others))
    await db
      .insertInto('access_log')
      .columns(['person_id', 'on_day', 'viewer_kind', 'viewer_id', 'what'])
      // An export shows fifty thousand people: the same four words are not sent with each of them.
      .expression((e) =>
        e
          .selectFrom('person')
          .select(['person.id'])
          .select([
            e.val(today).as('on_day'),
            e.val(viewer.kind).as('viewer_kind'),
            e.val(viewer.id).as('viewer_id'),
            e.val<string>(what).as('what'),
          ])
          .where('person.id', 'in', part),
      )
      .onConflict((conflict) => conflict.doNothing())
      .execute();
}

/** Deletes what is older than a year, and answers how many rows that were. */
export async function forgetOldSights(db: Kysely<Database>, today: string): Promise<number> {
  const { numDeletedRows } = await db
    .deleteFrom('access_log')
    .where('on_day', '<', daysAfter(today, -keptDays))
    .executeTakeFirstOrThrow();
  return Number(numDeletedRows);
}

import type { Kysely } from 'kysely';
import type { Database } from '../../db/tables/index.ts';

/** How many completions each version has, by its row; those that were erased since are counted too. */
export async function completionsByVersion(db: Kysely<Database>): Promise<Map<string, number>> {
  const rows = await db
    .selectFrom('completion')
    .select(({ fn }) => ['course_version_id', fn.countAll().as('count')])
    .groupBy('course_version_id')
    .execute();
  const erased = await db.selectFrom('erased_count').selectAll().execute();
  const counts = new Map(rows.map((row) => [row.course_version_id, Number(row.count)]));
  for (const row of erased)
    counts.set(row.course_version_id, (counts.get(row.course_version_id) ?? 0) + row.completions);
  return counts;
}

/** How many attempts at each version are not handed in, by its row. */
export async function openAttemptsByVersion(db: Kysely<Database>): Promise<Map<string, number>> {
  const rows = await db
    .selectFrom('attempt')
    .select(({ fn }) => ['course_version_id', fn.countAll().as('count')])
    .where('handed_in_at', 'is', null)
    .groupBy('course_version_id')
    .execute();
  return new Map(rows.map((row) => [row.course_version_id, Number(row.count)]));
}

import type { Trx } from '../../db/transaction.ts';

/** Adds the completions of these people to the numbers that stay when the rows go. */
export async function countErased(trx: Trx, personIds: string[]): Promise<void> {
  const rows = await trx
    .selectFrom('completion')
    .select(({ fn }) => ['course_version_id', fn.countAll<number>().as('completions')])
    .where('person_id', 'in', personIds)
    .groupBy('course_version_id')
    .execute();
  await addErased(trx, rows);
}

/** @param rows how many more were erased of each course version */
export async function addErased(
  trx: Trx,
  rows: readonly { course_version_id: string; completions: number }[],
): Promise<void> {
  for (const row of rows)
    await trx
      .insertInto('erased_count')
      .values({ course_version_id: row.course_version_id, completions: row.completions })
      .onConflict((conflict) =>
        conflict
          .column('course_version_id')
          .doUpdateSet((e) => ({ completions: e('erased_count.completions', '+', row.completions) })),
      )
      .execute();
}

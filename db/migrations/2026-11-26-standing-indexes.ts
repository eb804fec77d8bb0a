import { sql } from 'kysely';
import type { Migration } from './index.ts';

/**
 * Each completion moves its rows in every index of `standing`, and each index that it moves them in costs it two pages on disk. So one
 * index holds what two did, and whoever has nothing open is not in those that are asked for open obligations only.
 */
export const standingIndexes: Migration = {
  name: '2026-11-26-standing-indexes',
  async up(db) {
    for (const replaced of ['overdue', 'course', 'done', 'unit'])
      await db.schema.dropIndex(`standing_${replaced}`).execute();
    await db.schema.dropIndex('person_standing_overdue').execute();
    await db.schema
      .createIndex('standing_state')
      .on('standing')
      .columns(['course_id', 'state', 'unit', 'overdue_after'])
      .execute();
    for (const [name, table, columns] of [
      ['standing_overdue', 'standing', ['overdue_after', 'person_id', 'course_id']],
      ['standing_course', 'standing', ['course_id', 'overdue_after']],
      ['person_standing_overdue', 'person_standing', ['overdue_after']],
    ] as const)
      await db.schema
        .createIndex(name)
        .on(table)
        .columns([...columns])
        .where(sql.ref('overdue_after'), 'is not', null)
        .execute();
  },
};

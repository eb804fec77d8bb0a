import { sql } from 'kysely';
import type { Migration } from './index.ts';

/** Sign-ins from an LMS that are open end: through which place they came was not kept, and from now on they end with it. */
export const lmsLifecycle: Migration = {
  name: '2026-11-27-lms-lifecycle',
  async up(db) {
    await sql`delete from sign_in where method in ('lms', 'package')`.execute(db);
    for (const column of ['lms_id', 'lms_place', 'lms_subject'])
      await db.schema.alterTable('sign_in').addColumn(column, 'text').execute();
    await db.schema.createIndex('sign_in_lms').on('sign_in').column('lms_id').execute();
    await db.schema.alterTable('lms_registration').addColumn('confirmed_at', 'text').execute();
    for (const column of ['column_claim', 'column_claimed_at'])
      await db.schema.alterTable('lms_link').addColumn(column, 'text').execute();
  },
};

import { sql } from 'kysely';
import type { Migration } from './index.ts';

export const keys: Migration = {
  name: '2026-11-26-keys',
  async up(db) {
    await db.schema
      .createTable('api_key')
      .addColumn('id', 'text', (c) => c.primaryKey().notNull())
      .addColumn('name', 'text', (c) => c.notNull())
      .addColumn('token_hash', 'text', (c) => c.notNull().unique())
      .addColumn('scopes', 'text', (c) => c.notNull())
      .addColumn('made_by', 'text', (c) => c.references('person.id'))
      .addColumn('made_at', 'text', (c) => c.notNull())
      .addColumn('expires_on', 'text')
      .addColumn('revoked_at', 'text')
      .addColumn('last_used_on', 'text')
      .execute();
    // A directory finds people by what it calls them, and user names do not differ by case.
    await sql`create unique index person_user_name_any_case on person (lower(user_name))`.execute(db);
    await sql`create index person_email_any_case on person (lower(email))`.execute(db);
    for (const column of ['external_id', 'manager_ref', 'changed_at'])
      await db.schema.createIndex(`person_${column}`).on('person').column(column).execute();
    await db.schema.alterTable('staff_group').addColumn('ended_at', 'text').execute();
    await db.schema.createIndex('staff_group_external_id').on('staff_group').column('external_id').execute();
  },
};

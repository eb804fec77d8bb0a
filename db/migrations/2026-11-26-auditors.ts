import { sql } from 'kysely';
import type { Migration } from './index.ts';

export const auditors: Migration = {
  name: '2026-11-26-auditors',
  async up(db, dialect) {
    await db.schema
      .createTable('auditor_account')
      .addColumn('id', 'text', (c) => c.primaryKey().notNull())
      .addColumn('name', 'text', (c) => c.notNull())
      .addColumn('organisation', 'text', (c) => c.notNull())
      .addColumn('email', 'text', (c) => c.notNull())
      .addColumn('from_on', 'text', (c) => c.notNull())
      .addColumn('until_on', 'text', (c) => c.notNull())
      .addColumn('period_from', 'text', (c) => c.notNull())
      .addColumn('period_to', 'text', (c) => c.notNull())
      .addColumn('audience', 'text', (c) => c.notNull())
      .addColumn('may_see_names', 'integer', (c) => c.notNull().check(sql`may_see_names in (0, 1)`))
      .addColumn('token_hash', 'text', (c) => c.notNull().unique())
      .addColumn('made_by', 'text', (c) => c.references('person.id').onDelete('set null'))
      .addColumn('made_at', 'text', (c) => c.notNull())
      .addColumn('revoked_at', 'text')
      .addColumn('last_used_on', 'text')
      .execute();
    await db.schema
      .createTable('auditor_session')
      .addColumn('token_hash', 'text', (c) => c.primaryKey().notNull())
      .addColumn('account_id', 'text', (c) => c.notNull().references('auditor_account.id').onDelete('cascade'))
      .addColumn('created_at', 'text', (c) => c.notNull())
      .addColumn('expires_at', 'text', (c) => c.notNull())
      .execute();
    await db.schema.createIndex('auditor_session_account').on('auditor_session').column('account_id').execute();
    await db.schema
      .createTable('auditor_nonce')
      .addColumn('account_id', 'text', (c) => c.notNull().references('auditor_account.id').onDelete('cascade'))
      .addColumn('nonce', 'text', (c) => c.notNull())
      .addColumn('evidence_idx', dialect.bigint, (c) => c.notNull().unique())
      .addColumn('on_day', 'text', (c) => c.notNull())
      .addPrimaryKeyConstraint('auditor_nonce_pk', ['account_id', 'nonce'])
      .execute();

    // How much was completed in a period is asked of millions of rows.
    await db.schema
      .createIndex('completion_completed')
      .on('completion')
      .columns(['completed_at', 'course_version_id', 'person_id'])
      .execute();
  },
};

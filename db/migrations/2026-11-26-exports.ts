import { sql } from 'kysely';
import type { Migration } from './index.ts';

export const exportLog: Migration = {
  name: '2026-11-26-exports',
  async up(db) {
    await db.schema
      .createTable('export_log')
      .addColumn('id', 'text', (c) => c.primaryKey().notNull())
      .addColumn('made_by_kind', 'text', (c) =>
        c.notNull().check(sql`made_by_kind in ('person', 'auditor', 'key', 'operator')`),
      )
      // No reference: an operator has no row, and an erased person leaves the line behind.
      .addColumn('made_by', 'text')
      .addColumn('made_at', 'text', (c) => c.notNull())
      .addColumn('report', 'text', (c) => c.notNull())
      .addColumn('shape', 'text', (c) => c.notNull())
      .addColumn('format', 'text', (c) => c.notNull())
      .addColumn('filter', 'text', (c) => c.notNull())
      .addColumn('people', 'integer', (c) => c.notNull())
      .addColumn('rows', 'integer', (c) => c.notNull())
      .addColumn('course_versions', 'text', (c) => c.notNull())
      .addColumn('sha256', 'text')
      .addColumn('finished_at', 'text')
      .execute();
    await db.schema.createIndex('export_log_made').on('export_log').columns(['made_at', 'id']).execute();
    await db.schema.createIndex('export_log_maker').on('export_log').columns(['made_by', 'made_at']).execute();
  },
};

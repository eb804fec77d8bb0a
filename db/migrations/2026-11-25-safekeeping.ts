import { sql } from 'kysely';
import type { Migration } from './index.ts';

export const safekeeping: Migration = {
  name: '2026-11-25-safekeeping',
  async up(db, dialect) {
    // What left the house, and where to.
    await db.schema
      .createTable('evidence_anchor')
      .addColumn('id', 'text', (c) => c.primaryKey().notNull())
      .addColumn('log_id', 'integer', (c) => c.notNull())
      .addColumn('size', dialect.bigint, (c) => c.notNull())
      .addColumn('kind', 'text', (c) => c.notNull().check(sql`kind in ('mail', 'rfc3161', 'witness', 'print')`))
      .addColumn('target', 'text', (c) => c.notNull())
      .addColumn('data', dialect.bytes)
      .addColumn('created_at', 'text', (c) => c.notNull())
      .addForeignKeyConstraint('evidence_anchor_checkpoint', ['log_id', 'size'], 'evidence_checkpoint', [
        'log_id',
        'size',
      ])
      .execute();
    await db.schema
      .createTable('evidence_key')
      .addColumn('log_id', 'integer', (c) => c.notNull())
      .addColumn('idx', dialect.bigint, (c) => c.notNull())
      .addColumn('action', 'text', (c) => c.notNull().check(sql`action in ('add', 'retire', 'compromised')`))
      .addColumn('vkey', 'text', (c) => c.notNull())
      .addPrimaryKeyConstraint('evidence_key_pk', ['log_id', 'idx'])
      .addForeignKeyConstraint('evidence_key_entry', ['log_id', 'idx'], 'evidence_entry', ['log_id', 'idx'])
      .execute();
    await db.schema
      .createTable('evidence_restore')
      .addColumn('id', 'text', (c) => c.primaryKey().notNull())
      .addColumn('log_id', 'integer', (c) => c.notNull())
      .addColumn('from_idx', dialect.bigint, (c) => c.notNull())
      .addColumn('to_idx', dialect.bigint, (c) => c.notNull())
      .addColumn('restored_at', 'text', (c) => c.notNull())
      .execute();
    await db.schema
      .createTable('self_check')
      .addColumn('id', 'text', (c) => c.primaryKey().notNull())
      .addColumn('started_at', 'text', (c) => c.notNull())
      .addColumn('finished_at', 'text', (c) => c.notNull())
      .addColumn('size', dialect.bigint, (c) => c.notNull())
      .addColumn('root', 'text', (c) => c.notNull())
      .addColumn('faults', 'text', (c) => c.notNull())
      .execute();
    // Corrections of records, and who made them; the reason is in evidence only.
    await db.schema
      .createTable('correction')
      .addColumn('evidence_idx', dialect.bigint, (c) => c.primaryKey().notNull())
      .addColumn('target_idx', dialect.bigint, (c) => c.notNull())
      .addColumn('kind', 'text', (c) => c.notNull().check(sql`kind in ('amend', 'revoke')`))
      .addColumn('person_id', 'text', (c) => c.notNull().references('person.id'))
      .addColumn('made_by', 'text', (c) => c.references('person.id'))
      .addColumn('made_at', 'text', (c) => c.notNull())
      .execute();
    await db.schema.createIndex('correction_target').on('correction').column('target_idx').execute();
    // Policies to acknowledge, and trainings that happened elsewhere: documents frozen by content, as courses are.
    await db.schema
      .createTable('document_version')
      .addColumn('id', 'text', (c) => c.primaryKey().notNull())
      .addColumn('document_id', 'text', (c) => c.notNull())
      .addColumn('kind', 'text', (c) => c.notNull().check(sql`kind in ('policy', 'training')`))
      .addColumn('version', 'text', (c) => c.notNull())
      .addColumn('lang', 'text', (c) => c.notNull())
      .addColumn('title', 'text', (c) => c.notNull())
      .addColumn('content', 'text', (c) => c.notNull())
      .addColumn('sums', 'text', (c) => c.notNull())
      .addColumn('published_at', 'text', (c) => c.notNull())
      .addColumn('evidence_idx', dialect.bigint, (c) => c.notNull().unique())
      .addUniqueConstraint('document_version_once', ['document_id', 'version', 'lang'])
      .execute();
    await db.schema
      .createTable('document_file')
      .addColumn('document_version_id', 'text', (c) => c.notNull().references('document_version.id'))
      .addColumn('path', 'text', (c) => c.notNull())
      .addColumn('sha256', 'text', (c) => c.notNull().references('stored_file.sha256'))
      .addPrimaryKeyConstraint('document_file_pk', ['document_version_id', 'path'])
      .execute();
    await db.schema
      .createTable('acknowledgement')
      .addColumn('id', 'text', (c) => c.primaryKey().notNull())
      .addColumn('person_id', 'text', (c) => c.notNull().references('person.id'))
      .addColumn('document_version_id', 'text', (c) => c.notNull().references('document_version.id'))
      .addColumn('due_on', 'text', (c) => c.notNull())
      .addColumn('assigned_idx', dialect.bigint, (c) => c.notNull().unique())
      .addColumn('acknowledged_at', 'text')
      .addColumn('evidence_idx', dialect.bigint, (c) => c.unique())
      .addUniqueConstraint('acknowledgement_once', ['person_id', 'document_version_id'])
      .execute();
    await db.schema
      .createTable('outside_training')
      .addColumn('id', 'text', (c) => c.primaryKey().notNull())
      .addColumn('person_id', 'text', (c) => c.notNull().references('person.id'))
      .addColumn('document_version_id', 'text', (c) => c.notNull().references('document_version.id'))
      .addColumn('outcome', 'text', (c) => c.notNull().check(sql`outcome in ('attended', 'completed', 'passed')`))
      .addColumn('completed_at', 'text', (c) => c.notNull())
      .addColumn('recorded_by', 'text', (c) => c.references('person.id'))
      .addColumn('evidence_idx', dialect.bigint, (c) => c.notNull().unique())
      .execute();
    // Certificates as they were handed out.
    await db.schema
      .createTable('certificate')
      .addColumn('evidence_idx', dialect.bigint, (c) => c.primaryKey().notNull())
      .addColumn('person_id', 'text', (c) => c.notNull().references('person.id'))
      .addColumn('size', dialect.bigint, (c) => c.notNull())
      .addColumn('sha256', 'text', (c) => c.notNull().unique())
      .addColumn('bytes', dialect.bytes, (c) => c.notNull())
      .addColumn('issued_at', 'text', (c) => c.notNull())
      .execute();
    // Erasure: what is asked for, what must wait, and what is left as numbers.
    await db.schema
      .createTable('erasure_request')
      .addColumn('person_id', 'text', (c) => c.primaryKey().notNull().references('person.id'))
      .addColumn('basis', 'text', (c) => c.notNull().check(sql`basis in ('art17', 'other')`))
      .addColumn('requested_by', 'text', (c) => c.references('person.id'))
      .addColumn('requested_at', 'text', (c) => c.notNull())
      .execute();
    await db.schema
      .createTable('legal_hold')
      .addColumn('person_id', 'text', (c) => c.primaryKey().notNull().references('person.id'))
      .addColumn('reason', 'text', (c) => c.notNull())
      .addColumn('placed_by', 'text', (c) => c.references('person.id'))
      .addColumn('placed_at', 'text', (c) => c.notNull())
      .execute();
    await db.schema
      .createTable('erased_count')
      .addColumn('course_version_id', 'text', (c) => c.primaryKey().notNull().references('course_version.id'))
      .addColumn('completions', 'integer', (c) => c.notNull())
      .execute();
    // Work that is done once a day by whichever server is first.
    await db.schema
      .createTable('job_run')
      .addColumn('name', 'text', (c) => c.notNull())
      .addColumn('day', 'text', (c) => c.notNull())
      .addColumn('claimed_at', 'text', (c) => c.notNull())
      .addColumn('finished_at', 'text')
      .addColumn('result', 'text')
      .addPrimaryKeyConstraint('job_run_pk', ['name', 'day'])
      .execute();
  },
};

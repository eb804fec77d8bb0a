import { sql } from 'kysely';
import type { Migration } from './index.ts';

export const training: Migration = {
  name: '2026-11-24-training',
  async up(db, dialect) {
    await db.schema
      .createTable('stored_file')
      .addColumn('sha256', 'text', (c) => c.primaryKey().notNull())
      .addColumn('bytes', dialect.bytes, (c) => c.notNull())
      .execute();
    await db.schema
      .createTable('course_version')
      .addColumn('id', 'text', (c) => c.primaryKey().notNull())
      .addColumn('course_id', 'text', (c) => c.notNull())
      .addColumn('lang', 'text', (c) => c.notNull())
      .addColumn('version', 'text', (c) => c.notNull())
      .addColumn('title', 'text', (c) => c.notNull())
      .addColumn('minutes', 'integer', (c) => c.notNull())
      .addColumn('content', 'text', (c) => c.notNull())
      .addColumn('sums', 'text', (c) => c.notNull())
      .addColumn('published_at', 'text', (c) => c.notNull())
      .addColumn('evidence_idx', dialect.bigint, (c) => c.notNull().unique())
      .addUniqueConstraint('course_version_content', ['course_id', 'lang', 'content'])
      .execute();
    await db.schema
      .createTable('course_version_file')
      .addColumn('course_version_id', 'text', (c) => c.notNull().references('course_version.id'))
      .addColumn('path', 'text', (c) => c.notNull())
      .addColumn('sha256', 'text', (c) => c.notNull().references('stored_file.sha256'))
      .addPrimaryKeyConstraint('course_version_file_pk', ['course_version_id', 'path'])
      .execute();
    await db.schema
      .createTable('assignment')
      .addColumn('id', 'text', (c) => c.primaryKey().notNull())
      .addColumn('person_id', 'text', (c) => c.notNull().references('person.id'))
      .addColumn('course_id', 'text', (c) => c.notNull())
      .addColumn('campaign', 'text', (c) => c.notNull())
      .addColumn('due_on', 'text', (c) => c.notNull())
      .addColumn('rule', 'text', (c) => c.notNull())
      .addColumn('assigned_at', 'text', (c) => c.notNull())
      .addColumn('evidence_idx', dialect.bigint, (c) => c.notNull().unique())
      .addUniqueConstraint('assignment_once', ['person_id', 'course_id', 'campaign'])
      .execute();
    await db.schema
      .createTable('attempt')
      .addColumn('id', 'text', (c) => c.primaryKey().notNull())
      .addColumn('assignment_id', 'text', (c) => c.notNull().references('assignment.id'))
      .addColumn('course_version_id', 'text', (c) => c.notNull().references('course_version.id'))
      .addColumn('number', 'integer', (c) => c.notNull())
      .addColumn('seed', 'text', (c) => c.notNull())
      .addColumn('drawn', 'text', (c) => c.notNull())
      .addColumn('step', 'text', (c) => c.notNull())
      .addColumn('started_at', 'text', (c) => c.notNull())
      .addColumn('handed_in_at', 'text')
      .addUniqueConstraint('attempt_number', ['assignment_id', 'number'])
      .execute();
    await db.schema
      .createTable('answer')
      .addColumn('attempt_id', 'text', (c) => c.notNull().references('attempt.id'))
      .addColumn('question_id', 'text', (c) => c.notNull())
      .addColumn('part', 'text', (c) => c.notNull().check(sql`part in ('practice', 'check', 'pre-check')`))
      .addColumn('response', 'text', (c) => c.notNull())
      .addColumn('points', 'integer', (c) => c.notNull().check(sql`points between 0 and 100`))
      .addColumn('answered_at', 'text', (c) => c.notNull())
      .addPrimaryKeyConstraint('answer_pk', ['attempt_id', 'question_id', 'part'])
      .execute();
    await db.schema
      .createTable('completion')
      .addColumn('id', 'text', (c) => c.primaryKey().notNull())
      .addColumn('assignment_id', 'text', (c) => c.notNull().unique().references('assignment.id'))
      .addColumn('person_id', 'text', (c) => c.notNull().references('person.id'))
      .addColumn('course_version_id', 'text', (c) => c.notNull().references('course_version.id'))
      .addColumn('completed_at', 'text', (c) => c.notNull())
      .addColumn('evidence_idx', dialect.bigint, (c) => c.notNull().unique())
      .execute();
    await db.schema
      .createTable('refresher')
      .addColumn('id', 'text', (c) => c.primaryKey().notNull())
      .addColumn('person_id', 'text', (c) => c.notNull().references('person.id'))
      .addColumn('kind', 'text', (c) => c.notNull().check(sql`kind in ('week', 'month', 'quarter', 'year')`))
      .addColumn('due_on', 'text', (c) => c.notNull())
      .addColumn('seed', 'text', (c) => c.notNull())
      .addColumn('drawn', 'text', (c) => c.notNull())
      .addColumn('finished_on', 'text')
      .addUniqueConstraint('refresher_once', ['person_id', 'kind', 'due_on'])
      .execute();
    await db.schema.createIndex('completion_person').on('completion').column('person_id').execute();
  },
};

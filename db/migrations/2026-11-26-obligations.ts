import { sql } from 'kysely';
import type { Migration } from './index.ts';

export const obligations: Migration = {
  name: '2026-11-26-obligations',
  async up(db, dialect) {
    // What HR says of people.
    for (const column of ['job', 'location', 'lang', 'external_id', 'user_name', 'manager_ref'])
      await db.schema.alterTable('person').addColumn(column, 'text').execute();
    await db.schema
      .alterTable('person')
      .addColumn('source', 'text', (c) => c.notNull().defaultTo('hand'))
      .execute();
    await db.schema
      .alterTable('person')
      .addColumn('changed_at', 'text', (c) => c.notNull().defaultTo(''))
      .execute();
    await db.schema
      .alterTable('person')
      .addColumn('revision', 'integer', (c) => c.notNull().defaultTo(1))
      .execute();
    await db.schema.createIndex('person_user_name').unique().on('person').column('user_name').execute();
    // Each holds what a page or a count asks for, so that the rows themselves are not read.
    for (const column of ['unit', 'location', 'job'] as const)
      await db.schema
        .createIndex(`person_${column}`)
        .on('person')
        .columns([column, 'name', 'id', 'joined_on', 'left_on'])
        .execute();
    await db.schema
      .createIndex('person_name')
      .on('person')
      .columns(['name', 'id', 'joined_on', 'left_on', 'unit'])
      .execute();
    await db.schema
      .createTable('deputy')
      .addColumn('manager_id', 'text', (c) => c.notNull().references('person.id'))
      .addColumn('deputy_id', 'text', (c) => c.notNull().references('person.id'))
      .addColumn('from_on', 'text', (c) => c.notNull())
      .addColumn('until_on', 'text', (c) => c.notNull())
      .addColumn('named_by', 'text', (c) => c.references('person.id'))
      .addColumn('named_at', 'text', (c) => c.notNull())
      .addPrimaryKeyConstraint('deputy_pk', ['manager_id', 'deputy_id', 'from_on'])
      .execute();
    await db.schema.createIndex('deputy_deputy').on('deputy').column('deputy_id').execute();
    await db.schema
      .alterTable('person_role')
      .addColumn('granted_by', 'text', (c) => c.references('person.id'))
      .execute();
    await db.schema
      .alterTable('staff_group')
      .addColumn('kind', 'text', (c) => c.notNull().defaultTo('list'))
      .execute();
    for (const column of ['matches', 'external_id'])
      await db.schema.alterTable('staff_group').addColumn(column, 'text').execute();
    await db.schema
      .alterTable('staff_group')
      .addColumn('revision', 'integer', (c) => c.notNull().defaultTo(1))
      .execute();

    // Who must do which course by when, again and again.
    await db.schema
      .createTable('assignment_rule')
      .addColumn('id', 'text', (c) => c.primaryKey().notNull())
      .addColumn('line', 'text', (c) => c.notNull())
      .addColumn('course_id', 'text', (c) => c.notNull())
      .addColumn('audience', 'text', (c) => c.notNull())
      .addColumn('reason', 'text', (c) => c.notNull())
      .addColumn('due_on', 'text')
      .addColumn('due_days', 'integer', (c) => c.notNull())
      .addColumn('repeat', 'text', (c) => c.notNull().check(sql`repeat in ('never', 'from_completion', 'fixed_day')`))
      .addColumn('every_months', 'integer')
      .addColumn('fixed_day', 'text')
      .addColumn('lead_days', 'integer', (c) => c.notNull())
      .addColumn('grace_days', 'integer', (c) => c.notNull())
      .addColumn('begins_on', 'text', (c) => c.notNull())
      .addColumn('made_by', 'text', (c) => c.references('person.id'))
      .addColumn('made_at', 'text', (c) => c.notNull())
      .addColumn('ended_by', 'text', (c) => c.references('person.id'))
      .addColumn('ended_at', 'text')
      .execute();
    await db.schema
      .createIndex('assignment_rule_in_force')
      .unique()
      .on('assignment_rule')
      .column('line')
      .where(sql.ref('ended_at'), 'is', null)
      .execute();
    await db.schema.alterTable('assignment').addColumn('rule_line', 'text').execute();
    await db.schema
      .alterTable('assignment')
      .addColumn('overdue_after', 'text', (c) => c.notNull().defaultTo(''))
      .execute();
    await sql`update assignment set overdue_after = due_on`.execute(db);
    await db.schema
      .createTable('assignment_end')
      .addColumn('assignment_id', 'text', (c) => c.primaryKey().notNull().references('assignment.id'))
      .addColumn('person_id', 'text', (c) => c.notNull().references('person.id'))
      .addColumn('reason', 'text', (c) => c.notNull().check(sql`reason in ('left', 'not_required', 'exempted')`))
      .addColumn('ended_at', 'text', (c) => c.notNull())
      .addColumn('evidence_idx', dialect.bigint, (c) => c.notNull().unique())
      .execute();
    await db.schema.createIndex('assignment_end_person').on('assignment_end').column('person_id').execute();
    await db.schema
      .createTable('waiver')
      .addColumn('id', 'text', (c) => c.primaryKey().notNull())
      .addColumn('person_id', 'text', (c) => c.notNull().references('person.id'))
      .addColumn('course_id', 'text', (c) => c.notNull())
      .addColumn('category', 'text', (c) =>
        c
          .notNull()
          .check(sql`category in ('long_absence', 'no_personal_data', 'trained_elsewhere', 'leaving_soon', 'other')`),
      )
      .addColumn('until_on', 'text', (c) => c.notNull())
      .addColumn('granted_by', 'text', (c) => c.references('person.id'))
      .addColumn('granted_at', 'text', (c) => c.notNull())
      .addColumn('evidence_idx', dialect.bigint, (c) => c.notNull().unique())
      .addColumn('ended_by', 'text', (c) => c.references('person.id'))
      .addColumn('ended_at', 'text')
      .addColumn('end_idx', dialect.bigint, (c) => c.unique())
      .execute();
    await db.schema.createIndex('waiver_person').on('waiver').columns(['person_id', 'course_id']).execute();
    await db.schema.createIndex('waiver_until').on('waiver').column('until_on').execute();

    // Who was on staff, day by day, as evidence says it.
    await db.schema
      .createTable('roster_event')
      .addColumn('evidence_idx', dialect.bigint, (c) => c.primaryKey().notNull())
      .addColumn('person_id', 'text', (c) => c.notNull().references('person.id'))
      .addColumn('kind', 'text', (c) => c.notNull().check(sql`kind in ('joined', 'moved', 'left')`))
      .addColumn('on_day', 'text', (c) => c.notNull())
      .execute();
    await db.schema.createIndex('roster_event_person').on('roster_event').column('person_id').execute();
    await db.schema.createIndex('roster_event_day').on('roster_event').column('on_day').execute();
    await db.schema
      .createTable('on_roster')
      .addColumn('person_id', 'text', (c) => c.primaryKey().notNull().references('person.id'))
      .addColumn('unit', 'text')
      .execute();
    await db.schema
      .createTable('roster_statement')
      .addColumn('version', 'text', (c) => c.primaryKey().notNull())
      .addColumn('title', 'text', (c) => c.notNull())
      .addColumn('content', 'text', (c) => c.notNull())
      .addColumn('sums', 'text', (c) => c.notNull())
      .addColumn('sha256', 'text', (c) => c.notNull().references('stored_file.sha256'))
      .addColumn('published_at', 'text', (c) => c.notNull())
      .addColumn('evidence_idx', dialect.bigint, (c) => c.notNull().unique())
      .execute();

    // Where everybody stands: kept with every change, so that no report computes it.
    const clustered = dialect.kind === 'sqlite' ? sql`without rowid` : sql``;
    await db.schema
      .createTable('standing')
      .addColumn('person_id', 'text', (c) => c.notNull().references('person.id'))
      .addColumn('course_id', 'text', (c) => c.notNull())
      .addColumn('unit', 'text', (c) => c.notNull().defaultTo(''))
      .addColumn('state', 'text', (c) => c.notNull().check(sql`state in ('open', 'done', 'exempt')`))
      .addColumn('assignment_id', 'text')
      .addColumn('due_on', 'text')
      .addColumn('overdue_after', 'text')
      .addColumn('done_on', 'text')
      .addPrimaryKeyConstraint('standing_pk', ['person_id', 'course_id'])
      .modifyEnd(clustered)
      .execute();
    await db.schema
      .createIndex('standing_overdue')
      .on('standing')
      .columns(['overdue_after', 'person_id', 'course_id'])
      .execute();
    await db.schema.createIndex('standing_course').on('standing').columns(['course_id', 'overdue_after']).execute();
    await db.schema.createIndex('standing_done').on('standing').columns(['course_id', 'state', 'done_on']).execute();
    await db.schema
      .createIndex('standing_unit')
      .on('standing')
      .columns(['course_id', 'unit', 'state', 'overdue_after'])
      .execute();
    await db.schema
      .createTable('standing_count')
      .addColumn('course_id', 'text', (c) => c.notNull())
      .addColumn('state', 'text', (c) => c.notNull())
      .addColumn('overdue_after', 'text', (c) => c.notNull())
      .addColumn('people', 'integer', (c) => c.notNull())
      .addPrimaryKeyConstraint('standing_count_pk', ['course_id', 'state', 'overdue_after'])
      .execute();
    await db.schema
      .createTable('person_standing')
      .addColumn('person_id', 'text', (c) => c.primaryKey().notNull().references('person.id'))
      .addColumn('name', 'text', (c) => c.notNull())
      .addColumn('unit', 'text', (c) => c.notNull())
      .addColumn('open', 'integer', (c) => c.notNull())
      .addColumn('done', 'integer', (c) => c.notNull())
      .addColumn('exempt', 'integer', (c) => c.notNull())
      .addColumn('due_on', 'text', (c) => c.notNull())
      .addColumn('overdue_after', 'text')
      .modifyEnd(clustered)
      .execute();
    // A page of people is read from one of these alone, in its order.
    const shown = ['open', 'done', 'exempt', 'overdue_after'] as const;
    await db.schema
      .createIndex('person_standing_name')
      .on('person_standing')
      .columns(['name', 'person_id', 'unit', ...shown])
      .execute();
    await db.schema
      .createIndex('person_standing_unit')
      .on('person_standing')
      .columns(['unit', 'name', 'person_id', ...shown])
      .execute();
    await db.schema
      .createIndex('person_standing_due')
      .on('person_standing')
      .columns(['due_on', 'name', 'person_id', 'unit', ...shown])
      .execute();
    await db.schema.createIndex('person_standing_overdue').on('person_standing').column('overdue_after').execute();

    // Who looked at whom.
    await db.schema
      .createTable('access_log')
      .addColumn('person_id', 'text', (c) => c.notNull().references('person.id'))
      .addColumn('on_day', 'text', (c) => c.notNull())
      .addColumn('viewer_kind', 'text', (c) => c.notNull().check(sql`viewer_kind in ('person', 'auditor', 'key')`))
      .addColumn('viewer_id', 'text', (c) => c.notNull())
      .addColumn('what', 'text', (c) => c.notNull())
      .addPrimaryKeyConstraint('access_log_pk', ['person_id', 'on_day', 'viewer_kind', 'viewer_id', 'what'])
      .modifyEnd(clustered)
      .execute();
    await db.schema.createIndex('access_log_day').on('access_log').column('on_day').execute();
  },
};

import { sql } from 'kysely';
import type { Migration } from './index.ts';

export const reminders: Migration = {
  name: '2026-11-26-reminders',
  async up(db) {
    await db.schema
      .createTable('reminder_settings')
      .addColumn('name', 'text', (c) => c.primaryKey().notNull())
      .addColumn('value', 'text', (c) => c.notNull())
      .addColumn('changed_by', 'text', (c) => c.references('person.id').onDelete('set null'))
      .addColumn('changed_at', 'text', (c) => c.notNull())
      .execute();

    // The outbox.
    await db.schema
      .createTable('reminder')
      .addColumn('id', 'text', (c) => c.primaryKey().notNull())
      .addColumn('person_id', 'text', (c) => c.notNull().references('person.id').onDelete('cascade'))
      .addColumn('course_id', 'text', (c) => c.notNull())
      .addColumn('assignment_id', 'text', (c) => c.notNull())
      .addColumn('recipient_id', 'text', (c) => c.notNull().references('person.id').onDelete('cascade'))
      .addColumn('kind', 'text', (c) =>
        c.notNull().check(sql`kind in ('before_due', 'on_due', 'overdue', 'escalation', 'manual')`),
      )
      .addColumn('step', 'text', (c) => c.notNull())
      .addColumn('batch_id', 'text', (c) => c.notNull())
      .addColumn('sender_id', 'text', (c) => c.references('person.id').onDelete('set null'))
      .addColumn('due_on', 'text', (c) => c.notNull())
      .addColumn('state', 'text', (c) =>
        c
          .notNull()
          .check(sql`state in ('waiting', 'undone', 'claimed', 'sent', 'failed', 'unsure', 'given_up', 'dropped')`),
      )
      .addColumn('planned_at', 'text', (c) => c.notNull())
      .addColumn('send_after', 'text', (c) => c.notNull())
      .addColumn('claimed_at', 'text')
      .addColumn('claimed_by', 'text')
      .addColumn('first_tried_at', 'text')
      .addColumn('tries', 'integer', (c) => c.notNull().defaultTo(0))
      .addColumn('ended_at', 'text')
      .addColumn('why', 'text')
      .addColumn('detail', 'text')
      .addUniqueConstraint('reminder_step', ['assignment_id', 'kind', 'step', 'recipient_id'])
      .execute();
    await sql`
      create unique index reminder_under_way on reminder (recipient_id, person_id, course_id)
      where state in ('waiting', 'claimed', 'failed')
    `.execute(db);
    await db.schema.createIndex('reminder_state').on('reminder').columns(['state', 'send_after', 'id']).execute();
    await db.schema
      .createIndex('reminder_recipient')
      .on('reminder')
      .columns(['recipient_id', 'batch_id', 'state'])
      .execute();
    await db.schema.createIndex('reminder_planned').on('reminder').columns(['planned_at', 'id']).execute();
    await db.schema
      .createIndex('reminder_state_planned')
      .on('reminder')
      .columns(['state', 'planned_at', 'id'])
      .execute();
    await db.schema.createIndex('reminder_person').on('reminder').column('person_id').execute();
    await db.schema.createIndex('reminder_batch').on('reminder').column('batch_id').execute();
    await db.schema.createIndex('reminder_ended').on('reminder').column('ended_at').execute();
    await db.schema
      .createTable('reminder_turn')
      .addColumn('recipient_id', 'text', (c) => c.notNull().references('person.id').onDelete('cascade'))
      .addColumn('person_id', 'text', (c) => c.notNull().references('person.id').onDelete('cascade'))
      .addColumn('course_id', 'text', (c) => c.notNull())
      .addColumn('on_day', 'text', (c) => c.notNull())
      .addColumn('reminder_id', 'text', (c) => c.notNull())
      .addPrimaryKeyConstraint('reminder_turn_pk', ['recipient_id', 'person_id', 'course_id'])
      .execute();
    await db.schema.createIndex('reminder_turn_person').on('reminder_turn').column('person_id').execute();
    await db.schema.createIndex('reminder_turn_day').on('reminder_turn').column('on_day').execute();

    // What somebody wants of us.
    await db.schema
      .createTable('mail_choice')
      .addColumn('person_id', 'text', (c) => c.notNull().references('person.id').onDelete('cascade'))
      .addColumn('kind', 'text', (c) => c.notNull().check(sql`kind in ('before_due')`))
      .addColumn('wanted', 'integer', (c) => c.notNull().check(sql`wanted in (0, 1)`))
      .addColumn('changed_at', 'text', (c) => c.notNull())
      .addPrimaryKeyConstraint('mail_choice_pk', ['person_id', 'kind'])
      .execute();
    await db.schema
      .createTable('calendar_feed')
      .addColumn('person_id', 'text', (c) => c.primaryKey().notNull().references('person.id').onDelete('cascade'))
      .addColumn('token_hash', 'text', (c) => c.notNull().unique())
      .addColumn('made_at', 'text', (c) => c.notNull())
      .execute();

    // Chat systems.
    await db.schema
      .createTable('webhook')
      .addColumn('id', 'text', (c) => c.primaryKey().notNull())
      .addColumn('url', 'text', (c) => c.notNull())
      .addColumn('format', 'text', (c) => c.notNull().check(sql`format in ('json', 'slack', 'teams')`))
      .addColumn('events', 'text', (c) => c.notNull())
      .addColumn('secret', 'text', (c) => c.notNull())
      .addColumn('made_by', 'text', (c) => c.references('person.id').onDelete('set null'))
      .addColumn('made_at', 'text', (c) => c.notNull())
      .addColumn('paused_at', 'text')
      .execute();
    await db.schema
      .createTable('webhook_delivery')
      .addColumn('id', 'text', (c) => c.primaryKey().notNull())
      .addColumn('webhook_id', 'text', (c) => c.notNull().references('webhook.id').onDelete('cascade'))
      .addColumn('event', 'text', (c) => c.notNull())
      .addColumn('once', 'text', (c) => c.notNull())
      .addColumn('body', 'text', (c) => c.notNull())
      .addColumn('state', 'text', (c) =>
        c.notNull().check(sql`state in ('waiting', 'claimed', 'failed', 'delivered', 'dead')`),
      )
      .addColumn('made_at', 'text', (c) => c.notNull())
      .addColumn('send_after', 'text', (c) => c.notNull())
      .addColumn('claimed_at', 'text')
      .addColumn('claimed_by', 'text')
      .addColumn('first_tried_at', 'text')
      .addColumn('tries', 'integer', (c) => c.notNull().defaultTo(0))
      .addColumn('ended_at', 'text')
      .addColumn('status', 'integer')
      .addColumn('detail', 'text')
      .addUniqueConstraint('webhook_delivery_once', ['webhook_id', 'event', 'once'])
      .execute();
    await db.schema
      .createIndex('webhook_delivery_state')
      .on('webhook_delivery')
      .columns(['state', 'send_after'])
      .execute();
    await db.schema
      .createIndex('webhook_delivery_made')
      .on('webhook_delivery')
      .columns(['webhook_id', 'made_at'])
      .execute();
    await db.schema.createIndex('assignment_assigned').on('assignment').columns(['assigned_at', 'course_id']).execute();
  },
};

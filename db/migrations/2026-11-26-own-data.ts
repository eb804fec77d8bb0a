import { sql } from 'kysely';
import type { Migration } from './index.ts';

export const ownData: Migration = {
  name: '2026-11-26-own-data',
  async up(db) {
    await db.schema
      .createTable('correction_request')
      .addColumn('id', 'text', (c) => c.primaryKey().notNull())
      .addColumn('person_id', 'text', (c) => c.notNull().references('person.id').onDelete('cascade'))
      // An open request has one of a few places, so that nobody can pile them up; an answered one has none.
      .addColumn('place', 'integer')
      .addColumn('about', 'integer')
      .addColumn('text', 'text', (c) => c.notNull())
      .addColumn('made_at', 'text', (c) => c.notNull())
      .addColumn('answered_by', 'text', (c) => c.references('person.id').onDelete('set null'))
      .addColumn('answered_at', 'text')
      .addColumn('answer', 'text')
      .addColumn('outcome', 'text', (c) => c.check(sql`outcome in ('granted', 'refused')`))
      .addUniqueConstraint('correction_request_place', ['person_id', 'place'])
      .addCheckConstraint('correction_request_open', sql`(place is null) = (answered_at is not null)`)
      .execute();
    await db.schema.createIndex('correction_request_answerer').on('correction_request').column('answered_by').execute();
  },
};

import type { Migration } from './index.ts';

export const badges: Migration = {
  name: '2026-11-26-badges',
  async up(db) {
    // A place is given out once, for ever, so that no new badge can stand where a former one was taken back.
    await db.schema
      .createTable('badge_place')
      .addColumn('list', 'integer', (c) => c.notNull())
      .addColumn('place', 'integer', (c) => c.notNull())
      .addPrimaryKeyConstraint('badge_place_pk', ['list', 'place'])
      .execute();
    await db.schema
      .createTable('badge')
      .addColumn('id', 'text', (c) => c.primaryKey().notNull())
      // Whatever takes the completion away, a withdrawal or an erasure, takes the badge away too.
      .addColumn('completion_id', 'text', (c) => c.notNull().unique().references('completion.id').onDelete('cascade'))
      .addColumn('list', 'integer', (c) => c.notNull())
      .addColumn('place', 'integer', (c) => c.notNull())
      .addColumn('is_named', 'integer', (c) => c.notNull())
      .addColumn('jwt', 'text', (c) => c.notNull())
      .addColumn('made_on', 'text', (c) => c.notNull())
      .addForeignKeyConstraint('badge_at_place', ['list', 'place'], 'badge_place', ['list', 'place'])
      .addUniqueConstraint('badge_place_once', ['list', 'place'])
      .execute();
  },
};

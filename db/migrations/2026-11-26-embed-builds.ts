import type { Migration } from './index.ts';

/** Pages that name one build of the elements by its digest go on after an upgrade. */
export const embedBuilds: Migration = {
  name: '2026-11-26-embed-builds',
  async up(db, dialect) {
    await db.schema
      .createTable('embed_build')
      .addColumn('version', 'text', (c) => c.primaryKey().notNull())
      .addColumn('bytes', dialect.bytes, (c) => c.notNull())
      .addColumn('integrity', 'text', (c) => c.notNull())
      .addColumn('first_on', 'text', (c) => c.notNull())
      .execute();
  },
};

import { sql } from 'kysely';
import type { Migration } from './index.ts';

export const evidence: Migration = {
  name: '2026-11-24-evidence',
  async up(db, dialect) {
    const bytes32 = (column: string) => sql<boolean>`length(${sql.ref(column)}) = 32`;
    await db.schema
      .createTable('evidence_log')
      .addColumn('log_id', 'integer', (c) => c.primaryKey().notNull())
      .addColumn('origin', 'text', (c) => c.notNull().unique())
      .addColumn('size', dialect.bigint, (c) => c.notNull().check(sql`size >= 0`))
      .addColumn('frontier', dialect.bytes, (c) => c.notNull().check(sql`length(frontier) % 32 = 0`))
      .addColumn('last_date', 'text', (c) => c.notNull())
      .addColumn('closed', 'integer', (c) => c.notNull().check(sql`closed in (0, 1)`))
      .execute();
    await db.schema
      .createTable('evidence_entry')
      .addColumn('log_id', 'integer', (c) => c.notNull().references('evidence_log.log_id'))
      .addColumn('idx', dialect.bigint, (c) => c.notNull())
      .addColumn('leaf', 'text', (c) => c.notNull())
      .addColumn('leaf_hash', dialect.bytes, (c) => c.notNull().check(bytes32('leaf_hash')))
      .addPrimaryKeyConstraint('evidence_entry_pk', ['log_id', 'idx'])
      .execute();
    await db.schema
      .createTable('evidence_tile')
      .addColumn('log_id', 'integer', (c) => c.notNull().references('evidence_log.log_id'))
      .addColumn('level', 'integer', (c) => c.notNull().check(sql`level between 1 and 7`))
      .addColumn('idx', dialect.bigint, (c) => c.notNull())
      .addColumn('hash', dialect.bytes, (c) => c.notNull().check(bytes32('hash')))
      .addPrimaryKeyConstraint('evidence_tile_pk', ['log_id', 'level', 'idx'])
      .execute();
    await db.schema
      .createTable('evidence_disclosure')
      .addColumn('log_id', 'integer', (c) => c.notNull())
      .addColumn('idx', dialect.bigint, (c) => c.notNull())
      .addColumn('name', 'text', (c) => c.notNull())
      .addColumn('disclosure', 'text', (c) => c.notNull())
      .addPrimaryKeyConstraint('evidence_disclosure_pk', ['log_id', 'idx', 'name'])
      .addForeignKeyConstraint('evidence_disclosure_entry', ['log_id', 'idx'], 'evidence_entry', ['log_id', 'idx'])
      .execute();
    await db.schema
      .createTable('evidence_subject')
      .addColumn('log_id', 'integer', (c) => c.notNull())
      .addColumn('idx', dialect.bigint, (c) => c.notNull())
      .addColumn('subject_id', 'text', (c) => c.notNull())
      .addPrimaryKeyConstraint('evidence_subject_pk', ['log_id', 'idx'])
      .execute();
    await db.schema
      .createIndex('evidence_subject_of')
      .on('evidence_subject')
      .columns(['log_id', 'subject_id'])
      .execute();
    await db.schema
      .createTable('evidence_checkpoint')
      .addColumn('log_id', 'integer', (c) => c.notNull().references('evidence_log.log_id'))
      .addColumn('size', dialect.bigint, (c) => c.notNull())
      .addColumn('root', dialect.bytes, (c) => c.notNull().check(bytes32('root')))
      .addColumn('note', 'text', (c) => c.notNull())
      .addColumn('signed_at', 'text', (c) => c.notNull())
      .addPrimaryKeyConstraint('evidence_checkpoint_pk', ['log_id', 'size'])
      .execute();
    // These stop accidents, not an administrator: against him only checkpoints outside the house help.
    await dialect.forbid(db, 'evidence_entry', ['update', 'delete']);
    await dialect.forbid(db, 'evidence_tile', ['update', 'delete']);
    await dialect.forbid(db, 'evidence_disclosure', ['update']);
  },
};

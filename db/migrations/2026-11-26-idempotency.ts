import type { Migration } from './index.ts';

export const idempotency: Migration = {
  name: '2026-11-26-idempotency',
  async up(db) {
    await db.schema
      .createTable('idempotency')
      .addColumn('key_id', 'text', (c) => c.notNull().references('api_key.id'))
      .addColumn('name', 'text', (c) => c.notNull())
      .addColumn('fingerprint', 'text', (c) => c.notNull())
      .addColumn('claim', 'text', (c) => c.notNull())
      .addColumn('claimed_at', 'text', (c) => c.notNull())
      .addColumn('status', 'integer')
      .addColumn('body', 'text')
      .addPrimaryKeyConstraint('idempotency_pk', ['key_id', 'name'])
      .execute();
    await db.schema.createIndex('idempotency_claimed').on('idempotency').column('claimed_at').execute();
  },
};

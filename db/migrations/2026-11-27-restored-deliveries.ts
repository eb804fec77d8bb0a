import type { Migration } from './index.ts';

export const restoredDeliveries: Migration = {
  name: '2026-11-27-restored-deliveries',
  async up(db) {
    await db.schema.alterTable('delivery').addColumn('restored_from', 'text').execute();
  },
};

import { expect } from 'vitest';
import { deliverNow } from '../../server/senders.ts';
import type { StoreView, StoreWanted } from '../../server/lms/xapi/lrs-shapes.ts';
import { installation } from './installation.ts';
import { recordStore, type RecordStore } from './lrs.ts';

/** An installation that tells a record store what happens. @param settings of the installation */
export async function toldStore(wanted: Partial<StoreWanted> = {}, settings: Record<string, string> = {}) {
  const store = await recordStore();
  const there = await installation({ A39_WEBHOOK_PRIVATE: 'yes', ...settings });
  const ines = await there.enter('Ines Castellan');
  const { id } = await connect(ines, store, wanted);
  const rows = () => there.tools.db.selectFrom('delivery').selectAll().orderBy('made_at').orderBy('position').execute();
  return { ...there, store, ines, storeId: id, rows, deliver: () => deliverNow(there.tools) };
}

/** Adds a record store, as its administrator does. */
export async function connect(
  admin: { post: (path: string, body: unknown) => Promise<Response> },
  { endpoint, state }: RecordStore,
  wanted: Partial<StoreWanted> = {},
): Promise<StoreView> {
  const { key, secret } = state;
  const body = { name: 'Records', endpoint, key, secret, tells: 'results', names: 'number', isAgreed: true, ...wanted };
  const made = await admin.post('/api/lms/stores', body);
  expect(made.status).toBe(201);
  return (await made.json()) as StoreView;
}

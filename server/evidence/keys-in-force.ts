import type { Kysely } from 'kysely';
import type { Database } from '../../db/tables/index.ts';
import { logId } from './log.ts';

/** What became of a key of the log. */
export interface LogKey {
  vkey: string;
  state: 'in force' | 'retire' | 'compromised';
  /** Day of the entry that named it. */
  since: string;
}

/** Every key that the log ever named, oldest first, with what its entries say of it. Empty before the log begins. */
export async function keysOf(db: Kysely<Database>): Promise<LogKey[]> {
  const events = await db
    .selectFrom('evidence_key')
    .innerJoin('evidence_entry', (join) =>
      join
        .onRef('evidence_entry.log_id', '=', 'evidence_key.log_id')
        .onRef('evidence_entry.idx', '=', 'evidence_key.idx'),
    )
    .select(['evidence_key.action', 'evidence_key.vkey', 'evidence_entry.leaf'])
    .where('evidence_key.log_id', '=', logId)
    .orderBy('evidence_key.idx')
    .execute();
  const genesis = await db
    .selectFrom('evidence_entry')
    .select('leaf')
    .where('log_id', '=', logId)
    .where('idx', '=', 0)
    .executeTakeFirst();
  if (!genesis) return [];
  // Leaves are text that this server wrote: their shape is known.
  const first = JSON.parse(genesis.leaf) as { vkey: string; date: string };
  const keys: LogKey[] = [{ vkey: first.vkey, state: 'in force', since: first.date }];
  for (const { action, vkey, leaf } of events) {
    const known = keys.find((key) => key.vkey === vkey);
    if (action !== 'add') known!.state = action;
    else if (!known) keys.push({ vkey, state: 'in force', since: (JSON.parse(leaf) as { date: string }).date });
  }
  return keys;
}

/** The verification keys that may sign now, oldest first. */
export async function keysInForce(db: Kysely<Database>): Promise<string[]> {
  return (await keysOf(db)).filter((key) => key.state === 'in force').map((key) => key.vkey);
}

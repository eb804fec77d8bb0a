import type { Kysely } from 'kysely';
import type { Database } from '../../db/tables/index.ts';
import { logId } from './log.ts';
import type { NodePlace, ReadNodes } from './proofs.ts';
import { nodeHash } from './tree.ts';

type Reader = Kysely<Database>;

/** Hashes of complete subtrees, from leaf rows and tile rows. Rows never change, so no lock is needed. */
export function nodesOf(db: Reader): ReadNodes {
  return async (places) => {
    const hashes: Buffer[] = [];
    for (const place of places) hashes.push(await nodeAt(db, place));
    return hashes;
  };
}

async function nodeAt(db: Reader, { level, index }: NodePlace): Promise<Buffer> {
  const within = level % 8;
  const width = 2 ** within;
  let row = await hashesFrom(db, (level - within) / 8, index * width, width);
  if (row.length !== width) throw new Error(`The subtree ${level}/${index} is not complete.`);
  while (row.length > 1) row = Array.from({ length: row.length / 2 }, (_, i) => nodeHash(row[2 * i]!, row[2 * i + 1]!));
  return row[0]!;
}

async function hashesFrom(db: Reader, tileLevel: number, first: number, count: number): Promise<Buffer[]> {
  const last = first + count - 1;
  if (tileLevel === 0) {
    const rows = await db
      .selectFrom('evidence_entry')
      .select('leaf_hash')
      .where('log_id', '=', logId)
      .where('idx', '>=', first)
      .where('idx', '<=', last)
      .orderBy('idx')
      .execute();
    return rows.map((row) => row.leaf_hash);
  }
  const rows = await db
    .selectFrom('evidence_tile')
    .select('hash')
    .where('log_id', '=', logId)
    .where('level', '=', tileLevel)
    .where('idx', '>=', first)
    .where('idx', '<=', last)
    .orderBy('idx')
    .execute();
  return rows.map((row) => row.hash);
}

/** The head of the log as it is committed now. */
export async function headOf(db: Reader): Promise<{ size: number; frontier: Buffer; lastDate: string }> {
  const row = await db
    .selectFrom('evidence_log')
    .select(['size', 'frontier', 'last_date'])
    .where('log_id', '=', logId)
    .executeTakeFirstOrThrow();
  return { size: row.size, frontier: row.frontier, lastDate: row.last_date };
}

/** A stretch of the log as an auditor gets it: leaves with the disclosures that still exist, by name in listed order. */
export async function entriesBetween(
  db: Reader,
  from: number,
  to: number,
): Promise<{ index: number; leaf: string; disclosures: { name: string; text: string }[] }[]> {
  const entries = await db
    .selectFrom('evidence_entry')
    .select(['idx', 'leaf'])
    .where('log_id', '=', logId)
    .where('idx', '>=', from)
    .where('idx', '<', to)
    .orderBy('idx')
    .execute();
  const disclosures = await db
    .selectFrom('evidence_disclosure')
    .select(['idx', 'name', 'disclosure'])
    .where('log_id', '=', logId)
    .where('idx', '>=', from)
    .where('idx', '<', to)
    .execute();
  const byIndex = Map.groupBy(disclosures, (row) => row.idx);
  return entries.map(({ idx, leaf }) => ({
    index: idx,
    leaf,
    disclosures: (byIndex.get(idx) ?? []).map(({ name, disclosure }) => ({ name, text: disclosure })),
  }));
}

/** Leaves only, from..to-1. */
export async function leavesBetween(db: Reader, from: number, to: number): Promise<string[]> {
  const rows = await db
    .selectFrom('evidence_entry')
    .select('leaf')
    .where('log_id', '=', logId)
    .where('idx', '>=', from)
    .where('idx', '<', to)
    .orderBy('idx')
    .execute();
  return rows.map((row) => row.leaf);
}

/** The leaf at an index, if there is one. */
export async function leafAt(db: Reader, index: number): Promise<{ leaf: string; hash: Buffer } | undefined> {
  const row = await db
    .selectFrom('evidence_entry')
    .select(['leaf', 'leaf_hash'])
    .where('log_id', '=', logId)
    .where('idx', '=', index)
    .executeTakeFirst();
  return row && { leaf: row.leaf, hash: row.leaf_hash };
}

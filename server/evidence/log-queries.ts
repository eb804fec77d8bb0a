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
  if (tileLevel === 0) return leafHashesBetween(db, first, first + count);
  const rows = await db
    .selectFrom('evidence_tile')
    .select('hash')
    .where('log_id', '=', logId)
    .where('level', '=', tileLevel)
    .where('idx', '>=', first)
    .where('idx', '<', first + count)
    .orderBy('idx')
    .execute();
  return rows.map((row) => row.hash);
}

/** The stored hashes of leaves from..to-1. */
export async function leafHashesBetween(db: Reader, from: number, to: number): Promise<Buffer[]> {
  const rows = await db
    .selectFrom('evidence_entry')
    .select('leaf_hash')
    .where('log_id', '=', logId)
    .where('idx', '>=', from)
    .where('idx', '<', to)
    .orderBy('idx')
    .execute();
  return rows.map((row) => row.leaf_hash);
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

/** An entry with the openings that still exist, by name. */
export interface StoredEntry {
  index: number;
  leaf: string;
  disclosures: readonly { name: string; text: string }[];
}

/** A stretch of the log, from..to-1. */
export async function entriesBetween(db: Reader, from: number, to: number): Promise<StoredEntry[]> {
  const entries = await db
    .selectFrom('evidence_entry')
    .select(['idx', 'leaf'])
    .where('log_id', '=', logId)
    .where('idx', '>=', from)
    .where('idx', '<', to)
    .orderBy('idx')
    .execute();
  const openings = await db
    .selectFrom('evidence_disclosure')
    .select(['idx', 'name', 'disclosure'])
    .where('log_id', '=', logId)
    .where('idx', '>=', from)
    .where('idx', '<', to)
    .orderBy('idx')
    .orderBy('name')
    .execute();
  return joined(entries, openings);
}

/** Entries by their indexes, ascending; at most a thousand. */
export async function entriesWith(db: Reader, indexes: readonly number[]): Promise<StoredEntry[]> {
  if (indexes.length === 0) return [];
  const entries = await db
    .selectFrom('evidence_entry')
    .select(['idx', 'leaf'])
    .where('log_id', '=', logId)
    .where('idx', 'in', indexes)
    .orderBy('idx')
    .execute();
  const openings = await db
    .selectFrom('evidence_disclosure')
    .select(['idx', 'name', 'disclosure'])
    .where('log_id', '=', logId)
    .where('idx', 'in', indexes)
    .orderBy('idx')
    .orderBy('name')
    .execute();
  return joined(entries, openings);
}

function joined(
  entries: { idx: number; leaf: string }[],
  openings: { idx: number; name: string; disclosure: string }[],
): StoredEntry[] {
  let next = 0;
  return entries.map(({ idx, leaf }) => {
    const disclosures: { name: string; text: string }[] = [];
    for (; openings[next]?.idx === idx; next++)
      disclosures.push({ name: openings[next]!.name, text: openings[next]!.disclosure });
    return { index: idx, leaf, disclosures };
  });
}

/** The openings of an entry's claims, as long as they exist. */
export async function disclosuresOf(db: Reader, index: number): Promise<{ name: string; text: string }[]> {
  const rows = await db
    .selectFrom('evidence_disclosure')
    .select(['name', 'disclosure'])
    .where('log_id', '=', logId)
    .where('idx', '=', index)
    .execute();
  return rows.map(({ name, disclosure }) => ({ name, text: disclosure }));
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

import type { Trx } from '../../db/transaction.ts';
import type { Db } from '../../db/open.ts';
import { Refusal } from '../refusals.ts';
import { entryOf, type Entry } from './entry.ts';
import type { Fact } from './facts.ts';
import type { Signer } from './signed-note.ts';
import { Frontier, type CompleteNode } from './tree.ts';

/** One installation has one log. */
export const logId = 1;

/** The log of this installation: its name, and the key that speaks for it. */
export interface EvidenceLog {
  origin: string;
  signer: Signer;
}

/** Most rows in one insert: 1,000 rows of four columns stay below the bound-variable limits of both databases. */
const chunk = 1000;

/**
 * Appends facts to the log and answers the index of the first. These must be the LAST statements of the transaction that
 * makes the facts true: the head row is the lock under which all appends queue, so nothing slow may follow.
 * @param today UTC day. If the clock went back, the log's own last day is used: dates never decrease along the log.
 * Refuses a log that has ended (`evidence_closed`).
 */
export async function appendEvidence(trx: Trx, log: EvidenceLog, facts: Fact[], today: string): Promise<number> {
  // A write comes first: it takes the row's lock on PostgreSQL, where a select would not.
  const head = await trx
    .updateTable('evidence_log')
    .set((e) => ({ closed: e.ref('closed') }))
    .where('log_id', '=', logId)
    .returning(['origin', 'size', 'frontier', 'last_date', 'closed'])
    .executeTakeFirst();
  if (!head) throw new Error('The evidence log was never begun.');
  if (head.closed) throw new Refusal('evidence_closed', 'The evidence log was closed. Nothing can be completed here.');

  const date = today > head.last_date ? today : head.last_date;
  const frontier = Frontier.decode(head.size, head.frontier);
  const entries = facts.map((fact) => entryOf(fact, log.origin, date));
  const tiles = entries.flatMap((entry) => frontier.append(entry.hash).filter(isTileRoot));
  await insertEntries(trx, head.size, entries);
  for (const rows of chunks(tiles))
    await trx
      .insertInto('evidence_tile')
      .values(rows.map((tile) => ({ log_id: logId, level: tile.level / 8, idx: tile.index, hash: tile.hash })))
      .execute();
  await trx
    .updateTable('evidence_log')
    .set({ size: frontier.size, frontier: frontier.encode(), last_date: date })
    .where('log_id', '=', logId)
    .execute();
  return head.size;
}

/** Begins the log with its genesis entry, once; a log that exists must be the one that this key and origin belong to. */
export async function beginLog(trx: Trx, log: EvidenceLog, today: string): Promise<void> {
  const existing = await trx.selectFrom('evidence_log').select('origin').executeTakeFirst();
  if (existing) {
    if (existing.origin !== log.origin)
      throw new Error(
        `The evidence log in this database is called ${existing.origin}, the setting A39_EVIDENCE_ORIGIN says ${log.origin}. The name of a log never changes: set it back.`,
      );
    return;
  }
  await trx
    .insertInto('evidence_log')
    .values({ log_id: logId, origin: log.origin, size: 0, frontier: Buffer.alloc(0), last_date: '', closed: 0 })
    .execute();
  await appendEvidence(trx, log, [{ type: 'genesis', vkey: log.signer.vkey }], today);
}

/** Whether the log was begun, and if so the key that its genesis entry names. */
export async function genesisKey(db: Db): Promise<string | undefined> {
  const row = await db
    .selectFrom('evidence_entry')
    .select('leaf')
    .where('log_id', '=', logId)
    .where('idx', '=', 0)
    .executeTakeFirst();
  return row && (JSON.parse(row.leaf) as { vkey: string }).vkey;
}

/** Full subtrees of 256, 65,536, ... leaves are kept as rows; all others are cheap to make again. */
function isTileRoot(node: CompleteNode): boolean {
  return node.level > 0 && node.level % 8 === 0;
}

async function insertEntries(trx: Trx, first: number, entries: Entry[]): Promise<void> {
  const indexed = entries.map((entry, i) => ({ ...entry, idx: first + i }));
  for (const rows of chunks(indexed))
    await trx
      .insertInto('evidence_entry')
      .values(rows.map(({ idx, leaf, hash }) => ({ log_id: logId, idx, leaf, leaf_hash: hash })))
      .execute();
  const disclosures = indexed.flatMap(({ idx, disclosures: all }) =>
    all.map(({ name, text }) => ({ log_id: logId, idx, name, disclosure: text })),
  );
  for (const rows of chunks(disclosures)) await trx.insertInto('evidence_disclosure').values(rows).execute();
  const subjects = indexed.flatMap(({ idx, subject }) =>
    subject === null ? [] : [{ log_id: logId, idx, subject_id: subject }],
  );
  for (const rows of chunks(subjects)) await trx.insertInto('evidence_subject').values(rows).execute();
}

function* chunks<T>(rows: T[]): Generator<T[]> {
  for (let i = 0; i < rows.length; i += chunk) yield rows.slice(i, i + chunk);
}

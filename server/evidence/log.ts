import { inParts } from '../../db/in-parts.ts';
import type { Trx } from '../../db/transaction.ts';
import { Refusal } from '../refusals.ts';
import { entryOf, type Entry } from './entry.ts';
import type { EvidenceLog } from './evidence-log.ts';
import type { Fact } from './facts.ts';
import { statementOf } from './signed-note.ts';
import { Frontier, type CompleteNode } from './tree.ts';

/** One installation has one log. */
export const logId = 1;

/**
 * Appends facts to the log and answers the index of the first. These must be the LAST statements of the transaction that
 * makes the facts true: the head row is the lock under which all appends queue, so nothing slow may follow.
 * @param today UTC day. If the clock went back, the log's own last day is used: dates never decrease along the log.
 * Refuses a log that has ended (`evidence_closed`) or that was stopped (`evidence_halted`).
 */
export async function appendEvidence(trx: Trx, log: EvidenceLog, facts: Fact[], today: string): Promise<number> {
  log.assertGoing();
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
  const completed = entries.flatMap((entry) => frontier.append(entry.hash));
  await insertLeaves(trx, head.size, entries, completed);
  await insertOpenings(trx, head.size, entries);
  await insertKeys(trx, head.size, facts);
  const closed = facts.some((fact) => fact.type === 'close') ? 1 : 0;
  await trx
    .updateTable('evidence_log')
    .set({ size: frontier.size, frontier: frontier.encode(), last_date: date, closed })
    .where('log_id', '=', logId)
    .execute();
  return head.size;
}

/**
 * Begins the log with its genesis entry, once; a log that exists must be the one that this key and origin belong to.
 * @param predecessor last published checkpoint of the log that this one succeeds
 */
export async function beginLog(trx: Trx, log: EvidenceLog, today: string, predecessor?: string): Promise<void> {
  const existing = await trx.selectFrom('evidence_log').select('origin').executeTakeFirst();
  if (existing) {
    if (existing.origin !== log.origin)
      throw new Error(
        `The evidence log in this database is called ${existing.origin}, the setting A39_EVIDENCE_ORIGIN says ${log.origin}. The name of a log never changes: set it back.`,
      );
    return;
  }
  if ((await log.outside.highWaterMark()) !== undefined)
    throw new Error(
      `A log called ${log.origin} was begun before: its high-water mark is there, but this database has no evidence. Restore the database, or give the new log another name (A39_EVIDENCE_ORIGIN). In try mode, delete the whole data folder to begin again.`,
    );
  await trx
    .insertInto('evidence_log')
    .values({ log_id: logId, origin: log.origin, size: 0, frontier: Buffer.alloc(0), last_date: '', closed: 0 })
    .execute();
  await appendEvidence(
    trx,
    log,
    [{ type: 'genesis', vkey: log.vkey, ...(predecessor !== undefined && { prev: succeeded(log, predecessor) }) }],
    today,
  );
}

/**
 * Writes leaves and the tiles that they complete.
 * @param first index of the first leaf
 * @param completed every subtree that they complete; of these, full subtrees of 256, 65,536, ... leaves are kept as rows,
 *   all others are cheap to make again
 */
export async function insertLeaves(
  trx: Trx,
  first: number,
  entries: readonly Pick<Entry, 'leaf' | 'hash'>[],
  completed: readonly CompleteNode[],
): Promise<void> {
  for (const rows of inParts(
    entries.map(({ leaf, hash }, i) => ({ log_id: logId, idx: first + i, leaf, leaf_hash: hash })),
  ))
    await trx.insertInto('evidence_entry').values(rows).execute();
  const tiles = completed.filter(({ level }) => level > 0 && level % 8 === 0);
  for (const rows of inParts(tiles))
    await trx
      .insertInto('evidence_tile')
      .values(rows.map((tile) => ({ log_id: logId, level: tile.level / 8, idx: tile.index, hash: tile.hash })))
      .execute();
}

/** What a successor says of the log before it. A log cannot succeed itself: its name would stand for two histories. */
function succeeded(log: EvidenceLog, predecessor: string): { origin: string; size: number; root: string } {
  const { origin, size, root } = statementOf(predecessor);
  if (origin === log.origin) throw new Error(`The log ${origin} cannot succeed itself. Give the new log another name.`);
  return { origin, size, root: root.toString('base64') };
}

async function insertOpenings(trx: Trx, first: number, entries: readonly Entry[]): Promise<void> {
  const indexed = entries.map((entry, i) => ({ ...entry, idx: first + i }));
  const disclosures = indexed.flatMap(({ idx, disclosures: all }) =>
    all.map(({ name, text }) => ({ log_id: logId, idx, name, disclosure: text })),
  );
  for (const rows of inParts(disclosures)) await trx.insertInto('evidence_disclosure').values(rows).execute();
  const subjects = indexed.flatMap(({ idx, subject }) =>
    subject === null ? [] : [{ log_id: logId, idx, subject_id: subject }],
  );
  for (const rows of inParts(subjects)) await trx.insertInto('evidence_subject').values(rows).execute();
}

/** `key` entries have a row each, so that the keys in force are found without reading the log. */
async function insertKeys(trx: Trx, first: number, facts: Fact[]): Promise<void> {
  const rows = facts.flatMap((fact, i) =>
    fact.type === 'key' ? [{ log_id: logId, idx: first + i, action: fact.action, vkey: fact.vkey }] : [],
  );
  if (rows.length > 0) await trx.insertInto('evidence_key').values(rows).execute();
}

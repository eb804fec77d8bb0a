import type { Kysely } from 'kysely';
import type { Database } from '../../db/tables/index.ts';
import { CorrectionsInLog } from '../evidence/bundle/corrections-in-log.ts';
import { digestOf } from '../evidence/disclosure.ts';
import { erasedEntries } from '../evidence/erased-entries.ts';
import { entriesBetween, headOf, leafHashesBetween, type StoredEntry } from '../evidence/log-queries.ts';
import { checkpointsSigned } from '../evidence/checkpoint.ts';
import { logId } from '../evidence/log.ts';
import { statementOf } from '../evidence/signed-note.ts';
import { Frontier, leafHash, type CompleteNode } from '../evidence/tree.ts';
import type { Note, SelfCheckFault } from './self-check-shapes.ts';
import { checkRows } from './rows-against-log.ts';

/** What a self-check found of the log. */
export interface CheckedLog {
  size: number;
  /** Base64, recomputed. */
  root: string;
  faults: SelfCheckFault[];
  /** How many there are; only the first hundred are listed. */
  faultCount: number;
}

const mostListed = 100;
const page = 1_000;

/**
 * Recomputes everything from the rows: each leaf's hash, the tree with its tiles and its head, every signed root, every opening;
 * and compares the tables that reports are made from with what the entries say (evidence.md section 8).
 * @param db a snapshot that does not change meanwhile
 */
export async function checkEverything(db: Kysely<Database>): Promise<CheckedLog> {
  const faults: SelfCheckFault[] = [];
  let faultCount = 0;
  const note = (code: SelfCheckFault['code'], index: number | null, message: string) => {
    if (++faultCount <= mostListed) faults.push({ code, index, message });
  };
  const head = await headOf(db);
  const erased = new Set((await erasedEntries(db)).map(({ index }) => index));
  const corrections = await CorrectionsInLog.read(db, head.size);
  const signed = new Map((await checkpointsSigned(db)).map(({ size, note: text }) => [size, statementOf(text).root]));
  const frontier = Frontier.decode(0, Buffer.alloc(0));
  for (let from = 0; from < head.size; from += page) {
    const to = Math.min(from + page, head.size);
    const entries = await entriesBetween(db, from, to);
    if (entries.length < to - from) {
      note('entry_missing', from, `Between ${from} and ${to} only ${entries.length} entries are there.`);
      break;
    }
    const completed: CompleteNode[] = [];
    const hashes = await leafHashesBetween(db, from, to);
    for (const [i, entry] of entries.entries()) {
      const hash = leafHash(entry.leaf);
      if (!hashes[i]?.equals(hash))
        note('leaf_changed', entry.index, `The text of entry ${entry.index} is not the one whose hash is stored.`);
      completed.push(...frontier.append(hash));
      const root = signed.get(frontier.size);
      if (root && !root.equals(frontier.root()))
        note('root_differs', null, `The log had another root when its checkpoint of ${frontier.size} was signed.`);
      checkOpenings(entry, erased.has(entry.index), note);
    }
    await checkTiles(db, completed, note);
    await checkRows(db, entries, { corrections, erased }, note);
  }
  if (frontier.size === head.size && !frontier.encode().equals(head.frontier))
    note('head_differs', null, 'The stored head of the log is not the one that its entries lead to.');
  for (const size of signed.keys())
    if (size > head.size)
      note('log_shorter', null, `A checkpoint of ${size} entries was signed; ${head.size} are there.`);
  return { size: head.size, root: frontier.root().toString('base64'), faults, faultCount };
}

function checkOpenings({ index, leaf, disclosures }: StoredEntry, isErased: boolean, note: Note): void {
  const digests = (JSON.parse(leaf) as { _sd?: string[] })._sd ?? [];
  for (const { name, text } of disclosures) {
    if (!digests.includes(digestOf(text)))
      note('opening_foreign', index, `The claim "${name}" of entry ${index} is not the one that was hashed.`);
    else if (nameIn(text) !== name)
      note('opening_foreign', index, `A claim of entry ${index} is stored under another name.`);
  }
  if (isErased && disclosures.length > 0)
    note('erased_readable', index, `Entry ${index} was erased, but can still be read: erase again after a restore.`);
  if (!isErased && disclosures.length < digests.length)
    note(
      'opening_missing',
      index,
      `Of entry ${index}, ${digests.length - disclosures.length} claim(s) cannot be opened.`,
    );
}

function nameIn(text: string): unknown {
  return (JSON.parse(Buffer.from(text, 'base64url').toString('utf8')) as unknown[])[1];
}

async function checkTiles(db: Kysely<Database>, completed: readonly CompleteNode[], note: Note): Promise<void> {
  for (const { level, index, hash } of completed) {
    if (level === 0 || level % 8 !== 0) continue;
    const row = await db
      .selectFrom('evidence_tile')
      .select('hash')
      .where('log_id', '=', logId)
      .where('level', '=', level / 8)
      .where('idx', '=', index)
      .executeTakeFirst();
    if (!row?.hash.equals(hash))
      note('tile_differs', null, `The stored subtree ${level}/${index} is not the real one.`);
  }
}

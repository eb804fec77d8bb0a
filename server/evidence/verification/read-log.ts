import { bytesOf } from './bundle-files.ts';
import type { BundleFiles } from './bundle-files.ts';
import { dayNumber, dayText } from './days.ts';
import { readEntry } from './entries.ts';
import type { Entry } from './entries.ts';
import type { Findings } from './findings.ts';
import { checkReferences, KnownEntries } from './known-entries.ts';
import { plainTypes } from './leaf-block.ts';
import type { LeafBlock } from './leaf-block.ts';
import { readLines } from './lines.ts';
import { checkGenesis, LogOrder } from './log-order.ts';
import type { DatedEntry } from './log-order.ts';
import { readInBlocks } from './read-in-blocks.ts';
import type { Helpers } from './read-in-blocks.ts';
import type { RecordLine } from './record-line.ts';
import { longestRecordLine, readRecordLine, recordsFile } from './record-line.ts';
import { Refused } from './refusals.ts';
import type { InclusionProof, Statements } from './statements.ts';
import { GrowingTree, leafHash, provesInclusion } from './tree.ts';

/** What is known of the log, and its roots at the sizes that were asked for and could be proven. */
export type ProvenLog = { complete: boolean; entries: KnownEntries; roots: Map<number, Buffer> };

export const entriesFile = 'data/log/entries.jsonl';

// Longer than a leaf may be, so that one that is a little too long is refused as such.
const longestLine = 1_048_576;

/**
 * Reads the whole clear log as a stream, recomputes its root, and checks every entry and their order.
 * Notes what `readEntry`, `LogOrder` and `checkReferences` refuse, `size_differs` and `root_differs`.
 */
export async function readWholeLog(
  files: BundleFiles,
  { newest, others, inclusions, consistencies }: Statements,
  findings: Findings,
  helpers: Helpers,
): Promise<ProvenLog> {
  const log: ProvenLog = { complete: true, entries: new KnownEntries(), roots: new Map() };
  const wanted = new Set([newest.size, ...others.map(({ checkpoint }) => checkpoint.size)]);
  for (const { checkpoint } of inclusions.values()) wanted.add(checkpoint.size);
  for (const { oldSize, checkpoint } of consistencies) wanted.add(oldSize).add(checkpoint.size);
  const tree = new GrowingTree();
  const order = new LogOrder();
  if (wanted.has(0)) log.roots.set(0, tree.root());
  await findings.attemptReading({ file: entriesFile }, async () => {
    const task = { kind: 'entries', origin: newest.origin, superseding: new Map() } as const;
    for await (const block of readInBlocks(task, bytesOf(files, entriesFile), longestLine, helpers)) {
      for (let at = 0; at < block.plain.length; at += 1) {
        const index = tree.size;
        const hash = Buffer.from(block.hashes.subarray(at * 32, at * 32 + 32));
        tree.append(hash);
        if (wanted.has(tree.size)) log.roots.set(tree.size, tree.root());
        takeEntry({ index, at, hash }, block, { log, order, findings });
      }
    }
    if (tree.size !== newest.size) {
      throw new Refused('size_differs', `The log holds ${tree.size} entries, but its checkpoint says ${newest.size}.`);
    }
    if (!log.roots.get(newest.size)?.equals(newest.root)) {
      throw new Refused(
        'root_differs',
        'The entries are not those that the checkpoint was signed for: something was altered.',
      );
    }
  });
  for (const [index, proof] of inclusions) {
    findings.attempt(proof.place, () => checkInclusion(log.entries.at(index)?.leafHash, proof, log));
  }
  return log;
}

function takeEntry(
  { index, at, hash }: { index: number; at: number; hash: Buffer },
  block: LeafBlock,
  { log, order, findings }: { log: ProvenLog; order: LogOrder; findings: Findings },
): void {
  const place = { file: entriesFile, index };
  const refused = block.refused.get(at);
  if (refused !== undefined) {
    findings.refuse(refused.code, refused.message, place);
    return;
  }
  const entry = block.others.get(at);
  const dated = datedOf(entry, at, block);
  if (entry === undefined) log.entries.addPlain(index, hash, dated);
  else log.entries.add(index, hash, entry);
  findings.attempt(place, () => {
    order.check(index, dated);
    if (entry !== undefined) checkReferences(index, entry, log.entries);
  });
}

function datedOf(entry: Entry | undefined, at: number, { plain, days }: LeafBlock): DatedEntry {
  if (entry !== undefined) return { type: entry.type, day: dayNumber(entry.date) };
  const type = plainTypes[plain[at] ?? -1];
  if (type === undefined) throw new Error(`Line ${at} of a block was not read.`);
  return { type, day: days[at] ?? 0 };
}

/**
 * Without the clear log: takes each listed entry whose place in the log a proof file shows.
 * Notes `proof_missing`, `inclusion_unproven`, `date_decreases`, and what `readEntry` refuses.
 */
export async function readSampledLog(
  files: BundleFiles,
  { newest, inclusions }: Statements,
  findings: Findings,
): Promise<ProvenLog> {
  const log: ProvenLog = { complete: false, entries: new KnownEntries(), roots: new Map([[newest.size, newest.root]]) };
  const referring: [index: number, entry: Entry][] = [];
  await findings.attemptReading({ file: recordsFile }, async () => {
    for await (const line of readLines(bytesOf(files, recordsFile), longestRecordLine)) {
      const item = readableLine(line);
      if (item === undefined) continue;
      const leaf = Buffer.from(item.leaf);
      findings.attempt({ file: recordsFile, index: item.index }, () => {
        const proof = inclusions.get(item.index);
        if (proof === undefined) {
          throw new Refused('proof_missing', `Without the whole log, entry ${item.index} needs an inclusion proof.`);
        }
        const hash = leafHash(leaf);
        checkInclusion(hash, proof, log);
        const entry = readEntry(leaf, newest.origin);
        checkGenesis(item.index, entry.type);
        log.entries.add(item.index, hash, entry);
        if ('ref' in entry || 'refs' in entry) referring.push([item.index, entry]);
      });
    }
  });
  for (const [index, entry] of referring) {
    findings.attempt({ file: recordsFile, index }, () => checkReferences(index, entry, log.entries));
  }
  findings.attempt({ file: recordsFile }, () => checkDates(log.entries));
  return log;
}

// A line that cannot be read is refused when the disclosures are read.
function readableLine(line: Buffer): RecordLine | undefined {
  try {
    return readRecordLine(line);
  } catch {
    return undefined;
  }
}

function checkInclusion(leaf: Buffer | undefined, { index, proof, checkpoint }: InclusionProof, log: ProvenLog): void {
  const { size, root } = checkpoint;
  const isOfThisLog = log.roots.get(size)?.equals(root) ?? false;
  if (leaf === undefined || !isOfThisLog || !provesInclusion({ index, size, leaf, root, proof })) {
    throw new Refused('inclusion_unproven', `The proof does not show that entry ${index} is in this log.`);
  }
}

function checkDates(entries: KnownEntries): void {
  let last = -Infinity;
  for (const index of [...entries.indexes()].sort((a, b) => a - b)) {
    const day = entries.at(index)?.day ?? last;
    if (day < last) {
      const message = `Entry ${index} is dated ${dayText(day)}, but an earlier one is dated ${dayText(last)}.`;
      throw new Refused('date_decreases', message);
    }
    last = day;
  }
}

import { claimsOf } from './claims.ts';
import type { EntryType } from './entries.ts';
import type { Findings } from './findings.ts';
import type { ProvenLog } from './read-log.ts';
import type { TimeCounts } from './record-times.ts';
import type { DisclosedRecords } from './read-records.ts';

/** How many entries there are of each fate; the first five add up to `entries` when the whole log is there. */
export type Counts = {
  disclosed: number;
  partlyDisclosed: number;
  withoutHiddenClaims: number;
  erased: number;
  notRequested: number;
  entries: number;
  /** Of the disclosed entries: how many records, and how many of those were amended or revoked later. */
  records: number;
  amended: number;
  revoked: number;
} & TimeCounts;

export const noCounts: Counts = {
  disclosed: 0,
  partlyDisclosed: 0,
  withoutHiddenClaims: 0,
  erased: 0,
  notRequested: 0,
  entries: 0,
  records: 0,
  amended: 0,
  revoked: 0,
  recordedLate: 0,
  completedAfterAnchor: 0,
};

// What a full bundle may leave out of an entry: claims that say who it was, so that it can be shown pseudonymised.
const mayBeHidden = ['sub', 'person', 'detail'];

/**
 * Accounts for every known entry (evidence notes 7): disclosed, of a type without hidden claims, erased, or not requested.
 * In a full bundle nothing counts as not requested: notes `not_disclosed` for records and assignments, warns
 * `amendment_not_disclosed` for the rest. Warns `partly_disclosed`.
 */
export function takeCensus(
  log: ProvenLog,
  size: number,
  records: DisclosedRecords,
  isFull: boolean,
  findings: Findings,
): Counts {
  const counts = { ...noCounts, entries: size };
  for (const index of log.entries.indexes()) {
    const type = log.entries.at(index)?.type ?? 'genesis';
    const shown = records.claimsAt(index, type) ?? [];
    const hidden = claimsOf[type].filter((claim) => !shown.includes(claim));
    const isErased = log.entries.erased.has(index);
    if (claimsOf[type].length === 0) counts.withoutHiddenClaims += 1;
    else if (isErased) counts.erased += 1;
    else if (hidden.length === 0) counts.disclosed += 1;
    else if (shown.length > 0) counts.partlyDisclosed += 1;
    else counts.notRequested += 1;
    if (type === 'record' && shown.length > 0) countRecord(index, log, counts);
    if (isFull && !isErased) checkShown(index, type, hidden, findings);
  }
  if (counts.partlyDisclosed > 0) {
    findings.warn('partly_disclosed', `${counts.partlyDisclosed} entries are disclosed only in part.`);
  }
  return counts;
}

function countRecord(index: number, log: ProvenLog, counts: Counts): void {
  counts.records += 1;
  if (log.entries.isRevoked(index)) counts.revoked += 1;
  else if (log.entries.supersededBy(index) !== undefined) counts.amended += 1;
}

function checkShown(index: number, type: EntryType, hidden: readonly string[], findings: Findings): void {
  const missing = hidden.filter((claim) => !mayBeHidden.includes(claim));
  if (missing.length === 0) return;
  const message = `Entry ${index} (${type}) is not erased, but its ${missing.join(', ')} is not disclosed.`;
  if (type === 'record' || type === 'assign') findings.refuse('not_disclosed', message, { index });
  else findings.warn('amendment_not_disclosed', message, { index });
}

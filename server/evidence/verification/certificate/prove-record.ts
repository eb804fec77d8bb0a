import { openCheckpoint } from '../checkpoint.ts';
import type { Checkpoint } from '../checkpoint.ts';
import { readDisclosures } from '../disclosures.ts';
import { readEntry } from '../entries.ts';
import type { Entry } from '../entries.ts';
import { readInclusionFile } from '../proof-file.ts';
import { Refused } from '../refusals.ts';
import { leafHash, provesInclusion } from '../tree.ts';
import type { VerifierKey } from '../verifier-key.ts';
import type { Enclosed } from './enclosed.ts';
import { certifiedOutcomes } from './printed-words.ts';

/** What the enclosed files prove. */
export type ProvenRecord = {
  index: number;
  leafHash: string;
  checkpoint: Checkpoint;
  /** The signed statement itself. */
  note: Uint8Array;
  /** The record that it replaces; `undefined` if it is itself a record. */
  amends: number | undefined;
  /** Day on which the entry was written. */
  recordedOn: string;
  name: string;
  staffNumber: string;
  outcome: string;
  course: { title: string; id: string; version: string; lang: string; content: string };
  completedOn: string;
  /** Whether the time of completion is disclosed, or only the day on which it was recorded. */
  isTimeDisclosed: boolean;
};

/**
 * Checks the files that a certificate carries, without looking at its page: signature, inclusion, canonical entries,
 * disclosures, the published course version.
 * Refuses what the rules of bundles refuse, `leaf_differs` for a proof of another entry, `not_disclosed` if a part that is
 * printed is not disclosed, `course_not_published`, `reference_bad`.
 */
export function proveRecord({ proof, record, course, original }: Enclosed, keys: readonly VerifierKey[]): ProvenRecord {
  const { index, leaf, disclosures } = record;
  const { checkpoint, note, hash } = includedEntry(proof, index, leaf, keys);
  const entry = readEntry(Buffer.from(leaf), checkpoint.origin);
  if (entry.type !== 'record' && entry.type !== 'amend')
    throw new Refused('leaf_differs', `Entry ${index} is no training record but of type "${entry.type}".`);
  const claims = readDisclosures(entry, disclosures);
  const { sub, person, course: version, outcome, detail } = claims;
  if (sub === undefined || !person || version === undefined || outcome === undefined)
    throw new Refused('not_disclosed', 'The attached record does not disclose all that a certificate says.');
  if (!certifiedOutcomes.includes(outcome))
    throw new Refused('not_disclosed', `The outcome of the record is "${outcome}": there is no certificate of that.`);

  const published = includedEntry(Buffer.from(course.proof), course.index, course.leaf, keys);
  const publication = readEntry(Buffer.from(course.leaf), published.checkpoint.origin);
  const isThatVersion =
    publication.type === 'course' &&
    published.checkpoint.origin === checkpoint.origin &&
    course.index < index &&
    (['id', 'version', 'lang', 'content'] as const).every((part) => publication.course[part] === version[part]);
  if (!isThatVersion)
    throw new Refused('course_not_published', 'The attached course version is not the one that the record names.');

  const first = entry.type === 'amend' ? originalOf(entry, original, checkpoint.origin) : entry;
  const completedAt = detail?.completed_at;
  const completedOn = completedAt?.slice(0, 10) ?? first?.date;
  if (completedOn === undefined)
    throw new Refused('not_disclosed', 'Neither the day of completion nor the corrected record is attached.');
  return {
    index,
    leafHash: hash.toString('base64'),
    checkpoint,
    note,
    amends: entry.type === 'amend' ? entry.ref.index : undefined,
    recordedOn: entry.date,
    name: person.name,
    staffNumber: sub,
    outcome,
    course: { ...version, title: publication.course.title },
    completedOn,
    isTimeDisclosed: completedAt !== undefined,
  };
}

function includedEntry(
  file: Uint8Array,
  index: number,
  leaf: string,
  keys: readonly VerifierKey[],
): { checkpoint: Checkpoint; note: Uint8Array; hash: Buffer } {
  const { index: proven, proof, note } = readInclusionFile(file);
  const checkpoint = openCheckpoint(note, keys);
  const hash = leafHash(Buffer.from(leaf));
  if (proven !== index)
    throw new Refused(
      'leaf_differs',
      `The attached proof is of entry ${proven}, the attached record is entry ${index}.`,
    );
  if (!provesInclusion({ index, size: checkpoint.size, leaf: hash, root: checkpoint.root, proof }))
    throw new Refused('inclusion_unproven', `The proof does not show that the attached entry ${index} is in the log.`);
  return { checkpoint, note, hash };
}

/** The record that an amendment names; its hash in the amendment vouches for it. */
function originalOf(
  { ref }: Extract<Entry, { type: 'amend' | 'revoke' }>,
  original: Enclosed['original'],
  origin: string,
): Entry | undefined {
  if (original === undefined) return undefined;
  const leaf = Buffer.from(original.leaf);
  if (original.index !== ref.index || leafHash(leaf).toString('base64') !== ref.leaf)
    throw new Refused('reference_bad', `The attached original.json is not the entry ${ref.index} that was corrected.`);
  return readEntry(leaf, origin);
}

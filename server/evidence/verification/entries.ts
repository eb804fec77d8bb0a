import { readCanonical } from './canonical-form.ts';
import type { Json } from './canonical-form.ts';
import { claimsOf } from './claims.ts';
import { Refused } from './refusals.ts';
import {
  hasExactly,
  isContentId,
  isCount,
  isDay,
  isDigest,
  isHash,
  isName,
  isObject,
  isOrigin,
  isText,
  listOf,
  oneOf,
} from './shapes.ts';
import type { Check } from './shapes.ts';
import { readVerifierKey } from './verifier-key.ts';

type Common = { date: string; log: string; _sd?: string[] };

/** The clear part of an entry; which keys it has follows from its type (evidence notes 2.3). */
export type Entry = Common &
  (
    | { type: 'genesis'; vkey: string }
    | { type: 'course'; course: PublishedCourse }
    | { type: 'assign' | 'record' }
    | { type: 'amend' | 'revoke'; ref: { index: number; leaf: string } }
    | { type: 'erase'; refs: number[]; scope: 'all' | 'person' }
    | { type: 'audit'; nonce: string }
    | { type: 'key'; action: 'add' | 'retire' | 'compromised'; vkey: string }
    | { type: 'close' }
  );
export type EntryType = Entry['type'];
export type PublishedCourse = {
  id: string;
  version: string;
  lang: string;
  title: string;
  content: string;
  files: number;
  bytes: number;
};

const longestLeaf = 65_535;
const mostErasedAtOnce = 4_000;

const reference = hasExactly({ index: isCount, leaf: isHash });
const publishedCourse = hasExactly({
  id: isName,
  version: isName,
  lang: isName,
  title: isText,
  content: isContentId,
  files: isCount,
  bytes: isCount,
});

const clearKeys: Record<EntryType, [Record<string, Check>, Record<string, Check>?]> = {
  genesis: [
    { format: oneOf('staff-training-evidence/1'), vkey: isName },
    { prev: hasExactly({ origin: isOrigin, size: isCount, root: isHash }) },
  ],
  course: [{ course: publishedCourse }],
  assign: [{}],
  record: [{}],
  amend: [{ ref: reference }],
  revoke: [{ ref: reference }],
  erase: [{ refs: isListOfIndexes, scope: oneOf('all', 'person'), basis: oneOf('art17', 'retention', 'other') }],
  audit: [{ nonce: (value) => typeof value === 'string' && /^[A-Za-z0-9._-]{1,64}$/.test(value) }],
  key: [{ action: oneOf('add', 'retire', 'compromised'), vkey: isName }],
  close: [{ successor: isOrigin, reason: oneOf('restore', 'migration', 'other') }],
};

const checks = new Map(
  Object.entries(clearKeys).map(([type, [required, optional]]) => [
    type,
    hasExactly(
      {
        v: (value) => value === 1,
        type: oneOf(type),
        log: isOrigin,
        date: isDay,
        ...required,
        ...digestKeys(type as EntryType),
      },
      optional,
    ),
  ]),
);

/**
 * Reads one entry of the log and checks what it says of itself: canonical form, length, exactly the keys of its type.
 * Refuses `leaf_too_long`, `not_utf8`, `not_canonical`, `entry_malformed`, `key_malformed`, and `entry_other_log` if it was
 * written for another log than `origin` (evidence notes 2).
 */
export function readEntry(leaf: Uint8Array, origin: string): Entry {
  if (leaf.length > longestLeaf) {
    throw new Refused('leaf_too_long', `The entry has ${leaf.length} bytes; ${longestLeaf} is the most.`);
  }
  const value = readCanonical(leaf);
  const type = isObject(value) && typeof value['type'] === 'string' ? value['type'] : '';
  const check = checks.get(type);
  if (check === undefined) throw new Refused('entry_malformed', 'The entry is of no known type.');
  if (!check(value))
    throw new Refused('entry_malformed', `The entry has not exactly the keys and values of type "${type}".`);
  // Sound: `check` has just compared every key of this type with the shape that `Entry` states.
  const entry = value as unknown as Entry;
  if (entry.log !== origin) {
    throw new Refused('entry_other_log', `The entry was written for the log ${entry.log}, not for ${origin}.`);
  }
  if (entry.type === 'genesis' || entry.type === 'key') checkKeyOfLog(entry.vkey, origin);
  return entry;
}

function digestKeys(type: EntryType): Record<string, Check> {
  const count = claimsOf[type].length;
  if (count === 0) return {};
  return {
    _sd: (value) => listOf(isDigest)(value) && (value as string[]).length === count && isAscending(value as string[]),
    _sd_alg: oneOf('sha-256'),
  };
}

function isListOfIndexes(value: Json | undefined): boolean {
  return (
    listOf(isCount)(value) &&
    (value as number[]).length >= 1 &&
    (value as number[]).length <= mostErasedAtOnce &&
    isAscending(value as number[])
  );
}

function isAscending(values: (string | number)[]): boolean {
  return values.every((value, i) => i === 0 || (values[i - 1] ?? '') < value);
}

function checkKeyOfLog(vkey: string, origin: string): void {
  const key = readVerifierKey(vkey);
  if (key.kind !== 'log' || key.name !== origin) {
    throw new Refused('key_malformed', `The key in the entry is not a signing key of the log ${origin}.`);
  }
}

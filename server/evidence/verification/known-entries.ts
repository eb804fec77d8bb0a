import type { CourseClaim } from './claims.ts';
import type { Entry, EntryType, PublishedCourse } from './entries.ts';
import { dayNumber } from './days.ts';
import type { DatedEntry } from './log-order.ts';
import { Refused } from './refusals.ts';
import { SparseBytes } from './sparse-bytes.ts';

export type KnownEntry = { type: EntryType; day: number; leafHash: Buffer };
export type Erasure = { by: number; scope: 'all' | 'person' };
export type KeyEvent = { index: number; action: 'genesis' | 'add' | 'retire' | 'compromised'; vkey: string };

const types: EntryType[] = [
  'genesis',
  'course',
  'assign',
  'record',
  'amend',
  'revoke',
  'erase',
  'audit',
  'key',
  'close',
];

/** What the log says in clear, gathered from the entries whose place in the log is known: all of them, or a sample. */
export class KnownEntries {
  /** Course versions by what records say of them, with the index at which each was first published. */
  readonly published = new Map<string, { index: number; course: PublishedCourse }>();
  readonly erased = new Map<number, Erasure>();
  readonly keyEvents: KeyEvent[] = [];
  readonly nonces = new Set<string>();
  readonly #entries = new SparseBytes(37);
  readonly #amendedBy = new Map<number, number>();
  readonly #revokedBy = new Map<number, number>();

  /** An entry of which nothing but its type and day is to be kept. */
  addPlain(index: number, leafHash: Uint8Array, { type, day }: DatedEntry): void {
    const bytes = this.#entries.claim(index);
    bytes[0] = types.indexOf(type);
    bytes.writeInt32LE(day, 1);
    bytes.set(leafHash, 5);
  }

  add(index: number, leafHash: Uint8Array, entry: Entry): void {
    this.addPlain(index, leafHash, { type: entry.type, day: dayNumber(entry.date) });
    if (entry.type === 'course') this.#publish(index, entry.course);
    if (entry.type === 'amend')
      this.#amendedBy.set(entry.ref.index, later(this.#amendedBy.get(entry.ref.index), index));
    if (entry.type === 'revoke')
      this.#revokedBy.set(entry.ref.index, later(this.#revokedBy.get(entry.ref.index), index));
    if (entry.type === 'erase') for (const ref of entry.refs) this.#erase(ref, { by: index, scope: entry.scope });
    if (entry.type === 'audit') this.nonces.add(entry.nonce);
    if (entry.type === 'genesis') this.keyEvents.push({ index, action: 'genesis', vkey: entry.vkey });
    if (entry.type === 'key') this.keyEvents.push({ index, action: entry.action, vkey: entry.vkey });
  }

  at(index: number): KnownEntry | undefined {
    const bytes = this.#entries.get(index);
    const type = types[bytes?.[0] ?? -1];
    if (bytes === undefined || type === undefined) return undefined;
    return { type, day: bytes.readInt32LE(1), leafHash: bytes.subarray(5) };
  }

  indexes(): Generator<number> {
    return this.#entries.indexes();
  }

  /** For each record that does not count as it stands, the entry that counts instead. */
  superseding(): Map<number, number> {
    return new Map([...this.#amendedBy, ...this.#revokedBy]);
  }

  /** The entry that counts instead of this record: a revocation before any amendment, of amendments the latest. */
  supersededBy(index: number): number | undefined {
    return this.#revokedBy.get(index) ?? this.#amendedBy.get(index);
  }

  isRevoked(index: number): boolean {
    return this.#revokedBy.has(index);
  }

  /** The index at which exactly this course version was published, if it is known. */
  publishedAt(course: CourseClaim): number | undefined {
    return this.published.get(courseKey(course))?.index;
  }

  #publish(index: number, course: PublishedCourse): void {
    const before = this.published.get(courseKey(course));
    if (before === undefined || index < before.index) this.published.set(courseKey(course), { index, course });
  }

  #erase(index: number, erasure: Erasure): void {
    const before = this.erased.get(index);
    const scope = before?.scope === 'all' || erasure.scope === 'all' ? 'all' : 'person';
    this.erased.set(index, { by: Math.min(before?.by ?? erasure.by, erasure.by), scope });
  }
}

/**
 * Refuses `reference_bad` if an entry points where it may not: to itself or forward, to another leaf than it says, to an entry of
 * the wrong type, or, for an amendment, to a record that was erased before (evidence notes 2.3, 14).
 * A target that is not known (in a sample) is not judged.
 */
export function checkReferences(index: number, entry: Entry, known: KnownEntries): void {
  if (entry.type === 'amend' || entry.type === 'revoke') {
    const target = targetOf(index, entry.ref.index, known);
    if (target !== undefined && target.leafHash.toString('base64') !== entry.ref.leaf) {
      throw new Refused('reference_bad', `Entry ${entry.ref.index} is not the one that is meant: its hash differs.`);
    }
    const allowed: EntryType[] = entry.type === 'amend' ? ['record'] : ['record', 'assign'];
    if (target !== undefined && !allowed.includes(target.type)) {
      throw new Refused(
        'reference_bad',
        `Entry ${entry.ref.index} is of type "${target.type}" and cannot be the target.`,
      );
    }
    const erasure = known.erased.get(entry.ref.index);
    if (entry.type === 'amend' && erasure !== undefined && erasure.by < index) {
      throw new Refused('reference_bad', `Record ${entry.ref.index} was erased before and cannot be amended.`);
    }
  }
  if (entry.type === 'erase') {
    for (const ref of entry.refs) {
      const target = targetOf(index, ref, known);
      if (target !== undefined && !['assign', 'record', 'amend', 'revoke'].includes(target.type)) {
        throw new Refused('reference_bad', `Entry ${ref} is of type "${target.type}" and has nothing to erase.`);
      }
    }
  }
}

function targetOf(index: number, ref: number, known: KnownEntries): KnownEntry | undefined {
  if (ref >= index)
    throw new Refused('reference_bad', `Entry ${index} points to ${ref}, which does not come before it.`);
  return known.at(ref);
}

function later(a: number | undefined, b: number): number {
  return a === undefined ? b : Math.max(a, b);
}

function courseKey({ content, id, lang, version }: CourseClaim): string {
  return JSON.stringify([content, id, lang, version]);
}

import { claimsOf } from './claims.ts';
import { dayNumber } from './days.ts';
import { sha256Text } from './encodings.ts';
import { readEntry } from './entries.ts';
import type { Entry } from './entries.ts';
import { linesOf } from './lines.ts';
import { refusalOf } from './refusals.ts';
import type { SaidRefusal } from './refusals.ts';
import { isDay, isOrigin } from './shapes.ts';
import { leafHash } from './tree.ts';

/** What the lines of a block of `entries.jsonl` say, each for itself; so a block can be read on another thread. */
export type LeafBlock = {
  /** The leaf hashes, 32 bytes for each line. */
  hashes: Uint8Array;
  /** For each line that is a plain record or assignment: its place in `plainTypes`, and its day; else -1. */
  plain: number[];
  days: number[];
  /** The other lines, by position in the block: entries as read, and why the rest is refused. */
  others: Map<number, Entry>;
  refused: Map<number, SaidRefusal>;
};

/** The types of which a log has many: nothing but digests and the day differ between two entries. */
export const plainTypes = ['record', 'assign'] as const;

/** Reads each line of the block as an entry of the log `origin`: its leaf hash, and what `readEntry` says of it. */
export function readLeafBlock(block: Buffer, origin: string): LeafBlock {
  const patterns = plainTypes.map((type) => new PlainLeaf(type, origin));
  const [hashes, plain, days]: [string[], number[], number[]] = [[], [], []];
  const others = new Map<number, Entry>();
  const refused = new Map<number, SaidRefusal>();
  for (const leaf of linesOf(block)) {
    const text = leaf.toString('latin1');
    const type = patterns.findIndex((pattern) => pattern.matches(text));
    if (type < 0) readOther(leaf, hashes.length, origin, { others, refused });
    plain.push(type);
    days.push(patterns[type]?.day ?? 0);
    // A plain leaf is ASCII, so that its text has the same bytes; hashing a text is the fastest that Node offers.
    hashes.push(type < 0 ? leafHash(leaf).toString('latin1') : sha256Text(`\0${text}`, 'binary'));
  }
  return {
    hashes: Buffer.from(hashes.join(''), 'latin1'),
    plain,
    days,
    others,
    refused,
  };
}

function readOther(
  leaf: Buffer,
  at: number,
  origin: string,
  { others, refused }: Pick<LeafBlock, 'others' | 'refused'>,
): void {
  try {
    others.set(at, readEntry(leaf, origin));
  } catch (error) {
    refused.set(at, refusalOf(error));
  }
}

/**
 * Recognises entries of one type by the one spelling that they can have. Whatever matches, `readEntry` would accept; whatever
 * does not is left for `readEntry` to judge.
 */
class PlainLeaf {
  /** The day of the entry that matched last, as `dayNumber` counts. */
  day = 0;
  readonly #pattern: RegExp;
  readonly #digestsEnd: number;
  #dayText = '';

  constructor(type: (typeof plainTypes)[number], origin: string) {
    const count = claimsOf[type].length;
    // The last of the 43 characters carries four bits, so only these 16 spell a digest.
    const digest = '"[\\w-]{42}[AEIMQUYcgkosw048]"';
    const name = isOrigin(origin) ? origin.replaceAll('.', '\\.') : '(?!)';
    this.#digestsEnd = firstDigest + count * digestStep;
    this.#pattern = new RegExp(
      `^\\{"_sd":\\[${digest}(?:,${digest}){${count - 1}}\\],"_sd_alg":"sha-256",` +
        `"date":"[\\d-]{10}","log":"${name}","type":"${type}","v":1\\}$`,
    );
  }

  matches(leaf: string): boolean {
    if (!this.#pattern.test(leaf)) return false;
    for (let at = firstDigest + digestStep; at < this.#digestsEnd; at += digestStep) {
      if (leaf.slice(at - digestStep, at - digestStep + 43) >= leaf.slice(at, at + 43)) return false;
    }
    const dayAt = this.#digestsEnd + afterDigests.length;
    const day = leaf.slice(dayAt, dayAt + 10);
    if (day === this.#dayText) return true;
    if (!isDay(day)) return false;
    [this.#dayText, this.day] = [day, dayNumber(day)];
    return true;
  }
}

const firstDigest = '{"_sd":["'.length;
const digestStep = '","'.length + 43;
// From where a further digest would begin.
const afterDigests = '"_sd_alg":"sha-256","date":"';

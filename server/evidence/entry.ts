import { randomBytes } from 'node:crypto';
import { canonical } from './canonical.ts';
import { disclose, saltBytes, type Disclosure } from './disclosure.ts';
import { partsOf, type Fact } from './facts.ts';
import { leafHash } from './tree.ts';
import { Refusal } from '../refusals.ts';

/** An entry ready to be appended. */
export interface Entry {
  leaf: string;
  hash: Buffer;
  disclosures: Disclosure[];
  subject: string | null;
}

/** tlog-tiles stores the length of an entry in 16 bits. */
const longestLeaf = 65_535;

/**
 * Makes the entry of a fact.
 * @param origin the log it belongs to; it is in every leaf, so that no entry can be moved to another log
 * @param date UTC day of appending, `YYYY-MM-DD`
 * Refuses a leaf over 65,535 bytes (`leaf_too_large`).
 */
export function entryOf(fact: Fact, origin: string, date: string): Entry {
  const { clear, hidden } = partsOf(fact);
  // One draw for all of them: each claim has sixteen bytes that nothing else has.
  const salts = randomBytes(saltBytes * hidden.length);
  const disclosures = hidden.map(([name, value], i) =>
    disclose(name, value, salts.subarray(i * saltBytes, (i + 1) * saltBytes)),
  );
  const digests = disclosures.map((d) => d.digest).sort();
  const leaf = canonical({
    v: 1,
    type: fact.type,
    log: origin,
    date,
    ...clear,
    ...(digests.length > 0 && { _sd: digests, _sd_alg: 'sha-256' }),
  });
  if (Buffer.byteLength(leaf) > longestLeaf)
    throw new Refusal('leaf_too_large', `An evidence entry may have ${longestLeaf} bytes. Shorten the title.`);
  return { leaf, hash: leafHash(leaf), disclosures, subject: 'subject' in fact ? fact.subject : null };
}

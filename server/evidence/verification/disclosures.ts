import { readCanonical } from './canonical-form.ts';
import type { Json } from './canonical-form.ts';
import { checkClaim, claimsOf } from './claims.ts';
import type { ClaimName, Claims } from './claims.ts';
import { fromBase64Url, sha256 } from './encodings.ts';
import type { Entry } from './entries.ts';
import { Refused } from './refusals.ts';

const shortestSalt = 22;

/** RFC 9901 4.2.3: the digest of a disclosure is that of its text, not of what the text decodes to. */
export function disclosureDigest(disclosure: string): string {
  return sha256(Buffer.from(disclosure, 'ascii')).toString('base64url');
}

/**
 * The claims that these disclosures reveal of an entry (evidence notes 2.2, RFC 9901 7.1).
 * Refuses `disclosure_malformed`, `disclosure_unreferenced` (its digest is not in the entry, so it belongs to another),
 * `disclosure_repeated`, and `claim_malformed`.
 */
export function readDisclosures(entry: Entry, disclosures: readonly string[]): Claims {
  const unused = new Set(entry._sd);
  const used = new Set<string>();
  const claims = new Map<ClaimName, Json>();
  for (const disclosure of disclosures) {
    const digest = disclosureDigest(disclosure);
    if (used.has(digest)) throw new Refused('disclosure_repeated', 'The same disclosure is given twice.');
    if (!unused.delete(digest)) {
      throw new Refused(
        'disclosure_unreferenced',
        'A disclosure does not belong to this entry: its digest is not in it.',
      );
    }
    used.add(digest);
    const [name, value] = readDisclosure(disclosure, claimsOf[entry.type]);
    if (claims.has(name)) throw new Refused('disclosure_repeated', `The claim "${name}" is disclosed twice.`);
    checkClaim(name, value);
    claims.set(name, value);
  }
  // Sound: every value has passed `checkClaim` for its name.
  return Object.fromEntries(claims);
}

function readDisclosure(disclosure: string, allowed: readonly ClaimName[]): [ClaimName, Json] {
  const bytes = fromBase64Url(disclosure);
  if (bytes === undefined) throw new Refused('disclosure_malformed', 'A disclosure is not base64url without padding.');
  const parts = readCanonical(bytes);
  if (!Array.isArray(parts) || parts.length !== 3) {
    throw new Refused('disclosure_malformed', 'A disclosure is not a list of salt, name and value.');
  }
  const [salt, name, value = null] = parts;
  if (typeof salt !== 'string' || salt.length < shortestSalt) {
    throw new Refused('disclosure_malformed', `The salt of a disclosure has less than ${shortestSalt} characters.`);
  }
  // Of the names that RFC 9901 forbids (`_sd`, `...`, a clear key) none is in a fixed set, but for "course", hidden in
  // types that have no clear key of that name.
  const claim = allowed.find((known) => known === name);
  if (claim === undefined) {
    throw new Refused(
      'disclosure_malformed',
      `Entries of this type have no claim ${JSON.stringify(name).slice(0, 80)}.`,
    );
  }
  return [claim, value];
}

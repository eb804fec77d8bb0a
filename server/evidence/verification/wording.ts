import type { Anchor } from './anchors.ts';
import type { Counts } from './census.ts';
import type { Witness } from './signed-note.ts';

/** What was established, in the terms that the wording depends on. */
export type Established = {
  origin: string;
  size: number;
  counts: Counts;
  completeLog: boolean;
  contentEnclosed: boolean;
  heldSizes: number[];
  witnesses: (Witness & { trusted: boolean })[];
  nonce: string | undefined;
  /** Whether the signing key is known only from the bundle, and the caller did not say that this is enough. */
  keyUnknown: boolean;
  anchors: Anchor[];
  /** Whether there are RFC 3161 tokens that this program does not check. */
  uncheckedTokens: boolean;
};

/** What a bundle without errors shows (evidence notes 11). */
export function whatItShows(known: Established): string[] {
  const { origin, size, counts, heldSizes } = known;
  if (known.keyUnknown)
    return ['The bundle contradicts itself nowhere. Whose it is cannot be said without a key from elsewhere.'];
  const shows = [
    `The ${counts.records} listed training records were written to the log of ${origin}, in which they stand among ${size} entries.`,
  ];
  for (const { name, time, trusted } of known.witnesses) {
    const source = trusted ? '' : ' (a witness whose key you did not give)';
    shows.push(
      `They were written no later than ${new Date(time * 1000).toISOString()}, when ${name}${source} saw the log.`,
    );
  }
  const [stamp] = known.anchors
    .filter(({ kind }) => kind === 'token')
    .toSorted((a, b) => b.size - a.size || a.time - b.time);
  if (stamp !== undefined) {
    const source = stamp.trusted ? '' : ' (an authority for which only the bundle vouches)';
    const time = new Date(stamp.time).toISOString();
    shows.push(
      `The first ${stamp.size} entries were written no later than ${time}, by a time-stamp of ${stamp.by}${source}.`,
    );
  }
  if (known.contentEnclosed) shows.push('They refer to the course content enclosed byte for byte.');
  if (heldSizes.length > 0) {
    const sizes = [...heldSizes].sort((a, b) => a - b).join(', ');
    shows.push(
      `Nothing in the log was changed, removed or inserted since the earlier checkpoints that you hold (size ${sizes}).`,
    );
  }
  if (known.completeLog) {
    shows.push('The whole log is enclosed: no amendment, revocation or erasure up to its checkpoint is left out.');
  }
  if (counts.erased > 0) {
    shows.push(
      `${counts.erased} entries marked "erased" existed at the position and day shown; their content was deleted under the stated basis.`,
    );
  }
  if (known.nonce !== undefined)
    shows.push(`The log is shown as it was after your nonce "${known.nonce}" was entered.`);
  return shows;
}

/** What no bundle shows, and what this one leaves open (evidence notes 11). */
export function whatItDoesNotShow(known: Established): string[] {
  const open: string[] = [];
  if (known.keyUnknown) open.push('It does not show who signed: the key was taken from the bundle itself.');
  if (known.heldSizes.length === 0) {
    open.push('Without a checkpoint kept outside the organisation it shows integrity since today only.');
  }
  if (known.nonce === undefined) {
    open.push('It may be an older state of the log: no nonce of yours is in it.');
  }
  if (!known.completeLog) {
    open.push(
      'The whole log is not enclosed: it does not show that no revocation is missing, nor how many entries there are of each kind.',
    );
  } else if (known.counts.notRequested > 0) {
    open.push(`${known.counts.notRequested} entries were not requested; what they say is not shown.`);
  }
  if (!known.contentEnclosed && known.counts.records > 0)
    open.push('Not all course content is enclosed, so what was taught is not shown in full.');
  if (known.uncheckedTokens)
    open.push(
      'RFC 3161 tokens are not checked here: openssl ts -verify -in N.tsr -data N.checkpoint.txt -CAfile tsa-ca.pem',
    );
  return [
    ...open,
    'It does not show that the named person personally did the training.',
    'It does not show that an entry was true when it was made.',
    'It does not show that the course was suitable.',
    'It does not show that training outside this system took place.',
    'The report (data/report.html) is not checked: read data/records.csv, which is.',
  ];
}

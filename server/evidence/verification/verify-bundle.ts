import { checkBag } from './bag.ts';
import type { Bag } from './bag.ts';
import { openBundle } from './bundle-files.ts';
import type { BundleFiles } from './bundle-files.ts';
import { noCounts, takeCensus } from './census.ts';
import type { Counts } from './census.ts';
import { checkSigners, compareCheckpoints } from './compare-checkpoints.ts';
import { checkCourses } from './course-files.ts';
import { Findings } from './findings.ts';
import type { Finding } from './findings.ts';
import { entriesFile, readSampledLog, readWholeLog } from './read-log.ts';
import { readRecords } from './read-records.ts';
import type { RefusalCode, WarningCode } from './refusals.ts';
import { openStatements } from './statements.ts';
import type { Statements } from './statements.ts';
import { gatherKeys } from './trusted-keys.ts';
import type { TrustedKeys } from './trusted-keys.ts';
import { whatItDoesNotShow, whatItShows } from './wording.ts';
import type { Established } from './wording.ts';

export type VerifyOptions = {
  /** The keys the caller trusts, as vkey text: of the log, and of witnesses. */
  vkeys: readonly string[];
  /** The text of checkpoints that the caller kept from before. */
  held: readonly string[];
  /** What the caller asked to be entered in the log before the bundle was made. */
  nonce?: string;
  /** Count a bundle as verified that only its own key vouches for. For the operator's own checks, never for an auditor. */
  trustBundleKey?: boolean;
};

export type Verdict = {
  ok: boolean;
  errors: Finding<RefusalCode>[];
  warnings: Finding<WarningCode>[];
  shows: string[];
  doesNotShow: string[];
  counts: Counts;
  checkpoint: { origin: string; size: number; root: string } | null;
};

type Inspection = { statements: Statements; established: Established };

/**
 * Checks an evidence bundle, a folder or a zip, offline (evidence notes 2, 3, 5, 7, 10, 11). It shares no code with the
 * generator, and takes nothing on trust but the keys and checkpoints that the caller brings.
 * Never throws: whatever is wrong, with the bundle or with reading it, is an error with a code in the verdict.
 */
export async function verifyBundle(path: string, options: VerifyOptions): Promise<Verdict> {
  const findings = new Findings();
  const inspection = await findings.attemptReading({}, () => inspect(path, options, findings));
  findings.sayHowManyMore();
  const { errors, warnings } = findings;
  const isSound = errors.length === 0 && inspection !== undefined;
  const newest = inspection?.statements.newest;
  return {
    ok: isSound && !inspection.established.keyUnknown,
    errors,
    warnings,
    shows: isSound ? whatItShows(inspection.established) : [],
    doesNotShow: isSound ? whatItDoesNotShow(inspection.established) : [],
    counts: inspection?.established.counts ?? noCounts,
    checkpoint:
      newest === undefined ? null : { origin: newest.origin, size: newest.size, root: newest.root.toString('base64') },
  };
}

async function inspect(path: string, options: VerifyOptions, findings: Findings): Promise<Inspection | undefined> {
  const files = await openBundle(path);
  try {
    const bag = await checkBag(files, findings);
    const keys = await gatherKeys(options.vkeys, files, findings);
    const statements = await openStatements(files, options.held, keys.keys, findings);
    if (statements === undefined) return undefined;
    return { statements, established: await establish(files, bag, keys, statements, options, findings) };
  } finally {
    files.close();
  }
}

async function establish(
  files: BundleFiles,
  bag: Bag,
  { fromBundle }: TrustedKeys,
  statements: Statements,
  { vkeys, nonce, trustBundleKey = false }: VerifyOptions,
  findings: Findings,
): Promise<Established> {
  const { origin, size, witnesses } = statements.newest;
  const isFull = bag.kind === 'full';
  const isWhole = isFull || files.names.has(entriesFile);
  if (!isWhole) findings.warn('log_left_out', 'The whole log is not enclosed: missing revocations cannot be noticed.');
  const log = isWhole
    ? await readWholeLog(files, statements, findings)
    : await readSampledLog(files, statements, findings);
  const heldSizes = compareCheckpoints(statements, log, findings);
  checkSigners(statements, log, findings);
  if (nonce !== undefined && !log.entries.nonces.has(nonce)) {
    findings.refuse('nonce_missing', 'Your nonce is not in the log: you may be shown an older state.');
  }
  const records = await readRecords(files, log, origin, findings);
  await records.rows.compare(files, findings);
  const enclosed = await checkCourses(files, bag, log, findings);
  const timestamps = [...files.names].some((name) => name.endsWith('.tsr'));
  if (timestamps)
    findings.warn('timestamp_not_checked', 'There are RFC 3161 tokens, which this program does not check.');
  return {
    origin,
    size,
    counts: takeCensus(log, size, records, isFull, findings),
    completeLog: log.complete,
    contentEnclosed: records.contents.size > 0 && [...records.contents].every((content) => enclosed.has(content)),
    heldSizes,
    witnesses: witnesses.map((witness) => ({ ...witness, trusted: vkeys.includes(witness.key) })),
    nonce,
    keyUnknown: fromBundle && !trustBundleKey,
    timestamps,
  };
}

import { readAnchors } from './anchors.ts';
import { checkBag, kindOf, readBagInfo } from './bag.ts';
import { openBundle } from './bundle-files.ts';
import type { BundleFiles } from './bundle-files.ts';
import { noCounts, takeCensus } from './census.ts';
import type { Counts } from './census.ts';
import { checkSigners, compareCheckpoints } from './compare-checkpoints.ts';
import { checkCourses } from './course-files.ts';
import { Findings } from './findings.ts';
import type { Finding } from './findings.ts';
import { entriesFile, readSampledLog, readWholeLog } from './read-log.ts';
import { Helpers } from './read-in-blocks.ts';
import type { Help } from './read-in-blocks.ts';
import { readRecords } from './read-records.ts';
import { RecordTimes } from './record-times.ts';
import { checkCsv } from './records-csv.ts';
import type { RefusalCode, WarningCode } from './refusals.ts';
import { openStatements } from './statements.ts';
import type { Statements } from './statements.ts';
import type { ReadToken } from './timestamp-token.ts';
import { gatherKeys } from './trusted-keys.ts';
import type { TrustedKeys } from './trusted-keys.ts';
import { checkVouched } from './vouched-keys.ts';
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
  /** Certificates of the time-stamping authorities that the caller trusts, as PEM. */
  tsaCas?: readonly string[];
  /** How RFC 3161 tokens are checked; without it there is only a warning that they are not. */
  readToken?: ReadToken;
  /** Who helps with a large bundle: a thread, where there is one. */
  help?: Help;
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
  const helpers = new Helpers(options.help);
  try {
    const bagInfo = await readBagInfo(files, findings);
    const keys = await gatherKeys(options.vkeys, files, findings);
    const statements = await openStatements(files, options.held, [...keys.keys, ...keys.named], findings);
    if (statements === undefined) {
      await checkBag(files, bagInfo, findings);
      return undefined;
    }
    checkName(files.top, statements.newest.size, findings);
    const known = { files, bagInfo, keys, statements, helpers };
    return { statements, established: await establish(known, options, findings) };
  } finally {
    files.close();
    await helpers.close();
  }
}

type Opened = {
  files: BundleFiles;
  bagInfo: string;
  keys: TrustedKeys;
  statements: Statements;
  helpers: Helpers;
};

async function establish(
  { files, bagInfo, keys, statements, helpers }: Opened,
  { vkeys, nonce, trustBundleKey = false, tsaCas = [], readToken }: VerifyOptions,
  findings: Findings,
): Promise<Established> {
  const { origin, size, witnesses } = statements.newest;
  const isFull = kindOf(bagInfo) === 'full';
  const isWhole = isFull || files.names.has(entriesFile);
  if (!isWhole) findings.warn('log_left_out', 'The whole log is not enclosed: missing revocations cannot be noticed.');
  const log = isWhole
    ? await readWholeLog(files, statements, findings, helpers)
    : await readSampledLog(files, statements, findings);
  checkVouched(statements, log, keys.keys, findings);
  const heldSizes = compareCheckpoints(statements, log, findings);
  const anchors = await readAnchors(files, statements, { tsaCas, vkeys, readToken }, findings);
  checkSigners(statements, log, anchors, findings);
  if (nonce !== undefined && !log.entries.nonces.has(nonce)) {
    findings.refuse('nonce_missing', 'Your nonce is not in the log: you may be shown an older state.');
  }
  const times = new RecordTimes(anchors);
  const records = await readRecords(files, log, origin, times, findings, helpers);
  times.warn(findings);
  await checkCsv(files, log, origin, records, findings);
  await checkBag(files, bagInfo, findings);
  const enclosed = await checkCourses(files, log, findings);
  return {
    origin,
    size,
    counts: { ...takeCensus(log, size, records, isFull, findings), ...times.counts },
    completeLog: log.complete,
    contentEnclosed: records.contents.size > 0 && [...records.contents].every((content) => enclosed.has(content)),
    heldSizes,
    witnesses: witnesses.map((witness) => ({ ...witness, trusted: vkeys.includes(witness.key) })),
    nonce,
    keyUnknown: keys.fromBundle && !trustBundleKey,
    anchors,
    uncheckedTokens: readToken === undefined && [...files.names].some((name) => name.endsWith('.tsr')),
  };
}

/** A bundle is named `evidence-<tenant>-<size>-<yyyymmdd>`; whoever receives it may rename it, so this is only a warning. */
function checkName(top: string | undefined, size: number, findings: Findings): void {
  const named = /^evidence-.+-(\d+)-\d{8}$/.exec(top ?? '')?.[1];
  if (named === undefined || Number(named) === size) return;
  findings.warn('name_says_other_size', `The folder is named for ${named} entries, but its log has ${size}.`);
}

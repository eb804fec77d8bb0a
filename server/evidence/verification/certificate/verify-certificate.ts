import { readFile, stat } from 'node:fs/promises';
import { openCheckpoint } from '../checkpoint.ts';
import { Findings } from '../findings.ts';
import type { Finding } from '../findings.ts';
import { Refused } from '../refusals.ts';
import type { RefusalCode, WarningCode } from '../refusals.ts';
import { readVerifierKey } from '../verifier-key.ts';
import { differenceInWords } from './difference-words.ts';
import type { Difference } from './differences.ts';
import { inspectCertificate } from './inspect-certificate.ts';
import type { Inspection } from './inspect-certificate.ts';
import type { ProvenRecord } from './prove-record.ts';
import { readPdf } from './read-pdf.ts';
import type { answerOf } from './read-pdf.ts';

export type CertificateOptions = {
  /** The keys that the caller trusts, as vkey text. */
  vkeys: readonly string[];
  /** The text of checkpoints that the caller kept from before. */
  held: readonly string[];
  /** What reads the file; left out, a thread that is ended when it takes too long. */
  read?: typeof answerOf;
};

export type CertificateVerdict = {
  ok: boolean;
  errors: { code: RefusalCode | Difference['kind']; message: string }[];
  warnings: Finding<WarningCode>[];
  shows: string[];
  doesNotShow: string[];
  differences: Difference[];
  /** What is proven; null if nothing is. */
  certificate: Facts | null;
};

type Facts = Pick<
  ProvenRecord,
  'index' | 'leafHash' | 'name' | 'staffNumber' | 'outcome' | 'completedOn' | 'recordedOn'
> & {
  course: ProvenRecord['course'];
  origin: string;
  size: number;
  root: string;
  corrects: number | null;
};

const largest = 2 * 1_048_576;

/**
 * Checks a certificate offline: whether it says what the files in it prove, and whether a key of the caller vouches for them.
 * Never throws: whatever is wrong is an error with a code in the verdict.
 */
export async function verifyCertificate(path: string, options: CertificateOptions): Promise<CertificateVerdict> {
  const findings = new Findings();
  const inspection = await findings.attemptReading({ file: path }, () => inspect(path, options, findings));
  const differences = inspection?.differences ?? [];
  const errors = [
    ...findings.errors,
    ...differences.map((difference) => ({
      code: difference.kind === 'proof_fails' ? difference.code : difference.kind,
      message: differenceInWords(difference),
    })),
  ];
  const proven = inspection?.proven;
  const isSound = errors.length === 0 && proven !== undefined;
  return {
    ok: isSound && options.vkeys.length > 0,
    errors,
    warnings: findings.warnings,
    shows: isSound ? whatItShows(proven, options.vkeys.length > 0) : [],
    doesNotShow: isSound ? whatItDoesNotShow(inspection!, options.vkeys.length > 0) : [],
    differences,
    certificate: proven === undefined ? null : factsOf(proven),
  };
}

async function inspect(
  path: string,
  { vkeys, held, read }: CertificateOptions,
  findings: Findings,
): Promise<Inspection> {
  const { size } = await stat(path);
  if (size > largest) throw new Refused('file_too_large', 'The file has more than 2 MiB; no certificate does.');
  const keys = vkeys.map((vkey) => readVerifierKey(vkey.trim()));
  if (keys.length === 0)
    findings.warn(
      'key_from_bundle',
      'Unsigned as far as you know: the key was taken from the certificate itself. Give the one you got on paper with --key.',
    );
  const inspection = inspectCertificate(await readPdf(await readFile(path), read), keys);
  const { proven } = inspection;
  for (const [i, note] of held.entries())
    if (proven !== undefined)
      findings.attempt({ file: `held checkpoint ${i + 1}` }, () => compare(note, proven, findings));
  return inspection;
}

/** A certificate has no proof of growth, so that only a checkpoint of the same size can be compared with its own. */
function compare(note: string, { checkpoint }: ProvenRecord, findings: Findings): void {
  const held = openCheckpoint(Buffer.from(note), checkpoint.logKeys);
  if (held.size !== checkpoint.size)
    findings.warn(
      'checkpoint_not_compared',
      `The held checkpoint is of ${held.size} entries, the certificate of ${checkpoint.size}: only a bundle can compare them.`,
    );
  else if (!held.root.equals(checkpoint.root))
    throw new Refused(
      'history_changed',
      `HISTORY CHANGED: the log had another content when it had ${held.size} entries.`,
    );
}

function factsOf({ checkpoint, amends, course, ...proven }: ProvenRecord): Facts {
  const { index, leafHash, name, staffNumber, outcome, completedOn, recordedOn } = proven;
  return {
    index,
    leafHash,
    name,
    staffNumber,
    outcome,
    completedOn,
    recordedOn,
    course,
    origin: checkpoint.origin,
    size: checkpoint.size,
    root: checkpoint.root.toString('base64'),
    corrects: amends ?? null,
  };
}

const did: Record<string, string> = {
  passed: 'passed',
  completed: 'completed',
  attended: 'attended',
  acknowledged: 'acknowledged',
};

function whatItShows(proven: ProvenRecord, isKeyKnown: boolean): string[] {
  const { name, staffNumber, outcome, course, checkpoint, index, recordedOn, completedOn, amends } = proven;
  if (!isKeyKnown)
    return ['The certificate contradicts itself nowhere. Whose it is cannot be said without a key from elsewhere.'];
  return [
    `${name} (${staffNumber}) ${did[outcome]} "${course.title}", version ${course.version} (${course.lang}), on ${completedOn}.`,
    `Entry ${index} of the log of ${checkpoint.origin} says so. It was written on ${recordedOn} and stands among ${checkpoint.size} entries.`,
    ...(amends === undefined ? [] : [`It corrects entry ${amends}.`]),
    `The course content is ${course.content}.`,
    'Everything printed on the page is what the record says, and nothing has been added.',
  ];
}

function whatItDoesNotShow({ proven, unproven }: Inspection, isKeyKnown: boolean): string[] {
  return [
    ...(isKeyKnown ? [] : ['It does not show who signed: the key was taken from the certificate itself.']),
    `It does not show that the record was not withdrawn, corrected or erased since. Ask the organisation, or its check page: ${unproven.checkAt ?? 'none is printed'}.`,
    `The log does not say the name of the organisation (${unproven.organisation ?? 'none is printed'}) or the address of the check page; they are as printed.`,
    ...(proven?.isTimeDisclosed === true
      ? []
      : [
          'The day of completion is the day on which the record was written: the time, and any result of a check, are not enclosed.',
        ]),
    'It does not show that the named person personally did the training.',
    'It does not show that an entry was true when it was made.',
  ];
}

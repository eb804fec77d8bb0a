import { openCheckpoint } from '../checkpoint.ts';
import { Refused } from '../refusals.ts';
import type { RefusalCode } from '../refusals.ts';
import { readVerifierKey } from '../verifier-key.ts';
import type { VerifierKey } from '../verifier-key.ts';
import { comparePage } from './compare-page.ts';
import type { ProvenValues } from './compare-page.ts';
import type { Difference } from './differences.ts';
import { takeEnclosed } from './enclosed.ts';
import type { Enclosed } from './enclosed.ts';
import type { PdfReading } from './pdf-reading.ts';
import { printedDay, printedParts, unprintedWords } from './printed-words.ts';
import { proveRecord } from './prove-record.ts';
import type { ProvenRecord } from './prove-record.ts';

/** What was found out about a certificate. It is one as it was printed if there is no difference. */
export type Inspection = {
  differences: Difference[];
  /** What the enclosed files prove; `undefined` if they prove nothing. */
  proven: ProvenRecord | undefined;
  /** What the paper says that no entry of the log says: organisation and address. */
  unproven: ProvenValues;
};

/**
 * Compares what a certificate shows with what the files in it prove (evidence notes 6). It shares no code with the printer.
 * @param keys whom the caller trusts; empty takes the key that is printed
 */
export function inspectCertificate(reading: PdfReading, keys: readonly VerifierKey[]): Inspection {
  const differences: Difference[] = reading.foreign.map((object) => ({ kind: 'object_added', object }));
  if (reading.hidden !== '') differences.push({ kind: 'text_hidden', text: reading.hidden });
  if (reading.misleading !== '') differences.push({ kind: 'letters_misleading', text: reading.misleading });
  try {
    const taken = takeEnclosed(reading);
    differences.push(...taken.differences);
    if (taken.enclosed === undefined) return { differences, proven: undefined, unproven: {} };
    const printed = printedKey(reading.text, taken.enclosed);
    const known = keys.length === 0 && printed ? [printed] : keys;
    const proven = proveRecord(taken.enclosed, known);
    if (taken.enclosed.original !== undefined && (proven.amends === undefined || proven.isTimeDisclosed))
      differences.push({ kind: 'attachment_added', name: 'original.json' });
    const { lang } = proven.course;
    const parts = printedParts(lang, proven.outcome);
    const page = comparePage(reading.text, parts, valuesOf(proven, keyToPrint(proven, printed)));
    differences.push(...page.differences);
    const { qr, windowTitle } = unprintedWords(lang);
    if (reading.title !== windowTitle(proven.checkpoint.origin, proven.index))
      differences.push({ kind: 'window_title_differs', paper: reading.title });
    if (reading.spoken.join('\n') !== qr) differences.push({ kind: 'spoken_differs', paper: reading.spoken.join(' ') });
    if (reading.qr !== qrLines(proven)) differences.push({ kind: 'qr_differs', paper: reading.qr });
    return { differences, proven, unproven: page.unproven };
  } catch (error) {
    if (!(error instanceof Refused)) throw error;
    differences.push(proofFails(error));
    return { differences, proven: undefined, unproven: {} };
  }
}

function proofFails({ code, message }: { code: RefusalCode; message: string }): Difference {
  return { kind: 'proof_fails', code, message };
}

function valuesOf({ course, checkpoint, ...proven }: ProvenRecord, key: string): ProvenValues {
  return {
    name: proven.name,
    staffNumber: proven.staffNumber,
    title: course.title,
    completedOn: printedDay(course.lang, proven.completedOn),
    version: course.version,
    content: course.content,
    origin: checkpoint.origin,
    index: String(proven.index),
    leafHash: proven.leafHash,
    size: String(checkpoint.size),
    root: checkpoint.root.toString('base64'),
    key,
  };
}

/** The five lines of the QR code (evidence notes 6). */
function qrLines({ index, leafHash, checkpoint }: ProvenRecord): string {
  return [checkpoint.origin, index, leafHash, checkpoint.size, checkpoint.root.toString('base64')].join('\n');
}

/** The key on the paper: that of the log whose name stands in the proof. */
function printedKey(text: string, { proof }: Enclosed): VerifierKey | undefined {
  const origin = /^[^]*?\n\n([^\n]{1,200})\n/.exec(Buffer.from(proof).toString('latin1'))?.[1];
  const squeezed = text.replaceAll(/\s/g, '');
  const at = origin === undefined ? -1 : squeezed.lastIndexOf(`${origin}+`);
  const key = at < 0 ? null : /^[^+]+\+[0-9a-f]{8}\+[A-Za-z0-9+/]{44}/.exec(squeezed.slice(at));
  try {
    return key ? readVerifierKey(key[0]) : undefined;
  } catch {
    return undefined;
  }
}

/** The key that should be printed: the one that is, if it signed too, else one that did. */
function keyToPrint({ checkpoint, note }: ProvenRecord, printed: VerifierKey | undefined): string {
  try {
    if (printed !== undefined) return openCheckpoint(note, [printed]).logKeys[0]!.text;
  } catch {
    // It did not sign: the paper must name another.
  }
  return checkpoint.logKeys[0]!.text;
}

import { hash } from 'node:crypto';
import type { Tools } from '../environment.ts';
import { keysOf } from '../evidence/keys-in-force.ts';
import type { Difference } from '../evidence/verification/certificate/differences.ts';
import { inspectCertificate, type Inspection } from '../evidence/verification/certificate/inspect-certificate.ts';
import type { PdfReading } from '../evidence/verification/certificate/pdf-reading.ts';
import { readPdf } from '../evidence/verification/certificate/read-pdf.ts';
import { Refused } from '../evidence/verification/refusals.ts';
import { readVerifierKey, type VerifierKey } from '../evidence/verification/verifier-key.ts';
import { Refusal } from '../refusals.ts';
import { readQrLines, type PaperNumbers } from './paper-numbers.ts';
import { standingOf, type Standing } from './standing.ts';

/** What the server says of a PDF. */
export interface CertificateCheck {
  /**
   * `issued`: byte for byte as it was handed out. `changed`: the record is ours, the file is not the one that was issued.
   * `proven`: it says what the record says, but no copy of it is kept here. `unknown`: not of this log.
   */
  verdict: 'issued' | 'changed' | 'proven' | 'unknown';
  /** How a changed file departs; empty if nothing that can be seen differs. */
  differences: Difference[];
  record: Standing | null;
}

/**
 * Checks a PDF against what was issued and what the log says today. What it answers about the record comes from the file itself
 * and is proven by it, so that nobody learns more than the file already tells.
 * Refuses what is no readable PDF (`invalid_input`).
 */
export async function checkFile({ db, evidence }: Tools, bytes: Uint8Array): Promise<CertificateCheck> {
  const same = await db
    .selectFrom('certificate')
    .innerJoin('evidence_entry', 'evidence_entry.idx', 'certificate.evidence_idx')
    .select(['evidence_entry.idx', 'evidence_entry.leaf_hash'])
    .where('certificate.sha256', '=', hash('sha256', bytes))
    .executeTakeFirst();
  if (same)
    return { verdict: 'issued', differences: [], record: (await standingOf(db, same.idx, same.leaf_hash)) ?? null };

  const keys = (await keysOf(db)).map(({ vkey }) => readVerifierKey(vkey));
  const reading = await read(bytes);
  const inspection = inspectCertificate(reading, keys);
  const numbers = numbersOf(inspection, reading);
  const record =
    numbers && numbers.origin === evidence.origin ? await standingOf(db, numbers.index, numbers.leafHash) : undefined;
  if (!record) return { verdict: 'unknown', differences: [], record: null };

  const issued = await db
    .selectFrom('certificate')
    .select('bytes')
    .where('evidence_idx', '=', record.index)
    .executeTakeFirst();
  const differences = [...inspection.differences];
  if (issued) differences.push(...(await unprovenDifferences(inspection, issued.bytes, keys)));
  return { verdict: issued || differences.length > 0 ? 'changed' : 'proven', differences, record };
}

async function read(bytes: Uint8Array): Promise<PdfReading> {
  try {
    return await readPdf(bytes);
  } catch (error) {
    if (error instanceof Refused) throw new Refusal('invalid_input', error.message, { cause: error });
    throw error;
  }
}

/** The record that a file speaks of: by its proof, else by its QR code. */
function numbersOf({ proven }: Inspection, { qr }: PdfReading): PaperNumbers | undefined {
  if (proven)
    return {
      index: proven.index,
      leafHash: Buffer.from(proven.leafHash, 'base64'),
      origin: proven.checkpoint.origin,
    };
  try {
    return qr === null ? undefined : readQrLines(qr);
  } catch {
    return undefined;
  }
}

/**
 * Organisation and address are in no entry, so only the issued file can tell. It is looked at only for somebody whose file
 * proves the record: by the numbers alone nothing of it may be learned.
 */
async function unprovenDifferences(
  { proven, unproven: paper }: Inspection,
  issued: Uint8Array,
  keys: readonly VerifierKey[],
): Promise<Difference[]> {
  if (!proven) return [];
  const { unproven: record } = inspectCertificate(await readPdf(issued), keys);
  const differences: Difference[] = [];
  for (const field of ['organisation', 'checkAt'] as const)
    if (record[field] !== undefined && record[field] !== paper[field])
      differences.push({ kind: 'says_other', field, paper: paper[field] ?? '', record: record[field] });
  return differences;
}

import type { Json } from '../canonical-form.ts';
import { fromUtf8 } from '../encodings.ts';
import { Refused } from '../refusals.ts';
import { hasExactly, isCount, isText, listOf } from '../shapes.ts';
import type { Check } from '../shapes.ts';
import type { Difference } from './differences.ts';
import type { PdfReading } from './pdf-reading.ts';

/** The files that a certificate carries, as read and not yet checked. */
export type Enclosed = {
  proof: Uint8Array;
  record: { index: number; leaf: string; disclosures: string[] };
  course: { index: number; leaf: string; proof: string };
  /** The record that an amendment amends. */
  original: { index: number; leaf: string } | undefined;
};

const named = {
  'record.json': hasExactly({ index: isCount, leaf: isText, disclosures: listOf(isText) }),
  'course.json': hasExactly({ index: isCount, leaf: isText, proof: isText }),
  'original.json': hasExactly({ index: isCount, leaf: isText }),
};

/**
 * Takes the enclosed files out of a PDF: each that is needed once, and no other.
 * Answers `undefined` if one is missing. Refuses `records_malformed`, `not_utf8`.
 */
export function takeEnclosed({ attachments, attachedFiles }: PdfReading): {
  enclosed: Enclosed | undefined;
  differences: Difference[];
} {
  const differences: Difference[] = [];
  const proofs = attachments.filter(({ name }) => /^\d{1,16}\.tlog-proof$/.test(name));
  const take = (name: keyof typeof named) => attachments.find((file) => file.name === name)?.bytes;
  const [proof, record, course, original] = [
    proofs[0]?.bytes,
    take('record.json'),
    take('course.json'),
    take('original.json'),
  ];
  for (const { name } of attachments)
    if (!Object.hasOwn(named, name) && name !== proofs[0]?.name) differences.push({ kind: 'attachment_added', name });
  const names = attachments.map(({ name }) => name);
  if (attachedFiles > attachments.length || new Set(names).size < names.length)
    differences.push({ kind: 'attachment_repeated' });
  if (proof === undefined) differences.push({ kind: 'attachment_missing', name: '.tlog-proof' });
  if (record === undefined) differences.push({ kind: 'attachment_missing', name: 'record.json' });
  if (course === undefined) differences.push({ kind: 'attachment_missing', name: 'course.json' });
  if (proof === undefined || record === undefined || course === undefined) return { enclosed: undefined, differences };
  const enclosed: Enclosed = {
    proof,
    // Sound: `readJson` compares each with the shape that stands beside its name.
    record: readJson('record.json', record) as Enclosed['record'],
    course: readJson('course.json', course) as Enclosed['course'],
    original: original && (readJson('original.json', original) as NonNullable<Enclosed['original']>),
  };
  return { enclosed, differences };
}

function readJson(name: keyof typeof named, bytes: Uint8Array): unknown {
  const text = fromUtf8(bytes);
  const check: Check = named[name];
  let value: Json;
  try {
    value = JSON.parse(text) as Json;
  } catch {
    throw new Refused('records_malformed', `The attached ${name} is not JSON.`);
  }
  // A duplicate key vanishes in parsing, so writing again shows it.
  if (!check(value) || JSON.stringify(value) !== text.trimEnd())
    throw new Refused('records_malformed', `The attached ${name} has not the documented form.`);
  return value;
}

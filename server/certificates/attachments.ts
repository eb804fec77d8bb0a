import type { Db } from '../../db/open.ts';
import { proofOf, type Checkpoint } from '../evidence/checkpoint.ts';
import { disclosuresOf, leafAt } from '../evidence/log-queries.ts';
import type { Attachment } from './print.ts';
import type { RecordToCertify } from './record-to-certify.ts';

/** The files in a certificate, by which it is checked without this server (evidence.md 6). */
export async function attachmentsOf(
  db: Db,
  { index, leaf, disclosed, original }: RecordToCertify,
  courseIndex: number,
  checkpoint: Checkpoint,
): Promise<Attachment[]> {
  const openings = await disclosuresOf(db, index);
  const disclosures = disclosed.map((name) => openings.find((opening) => opening.name === name)!.text);
  const course = (await leafAt(db, courseIndex))!;
  const files: Attachment[] = [
    {
      name: `${index}.tlog-proof`,
      type: 'text/plain',
      is: 'proof',
      bytes: Buffer.from(await proofOf(db, index, checkpoint)),
    },
    json('record', { index, leaf: leaf.text, disclosures }),
    json('course', { index: courseIndex, leaf: course.leaf, proof: await proofOf(db, courseIndex, checkpoint) }),
  ];
  if (original) files.push(json('original', original));
  return files;
}

function json(is: 'record' | 'course' | 'original', value: object): Attachment {
  return { name: `${is}.json`, type: 'application/json', is, bytes: Buffer.from(JSON.stringify(value)) };
}

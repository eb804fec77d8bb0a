import { writeFileSync } from 'node:fs';
import { verifyBundle } from '../../server/evidence/verification/verify-bundle.ts';
import type { auditorOf } from './auditor.ts';
import { unzipped } from './bundle.ts';
import { temporaryFolder } from './database.ts';
import type { Installation } from './installation.ts';
import { join } from 'node:path';

/** A bundle as an auditor downloads it, unpacked, with the verdict of the independent verifier. */
export async function auditedBundleFrom(
  { tools }: Installation,
  auditor: Awaited<ReturnType<typeof auditorOf>>,
  order: unknown,
  nonce?: string,
) {
  const response = await auditor.post('/api/audit/bundle', order);
  if (response.status !== 200) throw new Error(await response.text());
  const work = temporaryFolder();
  const zip = join(work, 'bundle.zip');
  writeFileSync(zip, Buffer.from(await response.arrayBuffer()));
  const verdict = await verifyBundle(zip, {
    vkeys: [tools.evidence.vkey],
    held: [],
    ...(nonce !== undefined && { nonce }),
  });
  return { zip, folder: await unzipped(zip, work), verdict };
}

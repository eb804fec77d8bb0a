import { createWriteStream, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import yauzl from 'yauzl';
import { temporaryFolder } from './database.ts';
import type { Caller } from './installation.ts';

/** A bundle as the DPO downloads it, the folder that an auditor unpacks, and the key that he has from elsewhere. */
export async function bundleFrom(
  dpo: Caller,
  wanted: unknown = {},
): Promise<{ zip: string; folder: string; vkey: string }> {
  const { vkey } = (await (await dpo.get('/api/evidence')).json()) as { vkey: string };
  const response = await dpo.post('/api/evidence/bundle', wanted);
  if (response.status !== 200) throw new Error(await response.text());
  const work = temporaryFolder();
  const zip = join(work, 'bundle.zip');
  writeFileSync(zip, Buffer.from(await response.arrayBuffer()));
  return { zip, folder: await unzipped(zip, work), vkey };
}

/** Unpacks a bundle and answers its folder. */
export async function unzipped(zip: string, into: string): Promise<string> {
  await unzip(zip, into);
  return join(
    into,
    readdirSync(into).find((file) => file.startsWith('evidence-'))!,
  );
}

async function unzip(zip: string, into: string): Promise<void> {
  const file = await yauzl.openPromise(zip);
  for await (const entry of file.eachEntry()) {
    const path = join(into, entry.fileName);
    mkdirSync(dirname(path), { recursive: true });
    await pipeline(await file.openReadStreamPromise(entry), createWriteStream(path));
  }
}

/** The lines of a file of the bundle, without their ends. */
export function linesOf(folder: string, path: string): string[] {
  return readFileSync(join(folder, path), 'utf8').split(/\r?\n/);
}

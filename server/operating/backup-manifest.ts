import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { sql, type Kysely } from 'kysely';
import * as v from 'valibot';
import type { Database } from '../../db/tables/index.ts';
import { headOf } from '../evidence/log-queries.ts';
import { Frontier } from '../evidence/tree.ts';

const manifest = v.object({
  article39: v.literal('backup/1'),
  database: v.picklist(['sqlite', 'postgres']),
  madeAt: v.string(),
  evidence: v.object({ origin: v.string(), size: v.number(), root: v.string() }),
  migrations: v.array(v.string()),
  sha256: v.string(),
});

/** What lies beside a backup and says what is in it. It names nobody. */
export type Manifest = v.InferOutput<typeof manifest>;

export const manifestOf = (file: string): string => `${file}.manifest.json`;

/** How far the log of a database goes, and which migrations ran. */
export async function contentOf(
  db: Kysely<Database>,
): Promise<Pick<Manifest, 'migrations'> & { size: number; root: string }> {
  const { size, frontier } = await headOf(db);
  const { rows } = await sql<{ name: string }>`select name from migration order by name`.execute(db);
  return {
    size,
    root: Frontier.decode(size, frontier).root().toString('base64'),
    migrations: rows.map(({ name }) => name),
  };
}

/** Reads the manifest of a backup. Throws with a sentence for the operator if there is none, or it is none of ours. */
export async function readManifest(file: string): Promise<Manifest> {
  const path = manifestOf(file);
  const text = await readFile(path, 'utf8').catch(() => {
    throw new Error(`There is no ${path}. A backup has its manifest beside it: copy both.`);
  });
  let read: unknown;
  try {
    read = JSON.parse(text);
  } catch {
    throw new Error(`${path} is no manifest of a backup.`);
  }
  if (!v.is(manifest, read)) throw new Error(`${path} is no manifest of a backup.`);
  return read;
}

/** SHA-256 of a file, hex. */
export async function sha256Of(file: string): Promise<string> {
  const hash = createHash('sha256');
  for await (const chunk of createReadStream(file)) hash.update(chunk as Buffer);
  return hash.digest('hex');
}

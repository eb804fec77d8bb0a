import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Db } from '../../db/open.ts';

/** All elements in one file, by its digest: a page that names it gets these bytes and no others. */
export interface Build {
  version: string;
  bytes: Buffer;
  /** What stands in the tag, for the browser to check. */
  integrity: string;
}

const root = join(import.meta.dirname, '../..');
/** Of the server, and of the elements that come with it. */
export const version = (JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as { version: string }).version;

const kept = new WeakSet<object>();
let current: Promise<Build | undefined> | undefined;

/**
 * The build that came with this server, kept from now on so that pages which name it go on after an upgrade. Undefined where it was
 * not built.
 */
export async function currentBuild(db: Db, today: string): Promise<Build | undefined> {
  current ??= buildIn(join(root, 'dist/pinned/a39.js'));
  const build = await current;
  // It may be built while the server runs.
  if (!build) current = undefined;
  else if (!kept.has(db)) {
    await keepBuild(db, build, today);
    kept.add(db);
  }
  return build;
}

/** Reads a build and names it by what is in it; undefined if there is no such file. */
export async function buildIn(file: string): Promise<Build | undefined> {
  const bytes = await readFile(file).catch(() => undefined);
  if (!bytes) return undefined;
  const digest = (name: string) => createHash(name).update(bytes).digest();
  return {
    version: `${version}-${digest('sha256').toString('hex').slice(0, 8)}`,
    bytes,
    integrity: `sha384-${digest('sha384').toString('base64')}`,
  };
}

export async function keepBuild(db: Db, { version: named, bytes, integrity }: Build, today: string): Promise<void> {
  await db
    .insertInto('embed_build')
    .values({ version: named, bytes, integrity, first_on: today })
    .onConflict((conflict) => conflict.doNothing())
    .execute();
}

/** A build that was handed out, by this server or an earlier one. */
export async function buildNamed(db: Db, named: string, today: string): Promise<Build | undefined> {
  const build = await currentBuild(db, today);
  if (build?.version === named) return build;
  return db
    .selectFrom('embed_build')
    .select(['version', 'bytes', 'integrity'])
    .where('version', '=', named)
    .executeTakeFirst();
}

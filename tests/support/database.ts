import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { inject, onTestFinished, test } from 'vitest';

declare module 'vitest' {
  interface ProvidedContext {
    databaseKind: 'sqlite' | 'postgres';
  }
}

/** What does not depend on the database is asked once. */
export const onSqlite: ReturnType<typeof test.skipIf> = test.skipIf(inject('databaseKind') === 'postgres');

let counter = 0;

/** A folder that is gone after the test. */
export function temporaryFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'a39-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

/** An empty database of the kind that this vitest project is about: a path or a URL. @param encoding of PostgreSQL */
export async function emptyDatabase(folder: string = temporaryFolder(), encoding = 'UTF8'): Promise<string> {
  if (inject('databaseKind') === 'sqlite') return join(folder, `test-${++counter}.sqlite`);
  const url = new URL(inject('postgresUrl'));
  const name = `test_${process.pid}_${++counter}_${Date.now()}`;
  const admin = new pg.Client({ connectionString: url.href });
  await admin.connect();
  await admin.query(`create database ${name} encoding '${encoding}' template template0`);
  await admin.end();
  url.pathname = name;
  return url.href;
}

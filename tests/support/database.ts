import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { inject, onTestFinished, test } from 'vitest';
import { databaseAt } from './beginning.ts';

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
  return newDatabase(`encoding '${encoding}' template template0`);
}

/** A PostgreSQL database with a name of its own, gone after the test. @param how the end of `create database` */
export async function newDatabase(how: string): Promise<string> {
  const server = inject('postgresUrl');
  const name = `test_${process.pid}_${++counter}_${Date.now()}`;
  onTestFinished(async () => void (await (await keeper(server)).query(`drop database ${name} with (force)`)));
  await (await keeper(server)).query(`create database ${name} ${how}`);
  return databaseAt(server, name);
}

let connected: Promise<pg.Client> | undefined;

/** The connection that makes and drops databases, one for all tests of a worker: to connect costs as much as to drop. */
function keeper(server: string): Promise<pg.Client> {
  connected ??= (async () => {
    const client = new pg.Client({ connectionString: server });
    client.on('error', () => {}); // The server may stop before the worker does.
    await client.connect();
    return client;
  })();
  return connected;
}

import { sql } from 'kysely';
import { expect, inject, onTestFinished, test } from 'vitest';
import { migrate } from '../../db/migrate.ts';
import { migrations, type Migration } from '../../db/migrations/index.ts';
import { openDb } from '../../db/open.ts';
import { emptyDatabase, temporaryFolder } from '../support/database.ts';

async function opened() {
  const db = openDb(await emptyDatabase());
  onTestFinished(() => db.destroy());
  return db;
}

test('every prefix of the list can be taken up, and running it again does nothing', async () => {
  const db = await opened();
  for (let count = 1; count <= migrations.length; count++)
    expect(await migrate(db, migrations.slice(0, count))).toEqual([migrations[count - 1]!.name]);
  expect(await migrate(db)).toEqual([]);
});

test('a migration that fails half-way leaves nothing', async () => {
  const db = await opened();
  const broken: Migration = {
    name: 'broken',
    async up(trx) {
      await sql`create table half (id text)`.execute(trx);
      await sql`insert into nowhere values (1)`.execute(trx);
    },
  };
  await expect(migrate(db, [...migrations, broken])).rejects.toThrow('The migration broken failed');
  expect((await db.introspection.getTables()).map((table) => table.name)).not.toContain('half');
  expect(await migrate(db)).toEqual(migrations.map((migration) => migration.name));
});

test('a database of a newer version is refused', async () => {
  const db = await opened();
  await migrate(db);
  await sql`insert into migration values ('2099-01-01-future', '2099-01-01T00:00:00Z')`.execute(db);
  await expect(migrate(db)).rejects.toThrow('made by a newer Article 39');
});

test('two servers that start at once agree', async () => {
  const url = await emptyDatabase();
  const [one, two] = [openDb(url), openDb(url)];
  onTestFinished(async () => void (await Promise.all([one.destroy(), two.destroy()])));
  const ran = await Promise.all([migrate(one), migrate(two)]);
  expect(ran.flat().toSorted()).toEqual(migrations.map((migration) => migration.name).toSorted());
});

test('a PostgreSQL database that cannot hold every text is refused, with the statement that makes one that can', async ({
  skip,
}) => {
  if (inject('databaseKind') !== 'postgres') skip();
  const db = openDb(await emptyDatabase(temporaryFolder(), 'SQL_ASCII'));
  onTestFinished(() => db.destroy());
  await expect(migrate(db)).rejects.toThrow(
    "has the encoding SQL_ASCII. Make it with: create database article39 encoding 'UTF8'",
  );
});

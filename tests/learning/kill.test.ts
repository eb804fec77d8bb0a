import { expect, inject, test } from 'vitest';
import { killRounds } from '../../bench/kill.ts';
import { emptyDatabase } from '../support/database.ts';

/** The small form; `npm run bench -- kill` runs twenty rounds of a thousand learners. */
test('a server that is killed while learners complete has lost nothing that it acknowledged', async () => {
  const database = inject('databaseKind');
  const result = await killRounds({
    database,
    rounds: 2,
    learners: 60,
    ...(database === 'postgres' && { postgresUrl: await emptyDatabase() }),
  });
  expect(result.acknowledged).toBeGreaterThan(0);
  expect(result.kept).toBeGreaterThanOrEqual(result.acknowledged);
});

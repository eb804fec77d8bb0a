import { expect, inject, test } from 'vitest';
import { killRounds } from '../../bench/kill.ts';
import { emptyDatabase } from '../support/database.ts';
import { courseForAll } from '../support/installation.ts';

/** The small form; `npm run bench -- kill` runs twenty rounds of a thousand learners. */
test('a server that is killed while learners complete has lost nothing that it acknowledged', async () => {
  const database = inject('databaseKind');
  const result = await killRounds({
    database,
    rounds: 2,
    learners: 60,
    more: { A39_COURSES: courseForAll() },
    ...(database === 'postgres' && { postgresUrl: await emptyDatabase() }),
  });
  expect(result.acknowledged).toBeGreaterThan(0);
  expect(result.kept).toBeGreaterThanOrEqual(result.acknowledged);
});

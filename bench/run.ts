/**
 * `npm run bench`: prints one table. The client shares the machine with the server, so ratios within one run say more than
 * figures. `npm run bench -- kill` runs the long form of the kill test instead, `npm run bench -- evidence 1000000`
 * measures a large log, `npm run bench -- organisation` an organisation of 50,000 people.
 */
import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { evidenceAtSize } from './evidence.ts';
import { overHttp } from './over-http.ts';
import { inProcess } from './in-process.ts';
import { killRounds } from './kill.ts';
import { organisationAtSize } from './organisation.ts';

const [what, size, only] = process.argv.slice(2);
if (what === 'kill') {
  for (const database of ['sqlite', 'postgres'] as const) {
    const { rounds, acknowledged, kept } = await killRounds({ database, rounds: 20, learners: 1000 });
    console.log(
      `${database}: ${rounds} kills, ${acknowledged} acknowledged, ${kept} kept, none lost, none twice, tree verified`,
    );
  }
} else if (what === 'evidence') {
  await evidenceAtSize(Number(size ?? 100_000));
} else if (what === 'organisation') {
  for (const kind of ['sqlite', 'postgres'] as const)
    if (only === undefined || only === kind) await organisationAtSize(Number(size ?? 50_000), kind);
} else {
  const started = performance.now();
  execFileSync(process.execPath, [join(import.meta.dirname, '../server/article39.mjs'), 'courses', 'check'], {
    stdio: 'ignore',
  });
  console.log(`All courses read and checked, cold, in ${Math.round(performance.now() - started)} ms.`);
  console.table({ ...(await overHttp()), ...(await inProcess()) });
}

/**
 * `npm run bench`: prints one table. The client shares the machine with the server, so ratios within one run say more than
 * figures. `npm run bench -- kill` runs the long form of the kill test instead.
 */
import { overHttp } from './over-http.ts';
import { inProcess } from './in-process.ts';
import { killRounds } from './kill.ts';

const [what] = process.argv.slice(2);
if (what === 'kill') {
  for (const database of ['sqlite', 'postgres'] as const) {
    const { rounds, acknowledged, kept } = await killRounds({ database, rounds: 20, learners: 1000 });
    console.log(
      `${database}: ${rounds} kills, ${acknowledged} acknowledged, ${kept} kept, none lost, none twice, tree verified`,
    );
  }
} else {
  console.table({ ...(await overHttp()), ...(await inProcess()) });
}

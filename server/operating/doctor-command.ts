import { existsSync } from 'node:fs';
import { isPostgresUrl, openDb } from '../../db/open.ts';
import { readConfig, type Config, type Environment } from '../config.ts';
import { dayIn } from '../day.ts';
import { ofEvidence } from './examination/evidence.ts';
import type { Examination, Examined, Finding } from './examination/finding.ts';
import { ofMachine } from './examination/machine.ts';
import { ofOthers } from './examination/others.ts';
import { ofTraining } from './examination/training.ts';
import { Misuse, runCommand } from './run-command.ts';

const usage = `Usage: article39 doctor [--json]

Looks at everything that can be wrong with the installation that the settings name, and says what to do. It changes nothing and
sends no mail. The server may run.

Each line is ok, look (somebody should, soon) or wrong.

Exit code: 0 nothing is wrong, 1 something is, 2 wrong usage.`;

const options = { json: { type: 'boolean', default: false }, help: { type: 'boolean', short: 'h' } } as const;

/**
 * `article39 doctor`: what is wrong; answers the exit code.
 * @param env the settings; those of the process, if left out
 */
export async function run(args: string[], env?: Environment): Promise<number> {
  return runCommand(args, { usage, options, runsBare: true }, async (named, { json }) => {
    if (named.length > 0) throw new Misuse('Nothing is named: it looks at everything.');
    const findings = await examine(env);
    if (json) console.log(JSON.stringify(findings, null, 2));
    else for (const finding of findings) print(finding);
    return findings.some(({ state }) => state === 'wrong') ? 1 : 0;
  });
}

function print({ state, about, message, todo }: Finding): void {
  console.log(`${state.padEnd(6)}${about.padEnd(14)}${message}`);
  if (todo !== undefined) console.log(`${''.padEnd(20)}-> ${todo}`);
}

async function examine(env: Environment | undefined): Promise<Finding[]> {
  let config: Config;
  try {
    config = readConfig(env);
  } catch (error) {
    return [{ about: 'settings', state: 'wrong', message: sentence(error), todo: 'See docs/settings.md.' }];
  }
  const settings: Finding = { about: 'settings', state: 'ok', message: `of ${config.organisation}` };
  // Opening would make the file.
  if (!isPostgresUrl(config.database) && !existsSync(config.database)) {
    const message = `There is no ${config.database}.`;
    const todo = 'Set A39_DATA or A39_DATABASE as for the server, or start it once.';
    return [settings, { about: 'database', state: 'wrong', message, todo }];
  }
  const now = new Date();
  const db = openDb(config.database);
  try {
    const there: Examined = { config, db, now, today: dayIn(config.timeZone, now) };
    const findings = [settings];
    for (const examination of [...ofMachine, ...ofEvidence, ...ofOthers, ...ofTraining]) {
      findings.push(await findingOf(examination, there));
      // Without the database all that follows would say the same.
      const { about, state } = findings.at(-1)!;
      if (about === 'database' && state === 'wrong') break;
    }
    return findings;
  } finally {
    await db.destroy();
  }
}

async function findingOf({ about, look }: Examination, there: Examined): Promise<Finding> {
  try {
    return { about, ...(await look(there)) };
  } catch (error) {
    return { about, state: 'wrong', message: sentence(error), todo: 'Put that right, and look again.' };
  }
}

/** Many a driver says nothing but a code. */
function sentence(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  if (error instanceof AggregateError) return error.errors.map(sentence).join('; ');
  return error.message;
}

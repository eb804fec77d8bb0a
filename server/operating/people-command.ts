import { readFile, stat } from 'node:fs/promises';
import { basename } from 'node:path';
import { inTransaction, type Trx } from '../../db/transaction.ts';
import { readConfig, type Environment } from '../config.ts';
import { dayIn } from '../day.ts';
import { grantRole } from '../directory/roles.ts';
import { largestCsv } from '../directory/csv-text.ts';
import { importPeople } from '../directory/import-people.ts';
import { leaversOf, planImport } from '../directory/import-plan.ts';
import { countsOf } from '../directory/import-preview.ts';
import { readPeople } from '../directory/import-read.ts';
import type { ImportMode } from '../directory/import-shapes.ts';
import { importReport } from './import-report.ts';
import { withInstallation, type OpenInstallation } from './open-installation.ts';
import { Misuse, oneFile, runCommand, type Values } from './run-command.ts';

const usage = `Usage: article39 people import FILE [--complete] [--dry-run] [--confirm-leavers N]
       article39 people grant dpo|training_admin STAFF_NUMBER
       article39 people forget-sign-in STAFF_NUMBER

With SQLite, stop the server first.

grant           gives a role to somebody on staff: how the first data protection officer gets in (docs/sign-in.md).
forget-sign-in  signs them out everywhere, and lets them be found anew: after their account at the company was made anew.
import          reads people from a CSV file of HR's into the installation that the settings name (docs/people.md). Prints
                line by line what changes and what is wrong. All of it is imported, or nothing.

  --complete           the file names everybody on staff: whoever it does not name was there until yesterday
  --dry-run            says what would change, and changes nothing
  --confirm-leavers N  so many leave, and that is right; asked for when more than 5 and more than a tenth of the staff would

Exit code: 0 done, 1 refused or something is wrong, 2 wrong usage.`;

const options = {
  complete: { type: 'boolean', default: false },
  'dry-run': { type: 'boolean', default: false },
  'confirm-leavers': { type: 'string' },
  help: { type: 'boolean', short: 'h' },
} as const;

/** What an import was asked to do. */
interface Order {
  path: string;
  mode: ImportMode;
  dryRun: boolean;
  confirmLeavers: number | undefined;
}

/**
 * `article39 people`: what an operator does with the staff list; answers the exit code.
 * @param env the settings; those of the process, if left out
 */
export async function run(args: string[], env?: Environment): Promise<number> {
  return runCommand(args, { usage, options }, async (named, values) => {
    const [what, ...rest] = named;
    if (what === 'grant' || what === 'forget-sign-in') {
      const change = what === 'grant' ? granting(rest) : forgetting(rest);
      return withInstallation(readConfig(env), change);
    }
    const order = orderFrom(named, values);
    const bytes = await read(order.path);
    return withInstallation(readConfig(env), (installation) => carryOut(installation, bytes, order));
  });
}

function orderFrom([name, ...files]: string[], values: Values<typeof options>): Order {
  if (name !== 'import') throw new Misuse(`There is no command ${JSON.stringify(name)}.`);
  const path = oneFile(files);
  const number = values['confirm-leavers'];
  if (number !== undefined && !/^\d{1,7}$/.test(number)) throw new Misuse('--confirm-leavers takes a number.');
  return {
    path,
    mode: values.complete ? 'complete' : 'changes',
    dryRun: values['dry-run'],
    confirmLeavers: number === undefined ? undefined : Number(number),
  };
}

type Change = (there: OpenInstallation) => Promise<number>;

function granting([role, staffNumber, ...others]: string[]): Change {
  if ((role !== 'dpo' && role !== 'training_admin') || staffNumber === undefined || others.length > 0)
    throw new Misuse('Name a role, dpo or training_admin, and one staff number.');
  return async ({ config, db, now }) => {
    const moment = { today: dayIn(config.timeZone, now()), now: now() };
    const name = await inTransaction(db, async (trx) => {
      const person = await called(trx, staffNumber);
      await grantRole(trx, { personId: person.id, role }, { id: null, ...moment });
      return person.name;
    });
    console.log(`${name} (${staffNumber}) is ${role} now.`);
    return 0;
  };
}

function forgetting([staffNumber, ...others]: string[]): Change {
  if (staffNumber === undefined || others.length > 0) throw new Misuse('Name one staff number.');
  return async ({ db }) => {
    const name = await inTransaction(db, async (trx) => {
      const person = await called(trx, staffNumber);
      await trx.deleteFrom('identity').where('person_id', '=', person.id).execute();
      await trx.deleteFrom('sign_in').where('person_id', '=', person.id).execute();
      return person.name;
    });
    console.log(`${name} (${staffNumber}) is signed out everywhere, and is found anew at the next sign-in.`);
    return 0;
  };
}

async function called(trx: Trx, staffNumber: string): Promise<{ id: string; name: string }> {
  const person = await trx
    .selectFrom('person')
    .select(['id', 'name'])
    .where('staff_number', '=', staffNumber)
    .executeTakeFirst();
  if (!person) throw new Error(`Nobody has the staff number ${staffNumber}.`);
  return person;
}

async function read(path: string): Promise<Buffer> {
  const { size } = await stat(path).catch(() => {
    throw new Error(`There is no file ${path}.`);
  });
  if (size > largestCsv) throw new Error(`${path} has more than 20 MB. Divide it.`);
  return readFile(path);
}

/** Prints the report first, so that it is there also when the import is refused. */
async function carryOut(
  { config, db, evidence, library, now }: OpenInstallation,
  bytes: Buffer,
  { path, mode, dryRun, confirmLeavers }: Order,
): Promise<number> {
  const today = dayIn(config.timeZone, now());
  const file = readPeople(bytes);
  const plan = await planImport(db, file, mode, today);
  for (const line of importReport(basename(path), file, plan, countsOf(plan, file))) console.log(line);
  if (plan.faults.length > 0) {
    console.log('\nNothing was imported. Correct the lines above and try again.');
    return 1;
  }
  const { leavers, drastic } = leaversOf(plan);
  if (dryRun) {
    console.log('\nNothing was changed: this was a dry run.');
    if (drastic) console.log(`So many leave that it takes --confirm-leavers ${leavers}.`);
    return 0;
  }
  const wish = { mode, fingerprint: plan.fingerprint, confirmLeavers };
  const { result } = await importPeople({ db, evidence, library }, file, wish, { today, now: now() });
  console.log(`\nImported. ${result.assigned} assignments were given out, ${result.ended} ended.`);
  return 0;
}

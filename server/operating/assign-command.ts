import { inTransaction, type Trx } from '../../db/transaction.ts';
import type { Db } from '../../db/open.ts';
import { assignCourse } from '../assignments/assign-course.ts';
import { courseClaim } from '../assignments/course-claim.ts';
import { readConfig, type Environment } from '../config.ts';
import { dayIn } from '../day.ts';
import { isIn, isOnStaff, resolve } from '../people/audience.ts';
import { peopleOnStaff, type Person } from '../people/people-queries.ts';
import { aDay, oneLine } from '../validated.ts';
import * as v from 'valibot';
import { withInstallation, type OpenInstallation } from './open-installation.ts';
import { Misuse, runCommand, type Values } from './run-command.ts';

const usage = `Usage: article39 assign COURSE --to WHOM [--to WHOM ...] --due DAY [options]

Gives people who are on staff today a course to do by a day, once. For whoever comes later too, make a rule on the screen
Obligations. With SQLite, stop the server first.

  --to WHOM         everyone, unit:NAME, group:NAME or a staff number; more staff numbers may follow
  --due DAY         2026-12-18
  --reason TEXT     why these people; it goes into evidence, so it names nobody
  --campaign NAME   names the round: whoever has the course in it keeps the assignment that there is
  --dry-run         says who would get it, and changes nothing

Exit code: 0 done, 1 refused or something is wrong, 2 wrong usage.`;

const options = {
  to: { type: 'string', multiple: true },
  due: { type: 'string' },
  reason: { type: 'string' },
  campaign: { type: 'string' },
  'dry-run': { type: 'boolean', default: false },
  help: { type: 'boolean', short: 'h' },
} as const;

interface Order {
  courseId: string;
  to: string[];
  dueOn: string;
  reason: string | undefined;
  campaign: string | undefined;
  dryRun: boolean;
}

/**
 * `article39 assign`: gives a course to people by hand; answers the exit code.
 * @param env the settings; those of the process, if left out
 */
export async function run(args: string[], env?: Environment): Promise<number> {
  return runCommand(args, { usage, options }, async (named, values) => {
    const order = orderFrom(named, values);
    return withInstallation(readConfig(env), (installation) => carryOut(installation, order));
  });
}

function orderFrom([courseId, ...more]: string[], values: Values<typeof options>): Order {
  const { to = [], due, reason, campaign } = values;
  if (to.length === 0) throw new Misuse('Say to whom: --to everyone, unit:NAME, group:NAME or a staff number.');
  if (!v.is(aDay, due)) throw new Misuse('Give a day that exists: --due 2026-12-18.');
  if (reason !== undefined && !v.is(oneLine(3, 200), reason))
    throw new Misuse('--reason takes 3 to 200 characters in one line.');
  if (campaign !== undefined && !v.is(oneLine(1, 80), campaign))
    throw new Misuse('--campaign takes at most 80 characters in one line.');
  return { courseId: courseId!, to: [...to, ...more], dueOn: due, reason, campaign, dryRun: values['dry-run'] };
}

/** More names than this nobody reads in a terminal. */
const shownAtMost = 20;

async function carryOut({ config, db, evidence, library, now }: OpenInstallation, order: Order): Promise<number> {
  const today = dayIn(config.timeZone, now());
  const { courseId, to, dueOn, dryRun } = order;
  if (dueOn < today) throw new Error(`${dueOn} is over. Choose today or a day that is still to come.`);
  const course = courseClaim(library, courseId);
  const { title } = library.current(courseId);
  const reason = order.reason ?? `Assigned by the operator on ${today}`;
  const campaign = order.campaign ?? `assigned ${today}`;
  const { people, assigned } = await inTransaction(db, async (trx) => {
    const meant = await peopleMeant(trx, to, today);
    if (dryRun) return { people: meant, assigned: meant.length - (await countWith(trx, meant, courseId, campaign)) };
    const given = { course, people: meant, campaign, dueOn, rule: reason };
    return { people: meant, assigned: await assignCourse(trx, evidence, given, today, now()) };
  });
  console.log(`${title} (${courseId}), due ${dueOn}, campaign "${campaign}"`);
  for (const { staffNumber, name } of people.slice(0, shownAtMost)) console.log(`  ${staffNumber} ${name}`);
  if (people.length > shownAtMost) console.log(`  and ${people.length - shownAtMost} more`);
  const had = people.length - assigned;
  console.log(
    dryRun
      ? `${assigned} people would get it, ${had} have it already. Nothing was changed: this was a dry run.`
      : `${assigned} people got it, ${had} had it already.`,
  );
  return 0;
}

async function countWith(trx: Trx, people: Person[], courseId: string, campaign: string): Promise<number> {
  const rows = await trx
    .selectFrom('assignment')
    .select('person_id')
    .where('course_id', '=', courseId)
    .where('campaign', '=', campaign)
    .execute();
  const have = new Set(rows.map((row) => row.person_id));
  return people.filter(({ id }) => have.has(id)).length;
}

/** Everybody whom the words of an operator mean, each once, by name. Throws with a sentence if nobody is meant by one of them. */
async function peopleMeant(db: Db | Trx, to: readonly string[], today: string): Promise<Person[]> {
  const ids = new Set<string>();
  for (const whom of to) {
    const found = await idsMeant(db, whom, today);
    if (found.length === 0)
      throw new Error(`${JSON.stringify(whom)} means nobody who is on staff today. Nothing was assigned.`);
    for (const id of found) ids.add(id);
  }
  return (await peopleOnStaff(db, today)).filter(({ id }) => ids.has(id));
}

async function idsMeant(db: Db | Trx, whom: string, today: string): Promise<string[]> {
  const staff = db
    .selectFrom('person')
    .select('id')
    .where((e) => isOnStaff(e, today));
  const chosen = async () => {
    if (whom === 'everyone') return staff.execute();
    if (whom.startsWith('unit:')) return staff.where('unit', '=', whom.slice('unit:'.length)).execute();
    if (!whom.startsWith('group:')) return staff.where('staff_number', '=', whom).execute();
    const name = whom.slice('group:'.length);
    const group = await db.selectFrom('staff_group').select('id').where('name', '=', name).executeTakeFirst();
    if (!group) throw new Error(`There is no group called ${JSON.stringify(name)}. Nothing was assigned.`);
    const members = await resolve(db, { kind: 'groups', ids: [group.id] });
    return staff.where((e) => isIn(e, members, today)).execute();
  };
  return (await chosen()).map(({ id }) => id);
}

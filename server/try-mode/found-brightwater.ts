import { randomUUID } from 'node:crypto';
import { inTransaction, type Trx } from '../../db/transaction.ts';
import { assignCourse } from '../assignments/assign-course.ts';
import { dayOf, daysAfter } from '../day.ts';
import type { Tools } from '../environment.ts';
import type { RuleTerms } from '../assignments/rule.ts';
import { changeRules } from '../assignments/rules.ts';
import { peopleOnStaff, type Person } from '../people/people-queries.ts';
import { dpo, trainingAdmin, units } from './brightwater.ts';

/**
 * Fills an empty database with Brightwater Outdoor, and gives everybody the courses there are. A database with people in it
 * is left as it is.
 */
export async function foundBrightwater({
  db,
  evidence,
  library,
  now,
  today,
}: Pick<Tools, 'db' | 'evidence' | 'library' | 'now' | 'today'>): Promise<void> {
  const at = now();
  await inTransaction(db, async (trx) => {
    if (await trx.selectFrom('person').select('id').limit(1).executeTakeFirst()) return;
    await hire(trx, at);
    const people = await peopleOnStaff(trx, dayOf(at));
    for (const [courseId, dueInDays] of Object.entries(obligations)) {
      if (!library.all().some((one) => one.courseId === courseId)) continue;
      const { version, lang, content } = library.current(courseId);
      const course = { id: courseId, version, lang, content };
      for (const [unit, inDays] of Object.entries(dueInDays)) {
        const members: Person[] = people.filter((person) => person.unit === unit);
        const rule = `Everyone in ${unit}, once a year`;
        const dueOn = daysAfter(dayOf(at), inDays);
        await assignCourse(
          trx,
          evidence,
          { course, people: members, campaign: dueOn.slice(0, 4), dueOn, rule },
          today(),
          at,
        );
      }
      await changeRules(
        trx,
        { evidence, library },
        { kind: 'make', terms: rules[courseId]! },
        {
          personId: null,
          today: today(),
          now: at,
        },
      );
    }
  });
}

/** Who must do which course, due in how many days. Some are late, so that there is something to see. */
const obligations: Record<string, Partial<Record<keyof typeof units, number>>> = {
  'whose-data': { Management: 21, Marketing: 9, 'Customer service': -6, Purchasing: 30, Warehouse: 14 },
  'a-campaign-that-holds': { Marketing: 45 },
  'choose-contract-check-leave': { Purchasing: 60 },
};

const everyYear = {
  dueOn: null,
  dueDays: 30,
  repeat: { kind: 'from_completion', months: 12 },
  leadDays: 30,
  graceDays: 0,
} as const;
const inUnit = (unit: keyof typeof units) => ({ kind: 'matching' as const, units: [unit], jobs: [], locations: [] });

/** What is asked of joiners, and of everybody a year after they completed it. */
const rules: Record<string, RuleTerms> = {
  'whose-data': {
    courseId: 'whose-data',
    audience: { kind: 'everyone' },
    reason: 'Everybody works with personal data; once a year',
    ...everyYear,
  },
  'a-campaign-that-holds': {
    courseId: 'a-campaign-that-holds',
    audience: inUnit('Marketing'),
    reason: 'Marketing plans campaigns; once a year',
    ...everyYear,
  },
  'choose-contract-check-leave': {
    courseId: 'choose-contract-check-leave',
    audience: inUnit('Purchasing'),
    reason: 'Purchasing chooses processors; once a year',
    ...everyYear,
  },
};

async function hire(trx: Trx, at: Date): Promise<void> {
  const joined = daysAfter(dayOf(at), -400);
  const director = randomUUID();
  let number = 1000;
  for (const [unit, names] of Object.entries(units)) {
    const group = randomUUID();
    await trx.insertInto('staff_group').values({ id: group, name: unit }).execute();
    let head = director;
    for (const [i, name] of names.entries()) {
      const id = unit === 'Management' && i === 0 ? director : randomUUID();
      await trx
        .insertInto('person')
        .values({
          id,
          staff_number: `BW-${++number}`,
          name,
          email: emailOf(name),
          unit,
          job: i === 0 ? `Head of ${unit}` : null,
          location: unit === 'Warehouse' ? 'Northfield' : 'Harbour House',
          joined_on: joined,
          left_on: null,
        })
        .execute();
      await trx
        .insertInto('group_member')
        .values({ group_id: group, person_id: id, from_on: joined, until_on: null })
        .execute();
      if (id !== director)
        await trx
          .insertInto('management')
          .values({ person_id: id, manager_id: i === 0 ? director : head, from_on: joined, until_on: null })
          .execute();
      if (i === 0) head = id;
      const role = name === dpo ? 'dpo' : name === trainingAdmin ? 'training_admin' : undefined;
      if (role)
        await trx.insertInto('person_role').values({ person_id: id, role, granted_at: at.toISOString() }).execute();
    }
  }
}

/** `zoe.muller@brightwater.example`: what is left of a name in plain ASCII. */
function emailOf(name: string): string {
  const plain = name
    .normalize('NFD')
    .replace(/[^a-zA-Z ]/g, '')
    .toLowerCase()
    .replaceAll(' ', '.');
  return `${plain}@brightwater.example`;
}

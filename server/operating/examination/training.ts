import { isOnStaff } from '../../people/audience.ts';
import { findCourses, loadCourse } from '../../courses/course-folder.ts';
import { dayOf, daysAfter } from '../../day.ts';
import { rulesInForce } from '../../assignments/rule-queries.ts';
import { heldBack } from '../../outbox/restored.ts';
import { heldSentence, howToEndHolding } from '../outbox-command.ts';
import { look, ok, wrong, type Examination } from './finding.ts';

/** Work, mails and calls that failed so many days back are still of interest. */
const recentDays = 7;

/** People, courses and rules, and what was to be done about them. */
export const ofTraining: Examination[] = [
  {
    about: 'nightly work',
    look: async ({ db, today }) => {
      const rows = await db
        .selectFrom('job_run')
        .select(['name', 'day', 'result'])
        .where('finished_at', 'is', null)
        .where('day', '>=', daysAfter(today, -recentDays))
        .orderBy('day', 'desc')
        .execute();
      const failed = rows.filter(({ result }) => result !== null);
      const [last] = failed;
      return last
        ? look(
            `${failed.length} failed in ${recentDays} days, last ${last.name} on ${last.day}: ${last.result}`,
            'It is tried again each hour. The log of the server says more.',
          )
        : ok(`nothing failed in ${recentDays} days`);
    },
  },
  {
    about: 'reminders',
    look: async ({ db, now }) => {
      const rows = await db
        .selectFrom('reminder')
        .select(['state', (e) => e.fn.countAll<number>().as('mails')])
        .where('state', 'in', ['unsure', 'failed', 'given_up'])
        .where('planned_at', '>=', daysAfter(dayOf(now), -recentDays))
        .groupBy('state')
        .orderBy('state')
        .execute();
      return rows.length > 0
        ? look(
            `In ${recentDays} days: ${rows.map(({ state, mails }) => `${mails} ${state.replace('_', ' ')}`).join(', ')}.`,
            'The outbox says why, and sends again.',
          )
        : ok(`none failed in ${recentDays} days`);
    },
  },
  {
    about: 'outbox',
    look: async ({ db, now }) => {
      const waiting = await heldBack(db);
      if (waiting) return look(heldSentence(waiting), howToEndHolding);
      const { given } = await db
        .selectFrom('delivery')
        .select((e) => e.fn.countAll<number>().as('given'))
        .where('state', '=', 'dead')
        .where('made_at', '>=', daysAfter(dayOf(now), -recentDays))
        .executeTakeFirstOrThrow();
      return given > 0
        ? look(
            `${given} messages to learning platforms, record stores or webhooks were given up in ${recentDays} days.`,
            'The settings screens say why, and send them again.',
          )
        : ok(`none given up in ${recentDays} days`);
    },
  },
  {
    about: 'courses',
    look: async ({ config, now }) => {
      const wrongOnes: string[] = [];
      const folders = await findCourses(config.coursesFolder);
      for (const folder of folders) {
        const { remarks } = await loadCourse(folder, dayOf(now));
        const [first] = remarks.filter(({ severity }) => severity === 'error');
        if (first) wrongOnes.push(`${first.file}:${first.line} ${first.message}`);
      }
      return wrongOnes.length > 0
        ? look(
            `${wrongOnes.length} have errors, so their last good version goes on: ${wrongOnes[0]}`,
            'article39 courses check says all.',
          )
        : ok(`${folders.length} without errors in ${config.coursesFolder}`);
    },
  },
  {
    about: 'rules',
    look: async ({ db }) => {
      const rules = await rulesInForce(db);
      const published = await db.selectFrom('course_version').select('course_id').distinct().execute();
      const there = new Set(published.map((row) => row.course_id));
      const gone = rules.filter(({ courseId }) => !there.has(courseId));
      return gone.length > 0
        ? wrong(
            `${gone.length} ask for courses that are not published: ${gone.map(({ courseId }) => courseId).join(', ')}.`,
            'Publish them again, or end the rules.',
          )
        : ok(`${rules.length} in force`);
    },
  },
  {
    about: 'people',
    look: async ({ db, today }) => {
      const staff = db.selectFrom('person').where((e) => isOnStaff(e, today));
      const counted = await staff
        .select((e) => [
          e.fn.countAll<number>().as('people'),
          e.fn.sum<number | null>(e.case().when('email', 'not like', '%_@_%').then(1).else(0).end()).as('noMail'),
        ])
        .executeTakeFirstOrThrow();
      const { people } = counted;
      const noMail = counted.noMail ?? 0;
      if (people === 0) return look('Nobody is on staff.', 'Import people: docs/people.md.');
      return noMail > 0
        ? look(`${noMail} of ${people} have no e-mail address, so they are not reminded.`, 'Ask HR for them.')
        : ok(`${people} on staff, all with an e-mail address`);
    },
  },
  {
    about: 'managers',
    look: async ({ db, today }) => {
      const managed = db
        .selectFrom('management')
        .innerJoin('person', 'person.id', 'management.person_id')
        .innerJoin('person as manager', 'manager.id', 'management.manager_id')
        .where('management.from_on', '<=', today)
        .where((e) => e.or([e('management.until_on', 'is', null), e('management.until_on', '>', today)]))
        .where((e) => isOnStaff(e, today));
      const { people } = await db
        .selectFrom('person')
        .select((e) => e.fn.countAll<number>().as('people'))
        .where((e) => isOnStaff(e, today))
        .executeTakeFirstOrThrow();
      const { have } = await managed
        .select((e) => e.fn.count<number>('management.person_id').distinct().as('have'))
        .executeTakeFirstOrThrow();
      const left = await managed
        .select(['manager.staff_number', (e) => e.fn.countAll<number>().as('reports')])
        .where('manager.left_on', '<', today)
        .groupBy('manager.staff_number')
        .orderBy('manager.staff_number')
        .execute();
      if (left.length > 0)
        return look(
          `${left.length} have left and still have people: ${left
            .slice(0, 5)
            .map((row) => row.staff_number)
            .join(', ')}.`,
          'Import who manages them now.',
        );
      const without = people - have;
      // Whoever leads the house has none.
      return without > Math.max(1, people / 10)
        ? look(
            `${without} of ${people} people have no manager, so nobody is told when they are late.`,
            'Import managers.',
          )
        : ok(`${without} of ${people} people have none`);
    },
  },
];

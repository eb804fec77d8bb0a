import { Hono } from 'hono';
import * as v from 'valibot';
import { assignCourse } from '../assignments/assign-course.ts';
import { courseClaim } from '../assignments/course-claim.ts';
import type { Signed } from '../environment.ts';
import { seen } from '../people/access-log.ts';
import { isIn, resolve } from '../people/audience.ts';
import { Refusal } from '../refusals.ts';
import { oneLine } from '../validated.ts';
import { asked, body, opened, told } from './described.ts';
import { once } from './idempotency.ts';
import { aPageOf, paged, pageOf, wantedPage } from './paging.ts';
import { peopleNamed } from './people-named.ts';
import { courseId, day, givenDay, somebody, staffNumbers, word } from './shapes.ts';

const standings = ['open', 'overdue', 'done', 'exempt'] as const;

const assignment = v.pipe(
  v.object({
    ...somebody,
    courseId: v.string(),
    standing: v.pipe(v.picklist(standings), v.description('Begun and not begun are both `open`.')),
    dueOn: v.nullable(day),
    doneOn: v.pipe(v.nullable(day), v.description('Day of the newest completion, also of an earlier round.')),
  }),
  v.metadata({ ref: 'Assignment' }),
);
const assignmentsQuery = v.object({
  course: word,
  standing: v.optional(v.picklist(standings)),
  unit: word,
  group: v.pipe(word, v.description('Id of a group.')),
  staffNumber: word,
  ...paged,
});

const newAssignments = v.pipe(
  v.strictObject({
    courseId,
    staffNumbers,
    campaign: v.pipe(
      oneLine(1, 80),
      v.description('Names the round: whoever has the course in it keeps the assignment that there is.'),
    ),
    dueOn: givenDay,
    reason: v.pipe(oneLine(3, 200), v.description('Why these people. It goes into evidence, so it names nobody.')),
  }),
  v.metadata({ ref: 'NewAssignments' }),
);
const given = v.pipe(
  v.object({ assigned: v.number(), already: v.pipe(v.number(), v.description('Had it in this campaign.')) }),
  v.metadata({ ref: 'Assigned' }),
);
const example = {
  staffNumber: 'BW-1007',
  name: 'Mina Okafor',
  unit: 'Marketing',
  courseId: 'whose-data',
  standing: 'open',
  dueOn: '2026-12-18',
  doneOn: '2025-11-30',
};

/** What is asked of whom, and where they stand. */
export const assignmentRoutes = new Hono<Signed>()
  .get(
    '/assignments',
    told({
      summary: 'Where everybody on staff stands with each course that is asked of them',
      description: 'One row for each person and course.',
      scopes: ['assignments:read', 'reports:read'],
      answer: aPageOf(assignment),
      example: { rows: [example], next: null },
      refuses: ['group_unknown'],
    }),
    opened('assignments:read', 'reports:read'),
    asked(assignmentsQuery),
    async (c) => {
      const { db, today } = c.var.tools;
      const { course, standing, unit, group, staffNumber, ...wanted } = c.req.valid('query');
      const { after, take } = wantedPage('assignments', ['string', 'string'], wanted);
      const members = group === undefined ? null : await resolve(db, { kind: 'groups', ids: [group] });
      const rows = await db
        .selectFrom('standing')
        .innerJoin('person', 'person.id', 'standing.person_id')
        .select(['person.id', 'person.staff_number', 'person.name', 'person.unit', 'standing.course_id'])
        .select(['standing.state', 'standing.due_on', 'standing.overdue_after', 'standing.done_on'])
        .$if(course !== undefined, (q) => q.where('standing.course_id', '=', course!))
        .$if(standing === 'overdue', (q) => q.where('standing.overdue_after', '<', today()))
        .$if(standing === 'open' || standing === 'done' || standing === 'exempt', (q) =>
          q.where('standing.state', '=', standing as 'open' | 'done' | 'exempt'),
        )
        .$if(unit !== undefined, (q) => q.where('person.unit', '=', unit!))
        .$if(staffNumber !== undefined, (q) => q.where('person.staff_number', '=', staffNumber!))
        .$if(members !== null, (q) => q.where((e) => isIn(e, members!, today())))
        .$if(after !== null, (q) =>
          q.where((e) =>
            e(
              e.refTuple('standing.person_id', 'standing.course_id'),
              '>',
              e.tuple(String(after![0]), String(after![1])),
            ),
          ),
        )
        .orderBy('standing.person_id')
        .orderBy('standing.course_id')
        .limit(take)
        .execute();
      const page = pageOf('assignments', rows, take, (row) => [row.id, row.course_id]);
      const ids = page.rows.map((row) => row.id);
      await seen(db, { kind: 'key', id: c.var.key.id }, 'obligations', ids, today());
      return c.json({
        rows: page.rows.map((row) => ({
          staffNumber: row.staff_number,
          name: row.name,
          unit: row.unit,
          courseId: row.course_id,
          standing: row.overdue_after !== null && row.overdue_after < today() ? ('overdue' as const) : row.state,
          dueOn: row.due_on,
          doneOn: row.done_on,
        })),
        next: page.next,
      });
    },
  )
  .post(
    '/assignments',
    told({
      summary: 'Gives people a course to do by a day',
      description: 'All of it is done, or nothing. For whoever comes later too, make a rule.',
      scopes: ['assignments:write'],
      answer: given,
      example: { assigned: 12, already: 1 },
      refuses: ['course_unknown', 'person_unknown'],
      isOnce: true,
    }),
    opened('assignments:write'),
    body(newAssignments),
    async (c) => {
      const { library, evidence, now, today } = c.var.tools;
      const wanted = c.req.valid('json');
      if (wanted.dueOn < today())
        throw new Refusal('invalid_input', 'dueOn: Choose today or a day that is still to come.');
      await library.refresh();
      return once(c, wanted, async (trx) => {
        const people = await peopleNamed(trx, wanted.staffNumbers, today());
        const { campaign, dueOn, reason } = wanted;
        const course = courseClaim(library, wanted.courseId);
        const order = { course, people, campaign, dueOn, rule: reason };
        const assigned = await assignCourse(trx, evidence, order, today(), now());
        return { status: 200, body: { assigned, already: people.length - assigned } };
      });
    },
  );

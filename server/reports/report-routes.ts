import { Hono } from 'hono';
import * as v from 'valibot';
import { requireRole, requireRoleOrManagerInPage } from '../access/guard.ts';
import { titlesIn } from '../assignments/course-titles.ts';
import type { Signed } from '../environment.ts';
import { seen } from '../people/access-log.ts';
import { query } from '../validated.ts';
import { overdueOf } from './overdue.ts';
import { chosenBy, peopleFilter } from './people-filter.ts';
import { obligationsOf } from './person-obligations.ts';
import { scopeOf } from './scope.ts';
import { summaryOf, unitSummary } from './summary.ts';
import { choicesIn, coursesIn, teamOf, type Paging } from './team.ts';
import type { TeamChoices } from './team-shapes.ts';

const paged = v.object({
  ...peopleFilter.entries,
  page: v.optional(v.pipe(v.string(), v.regex(/^\d{1,6}$/, 'give the number of a page, the first is 0')), '0'),
  size: v.optional(v.picklist(['10', '25', '50', '100'], 'give 10, 25, 50 or 100'), '25'),
  sort: v.optional(v.picklist(['name', 'unit', 'due'])),
  dir: v.optional(v.picklist(['asc', 'desc']), 'asc'),
});

function pagingIn({ page, size, sort, dir }: v.InferOutput<typeof paged>, usual: Paging['sort']): Paging {
  return { page: Number(page), size: Number(size), sort: sort ?? usual, descending: dir === 'desc' };
}

const mayLook = requireRoleOrManagerInPage('manager', 'training_admin', 'dpo');
const answers = requireRole('training_admin', 'dpo');

/** Who stands where. Each page of people is noted in the access log before it is answered. */
export const reportRoutes = new Hono<Signed>()
  .get('/team', mayLook, query(paged), async (c) => {
    const { db, today } = c.var.tools;
    const asker = c.var.asker.person.id;
    const asked = c.req.valid('query');
    const scope = await scopeOf(db, asker, c.var.roles, today());
    const chosen = await chosenBy(db, asked, scope, today());
    const team = await teamOf(db, chosen, pagingIn(asked, 'name'), titlesIn(c));
    await seen(
      db,
      { kind: 'person', id: asker },
      'team',
      team.people.map((person) => person.id),
      today(),
    );
    return c.json(team);
  })
  .get('/team/choices', mayLook, async (c) => {
    const { db, today } = c.var.tools;
    const scope = await scopeOf(db, c.var.asker.person.id, c.var.roles, today());
    const titleOf = titlesIn(c);
    const groups =
      scope.kind === 'all'
        ? await db
            .selectFrom('staff_group')
            .select(['id', 'name'])
            .where('ended_at', 'is', null)
            .orderBy('name')
            .execute()
        : [];
    return c.json<TeamChoices>({
      ...(await choicesIn(db, scope, today())),
      groups,
      courses: (await coursesIn(db, scope)).map((id) => ({ id, title: titleOf(id) })),
    });
  })
  .get('/team/:person', mayLook, async (c) => {
    const { db, today } = c.var.tools;
    const asker = c.var.asker.person.id;
    const scope = await scopeOf(db, asker, c.var.roles, today());
    const found = await obligationsOf(
      db,
      c.req.param('person'),
      { scope, today: today(), withCategory: scope.kind === 'all' },
      titlesIn(c),
    );
    await seen(db, { kind: 'person', id: asker }, 'obligations', [found.person.id], today());
    return c.json(found);
  })
  .get('/overdue', mayLook, query(paged), async (c) => {
    const { db, today } = c.var.tools;
    const asker = c.var.asker.person.id;
    const asked = c.req.valid('query');
    const scope = await scopeOf(db, asker, c.var.roles, today());
    const chosen = await chosenBy(db, asked, scope, today());
    const overdue = await overdueOf(db, chosen, pagingIn(asked, 'due'), titlesIn(c));
    await seen(
      db,
      { kind: 'person', id: asker },
      'overdue',
      overdue.rows.map((row) => row.personId),
      today(),
    );
    return c.json(overdue);
  })
  .get('/summary', answers, async (c) => {
    const { db, today } = c.var.tools;
    return c.json(await summaryOf(db, today(), titlesIn(c)));
  })
  .get('/summary/units', answers, query(v.object({ course: v.pipe(v.string(), v.maxLength(80)) })), async (c) => {
    const { db, today } = c.var.tools;
    return c.json(await unitSummary(db, c.req.valid('query').course, today()));
  });

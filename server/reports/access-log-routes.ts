import { Hono } from 'hono';
import * as v from 'valibot';
import { requireRole } from '../access/guard.ts';
import type { Signed } from '../environment.ts';
import { seen } from '../people/access-log.ts';
import { aDay, query } from '../validated.ts';
import { accessLogPage, accessTo } from './access-log.ts';

const asked = v.object({
  person: v.optional(v.pipe(v.string(), v.minLength(1), v.maxLength(100))),
  day: v.optional(aDay),
  page: v.optional(v.pipe(v.string(), v.regex(/^\d{1,6}$/, 'give the number of a page, the first is 0')), '0'),
});

/** Who looked at whose training: everything for the data protection officer, one's own for everybody. */
export const accessLogRoutes = new Hono<Signed>()
  .get('/access-log', requireRole('dpo'), query(asked), async (c) => {
    const { db, today } = c.var.tools;
    const { person, day, page } = c.req.valid('query');
    const log = await accessLogPage(db, { person, day, page: Number(page), today: today() });
    // That somebody was looked at is itself something about them.
    const ids = log.rows.flatMap(({ people }) => people.map(({ id }) => id));
    await seen(db, { kind: 'person', id: c.var.asker.person.id }, 'access_log', ids, today());
    return c.json(log);
  })
  .get('/my/access', async (c) => c.json(await accessTo(c.var.tools.db, c.var.asker.person.id)));

import { Hono } from 'hono';
import { setCookie } from 'hono/cookie';
import * as v from 'valibot';
import { sessionView } from '../access/access-routes.ts';
import { sessionCookie } from '../access/guard.ts';
import type { Signed } from '../environment.ts';
import { personOnStaff } from '../people/people-queries.ts';
import { Refusal } from '../refusals.ts';
import { jsonBody } from '../validated.ts';
import { tryPeople } from './try-people.ts';

/** Only mounted in try mode: anyone may enter as anyone. */
export const tryRoutes = new Hono<Signed>()
  .get('/people', async (c) => c.json(await tryPeople(c.var.tools)))
  .put('/session', jsonBody(v.object({ personId: v.pipe(v.string(), v.maxLength(100)) })), async (c) => {
    const { db, sessions, now, today } = c.var.tools;
    const person = await personOnStaff(db, c.req.valid('json').personId, today());
    if (!person) throw new Refusal('not_found', 'Nobody on staff has that id.');
    const token = await sessions.open(person.id, now());
    setCookie(c, sessionCookie, token, { path: '/', secure: true, httpOnly: true, sameSite: 'Lax' });
    c.set('asker', { person });
    return c.json(await sessionView(c));
  });

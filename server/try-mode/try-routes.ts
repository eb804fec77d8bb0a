import { Hono } from 'hono';
import * as v from 'valibot';
import { sessionView } from '../access/access-routes.ts';
import { setSessionCookies } from '../access/cookies.ts';
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
    const how = { method: 'try', issuer: null, issuer_session: null, origin: null } as const;
    const tokens = await sessions.open(person.id, how, now());
    setSessionCookies(c, tokens);
    c.set('asker', (await sessions.askerWith(tokens.own, ['own'], now(), today()))!);
    return c.json(await sessionView(c));
  });

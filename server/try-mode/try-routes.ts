import { Hono, type Context } from 'hono';
import * as v from 'valibot';
import { sessionView } from '../access/access-routes.ts';
import { setSessionCookies } from '../access/cookies.ts';
import { assertOwnForm } from '../access/origins.ts';
import type { Signed } from '../environment.ts';
import { ownPathIn } from '../own-path.ts';
import { personOnStaff } from '../people/people-queries.ts';
import { Refusal } from '../refusals.ts';
import { jsonBody } from '../validated.ts';
import { tryPeople } from './try-people.ts';

/** Only mounted in try mode: anyone may enter as anyone. */
export const tryRoutes = new Hono<Signed>()
  .get('/people', async (c) => c.json(await tryPeople(c.var.tools)))
  .put('/session', jsonBody(v.object({ personId: v.pipe(v.string(), v.maxLength(100)) })), async (c) => {
    await enterAs(c, c.req.valid('json').personId);
    return c.json(await sessionView(c));
  });

/** The same for browsers without scripts: the form in the page of try mode. */
export const tryPages = new Hono<Signed>().post('/try', async (c) => {
  assertOwnForm(c);
  const { person, to } = await c.req.parseBody();
  await enterAs(c, typeof person === 'string' ? person : '');
  return c.redirect(ownPathIn(to), 303);
});

/** Refuses who is nobody on staff (`not_found`). */
async function enterAs(c: Context<Signed>, personId: string): Promise<void> {
  const { db, sessions, now, today } = c.var.tools;
  const person = await personOnStaff(db, personId, today());
  if (!person) throw new Refusal('not_found', 'Nobody on staff has that id.');
  const how = { method: 'try', issuer: null, issuer_session: null, origin: null } as const;
  const tokens = await sessions.open(person.id, how, now());
  setSessionCookies(c, tokens);
  c.set('asker', (await sessions.askerWith(tokens.own, ['own'], now(), today()))!);
}

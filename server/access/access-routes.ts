import { Hono, type Context } from 'hono';
import { getCookie } from 'hono/cookie';
import type { Signed } from '../environment.ts';
import { Refusal } from '../refusals.ts';
import type { SessionView, SignInView } from './access-shapes.ts';
import { cookies, deleteSessionCookies } from './cookies.ts';
import { signedIn } from './guard.ts';
import { rolesOf } from './session.ts';
import { signInsOf } from './sign-ins.ts';

export const accessRoutes = new Hono<Signed>()
  .get('/session', signedIn, async (c) => c.json(await sessionView(c)))
  .delete('/session', async (c) => {
    assertOwn(c);
    const token = getCookie(c, cookies.own) ?? getCookie(c, cookies.page);
    if (token) await c.var.tools.sessions.close(token);
    deleteSessionCookies(c);
    return c.body(null, 204);
  })
  .get('/my/sign-ins', signedIn, async (c) => {
    const { db, now } = c.var.tools;
    return c.json<SignInView[]>(await signInsOf(db, c.var.asker, now()));
  })
  .delete('/my/sign-ins', signedIn, async (c) => {
    assertOwn(c);
    await c.var.tools.sessions.closeOf(c.var.asker.person.id);
    deleteSessionCookies(c);
    return c.body(null, 204);
  })
  .delete('/my/sign-ins/:signIn', signedIn, async (c) => {
    assertOwn(c);
    const { person, signInId } = c.var.asker;
    const id = c.req.param('signIn');
    const ended = await c.var.tools.sessions.closeOf(person.id, id);
    if (ended === 0) throw new Refusal('sign_in_unknown', 'There is no such sign-in of yours, or it is over.');
    if (id === signInId) deleteSessionCookies(c);
    return c.body(null, 204);
  });

/** Whatever runs in someone else's page must not sign anybody out. */
function assertOwn(c: Context<Signed>): void {
  if (c.var.foreign || c.req.header('authorization') !== undefined)
    throw new Refusal('not_allowed', 'This is for the pages of Article 39 itself.');
}

/** The person who asks, with what they may do here: in a host page they are a learner, whatever else they are. */
export async function sessionView(c: Context<Signed>): Promise<SessionView> {
  const { db, config, today } = c.var.tools;
  const { person, kind } = c.var.asker;
  const { id, name, unit } = person;
  const roles = kind === 'own' ? [...(await rolesOf(db, id, today()))] : (['learner'] as const);
  return {
    person: { id, name, unit },
    roles: [...roles],
    organisation: { name: config.organisation, tryMode: config.tryMode, contact: config.contact },
  };
}

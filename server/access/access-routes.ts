import { Hono, type Context } from 'hono';
import { deleteCookie, getCookie } from 'hono/cookie';
import type { Signed } from '../environment.ts';
import type { SessionView } from './access-shapes.ts';
import { sessionCookie, signedIn } from './guard.ts';
import { rolesOf } from './session.ts';

export const accessRoutes = new Hono<Signed>()
  .get('/session', signedIn, async (c) => c.json(await sessionView(c)))
  .delete('/session', async (c) => {
    const token = getCookie(c, sessionCookie);
    if (token) await c.var.tools.sessions.close(token);
    deleteCookie(c, sessionCookie, { path: '/', secure: true });
    return c.body(null, 204);
  });

/** The person who asks, with what they may do. */
export async function sessionView(c: Context<Signed>): Promise<SessionView> {
  const { db, config, today } = c.var.tools;
  const { id, name, unit } = c.var.asker.person;
  const roles = await rolesOf(db, id, today());
  return {
    person: { id, name, unit },
    roles: [...roles],
    organisation: { name: config.organisation, tryMode: config.tryMode, contact: config.contact },
  };
}

import { getCookie } from 'hono/cookie';
import { createMiddleware } from 'hono/factory';
import type { Signed } from '../environment.ts';
import { Refusal } from '../refusals.ts';
import type { Role } from './access-shapes.ts';
import { rolesOf } from './session.ts';

/** `__Host-`: the browser only takes it over HTTPS (or from loopback), for this host alone, without a domain. */
export const sessionCookie = '__Host-a39_session';

/** Lets pass who is signed in; everybody else is refused (`sign_in_required`). */
export const signedIn = createMiddleware<Signed>(async (c, next) => {
  const token = getCookie(c, sessionCookie);
  const { sessions, now, today } = c.var.tools;
  const asker = token && (await sessions.askerWith(token, now(), today()));
  if (!asker) throw new Refusal('sign_in_required', 'Sign in first. Your session may have ended.');
  c.set('asker', asker);
  await next();
});

/**
 * Lets pass who has one of the roles that day, on our own pages only: whatever runs in someone else's page can do learner
 * things and nothing more (architecture rule 8). Refuses others (`not_allowed`).
 */
export function requireRole(...wanted: Exclude<Role, 'learner'>[]) {
  return createMiddleware<Signed>(async (c, next) => {
    const { db, today } = c.var.tools;
    const roles = c.var.foreign ? new Set<Role>() : await rolesOf(db, c.var.asker.person.id, today());
    if (!wanted.some((role) => roles.has(role))) {
      const who = wanted.map((role) => named[role]).join(' and ');
      throw new Refusal('not_allowed', `This is for ${who}, on the pages of Article 39 itself.`);
    }
    await next();
  });
}

const named = {
  manager: 'people who manage others',
  training_admin: 'training administrators',
  dpo: 'the data protection officer',
} as const;

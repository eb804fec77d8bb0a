import { getCookie } from 'hono/cookie';
import { createMiddleware } from 'hono/factory';
import { dayOf } from '../day.ts';
import type { Signed } from '../environment.ts';
import { Refusal } from '../refusals.ts';
import type { Role } from './access-shapes.ts';
import { rolesOf } from './session.ts';

/** `__Host-`: the browser only takes it over HTTPS (or from loopback), for this host alone, without a domain. */
export const sessionCookie = '__Host-a39_session';

/** Lets pass who is signed in; everybody else is refused (`sign_in_required`). */
export const signedIn = createMiddleware<Signed>(async (c, next) => {
  const token = getCookie(c, sessionCookie);
  const { sessions, now } = c.var.tools;
  const asker = token && (await sessions.askerWith(token, now()));
  if (!asker) throw new Refusal('sign_in_required', 'Sign in first. Your session may have ended.');
  c.set('asker', asker);
  await next();
});

/**
 * Lets pass who has the role that day, on our own pages only: whatever runs in someone else's page can do learner things and
 * nothing more (architecture rule 8). Refuses others (`not_allowed`).
 */
export function requireRole(role: Exclude<Role, 'learner'>) {
  return createMiddleware<Signed>(async (c, next) => {
    const { db, now } = c.var.tools;
    const roles = c.var.foreign ? new Set<Role>() : await rolesOf(db, c.var.asker.person.id, dayOf(now()));
    if (!roles.has(role)) throw new Refusal('not_allowed', refusalOf[role]);
    await next();
  });
}

const refusalOf = {
  manager: 'This is for people who manage others, on the pages of Article 39 itself.',
  training_admin: 'This is for training administrators, on the pages of Article 39 itself.',
  dpo: 'This is for the data protection officer, on the pages of Article 39 itself.',
} as const;

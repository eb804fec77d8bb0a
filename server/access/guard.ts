import type { Context } from 'hono';
import { getCookie } from 'hono/cookie';
import { createMiddleware } from 'hono/factory';
import type { Signed } from '../environment.ts';
import { Refusal } from '../refusals.ts';
import type { Role } from './access-shapes.ts';
import { cookies } from './cookies.ts';
import { pageWith } from './host-pages.ts';
import { rolesOf, type Asker } from './session.ts';

/** Lets pass who is signed in; everybody else is refused (`sign_in_required`). */
export const signedIn = createMiddleware<Signed>(async (c, next) => {
  const asker = await askerOf(c);
  if (!asker) throw new Refusal('sign_in_required', 'Sign in first. Your session may have ended.');
  c.set('asker', asker);
  await next();
});

/**
 * Who is asking. A host page shows its token, which works from its origin only; there no cookie opens anything. On our own pages
 * it is the cookie; a link in somebody else's page opens no more than a learner may see.
 */
export async function askerOf(c: Context<Signed>): Promise<Asker | undefined> {
  const { sessions, now, today, config } = c.var.tools;
  const bearer = bearerOf(c);
  if (bearer !== undefined) {
    const asker = await sessions.askerWith(bearer, ['embed'], now(), today());
    const from = c.var.foreign ? c.req.header('origin') : config.publicUrl;
    return asker?.identified.origin === from ? asker : undefined;
  }
  if (c.var.foreign) return undefined;
  const own = getCookie(c, cookies.own);
  if (own && isFromOurselves(c)) return sessions.askerWith(own, ['own'], now(), today());
  const page = getCookie(c, cookies.page);
  return page && isNavigation(c) ? sessions.askerWith(page, ['page'], now(), today()) : undefined;
}

/** The token that a host page shows (RFC 6750); undefined without one. */
export function bearerOf(c: Context): string | undefined {
  return /^Bearer +(\S{1,200}) *$/i.exec(c.req.header('authorization') ?? '')?.[1];
}

/** A sister site is not ourselves, although its requests bring the cookie. Programs and old browsers do not say. */
function isFromOurselves(c: Context): boolean {
  return [undefined, 'same-origin', 'none'].includes(c.req.header('sec-fetch-site'));
}

/** Somebody followed a link. */
function isNavigation(c: Context): boolean {
  return c.req.method === 'GET' && c.req.header('sec-fetch-mode') === 'navigate';
}

/**
 * Lets pass who has one of the roles that day, on our own pages only: whatever runs in someone else's page can do learner
 * things and nothing more (architecture rule 8). Refuses others (`not_allowed`).
 */
export function requireRole(...wanted: Exclude<Role, 'learner'>[]) {
  return createMiddleware<Signed>(async (c, next) => {
    const { db, today } = c.var.tools;
    const { asker } = c.var;
    const roles = asker.kind === 'own' ? await rolesOf(db, asker.person.id, today()) : new Set<Role>();
    if (!wanted.some((role) => roles.has(role))) throw notAllowed(wanted);
    c.set('roles', roles);
    await next();
  });
}

/**
 * Lets pass, besides who `requireRole` lets pass, managers in host pages that are registered for it: there they are managers and
 * nothing more, whatever else they are here. Only before routes that read. Refuses others (`not_allowed`).
 */
export function requireRoleOrManagerInPage(...wanted: Exclude<Role, 'learner'>[]) {
  const onOurPages = requireRole(...wanted);
  return createMiddleware<Signed>(async (c, next) => {
    const { db, today } = c.var.tools;
    const { origin } = c.var.asker.identified;
    if (c.var.asker.kind !== 'embed' || origin === null) return onOurPages(c, next);
    const page = await pageWith(c.var.tools, origin);
    const roles = page?.team ? await rolesOf(db, c.var.asker.person.id, today()) : new Set<Role>();
    if (!roles.has('manager')) throw notAllowed(wanted);
    c.set('roles', new Set<Role>(['learner', 'manager']));
    await next();
  });
}

function notAllowed(wanted: Exclude<Role, 'learner'>[]): Refusal {
  const who = wanted.map((role) => named[role]).join(' and ');
  return new Refusal('not_allowed', `This is for ${who}, on the pages of Article 39 itself.`);
}

const named = {
  manager: 'people who manage others',
  training_admin: 'training administrators',
  dpo: 'the data protection officer',
} as const;

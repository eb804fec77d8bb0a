import { createMiddleware } from 'hono/factory';
import type { Signed } from '../environment.ts';
import { Refusal } from '../refusals.ts';
import { keyWith } from './keys.ts';
import type { Scope } from './scopes.ts';

/**
 * Lets pass a program whose key has one of the scopes, and sets `c.var.key`. It needs no cookie and no header of ours, because
 * no browser sends a key by itself; a page that sends one must be our own (`foreign_origin`). Refuses a key that is missing,
 * unknown, expired or revoked (`key_required`), all in the same words, and one without the scope (`key_not_allowed`).
 */
export function keyed(...wanted: Scope[]) {
  return createMiddleware<Signed>(async (c, next) => {
    const { db, config, today } = c.var.tools;
    const origin = c.req.header('origin');
    if (origin !== undefined && origin !== config.publicUrl)
      throw new Refusal('foreign_origin', 'Keys are for programs: a page of another origin cannot use one.');
    const token = /^Bearer +(\S{1,200}) *$/i.exec(c.req.header('authorization') ?? '')?.[1] ?? '';
    const key = await keyWith(db, token, today());
    if (!key) {
      c.header('www-authenticate', `Bearer realm="Article 39"${token && ', error="invalid_token"'}`);
      throw new Refusal('key_required', 'Send a key that is in force: Authorization: Bearer a39_… See docs/api.md.');
    }
    if (!wanted.some((scope) => key.scopes.includes(scope))) {
      const scope = wanted.join(' ');
      c.header('www-authenticate', `Bearer realm="Article 39", error="insufficient_scope", scope="${scope}"`);
      throw new Refusal('key_not_allowed', `This needs a key with the scope ${wanted.join(' or ')}.`);
    }
    c.set('key', key);
    await next();
  });
}

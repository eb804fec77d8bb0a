import { Hono } from 'hono';
import * as v from 'valibot';
import { askerOf } from '../access/guard.ts';
import { pageWith, type HostPage } from '../access/host-pages.ts';
import type { Signed } from '../environment.ts';
import { refusalOf } from '../error-response.ts';
import { Refusal, refusals } from '../refusals.ts';
import { hashOf, newSecret } from '../secret.ts';
import { signInPages } from '../sign-in/sign-in-pages.ts';
import { query } from '../validated.ts';

const codeSeconds = 60;

const asked = v.object({
  origin: v.pipe(v.string(), v.maxLength(300)),
  redirect_uri: v.pipe(v.string(), v.maxLength(2_000)),
  state: v.pipe(v.string(), v.regex(/^[\w-]{16,200}$/, 'give 16 to 200 letters, digits, dashes and low lines')),
  code_challenge: v.pipe(v.string(), v.regex(/^[\w-]{43}$/, 'give a challenge of the method S256 (RFC 7636)')),
});

/**
 * Signs somebody in for a host page: on our own pages, then back to the page with a code that only it can use, because it alone
 * has the verifier. Refuses pages that are not registered (`redirect_not_registered`) and never sends anybody to one; a person sees
 * that, so it is a page.
 */
export const authorizeRoutes = new Hono<Signed>();

authorizeRoutes.onError((error, c) => {
  const { code, message } = refusalOf(error, c);
  if (refusals[code] >= 500) c.var.tools.log.error({ err: error, request: c.var.requestId }, message);
  return c.html(signInPages(c).refused(code), refusals[code]);
});

authorizeRoutes.get('/authorize', query(asked), async (c) => {
  const { db, now } = c.var.tools;
  const wanted = c.req.valid('query');
  const page = await pageWith(c.var.tools, wanted.origin);
  if (!page || !mayReturnTo(wanted.redirect_uri, page))
    throw new Refusal(
      'redirect_not_registered',
      'The page that sent you here is not registered. Tell whoever looks after it: the training server has to know its address.',
    );
  const asker = await askerOf(c);
  if (!asker) return c.redirect(`/sign-in?${new URLSearchParams({ to: pathOf(c.req.url) })}`, 303);
  const code = newSecret();
  await db.deleteFrom('embed_code').where('expires_at', '<=', now().toISOString()).execute();
  await db
    .insertInto('embed_code')
    .values({
      code_hash: hashOf(code),
      sign_in_id: asker.signInId,
      origin: page.origin,
      redirect_uri: wanted.redirect_uri,
      challenge: wanted.code_challenge,
      expires_at: new Date(now().getTime() + codeSeconds * 1_000).toISOString(),
    })
    .execute();
  // In the fragment: it is sent to no server and stands in no log.
  const answer = new URLSearchParams({ a39_code: code, a39_state: wanted.state });
  return c.redirect(`${wanted.redirect_uri}#${answer}`, 303);
});

/**
 * Whether a sign-in may return to that address: of exactly the registered origin, at or below its path, without a fragment, a name or
 * a password, and written as a browser writes it, so that what was checked is what will be opened.
 */
export function mayReturnTo(address: string, { origin, path }: Pick<HostPage, 'origin' | 'path'>): boolean {
  if (!URL.canParse(address)) return false;
  const url = new URL(address);
  if (url.href !== address || url.origin !== origin || url.hash !== '' || address.includes('#')) return false;
  if (url.username !== '' || url.password !== '') return false;
  return path.endsWith('/')
    ? url.pathname.startsWith(path)
    : url.pathname === path || url.pathname.startsWith(`${path}/`);
}

function pathOf(address: string): string {
  const { pathname, search } = new URL(address);
  return pathname + search;
}

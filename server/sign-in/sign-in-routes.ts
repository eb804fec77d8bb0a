import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Hono, type Context } from 'hono';
import { getCookie, setCookie } from 'hono/cookie';
import * as v from 'valibot';
import type { SignInTable } from '../../db/tables/session.ts';
import { inTransaction } from '../../db/transaction.ts';
import { cookies, deleteSessionCookies, setSessionCookies } from '../access/cookies.ts';
import { personFor } from '../access/identity.ts';
import { assertOwnForm } from '../access/origins.ts';
import { addressOf, Bucket } from '../bucket.ts';
import type { Signed, Tools } from '../environment.ts';
import { refusalOf } from '../error-response.ts';
import { languageOf } from '../language.ts';
import { ownPathIn } from '../own-path.ts';
import { Refusal, refusals } from '../refusals.ts';
import { newSecret } from '../secret.ts';
import { textIn } from '../validated.ts';
import { keepRoles, rolesIn } from './claims.ts';
import { CompanySignIn, type SignedInAtCompany } from './company.ts';
import { mailLink, useLink, whoseLink } from './mail-link.ts';
import { signInPages } from './sign-in-pages.ts';

/** Ties a sign-in to the browser in which it was begun. */
const browserCookie = '__Host-a39_browser';
const anAddress = v.pipe(v.string(), v.trim(), v.maxLength(254), v.email());

/** How somebody says who they are on our own pages: the company's sign-in, or a link by mail. Plain pages, without scripts. */
export function signInRoutes({ config, now }: Pick<Tools, 'config' | 'now'>): Hono<Signed> {
  const company = config.oidc ? new CompanySignIn(config.oidc, config.publicUrl, now) : undefined;
  // Behind a proxy all people of a company come from one address, and sign in at nine: what is counted by it is generous.
  const guesses = new Bucket({ burst: 600, msForOne: 100 });
  const links = new Bucket({ burst: 200, msForOne: 1_000 });
  const mailboxes = new Bucket({ burst: 3, msForOne: 5 * 60_000 });
  const app = new Hono<Signed>();

  app.onError((error, c) => {
    const { code, message } = refusalOf(error, c);
    if (refusals[code] >= 500) c.var.tools.log.error({ err: error, request: c.var.requestId }, message);
    else if (error.cause) c.var.tools.log.info({ why: nameOf(error.cause), request: c.var.requestId }, message);
    return c.html(signInPages(c).refused(code), refusals[code]);
  });

  const styles = readFileSync(join(import.meta.dirname, 'sign-in.css'), 'utf8');
  app
    .get('/sign-in.css', (c) =>
      c.body(styles, 200, { 'content-type': 'text/css; charset=utf-8', 'cache-control': 'max-age=300' }),
    )
    .get('/sign-in', (c) => {
      const to = ownPathIn(c.req.query('to'));
      return c.html(signInPages(c).choose({ to }));
    })
    .get('/sign-in/company', async (c) => {
      if (!company) return c.notFound();
      guesses.takeOrRefuse(c, addressOf(c), now(), 'Too many sign-ins at once.');
      const browser = getCookie(c, browserCookie) ?? newSecret();
      setCookie(c, browserCookie, browser, { path: '/', secure: true, httpOnly: true, sameSite: 'Lax', maxAge: 600 });
      const url = await company.begin(c.var.tools.db, { browser, returnTo: ownPathIn(c.req.query('to')) });
      return c.redirect(url.href, 303);
    })
    .get('/sign-in/callback', async (c) => {
      if (!company) return c.notFound();
      const query = new URL(c.req.url).search.slice(1);
      const found = await company.finish(c.var.tools.db, query, getCookie(c, browserCookie) ?? '');
      const personId = await personAtCompany(c.var.tools, company, found);
      const { issuer } = config.oidc!;
      const how = { method: 'company', issuer, issuer_session: found.issuerSession, origin: null } as const;
      return c.redirect(await enter(c, personId, how, found.returnTo), 303);
    })
    .post('/sign-in/company/ended', async (c) => {
      if (!company) return c.notFound();
      guesses.takeOrRefuse(c, addressOf(c), now(), 'Too many sign-outs at once.');
      const ended = await company.endedSession(textIn(await c.req.parseBody(), 'logout_token'));
      await c.var.tools.sessions.closeAtIssuer(ended.issuer, ended.issuerSession);
      return c.body(null, 200);
    })
    .post('/sign-in/mail', async (c) => {
      if (!config.mailSignIn) return c.notFound();
      assertOwnForm(c);
      const form = await c.req.parseBody();
      const to = ownPathIn(form['to']);
      const address = v.safeParse(anAddress, form['email']);
      if (!address.success) return c.html(signInPages(c).choose({ to, wrong: textIn(form, 'email') }), 400);
      links.takeOrRefuse(c, addressOf(c), now(), 'Too many links at once.');
      mailboxes.takeOrRefuse(c, address.output.toLowerCase(), now(), 'Too many links to one address.');
      mailLink(c.var.tools, { address: address.output, returnTo: to, lang: languageOf(c) });
      return c.html(signInPages(c).sent({ to }));
    })
    .get('/sign-in/link', async (c) => {
      guesses.takeOrRefuse(c, addressOf(c), now(), 'Too many links at once.');
      const token = c.req.query('token') ?? '';
      const name = await whoseLink(c.var.tools.db, token, now());
      if (name === undefined) throw new Refusal('link_unknown', 'This link was used or is too old.');
      return c.html(signInPages(c).link({ token, name }));
    })
    .post('/sign-in/link', async (c) => {
      assertOwnForm(c);
      guesses.takeOrRefuse(c, addressOf(c), now(), 'Too many links at once.');
      const token = textIn(await c.req.parseBody(), 'token');
      const { personId, returnTo } = await useLink(c.var.tools.db, token, now());
      const how = { method: 'mail', issuer: null, issuer_session: null, origin: null } as const;
      const path = await enter(c, personId, how, returnTo);
      // No redirect: a browser holds the policy of a page with a form against wherever that leads in the end, and it may be an intranet.
      c.header('refresh', `0; url=${path}`);
      return c.html(signInPages(c).signedIn({ path }));
    })
    .get('/sign-in/done', (c) => {
      if (getCookie(c, cookies.page) === undefined) return c.html(signInPages(c).noCookies(), 400);
      return c.redirect(ownPathIn(c.req.query('to')), 303);
    })
    .get('/sign-out', (c) => c.html(signInPages(c).signOut()))
    .post('/sign-out', async (c) => {
      assertOwnForm(c);
      const token = getCookie(c, cookies.own) ?? getCookie(c, cookies.page);
      if (token) await c.var.tools.sessions.close(token);
      deleteSessionCookies(c);
      return c.html(signInPages(c).signedOut());
    });
  return app;
}

/** The staff list decides who comes in; the claims, which roles they have, where the settings say so. */
async function personAtCompany(
  { db, now, today, config, log }: Tools,
  company: CompanySignIn,
  { claims }: SignedInAtCompany,
): Promise<string> {
  return inTransaction(db, async (trx) => {
    const moment = { today: today(), now: now() };
    const found = await personFor(trx, company.claimed(claims), config.oidc!.findBy, moment);
    if (!found) throw new Refusal('person_not_found', 'The account is good, but nobody on the staff list has it.');
    if (found.foundBy) log.info({ foundBy: found.foundBy }, 'somebody was linked to the company sign-in');
    const roles = rolesIn(claims, config.oidc!);
    if (roles) await keepRoles(trx, found.id, roles, moment.now);
    return found.id;
  });
}

/**
 * Hands out the cookies, and answers where to go. A new sign-in ends the one that this browser had: nobody goes on with a session that
 * somebody else planted.
 */
async function enter(
  c: Context<Signed>,
  personId: string,
  how: Pick<SignInTable, 'method' | 'issuer' | 'issuer_session' | 'origin'>,
  returnTo: string,
): Promise<string> {
  const { sessions, now } = c.var.tools;
  // From the issuer's page the browser brings only the second.
  const former = getCookie(c, cookies.own) ?? getCookie(c, cookies.page);
  if (former) await sessions.close(former);
  setSessionCookies(c, await sessions.open(personId, how, now()));
  return `/sign-in/done?${new URLSearchParams({ to: returnTo })}`;
}

/** What an error is called; its text may hold what the issuer sent. */
function nameOf(cause: unknown): string {
  const { code, name } = cause as { code?: string; name?: string };
  return code ?? name ?? 'unknown';
}

/* oxlint-disable lit/quoted-expressions -- hono/html puts no quotes of its own: without ours a value could become an attribute. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Hono, type Context } from 'hono';
import { html } from 'hono/html';
import { setFrameCookie, setRenewCookie } from '../access/cookies.ts';
import { askerOf } from '../access/guard.ts';
import { hostPages } from '../access/host-pages.ts';
import { addressOf, Bucket } from '../bucket.ts';
import type { Signed } from '../environment.ts';
import { refusalOf } from '../error-response.ts';
import { plainPage } from '../pages/plain-page.ts';
import { pageWords } from '../pages/words.ts';
import { refusals } from '../refusals.ts';
import { framedElement, type FramedElement } from './framed-element.ts';
import { framePage, letBeFramed, refusedFrame, speechOf, type Staging } from './frame-page.ts';
import { readHostToken } from './host-token.ts';
import { signInByHost } from './host-sign-in.ts';
import { issuersNow } from './issuers.ts';

const styles = readFileSync(join(import.meta.dirname, 'frame.css'), 'utf8');
const refusedLaunches = new Bucket({ burst: 60, msForOne: 500 });

/**
 * Elements in a frame, for hosts that allow nothing else. Only registered pages may frame them. In a frame browsers may keep our
 * cookies from us: then the person signs in beside it, or the host vouches.
 */
export const frameRoutes = new Hono<Signed>();

frameRoutes.onError(async (error, c) => {
  const { code, message } = refusalOf(error, c);
  if (refusals[code] >= 500) c.var.tools.log.error({ err: error, request: c.var.requestId }, message);
  await letBeFramed(c);
  return c.html(refusedFrame(c, code), refusals[code]);
});

frameRoutes
  .get('/frame.css', (c) =>
    c.body(styles, 200, { 'content-type': 'text/css; charset=utf-8', 'cache-control': 'max-age=300' }),
  )
  .get('/frame/connect', async (c) => {
    const { sessions, now } = c.var.tools;
    const asker = await askerOf(c);
    if (!asker) return c.redirect(`/sign-in?${new URLSearchParams({ to: '/embed/frame/connect' })}`, 303);
    const token = await sessions.add(asker.signInId, 'frame', null, now());
    if (token) setFrameCookie(c, token);
    const { lang, words } = speechOf(c);
    const { title, text } = words.connected;
    const main = html`<h1>${title}</h1>
      <p>${text}</p>`;
    const { organisation } = c.var.tools.config;
    return c.html(plainPage({ lang, words: pageWords[lang]!, organisation, title, styles: '/embed/frame.css', main }));
  })
  .get('/frame/:tag', async (c) => {
    const element = framedElement(c.req.param('tag'), c.req.query(), '/embed/frame');
    await letBeFramed(c);
    return c.html(framePage(c, element));
  })
  .get('/haiilo/:tag', async (c) => {
    const element = framedElement(c.req.param('tag'), c.req.query(), '/embed/haiilo');
    await letBeFramed(c);
    return c.html(framePage(c, element, await askedOf(c, element)));
  })
  .get('/staffbase/:tag', async (c) => {
    const { jwt, ...query } = c.req.query();
    const { tag, attributes, carried } = framedElement(c.req.param('tag'), query, '/embed/frame');
    // Opened by itself, the address would sign somebody in here as whoever made it.
    const mayBeFrame = c.req.header('sec-fetch-dest') !== 'document';
    if (jwt && mayBeFrame) await takeLaunch(c, jwt);
    const kept = [...attributes, ...carried].filter(([name]) => Object.hasOwn(query, name));
    const clean = new URLSearchParams(kept);
    return c.redirect(`/embed/frame/${tag}${kept.length > 0 ? `?${clean}` : ''}`, 303);
  });

/** The registered Haiilos that may frame us: each is named after its own address. */
async function askedOf(c: Context<Signed>, { carried }: FramedElement): Promise<Staging> {
  const pages = await hostPages(c.var.tools);
  const issuers = await issuersNow(c.var.tools.db);
  const hosts = issuers.filter(({ iss, terms }) => terms.kind === 'haiilo' && pages.has(iss)).map(({ iss }) => iss);
  return { script: 'haiilo', said: { 'data-hosts': hosts.join(' '), 'data-src': new Map(carried).get('src') ?? '' } };
}

/**
 * Signs in whoever a launch vouches for. What the frame gets is no token but a cookie of its own, with which it gets one and which is of no
 * use in another page.
 */
async function takeLaunch(c: Context<Signed>, jwt: string): Promise<void> {
  const { db, config, sessions, now } = c.var.tools;
  try {
    const issuers = await issuersNow(db);
    const allowPrivate = config.webhookPrivate;
    const vouched = await readHostToken(jwt.slice(0, 16_000), issuers, { origin: null }, { now: now(), allowPrivate });
    const token = await signInByHost(c.var.tools, vouched, config.publicUrl);
    const signInId = await sessions.spend(token, 'embed', config.publicUrl, now());
    const renews = signInId && (await sessions.add(signInId, 'renew', config.publicUrl, now()));
    if (renews) setRenewCookie(c, renews, config.publicUrl);
  } catch (error) {
    refusedLaunches.takeOrRefuse(c, addressOf(c), now(), 'Too many launches at once. Wait a minute.');
    throw error;
  }
}

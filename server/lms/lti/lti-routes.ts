import { Hono, type Context } from 'hono';
import { getCookie } from 'hono/cookie';
import { cookies, setLaunchCookie } from '../../access/cookies.ts';
import { proofHashOf } from '../../access/session.ts';
import { addressOf, Bucket } from '../../bucket.ts';
import { framedElement } from '../../embedding/framed-element.ts';
import type { Signed } from '../../environment.ts';
import { refusalOf } from '../../error-response.ts';
import { pageLanguageIn } from '../../language.ts';
import { Refusal, refusals } from '../../refusals.ts';
import { hashOf, newSecret } from '../../secret.ts';
import { publicKeys, signingKey } from '../../signing/signing-keys.ts';
import { textIn } from '../../validated.ts';
import { hopPage, letLmsFrame, lmsFramePage, refusedPage } from '../pages.ts';
import { chooseRoutes } from './choose-routes.ts';
import { chooseCourses, chooseForLink } from './choosing.ts';
import { readLaunch, type Launch } from './launch.ts';
import { beginLaunch, endLogin, loginAddress, type Returned } from './login.ts';
import { openLink } from './open-link.ts';
import { originOf, platformOrigins } from './platform.ts';
import { registerRoutes } from './register-routes.ts';

/** What is refused counts, by address: behind a proxy all people of a company have one. */
const guesses = new Bucket({ burst: 600, msForOne: 100 });

/** Each launch that is begun is kept for some minutes, and anybody can begin one. */
const begun = new Bucket({ burst: 2_000, msForOne: 50 });

/** What a learning platform sees of us as an LTI 1.3 tool. Plain pages in its frame; nobody is signed in before. */
export const ltiRoutes = new Hono<Signed>();

ltiRoutes.onError(async (error, c) => {
  const { code, message } = refusalOf(error, c);
  const { log, now } = c.var.tools;
  if (refusals[code] >= 500) log.error({ err: error, request: c.var.requestId }, message);
  // Whoever connects a platform needs to know which of the rules was broken; the sentence repeats nothing of what was sent.
  else log.info({ code, cause: error.cause instanceof Error ? error.cause.name : undefined }, message);
  await letLmsFrame(c, 'everybody');
  const seconds = guesses.take(addressOf(c), now());
  if (seconds > 0) {
    c.header('retry-after', String(seconds));
    return c.html(refusedPage(c, 'too_many_requests'), 429);
  }
  const ownWindow = error instanceof CookiesBlocked ? error.ownWindow : undefined;
  return c.html(refusedPage(c, code, ownWindow), refusals[code]);
});

ltiRoutes
  .route('/', chooseRoutes)
  .route('/', registerRoutes)
  .get('/lti/keys', async (c) => {
    const { db, now } = c.var.tools;
    await signingKey(db, 'lti', now());
    c.header('cache-control', 'public, max-age=300');
    return c.json({ keys: await publicKeys(db, 'lti') });
  })
  .get('/lti/cookie', (c) => c.json({ kept: getCookie(c, cookies.launch) !== undefined }))
  .get('/lti/login', async (c) => begin(c, c.req.query()))
  .post('/lti/login', async (c) => begin(c, await c.req.parseBody()))
  .post('/lti/launch', async (c) => {
    const { config, now } = c.var.tools;
    const form = await c.req.parseBody();
    const browser = getCookie(c, cookies.launch);
    const returned = await endLogin(c.var.tools, textIn(form, 'state'), browser);
    const { platform, nonceHash } = returned;
    if (form['error'] !== undefined)
      throw new Refusal('lms_launch_refused', 'The launch was not accepted. The platform answered with an error.');
    const found = await readLaunch(textIn(form, 'id_token'), platform, {
      now: now(),
      allowPrivate: config.webhookPrivate,
    });
    if (hashOf(found.nonce) !== nonceHash)
      throw new Refusal('lms_launch_refused', 'The launch was not accepted. It repeats another number (nonce).');
    assertOurs(found.launch, config.publicUrl);
    return c.redirect(await goOn(c, found.launch, returned, browser), 303);
  })
  .get('/frame/:tag', async (c) => {
    const element = framedElement(c.req.param('tag'), c.req.query(), '/lms/frame');
    await letLmsFrame(c);
    return c.html(lmsFramePage(c, element, await backIn(c)));
  });

/**
 * The first time a browser comes, a page looks whether it keeps our cookie, before the platform is asked: some let a launch begin only
 * once, and then it has to begin in a window of its own.
 */
async function begin(c: Context<Signed>, query: Record<string, unknown>): Promise<Response> {
  begun.takeOrRefuse(c, addressOf(c), c.var.tools.now(), 'Too many launches at once.');
  const known = getCookie(c, cookies.launch);
  const browser = known ?? newSecret();
  const launch = await beginLaunch(c.var.tools, query, browser);
  setLaunchCookie(c, browser);
  if (known !== undefined) return c.redirect(launch.to, 303);
  await letLmsFrame(c, 'everybody');
  return c.html(hopPage(c, launch));
}

/** Where a launch leads that was found good. */
async function goOn(
  c: Context<Signed>,
  launch: Launch,
  { proof, parameters }: Returned,
  browser: string | undefined,
): Promise<string> {
  if (proof === null) {
    throw new CookiesBlocked(loginAddress(parameters));
  }
  if (launch.deepLinking) return chooseCourses(c.var.tools, launch, launch.deepLinking);
  const proofHash = proof.kind === 'cookie' ? proofHashOf('cookie', browser!) : proof.hash;
  const opened = await openLink(c.var.tools, launch, proofHash);
  if (opened.kind === 'choose') return chooseForLink(c.var.tools, launch, opened.linkId);
  const lang = pageLanguageIn(launch.locale);
  const query = new URLSearchParams({
    ...(opened.assignmentId !== null && { assignment: opened.assignmentId }),
    ...(lang !== undefined && { lang }),
    ...(launch.returnUrl !== undefined && { back: launch.returnUrl }),
  });
  const fragment = new URLSearchParams({ ticket: opened.ticket });
  if (proof.kind === 'storage')
    for (const name of ['target', 'origin', 'key'] as const) fragment.set(name, proof[name]);
  return `/lms/frame/${opened.assignmentId === null ? 'my-training' : 'course'}?${query}#${fragment}`;
}

/** Neither did our cookie come back, nor does the platform keep anything for us. */
class CookiesBlocked extends Refusal {
  readonly ownWindow: string;

  constructor(ownWindow: string) {
    super(
      'lms_cookies_blocked',
      'The browser keeps our cookies from us in this frame. Open the training in a window of its own.',
    );
    this.ownWindow = ownWindow;
  }
}

/** Where the page leads back to, if that is a platform: an address that somebody made up leads nowhere. */
async function backIn(c: Context<Signed>): Promise<string | undefined> {
  const back = c.req.query('back');
  const origin = originOf(back);
  return origin !== undefined && (await platformOrigins(c.var.tools.db)).includes(origin) ? back : undefined;
}

/** A launch that leads to another server was made for that. */
function assertOurs({ targetLinkUri }: Launch, publicUrl: string): void {
  if (targetLinkUri === undefined) return;
  if (!URL.canParse(targetLinkUri) || new URL(targetLinkUri).origin !== publicUrl)
    throw new Refusal(
      'lms_launch_refused',
      'The launch was not accepted. It leads to another server (target_link_uri).',
    );
}

/* oxlint-disable lit/quoted-expressions -- hono/html puts no quotes of its own: without ours a value could become an attribute. */
import { Hono, type Context } from 'hono';
import { getCookie } from 'hono/cookie';
import { createMiddleware } from 'hono/factory';
import { html } from 'hono/html';
import * as v from 'valibot';
import { cookies, setLaunchCookie } from '../../access/cookies.ts';
import { askerOf, bearerOf } from '../../access/guard.ts';
import { isOwnForm } from '../../access/origins.ts';
import { proofHashOf } from '../../access/session.ts';
import { addressOf, Bucket } from '../../bucket.ts';
import { isOrigin } from '../../embedding/an-origin.ts';
import type { Signed } from '../../environment.ts';
import { refusalOf } from '../../error-response.ts';
import { plainPage } from '../../pages/plain-page.ts';
import { pageWords } from '../../pages/words.ts';
import { Refusal, refusals } from '../../refusals.ts';
import { newSecret } from '../../secret.ts';
import { jsonBody, query } from '../../validated.ts';
import { letLmsFrame, refusedPage, wordsFor } from '../pages.ts';
import { cmi5Query, launchCmi5 } from './cmi5-launch.ts';
import { confirmPackage, launchOver, launchPackage, launchWith, packageToConfirm } from './launches.ts';
import type { Launched, Results } from './package-shapes.ts';
import { resultsToFetch, resultTaken } from './results.ts';
import { packageWords } from './words.ts';

const text = (most: number) => v.pipe(v.string(), v.maxLength(most));
const aLaunch = v.object({
  package: text(100),
  key: text(100),
  learner: v.object({ id: v.pipe(text(255), v.minLength(1)), name: text(300) }),
  around: v.pipe(v.array(text(300)), v.maxLength(8)),
});
const whetherTaken = v.object({ taken: v.boolean(), reason: v.optional(text(500)) });

/** Launches count, by address: behind a proxy all people of a company have one. */
const launches = new Bucket({ burst: 600, msForOne: 100 });

/** A package may stand in any page: what it may do, its key and the places that are let in decide. No cookie comes with it. */
const fromAnywhere = createMiddleware<Signed>(async (c, next) => {
  c.header('access-control-allow-origin', '*');
  c.header('access-control-expose-headers', 'retry-after');
  if (c.req.method === 'OPTIONS') {
    c.header('access-control-allow-methods', 'GET, POST');
    c.header('access-control-allow-headers', 'authorization, content-type');
    c.header('access-control-max-age', '600');
    return c.body(null, 204);
  }
  return next();
});

/** What a launcher shows of itself, and its browser of it. */
function shownBy(c: Context<Signed>): { token: string | undefined; origin: string } {
  return { token: bearerOf(c), origin: c.req.header('origin') ?? '' };
}

/** What the launchers in packages ask. */
const launcherRoutes = new Hono<Signed>()
  .use(fromAnywhere)
  .post('/', jsonBody(aLaunch), async (c) => {
    launches.takeOrRefuse(
      c,
      addressOf(c),
      c.var.tools.now(),
      'Too many launches at once. Open the course again in a moment.',
    );
    const { package: id, key, learner, around } = c.req.valid('json');
    const origin = c.req.header('origin') ?? '';
    // A folder on a disk has no origin, and nothing in it could prove where it is.
    if (!isOrigin(origin) || !around.every(isOrigin))
      throw new Refusal('foreign_origin', 'A package opens a course from a page over HTTPS only. Put it into the LMS.');
    return c.json<Launched>(await launchPackage(c.var.tools, { id, key, learner, origin, around }));
  })
  .get('/:registration/results', async (c) => {
    const { registrationId, isTold } = await launchWith(c.var.tools, c.req.param('registration'), shownBy(c));
    return c.json<Results>({ results: isTold ? await resultsToFetch(c.var.tools.db, registrationId) : [] });
  })
  .post('/:registration/results/:delivery', jsonBody(whetherTaken), async (c) => {
    const { db, now } = c.var.tools;
    const { registrationId, isTold } = await launchWith(c.var.tools, c.req.param('registration'), shownBy(c));
    if (!isTold) throw launchOver();
    await resultTaken(db, { registrationId, deliveryId: c.req.param('delivery') }, c.req.valid('json'), now());
    return c.body(null, 204);
  });

/** Where somebody who opens a package signs in themselves, and says that it is they. Pages of our own, which nothing frames. */
const confirmRoutes = new Hono<Signed>()
  .get('/', async (c) => {
    const asker = await askerOf(c);
    const here = new URL(c.req.url);
    if (!asker) return c.redirect(`/sign-in?to=${encodeURIComponent(here.pathname + here.search)}`, 303);
    const found = await packageToConfirm(c.var.tools, c.req.query('package') ?? '');
    const { lang } = wordsFor(c);
    const { open } = packageWords(lang);
    const main = html`<h1>${found.title}</h1>
      <p>${open.asWhom(asker.person.name)} ${found.isTold ? open.told(found.name) : ''}</p>
      <form method="post" action="${here.pathname + here.search}">
        <button class="button">${open.go}</button>
      </form>`;
    const { organisation } = c.var.tools.config;
    return c.html(
      plainPage({ lang, words: pageWords[lang]!, organisation, title: found.title, styles: '/sign-in.css', main }),
    );
  })
  .post('/', async (c) => {
    if (!isOwnForm(c))
      throw new Refusal('foreign_origin', 'That form was not sent from our own pages. Open the page again.');
    const asker = await askerOf(c);
    if (!asker) throw new Refusal('sign_in_required', 'Sign in first. Your session may have ended.');
    const { package: id = '', launch } = c.req.query();
    const assignment = await confirmPackage(c.var.tools, { id, launch, personId: asker.person.id });
    return c.redirect(`/training/${encodeURIComponent(assignment)}`, 303);
  });

confirmRoutes.onError(inWords);

/** Says on a page why nothing is shown. */
function inWords(error: Error, c: Context<Signed>): Response | Promise<Response> {
  const { code, message } = refusalOf(error, c);
  const { log } = c.var.tools;
  if (refusals[code] >= 500) log.error({ err: error, request: c.var.requestId }, message);
  // Whoever looks after the packages needs to know which of the rules was broken; the sentence repeats nothing of what was sent.
  else log.info({ code }, message);
  return c.html(refusedPage(c, code), refusals[code]);
}

/** Where an LMS sends the browser of somebody who opens a cmi5 package. */
const cmi5Routes = new Hono<Signed>().get('/', query(cmi5Query), async (c) => {
  launches.takeOrRefuse(
    c,
    addressOf(c),
    c.var.tools.now(),
    'Too many launches at once. Open the course again in a moment.',
  );
  const browser = getCookie(c, cookies.launch) ?? newSecret();
  const to = await launchCmi5(c.var.tools, c.req.valid('query'), proofHashOf('cookie', browser));
  setLaunchCookie(c, browser);
  return c.redirect(to, 303);
});

cmi5Routes.onError(async (error, c) => {
  await letLmsFrame(c, 'everybody');
  return inWords(error, c);
});

/** What packages of courses need of this server (`/lms/package/v1`). Addresses and answers stay: packages live long in an LMS. */
export const packageLaunchRoutes = new Hono<Signed>()
  .route('/launches', launcherRoutes)
  .route('/open', confirmRoutes)
  .route('/cmi5', cmi5Routes);

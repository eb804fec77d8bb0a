import { Hono } from 'hono';
import * as v from 'valibot';
import { requireRole } from '../access/guard.ts';
import { hostPages } from '../access/host-pages.ts';
import type { Signed } from '../environment.ts';
import { jsonBody, oneLine } from '../validated.ts';
import { anOrigin } from './an-origin.ts';
import type { HostPageView, IssuerView, Snippet } from './embed-shapes.ts';
import { issuerTerms } from './issuer.ts';
import { addIssuer, endIssuer } from './issuers.ts';
import { issuersShown } from './issuers-shown.ts';
import { assertRegistered, registerPage, removePage } from './page-register.ts';
import { currentBuild, version } from './pinned-build.ts';

const aPath = v.pipe(
  v.string(),
  v.maxLength(300),
  v.check(
    (text) => text.startsWith('/') && new URL(text, 'https://here.invalid').pathname === text,
    'give a path that begins with /, such as /training, as it stands in the address',
  ),
);
const aPage = v.object({ origin: anOrigin, name: oneLine(1, 80), path: v.optional(aPath, '/'), team: v.boolean() });
const anIssuer = v.object({
  name: oneLine(1, 80),
  iss: oneLine(1, 300),
  origin: v.nullable(anOrigin),
  terms: issuerTerms,
});

/** What whoever looks after an intranet needs: which pages may carry our elements, whose word is taken there, and what to paste. */
export const intranetRoutes = new Hono<Signed>()
  .use(requireRole('training_admin', 'dpo'))
  .get('/pages', async (c) => c.json<HostPageView[]>([...(await hostPages(c.var.tools)).values()]))
  .put('/pages', jsonBody(aPage), async (c) => {
    const by = { id: c.var.asker.person.id, now: c.var.tools.now() };
    await registerPage(c.var.tools, c.req.valid('json'), by);
    return c.body(null, 204);
  })
  .delete('/pages', jsonBody(v.object({ origin: v.string() })), async (c) => {
    await removePage(c.var.tools, c.req.valid('json').origin, c.var.tools.now());
    return c.body(null, 204);
  })
  .get('/issuers', async (c) => c.json<IssuerView[]>(await issuersShown(c.var.tools.db)))
  .post('/issuers', jsonBody(anIssuer), async (c) => {
    const { db, now } = c.var.tools;
    const wanted = c.req.valid('json');
    if (wanted.origin !== null) await assertRegistered(c.var.tools, wanted.origin);
    const id = await addIssuer(db, wanted, { id: c.var.asker.person.id, now: now() });
    return c.json({ id }, 201);
  })
  .delete('/issuers/:issuer', async (c) => {
    const { db, sessions, now } = c.var.tools;
    await endIssuer(db, c.req.param('issuer'), now());
    sessions.askAgain();
    return c.body(null, 204);
  })
  .get('/snippet', async (c) => {
    const { db, config, today } = c.var.tools;
    const build = await currentBuild(db, today());
    const server = config.publicUrl;
    return c.json<Snippet>({
      server,
      version,
      evergreen: `${server}/embed/v1/a39.js`,
      pinned: build ? { url: `${server}/embed/${build.version}/a39.js`, integrity: build.integrity } : null,
    });
  });

import { Hono, type Context } from 'hono';
import type { CourseVersion } from '../courses/course-library.ts';
import { dayOf } from '../day.ts';
import type { Signed } from '../environment.ts';
import { Refusal } from '../refusals.ts';
import { publicKeys, signingKey } from '../signing/signing-keys.ts';
import { achievementOf, badgeContext, issuerOf } from './achievement.ts';
import { badgeAddresses } from './addresses.ts';
import { badgePicture } from './baked-badge.ts';
import { revokedList } from './revoked-list.ts';
import { signCredential } from './sign-credential.ts';

/** How long whoever looks something up may go on with it, in seconds. */
const kept = 300;

/**
 * What a verifier looks up, without signing in and from any page: who issued a badge, with what key, for what, and whether it is revoked.
 * Nothing of it is about a person.
 */
export const publicBadgeRoutes = new Hono<Signed>()
  .use(async (c, next) => {
    c.header('access-control-allow-origin', '*');
    await next();
  })
  .get('/issuer', (c) => shown(c, { '@context': badgeContext, ...issuerOf(c.var.tools.config) }))
  // The set is for libraries that are given its address and look for the `kid` that a badge names.
  .get('/keys', async (c) => {
    const { db, config } = c.var.tools;
    const keys = await publicKeys(db, 'badge');
    return shown(c, { keys: keys.map((key) => ({ ...key, kid: badgeAddresses(config.publicUrl).key(key.kid!) })) });
  })
  .get('/keys/:kid', async (c) => {
    const keys = await publicKeys(c.var.tools.db, 'badge');
    const key = keys.find(({ kid }) => kid === c.req.param('kid'));
    if (!key) throw new Refusal('not_found', 'No badge was signed with that key.');
    return shown(c, { ...key });
  })
  .get('/achievements/:course/:content', (c) =>
    shown(c, { '@context': badgeContext, ...achievementOf(c.var.tools.config, versionAt(c)) }),
  )
  .get('/achievements/:course/:content/badge.svg', (c) => {
    const { lang, title } = versionAt(c);
    const { organisation } = c.var.tools.config;
    return c.body(badgePicture({ lang, title, organisation, completedOn: null, jwt: null }), 200, {
      'content-type': 'image/svg+xml; charset=utf-8',
      'cache-control': `public, max-age=${kept}`,
    });
  })
  .get('/revoked/:list', async (c) => {
    const { db, config, now } = c.var.tools;
    const number = c.req.param('list');
    const list = /^[1-9]\d{0,8}$/.test(number)
      ? await revokedList(db, config, Number(number), dayOf(now()))
      : undefined;
    if (!list) throw new Refusal('not_found', 'There is no such list.');
    return c.body(await signCredential(config.publicUrl, await signingKey(db, 'badge', now()), list), 200, {
      'content-type': 'application/vc+jwt',
      'cache-control': `public, max-age=${kept}`,
    });
  });

function versionAt(c: Context<Signed>): CourseVersion {
  const version = c.var.tools.library.byContent(c.req.param('content')!);
  if (version.courseId !== c.req.param('course'))
    throw new Refusal('course_unknown', 'That is the content of another course.');
  return version;
}

function shown(c: Context, value: object): Response {
  return c.json(value, 200, { 'cache-control': `public, max-age=${kept}` });
}

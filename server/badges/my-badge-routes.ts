import { Hono, type Context } from 'hono';
import { decodeJwt } from 'jose';
import * as v from 'valibot';
import { dayOf } from '../day.ts';
import type { Signed } from '../environment.ts';
import { jsonBody } from '../validated.ts';
import type { MyBadge, MyBadgeGiven } from './badge-shapes.ts';
import { badgePicture } from './baked-badge.ts';
import { badgeOf, badgesOf, giveBadge, takeBack } from './my-badges.ts';

const aWish = v.object({
  completionId: v.pipe(v.string(), v.maxLength(80)),
  name: v.optional(v.boolean(), false),
});

/** The own badges of the person who asks. None is made before they ask for it. */
export const myBadgeRoutes = new Hono<Signed>()
  .get('/', async (c) => c.json<MyBadge[]>(await badgesOf(c.var.tools.db, c.var.asker.person.id)))
  .post('/', jsonBody(aWish), async (c) =>
    c.json<MyBadgeGiven>(await giveBadge(c.var.tools, c.var.asker.person.id, c.req.valid('json'))),
  )
  .delete('/:badge', async (c) => {
    await takeBack(c.var.tools.db, c.var.asker.person.id, c.req.param('badge'));
    return c.body(null, 204);
  })
  .get('/:badge/badge.jwt', async (c) => sendBadge(c, 'jwt'))
  .get('/:badge/badge.svg', async (c) => sendBadge(c, 'svg'));

const types = { jwt: 'text/plain; charset=utf-8', svg: 'image/svg+xml; charset=utf-8' };

/** The badge as a file: alone, or in the picture of it (Open Badges 3.0, 5). */
async function sendBadge(c: Context<Signed>, form: 'jwt' | 'svg'): Promise<Response> {
  const { db, library, config } = c.var.tools;
  const { jwt, course_version_id: version } = await badgeOf(db, c.var.asker.person.id, c.req.param('badge')!);
  const { courseId, lang, title } = await library.byId(version);
  const completedOn = dayOf(new Date(decodeJwt(jwt).nbf! * 1000));
  const { organisation } = config;
  return c.body(form === 'jwt' ? jwt : badgePicture({ lang, title, organisation, completedOn, jwt }), 200, {
    'content-type': types[form],
    'content-disposition': `attachment; filename="badge-${courseId}-${completedOn}.${form}"`,
    'cache-control': 'private, no-store',
  });
}

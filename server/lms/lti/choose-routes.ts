import { Hono, type Context } from 'hono';
import * as v from 'valibot';
import type { Db } from '../../../db/open.ts';
import { inTransaction } from '../../../db/transaction.ts';
import type { Signed } from '../../environment.ts';
import { Refusal } from '../../refusals.ts';
import { hashOf } from '../../secret.ts';
import { letLmsFrame, wordsFor } from '../pages.ts';
import type { Choosing } from './choosing.ts';
import { aboutCourse, chosenPage, choosePage, sentPage } from './choose-page.ts';
import { choiceSigned, linkTo } from './deep-link-response.ts';
import { platformWith, type Platform } from './platform.ts';

const courseIds = v.pipe(v.array(v.pipe(v.string(), v.minLength(1), v.maxLength(100))), v.maxLength(200));

/** Where somebody who teaches in an LMS chooses courses. The secret in the address says who they are; nothing else does. */
export const chooseRoutes = new Hono<Signed>()
  .get('/lti/choose', async (c) => {
    const { choosing } = await choiceWith(c, c.req.query('choice') ?? '', 'look');
    await letLmsFrame(c);
    return c.html(choosePage(c, choosing, c.req.query('choice')!));
  })
  .post('/lti/choose', async (c) => {
    const form = await c.req.parseBody({ all: true });
    const ids = v.safeParse(courseIds, [form['course'] ?? []].flat());
    const { library } = c.var.tools;
    const secret = typeof form['choice'] === 'string' ? form['choice'] : '';
    const wanted = form['cancel'] === undefined && ids.success ? [...new Set(ids.output)] : [];
    if (!ids.success || wanted.some((id) => !library.has(id))) throw gone();
    const { choosing } = await choiceWith(c, secret, 'look');
    if (wanted.length === 0 && form['cancel'] === undefined) {
      await letLmsFrame(c);
      return c.html(choosePage(c, choosing, secret, 'nothing'), 400);
    }
    if (choosing.kind === 'link') return linkChosen(c, secret, wanted[0]);
    const [first] = wanted;
    return itemsChosen(c, secret, choosing.settings.acceptMultiple || first === undefined ? wanted : [first], {
      withResults: choosing.settings.acceptLineItem ? form['results'] !== undefined : undefined,
    });
  });

async function linkChosen(c: Context<Signed>, secret: string, courseId: string | undefined): Promise<Response> {
  const { platform, choosing } = await choiceWith(c, secret, courseId === undefined ? 'look' : 'take');
  if (choosing.kind === 'link' && courseId !== undefined)
    await inTransaction(c.var.tools.db, (trx) =>
      trx
        .updateTable('lms_link')
        .set({ course_id: courseId })
        .where('id', '=', choosing.linkId)
        .where('platform_id', '=', platform.id)
        .execute(),
    );
  await letLmsFrame(c);
  return c.html(chosenPage(c, courseId !== undefined));
}

async function itemsChosen(
  c: Context<Signed>,
  secret: string,
  ids: readonly string[],
  { withResults }: { withResults: boolean | undefined },
): Promise<Response> {
  const { db, config, library, now } = c.var.tools;
  const { platform, choosing } = await choiceWith(c, secret, 'take');
  if (choosing.kind !== 'items') throw over();
  const { lang } = wordsFor(c);
  const { deploymentId, settings } = choosing;
  const items = ids.map((id) => {
    const { course } = library.current(id, lang);
    return linkTo(course, { publicUrl: config.publicUrl, text: aboutCourse(course), withResults });
  });
  const jwt = await choiceSigned(db, platform, { deploymentId, data: settings.data, items }, now());
  // The LMS may send the browser on to another of its pages, and browsers ask the policy for that as well.
  await letLmsFrame(c, 'platforms', [new URL(settings.returnUrl).origin, ...platform.origins]);
  return c.html(sentPage(c, settings.returnUrl, jwt));
}

/**
 * What is being chosen, and for which platform. Refuses a choice that is over, and taken, unknown or made for a platform that was
 * disabled meanwhile, or in a place that was shut out (`lms_launch_over`).
 */
async function choiceWith(
  c: Context<Signed>,
  secret: string,
  what: 'look' | 'take',
): Promise<{ platform: Platform; choosing: Choosing }> {
  const { db, now } = c.var.tools;
  const chosen = what === 'take' ? db.deleteFrom('lms_choice').where('choice_hash', '=', hashOf(secret)) : undefined;
  const row = chosen
    ? await chosen.returningAll().executeTakeFirst()
    : await db.selectFrom('lms_choice').selectAll().where('choice_hash', '=', hashOf(secret)).executeTakeFirst();
  const platform = row && row.expires_at > now().toISOString() ? await platformWith(db, row.platform_id) : undefined;
  if (!row || !platform || platform.isDisabled) throw over();
  // Written by `chooseCourses` and `chooseForLink`.
  const choosing = JSON.parse(row.request) as Choosing;
  if (!(await isFromPlaceLetIn(db, platform, choosing))) throw over();
  return { platform, choosing };
}

async function isFromPlaceLetIn(db: Db, { id }: Platform, choosing: Choosing): Promise<boolean> {
  const place = await db
    .selectFrom('lms_deployment')
    .select('state')
    .where('platform_id', '=', id)
    .where((e) =>
      e(
        'deployment_id',
        '=',
        choosing.kind === 'items'
          ? e.val(choosing.deploymentId)
          : e.selectFrom('lms_link').select('lms_link.deployment_id').where('lms_link.id', '=', choosing.linkId),
      ),
    )
    .executeTakeFirst();
  return place?.state === 'active';
}

function over(): Refusal {
  return new Refusal('lms_launch_over', 'This choice was made before, or it took too long. Begin again in the LMS.');
}

function gone(): Refusal {
  return new Refusal('course_unknown', 'There is no such course any more. Choose again in the LMS.');
}

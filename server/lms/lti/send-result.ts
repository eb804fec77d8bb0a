import { randomUUID } from 'node:crypto';
import * as v from 'valibot';
import type { Db } from '../../../db/open.ts';
import type { Tools } from '../../environment.ts';
import type { Outcome, Send } from '../../outbox/send.ts';
import { notTheirs, platformGone } from '../give-up.ts';
import type { Grades } from './launch.ts';
import { platformWith, type Platform } from './platform.ts';
import { scoreScope, type Result } from './results.ts';
import { askPlatform, PlatformSaidNo } from './ask-platform.ts';

/** Makes and finds the place of a result. */
export const lineItemScope = 'https://purl.imsglobal.org/spec/lti-ags/scope/lineitem';
const lineItemType = 'application/vnd.ims.lis.v2.lineitem+json';
const lineItemsType = 'application/vnd.ims.lis.v2.lineitemcontainer+json';
const scoreType = 'application/vnd.ims.lis.v1.score+json';

/** What somebody who passed has of it, where points are not told. */
const whole = 100;

type Sending = Pick<Tools, 'db' | 'config' | 'library' | 'now'>;

/** Sends results to learning platforms (Assignment and Grade Services 2.0). */
export function resultSender(tools: Sending): Send {
  const columns = new Columns(tools);
  return async ({ receiverId, personId, body, courseId }) => {
    // Written by `resultsForPlatforms`.
    const result = JSON.parse(body) as Result;
    const platform = await platformWith(tools.db, receiverId);
    const link = await tools.db
      .selectFrom('lms_link')
      .select(['id', 'grades', 'resource_link_id'])
      .where('id', '=', result.linkId)
      .executeTakeFirst();
    if (!platform || !link) return { outcome: 'refused', status: null, detail: platformGone };
    if (platform.isDisabled) return { outcome: 'paused' };
    if (!(await isKnownAs(tools.db, { issuer: receiverId, subject: result.subject, personId })))
      return { outcome: 'refused', status: null, detail: notTheirs };
    const grades = link.grades === null ? undefined : (JSON.parse(link.grades) as Grades);
    if (!grades) return { outcome: 'refused', status: null, detail: 'The link in the LMS takes no results any more.' };
    let item = grades.lineitem;
    try {
      const title = courseId !== null && tools.library.has(courseId) ? tools.library.current(courseId).title : '';
      item ??= await columns.of(platform, grades, { ...link, said: link.grades!, courseId: courseId ?? '', title });
      if (item === undefined)
        return { outcome: 'later', status: null, detail: 'Another of our servers is making its place in the LMS.' };
      const answer = await askPlatform(tools, platform, {
        scopes: [scoreScope],
        address: scoresOf(item),
        method: 'POST',
        headers: { 'content-type': scoreType },
        body: JSON.stringify(scoreFor(platform, result)),
      });
      return { outcome: 'delivered', status: answer.status };
    } catch (error) {
      if (error instanceof PlatformSaidNo) return outcomeOf(error, item !== undefined);
      throw error;
    }
  };
}

/** Whether somebody is still taken for the one whom the platform calls so: a result of theirs is nobody else's. */
async function isKnownAs(
  db: Db,
  { issuer, subject, personId }: { issuer: string; subject: string; personId: string | null },
): Promise<boolean> {
  const known = await db
    .selectFrom('identity')
    .select('person_id')
    .where('issuer', '=', issuer)
    .where('subject', '=', subject)
    .executeTakeFirst();
  return known !== undefined && known.person_id === personId;
}

/** Never taken, whenever it comes: not as it should be, or gone. */
const forGood = new Set([400, 404, 410, 412, 413, 415, 422]);

/** @param isScore whether it was asked to take the result, and not yet for its place */
function outcomeOf({ status, message, isAboutUs, after }: PlatformSaidNo, isScore: boolean): Outcome {
  // It has the same one, which it took without saying so, or a newer one (3.4.7, timestamp).
  if (status === 409 && isScore && !isAboutUs) return { outcome: 'delivered', status };
  const isForGood = !isAboutUs && forGood.has(status);
  const hint =
    status === 400 || status === 422 ? ' It may be that this person is not enrolled as a learner there.' : '';
  return isForGood
    ? { outcome: 'refused', status, detail: message + hint }
    : { outcome: 'later', status, detail: message, after };
}

/**
 * A score (3.4.7). The same one may arrive twice: by its time the platform knows that it is the same. Without points it takes back what the
 * platform has (3.4.1).
 */
function scoreFor({ terms, product }: Platform, { subject, at, score, isWithdrawn }: Result): object {
  const whose = { userId: subject, timestamp: at };
  if (isWithdrawn) return { ...whose, activityProgress: 'Started', gradingProgress: 'NotReady' };
  const points = terms.sends === 'score' && score ? score : { points: whole, max: whole };
  return {
    ...whose,
    scoreGiven: points.points,
    scoreMaximum: points.max,
    activityProgress: 'Completed',
    gradingProgress: 'FullyGraded',
    // Canvas counts each score as another submission, of which there may be but one.
    ...(product === 'canvas' && { 'https://canvas.instructure.com/lti/submission': { new_submission: false } }),
  };
}

/** Where scores of a line item go: into its path, whatever query it carries (3.4). */
export function scoresOf(lineItemUrl: string): string {
  const url = new URL(lineItemUrl);
  url.pathname = `${url.pathname}/scores`;
  return url.href;
}

const lineItems = v.array(v.looseObject({ id: v.string(), resourceLinkId: v.optional(v.nullable(v.string())) }));

/** A link whose platform has no place for results yet, as far as it said. */
interface WithoutPlace {
  id: string;
  resource_link_id: string;
  /** As the link has it. */
  said: string;
  courseId: string;
  title: string;
}

/** A server that makes a place has so long, which is more than it waits for all that it asks. */
const claimHolds = 60_000;

/** Places for results (line items). Of a link there is one, also if many pass in the same moment, and at several servers. */
class Columns {
  readonly #tools: Sending;
  readonly #looking = new Map<string, Promise<string | undefined>>();

  constructor(tools: Sending) {
    this.#tools = tools;
  }

  /** The line item of a link. It is kept. Undefined while another server is at it. */
  of(platform: Platform, grades: Grades, link: WithoutPlace): Promise<string | undefined> {
    const { id } = link;
    const looking = this.#looking.get(id) ?? this.#made(platform, grades, link).finally(() => this.#looking.delete(id));
    this.#looking.set(id, looking);
    return looking;
  }

  async #made(platform: Platform, grades: Grades, link: WithoutPlace): Promise<string | undefined> {
    const { db, now } = this.#tools;
    const claim = randomUUID();
    const claimed = await claimOf(db, link.id, claim, now());
    if (!claimed) return undefined;
    try {
      // Another server may have made it since the link was read.
      if (claimed.lineitem !== undefined) return claimed.lineitem;
      const item = await lineItem(this.#tools, platform, grades, link);
      return await keep(db, link, { ...grades, lineitem: item });
    } finally {
      await db
        .updateTable('lms_link')
        .set({ column_claim: null, column_claimed_at: null })
        .where('id', '=', link.id)
        .where('column_claim', '=', claim)
        .execute();
    }
  }
}

/** What the link says of its results, if it is ours now to make a place for them; undefined if another server does. */
async function claimOf(db: Db, id: string, claim: string, now: Date): Promise<Grades | undefined> {
  const row = await db
    .updateTable('lms_link')
    .set({ column_claim: claim, column_claimed_at: now.toISOString() })
    .where('id', '=', id)
    .where('grades', 'is not', null)
    .where((e) =>
      e.or([
        e('column_claimed_at', 'is', null),
        // Its server was stopped: whoever takes it over looks first whether the place is there.
        e('column_claimed_at', '<=', new Date(now.getTime() - claimHolds).toISOString()),
      ]),
    )
    .returning('grades')
    .executeTakeFirst();
  return row && (JSON.parse(row.grades!) as Grades);
}

/** The line item of a link: the one that is there (3.2.5), else a new one (3.2.7). */
async function lineItem(tools: Sending, platform: Platform, grades: Grades, link: WithoutPlace): Promise<string> {
  const container = grades.lineitems!;
  const search = new URL(container);
  search.searchParams.set('resource_link_id', link.resource_link_id);
  const scopes = [lineItemScope];
  const listed = await askPlatform(tools, platform, {
    scopes,
    address: search.href,
    headers: { accept: lineItemsType },
  });
  const known = v.safeParse(lineItems, await listed.json().catch(() => null));
  // Not all platforms heed the filter.
  const found = known.success && known.output.find((one) => one.resourceLinkId === link.resource_link_id);
  if (found) return found.id;
  const made = await askPlatform(tools, platform, {
    scopes,
    address: container,
    method: 'POST',
    headers: { 'content-type': lineItemType, accept: lineItemType },
    body: JSON.stringify({
      scoreMaximum: whole,
      label: link.title,
      resourceId: link.courseId,
      resourceLinkId: link.resource_link_id,
      tag: 'completion',
    }),
  });
  return v.parse(v.object({ id: v.string() }), await made.json()).id;
}

/** Keeps the line item, unless somebody else has found one meanwhile: then it is that. */
async function keep(db: Db, { id, said }: WithoutPlace, grades: Grades & { lineitem: string }): Promise<string> {
  await db
    .updateTable('lms_link')
    .set({ grades: JSON.stringify(grades) })
    .where('id', '=', id)
    .where('grades', '=', said)
    .execute();
  const row = await db.selectFrom('lms_link').select('grades').where('id', '=', id).executeTakeFirst();
  const now = row?.grades ? (JSON.parse(row.grades) as Grades) : undefined;
  return now?.lineitem ?? grades.lineitem;
}

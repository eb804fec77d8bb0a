import { randomUUID } from 'node:crypto';
import { Hono, type Context } from 'hono';
import { type Link, type LineItem, type Lms, scopes } from './lms.ts';
import { pageOf } from './paging.ts';
import { toolWithAccess } from './token.ts';

const itemType = 'application/vnd.ims.lis.v2.lineitem+json';
const containerType = 'application/vnd.ims.lis.v2.lineitemcontainer+json';
const scoreType = 'application/vnd.ims.lis.v1.score+json';
const activityProgress = ['Initialized', 'Started', 'InProgress', 'Submitted', 'Completed'];
const gradingProgress = ['NotReady', 'Failed', 'Pending', 'PendingManual', 'FullyGraded'];

const query = (lms: Lms) => (lms.tastes.lineItems === 'moodle' ? '?type_id=2' : '');

/** Where the line items of a course are. */
export const lineItemsUrl = (lms: Lms, courseId: string): string =>
  `${lms.services}/grades/${courseId}/lineitems${query(lms)}`;
/** Where a line item is, which is its id. */
export const lineItemUrl = (lms: Lms, { courseId, id }: LineItem): string =>
  `${lms.services}/grades/${courseId}/lineitems/${id}/lineitem${query(lms)}`;

/** The column that belongs to a link, where there is one alone (AGS 2.0, 3.1.2). */
export function ofLink(lms: Lms, link: Link): LineItem | undefined {
  const its = [...lms.lineItems.values()].filter(({ resourceLinkId }) => resourceLinkId === link.id);
  return its.length === 1 ? its[0] : undefined;
}

/** Makes a column. */
export function addLineItem(lms: Lms, item: Omit<LineItem, 'id'>): LineItem {
  const made = { id: randomUUID(), ...item };
  lms.lineItems.set(made.id, made);
  return made;
}

/** Assignment and Grade Services 2.0: line items and scores. Anything but what it says is refused. */
export function grades(lms: Lms): Hono {
  const app = new Hono();
  // Moodle finds nothing where its query has gone.
  app.use(async (c, next) => {
    if (lms.tastes.lineItems === 'moodle' && c.req.query('type_id') !== '2') return c.text('No such service', 404);
    return next();
  });
  app.get('/:course/lineitems', (c) => {
    const access = toolWithAccess(lms, c, scopes.lineItems, scopes.lineItemsRead);
    if ('refused' in access) return access.refused;
    if (!accepts(c, containerType)) return c.text(`Accept ${containerType}`, 406);
    const { resource_link_id: link, resource_id: resource, tag } = c.req.query();
    const its = [...lms.lineItems.values()].filter(
      (item) =>
        item.courseId === c.req.param('course') &&
        item.clientId === access.clientId &&
        (link === undefined || item.resourceLinkId === link) &&
        (resource === undefined || item.resourceId === resource) &&
        (tag === undefined || item.tag === tag),
    );
    const page = pageOf(its, c, lms.tastes.pageSize);
    return c.body(JSON.stringify(page.map((item) => shown(lms, item))), 200, { 'content-type': containerType });
  });
  app.post('/:course/lineitems', async (c) => {
    const access = toolWithAccess(lms, c, scopes.lineItems);
    if ('refused' in access) return access.refused;
    if (!lms.courses.has(c.req.param('course'))) return c.text('No such course', 404);
    const wanted = await read(c, itemType);
    const fault = wanted ? faultOfItem(lms, wanted, c.req.param('course')) : `Send ${itemType}`;
    if (fault) return c.text(fault, 400);
    const made = addLineItem(lms, { courseId: c.req.param('course'), clientId: access.clientId, ...fields(wanted!) });
    return c.body(JSON.stringify(shown(lms, made)), 201, { 'content-type': itemType });
  });
  app.get('/:course/lineitems/:item/lineitem', (c) => {
    const found = itemFor(lms, c, scopes.lineItems, scopes.lineItemsRead);
    if ('refused' in found) return found.refused;
    if (!accepts(c, itemType)) return c.text(`Accept ${itemType}`, 406);
    return c.body(JSON.stringify(shown(lms, found.item)), 200, { 'content-type': itemType });
  });
  app.put('/:course/lineitems/:item/lineitem', async (c) => {
    const found = itemFor(lms, c, scopes.lineItems);
    if ('refused' in found) return found.refused;
    const wanted = await read(c, itemType);
    const fault = wanted ? faultOfItem(lms, wanted, found.item.courseId) : `Send ${itemType}`;
    if (fault) return c.text(fault, 400);
    const { id, courseId, clientId } = found.item;
    const changed = { id, courseId, clientId, ...fields(wanted!) };
    lms.lineItems.set(id, changed);
    return c.body(JSON.stringify(shown(lms, changed)), 200, { 'content-type': itemType });
  });
  app.delete('/:course/lineitems/:item/lineitem', (c) => {
    const found = itemFor(lms, c, scopes.lineItems);
    if ('refused' in found) return found.refused;
    lms.lineItems.delete(found.item.id);
    return c.body(null, 204);
  });
  app.post('/:course/lineitems/:item/lineitem/scores', async (c) => {
    const found = itemFor(lms, c, scopes.scores);
    if ('refused' in found) return found.refused;
    const score = await read(c, scoreType);
    const fault = score ? faultOfScore(lms, score, found.item) : `Send ${scoreType}`;
    if (fault) return c.text(fault, 400);
    return keep(lms, found.item, score!) ? c.body(null, 200) : c.text('There is a later score.', 409);
  });
  return app;
}

const accepts = (c: Context, type: string) =>
  (c.req.header('accept') ?? '').split(',').some((one) => one.trim().split(';')[0] === type);

async function read(c: Context, type: string): Promise<Record<string, unknown> | undefined> {
  // Moodle compares it as a whole: not even a charset may follow.
  if (c.req.header('content-type') !== type) return undefined;
  return (await c.req.json().catch(() => undefined)) as Record<string, unknown> | undefined;
}

function itemFor(lms: Lms, c: Context, ...anyOf: string[]): { item: LineItem } | { refused: Response } {
  const access = toolWithAccess(lms, c, ...anyOf);
  if ('refused' in access) return access;
  const item = lms.lineItems.get(c.req.param('item') ?? '');
  if (item?.courseId !== c.req.param('course')) return { refused: c.text('No such line item', 404) };
  if (item?.clientId !== access.clientId) return { refused: c.text("Another tool's line item", 403) };
  return { item };
}

function shown(lms: Lms, item: LineItem): Record<string, unknown> {
  const { courseId: _course, clientId: _client, ...said } = item;
  return { ...said, id: lineItemUrl(lms, item) };
}

function fields(wanted: Record<string, unknown>): Omit<LineItem, 'id' | 'courseId' | 'clientId'> {
  const { label, scoreMaximum, resourceId, tag, resourceLinkId, startDateTime, endDateTime } = wanted;
  const said = { label, scoreMaximum, resourceId, tag, resourceLinkId, startDateTime, endDateTime };
  return JSON.parse(JSON.stringify(said)) as Omit<LineItem, 'id' | 'courseId' | 'clientId'>;
}

/** AGS 2.0, 3.2. */
export function faultOfItem(lms: Lms, wanted: Record<string, unknown>, courseId: string): string | undefined {
  if (typeof wanted['label'] !== 'string' || wanted['label'].trim() === '') return 'label';
  if (!isAbove0(wanted['scoreMaximum'])) return 'scoreMaximum';
  for (const name of ['resourceId', 'tag', 'resourceLinkId'])
    if (wanted[name] !== undefined && typeof wanted[name] !== 'string') return name;
  for (const name of ['startDateTime', 'endDateTime'])
    if (wanted[name] !== undefined && !isInstant(wanted[name])) return name;
  const link = wanted['resourceLinkId'];
  if (typeof link === 'string' && lms.links.get(link)?.course.id !== courseId) return 'resourceLinkId';
  return undefined;
}

/** AGS 2.0, 3.4. */
function faultOfScore(lms: Lms, score: Record<string, unknown>, item: LineItem): string | undefined {
  const members = lms.courses.get(item.courseId)?.members ?? [];
  if (typeof score['userId'] !== 'string') return 'userId';
  if (!members.some(({ who }) => who.id === score['userId'])) return 'userId: not in this course';
  if (!activityProgress.includes(score['activityProgress'] as string)) return 'activityProgress';
  if (!gradingProgress.includes(score['gradingProgress'] as string)) return 'gradingProgress';
  if (!isInstant(score['timestamp'])) return 'timestamp';
  const { scoreGiven, scoreMaximum, comment } = score;
  if (scoreGiven !== undefined && !(typeof scoreGiven === 'number' && scoreGiven >= 0)) return 'scoreGiven';
  if (scoreMaximum !== undefined && !isAbove0(scoreMaximum)) return 'scoreMaximum';
  if (scoreGiven !== undefined && scoreMaximum === undefined) return 'scoreMaximum is missing';
  if (comment !== undefined && typeof comment !== 'string') return 'comment';
  return undefined;
}

const isAbove0 = (value: unknown) => typeof value === 'number' && Number.isFinite(value) && value > 0;
/** ISO 8601 with a time zone. */
const isInstant = (value: unknown) =>
  typeof value === 'string' &&
  /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:\d\d)$/.test(value) &&
  !Number.isNaN(Date.parse(value));

/** Whether a score is newer than what there is. Moodle knows seconds only, and of one second takes the first (its scores.php). */
function keep(lms: Lms, item: LineItem, body: Record<string, unknown>): boolean {
  const userId = body['userId'] as string;
  const its = lms.scores.filter((score) => score.lineItem === item.id && score.userId === userId);
  const same = its.find((score) => JSON.stringify(score.body) === JSON.stringify(body));
  if (same) same.times += 1;
  const at = (score: Record<string, unknown>) => Date.parse(score['timestamp'] as string);
  const latest = Math.max(...its.map((score) => at(score.body)));
  const isNewer =
    lms.tastes.lineItems === 'moodle' ? Math.floor(at(body) / 1_000) > Math.floor(latest / 1_000) : at(body) >= latest;
  if (its.length > 0 && !isNewer) return false;
  if (!same) lms.scores.push({ lineItem: item.id, userId, body, times: 1 });
  return true;
}

import { Hono, type Context } from 'hono';
import { deleteCookie, getCookie, setCookie } from 'hono/cookie';
import { Readable } from 'node:stream';
import * as v from 'valibot';
import { Encrypter } from 'age-encryption';
import { titlesIn } from '../assignments/course-titles.ts';
import { published } from '../auditing/version-routes.ts';
import type { PublishedVersion } from '../auditing/version-shapes.ts';
import { pictureType } from '../courses/pictures.ts';
import { filesOfVersion } from '../courses/course-queries.ts';
import { lessonOf } from '../courses/lesson.ts';
import type { Signed } from '../environment.ts';
import { proofOf, signCheckpoint } from '../evidence/checkpoint.ts';
import { languageOf } from '../language.ts';
import { seen } from '../people/access-log.ts';
import { Refusal } from '../refusals.ts';
import { jsonBody, query } from '../validated.ts';
import { scopeFor, type AuditScope } from './audit-scope.ts';
import { auditedBundle } from './audited-bundle.ts';
import { auditedExport, auditedReports } from './audited-export.ts';
import { auditedAmong, auditedEntries } from './audited-entries.ts';
import { auditedOverdue, auditedPeople, auditedUnits, type Showing } from './audited-people.ts';
import { auditing, auditorCookie } from './auditing.ts';
import { closeAuditorSession, hoursSignedIn, openAuditorSession } from './auditor-sessions.ts';
import type {
  AuditedOverdue,
  AuditedPeople,
  AuditedUnits,
  AuditorSelf,
  Draw,
  NonceAnswer,
  RecordList,
} from './auditor-shapes.ts';
import { draw, listHash, listText } from './draw.ts';
import { countGuess } from './guesses.ts';
import { lateJoiners } from './joiners.ts';
import { enterNonce, nonceOf, noncesOf } from './nonces.ts';
import type { Answers, LateJoiners } from './question-shapes.ts';
import { answersTo, versionsIn } from './questions.ts';

const paged = v.object({
  page: v.optional(v.pipe(v.string(), v.regex(/^\d{1,6}$/, 'give the number of a page, the first is 0')), '0'),
});
const aNonce = v.pipe(
  v.string(),
  v.regex(/^[A-Za-z0-9._-]{1,64}$/, 'give at most 64 letters, digits, dots, dashes and low lines'),
);
/** As many as a sample may have. */
const mostDrawn = 2_000;
const aDraw = v.object({
  nonce: aNonce,
  size: v.pipe(
    v.string(),
    v.regex(/^\d{1,4}$/, 'give a whole number'),
    v.check((text) => Number(text) >= 1 && Number(text) <= mostDrawn, 'give a number from 1 to 2,000'),
  ),
});
const anIndex = v.pipe(v.number(), v.safeInteger(), v.minValue(0));
const aRecipient = v.optional(
  v.nullable(
    v.pipe(
      v.string(),
      v.check((recipient) => {
        try {
          new Encrypter().addRecipient(recipient);
          return true;
        } catch {
          return false;
        }
      }, 'give a recipient that begins with age1'),
    ),
  ),
  null,
);
const anOrder = v.variant('kind', [
  v.object({ kind: v.literal('period'), age: aRecipient }),
  v.object({
    kind: v.literal('sample'),
    indexes: v.pipe(v.array(anIndex), v.minLength(1, 'name at least one entry'), v.maxLength(mostDrawn)),
    age: aRecipient,
  }),
]);

const toExport = v.object({
  report: v.picklist(auditedReports),
  format: v.optional(v.picklist(['csv', 'xlsx', 'pdf']), 'csv'),
});

const recordsOnPage = 1_000;

/** What an auditor may do, once they are in. Everything is cut to the people and the period of their account. */
const audited = new Hono<Signed>()
  .use(auditing)
  .get('/', async (c) => c.json<AuditorSelf>(await selfOf(c)))
  .get('/questions', async (c) =>
    c.json<Answers>(await answersTo(c.var.tools, await scopeOf(c), { titleOf: titlesIn(c), withCategory: false })),
  )
  .get('/late-joiners', async (c) => {
    const { shown, ids } = await lateJoiners(c.var.tools.db, await scopeOf(c), showingTo(c));
    await note(c, ids);
    return c.json<LateJoiners>(shown);
  })
  .get('/people', query(paged), async (c) => {
    const page = Number(c.req.valid('query').page);
    const { shown, ids } = await auditedPeople(c.var.tools.db, await scopeOf(c), page, showingTo(c));
    await note(c, ids);
    return c.json<AuditedPeople>(shown);
  })
  .get('/overdue', query(paged), async (c) => {
    const page = Number(c.req.valid('query').page);
    const { shown, ids } = await auditedOverdue(c.var.tools.db, await scopeOf(c), page, showingTo(c));
    await note(c, ids);
    return c.json<AuditedOverdue>(shown);
  })
  .get('/units', query(v.object({ course: v.pipe(v.string(), v.maxLength(80)) })), async (c) =>
    c.json<AuditedUnits>(await auditedUnits(c.var.tools.db, await scopeOf(c), c.req.valid('query').course)),
  )
  .get('/versions', async (c) => c.json<PublishedVersion[]>((await taughtTo(c)).map(published)))
  .get('/versions/:content', async (c) => {
    const { course, content } = await versionIn(c);
    // The pictures of learners are behind their own sign-in.
    const text = JSON.stringify(lessonOf(course, content)).replaceAll(
      '"src":"/api/lessons/',
      '"src":"/api/audit/versions/',
    );
    return c.body(text, 200, { 'content-type': 'application/json; charset=utf-8' });
  })
  .get('/versions/:content/images/:name', async (c) => {
    const { id } = await versionIn(c);
    const name = c.req.param('name');
    const bytes = (await filesOfVersion(c.var.tools.db, id)).get(`images/${name}`);
    const type = pictureType(name);
    if (!bytes || !type) throw new Refusal('not_found', 'That course has no such picture.');
    return c.body(new Uint8Array(bytes), 200, { 'content-type': type });
  })
  .get('/checkpoint', async (c) => {
    const { db, evidence, now } = c.var.tools;
    return c.text((await signCheckpoint(db, evidence, now())).note);
  })
  .get('/proof/:index', async (c) => {
    const { db, evidence, now } = c.var.tools;
    const text = c.req.param('index');
    const index = /^\d{1,15}$/.test(text) ? Number(text) : -1;
    const own = (await noncesOf(db, c.var.auditor.id)).some((one) => one.index === index);
    if (!own && (await auditedAmong(db, await scopeOf(c), [index])).length === 0)
      throw new Refusal('entry_unknown', 'There is no such entry about the people and the period of your audit.');
    return c.text(await proofOf(db, index, await signCheckpoint(db, evidence, now())));
  })
  .post('/nonces', jsonBody(v.object({ nonce: aNonce })), async (c) => {
    const { db, evidence, now, today } = c.var.tools;
    const { nonce } = c.req.valid('json');
    const given = { accountId: c.var.auditor.id, nonce };
    const entered = await enterNonce(db, evidence, given, { today: today(), now: now() });
    const proof = await proofOf(db, entered.index, await signCheckpoint(db, evidence, now()));
    return c.json<NonceAnswer>({ ...entered, proof }, 201);
  })
  .get('/records', query(paged), async (c) => {
    const page = Number(c.req.valid('query').page);
    const all = await recordsFor(c);
    const records = all.slice(page * recordsOnPage, (page + 1) * recordsOnPage);
    return c.json<RecordList>({ records, total: all.length, page, size: recordsOnPage });
  })
  .get('/records.txt', query(v.object({ nonce: v.optional(aNonce) })), async (c) => {
    const { nonce } = c.req.valid('query');
    const before = nonce === undefined ? Infinity : (await nonceOf(c.var.tools.db, c.var.auditor.id, nonce)).index;
    const indexes = (await recordsFor(c, before)).map(({ index }) => index);
    return c.text(listText(indexes), 200, { 'content-disposition': 'attachment; filename="records.txt"' });
  })
  .get('/draw', query(aDraw), async (c) => {
    const { nonce, size } = c.req.valid('query');
    const { index, leaf } = await nonceOf(c.var.tools.db, c.var.auditor.id, nonce);
    const indexes = (await recordsFor(c, index)).map((record) => record.index);
    return c.json<Draw>({
      nonce,
      index,
      leaf,
      from: indexes.length,
      listSha256: listHash(indexes),
      drawn: draw(nonce, leaf, indexes, Number(size)),
    });
  })
  .post('/exports', jsonBody(toExport), async (c) => {
    const { auditor, tools } = c.var;
    const wanted = { auditor, scope: await scopeOf(c), lang: languageOf(c), ...c.req.valid('json') };
    const made = await auditedExport(tools, wanted);
    return c.body(Readable.toWeb(made.content) as ReadableStream, 200, {
      'content-type': made.contentType,
      'content-disposition': `attachment; filename="${made.fileName}"`,
      'cache-control': 'private, no-store',
    });
  })
  .post('/bundle', jsonBody(anOrder), async (c) => {
    const { age, ...order } = c.req.valid('json');
    const { auditor, tools } = c.var;
    const { fileName, content } = await auditedBundle(tools, { auditor, scope: await scopeOf(c), order, age });
    return c.body(Readable.toWeb(content) as ReadableStream, 200, {
      'content-type': age === null ? 'application/zip' : 'application/octet-stream',
      'content-disposition': `attachment; filename="${fileName}"`,
      'cache-control': 'no-store',
    });
  });

/** How an auditor comes in and goes, without a sign-in of staff; and what they may do meanwhile. */
export const auditRoutes = new Hono<Signed>()
  .post('/session', jsonBody(v.object({ token: v.pipe(v.string(), v.minLength(1), v.maxLength(200)) })), async (c) => {
    const { db, now, today } = c.var.tools;
    if (c.var.foreign) throw new Refusal('foreign_origin', 'Auditors look on the pages of Article 39 itself.');
    countGuess(c);
    const token = await openAuditorSession(db, c.req.valid('json').token, { today: today(), now: now() });
    setCookie(c, auditorCookie, token, {
      path: '/',
      secure: true,
      httpOnly: true,
      sameSite: 'Strict',
      maxAge: hoursSignedIn * 3_600,
    });
    return c.body(null, 204);
  })
  .delete('/session', async (c) => {
    const token = getCookie(c, auditorCookie);
    if (token) await closeAuditorSession(c.var.tools.db, token);
    deleteCookie(c, auditorCookie, { path: '/', secure: true });
    return c.body(null, 204);
  })
  .route('/', audited);

async function selfOf(c: Context<Signed>): Promise<AuditorSelf> {
  const { db, config, evidence, today } = c.var.tools;
  const { id, email: _email, fromOn: _fromOn, ...auditor } = c.var.auditor;
  const { audience } = auditor;
  const groups =
    audience.kind === 'groups'
      ? await db.selectFrom('staff_group').select('name').where('id', 'in', audience.ids).orderBy('name').execute()
      : [];
  return {
    ...auditor,
    of: config.organisation,
    contact: config.contact,
    today: today(),
    groups: groups.map((group) => group.name),
    log: { origin: evidence.origin, vkey: evidence.vkey },
    nonces: await noncesOf(db, id),
  };
}

function scopeOf(c: Context<Signed>): Promise<AuditScope> {
  const { audience, periodFrom: from, periodTo: to } = c.var.auditor;
  return scopeFor(c.var.tools.db, { audience, from, to }, c.var.tools.today());
}

function showingTo(c: Context<Signed>): Showing {
  return { maySeeNames: c.var.auditor.maySeeNames, titleOf: titlesIn(c) };
}

/** Notes whom the auditor is about to see; they can read it. */
function note(c: Context<Signed>, ids: string[]): Promise<void> {
  return seen(c.var.tools.db, { kind: 'auditor', id: c.var.auditor.id }, 'evidence', ids, c.var.tools.today());
}

async function recordsFor(c: Context<Signed>, before: number = Infinity): Promise<{ index: number; date: string }[]> {
  const found: { index: number; date: string }[] = [];
  for await (const entries of auditedEntries(c.var.tools.db, await scopeOf(c), before))
    for (const { index, type, date } of entries) if (type === 'record') found.push({ index, date });
  return found;
}

/** Versions of the courses that are asked of somebody, as far as they were taught in the period. */
async function taughtTo(c: Context<Signed>) {
  const { db, library } = c.var.tools;
  // Another server may have published.
  await library.refresh();
  const rows = await db.selectFrom('assignment_rule').select('course_id').distinct().execute();
  const kept = await db.selectFrom('standing_count').select('course_id').distinct().execute();
  const asked = new Set([...rows, ...kept].map((row) => row.course_id));
  return versionsIn(library.all(), asked, await scopeOf(c));
}

/** Refuses a version that was not taught in the period (`course_unknown`). */
async function versionIn(c: Context<Signed>) {
  const wanted = c.req.param('content')!;
  const content = wanted.startsWith('sha256:') ? wanted : `sha256:${wanted}`;
  const found = (await taughtTo(c)).find((one) => one.content === content);
  if (!found)
    throw new Refusal('course_unknown', 'No course with that content was taught in the period of your audit.');
  return found;
}

import { Hono } from 'hono';
import { Readable } from 'node:stream';
import * as v from 'valibot';
import { Encrypter } from 'age-encryption';
import type { Db } from '../../db/open.ts';
import { inTransaction } from '../../db/transaction.ts';
import { requireRole } from '../access/guard.ts';
import { dayOf } from '../day.ts';
import type { Signed } from '../environment.ts';
import { seen } from '../people/access-log.ts';
import { Refusal } from '../refusals.ts';
import type { Wanted } from '../evidence/bundle/selection.ts';
import { proofOf, signCheckpoint } from '../evidence/checkpoint.ts';
import { evidenceOverview } from './evidence-overview.ts';
import { appendEvidence } from '../evidence/log.ts';
import { headOf, leafAt } from '../evidence/log-queries.ts';
import { aDay, jsonBody, query } from '../validated.ts';
import type { AsOfQuestion } from './as-of.ts';
import { orderBundle } from './bundle-order.ts';
import type { AsOfErrand } from './as-of-thread.ts';
import { onThread } from '../threads/errand.ts';
import { subjectsIn, subjectsOf } from './subjects.ts';
import { lastSelfCheck, runSelfCheck } from './run-self-check.ts';
import { evidenceAbout, findPeople } from './person-evidence.ts';

const aSearch = v.object({
  q: v.pipe(v.string(), v.trim(), v.minLength(2, 'give at least two letters'), v.maxLength(80)),
});
const aNonce = v.object({
  nonce: v.pipe(
    v.string(),
    v.regex(/^[A-Za-z0-9._-]{1,64}$/, 'give at most 64 letters, digits, dots, dashes and low lines'),
  ),
});

const rowsOnPage = 200;
const aQuestion = v.object({
  on: aDay,
  course: v.optional(v.pipe(v.string(), v.maxLength(80))),
  page: v.optional(v.pipe(v.string(), v.regex(/^\d{1,6}$/, 'give the number of a page, the first is 0')), '0'),
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
  v.object({ kind: v.optional(v.literal('full'), 'full'), age: aRecipient }),
  v.pipe(
    v.object({ kind: v.literal('period'), from: aDay, to: aDay, age: aRecipient }),
    v.check(({ from, to }) => from <= to, 'the first day comes after the last'),
  ),
  v.object({
    kind: v.literal('sample'),
    indexes: v.pipe(v.array(anIndex), v.minLength(1, 'name at least one entry'), v.maxLength(2_000)),
    hideWho: v.optional(v.boolean(), false),
    age: aRecipient,
  }),
  v.object({ kind: v.literal('certificate'), index: anIndex, age: aRecipient }),
]);

/** The proof of an entry about the one who asks: the entry itself is on their certificate. */
export const myEvidenceRoutes = new Hono<Signed>().get('/:index/proof', async (c) => {
  const { db, evidence, now } = c.var.tools;
  const index = indexIn(c.req.param('index'));
  const own = await db
    .selectFrom('evidence_subject')
    .select('idx')
    .where('idx', '=', index)
    .where('subject_id', '=', c.var.asker.person.id)
    .executeTakeFirst();
  if (!own) throw new Refusal('entry_unknown', 'The log has no such entry about you.');
  return c.text(await proofOf(db, index, await signCheckpoint(db, evidence, now())));
});

/** What the DPO asks of the log. */
export const evidenceRoutes = new Hono<Signed>()
  .use(requireRole('dpo'))
  .get('/', async (c) => c.json(await evidenceOverview(c.var.tools)))
  .get('/checkpoint', async (c) => {
    const { db, evidence, now } = c.var.tools;
    return c.text((await signCheckpoint(db, evidence, now())).note);
  })
  .get('/proof/:index', async (c) => {
    const { db, evidence, now } = c.var.tools;
    const index = indexIn(c.req.param('index'));
    if (!(await leafAt(db, index))) throw new Refusal('entry_unknown', 'The log has no such entry.');
    return c.text(await proofOf(db, index, await signCheckpoint(db, evidence, now())));
  })
  .get('/people', query(aSearch), async (c) => {
    const { db, today } = c.var.tools;
    const found = await findPeople(db, c.req.valid('query').q);
    const ids = found.map((person) => person.id);
    await seen(db, { kind: 'person', id: c.var.asker.person.id }, 'records', ids, today());
    return c.json(found);
  })
  .get('/people/:person', async (c) => {
    const { db, today } = c.var.tools;
    const about = await evidenceAbout(db, c.req.param('person'));
    await seen(db, { kind: 'person', id: c.var.asker.person.id }, 'records', [c.req.param('person')], today());
    return c.json(about);
  })
  .post('/audit', jsonBody(aNonce), async (c) => {
    const { db, evidence, now } = c.var.tools;
    const { nonce } = c.req.valid('json');
    const index = await inTransaction(db, (trx) =>
      appendEvidence(trx, evidence, [{ type: 'audit', nonce }], dayOf(now())),
    );
    return c.json({ index, proof: await proofOf(db, index, await signCheckpoint(db, evidence, now())) }, 201);
  })
  .get('/self-check', async (c) => c.json(await lastSelfCheck(c.var.tools.db)))
  .post('/self-check', async (c) => c.json(await runSelfCheck(c.var.tools)))
  .get('/as-of', query(aQuestion), async (c) => {
    const { on, course, page } = c.req.valid('query');
    const question: AsOfQuestion = {
      on,
      courseId: course ?? null,
      offset: Number(page) * rowsOnPage,
      limit: rowsOnPage,
    };
    const { db, config, today } = c.var.tools;
    const { database } = config;
    const answer = await onThread<AsOfErrand>(new URL('./as-of-thread.ts', import.meta.url), { database, question });
    const subjects = await subjectsOf(
      db,
      answer.rows.map((row) => row.index),
    );
    await seen(db, { kind: 'person', id: c.var.asker.person.id }, 'evidence', subjects, today());
    return c.json(answer);
  })
  .post('/bundle', jsonBody(anOrder), async (c) => {
    const { tools } = c.var;
    const { age, ...wanted } = c.req.valid('json');
    if (wanted.kind === 'sample' || wanted.kind === 'certificate') await assertEntries(tools.db, wanted);
    const subjects = await subjectsIn(tools.db, wanted);
    await seen(tools.db, { kind: 'person', id: c.var.asker.person.id }, 'bundle', subjects, tools.today());
    const { fileName, content } = await orderBundle(tools, { wanted, ageRecipient: age });
    return c.body(Readable.toWeb(content) as ReadableStream, 200, {
      'content-type': age === null ? 'application/zip' : 'application/octet-stream',
      'content-disposition': `attachment; filename="${fileName}"`,
      'cache-control': 'no-store',
    });
  });

/** Refuses what is no index (`entry_unknown`). */
function indexIn(text: string): number {
  if (!/^\d{1,15}$/.test(text)) throw new Refusal('entry_unknown', 'The log has no such entry.');
  return Number(text);
}

/** Refuses indexes that the log does not have (`entry_unknown`): the auditor would wonder what was left out. */
async function assertEntries(db: Db, wanted: Extract<Wanted, { kind: 'sample' | 'certificate' }>): Promise<void> {
  const { size } = await headOf(db);
  const beyond = (wanted.kind === 'sample' ? wanted.indexes : [wanted.index]).find((index) => index >= size);
  if (beyond !== undefined)
    throw new Refusal('entry_unknown', `The log has no entry ${beyond}: it has ${size}, the first of them is 0.`);
}

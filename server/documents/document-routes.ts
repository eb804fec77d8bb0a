import { Hono, type Context } from 'hono';
import * as v from 'valibot';
import { inTransaction } from '../../db/transaction.ts';
import { requireRole } from '../access/guard.ts';
import type { Signed } from '../environment.ts';
import { seen } from '../people/access-log.ts';
import { Refusal } from '../refusals.ts';
import { aDay, jsonBody, oneLine, query } from '../validated.ts';
import { acknowledge, askToAcknowledge, documentsFor } from './acknowledge.ts';
import { acknowledgementCounts } from './document-overview.ts';
import { documentVersion, filesOfDocument, publishDocument } from './documents.ts';
import { findStaff } from './find-staff.ts';
import { inTurn } from './in-turn.ts';
import { recordOutsideTraining } from './outside-training.ts';

/** A regular expression over so many megabytes would exhaust its stack. */
const isBase64 = (text: string): boolean => Buffer.from(text, 'base64').toString('base64') === text;

const name = v.pipe(
  v.string(),
  v.maxLength(80),
  v.regex(/^[a-z0-9]+(?:-[a-z0-9]+)*$/, 'use small letters, digits and dashes, e.g. remote-work-policy'),
);
const aDocument = v.object({
  documentId: name,
  kind: v.picklist(['policy', 'training']),
  version: v.pipe(v.string(), v.regex(/^[0-9A-Za-z][0-9A-Za-z.-]{0,39}$/, 'write it as 2026-1 or 1.0.0')),
  lang: v.optional(v.pipe(v.string(), v.regex(/^[a-z]{2}(-[A-Z]{2})?$/, 'give a language as en or de')), 'en'),
  title: oneLine(3, 200),
  fileName: v.pipe(v.string(), v.maxLength(100)),
  file: v.pipe(v.string(), v.nonEmpty('choose a file'), v.check(isBase64, 'is not base64')),
});
const aSearch = v.object({
  q: v.pipe(v.string(), v.trim(), v.minLength(2, 'give at least two letters'), v.maxLength(80)),
});
const toAsk = v.object({ dueOn: aDay });
const toRecord = v.object({
  taught: v.union([v.object({ content: v.string() }), v.object({ documentVersionId: v.string() })]),
  personIds: v.pipe(v.array(v.string()), v.minLength(1, 'choose at least one person'), v.maxLength(500)),
  outcome: v.picklist(['attended', 'completed', 'passed']),
  completedOn: aDay,
});

/** Policies and trainings elsewhere, for those who answer for them. */
export const documentRoutes = new Hono<Signed>()
  .use(requireRole('training_admin', 'dpo'))
  .get('/', async (c) => c.json(await acknowledgementCounts(c.var.tools.db)))
  .post('/', jsonBody(aDocument), async (c) => {
    const { db, evidence, now } = c.var.tools;
    const { file, fileName, ...rest } = c.req.valid('json');
    const bytes = Buffer.from(file, 'base64');
    return c.json(await publishDocument(db, evidence, { ...rest, file: { name: fileName, bytes } }, now()), 201);
  })
  .get('/people', query(aSearch), async (c) => {
    const { db, today } = c.var.tools;
    const found = await findStaff(db, c.req.valid('query').q, today());
    const ids = found.map((person) => person.id);
    await seen(db, { kind: 'person', id: c.var.asker.person.id }, 'documents', ids, today());
    return c.json(found);
  })
  .get('/:document/file', async (c) => {
    const { id } = await documentVersion(c.var.tools.db, c.req.param('document'));
    return download(c, id);
  })
  .post('/:document/ask', jsonBody(toAsk), async (c) => {
    const { db, evidence, now, today } = c.var.tools;
    const wanted = { documentVersionId: c.req.param('document'), dueOn: c.req.valid('json').dueOn };
    return c.json({ asked: await inTurn(db, (trx) => askToAcknowledge(trx, evidence, wanted, today(), now())) });
  })
  .post('/outside-training', jsonBody(toRecord), async (c) => {
    const { db, evidence, library, now, today } = c.var.tools;
    const { taught, ...rest } = c.req.valid('json');
    const by = c.var.asker.person;
    const what = 'content' in taught ? { courseVersion: ofCourse(library.byContent(taught.content)) } : taught;
    const training = { ...rest, taught: what, via: 'admin' as const, by };
    const first = await inTurn(db, (trx) => recordOutsideTraining(trx, evidence, training, today(), now()));
    return c.json({ first, recorded: new Set(rest.personIds).size }, 201);
  });

function ofCourse(version: { id: string; courseId: string; version: string; lang: string; content: string }) {
  const { courseId, version: number, lang, content } = version;
  return { id: version.id, claim: { id: courseId, version: number, lang, content } };
}

/** What a person was asked to acknowledge. */
export const myDocumentRoutes = new Hono<Signed>()
  .get('/', async (c) => c.json(await documentsFor(c.var.tools.db, c.var.asker.person.id)))
  .get('/:document/file', async (c) => {
    const { db } = c.var.tools;
    const asked = await db
      .selectFrom('acknowledgement')
      .select('document_version_id')
      .where('id', '=', c.req.param('document'))
      .where('person_id', '=', c.var.asker.person.id)
      .executeTakeFirst();
    if (!asked) throw new Refusal('document_unknown', 'You were not asked to acknowledge that document.');
    return download(c, asked.document_version_id);
  })
  .post('/:document/acknowledge', async (c) => {
    const { db, evidence, now } = c.var.tools;
    const { person, identified } = c.var.asker;
    const wanted = { personId: person.id, acknowledgementId: c.req.param('document'), identified };
    await inTransaction(db, (trx) => acknowledge(trx, evidence, wanted, now()));
    return c.json(await documentsFor(db, wanted.personId));
  });

/** The file of a document version. It is never shown as a page of ours: it could be one that runs scripts. */
async function download(c: Context<Signed>, documentVersionId: string): Promise<Response> {
  // Frozen with exactly one file.
  const [[path, bytes]] = [...(await filesOfDocument(c.var.tools.db, documentVersionId))] as [[string, Buffer]];
  return c.body(new Uint8Array(bytes), 200, {
    'content-type': 'application/octet-stream',
    'content-disposition': `attachment; filename="${path}"`,
    'cache-control': 'private, no-store',
  });
}

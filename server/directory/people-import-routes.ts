import { Hono } from 'hono';
import * as v from 'valibot';
import { requireRole } from '../access/guard.ts';
import type { Signed } from '../environment.ts';
import { seen } from '../people/access-log.ts';
import { announce } from '../reminders/announce.ts';
import { inPublic } from '../reminders/webhook-events.ts';
import { jsonBody } from '../validated.ts';
import { importPeople } from './import-people.ts';
import { planImport } from './import-plan.ts';
import { previewOf } from './import-preview.ts';
import { readPeople } from './import-read.ts';
import type { ImportPreview, ImportResult } from './import-shapes.ts';

/** A regular expression over so many megabytes would exhaust its stack. */
const isBase64 = (text: string): boolean => Buffer.from(text, 'base64').toString('base64') === text;

const aFile = {
  file: v.pipe(v.string(), v.nonEmpty('choose a file'), v.check(isBase64, 'is not base64')),
  fileName: v.pipe(v.string(), v.maxLength(255)),
  mode: v.picklist(['complete', 'changes']),
};
const toPreview = v.object(aFile);
const toImport = v.object({
  ...aFile,
  fingerprint: v.optional(v.pipe(v.string(), v.maxLength(100))),
  confirmLeavers: v.optional(v.pipe(v.number(), v.integer(), v.minValue(0))),
});

/** People from a file of HR's, for those who answer for them. The file itself is not kept. */
export const peopleImportRoutes = new Hono<Signed>()
  .use(requireRole('training_admin', 'dpo'))
  .post('/preview', jsonBody(toPreview), async (c) => {
    const { db, today } = c.var.tools;
    const { file: content, fileName, mode } = c.req.valid('json');
    const day = today();
    const file = readPeople(Buffer.from(content, 'base64'));
    const { preview, named } = previewOf(await planImport(db, file, mode, day), file, fileName);
    await seen(db, { kind: 'person', id: c.var.asker.person.id }, 'directory', named, day);
    return c.json<ImportPreview>(preview);
  })
  .post('/', jsonBody(toImport), async (c) => {
    const { db, evidence, library, config, today, now } = c.var.tools;
    const { file: content, fileName, ...wish } = c.req.valid('json');
    const file = readPeople(Buffer.from(content, 'base64'));
    const { result } = await importPeople({ db, evidence, library }, file, wish, { today: today(), now: now() });
    const { counts } = result;
    const changes = inPublic(counts.joins + counts.returns + counts.leaves + counts.changes);
    const about = { once: now().toISOString(), organisation: config.organisation, now: now() };
    await announce(db, { type: 'import.done', data: { on: today(), people: inPublic(counts.good), changes } }, about);
    return c.json<ImportResult>({ ...result, fileName });
  });

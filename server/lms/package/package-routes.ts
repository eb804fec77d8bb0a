import { Hono } from 'hono';
import * as v from 'valibot';
import { inTransaction } from '../../../db/transaction.ts';
import { requireRole } from '../../access/guard.ts';
import { filesOfVersion } from '../../courses/course-queries.ts';
import { anOrigin } from '../../embedding/an-origin.ts';
import type { Signed } from '../../environment.ts';
import { Refusal } from '../../refusals.ts';
import { jsonBody, oneLine } from '../../validated.ts';
import { connectedFiles } from './connected.ts';
import { formats } from './packaged.ts';
import type { PackageView, PackageWanted } from './package-shapes.ts';
import { endPackage, keepPackage, packagesShown } from './packages.ts';
import { standaloneFiles } from './standalone.ts';
import { zipOf } from './zip.ts';

const wantedPackage: v.GenericSchema<unknown, PackageWanted> = v.object({
  courseId: oneLine(1, 100),
  lang: v.pipe(v.string(), v.regex(/^[a-z]{2}$/, 'is no language')),
  kind: v.picklist(formats),
  form: v.picklist(['connected', 'standalone']),
  score: v.boolean(),
  name: oneLine(1, 80),
  identifies: v.picklist(['lms', 'lms_number', 'sign_in']),
  lms: v.nullable(anOrigin),
});

/** Packages of courses for LMSs, for those who answer for training. */
export const packageRoutes = new Hono<Signed>()
  .use(requireRole('training_admin', 'dpo'))
  .get('/', async (c) => c.json<PackageView[]>(await packagesShown(c.var.tools.db, c.var.tools.library)))
  .post('/', jsonBody(wantedPackage), async (c) => {
    const { db, library, config, receivers, now } = c.var.tools;
    const wanted = c.req.valid('json');
    const { courseId, lang, kind, form, score } = wanted;
    const version = library.current(courseId, lang);
    if (version.lang !== lang)
      throw new Refusal('course_unknown', `The course "${courseId}" is not there in that language.`);
    const { written: course, content } = version;
    if (form === 'standalone') {
      const files = await standaloneFiles(
        { course, content, files: await filesOfVersion(db, version.id) },
        kind,
        score,
      );
      return zip(c, `${courseId}-${lang}-${kind}.zip`, await zipOf(files));
    }
    const by = { id: c.var.asker.person.id, now: now() };
    const made = await inTransaction(db, (trx) => keepPackage(trx, wanted, by));
    receivers.changed();
    const files = await connectedFiles({ course, content }, wanted, { ...made, server: config.publicUrl });
    return zip(c, `${courseId}-${lang}-${kind}-connected.zip`, await zipOf(files));
  })
  .delete('/:package', async (c) => {
    const { db, sessions, now } = c.var.tools;
    await endPackage(db, c.req.param('package'), now());
    sessions.askAgain();
    return c.body(null, 204);
  });

function zip(
  c: { body: (data: Uint8Array<ArrayBuffer>, status: 201, headers: Record<string, string>) => Response },
  name: string,
  bytes: Buffer,
): Response {
  return c.body(new Uint8Array(bytes), 201, {
    'content-type': 'application/zip',
    'content-disposition': `attachment; filename="${name}"`,
  });
}

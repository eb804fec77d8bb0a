import { Hono } from 'hono';
import { Readable } from 'node:stream';
import { requireRole } from '../access/guard.ts';
import { filesOfVersion } from '../courses/course-queries.ts';
import type { Signed } from '../environment.ts';
import { Refusal } from '../refusals.ts';
import { fullBundle } from '../evidence/bundle.ts';
import { proofOf, signCheckpoint } from '../evidence/checkpoint.ts';
import { evidenceOverview } from './evidence-overview.ts';
import { leafAt } from '../evidence/log-queries.ts';

/** What the DPO asks of the log. */
export const evidenceRoutes = new Hono<Signed>()
  .use(requireRole('dpo'))
  .get('/', async (c) => c.json(await evidenceOverview(c.var.tools.db, c.var.tools.evidence)))
  .get('/checkpoint', async (c) => {
    const { db, evidence, now } = c.var.tools;
    return c.text((await signCheckpoint(db, evidence, now())).note);
  })
  .get('/proof/:index', async (c) => {
    const { db, evidence, now } = c.var.tools;
    const index = /^\d{1,15}$/.test(c.req.param('index')) ? Number(c.req.param('index')) : -1;
    if (index < 0 || !(await leafAt(db, index))) throw new Refusal('entry_unknown', 'The log has no such entry.');
    return c.text(await proofOf(db, index, await signCheckpoint(db, evidence, now())));
  })
  .post('/bundle', async (c) => {
    const { db, evidence, library, config, now } = c.var.tools;
    const { fileName, zip } = await fullBundle(db, evidence, {
      organisation: config.organisation,
      courses: library.all().map((version) => ({
        id: version.courseId,
        version: version.version,
        lang: version.lang,
        content: version.content,
        sums: version.sums,
        files: () => filesOfVersion(db, version.id),
      })),
      workFolder: config.dataFolder,
      now: now(),
    });
    return c.body(Readable.toWeb(zip) as ReadableStream, 200, {
      'content-type': 'application/zip',
      'content-disposition': `attachment; filename="${fileName}"`,
      'cache-control': 'no-store',
    });
  });

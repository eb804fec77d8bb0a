import { Hono } from 'hono';
import * as v from 'valibot';
import type { Signed } from '../environment.ts';
import { asked, opened, told } from './described.ts';
import { aPageOf, paged, pageOf, wantedPage } from './paging.ts';
import { day } from './shapes.ts';

const course = v.pipe(
  v.object({
    id: v.string(),
    version: v.string(),
    lang: v.string(),
    title: v.string(),
    content: v.pipe(v.string(), v.description('Content id: the hash of the files, as evidence names it.')),
    publishedOn: day,
    isCurrent: v.pipe(v.boolean(), v.description('Whoever begins today in that language gets this one.')),
  }),
  v.metadata({ ref: 'Course' }),
);

/** What is taught. */
export const courseRoutes = new Hono<Signed>().get(
  '/courses',
  told({
    summary: 'Every course version that was published, oldest first',
    scopes: ['assignments:read', 'reports:read'],
    answer: aPageOf(course),
  }),
  opened('assignments:read', 'reports:read'),
  asked(v.object(paged)),
  async (c) => {
    const { library } = c.var.tools;
    await library.refresh();
    const { after, take } = wantedPage('courses', ['number'], c.req.valid('query'));
    const all = library.all();
    const newest = new Map(all.map((one) => [`${one.courseId} ${one.lang}`, one.id]));
    const found = all.filter((one) => after === null || one.evidenceIndex > Number(after[0])).slice(0, take);
    const page = pageOf('courses', found, take, (one) => [one.evidenceIndex]);
    return c.json({
      rows: page.rows.map((one) => ({
        id: one.courseId,
        version: one.version,
        lang: one.lang,
        title: one.title,
        content: one.content,
        publishedOn: one.publishedAt.slice(0, 10),
        isCurrent: newest.get(`${one.courseId} ${one.lang}`) === one.id,
      })),
      next: page.next,
    });
  },
);

import { Hono } from 'hono';
import type { CourseLibrary, CourseVersion } from '../../courses/course-library.ts';
import type { Signed } from '../../environment.ts';
import { Refusal } from '../../refusals.ts';
import { courseActivity, moduleActivity, type Activity } from './activities.ts';

/**
 * What the activities are of which statements speak: whoever is given JSON at the id of an activity knows it (Data 2.4.4.1). Without
 * sign-in, because stores have none here; only titles, and only where some store is told anything. Browsers are led to the front page.
 */
export const activityRoutes = new Hono<Signed>()
  .use(async (c, next) => {
    const { db, receivers } = c.var.tools;
    if ((await receivers.now(db)).stores.length === 0) throw unknownActivity();
    await next();
  })
  .use(async (c, next) => {
    if (/\btext\/html\b/.test(c.req.header('accept') ?? '')) return c.redirect('/');
    return next();
  })
  .get('/courses/:course', (c) => {
    const { library, config } = c.var.tools;
    const versions = versionsOf(library, c.req.param('course'));
    const [first] = versions;
    if (!first) throw unknownActivity();
    return c.json<Activity['definition']>({
      ...courseActivity(config.publicUrl, first).definition,
      name: Object.fromEntries(versions.map(({ lang, title }) => [lang, title])),
    });
  })
  .get('/courses/:course/modules/:module', (c) => {
    const { library, config } = c.var.tools;
    const { course, module } = c.req.param();
    const titles = versionsOf(library, course).flatMap((version) =>
      version.course.modules.filter(({ id }) => id === module).map(({ title }) => [version.lang, title]),
    );
    if (titles.length === 0) throw unknownActivity();
    return c.json<Activity['definition']>(
      moduleActivity(config.publicUrl, course, module, Object.fromEntries(titles)).definition,
    );
  });

/** The current version of a course in each of its languages. */
function versionsOf(library: CourseLibrary, courseId: string): CourseVersion[] {
  const all = library.all().filter((version) => version.courseId === courseId);
  return [...new Map(all.map((version) => [version.lang, version])).values()];
}

function unknownActivity(): Refusal {
  return new Refusal('not_found', 'There is nothing at this address.');
}

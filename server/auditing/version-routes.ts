import { Hono } from 'hono';
import * as v from 'valibot';
import { requireRole } from '../access/guard.ts';
import { changesBetween } from '../courses/changes/course-changes.ts';
import { taughtOn } from '../courses/changes/taught-on.ts';
import type { CourseLibrary, CourseVersion } from '../courses/course-library.ts';
import { dayOf } from '../day.ts';
import type { Signed } from '../environment.ts';
import { Refusal } from '../refusals.ts';
import { query } from '../validated.ts';
import { completionsByVersion, openAttemptsByVersion } from './version-queries.ts';
import type { CourseVersions, PublishedVersion, TaughtOn, VersionChanges } from './version-shapes.ts';

const short = v.pipe(v.string(), v.maxLength(80));
const twoVersions = v.object({ lang: v.optional(short, 'en'), from: short, to: short });
const aDay = v.object({
  lang: v.optional(short, 'en'),
  on: v.pipe(v.string(), v.isoDate('Write a day as 2026-11-24.')),
});

/** Fewer could point at somebody. */
const fewest = 5;

/** What was taught when, and what changed: for those who answer for the courses. */
export const versionRoutes = new Hono<Signed>()
  .use(requireRole('training_admin', 'dpo'))
  .get('/', async (c) => {
    const { db, library, now } = c.var.tools;
    // Another server may have published.
    await library.refresh();
    const completions = await completionsByVersion(db);
    const openAttempts = await openAttemptsByVersion(db);
    return c.json<CourseVersions>({
      today: dayOf(now()),
      versions: library.all().map((one) => {
        const open = openAttempts.get(one.id) ?? 0;
        return {
          ...published(one),
          completions: completions.get(one.id) ?? 0,
          openAttempts: open < fewest ? null : open,
        };
      }),
    });
  })
  .get('/:course/changes', query(twoVersions), (c) => {
    const { lang, from, to } = c.req.valid('query');
    const [older, newer] = [from, to].map((content) =>
      versionOf(c.var.tools.library, c.req.param('course'), lang, content),
    ) as [CourseVersion, CourseVersion];
    return c.json<VersionChanges>({
      older: published(older),
      newer: published(newer),
      ...changesBetween(older.written, newer.written),
      files: filesBetween(older.sums, newer.sums),
    });
  })
  .get('/:course/as-of', query(aDay), (c) => {
    const { lang, on } = c.req.valid('query');
    const versions = taughtOn(c.var.tools.library.all(), c.req.param('course'), lang, on);
    if (versions.length === 0) throw new Refusal('course_unknown', `Nothing of that course was published by ${on}.`);
    return c.json<TaughtOn>({ on, versions: versions.map(published) });
  });

function versionOf(library: CourseLibrary, courseId: string, lang: string, content: string): CourseVersion {
  const version = library.byContent(content);
  if (version.courseId === courseId && version.lang === lang) return version;
  throw new Refusal('course_unknown', 'That course has no version with that content in that language.');
}

/** A version as it is named to those who ask about the courses. */
export function published({
  courseId,
  lang,
  version,
  title,
  course,
  publishedAt,
  content,
}: CourseVersion): PublishedVersion {
  return {
    id: courseId,
    lang,
    version,
    title,
    change: course.change,
    publishedOn: publishedAt.slice(0, 10),
    content,
  };
}

/** Compares two `SHA256SUMS` texts. */
function filesBetween(older: string, newer: string): VersionChanges['files'] {
  const [before, after] = [older, newer].map(
    (sums) =>
      new Map(
        sums
          .trimEnd()
          .split('\n')
          .map((line) => [line.slice(66), line.slice(0, 64)]),
      ),
  ) as [Map<string, string>, Map<string, string>];
  return [...new Set([...before.keys(), ...after.keys()])]
    .filter((path) => before.get(path) !== after.get(path))
    .sort()
    .map((path) => ({ path, became: !before.has(path) ? 'added' : !after.has(path) ? 'removed' : 'changed' }));
}

import { changesBetween } from '../courses/changes/course-changes.ts';
import type { Change } from '../courses/changes/change.ts';
import type { CourseVersion } from '../courses/course-library.ts';
import type { ChangedCourse } from './learning-shapes.ts';

/** What a learner reads; the bank is not among it, because its changes would give answers away. */
const read = new Set<Change['what']>(['text', 'card', 'remember', 'intro']);

/** More than this is not read; then it is time to do the course again. */
const mostLines = 12;

/** What a person who completed `older` does not know yet: sentences that came, went or changed in more than their wording. */
export function changedSince(older: CourseVersion, newer: CourseVersion): ChangedCourse | undefined {
  if (older.content === newer.content || older.lang !== newer.lang) return undefined;
  const { course, modules } = changesBetween(older.written, newer.written);
  const lines = [...course, ...modules.flatMap((module) => module.changes)]
    .filter(({ what, severity }) => read.has(what) && severity !== 'wording')
    .flatMap((change) => change.lines)
    .slice(0, mostLines);
  if (lines.length === 0) return undefined;
  return { courseTitle: newer.title, lang: newer.lang, lines: lines.map(({ older: was, newer: is }) => ({ was, is })) };
}

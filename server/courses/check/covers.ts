import type { Course, Remark } from '../course-model.ts';
import { remark } from '../remark.ts';

/** How many statements the courses of this package were made to teach: S1 to S33. */
const statements = 33;

/** `S3, S7 to S9`. */
function inRanges(numbers: readonly number[]): string {
  const ranges: [from: number, to: number][] = [];
  for (const number of numbers) {
    const last = ranges.at(-1);
    if (last && last[1] === number - 1) last[1] = number;
    else ranges.push([number, number]);
  }
  return ranges.map(([from, to]) => (from === to ? `S${from}` : `S${from} to S${to}`)).join(', ');
}

/** Every statement is taught by some module of some course. It is asked of this package's courses, not of other ones. */
export function statementsCovered(courses: readonly Course[]): Remark[] {
  const covered = new Set(courses.flatMap((course) => course.modules).flatMap((module) => module.covers));
  const missing = Array.from({ length: statements }, (_, at) => at + 1).filter((number) => !covered.has(`S${number}`));
  const [first] = courses;
  if (missing.length === 0 || !first) return [];
  const message = `No module of any course covers ${inRanges(missing)}. Write what is missing, or name it under covers.`;
  return [remark('statement-not-covered', { file: `${first.id}/${first.lang}/course.md`, line: 1 }, message)];
}

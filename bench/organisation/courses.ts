import { randomUUID } from 'node:crypto';
import type { Trx } from '../../db/transaction.ts';
import { daysAfter } from '../../server/day.ts';
import { everyMonths, graces, leadDays } from './histories.ts';
import type { Staff } from './staff.ts';

/** A course of the bench, with the line of the rule that asks everybody for it. */
export interface BenchCourse {
  id: string;
  versionId: string;
  reason: string;
  line: string;
  grace: number;
}

/** Makes 20 courses, copies of the published one under other ids, and a rule for each. The rules name everybody differently. */
export async function publishCopies(
  trx: Trx,
  { units }: Staff,
  { today, now }: { today: string; now: Date },
): Promise<BenchCourse[]> {
  const [original] = await trx
    .selectFrom('course_version')
    .selectAll()
    .where('lang', '=', 'en')
    .orderBy('evidence_idx', 'desc')
    .execute();
  const files = await trx
    .selectFrom('course_version_file')
    .selectAll()
    .where('course_version_id', '=', original!.id)
    .execute();
  const audiences = [
    { kind: 'everyone' },
    { kind: 'matching', units, jobs: [], locations: [] },
    { kind: 'matching', units: [], jobs: Array.from({ length: 60 }, (_, i) => `Job ${i + 1}`), locations: [] },
  ];
  const begun = daysAfter(today, -2_200);
  const courses: BenchCourse[] = [];
  for (let c = 0; c < 20; c++) {
    const name = String(c + 1).padStart(2, '0');
    const course: BenchCourse = {
      id: `course-${name}`,
      versionId: randomUUID(),
      reason: `Everybody works with personal data; once a year (${name})`,
      line: randomUUID(),
      grace: graces[c % 4 === 0 ? 1 : 0],
    };
    courses.push(course);
    await trx
      .insertInto('course_version')
      .values({
        ...original!,
        id: course.versionId,
        course_id: course.id,
        title: `Course ${name}`,
        evidence_idx: 1_000_000 + c,
      })
      .execute();
    await trx
      .insertInto('course_version_file')
      .values(files.map((file) => ({ ...file, course_version_id: course.versionId })))
      .execute();
    await trx
      .insertInto('assignment_rule')
      .values({
        id: randomUUID(),
        line: course.line,
        course_id: course.id,
        audience: JSON.stringify(audiences[c % 5 === 0 ? (c % 2) + 1 : 0]),
        reason: course.reason,
        due_on: null,
        due_days: 30,
        repeat: 'from_completion',
        every_months: everyMonths,
        fixed_day: null,
        lead_days: leadDays,
        grace_days: course.grace,
        begins_on: begun,
        made_by: null,
        made_at: now.toISOString(),
        ended_by: null,
        ended_at: null,
      })
      .execute();
  }
  return courses;
}

import type { Kysely } from 'kysely';
import type { Database } from '../../db/tables/index.ts';
import type { Trx } from '../../db/transaction.ts';
import type { CourseLibrary, CourseVersion } from '../courses/course-library.ts';
import type { EvidenceLog } from '../evidence/evidence-log.ts';
import { peopleOnStaff, type Person } from '../people/people-queries.ts';
import { Refusal } from '../refusals.ts';
import { assignCourse } from './assign-course.ts';

type Reader = Kysely<Database>;
type Version = Pick<CourseVersion, 'id' | 'courseId' | 'lang' | 'version' | 'content'>;

/** To be taken again, in this version, by everybody who knows only an older one. */
export interface Retake {
  version: Version;
  dueOn: string;
  /** Why, in words: it goes into evidence, so it names nobody. */
  reason: string;
}

/**
 * The version with that content, if it is what somebody who begins today gets. Refuses what is no version of the course
 * (`course_unknown`) and one that a newer one in its language has replaced (`version_stale`).
 */
export function versionToRetake(library: CourseLibrary, courseId: string, content: string): CourseVersion {
  const version = library.byContent(content);
  if (version.courseId !== courseId)
    throw new Refusal('course_unknown', 'That course has no version with that content.');
  if (library.current(courseId, version.lang).id !== version.id)
    throw new Refusal('version_stale', 'The course has a newer version than your page. Reload the page.');
  return version;
}

/** How many people `askToRetake` would ask today. Who they are is for nobody to see. */
export async function retakePreview(db: Reader, version: Version, today: string): Promise<number> {
  return (await peopleToRetake(db, version, today)).length;
}

/**
 * Gives the course again to everybody who knows only an older version of it, and answers how many that were. What they
 * completed stays as it is. Asking twice gives nothing twice. Refuses a day that is over (`invalid_input`).
 */
export async function askToRetake(
  trx: Trx,
  evidence: EvidenceLog,
  { version, dueOn, reason }: Retake,
  today: string,
  now: Date,
): Promise<number> {
  if (dueOn < today) throw new Refusal('invalid_input', 'dueOn: Choose today or a day that is still to come.');
  // A write comes first: a second click on another connection waits for it, and then finds nobody left to ask.
  await trx
    .updateTable('course_version')
    .set((e) => ({ title: e.ref('title') }))
    .where('id', '=', version.id)
    .execute();
  const people = await peopleToRetake(trx, version, today);
  const { courseId, lang, content } = version;
  const course = { id: courseId, version: version.version, lang, content };
  return assignCourse(
    trx,
    evidence,
    { course, people, campaign: campaignOf(version), dueOn, rule: reason },
    today,
    now,
  );
}

const campaignOf = ({ version }: Version): string => `version ${version}`;

/**
 * On staff, completed an older version in this language, have not completed this one in any, have the course not open, and
 * were not asked for this version before: whoever has it open goes on with what is current anyway.
 */
async function peopleToRetake(db: Reader, version: Version, today: string): Promise<Person[]> {
  const rows = await db
    .selectFrom('completion')
    .innerJoin('course_version', 'course_version.id', 'completion.course_version_id')
    .select('completion.person_id')
    .distinct()
    .where('course_version.course_id', '=', version.courseId)
    .where('course_version.lang', '=', version.lang)
    .where('course_version.id', '!=', version.id)
    .where((e) =>
      e.not(
        e.exists(
          e
            .selectFrom('completion as newer')
            .innerJoin('course_version as taken', 'taken.id', 'newer.course_version_id')
            .select('newer.id')
            .whereRef('newer.person_id', '=', 'completion.person_id')
            .where('taken.course_id', '=', version.courseId)
            .where('taken.version', '=', version.version),
        ),
      ),
    )
    .where((e) =>
      e.not(
        e.exists(
          e
            .selectFrom('assignment')
            .leftJoin('completion as met', 'met.assignment_id', 'assignment.id')
            .leftJoin('assignment_end', 'assignment_end.assignment_id', 'assignment.id')
            .select('assignment.id')
            .whereRef('assignment.person_id', '=', 'completion.person_id')
            .where('assignment.course_id', '=', version.courseId)
            .where((x) =>
              x.or([
                x.and([x('met.id', 'is', null), x('assignment_end.assignment_id', 'is', null)]),
                x('assignment.campaign', '=', campaignOf(version)),
              ]),
            ),
        ),
      ),
    )
    .execute();
  const ids = new Set(rows.map((row) => row.person_id));
  // An installation has more people than a statement may have variables, so they are chosen here.
  return (await peopleOnStaff(db, today)).filter((person) => ids.has(person.id));
}

import type { Db } from '../../db/open.ts';
import { assignmentsOf } from '../assignments/assignment-queries.ts';
import type { CourseLibrary } from '../courses/course-library.ts';
import { showQuestion } from '../courses/kinds/index.ts';
import { practiceQuestion } from '../courses/lesson.ts';
import { Refusal } from '../refusals.ts';
import { newestAttempt } from './attempt-queries.ts';
import type { PracticeShown } from './learning-shapes.ts';

/**
 * An exercise of a published course by itself, as it is shown to a person; without its key. Whoever has the course to do gets it
 * from the version that they read, so that an answer can count there; everybody else from the one that is published now.
 * Nothing is written. Refuses courses (`course_unknown`) and exercises (`question_unknown`) that are not there; a question of the
 * knowledge check is none.
 */
export async function shownPractice(
  db: Db,
  library: CourseLibrary,
  { personId, courseId, questionId }: { personId: string; courseId: string; questionId: string },
  lang: string,
): Promise<PracticeShown> {
  const current = library.current(courseId, lang);
  const [open] = (await assignmentsOf(db, [personId])).filter(
    (one) => one.courseId === courseId && one.completionId === null,
  );
  const attempt = open && (await newestAttempt(db, open.id));
  const read = attempt && !attempt.handedIn ? await library.byId(attempt.courseVersionId) : current;
  const version = practiceQuestion(read.course, questionId) ? read : current;
  const question = practiceQuestion(version.course, questionId);
  if (!question) throw new Refusal('question_unknown', 'This course has no such exercise.');
  const { content, course } = version;
  return {
    content,
    lang: course.lang,
    question: showQuestion(question, content),
    // An exercise that came after somebody began is not in what they read.
    assignmentId: open && version === read ? open.id : null,
  };
}

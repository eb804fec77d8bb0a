import type { Course, Question, Remark } from '../course-model.ts';
import { quoted, remark } from '../remark.ts';

/** Every question of a course once, in the order of the pages: the lesson's, then the rest of the bank. */
export function questionsOf(course: Course): Question[] {
  const all = course.modules.flatMap((module) => [
    ...module.sections.flatMap((section) =>
      section.parts.flatMap((part) => ('question' in part ? [part.question] : [])),
    ),
    ...module.bank,
  ]);
  return [...new Set(all)];
}

/** Answers are kept under the question's id, so two questions cannot share one. */
export function idsOnce(course: Course): Remark[] {
  const first = new Map<string, Question>();
  const remarks: Remark[] = [];
  for (const question of questionsOf(course)) {
    const earlier = first.get(question.id);
    if (earlier) {
      const place = earlier.file === question.file ? `line ${earlier.line}` : `${earlier.file}, line ${earlier.line}`;
      const message = `The id ${quoted(question.id)} is already used in ${place}. Give this exercise another one.`;
      remarks.push(remark('id-duplicate', question, message));
    } else first.set(question.id, question);
  }
  return remarks;
}

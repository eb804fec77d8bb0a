import type { Course, Question } from '../courses/course-model.ts';

/** The cases before each module, by question id: together they are the pre-check. */
export function preCheckQuestions(course: Course): Map<string, Question> {
  return new Map(course.modules.flatMap((module) => casesBefore(module)).map((question) => [question.id, question]));
}

/**
 * The modules that a learner has shown to know: every case before them was decided rightly in the pre-check, at the first
 * try. Their text may be skipped; the knowledge check asks about them all the same.
 * @param points 0 to 100 by question id, for the pre-check answers there are
 */
export function modulesShown(course: Course, points: ReadonlyMap<string, number>): string[] {
  return course.modules
    .filter((module) => {
      const cases = casesBefore(module);
      return cases.length > 0 && cases.every((question) => points.get(question.id) === 100);
    })
    .map((module) => module.id);
}

function casesBefore({ sections }: Course['modules'][number]): Question[] {
  return sections
    .filter((section) => section.role === 'before-you-read')
    .flatMap((section) => section.parts.flatMap((part) => ('question' in part ? [part.question] : [])));
}

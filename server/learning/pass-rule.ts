import type { Course } from '../courses/course-model.ts';
import type { CheckResult } from './learning-shapes.ts';

/** What a hand-in came to. Points go into evidence, the rest to the learner. */
export interface Judged {
  passed: boolean;
  right: number;
  of: number;
  points: number;
  maxPoints: number;
  /** Points needed for the share; the *must* objectives come on top. */
  passPoints: number;
  objectives: CheckResult['objectives'];
}

/**
 * The pass rule: at least the course's share of the points, **and** every *must* objective right at least once.
 * @param drawn ids of the questions of this attempt
 * @param points 0 to 100 for each of them; a question without an answer has none
 */
export function judgeCheck(course: Course, drawn: readonly string[], points: ReadonlyMap<string, number>): Judged {
  const texts = new Map(course.modules.flatMap((module) => Object.entries(module.objectives)));
  const testedBy = new Map(
    course.modules.flatMap((module) => module.bank.map((question) => [question.id, question.tests])),
  );
  const isRight = (id: string) => points.get(id) === 100;

  const objectives = [...texts].map(([id, text]) => {
    const asked = drawn.filter((question) => testedBy.get(question)?.includes(id));
    const right = asked.filter(isRight).length;
    const must = course.must.includes(id);
    // An objective counts as met by the same share as the whole, or by one right answer where it is a must.
    const met = must ? right > 0 : right * 100 >= asked.length * course.pass;
    return { id, text, right, of: asked.length, must, met };
  });
  const total = drawn.reduce((sum, id) => sum + (points.get(id) ?? 0), 0);
  const maxPoints = drawn.length * 100;
  const passPoints = drawn.length * course.pass;
  return {
    passed: total >= passPoints && objectives.every((one) => !one.must || one.right > 0),
    right: drawn.filter(isRight).length,
    of: drawn.length,
    points: total,
    maxPoints,
    passPoints,
    objectives,
  };
}

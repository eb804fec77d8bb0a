import type { Lesson, LessonModule, Step } from '../courses/lesson.ts';

/**
 * Where a learner can be, as it stands in the address behind the assignment: `` (overview), `/steps/<module>/<n>`, `/check` (its
 * introduction), `/check/<n>` from 1, `/hand-in`, `/result`.
 */
export type Place = string;

/** All places in their order. Once completed there is nothing to hand in: the text, then what to remember. */
export function placesOf(lesson: Lesson, completed: boolean): Place[] {
  const steps = lesson.modules.flatMap((module) => module.steps.map(({ id }) => placeOfStep(id)));
  const check = Array.from({ length: lesson.checkSize }, (_, i) => `/check/${i + 1}`);
  return completed ? ['', ...steps, '/result'] : ['', ...steps, '/check', ...check, '/hand-in', '/result'];
}

/** The place of a step as it is kept: an id of the lesson, or `check/<n>`. */
export function placeOfStep(step: string): Place {
  return /^check\/\d+$/.test(step) ? `/${step}` : `/steps/${step}`;
}

export function hrefOf(assignmentId: string, place: Place): string {
  return `/plain/training/${encodeURIComponent(assignmentId)}${place}`;
}

/** Where a step stands in the course. */
export interface Found {
  module: LessonModule;
  /** From 1. */
  moduleNumber: number;
  step: Step;
  stepNumber: number;
}

export function findStep(lesson: Lesson, id: string): Found | undefined {
  for (const [m, module] of lesson.modules.entries()) {
    const s = module.steps.findIndex((step) => step.id === id);
    const step = module.steps[s];
    if (step) return { module, moduleNumber: m + 1, step, stepNumber: s + 1 };
  }
  return undefined;
}

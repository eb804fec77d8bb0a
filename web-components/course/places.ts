import type { Lesson } from '../api/client.ts';

/**
 * Where a learner can be, as written in the address and kept on the server: `` (overview), a step id `<module>/<n>`,
 * `check` (its introduction), `check/<n>` from 1, `hand-in`, `result`. Beside the course lie the cases of the pre-check,
 * `pre-check/<n>` from 1, and `pre-check`, which says what they showed.
 */
export type Place = string;

export type Step = Lesson['modules'][number]['steps'][number];

export interface Found {
  module: Lesson['modules'][number];
  /** From 1. */
  moduleNumber: number;
  step: Step;
  stepNumber: number;
}

/** All places in their order. Once completed there is nothing to hand in: the text, then what to remember. */
export function placesOf(lesson: Lesson, completed: boolean): Place[] {
  const steps = lesson.modules.flatMap((module) => module.steps.map((step) => step.id));
  const check = Array.from({ length: lesson.checkSize }, (_, i) => `check/${i + 1}`);
  return completed ? ['', ...steps, 'result'] : ['', ...steps, 'check', ...check, 'hand-in', 'result'];
}

/** The cases before the modules, in their order, and what they showed. */
export function preCheckPlaces(lesson: Lesson): Place[] {
  const cases = Array.from({ length: casesBefore(lesson) }, (_, i) => `pre-check/${i + 1}`);
  return cases.length > 0 ? ['', ...cases, 'pre-check'] : [];
}

/** How many cases the pre-check has. */
export function casesBefore({ modules }: Lesson): number {
  return modules.flatMap(({ steps }) => steps).filter((step) => step.role === 'before-you-read' && step.question)
    .length;
}

export function findStep(lesson: Lesson, place: Place): Found | undefined {
  for (const [m, module] of lesson.modules.entries()) {
    const s = module.steps.findIndex((step) => step.id === place);
    const step = module.steps[s];
    if (step) return { module, moduleNumber: m + 1, step, stepNumber: s + 1 };
  }
  return undefined;
}

/** The number of a question in the knowledge check, from 1; 0 for any other place. */
export function checkNumber(place: Place): number {
  return place.startsWith('check/') ? Number(place.slice('check/'.length)) : 0;
}

/** The number of a case in the pre-check, from 1; 0 for any other place. */
export function preCheckNumber(place: Place): number {
  return place.startsWith('pre-check/') ? Number(place.slice('pre-check/'.length)) : 0;
}

/** Only what the server knows as a step is kept there. */
export function isKept(place: Place): boolean {
  return place.includes('/') && !preCheckNumber(place);
}

/** How many of the questions must be right. */
export function neededRight(lesson: Pick<Lesson, 'checkSize' | 'pass'>): number {
  return Math.ceil((lesson.checkSize * lesson.pass) / 100);
}

/** Where an objective is taught: the module that names it, else the one at the same place in the list. */
export function moduleOf(
  lesson: Lesson,
  objective: string,
  all: { id: string }[],
): Lesson['modules'][number] | undefined {
  return lesson.modules[all.findIndex(({ id }) => id === objective)];
}

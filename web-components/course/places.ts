import type { Outline } from '../api/client.ts';

/**
 * Where a learner can be, as written in the address and kept on the server: `` (overview), a step id `<module>/<n>`,
 * `check` (its introduction), `check/<n>` from 1, `hand-in`, `result`. Beside the course lie the cases of the pre-check,
 * `pre-check/<n>` from 1, and `pre-check`, which says what they showed.
 */
export type Place = string;

type Module = Outline['modules'][number];

/** Where a step stands in the course. */
export interface Found {
  module: Module;
  /** From 1. */
  moduleNumber: number;
  step: Module['steps'][number];
  stepNumber: number;
}

/** All places in their order. Once completed there is nothing to hand in: the text, then what to remember. */
export function placesOf(lesson: Outline, completed: boolean): Place[] {
  const steps = lesson.modules.flatMap((module) => module.steps.map((step) => step.id));
  const check = Array.from({ length: lesson.checkSize }, (_, i) => `check/${i + 1}`);
  return completed ? ['', ...steps, 'result'] : ['', ...steps, 'check', ...check, 'hand-in', 'result'];
}

/** The cases before the modules, in their order, and what they showed. */
export function preCheckPlaces(lesson: Outline): Place[] {
  const cases = Array.from({ length: casesBefore(lesson) }, (_, i) => `pre-check/${i + 1}`);
  return cases.length > 0 ? ['', ...cases, 'pre-check'] : [];
}

/** How many cases the pre-check has. */
export function casesBefore({ modules }: Outline): number {
  return modules.flatMap(({ steps }) => steps).filter((step) => step.role === 'before-you-read' && step.question)
    .length;
}

export function findStep(lesson: Outline, place: Place): Found | undefined {
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
export function neededRight(lesson: Pick<Outline, 'checkSize' | 'pass'>): number {
  return Math.ceil((lesson.checkSize * lesson.pass) / 100);
}

/** Where an objective is taught: the module that names it, else the one at the same place in the list. */
export function moduleOf(lesson: Outline, objective: string, all: { id: string }[]): Module | undefined {
  return lesson.modules[all.findIndex(({ id }) => id === objective)];
}

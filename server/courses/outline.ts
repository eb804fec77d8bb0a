import type { Lesson, LessonModule, Step } from './lesson.ts';

/**
 * A lesson without what is on its screens: enough to find one's way. A browser gets this first and then the modules, one
 * by one, so that no step waits for the text of another module.
 */
export interface Outline extends Omit<Lesson, 'modules'> {
  modules: OutlineModule[];
}

export interface OutlineModule extends Pick<LessonModule, 'id' | 'title' | 'minutes'> {
  steps: OutlineStep[];
}

export interface OutlineStep extends Pick<Step, 'id' | 'role'> {
  /** Which exercise is on the screen. */
  question?: { id: string };
}

/** What of a lesson is sent before any of its modules. */
export function outlineOf({ modules, ...course }: Lesson): Outline {
  return {
    ...course,
    modules: modules.map(({ id, title, minutes, steps }) => ({ id, title, minutes, steps: steps.map(placeOf) })),
  };
}

function placeOf({ id, role, question }: Step): OutlineStep {
  return { id, role, ...(question && { question: { id: question.id } }) };
}

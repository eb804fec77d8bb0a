import type { Course, Module, Question } from '../course-model.ts';

/** A course, or one module of it, on its way out. */
export interface Edition {
  course: Course;
  chapters: Chapter[];
  /** The files of the course's folder by their path, for the pictures. */
  files: ReadonlyMap<string, Uint8Array>;
}

export interface Chapter {
  /** Its place in the whole course, from 1. */
  number: number;
  module: Module;
}

/** What a format makes of an edition. */
export interface Exported {
  text: string;
  /** What became something else on the way, a line for each exercise. */
  changes: string[];
}

/**
 * The edition of a course.
 * @param moduleId the only module to take
 * @returns nothing when the course has no such module
 */
export function editionOf(course: Course, files: Edition['files'], moduleId?: string): Edition | undefined {
  const all = course.modules.map((module, at): Chapter => ({ number: at + 1, module }));
  const chapters = moduleId === undefined ? all : all.filter(({ module }) => module.id === moduleId);
  return moduleId !== undefined && chapters.length === 0 ? undefined : { course, chapters, files };
}

/** The exercises that stand in a module's lesson. */
export function lessonQuestions(module: Module): Question[] {
  const parts = module.sections.flatMap((section) => section.parts);
  return parts.flatMap((part) => ('question' in part ? [part.question] : []));
}

/** The questions of a module's bank that do not stand in its lesson too. */
export function checkQuestions(module: Module): Question[] {
  const met = new Set(lessonQuestions(module));
  return module.bank.filter((question) => !met.has(question));
}

/** How many exercises an edition has, each counted once. */
export function exerciseCount({ chapters }: Edition): number {
  return chapters.reduce((sum, { module }) => sum + lessonQuestions(module).length + checkQuestions(module).length, 0);
}

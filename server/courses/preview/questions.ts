import type { Module, Question } from '../course-model.ts';

/** Every question of a module once: the lesson's, then the rest of the bank. */
export function questionsIn({ sections, bank }: Module): Question[] {
  const parts = sections.flatMap((section) => section.parts);
  return [...new Set([...parts.flatMap((part) => ('question' in part ? [part.question] : [])), ...bank])];
}

import type { Context } from 'hono';
import type { CourseVersion } from '../courses/course-library.ts';
import { lessonOf, type Lesson } from '../courses/lesson.ts';
import type { Signed } from '../environment.ts';
import { languageOf } from '../language.ts';
import type { AttemptView, MyAssignment } from '../learning/learning-shapes.ts';
import { assignmentView } from '../learning/my-training.ts';
import { findStep, placeOfStep, placesOf, type Place } from './places.ts';

/** An assignment of the person who asks, with what is taught and how far they are. */
export interface Work {
  assignment: MyAssignment;
  completed: boolean;
  attempt: AttemptView | null;
  /** The attempt that is being recorded. After hand-in, reading again leaves no trace. */
  running: AttemptView | null;
  version: CourseVersion;
  lesson: Lesson;
  places: Place[];
}

/** A version never changes, so neither does its lesson. */
const lessons = new WeakMap<CourseVersion, Lesson>();

/** Refuses someone else's assignment and one that is not there (`assignment_unknown`). */
export async function workOf(c: Context<Signed>, assignmentId: string): Promise<Work> {
  const { db, library, today } = c.var.tools;
  const view = await assignmentView(db, library, c.var.asker.person.id, assignmentId, today(), languageOf(c));
  const { assignment, attempt, content } = view;
  const version = library.byContent(content);
  const lesson = lessons.get(version) ?? lessonOf(version.course, content);
  lessons.set(version, lesson);
  const completed = assignment.standing === 'completed';
  const running = attempt && !attempt.handedIn && !completed ? attempt : null;
  return { assignment, completed, attempt, running, version, lesson, places: placesOf(lesson, completed) };
}

/** Where a learner goes on: where they were, else past what the quick look showed. */
export function resumeAt(work: Work): Place {
  const kept = placeOfStep(work.running?.step ?? '');
  return work.places.includes(kept) ? kept : (onward(work, '') ?? '');
}

/** Where Continue leads: past the modules that the quick look showed. */
export function onward({ lesson, places, running }: Work, place: Place): Place | undefined {
  const shown = running?.shownByPreCheck ?? [];
  const moduleOf = (one: Place) => findStep(lesson, one.slice('/steps/'.length))?.module.id;
  const here = moduleOf(place);
  return places.slice(places.indexOf(place) + 1).find((next) => {
    const module = moduleOf(next);
    return module === undefined || module === here || !shown.includes(module);
  });
}

export function before({ places }: Work, place: Place): Place | undefined {
  return places[places.indexOf(place) - 1];
}

/** How many of the questions must be right. */
export function neededRight({ checkSize, pass }: Pick<Lesson, 'checkSize' | 'pass'>): number {
  return Math.ceil((checkSize * pass) / 100);
}

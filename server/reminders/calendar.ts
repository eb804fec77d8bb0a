import ical, {
  ICalCalendarMethod,
  ICalEventBusyStatus,
  ICalEventStatus,
  ICalEventTransparency,
  type ICalEventData,
} from 'ical-generator';
import { Temporal } from 'temporal-polyfill';
import type { Config } from '../config.ts';
import type { CourseLibrary } from '../courses/course-library.ts';
import { titleOf } from './letter.ts';
import { letterWords } from './letter-words.ts';

/** A day in somebody's calendar: one of their assignments. */
export interface DueDay {
  assignmentId: string;
  courseId: string;
  dueOn: string;
  /** Since when it is not to be done any more: it was completed, or is no longer asked for. */
  endedAt: string | null;
}

interface Around {
  config: Pick<Config, 'publicUrl' | 'organisation'>;
  library: CourseLibrary;
}

/** How often calendar programs may look. */
const refreshSeconds = 12 * 3600;

/**
 * Days as a calendar (RFC 5545), whole days without a time zone. Each assignment is always the same event; one that has ended is
 * cancelled, so that it also goes from calendars into which it was copied.
 */
export function calendarOf(days: readonly DueDay[], lang: string, around: Around, now: Date): string {
  const { config } = around;
  return ical({
    prodId: { company: 'Article 39', product: 'training', language: lang.toUpperCase() },
    name: `Article 39, ${config.organisation}`,
    method: ICalCalendarMethod.PUBLISH,
    ttl: refreshSeconds,
    events: days.map((day) => eventOf(day, lang, around, now)),
  }).toString();
}

/** The file that a mail brings. */
export function dueFile(
  days: readonly Omit<DueDay, 'endedAt'>[],
  lang: string,
  around: Around,
  now: Date,
): { filename: string; content: string } {
  const open = days.map((day) => ({ ...day, endedAt: null }));
  return { filename: letterWords[lang]!.calendarFile, content: calendarOf(open, lang, around, now) };
}

function eventOf(
  { assignmentId, courseId, dueOn, endedAt }: DueDay,
  lang: string,
  { config, library }: Around,
  now: Date,
): ICalEventData {
  const address = `${config.publicUrl}/training/${assignmentId}`;
  const isOver = endedAt !== null;
  return {
    id: `${assignmentId}@${new URL(config.publicUrl).hostname}`,
    sequence: isOver ? 1 : 0,
    stamp: endedAt === null ? now : new Date(endedAt),
    start: Temporal.PlainDate.from(dueOn),
    allDay: true,
    summary: letterWords[lang]!.event(titleOf(library, courseId, lang)),
    description: address,
    url: address,
    status: isOver ? ICalEventStatus.CANCELLED : ICalEventStatus.CONFIRMED,
    // A reminder does not take the day.
    transparency: ICalEventTransparency.TRANSPARENT,
    busystatus: ICalEventBusyStatus.FREE,
  };
}

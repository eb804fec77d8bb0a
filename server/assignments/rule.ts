import type { AssignmentRuleTable } from '../../db/tables/assignment.ts';
import { daysAfter, laterOf, monthsAfter, nextCalled } from '../day.ts';
import type { Audience } from '../people/audience.ts';

/** How often a course is asked for again. */
export type Repeat =
  | { kind: 'never' }
  /** So many months after it was completed. */
  | { kind: 'from_completion'; months: number }
  /** Every year on that day, `MM-DD`. */
  | { kind: 'fixed_day'; day: string };

/** Who must do which course, by when, how often. */
export interface RuleTerms {
  courseId: string;
  audience: Audience;
  /** Why these people, in words: it goes into evidence, so it names nobody. */
  reason: string;
  /** Last day for whoever is on staff when the rule begins; null: days after joining count for them too. */
  dueOn: string | null;
  /** Days after joining, or after the rule began to hold for somebody. */
  dueDays: number;
  repeat: Repeat;
  /** How many days before the day it is due a round is given out. */
  leadDays: number;
  /** Days after the due day on which nobody is overdue yet. */
  graceDays: number;
}

export interface Rule extends RuleTerms {
  id: string;
  /** The same through all its changes. */
  line: string;
  beginsOn: string;
  madeBy: string | null;
  madeAt: string;
  endedAt: string | null;
}

/** Where a person stands with the course of a rule that holds for them, and nothing of it is open. */
export interface Between {
  joinedOn: string;
  /** Day of their last completion. */
  doneOn: string | null;
}

/**
 * The day on which the next round is due, or null if none is to be given out on that day. It is never over already: whoever
 * comes under a rule late has the days that joiners have.
 */
export function nextDueOn(rule: Rule, { joinedOn, doneOn }: Between, today: string): string | null {
  const atLeast = daysAfter(today, rule.dueDays);
  const notOver = (day: string): string => (day < today ? atLeast : day);
  if (doneOn === null) {
    const start = laterOf(joinedOn, rule.beginsOn);
    const afterStart = daysAfter(start, rule.dueDays);
    if (rule.dueOn === null) return notOver(afterStart);
    return notOver(joinedOn <= rule.beginsOn ? rule.dueOn : laterOf(rule.dueOn, afterStart));
  }
  if (rule.repeat.kind === 'never') return null;
  const due =
    rule.repeat.kind === 'from_completion'
      ? monthsAfter(doneOn, rule.repeat.months)
      : roundOf(rule.repeat.day, doneOn, today);
  return today >= daysAfter(due, -rule.leadDays) ? notOver(due) : null;
}

/**
 * The yearly day that asks for more than what was done on `doneOn`. Somebody who did it in the half year before that day, for
 * example as a joiner, is asked in the year after.
 */
function roundOf(day: string, doneOn: string, today: string): string {
  const next = nextCalled(day, today);
  return doneOn >= monthsAfter(next, -6) ? nextCalled(day, daysAfter(next, 1)) : next;
}

/** Everybody whose last completion is on this day or earlier may have a round to come; whoever did it later has none. */
export function lastDoneOnWithRound({ repeat, leadDays }: Rule, today: string): string | null {
  if (repeat.kind === 'never') return null;
  const given = daysAfter(today, leadDays);
  // Months differ in length, so a few people too many are looked at.
  return repeat.kind === 'from_completion'
    ? daysAfter(monthsAfter(given, -repeat.months), 3)
    : daysAfter(monthsAfter(given, -6), 3);
}

/** A row as the rule that it says. */
export function toRule(row: AssignmentRuleTable): Rule {
  return {
    id: row.id,
    line: row.line,
    courseId: row.course_id,
    // Checked before it was written.
    audience: JSON.parse(row.audience) as Audience,
    reason: row.reason,
    dueOn: row.due_on,
    dueDays: row.due_days,
    repeat: repeatOf(row),
    leadDays: row.lead_days,
    graceDays: row.grace_days,
    beginsOn: row.begins_on,
    madeBy: row.made_by,
    madeAt: row.made_at,
    endedAt: row.ended_at,
  };
}

function repeatOf({ repeat, every_months, fixed_day }: AssignmentRuleTable): Repeat {
  if (repeat === 'from_completion') return { kind: repeat, months: every_months! };
  return repeat === 'fixed_day' ? { kind: repeat, day: fixed_day! } : { kind: 'never' };
}

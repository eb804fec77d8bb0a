import type { Generated } from 'kysely';

/**
 * Where a person on staff stands with a course that is asked of them. It follows from `assignment`, `assignment_end`,
 * `completion` and `waiver`, and is written with every change of these (`server/standing`). Whether something is overdue is
 * not in it: that depends on the day.
 */
export interface StandingTable {
  person_id: string;
  course_id: string;
  /** Unit of the person; `''` for none. */
  unit: Generated<string>;
  state: 'open' | 'done' | 'exempt';
  /** The open assignment that is due first. */
  assignment_id: string | null;
  due_on: string | null;
  /** Of an open one: it is overdue when this day is over. */
  overdue_after: string | null;
  /** Day of the newest completion, whatever came after it. */
  done_on: string | null;
}

/** How many people stand so with a course; open ones by the day after which they are overdue, others under `''`. */
export interface StandingCountTable {
  course_id: string;
  state: StandingTable['state'];
  overdue_after: string;
  people: number;
}

/**
 * A person on staff, whatever is asked of them: with how many courses they stand so, which day is due first, which is overdue
 * first. Name and unit are those of `person`, so that a page of people in any order is read from here alone.
 */
export interface PersonStandingTable {
  person_id: string;
  name: string;
  /** `''` for none. */
  unit: string;
  open: number;
  done: number;
  exempt: number;
  /** `9999-12-31` if nothing is open: it sorts last. */
  due_on: string;
  overdue_after: string | null;
}

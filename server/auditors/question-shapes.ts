import type { PublishedVersion } from '../auditing/version-shapes.ts';
import type { WaiverTable } from '../../db/tables/assignment.ts';
import type { ReminderTable } from '../../db/tables/reminder.ts';
import type { Repeat } from '../assignments/rule.ts';

/** GET /api/questions and GET /api/audit/questions: what an auditor asks, answered from what is kept. */
export interface Answers {
  /** The day that the answers are about, and the period. */
  on: string;
  from: string;
  to: string;
  today: string;
  isEverybody: boolean;
  who: WhoAnswer;
  content: { versions: PublishedVersion[] };
  when: WhenAnswer;
  missing: MissingAnswer;
  joiners: JoinersAnswer;
  leavers: {
    left: number;
    /** Obligations that ended unmet because somebody left. */
    openWhenLeft: number;
  };
  exemptions: ExemptionsAnswer;
  repeated: { rules: RepeatedRule[] };
  works: WorksAnswer;
  whole: WholeAnswer;
}

export interface WhoAnswer {
  /** People on staff on that day. */
  people: number;
  /** Of each line the newest first; only rules that hold or held in the period for somebody asked about. */
  rules: AskedRule[];
}

export interface AskedRule {
  line: string;
  courseId: string;
  course: string;
  reason: string;
  /** How the people are chosen; the words are units, jobs, places and names of groups, never of people. */
  audience: { kind: 'everyone' | 'people' | 'groups' | 'matching'; words: string[] };
  /** Of the people asked about, how many it was about on that day. */
  people: number;
  dueOn: string | null;
  dueDays: number;
  graceDays: number;
  repeat: Repeat;
  beginsOn: string;
  madeOn: string;
  endedOn: string | null;
}

export interface WhenAnswer {
  completions: number;
  firstOn: string | null;
  lastOn: string | null;
  /** Trainings elsewhere that were recorded. */
  outside: number;
  /** How people sign in here. */
  signIn: 'try' | 'session';
}

export interface MissingAnswer {
  /** People and courses: somebody who has two courses counts twice. `overdue` is part of `open`. */
  asked: number;
  done: number;
  open: number;
  overdue: number;
  exempt: number;
  overduePeople: number;
  courses: { courseId: string; course: string; open: number; overdue: number }[];
  /** Reminders that were sent in the period, by kind. */
  reminders: { kind: ReminderTable['kind']; sent: number }[];
}

export interface JoinersAnswer {
  joined: number;
  courses: JoinersCourse[];
}

export interface JoinersCourse {
  courseId: string;
  course: string;
  /** Days that the rules gave; empty if somebody gave the course by hand. */
  days: number[];
  asked: number;
  inTime: number;
  late: number;
  notYetDue: number;
  /** From joining to completion; null for fewer than ten, of whom it would tell too much. */
  medianDays: number | null;
}

/** GET /api/questions/late-joiners and GET /api/audit/late-joiners */
export interface LateJoiners {
  on: string;
  rows: {
    who: { name: string; staffNumber: string; unit: string | null } | null;
    course: string;
    joinedOn: string;
    dueOn: string;
    doneOn: string | null;
  }[];
  total: number;
}

export interface ExemptionsAnswer {
  inForce: number;
  granted: number;
  /** Exemptions that ended in the period, by somebody or by their day. */
  ended: number;
  /** In force, by reason; null for auditors. */
  byCategory: { category: WaiverTable['category']; count: number }[] | null;
}

export interface RepeatedRule {
  line: string;
  courseId: string;
  course: string;
  repeat: Repeat;
  /** People whom the rule is about. */
  people: number;
  /** Rounds given out, and rounds completed, in the period. */
  rounds: number;
  completed: number;
  /** Gaps longer than the rule allows: what was overdue on the last day. */
  late: number;
}

export interface WorksAnswer {
  /** Courses of ten people or more. */
  courses: { courseId: string; course: string; people: number; done: number }[];
  /** Courses of fewer. */
  withheld: number;
}

export interface WholeAnswer {
  size: number;
  halted: boolean;
  selfCheck: { on: string; size: number; faults: number } | null;
  /** Newest checkpoint that left the house, by means. */
  outside: { kind: 'mail' | 'rfc3161' | 'witness' | 'print'; size: number; on: string }[];
}

import type { Audience } from '../people/audience.ts';
import type { Repeat } from './rule.ts';

/** A rule as it is shown to those who make rules. */
export interface RuleView {
  id: string;
  line: string;
  courseId: string;
  title: string;
  audience: Audience;
  /** The audience in the organisation's words: units, groups, names. */
  audienceNames: string[];
  reason: string;
  dueOn: string | null;
  dueDays: number;
  repeat: Repeat;
  leadDays: number;
  graceDays: number;
  beginsOn: string;
  madeBy: string | null;
  madeOn: string;
  /** Day on which it was changed or ended; null while it is in force. */
  endedOn: string | null;
}

/** GET /api/rules */
export interface Rules {
  today: string;
  inForce: RuleView[];
  /** Those that were changed or ended, the newest first. */
  before: RuleView[];
  courses: { id: string; title: string }[];
}

/** Who is affected by a change of the rules: the first of them by name, and how many there are. */
export interface RulePreview {
  gets: { total: number; people: { id: string; name: string; unit: string | null; dueOn: string }[] };
  noLonger: { total: number; people: { id: string; name: string; unit: string | null; dueOn: string }[] };
}

/** POST /api/rules, PUT and DELETE /api/rules/:line */
export interface RulesChanged {
  rule: RuleView | null;
  assigned: number;
  ended: number;
}

/** GET /api/waivers: those in force, which end first before others. */
export interface WaiverView {
  id: string;
  person: { id: string; name: string; unit: string | null };
  courseId: string;
  title: string;
  category: string;
  untilOn: string;
  grantedBy: string | null;
  grantedOn: string;
}

/** A person and a course on a manager's screen. Nothing finer exists here: started and not started are both `open`. */
export interface TeamCell {
  standing: 'open' | 'done' | 'overdue' | 'exempt';
  dueOn: string | null;
  /** Day of the last completion, also while another round is open. */
  doneOn: string | null;
}

/** GET /api/team: a page of the people whom the one who asks may see, mandatory courses only. */
export interface Team {
  today: string;
  /** All of them: every course that is asked of somebody here. */
  courses: { id: string; title: string }[];
  people: { id: string; name: string; unit: string | null; cells: Record<string, TeamCell> }[];
  /** How many people fit the filter. */
  total: number;
  page: number;
  size: number;
  /** Of everybody whom the one who asks may see, whatever the filter says. */
  counts: { people: number; action: number; overdue: number };
  /** Day on which the staff list last changed; null while nothing came from HR. */
  peopleChangedOn: string | null;
  /** Whether these are all people of the organisation, or those whom the one who asks manages. */
  scope: 'all' | 'reports';
}

/** GET /api/team/choices: what the filters offer. */
export interface TeamChoices {
  units: string[];
  locations: string[];
  jobs: string[];
  groups: { id: string; name: string }[];
  courses: { id: string; title: string }[];
}

/** GET /api/overdue: a page of obligations whose last day is over, the oldest first unless asked otherwise. */
export interface Overdue {
  today: string;
  rows: {
    personId: string;
    name: string;
    unit: string | null;
    courseId: string;
    course: string;
    dueOn: string;
    daysOver: number;
    /** Day of the last reminder about it, whoever sent it. */
    remindedOn: string | null;
  }[];
  total: number;
  page: number;
  size: number;
  peopleChangedOn: string | null;
  scope: 'all' | 'reports';
}

/** One person's obligations, GET /api/team/:person: every round, mandatory courses only. */
export interface PersonObligations {
  person: { id: string; name: string; unit: string | null };
  today: string;
  courses: {
    id: string;
    title: string;
    standing: TeamCell['standing'] | 'none';
    rounds: {
      dueOn: string;
      assignedOn: string;
      reason: string;
      doneOn: string | null;
      version: string | null;
      /** Why it is no longer asked for. */
      ended: 'left' | 'not_required' | 'exempted' | null;
    }[];
    /** Its category is told to those who grant waivers, never to a manager (embedding.md 5.2). */
    waiver: { id: string; untilOn: string; category: string | null } | null;
  }[];
}

/** GET /api/summary: where the organisation stands. Groups of fewer than ten are not told apart. */
export interface Summary {
  today: string;
  onStaff: number;
  courses: { id: string; title: string; open: number; overdue: number; done: number; exempt: number }[];
}

/** GET /api/summary/units?course=… */
export interface UnitSummary {
  today: string;
  course: string;
  units: { unit: string | null; people: number; done: number; open: number; overdue: number }[];
  /** People in units that are too small to be shown. */
  withheld: number;
}

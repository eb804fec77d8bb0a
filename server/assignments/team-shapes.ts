/** A person and a course on a manager's screen. Nothing finer exists here: started and not started are both `open`. */
export interface TeamCell {
  standing: 'open' | 'done' | 'overdue';
  dueOn: string;
  doneOn: string | null;
}

/** GET /api/team: direct reports of the person who asks, mandatory courses only. */
export interface Team {
  today: string;
  courses: { id: string; title: string }[];
  people: { id: string; name: string; unit: string | null; cells: Record<string, TeamCell> }[];
}

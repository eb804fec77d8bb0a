/** A badge that somebody asked for and has not taken back. It goes with its completion, and holds only while it is here. */
export interface BadgeTable {
  id: string;
  completion_id: string;
  list: number;
  place: number;
  /** Whether it says the name in clear. */
  is_named: 0 | 1;
  /** As it was handed out. */
  jwt: string;
  made_on: string;
}

/** A place in a list of revoked badges that was given out. It says nothing of whom, and is never given out again. */
export interface BadgePlaceTable {
  list: number;
  place: number;
}

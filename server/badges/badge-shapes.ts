/** A badge that one has. */
export interface MyBadge {
  id: string;
  completionId: string;
  /** Whether it says the name in clear; else it has the e-mail address as a hash. */
  name: boolean;
  madeOn: string;
}

/** POST /api/my/badges: the badge as it is handed to others, too. */
export interface MyBadgeGiven extends MyBadge {
  /** Compact JWS. */
  jwt: string;
}

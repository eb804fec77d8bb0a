import type { Sight } from '../people/access-log.ts';

/** Who looked: somebody on staff, an auditor from outside, or a program with a key. */
export interface ViewerNamed {
  kind: 'person' | 'auditor' | 'key';
  /** Null if they are no longer here: erased, or an account that was taken away. */
  name: string | null;
  /** Of an auditor. */
  organisation: string | null;
}

/** GET /api/access-log?person&day&page, for the data protection officer: newest first. */
export interface AccessLog {
  rows: {
    onDay: string;
    viewer: ViewerNamed;
    what: Sight;
    people: { id: string; name: string | null }[];
    more: number;
  }[];
  /** Rows of one viewer, day and screen. */
  total: number;
  page: number;
  size: number;
  /** The first day that is shown, if neither a person nor a day was asked for. */
  sinceOn: string | null;
  keptDays: number;
}

/** GET /api/my/access: who saw something about oneself, by day, newest first. */
export interface MyAccess {
  days: { onDay: string; viewers: { viewer: ViewerNamed; what: Sight[] }[] }[];
  keptDays: number;
}

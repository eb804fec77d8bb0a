import type { Logger } from 'pino';
import type { Db } from '../db/open.ts';
import type { Role } from './access/access-shapes.ts';
import type { Asker, Sessions } from './access/session.ts';
import type { EntryCounts } from './auditing/entry-counts.ts';
import type { Auditor } from './auditors/accounts.ts';
import type { Config } from './config.ts';
import type { CourseLibrary } from './courses/course-library.ts';
import type { EvidenceLog } from './evidence/evidence-log.ts';
import type { Reclaimer } from './erasure/reclaimer.ts';
import type { ApiKey } from './keys/keys.ts';
import type { KnownReceivers } from './lms/receivers.ts';
import type { Tell } from './learning/happened.ts';
import type { Learning } from './learning/learning.ts';
import type { Mailer } from './mail/mailer.ts';

/** What routes work with. Built once at start; tests build the same with their own database and clock. */
export interface Tools {
  config: Config;
  db: Db;
  sessions: Sessions;
  evidence: EvidenceLog;
  library: CourseLibrary;
  learning: Learning;
  /** Who outside is told what learners do. */
  receivers: KnownReceivers;
  /** Tells them, in the transaction in which it happens. */
  tell: Tell;
  mailer: Mailer;
  reclaimer: Reclaimer;
  entryCounts: EntryCounts;
  log: Logger;
  /** The clock. Rules are given its answer, they never look themselves. */
  now: () => Date;
  /** The day in the organisation's time zone: what is due, who is on staff and who may see whom goes by it. */
  today: () => string;
  /** Lets go of the database. */
  close: () => Promise<void>;
}

/** Hono's type of a route that stands behind the guard. */
export interface Signed {
  Variables: {
    asker: Asker;
    tools: Tools;
    /** Of a program, behind `keyed`. */
    key: ApiKey;
    /** Of somebody from outside, behind `auditing`. */
    auditor: Auditor;
    requestId: string;
    /** The call comes from a page of another origin. */
    foreign: boolean;
    /** What the asker may be here and now, behind `requireRole`. */
    roles: Set<Role>;
  };
}

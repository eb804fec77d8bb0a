import type { Kysely } from 'kysely';
import type { DatabaseDialect } from '../dialects/index.ts';
import { people } from './2026-11-24-people.ts';
import { evidence } from './2026-11-24-evidence.ts';
import { training } from './2026-11-24-training.ts';
import { safekeeping } from './2026-11-25-safekeeping.ts';
import { obligations } from './2026-11-26-obligations.ts';
import { keys } from './2026-11-26-keys.ts';
import { reminders } from './2026-11-26-reminders.ts';
import { auditors } from './2026-11-26-auditors.ts';
import { exportLog } from './2026-11-26-exports.ts';
import { idempotency } from './2026-11-26-idempotency.ts';
import { ownData } from './2026-11-26-own-data.ts';
import { signIn } from './2026-11-26-sign-in.ts';
import { embedBuilds } from './2026-11-26-embed-builds.ts';
import { lms } from './2026-11-26-lms.ts';
import { badges } from './2026-11-26-badges.ts';
import { standingIndexes } from './2026-11-26-standing-indexes.ts';
import { lmsLifecycle } from './2026-11-27-lms-lifecycle.ts';
import { restoredDeliveries } from './2026-11-27-restored-deliveries.ts';

/** A step forward. It imports nothing of the application, because that changes and a released migration must not. */
export interface Migration {
  name: string;
  up(db: Kysely<never>, dialect: DatabaseDialect): Promise<void>;
}

/** The list, in order. Append only: a released migration is never edited, moved or removed. */
export const migrations: Migration[] = [
  people,
  evidence,
  training,
  safekeeping,
  obligations,
  keys,
  reminders,
  auditors,
  exportLog,
  idempotency,
  ownData,
  signIn,
  embedBuilds,
  lms,
  badges,
  standingIndexes,
  lmsLifecycle,
  restoredDeliveries,
];

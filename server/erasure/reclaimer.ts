import { setTimeout as pause } from 'node:timers/promises';
import { dialectOf } from '../../db/dialects/index.ts';
import type { Db } from '../../db/open.ts';

/** Tables in which people are deleted. */
const tables = [
  'evidence_disclosure',
  'evidence_subject',
  'person',
  'assignment',
  'attempt',
  'answer',
  'assignment_end',
  'completion',
  'waiver',
  'standing',
  'person_standing',
  'roster_event',
  'on_roster',
  'access_log',
  'acknowledgement',
  'outside_training',
  'certificate',
  'refresher',
  'correction',
  'correction_request',
  'reminder',
  'reminder_turn',
  'mail_choice',
  'calendar_feed',
  'sign_in',
  'session',
  'identity',
  'sign_in_link',
  'embed_code',
  'host_page',
  'host_issuer',
  'person_role',
  'group_member',
  'management',
  'deputy',
  'erasure_request',
  'legal_hold',
  'assignment_rule',
  'export_log',
];

/**
 * Makes what was deleted unreadable on the disk, as far as the database can (docs/erasure.md). Somebody who reads the database
 * for long, such as a bundle in the making, can delay it; then it is owed, and the schedule pays.
 */
export class Reclaimer {
  readonly #db: Db;
  #owed = false;

  constructor(db: Db) {
    this.#db = db;
  }

  /** Whether deleted rows may still be in the files. */
  get isOwed(): boolean {
    return this.#owed;
  }

  /** @param tries at least one; a fifth of a second lies between them */
  async reclaim(tries: number): Promise<boolean> {
    this.#owed = true;
    for (let left = tries; left > 0; left--) {
      if (await dialectOf(this.#db).reclaim(this.#db, tables)) {
        this.#owed = false;
        return true;
      }
      await pause(200);
    }
    return false;
  }
}

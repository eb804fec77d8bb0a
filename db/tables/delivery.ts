import type { Generated } from 'kysely';

/**
 * What somebody outside is to be told. It is claimed before it is sent; a claim that never ended is taken again: receivers know
 * what they have by its id, or by what it says.
 */
export interface DeliveryTable {
  id: string;
  channel: 'webhook' | 'ags' | 'xapi' | 'cmi5' | 'scorm';
  /** The webhook, the platform, the record store, the registration. */
  receiver_id: string;
  /** What is told one after the other, in the order of `made_at` and `position`. */
  lane: string;
  /** Among what was made in the same moment. */
  position: number;
  /** Whom it is about; null for numbers. */
  person_id: string | null;
  course_id: string | null;
  event: string;
  /** What it is about, so that it is said once, e.g. a day or a completion. */
  once: string;
  body: string;
  state: 'waiting' | 'claimed' | 'failed' | 'delivered' | 'dead';
  made_at: string;
  send_after: string;
  claimed_at: string | null;
  claimed_by: string | null;
  first_tried_at: string | null;
  tries: Generated<number>;
  ended_at: string | null;
  /** HTTP status of the last answer. */
  status: number | null;
  detail: string | null;
  /** When the backup was made from which it came, and because of which it is held back. */
  restored_from: Generated<string | null>;
}

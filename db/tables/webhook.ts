import type { Generated } from 'kysely';

/** A chat system, or another program, that is told numbers. */
export interface WebhookTable {
  id: string;
  url: string;
  format: 'json' | 'slack' | 'teams';
  /** JSON: a list of events. */
  events: string;
  /** `whsec_` and base64; signs every delivery (Standard Webhooks). */
  secret: string;
  made_by: string | null;
  made_at: string;
  paused_at: string | null;
}

/** What a webhook is told. It is claimed before it is sent; a claim that never ended is taken again: receivers go by `id`. */
export interface WebhookDeliveryTable {
  id: string;
  webhook_id: string;
  event: string;
  /** What it is about, so that two servers say it once, e.g. a day. */
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
  status: number | null;
  detail: string | null;
}

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

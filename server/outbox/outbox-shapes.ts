import type { DeliveryTable } from '../../db/tables/delivery.ts';

export type Channel = DeliveryTable['channel'];
export type DeliveryState = DeliveryTable['state'];

/** What people are told of a delivery: on its way (also when it failed and is tried again), taken, or given up. */
export type Standing = 'pending' | 'delivered' | 'refused';

/** A delivery as whoever looks after it sees it. */
export interface DeliveryView {
  id: string;
  channel: Channel;
  receiverId: string;
  event: string;
  state: DeliveryState;
  /** Whom and which course it is about; null for numbers. */
  person: { id: string; name: string } | null;
  courseId: string | null;
  madeAt: string;
  /** When it is tried (again); null if it is not. */
  nextAt: string | null;
  endedAt: string | null;
  tries: number;
  /** HTTP status of the last answer. */
  status: number | null;
  /** Why the last try failed, in a sentence. */
  detail: string | null;
  /** Sending it again would do something: it was given up, or is tried again only later. */
  canRetry: boolean;
  /** Held back because a backup was restored: when that was made. */
  restoredFrom: string | null;
}

/** What is held back because a backup was restored. */
export interface HeldBack {
  /** To whomever: platforms, packages, record stores, webhooks. */
  deliveries: number;
  /** When the backup was made; the last one if there were several. */
  backupOf: string;
}

export interface DeliveryPage {
  counts: Record<Standing, number>;
  total: number;
  page: number;
  pages: number;
  rows: DeliveryView[];
}

import type { LrsTable } from '../../../db/tables/lms.ts';
import type { Standing } from '../../outbox/outbox-shapes.ts';

/**
 * What a record store is told. `results`: who completed and passed. `progress`: also that somebody began, and which module they
 * reached. `answers`: also each answer, whether it was right; never what was answered.
 */
export type Tells = LrsTable['tells'];

/** By what it knows people: staff number, name and e-mail address, or a pseudonym that only this installation can make. */
export type Names = LrsTable['names'];

/** GET /api/lms/stores */
export interface StoresView {
  /** Whether `answers` can be chosen: scores are recorded (A39_RECORD_SCORES). */
  mayTellAnswers: boolean;
  /** Oldest first. */
  stores: StoreView[];
}

/** A record store (xAPI LRS). Its secret is never shown. */
export interface StoreView {
  id: string;
  name: string;
  /** The address to which `/statements` is added. */
  endpoint: string;
  /** The first half of its credentials, a user name. */
  key: string;
  tells: Tells;
  names: Names;
  madeBy: string | null;
  madeAt: string;
  /** What happens meanwhile is kept, and sent when it goes on. */
  pausedAt: string | null;
  deliveries: Record<Standing, number>;
  /** Why the newest of those that are not taken yet, or were given up, was not; null if nothing is wrong. */
  trouble: string | null;
}

/**
 * POST /api/lms/stores (201: StoreView), PUT /api/lms/stores/:store (200: StoreView). What was put into the outbox before a change
 * goes out as it is. PUT /api/lms/stores/:store/paused {paused} (200: StoreView), DELETE /api/lms/stores/:store (204).
 */
export interface StoreWanted {
  name: string;
  endpoint: string;
  key: string;
  /** Changing: left out or null keeps the one that is there, unless the address becomes another server's. */
  secret?: string | null | undefined;
  tells: Tells;
  names: Names;
  /**
   * Must be true to begin with `answers`: it is agreed, where that is needed with the works council, that how each learner answers is
   * told. Not offered where scores are not recorded (`StoresView.mayTellAnswers`).
   */
  isAgreed?: boolean | undefined;
}

/** POST /api/lms/stores/:store/test: asks the store without telling it anything. */
export interface StoreTest {
  works: boolean;
  /** For people: what works, or what is wrong and what to do. */
  sentence: string;
  /** Versions of xAPI that it says it speaks. */
  versions: string[];
}

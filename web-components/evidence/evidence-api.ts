import type { AsOf } from '../../server/auditing/as-of-shapes.ts';
import type { SelfCheckResult } from '../../server/auditing/self-check-shapes.ts';
import type { Wanted } from '../../server/evidence/bundle/selection.ts';
import type { EvidenceOverview } from '../../server/evidence/evidence-shapes.ts';
import { serverFor } from '../api/client.ts';
import { savedAs } from './saved-as.ts';

export type { AsOf, AsOfChange, AsOfRow } from '../../server/auditing/as-of-shapes.ts';
export type { SelfCheckFault, SelfCheckResult } from '../../server/auditing/self-check-shapes.ts';
export type { EvidenceOverview } from '../../server/evidence/evidence-shapes.ts';

/** A bundle as it is asked for: which entries it opens, and to whom it is encrypted. */
export type BundleOrder = Wanted & {
  /** An age recipient, or null for a plain zip. */
  age: string | null;
};

/** What is asked about a day: `page` counts from 0. */
export interface AsOfQuestion {
  on: string;
  course: string | null;
  page: number;
}

/** What the Evidence screen asks of the server. Tests hand the element their own object. */
export interface EvidenceApi {
  evidence(): Promise<EvidenceOverview>;
  checkpoint(): Promise<string>;
  /** What the last self-check found; null before the first. */
  lastSelfCheck(): Promise<SelfCheckResult | null>;
  selfCheck(): Promise<SelfCheckResult>;
  asOf(question: AsOfQuestion): Promise<AsOf>;
  /** Writes the auditor's nonce into the log and answers the index of its entry. */
  enterNonce(nonce: string): Promise<number>;
  /** `received` is told how many bytes have come so far. */
  bundle(order: BundleOrder, received: (bytes: number) => void): Promise<{ file: Blob; name: string }>;
}

/** The calls of the Evidence screen. They are not part of the bridge of all elements: learners never load them. */
export function evidenceServer(element: Parameters<typeof serverFor>[0]): EvidenceApi {
  const { evidence } = serverFor(element);
  return {
    evidence: async () => (await evidence.$get()).json(),
    checkpoint: async () => (await evidence.checkpoint.$get()).text(),
    lastSelfCheck: async () => (await evidence['self-check'].$get()).json(),
    selfCheck: async () => (await evidence['self-check'].$post()).json(),
    asOf: async ({ on, course, page }) =>
      (await evidence['as-of'].$get({ query: { on, ...(course !== null && { course }), page: String(page) } })).json(),
    enterNonce: async (nonce) => (await (await evidence.audit.$post({ json: { nonce } })).json()).index,
    // What the bridge sends is a fetch, so what comes back is its Response.
    bundle: async (order, received) => savedAs((await evidence.bundle.$post({ json: order })) as Response, received),
  };
}

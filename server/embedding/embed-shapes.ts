import type { IssuerTerms } from './issuer.ts';

/** POST /api/embed/v1/session. Fields are only ever added. */
export interface EmbedSession {
  /** Opaque; for `Authorization: Bearer`. */
  token: string;
  /** Seconds. */
  expiresIn: number;
}

/** GET /api/intranet/pages: a page that may carry our elements. */
export interface HostPageView {
  origin: string;
  name: string;
  path: string;
  team: boolean;
  /** Named in the settings of the server; cannot be changed here. */
  fixed: boolean;
}

/** GET /api/intranet/issuers: whose word is taken. A shared secret is never shown again. */
export interface IssuerView {
  id: string;
  name: string;
  iss: string;
  origin: string | null;
  kind: IssuerTerms['kind'];
  audience: string | null;
  foundBy: IssuerTerms['foundBy'];
  makesPeople: boolean;
  since: string;
  by: string | null;
}

/** GET /api/intranet/snippet: what an intranet developer needs. */
export interface Snippet {
  /** Our address, which is also the audience of a host's tokens. */
  server: string;
  version: string;
  evergreen: string;
  /** One file that never changes; null where it was not built. */
  pinned: { url: string; integrity: string } | null;
}

/** POST /api/embed/v1/session/ticket: opens the same in a window of our own, once, within two minutes. */
export interface Ticket {
  ticket: string;
  /** Shown with it, as from the `window`. */
  proof: string;
}

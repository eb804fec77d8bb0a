import type { Scope } from './scopes.ts';

/** GET /api/keys: a key as it can be shown; its token cannot. */
export interface KeyView {
  id: string;
  name: string;
  scopes: Scope[];
  /** null if that person was erased. */
  madeBy: string | null;
  madeOn: string;
  expiresOn: string | null;
  revokedOn: string | null;
  lastUsedOn: string | null;
}

/** POST /api/keys: the only answer that has the token. */
export interface NewKey extends KeyView {
  token: string;
}

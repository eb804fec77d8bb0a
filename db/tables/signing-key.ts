/** A key with which we sign for others. One of each use is current; those before stay, so that what they signed can be checked. */
export interface SigningKeyTable {
  kid: string;
  use: 'lti' | 'badge';
  alg: string;
  private_jwk: string;
  made_at: string;
  retired_at: string | null;
}

import * as client from 'openid-client';
import { createRemoteJWKSet, customFetch, jwtVerify, type JWTVerifyGetKey } from 'jose';
import type { Db } from '../../db/open.ts';
import type { OidcConfig } from '../config.ts';
import { Refusal } from '../refusals.ts';
import { hashOf, newSecret } from '../secret.ts';
import { claimedBy, lacksClaims, withAnswer, type Claims } from './claims.ts';

/** Clocks differ. */
const skewSeconds = 60;
const minutesToSignIn = 10;
/** What an issuer says about itself changes seldom. */
const discoveredForMs = 10 * 60_000;
const logoutEvent = 'http://schemas.openid.net/event/backchannel-logout';

/** Somebody whom the company's issuer vouched for. */
export interface SignedInAtCompany {
  claims: Claims;
  /** The issuer's own name for its session. */
  issuerSession: string | null;
  returnTo: string;
}

/**
 * The company's sign-in: OpenID Connect, authorization code with PKCE, state, nonce and a cookie, each good once and for this
 * browser. The keys of the issuer are asked for with each sign-in, so that a key that was changed a moment ago is known.
 */
export class CompanySignIn {
  readonly #settings: OidcConfig;
  readonly #redirectUri: string;
  readonly #now: () => Date;
  #discovered: { server: client.ServerMetadata; until: number } | undefined;
  #keys: { url: string; get: JWTVerifyGetKey } | undefined;

  constructor(settings: OidcConfig, publicUrl: string, now: () => Date) {
    this.#settings = settings;
    this.#redirectUri = `${publicUrl}/sign-in/callback`;
    this.#now = now;
  }

  /** Begins, and answers where to send the browser. @param browser the secret of a cookie of the one who begins */
  async begin(db: Db, { browser, returnTo }: { browser: string; returnTo: string }): Promise<URL> {
    const configuration = await this.#configuration();
    const [state, nonce, verifier] = [newSecret(), newSecret(), client.randomPKCECodeVerifier()];
    const now = this.#now();
    await db.deleteFrom('oidc_request').where('expires_at', '<=', now.toISOString()).execute();
    await db
      .insertInto('oidc_request')
      .values({
        state_hash: hashOf(state),
        browser_hash: hashOf(browser),
        nonce,
        verifier,
        return_to: returnTo,
        expires_at: new Date(now.getTime() + minutesToSignIn * 60_000).toISOString(),
      })
      .execute();
    return client.buildAuthorizationUrl(configuration, {
      redirect_uri: this.#redirectUri,
      scope: this.#settings.scopes,
      state,
      nonce,
      code_challenge: await client.calculatePKCECodeChallenge(verifier),
      code_challenge_method: 'S256',
    });
  }

  /**
   * Reads the answer that the browser brought back. Refuses one that nobody here asked for, that another browser asked for or that
   * was read before (`sign_in_expired`), and one that does not hold (`sign_in_refused`): wrong issuer, audience, nonce, signature or
   * time, a code that the issuer does not know, a claim that must be there and is not. Says so if the issuer does not answer
   * (`sign_in_unreachable`).
   */
  async finish(db: Db, query: string, browser: string): Promise<SignedInAtCompany> {
    const answer = new URL(`${this.#redirectUri}?${query}`);
    const state = answer.searchParams.get('state') ?? '';
    // The deletion is the claim: the same answer is read once.
    const asked = await db
      .deleteFrom('oidc_request')
      .where('state_hash', '=', hashOf(state))
      .where('browser_hash', '=', hashOf(browser))
      .returningAll()
      .executeTakeFirst();
    if (!asked || asked.expires_at <= this.#now().toISOString())
      throw new Refusal('sign_in_expired', 'This sign-in was begun elsewhere or too long ago. Begin it again.');
    const claims = await this.#exchange(answer, state, asked);
    for (const { claim, value } of this.#settings.require)
      if (claims[claim] !== value)
        throw new Refusal(
          'sign_in_refused',
          'Your account is not one of this organisation. Sign in with that of your company.',
        );
    return {
      claims,
      issuerSession: typeof claims['sid'] === 'string' ? claims['sid'] : null,
      returnTo: asked.return_to,
    };
  }

  async #exchange(answer: URL, state: string, asked: { nonce: string; verifier: string }): Promise<Claims> {
    const configuration = await this.#configuration();
    try {
      const tokens = await client.authorizationCodeGrant(configuration, answer, {
        expectedState: state,
        expectedNonce: asked.nonce,
        pkceCodeVerifier: asked.verifier,
        idTokenExpected: true,
      });
      const claims = tokens.claims()!;
      // The library leaves it to us whether a token may come from the future.
      if (claims.iat * 1_000 > this.#now().getTime() + skewSeconds * 1_000) throw new FromTheFuture();
      const { userinfo_endpoint: more } = configuration.serverMetadata();
      if (more === undefined || !lacksClaims(claims, this.#settings)) return claims;
      // Of the same subject, which the library checks.
      const said = await client.fetchUserInfo(configuration, tokens.access_token, claims.sub);
      return withAnswer(claims, said, this.#settings);
    } catch (error) {
      if (isSilence(error)) throw unreachable(error);
      // The issuer said no, or what it said does not hold: in both cases nobody is signed in, and nothing of it is repeated.
      throw new Refusal('sign_in_refused', 'The sign-in of your company did not succeed. Try again.', { cause: error });
    }
  }

  /** Who that is, for the staff list. */
  claimed(claims: Claims) {
    return claimedBy(claims, this.#settings);
  }

  /**
   * The issuer's own session that ended, from the token that it sends when somebody signs out there (OpenID Connect Back-Channel
   * Logout 1.0, section 2.6). Refuses others (`sign_in_refused`).
   */
  async endedSession(logoutToken: string): Promise<{ issuer: string; issuerSession: string }> {
    const { issuer, clientId } = this.#settings;
    const server = await this.#discover();
    try {
      const { payload } = await jwtVerify(logoutToken, this.#keysAt(server.jwks_uri!), {
        issuer: server.issuer,
        audience: clientId,
        algorithms: ['RS256', 'PS256', 'ES256', 'EdDSA'],
        clockTolerance: skewSeconds,
        currentDate: this.#now(),
        requiredClaims: ['iat', 'exp', 'jti', 'events'],
      });
      const { sid, nonce, events } = payload;
      if (typeof sid === 'string' && nonce === undefined && logoutEvent in (events as object))
        return { issuer, issuerSession: sid };
    } catch (error) {
      throw new Refusal('sign_in_refused', 'That is no logout token of our issuer.', { cause: error });
    }
    throw new Refusal('sign_in_refused', 'That is no logout token of our issuer.');
  }

  /** Kept, because anybody may send a token here: an unknown key is looked for again, but not with each of them. */
  #keysAt(url: string): JWTVerifyGetKey {
    if (this.#keys?.url !== url) {
      const get = createRemoteJWKSet(new URL(url), {
        timeoutDuration: 5_000,
        [customFetch]: (address, init) => fetch(address, init),
      });
      this.#keys = { url, get };
    }
    return this.#keys.get;
  }

  /** Made anew each time, because what it remembers of the issuer's keys would outlive a change of them. */
  async #configuration(): Promise<client.Configuration> {
    const { clientId, clientSecret } = this.#settings;
    const server = await this.#discover();
    const configuration = new client.Configuration(
      server,
      clientId,
      {
        [client.clockTolerance]: skewSeconds,
        [client.clockSkew]: Math.round((this.#now().getTime() - Date.now()) / 1_000),
      },
      clientSecret === null ? client.None() : client.ClientSecretPost(clientSecret),
    );
    configuration.timeout = 5;
    client.enableNonRepudiationChecks(configuration);
    if (this.#isPlain) client.allowInsecureRequests(configuration);
    return configuration;
  }

  async #discover(): Promise<client.ServerMetadata> {
    if (this.#discovered && this.#discovered.until > performance.now()) return this.#discovered.server;
    const { issuer, clientId } = this.#settings;
    try {
      const found = await client.discovery(new URL(issuer), clientId, undefined, client.None(), {
        timeout: 5,
        ...(this.#isPlain && { execute: [client.allowInsecureRequests] }),
      });
      const server = found.serverMetadata();
      this.#discovered = { server, until: performance.now() + discoveredForMs };
      return server;
    } catch (error) {
      throw unreachable(error);
    }
  }

  /** Only on this machine; the settings refuse it elsewhere. */
  get #isPlain(): boolean {
    return this.#settings.issuer.startsWith('http:');
  }
}

class FromTheFuture extends Error {
  /** As the library calls it when a token is not good yet. */
  readonly code = 'OAUTH_JWT_TIMESTAMP_CHECK_FAILED';
}

/** Whether the issuer gave no answer of its own: no connection, too late, or a fault on its side. */
function isSilence(error: unknown): boolean {
  const { code, cause } = error as { code?: string; cause?: unknown };
  if (code === 'OAUTH_TIMEOUT') return true;
  // What fetch throws has no code; a fault in how the library was called has one.
  return code === undefined ? error instanceof TypeError : cause instanceof Response && cause.status >= 500;
}

function unreachable(cause: unknown): Refusal {
  const text = 'The sign-in of your company does not answer. Try again in a moment.';
  return new Refusal('sign_in_unreachable', text, { cause });
}

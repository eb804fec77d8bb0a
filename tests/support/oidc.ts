import { once } from 'node:events';
import { createServer, type IncomingMessage, type RequestListener, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { exportJWK, generateKeyPair, SignJWT, UnsecuredJWT, type CryptoKey, type JWK, type JWTPayload } from 'jose';
import Provider, { type Adapter, type AdapterPayload } from 'oidc-provider';
import { onTestFinished } from 'vitest';

/** What an issuer says about an account. */
export type Account = Record<string, unknown>;

/** Besides what OpenID Connect names: what the large issuers put into their tokens. */
const claimsOfIssuers = [
  'oid',
  'tid',
  'roles',
  'groups',
  'realm_access',
  'staff_number',
  'hd',
  'xms_edov',
  'https://acme.example/roles',
  '_claim_names',
  '_claim_sources',
];

export const clientId = 'article39';
export const clientSecret = 'a-secret-that-only-the-two-know';

/** A listener whose requests are answered by whatever is put in its place. */
async function listening(): Promise<{
  issuer: string;
  answerBy: (handler: RequestListener) => void;
  stop: () => Promise<void>;
}> {
  let handler: RequestListener = (_request, response) => void response.writeHead(503).end();
  const server = createServer((request, response) => handler(request, response));
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const stop = async () => {
    if (!server.listening) return;
    server.close();
    server.closeAllConnections();
    await once(server, 'close');
  };
  onTestFinished(stop);
  const { port } = server.address() as AddressInfo;
  return {
    issuer: `http://127.0.0.1:${port}`,
    answerBy: (next) => {
      handler = next;
    },
    stop,
  };
}

/** A key that signs, with what is published of it. */
export async function signingKey(kid: string, alg = 'RS256'): Promise<{ key: CryptoKey; jwk: JWK; published: JWK }> {
  const { privateKey, publicKey } = await generateKeyPair(alg, { extractable: true });
  const about = { kid, alg, use: 'sig' };
  return {
    key: privateKey,
    jwk: { ...(await exportJWK(privateKey)), ...about },
    published: { ...(await exportJWK(publicKey)), ...about },
  };
}

export interface Options {
  /** Where our server is reached: codes go to `/sign-in/callback` there, and logout tokens to `/sign-in/company/ended`. */
  learn: string;
  /** By the name of the account: what is said besides `sub`, which is that name. */
  accounts: Record<string, Account>;
  /** Our program has no secret there. */
  isPublic?: boolean;
  /** The token says only who it is; the rest must be asked for. */
  isThin?: boolean;
  /** Seconds that an ID token is good for. */
  idTokenSeconds?: number;
  /** Gets the logout tokens that are sent. */
  deliver?: (url: string, init: RequestInit) => Promise<Response>;
}

/**
 * A real OpenID provider on loopback, which asks for PKCE. In the place of the page with the password whoever comes says which
 * account they are by `as=<name>`, or declines by `as=nobody`.
 */
export async function openIdProvider({
  learn,
  accounts,
  isPublic = false,
  isThin = false,
  idTokenSeconds = 300,
  deliver,
}: Options) {
  const { issuer, answerBy, stop } = await listening();
  const client = {
    client_id: clientId,
    ...(!isPublic && { client_secret: clientSecret }),
    redirect_uris: [`${learn}/sign-in/callback`],
    grant_types: ['authorization_code'],
    response_types: ['code' as const],
    token_endpoint_auth_method: isPublic ? ('none' as const) : ('client_secret_post' as const),
    backchannel_logout_uri: `${learn}/sign-in/company/ended`,
    backchannel_logout_session_required: true,
  };
  /** What came with each request to its page of signing in. */
  const asked: URLSearchParams[] = [];
  let moreAsked = 0;
  const kept = new Map<string, AdapterPayload>();

  const begin = (keys: JWK[]) => {
    const provider = new Provider(issuer, {
      adapter: keptBy(kept),
      clients: [client, { ...client, client_id: 'another-program' }],
      jwks: { keys },
      pkce: { required: () => true },
      features: {
        devInteractions: { enabled: false },
        backchannelLogout: { enabled: true },
        rpInitiatedLogout: {
          logoutSource: (context, form) => {
            context.body = form;
          },
        },
      },
      claims: { openid: ['sub', ...claimsOfIssuers], email: ['email', 'email_verified'], profile: ['name'] },
      // As Entra ID and Keycloak do it, everything stands in the ID token; Okta does it as OpenID Connect has it.
      conformIdTokenClaims: isThin,
      cookies: { keys: ['for the tests'] },
      ttl: {
        IdToken: idTokenSeconds,
        AccessToken: 300,
        AuthorizationCode: 60,
        Session: 3_600,
        Interaction: 600,
        Grant: 3_600,
      },
      interactions: { url: (_context, { uid }) => `/password/${uid}` },
      findAccount: (_context, name) => ({
        accountId: name,
        claims: () => Promise.resolve({ sub: name, ...accounts[name] }),
      }),
      loadExistingGrant: async ({ oidc }) => {
        const grant = new oidc.provider.Grant({ clientId: oidc.client!.clientId, accountId: oidc.session!.accountId! });
        grant.addOIDCScope('openid email profile');
        await grant.save();
        return grant;
      },
      // It would not send to loopback by itself.
      fetch: (url, init) => {
        if (!deliver) return fetch(url);
        return deliver(new URL(url as string).href, init as RequestInit);
      },
    });
    const callback = provider.callback();
    answerBy((request, response) => {
      const url = new URL(request.url!, issuer);
      if (url.pathname === '/auth') asked.push(url.searchParams);
      if (url.pathname === '/me') moreAsked += 1;
      if (url.pathname.startsWith('/password/')) void enter(provider, url, request, response);
      else void callback(request, response);
    });
  };
  const oldKey = await signingKey('first');
  begin([oldKey.jwk]);
  return {
    issuer,
    asked,
    stop,
    key: oldKey,
    /** From now on only another key is published and signs. */
    async changeKeys() {
      const next = await signingKey('second');
      begin([next.jwk]);
      return next;
    },
    accounts,
    /** How often somebody was asked about besides the token. */
    moreAsked: () => moreAsked,
  };
}

/** Where the provider keeps its sessions and codes, also when it gets other keys. */
function keptBy(kept: Map<string, AdapterPayload>): new (name: string) => Adapter {
  return class implements Adapter {
    readonly #name: string;
    constructor(name: string) {
      this.#name = name;
    }
    async upsert(id: string, payload: AdapterPayload): Promise<void> {
      kept.set(`${this.#name} ${id}`, payload);
    }
    async find(id: string): Promise<AdapterPayload | undefined> {
      return kept.get(`${this.#name} ${id}`);
    }
    async findByUid(uid: string): Promise<AdapterPayload | undefined> {
      return kept.values().find((payload) => payload.uid === uid);
    }
    async findByUserCode(): Promise<undefined> {}
    async consume(id: string): Promise<void> {
      kept.get(`${this.#name} ${id}`)!.consumed = Math.floor(Date.now() / 1_000);
    }
    async destroy(id: string): Promise<void> {
      kept.delete(`${this.#name} ${id}`);
    }
    async revokeByGrantId(grantId: string): Promise<void> {
      for (const [key, payload] of kept) if (payload.grantId === grantId) kept.delete(key);
    }
  };
}

async function enter(provider: Provider, url: URL, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const name = url.searchParams.get('as');
  if (name === null) {
    response.setHeader('content-type', 'text/html');
    response.end('<!doctype html><title>Password</title><form>Account <input name="as"><button>Enter</button></form>');
    return;
  }
  const result = name === 'nobody' ? { error: 'access_denied' } : { login: { accountId: name } };
  await provider.interactionFinished(request, response, result, { mergeWithLastSubmission: false });
}

/** What a forging issuer puts into its answer; undefined leaves it out. */
export interface Forged {
  claims?: { [name in keyof JWTPayload]: JWTPayload[name] | undefined };
  /** Signs with this instead. `none` signs nothing. */
  sign?: (claims: JWTPayload) => Promise<string> | string;
  status?: number;
  /** Instead of a token response. */
  body?: string;
}

/**
 * A server that is an issuer as far as it goes, and says whatever it is told: what a proper provider cannot be made to say.
 * @param algorithms that it claims to sign with
 */
export async function forgingIssuer(algorithms: string[] = ['RS256']) {
  const { issuer, answerBy, stop } = await listening();
  const key = await signingKey('first');
  const said: { next: Forged; nonce: string; keys: JWK[]; discovery: Record<string, unknown>; more: unknown } = {
    next: {},
    more: {},
    nonce: '',
    keys: [key.published],
    discovery: {},
  };
  const json = (response: ServerResponse, body: unknown, status = 200) =>
    response
      .writeHead(status, { 'content-type': 'application/json' })
      .end(typeof body === 'string' ? body : JSON.stringify(body));
  const idToken = async () => {
    const now = Math.floor(Date.now() / 1_000);
    const wanted = {
      iss: issuer,
      aud: clientId,
      sub: 'somebody',
      iat: now,
      exp: now + 300,
      nonce: said.nonce,
      ...said.next.claims,
    };
    // Left out where undefined.
    const claims = JSON.parse(JSON.stringify(wanted)) as JWTPayload;
    if (said.next.sign) return said.next.sign(claims);
    return new SignJWT(claims).setProtectedHeader({ alg: 'RS256', kid: 'first' }).sign(key.key);
  };
  const answer = async (path: string, response: ServerResponse) => {
    if (path === '/.well-known/openid-configuration')
      return json(response, {
        issuer,
        authorization_endpoint: `${issuer}/auth`,
        token_endpoint: `${issuer}/token`,
        jwks_uri: `${issuer}/keys`,
        response_types_supported: ['code'],
        subject_types_supported: ['public'],
        id_token_signing_alg_values_supported: algorithms,
        ...said.discovery,
      });
    if (path === '/me') return json(response, said.more);
    if (path === '/keys') return json(response, { keys: said.keys });
    if (said.next.body !== undefined) return json(response, said.next.body, said.next.status);
    return json(
      response,
      { access_token: 'x', token_type: 'Bearer', expires_in: 300, id_token: await idToken() },
      said.next.status,
    );
  };
  answerBy((request, response) => {
    request.resume();
    void answer(new URL(request.url!, issuer).pathname, response);
  });
  return { issuer, key, said, stop, unsigned: (claims: JWTPayload) => new UnsecuredJWT(claims).encode() };
}

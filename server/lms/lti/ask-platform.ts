import { SignJWT } from 'jose';
import * as v from 'valibot';
import type { Tools } from '../../environment.ts';
import { fetchGuarded, whenAgain, type GuardedRequest } from '../../guarded-fetch.ts';
import { newSecret } from '../../secret.ts';
import { signingKey } from '../../signing/signing-keys.ts';
import type { Platform } from './platform.ts';

type Asking = Pick<Tools, 'db' | 'config' | 'now'>;

/** A platform that did not do what it was asked: its answer, and a sentence for whoever looks after it. */
export class PlatformSaidNo extends Error {
  override name = 'PlatformSaidNo';
  /** HTTP status; of the place where tokens are given, if it gave none. */
  readonly status: number;
  /** It gave us no token: it does not know us, or our keys, at the moment. */
  readonly isAboutUs: boolean;
  /** When it may be asked again, if it said so. */
  readonly after: Date | undefined;

  constructor(sentence: string, said: { status: number; isAboutUs: boolean; after?: Date | undefined }) {
    super(sentence);
    this.status = said.status;
    this.isAboutUs = said.isAboutUs;
    this.after = said.after;
  }
}

/** Services answer quickly or not at all; some keep a result before they have told everybody of it. */
const patienceMs = 8_000;
/** A page of a thousand members is longer than anything else. */
const mostBytes = 1024 * 1024;

/**
 * Asks a service of a platform with a token for those scopes (Security Framework 4.1). A token that is not taken is got anew once.
 * Throws `PlatformSaidNo` if it answers with an error, and an error with a sentence if it does not answer.
 */
export async function askPlatform(
  tools: Asking,
  platform: Platform,
  { scopes, address, ...asked }: GuardedRequest & { scopes: readonly string[]; address: string },
): Promise<Response> {
  const allowPrivate = tools.config.webhookPrivate;
  for (let isSecond = false; ; isSecond = true) {
    const token = await tokenFor(tools, platform, scopes);
    const headers = { ...asked.headers, authorization: `Bearer ${token}` };
    const answer = await fetchGuarded(address, allowPrivate, { patienceMs, mostBytes, ...asked, headers });
    if (answer.ok) return answer;
    if (answer.status === 401) forget(platform, scopes);
    if (answer.status === 401 && !isSecond) continue;
    throw saidNo(answer, new URL(address).host, tools.now(), false);
  }
}

interface Token {
  token: string;
  until: number;
}

/** By platform and scopes. Tokens are good for an hour, and a result must not cost two requests. */
const tokens = new Map<string, Token>();

const nameOf = ({ id, clientId }: Platform, scopes: readonly string[]) => [id, clientId, ...scopes].join(' ');

function forget(platform: Platform, scopes: readonly string[]): void {
  tokens.delete(nameOf(platform, scopes));
}

/** So much earlier a token counts as over. */
const earlySeconds = 60;
const granted = v.object({
  access_token: v.pipe(v.string(), v.minLength(1), v.maxLength(10_000)),
  expires_in: v.optional(v.pipe(v.union([v.number(), v.string()]), v.transform(Number), v.number()), 3_600),
});

/** A token for a platform's services, for which we show a signed assertion (RFC 7523; Security Framework 4.1.1). */
async function tokenFor({ db, config, now }: Asking, platform: Platform, scopes: readonly string[]): Promise<string> {
  const known = tokens.get(nameOf(platform, scopes));
  const at = now();
  if (known && known.until > at.getTime()) return known.token;
  const { kid, alg, key } = await signingKey(db, 'lti', at);
  const seconds = Math.floor(at.getTime() / 1_000);
  const assertion = await new SignJWT({})
    .setProtectedHeader({ alg, kid, typ: 'JWT' })
    .setIssuer(platform.clientId)
    .setSubject(platform.clientId)
    .setAudience(platform.tokenAudience ?? platform.tokenUrl)
    .setIssuedAt(seconds)
    .setExpirationTime(seconds + 300)
    .setJti(newSecret())
    .sign(key);
  const body = new URLSearchParams({
    grant_type: 'client_credentials',
    client_assertion_type: 'urn:ietf:params:oauth:client-assertion-type:jwt-bearer',
    client_assertion: assertion,
    scope: scopes.join(' '),
  }).toString();
  const answer = await fetchGuarded(platform.tokenUrl, config.webhookPrivate, {
    method: 'POST',
    headers: { 'content-type': 'application/x-www-form-urlencoded' },
    body,
    patienceMs,
  });
  const { host } = new URL(platform.tokenUrl);
  if (!answer.ok) throw saidNo(answer, host, at, true);
  const said = v.safeParse(granted, await answer.json().catch(() => null));
  if (!said.success) throw new PlatformSaidNo(`${host} gave no token.`, { status: answer.status, isAboutUs: true });
  const { access_token: token, expires_in: lives } = said.output;
  tokens.set(nameOf(platform, scopes), { token, until: at.getTime() + (lives - earlySeconds) * 1_000 });
  return token;
}

function saidNo(answer: Response, host: string, now: Date, isAboutUs: boolean): PlatformSaidNo {
  const why = isAboutUs ? ' when it was asked for access: it must know our key and our client id' : '';
  return new PlatformSaidNo(`${host} answered ${answer.status}${why}.`, {
    status: answer.status,
    isAboutUs,
    after: whenAgain(answer, now),
  });
}

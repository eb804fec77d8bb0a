import { ApiError, errorIn, version } from './api-error.ts';
import { handOverFiles } from './downloads.ts';
import {
  allowedBefore,
  askHost,
  configOf,
  report,
  stepInFrame,
  type Config,
  type Reason,
  type Staged,
} from './host.ts';
import { leave, popUp, type Returned } from './return.ts';

interface Held {
  token: string;
  /** Monotonic milliseconds. */
  until: number;
}

type Grant = { grant: 'cookie' | 'renew' } | { grant: 'host'; token: string } | Staged | ({ grant: 'code' } & Returned);

/** Renewed so long before it ends, and not by everybody in the same moment. */
const earlyMs = 60_000 + Math.random() * 30_000;
/** Elements that ask together are answered together, also with no. */
const refusedForMs = 1_000;

/**
 * Signs in for a page of another origin and keeps the token, which is nowhere but in here: not in the page, not in its storage.
 * One renewal is under way at a time, and it begins before the token ends, when it is next needed: no clock runs on after the
 * elements are gone, and whatever failed is tried again at the next call.
 */
export class HostSignIn {
  readonly #server: string;
  #held: Held | undefined;
  #renewing: Promise<string> | undefined;
  #refusedUntil = 0;
  #refusal: unknown;

  constructor(server: string) {
    this.#server = server;
    handOverFiles(server, (url) => this.#get(url));
    addEventListener('a39-host-changed', () => void this.#again());
    addEventListener('a39-signed-out', () => (this.#held = undefined));
  }

  /** A token that works now. Throws `sign_in_required` if somebody has to do something first. */
  async token(): Promise<string> {
    const left = (this.#held?.until ?? 0) - performance.now();
    if (left <= 0) return this.#renew(this.#held ? 'renew' : 'first');
    if (left < earlyMs) this.#renew('renew').catch(() => {});
    return this.#held!.token;
  }

  /** Another token, because the server did not take this one: once, then it is for the person to sign in. */
  async refused(token: string): Promise<string> {
    if (this.#held?.token === token) this.#held = undefined;
    return this.#held?.token ?? this.#renew('refused');
  }

  /** Somebody pressed the button: signs in on the server's own pages, in a window beside this page or by leaving it. */
  async signIn(): Promise<void> {
    const config = configOf();
    if (config.auth === 'token') return this.#again();
    const returned = config.frame ? await stepInFrame(this.#server) : await popUp(this.#server, config);
    if (returned === 'leaving') return;
    // Where cookies come through anyway, coming back to this page is enough.
    if (returned === 'beside') return addEventListener('focus', () => void this.#again(), { once: true });
    await this.#take(returned === 'allowed' ? { grant: 'cookie' } : { grant: 'code', ...returned });
    report('a39-signed-in');
  }

  /** Somebody came back to this page with a code. */
  async redeem(returned: Returned): Promise<void> {
    await this.#take({ grant: 'code', ...returned });
    report('a39-signed-in');
  }

  /** Ends it here; other pages and the server's own stay signed in. */
  async signOut(): Promise<void> {
    const token = this.#held?.token;
    this.#held = undefined;
    if (token) await this.#send('DELETE', undefined, token);
    report('a39-signed-out');
  }

  async #again(): Promise<void> {
    this.#refusedUntil = 0;
    await this.#renew('first').then(
      () => report('a39-signed-in'),
      () => {},
    );
  }

  #renew(reason: Reason): Promise<string> {
    if (this.#refusedUntil > performance.now()) return Promise.reject(this.#refusal);
    this.#renewing ??= this.#find(reason)
      .catch((cause: unknown) => {
        this.#refusal = cause;
        this.#refusedUntil = performance.now() + refusedForMs;
        reported(cause);
        throw cause;
      })
      .finally(() => (this.#renewing = undefined));
    return this.#renewing;
  }

  /** By whatever way this page has, the quietest first. */
  async #find(reason: Reason): Promise<string> {
    const config = configOf();
    const staged = await config.staged?.();
    if (staged) return this.#take(staged);
    if (config.auth === 'token') return this.#byHost(config, reason);
    if (config.auth === 'auto' && config.getToken) {
      // A page that cannot say who it is today leaves the other ways: the person can still sign in.
      const token = await this.#byHost(config, reason).catch(reported);
      if (token) return token;
    }
    if (config.frame) await allowedBefore();
    if (config.auth !== 'redirect') {
      const token = await this.#quietly('cookie');
      if (token) return token;
    }
    const token = config.auth === 'cookie' ? undefined : await this.#alone(() => this.#quietly('renew'));
    if (token) return token;
    throw new ApiError('sign_in_required', '');
  }

  async #byHost(config: Config, reason: Reason): Promise<string> {
    return this.#take({ grant: 'host', token: await askHost(config, reason) });
  }

  /** Of several tabs one renews at a time: what renews works once. */
  #alone<T>(renew: () => Promise<T>): Promise<T> {
    return 'locks' in navigator ? navigator.locks.request(`a39-renew ${this.#server}`, renew) : renew();
  }

  async #quietly(grant: 'cookie' | 'renew'): Promise<string | undefined> {
    try {
      return await this.#take({ grant });
    } catch (cause) {
      if (cause instanceof ApiError && cause.code === 'sign_in_required') return undefined;
      throw cause;
    }
  }

  async #take(grant: Grant): Promise<string> {
    const answer = await this.#send('POST', grant);
    const { token, expiresIn } = (await answer.json()) as { token: string; expiresIn: number };
    this.#held = { token, until: performance.now() + expiresIn * 1_000 };
    this.#refusedUntil = 0;
    return token;
  }

  async #get(url: string): Promise<Response> {
    const headers = { 'X-A39-Client': version, Authorization: `Bearer ${await this.token()}` };
    const answer = await fetch(url, { headers });
    if (!answer.ok) throw await errorIn(answer);
    return answer;
  }

  async #send(method: string, body?: Grant, token?: string): Promise<Response> {
    const answer = await fetch(`${this.#server}/api/embed/v1/session`, {
      method,
      credentials: 'include',
      headers: {
        'X-A39-Client': version,
        ...(body && { 'Content-Type': 'application/json' }),
        ...(token && { Authorization: `Bearer ${token}` }),
      },
      ...(body && { body: JSON.stringify(body) }),
    }).catch((cause: unknown) => {
      throw new ApiError('offline', String(cause));
    });
    if (!answer.ok) throw await errorIn(answer);
    return answer;
  }
}

/** Says what failed, unless it is that somebody has to sign in: the elements say that. */
function reported(cause: unknown): undefined {
  const code = cause instanceof ApiError ? cause.code : 'internal';
  if (code !== 'sign_in_required') report('a39-auth-error', { code });
}

/** This page was opened with a code in its address: a window beside hands it over, a page that had left goes on with it. */
export async function comeBack(door: Promise<HostSignIn> | undefined, code: string, state: string): Promise<void> {
  const returned = leave(code, state);
  if (returned) await (await door)?.redeem(returned);
}

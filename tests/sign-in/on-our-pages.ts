import { appWith } from '../../server/app.ts';
import { readConfig } from '../../server/config.ts';
import { openMailer } from '../../server/mail/mailer.ts';
import { makeLog } from '../../server/request-log.ts';
import type { Hono } from 'hono';
import type { Signed } from '../../server/environment.ts';
import { client, installation } from '../support/installation.ts';

export const learn = 'https://learn.brightwater.example';

const outsideTryMode = {
  A39_PUBLIC_URL: learn,
  A39_TRY: 'no',
  A39_ORGANISATION: 'Brightwater Outdoor',
  A39_CONTACT_NAME: 'Ines Castellan',
  A39_CONTACT_EMAIL: 'ines.castellan@brightwater.example',
  A39_EVIDENCE_ORIGIN: 'learn.brightwater.example/evidence/main',
};

/**
 * An installation with the forty people of Brightwater Outdoor that has left try mode: its server is put together a second time,
 * with a way to sign in.
 */
export async function signInWith(settings: Record<string, string>, more: Record<string, string> = {}) {
  const there = await installation({ A39_PUBLIC_URL: learn, ...more });
  const served = (changed: Record<string, string>, log = makeLog('silent')) => {
    const config = readConfig({ ...outsideTryMode, A39_LOG: 'silent', ...more, ...changed });
    const tools = { ...there.tools, config, mailer: openMailer(config), log };
    return appWith(tools);
  };
  const app = served(settings);
  const db = there.tools.db;
  /** From now on our clock goes with that of this machine, so many seconds from it: the tokens of a real provider go by that. */
  const runClock = (seconds = 0) => {
    Object.defineProperty(there.clock, 'now', {
      get: () => new Date(Date.now() + seconds * 1_000),
      configurable: true,
    });
  };
  return {
    ...there,
    app,
    db,
    runClock,
    /** The same installation behind other settings. */
    served,
    /** Somebody's browser. */
    browser: (through: Hono<Signed> = app): Browser => new Browser(through),
    person: (name: string) => db.selectFrom('person').selectAll().where('name', '=', name).executeTakeFirstOrThrow(),
    change: (
      name: string,
      values: Partial<{
        left_on: string | null;
        email: string;
        external_id: string;
        lang: string;
        staff_number: string;
      }>,
    ) => db.updateTable('person').set(values).where('name', '=', name).execute(),
  };
}

type App = Hono<Signed>;

interface Kept {
  value: string;
  sameSite: string;
}

/** Where a request comes from, as a browser says it. */
export type From = 'same-origin' | 'none' | 'same-site' | 'cross-site';

/**
 * A browser without scripts: it keeps cookies, each for its host, sends them as `SameSite` says, and follows no redirect by itself.
 */
export class Browser {
  readonly #app: App;
  readonly #cookies = new Map<string, Map<string, Kept>>();

  constructor(app: App) {
    this.#app = app;
  }

  /** Follows a link or types an address, of ours or of the issuer. */
  async open(
    address: string,
    { from = 'none', headers = {} }: { from?: From; headers?: Record<string, string> } = {},
  ): Promise<Response> {
    return this.#ask(address, {
      method: 'GET',
      from,
      headers: { 'sec-fetch-mode': 'navigate', 'sec-fetch-dest': 'document', ...headers },
    });
  }

  /** Sends a form. Under our referrer policy browsers call the origin `null`. */
  async send(
    address: string,
    fields: Record<string, string>,
    { from = 'same-origin', headers = {} }: { from?: From; headers?: Record<string, string> } = {},
  ): Promise<Response> {
    const origin = from === 'same-origin' ? 'null' : 'https://evil.example';
    return this.#ask(address, {
      method: 'POST',
      from,
      headers: {
        'content-type': 'application/x-www-form-urlencoded',
        'sec-fetch-mode': 'navigate',
        origin,
        ...headers,
      },
      body: new URLSearchParams(fields).toString(),
    });
  }

  /** What a script calls: of our own pages, or of another one on the same site. */
  async call(
    method: string,
    path: string,
    { from = 'same-origin', headers = {}, body }: { from?: From; headers?: Record<string, string>; body?: string } = {},
  ): Promise<Response> {
    return this.#ask(path, { method, from, headers: { ...client, ...headers }, ...(body !== undefined && { body }) });
  }

  /** Signs in at the company's issuer as that account, from our button to our page, and answers the last answer. */
  async signIn(account: string, to = '/training'): Promise<Response> {
    return this.finish(await this.atIssuer(account, to));
  }

  /** The address with which the issuer sends back, before it is opened. */
  async atIssuer(account: string, to = '/training'): Promise<string> {
    const begun = await this.open(`/sign-in/company?${new URLSearchParams({ to })}`, { from: 'same-origin' });
    if (begun.status !== 303) throw new Error(`${begun.status}: ${await begun.text()}`);
    let address = begun.headers.get('location')!;
    for (let i = 0; i < 6 && !address.startsWith(learn); i++) {
      const at = new URL(address);
      if (at.pathname.startsWith('/password/')) at.searchParams.set('as', account);
      const response = await this.open(at.href, { from: 'cross-site' });
      const next = response.headers.get('location');
      if (next === null)
        throw new Error(`The issuer stops at ${at.pathname}: ${response.status} ${await response.text()}`);
      address = new URL(next, at).href;
    }
    return address;
  }

  /** Comes back from the issuer: what a browser sends there was begun by another site, to the last redirect. */
  async finish(address: string): Promise<Response> {
    let response = await this.open(address, { from: 'cross-site' });
    for (let i = 0; i < 3; i++) {
      const next = response.headers.get('location');
      if (next === null || !next.startsWith('/sign-in/done')) return response;
      response = await this.open(next, { from: 'cross-site' });
    }
    return response;
  }

  /** Whose session this is by now; undefined if nobody's. */
  async whoAmI(): Promise<string | undefined> {
    const response = await this.call('GET', '/api/session');
    if (response.status !== 200) return undefined;
    return ((await response.json()) as { person: { name: string } }).person.name;
  }

  /** The cookies of ours. */
  get cookies(): Record<string, string> {
    return Object.fromEntries([...this.#jar(learn)].map(([name, { value }]) => [name, value]));
  }

  plant(name: string, value: string, sameSite = 'Lax'): void {
    this.#jar(learn).set(name, { value, sameSite });
  }

  async #ask(
    address: string,
    { from, headers, ...init }: { method: string; from: From; headers: Record<string, string>; body?: string },
  ): Promise<Response> {
    const url = new URL(address, learn);
    const isOurs = url.origin === learn;
    const cookie = [...this.#jar(url.origin)]
      .filter(([, { sameSite }]) => !isOurs || goesAlong(sameSite, from, init.method))
      .map(([name, { value }]) => `${name}=${value}`)
      .join('; ');
    const all = { ...headers, ...(cookie && { cookie }), ...(isOurs && { 'sec-fetch-site': from }) };
    const response = isOurs
      ? await this.#app.request(url.pathname + url.search, { ...init, headers: all })
      : await fetch(url, { ...init, headers: all, redirect: 'manual' });
    this.#keep(url.origin, response);
    return response;
  }

  #keep(origin: string, response: Response): void {
    for (const line of response.headers.getSetCookie()) {
      const [pair, ...attributes] = line.split('; ');
      const [name, value] = halves(pair!);
      const said = new Map(attributes.map((attribute) => halves(attribute.toLowerCase())));
      const until = said.get('expires');
      const isOver = said.get('max-age') === '0' || (until !== undefined && new Date(until).getTime() < Date.now());
      if (isOver || value === '') this.#jar(origin).delete(name);
      else this.#jar(origin).set(name, { value, sameSite: said.get('samesite') ?? 'lax' });
    }
  }

  #jar(origin: string): Map<string, Kept> {
    let jar = this.#cookies.get(origin);
    if (!jar) this.#cookies.set(origin, (jar = new Map()));
    return jar;
  }
}

function halves(pair: string): [string, string] {
  const at = pair.indexOf('=');
  return at < 0 ? [pair, ''] : [pair.slice(0, at), pair.slice(at + 1)];
}

function goesAlong(sameSite: string, from: From, method: string): boolean {
  if (from !== 'cross-site' || sameSite.toLowerCase() === 'none') return true;
  return sameSite.toLowerCase() === 'lax' && method === 'GET';
}

/** The words that a page shows, without its tags. */
export async function wordsOf(response: Response): Promise<string> {
  return (await response.text()).replaceAll(/<[^>]+>/g, ' ').replaceAll(/\s+/g, ' ');
}

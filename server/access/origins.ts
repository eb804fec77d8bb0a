import type { Context } from 'hono';
import { createMiddleware } from 'hono/factory';
import type { Signed } from '../environment.ts';
import { Refusal } from '../refusals.ts';
import { pageWith } from './host-pages.ts';

const safeMethods = new Set(['GET', 'HEAD']);

/** Versions of the elements before this one cannot speak with this server any more. */
const oldestClient = '0.1.0';

/** Only here does a browser bring cookies from pages of others: they get a token for them and open nothing else. */
const withCookies = '/api/embed/v1/session';

/**
 * Who may call from a browser: our own pages, and pages of registered origins, exactly named. No wildcard, no `null`.
 * A call that changes something or comes from another page must name its client: `X-A39-Client` makes browsers ask first, which
 * no form on a strange page can do. Refuses others (`foreign_origin`), and elements that are too old (`client_too_old`).
 */
export const origins = createMiddleware<Signed>(async (c, next) => {
  const origin = c.req.header('origin');
  c.header('vary', 'Origin');
  const own = isOwnOrigin(c);
  const page = own || origin === undefined ? undefined : await pageWith(c.var.tools, origin);
  c.set('foreign', !own);
  if (!own && !page)
    throw new Refusal('foreign_origin', `Pages of ${origin} are not registered here. See "Intranet" in the settings.`);
  if (page) {
    c.header('access-control-allow-origin', page.origin);
    c.header('access-control-expose-headers', 'content-disposition, retry-after');
    if (c.req.path.startsWith(withCookies)) c.header('access-control-allow-credentials', 'true');
  }
  if (c.req.method === 'OPTIONS') {
    c.header('access-control-allow-methods', 'GET, POST, PUT, DELETE');
    c.header('access-control-allow-headers', 'authorization, content-type, x-a39-client');
    c.header('access-control-max-age', '600');
    return c.body(null, 204);
  }
  const client = c.req.header('x-a39-client');
  if (client === undefined && (!own || !safeMethods.has(c.req.method)))
    throw new Refusal('foreign_origin', 'A call that changes something must carry the header X-A39-Client.');
  if (client !== undefined && isOlder(client, oldestClient))
    throw new Refusal(
      'client_too_old',
      `These elements are too old for this server. Load version ${oldestClient} or newer.`,
    );
  return next();
});

/** Whether the call comes from our own pages, or from no page at all. */
export function isOwnOrigin(c: Context<Signed>): boolean {
  const { publicUrl } = c.var.tools.config;
  const origin = c.req.header('origin');
  return origin === undefined || origin === publicUrl || isOwnAddress(origin, c.req.header('host'), publicUrl);
}

/** Whether a form was sent from our own pages. Under our referrer policy browsers say `null` as its origin, but also where it is from. */
export function isOwnForm(c: Context<Signed>): boolean {
  if (c.req.header('sec-fetch-site') === 'same-origin') return true;
  return c.req.header('origin') !== undefined && isOwnOrigin(c);
}

/** Refuses a form that was sent from elsewhere (`foreign_origin`). */
export function assertOwnForm(c: Context<Signed>): void {
  if (!isOwnForm(c)) throw new Refusal('foreign_origin', 'This form has to be sent from our own page.');
}

const loopbackNames = new Set(['localhost', '127.0.0.1', '[::1]']);

/**
 * On loopback the same server has several names, and the Host header says which one is used. Only these names: a strange
 * name that was made to point here (DNS rebinding) is not ours.
 */
function isOwnAddress(origin: string, host: string | undefined, publicUrl: string): boolean {
  if (!URL.canParse(origin) || new URL(publicUrl).hostname !== 'localhost') return false;
  return origin === `http://${host}` && loopbackNames.has(new URL(origin).hostname);
}

/** Versions by their numbers; what is no version is not old. */
function isOlder(version: string, than: string): boolean {
  const [major, minor, patch] = numbers(version);
  const [leastMajor, leastMinor, leastPatch] = numbers(than);
  if (major !== leastMajor) return major < leastMajor;
  return minor === leastMinor ? patch < leastPatch : minor < leastMinor;
}

function numbers(version: string): [number, number, number] {
  const [major, minor, patch] = version.split('.').map(Number);
  return [major ?? 0, minor ?? 0, patch ?? 0];
}

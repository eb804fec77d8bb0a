import { createMiddleware } from 'hono/factory';
import type { Signed } from '../environment.ts';
import { Refusal } from '../refusals.ts';

const safeMethods = new Set(['GET', 'HEAD']);

/**
 * Who may call from a browser: our own pages, and pages of registered origins, exactly named. No wildcard, no `null`.
 * A call that changes something must name its origin or its client: `X-A39-Client` makes browsers ask first, which no form on
 * a strange page can do. Refuses others (`foreign_origin`).
 */
export const origins = createMiddleware<Signed>(async (c, next) => {
  const { embedOrigins, publicUrl } = c.var.tools.config;
  const origin = c.req.header('origin');
  c.header('vary', 'Origin');
  const own = origin === undefined || origin === publicUrl || isOwnAddress(origin, c.req.header('host'), publicUrl);
  const registered = origin !== undefined && embedOrigins.includes(origin);
  c.set('foreign', !own);
  if (!own && !registered)
    throw new Refusal('foreign_origin', `Pages of ${origin} are not registered here. See A39_EMBED_ORIGINS.`);
  if (registered) {
    c.header('access-control-allow-origin', origin);
    c.header('access-control-allow-credentials', 'true');
  }
  if (c.req.method === 'OPTIONS') {
    c.header('access-control-allow-methods', 'GET, POST, PUT, DELETE');
    c.header('access-control-allow-headers', 'content-type, x-a39-client');
    c.header('access-control-max-age', '600');
    return c.body(null, 204);
  }
  if (!safeMethods.has(c.req.method) && c.req.header('x-a39-client') === undefined)
    throw new Refusal('foreign_origin', 'A call that changes something must carry the header X-A39-Client.');
  return next();
});

const loopbackNames = new Set(['localhost', '127.0.0.1', '[::1]']);

/**
 * On loopback the same server has several names, and the Host header says which one is used. Only these names: a strange
 * name that was made to point here (DNS rebinding) is not ours.
 */
function isOwnAddress(origin: string, host: string | undefined, publicUrl: string): boolean {
  if (!URL.canParse(origin) || new URL(publicUrl).hostname !== 'localhost') return false;
  return origin === `http://${host}` && loopbackNames.has(new URL(origin).hostname);
}

import { randomUUID } from 'node:crypto';
import { createMiddleware } from 'hono/factory';
import { routePath } from 'hono/route';
import { pino, type Logger } from 'pino';
import type { Signed } from './environment.ts';

/** The log of the server: JSON lines on standard output. It holds no names, addresses, ids of people or query strings. */
export function makeLog(level: string): Logger {
  return pino({ level, base: null, timestamp: pino.stdTimeFunctions.isoTime });
}

/** One line for each request: the route as written (not the path, which holds ids), how it ended and how long it took. */
export const requestLog = createMiddleware<Signed>(async (c, next) => {
  const started = performance.now();
  c.set('requestId', randomUUID());
  await next();
  const { log } = c.var.tools;
  if (!log.isLevelEnabled('info')) return;
  const ms = Math.round((performance.now() - started) * 10) / 10;
  log.info({ request: c.var.requestId, method: c.req.method, route: routePath(c, -1), status: c.res.status, ms });
});

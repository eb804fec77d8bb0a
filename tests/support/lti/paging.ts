import type { Context } from 'hono';

/**
 * The page of a list that is asked for, with the address of the next one in `Link` (RFC 8288), among others. `limit` is a wish: no
 * page is longer than the platform likes.
 */
export function pageOf<T>(all: T[], c: Context, most: number): T[] {
  const from = Number(c.req.query('from') ?? 0);
  const limit = Number(c.req.query('limit') ?? most);
  const size = Number.isInteger(limit) && limit > 0 ? Math.min(limit, most) : most;
  const at = (start: number) => {
    const url = new URL(c.req.url);
    url.searchParams.set('from', String(start));
    return url.href;
  };
  const links = [`<${at(0)}>; rel="first"`];
  if (from + size < all.length) links.push(`<${at(from + size)}>; rel="next"`);
  c.header('link', links.join(', '));
  return all.slice(from, from + size);
}

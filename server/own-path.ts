/**
 * A place on our own pages to go on to. Whatever is no plain path of ours becomes the start page: a link that leads through our
 * sign-in to somebody else's page would make theirs look like ours.
 */
export function ownPathIn(wanted: unknown): string {
  if (typeof wanted !== 'string' || wanted.length > 3_000) return '/training';
  const base = 'http://here.invalid';
  if (!wanted.startsWith('/') || !URL.canParse(wanted, base)) return '/training';
  const { origin, pathname, search, hash } = new URL(wanted, base);
  return origin === base && !/^\/[/\\]/.test(pathname) ? pathname + search + hash : '/training';
}

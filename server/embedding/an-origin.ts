import * as v from 'valibot';

/**
 * An origin as browsers send it: scheme, host and port, over TLS. Without TLS only on this machine, where pages are made.
 */
export const anOrigin = v.pipe(
  v.string(),
  v.trim(),
  v.maxLength(300),
  v.check(
    (text) => isOrigin(text),
    'give the origin of the page as browsers send it, such as https://intranet.example.org: small letters, no path',
  ),
);

/** Exactly one: browsers take `*` in a name, and elsewhere it would mean many. */
export function isOrigin(text: string): boolean {
  if (!URL.canParse(text)) return false;
  const { origin, protocol, hostname } = new URL(text);
  if (!/^([a-z\d.-]+|\[[\da-f:.]+\])$/.test(hostname)) return false;
  return origin === text && (protocol === 'https:' || (protocol === 'http:' && isThisMachine(hostname)));
}

function isThisMachine(name: string): boolean {
  return /^(localhost|.+\.localhost|127(\.\d+){3}|\[::1\])$/.test(name);
}

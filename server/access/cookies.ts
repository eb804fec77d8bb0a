import type { Context } from 'hono';
import { deleteCookie, getCookie, setCookie } from 'hono/cookie';
import { hashOf } from '../secret.ts';

/**
 * `__Host-`: the browser only takes these over HTTPS (or from loopback), for this host alone, without a domain, so that no
 * neighbouring host can plant one.
 */
export const cookies = {
  /** Everything that the person may do. Sent to our own pages only, never when a strange page leads here. */
  own: '__Host-a39_session',
  /** What a learner may do; also when a link of the intranet leads here, and to pages of the same site. */
  page: '__Host-a39_embed',
  /** The same for our frames in pages of other sites, where the browser lets it through. */
  frame: '__Host-a39_frame',
  /** Gets the next token for a host page, kept apart for each site by browsers that can. */
  renew: '__Host-a39_renew',
  /** Ties a launch by an LMS to the browser in which it was begun. */
  launch: '__Host-a39_launch',
} as const;

const common = { path: '/', secure: true, httpOnly: true } as const;

/** Hands the browser the tokens of a new sign-in. */
export function setSessionCookies(c: Context, { own, page }: { own: string; page: string }): void {
  setCookie(c, cookies.own, own, { ...common, sameSite: 'Strict' });
  setCookie(c, cookies.page, page, { ...common, sameSite: 'Lax' });
}

export function setFrameCookie(c: Context, token: string): void {
  setCookie(c, cookies.frame, token, { ...common, sameSite: 'None' });
}

/**
 * Browsers keep one jar for a whole site, and two pages of it, each with an origin of its own, must not take each other's.
 */
const renewCookie = (origin: string): string => `${cookies.renew}_${hashOf(origin).slice(0, 12)}`;

export function renewCookieOf(c: Context, origin: string): string | undefined {
  return getCookie(c, renewCookie(origin));
}

/** @see https://developer.mozilla.org/docs/Web/Privacy/Guides/Privacy_sandbox/Partitioned_cookies */
export function setRenewCookie(c: Context, token: string, origin: string): void {
  setCookie(c, renewCookie(origin), token, { ...common, sameSite: 'None', partitioned: true });
}

/** Kept apart for each site around our frame, where the browser can: so it comes back where others are blocked. */
export function setLaunchCookie(c: Context, secret: string): void {
  setCookie(c, cookies.launch, secret, { ...common, sameSite: 'None', partitioned: true, maxAge: 900 });
}

export function deleteSessionCookies(c: Context): void {
  for (const name of [cookies.own, cookies.page, cookies.frame]) deleteCookie(c, name, { path: '/', secure: true });
}

export function deleteRenewCookie(c: Context, origin: string): void {
  setCookie(c, renewCookie(origin), '', { ...common, sameSite: 'None', partitioned: true, maxAge: 0 });
}

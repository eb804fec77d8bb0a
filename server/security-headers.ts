import { createMiddleware } from 'hono/factory';

/**
 * For our own pages: scripts and styles from this origin only, and no string ever becomes a script (Trusted Types; lit-html
 * names its policy so). Nothing may frame them.
 */
const policy = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self'",
  "connect-src 'self'",
  "form-action 'self'",
  "base-uri 'none'",
  "frame-ancestors 'none'",
  "require-trusted-types-for 'script'",
  'trusted-types lit-html',
].join('; ');

/** @see https://owasp.org/www-project-secure-headers/ */
export const securityHeaders = createMiddleware(async (c, next) => {
  await next();
  const { headers } = c.res;
  headers.set('content-security-policy', policy);
  headers.set('x-content-type-options', 'nosniff');
  headers.set('referrer-policy', 'no-referrer');
  headers.set('permissions-policy', 'camera=(), microphone=(), geolocation=(), interest-cohort=()');
  headers.set('cross-origin-opener-policy', 'same-origin');
  // Scripts and answers are used inside other people's pages, which may demand that we say so (COEP).
  headers.set('cross-origin-resource-policy', 'cross-origin');
  if (!headers.has('cache-control')) headers.set('cache-control', 'no-store');
});

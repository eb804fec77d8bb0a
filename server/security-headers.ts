import { createMiddleware } from 'hono/factory';

/**
 * For our own pages: scripts and styles from this origin only, and no string ever becomes a script (Trusted Types; lit-html
 * names its policy so). Nothing may frame them.
 */
const policy = policyWith("'none'");

/** The same for a page that those may frame. @param formsTo origins to which a form of it goes */
export function policyFramedBy(origins: readonly string[], formsTo: readonly string[] = []): string {
  return policyWith(origins.length > 0 ? origins.join(' ') : "'none'", formsTo);
}

function policyWith(ancestors: string, formsTo: readonly string[] = []): string {
  return [
    "default-src 'none'",
    "script-src 'self'",
    "style-src 'self'",
    "img-src 'self'",
    "connect-src 'self'",
    ["form-action 'self'", ...formsTo].join(' '),
    "base-uri 'none'",
    `frame-ancestors ${ancestors}`,
    "require-trusted-types-for 'script'",
    'trusted-types lit-html',
  ].join('; ');
}

/** @see https://owasp.org/www-project-secure-headers/ */
export const securityHeaders = createMiddleware(async (c, next) => {
  // Before the handler: a header that is set on a finished response makes Hono build it a second time.
  c.header('content-security-policy', policy);
  c.header('x-content-type-options', 'nosniff');
  c.header('referrer-policy', 'no-referrer');
  c.header('permissions-policy', 'camera=(), microphone=(), geolocation=()');
  c.header('cross-origin-opener-policy', 'same-origin');
  // Scripts and answers are used inside other people's pages, which may demand that we say so (COEP).
  c.header('cross-origin-resource-policy', 'cross-origin');
  // Whoever knows better says so in the handler.
  c.header('cache-control', 'no-store');
  await next();
});

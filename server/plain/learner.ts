import { bodyLimit } from 'hono/body-limit';
import { createMiddleware } from 'hono/factory';
import { signedIn } from '../access/guard.ts';
import { isOwnForm } from '../access/origins.ts';
import type { Signed } from '../environment.ts';
import { Refusal } from '../refusals.ts';

/** Lets pass who is signed in; everybody else is sent to sign in, and from there to the page that they asked for. */
export const learner = createMiddleware<Signed>(async (c, next) => {
  try {
    await signedIn(c, async () => {});
  } catch (error) {
    if (!(error instanceof Refusal) || error.code !== 'sign_in_required') throw error;
    return c.redirect(`/sign-in?to=${encodeURIComponent(c.req.path)}`, 303);
  }
  return next();
});

/**
 * Forms cannot send the header that elements send, so the browser has to say that they come from our own pages, by either of
 * two headers that no page can forge. Refuses others (`foreign_origin`).
 */
export const ownForms = createMiddleware<Signed>(async (c, next) => {
  // With `no-referrer`, as elsewhere, browsers send the origin `null` with a form, to us as to others.
  c.header('referrer-policy', 'same-origin');
  if (c.req.method === 'GET' || c.req.method === 'HEAD') return next();
  if (!isOwnForm(c))
    throw new Refusal('foreign_origin', 'This form must be sent from our own pages. Open the course here and go on.');
  return next();
});

/** An answer is a few hundred bytes. Refuses large bodies (`body_too_large`). */
export const smallForms = bodyLimit({
  maxSize: 64 * 1024,
  onError: () => {
    throw new Refusal('body_too_large', 'A form may have 64 KiB here.');
  },
});

import { getCookie } from 'hono/cookie';
import { createMiddleware } from 'hono/factory';
import type { Signed } from '../environment.ts';
import { Refusal } from '../refusals.ts';
import { auditorWith } from './auditor-sessions.ts';

/** Another name than that of staff: neither guard looks at the other's cookie. */
export const auditorCookie = '__Host-a39_auditor';

/**
 * Lets pass an auditor whose account is open that day, on our own pages, and sets `c.var.auditor`. It stands before the routes of
 * this feature alone, so that the cookie opens nothing else. Refuses everybody else (`sign_in_required`), and calls from pages of
 * other origins (`foreign_origin`).
 */
export const auditing = createMiddleware<Signed>(async (c, next) => {
  const { db, now, today } = c.var.tools;
  if (c.var.foreign) throw new Refusal('foreign_origin', 'Auditors look on the pages of Article 39 itself.');
  const token = getCookie(c, auditorCookie);
  const auditor = token && (await auditorWith(db, token, { today: today(), now: now() }));
  if (!auditor) throw new Refusal('sign_in_required', 'Open the link that you were sent. Your session may have ended.');
  c.set('auditor', auditor);
  await next();
});

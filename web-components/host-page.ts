import type { Api } from './api/client.ts';
import { isGuest } from './api/door.ts';

/** Whether an element stands in a page that is not its server's: there it is a guest, and whoever is signed in a learner. */
export function inHostPage(calls: Pick<Api, 'pageHref'>): boolean {
  return isGuest(new URL(calls.pageHref('/'), location.href).origin);
}

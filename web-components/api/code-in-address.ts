import { originFor } from './client.ts';
import { doorTo } from './door.ts';

/** Somebody comes back from the server's sign-in: the code goes out of the address at once, before anything else reads it. */
export function takeCodeFromAddress(): void {
  const [, code, state] = /^#a39_code=([\w-]+)&a39_state=([\w-]+)$/.exec(location.hash) ?? [];
  if (!code || !state) return;
  history.replaceState(history.state, '', location.pathname + location.search);
  void import('./host-sign-in.ts').then((its) => its.comeBack(doorTo(originFor({})), code, state));
}

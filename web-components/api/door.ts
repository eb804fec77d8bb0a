import type { HostSignIn } from './host-sign-in.ts';

/** Whether we are guests here: in a page of another origin, or in a frame that stands in one. */
export function isGuest(server: string): boolean {
  return location.origin !== server || document.querySelector('a39-config[frame]') !== null;
}

const doors = new Map<string, Promise<HostSignIn>>();

/** One door for each server, shared by all elements: they sign in once. Only guests load its code. */
export function doorTo(server: string): Promise<HostSignIn> | undefined {
  if (!isGuest(server)) return undefined;
  let door = doors.get(server);
  if (!door) doors.set(server, (door = import('./host-sign-in.ts').then((its) => new its.HostSignIn(server))));
  return door;
}

import { Refused } from './refusals.ts';

/** Takes the one top folder off the names (evidence notes 7). Refuses `bundle_unreadable` if there is not exactly one. */
export function withoutTopFolder<Member>(members: Map<string, Member>): { top: string; members: Map<string, Member> } {
  const tops = new Set([...members.keys()].map((name) => (name.includes('/') ? name.slice(0, name.indexOf('/')) : '')));
  const [top] = tops;
  if (tops.size !== 1 || !top) throw new Refused('bundle_unreadable', 'The zip has not exactly one top folder.');
  return { top, members: new Map([...members].map(([name, member]) => [name.slice(top.length + 1), member])) };
}

/** The refusal of what is no zip, with the reader's reason. */
export function unreadable(error: unknown): Refused {
  const reason = error instanceof Error ? error.message : String(error);
  return new Refused('bundle_unreadable', `Not a zip file, or a damaged one: ${reason}`);
}

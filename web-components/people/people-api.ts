import type { SessionView, TryPeople } from '../../server/access/access-shapes.ts';
import { serverFor, type Api } from '../api/client.ts';

export type { TryPeople } from '../../server/access/access-shapes.ts';

/** What try mode's list of people asks of the server. Tests hand the element their own object. */
export interface PeopleApi extends Api {
  tryPeople(): Promise<TryPeople>;
  enterAs(personId: string): Promise<SessionView>;
}

export function peopleServer(element: Parameters<typeof serverFor>[0]): Omit<PeopleApi, keyof Api> {
  const { try: tryMode } = serverFor(element);
  return {
    tryPeople: async () => (await tryMode.people.$get()).json(),
    enterAs: async (personId) => (await tryMode.session.$put({ json: { personId } })).json(),
  };
}

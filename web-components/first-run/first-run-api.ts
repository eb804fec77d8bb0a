import { serverFor } from '../api/client.ts';
import { rulesServer, type RulesApi } from '../obligations/obligations-api.ts';

/** What the guide asks of the server. Tests hand the element their own object. */
export interface FirstRunApi extends RulesApi {
  /** How many people are on staff. */
  onStaff(): Promise<number>;
}

export function firstRunServer(element: Parameters<typeof serverFor>[0]): FirstRunApi {
  const { summary } = serverFor(element);
  return {
    ...rulesServer(element),
    onStaff: async () => (await (await summary.$get()).json()).onStaff,
  };
}

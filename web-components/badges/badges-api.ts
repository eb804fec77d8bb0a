import type { MyBadge } from '../../server/badges/badge-shapes.ts';
import { bridgeFor, serverFor } from '../api/client.ts';

export type { MyBadge } from '../../server/badges/badge-shapes.ts';

/** What is asked of the server about one's badges. Tests hand the element their own object. */
export interface BadgesApi {
  myBadges(): Promise<MyBadge[]>;
  /** @param name whether it is to say the name in clear */
  giveBadge(completionId: string, name: boolean): Promise<unknown>;
  takeBadgeBack(id: string): Promise<unknown>;
  badgeHref(id: string, form: 'svg' | 'jwt'): string;
}

export function badgesServer(element: Parameters<typeof serverFor>[0]): BadgesApi {
  const { badges } = serverFor(element).my;
  return {
    myBadges: async () => (await badges.$get()).json(),
    giveBadge: (completionId, name) => badges.$post({ json: { completionId, name } }),
    takeBadgeBack: (badge) => badges[':badge'].$delete({ param: { badge } }),
    badgeHref: (id, form) => bridgeFor(element).pageHref(`/api/my/badges/${encodeURIComponent(id)}/badge.${form}`),
  };
}

import type { ErasureOverview } from '../../server/erasure/erasure-shapes.ts';
import { serverFor } from '../api/client.ts';

export type { ErasureOverview } from '../../server/erasure/erasure-shapes.ts';

/** What the Erasure screen asks of the server. Tests hand the element their own object. */
export interface ErasureApi {
  erasure(): Promise<ErasureOverview>;
  cancelErasure(person: string): Promise<unknown>;
  liftHold(person: string): Promise<unknown>;
}

export function erasureServer(element: Parameters<typeof serverFor>[0]): ErasureApi {
  const { erasure } = serverFor(element);
  return {
    erasure: async () => (await erasure.$get()).json(),
    cancelErasure: (person) => erasure[':person'].$delete({ param: { person } }),
    liftHold: (person) => erasure.holds[':person'].$delete({ param: { person } }),
  };
}

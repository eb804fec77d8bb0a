import type { Verdict } from '../../server/courses/kinds/kind.ts';
import type { RefresherView } from '../../server/learning/learning-shapes.ts';
import { originFor, serverFor, textFrom, type Api } from '../api/client.ts';

export type { RefresherView } from '../../server/learning/learning-shapes.ts';

/** What a refresher asks of the server. Tests hand the element their own object. */
export interface RefresherApi extends Api {
  takeRefresher(): Promise<RefresherView>;
  judgeInRefresher(refresher: string, question: string, response: unknown): Promise<Verdict>;
  finishRefresher(refresher: string): Promise<unknown>;
}

export function refresherServer(element: Parameters<typeof serverFor>[0]): Omit<RefresherApi, keyof Api> {
  const { my, refreshers } = serverFor(element);
  const withText = textFrom(originFor(element));
  return {
    takeRefresher: () => withText(my.refresher.$post()),
    judgeInRefresher: (refresher, question, response) =>
      withText(
        refreshers[':refresher'].questions[':question'].$post({ param: { refresher, question }, json: { response } }),
      ),
    finishRefresher: (refresher) => refreshers[':refresher'].finished.$put({ param: { refresher } }),
  };
}

import type { MyAccess } from '../../server/reports/access-log-shapes.ts';
import { serverFor } from '../api/client.ts';
import { myDataServer, type MyDataApi } from '../my-data/my-data-api.ts';

export type { MyAccess } from '../../server/reports/access-log-shapes.ts';

/** What is asked of the server about what is stored and who looked. Tests hand the element their own object. */
export interface PrivacyApi extends Pick<MyDataApi, 'myData' | 'dataHref'> {
  myAccess(): Promise<MyAccess>;
}

export function privacyServer(element: Parameters<typeof serverFor>[0]): PrivacyApi {
  const { access } = serverFor(element).my;
  return { ...myDataServer(element), myAccess: async () => (await access.$get()).json() };
}

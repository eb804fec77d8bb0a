import type { MyDocument } from '../../server/documents/acknowledge.ts';
import { bridgeFor, serverFor } from '../api/client.ts';

export type { MyDocument } from '../../server/documents/acknowledge.ts';

/** What is asked of the server about documents to read. Tests hand the element their own object. */
export interface MyDocumentsApi {
  myDocuments(): Promise<MyDocument[]>;
  /** Answers the documents as they stand then. */
  acknowledge(id: string): Promise<MyDocument[]>;
  documentHref(id: string): string;
}

export function myDocumentsServer(element: Parameters<typeof serverFor>[0]): MyDocumentsApi {
  const { documents } = serverFor(element).my;
  return {
    myDocuments: async () => (await documents.$get()).json(),
    acknowledge: async (document) => (await documents[':document'].acknowledge.$post({ param: { document } })).json(),
    documentHref: (id) => bridgeFor(element).pageHref(`/api/my/documents/${encodeURIComponent(id)}/file`),
  };
}

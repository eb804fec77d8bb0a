import type { CourseVersions } from '../../server/auditing/version-shapes.ts';
import type { HostPageView, IssuerView, Snippet } from '../../server/embedding/embed-shapes.ts';
import type { IssuerTerms } from '../../server/embedding/issuer.ts';
import { serverFor } from '../api/client.ts';

export type { HostPageView, IssuerView, Snippet } from '../../server/embedding/embed-shapes.ts';
export type { IssuerTerms } from '../../server/embedding/issuer.ts';

export interface WantedPage {
  origin: string;
  name: string;
  path: string;
  team: boolean;
}

export interface WantedIssuer {
  name: string;
  iss: string;
  origin: string | null;
  terms: IssuerTerms;
}

/** What the Intranet screen asks of the server. Tests hand the elements their own object. */
export interface IntranetApi {
  hostPages(): Promise<HostPageView[]>;
  /** Registers a page, or changes what is known of one. */
  putPage(page: WantedPage): Promise<unknown>;
  removePage(origin: string): Promise<unknown>;
  issuers(): Promise<IssuerView[]>;
  addIssuer(issuer: WantedIssuer): Promise<unknown>;
  endIssuer(id: string): Promise<unknown>;
  snippet(): Promise<Snippet>;
  courses(): Promise<CourseVersions>;
}

export function intranetServer(element: Parameters<typeof serverFor>[0]): IntranetApi {
  const server = serverFor(element);
  const { pages, issuers, snippet } = server.intranet;
  return {
    hostPages: async () => (await pages.$get()).json(),
    putPage: (json) => pages.$put({ json }),
    removePage: (origin) => pages.$delete({ json: { origin } }),
    issuers: async () => (await issuers.$get()).json(),
    addIssuer: (json) => issuers.$post({ json }),
    endIssuer: (issuer) => issuers[':issuer'].$delete({ param: { issuer } }),
    snippet: async () => (await snippet.$get()).json(),
    courses: async () => (await server.courses.$get()).json(),
  };
}

import type { ApiError } from '../../web-components/api/client.ts';
import type {
  HostPageView,
  IntranetApi,
  IssuerView,
  Snippet,
  WantedIssuer,
  WantedPage,
} from '../../web-components/intranet/intranet-api.ts';
import { TrainingServer } from './training-server.ts';
import { courseVersions } from './versions.ts';

export const start: HostPageView = {
  origin: 'https://intranet.example',
  name: 'Start',
  path: '/',
  team: false,
  fixed: true,
};
export const wiki: HostPageView = {
  origin: 'https://wiki.example',
  name: 'Wiki',
  path: '/training',
  team: true,
  fixed: false,
};

export const sharePoint: IssuerView = {
  id: 'i1',
  name: 'SharePoint',
  iss: 'https://login.microsoftonline.com/0b8f6a3e-31a4-4f3a-9c0e-2f6f1a1d8a77/v2.0',
  origin: 'https://intranet.example',
  kind: 'entra',
  audience: '7d1c9f0a-6f0b-4a57-8b1e-9a4c1f2d3e4f',
  foundBy: 'external_id',
  makesPeople: false,
  since: '2026-11-02T09:00:00.000Z',
  by: 'Ines Castellan',
};

export const snippet: Snippet = {
  server: 'https://learn.example',
  version: '0.1.0',
  evergreen: 'https://learn.example/embed/v1/a39.js',
  pinned: {
    url: 'https://learn.example/embed/0.1.0-1a2b3c4d/a39.js',
    integrity: 'sha384-oqVuAfXRKap7fdgcCY5uykM6R9GqQ8K4OGiw7vSkKdnL1eVnVJKn2q6Zl8UQ3p0t',
  },
};

/** Answers what the Intranet screen asks, and remembers what was sent. */
export class IntranetServer extends TrainingServer implements IntranetApi {
  refusing: ApiError | null = null;
  registered: HostPageView[] = [start, wiki];
  vouching: IssuerView[] = [sharePoint];
  snippetOf: Snippet = snippet;
  added: WantedIssuer[] = [];

  #done(what: string): Promise<unknown> {
    this.asked.push(what);
    return this.refusing ? Promise.reject(this.refusing) : Promise.resolve(null);
  }

  hostPages = async () => [...this.registered];
  issuers = async () => [...this.vouching];
  snippet = async () => this.snippetOf;
  override courses = async () => courseVersions;

  putPage = async (page: WantedPage) => {
    await this.#done(`put ${JSON.stringify(page)}`);
    this.registered = [...this.registered.filter(({ origin }) => origin !== page.origin), { ...page, fixed: false }];
  };
  removePage = async (origin: string) => {
    await this.#done(`remove ${origin}`);
    this.registered = this.registered.filter((page) => page.origin !== origin);
  };
  addIssuer = async (issuer: WantedIssuer) => {
    await this.#done(`add ${issuer.terms.kind}`);
    this.added.push(issuer);
    const { name, iss, origin, terms } = issuer;
    const audience = 'audience' in terms ? terms.audience : null;
    this.vouching = [...this.vouching, { ...sharePoint, id: name, name, iss, origin, kind: terms.kind, audience }];
  };
  endIssuer = async (id: string) => {
    await this.#done(`end ${id}`);
    this.vouching = this.vouching.filter((issuer) => issuer.id !== id);
  };
}

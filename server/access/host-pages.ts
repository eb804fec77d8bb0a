import type { Tools } from '../environment.ts';

/** A page of somebody else's that may carry our elements. */
export interface HostPage {
  /** Scheme, host and port, exactly. */
  origin: string;
  name: string;
  /** With this the path of a page begins to which a sign-in may return. */
  path: string;
  /** Managers see their people there. */
  team: boolean;
  /** Named in the settings of the server, where nobody can change it by a screen. */
  fixed: boolean;
}

interface Known {
  pages: Map<string, HostPage>;
  /** Monotonic milliseconds. */
  until: number;
}

/** A page that is taken from the list is shut out within this time on every server. */
const rememberedMs = 1_000;
const known = new WeakMap<object, Known>();

type From = Pick<Tools, 'db' | 'config'>;

/** All pages that may carry our elements: those of the settings, and those on the list. */
export async function hostPages({ db, config }: From): Promise<Map<string, HostPage>> {
  const remembered = known.get(db);
  if (remembered && remembered.until > performance.now()) return remembered.pages;
  const rows = await db.selectFrom('host_page').selectAll().orderBy('name').execute();
  const pages = new Map<string, HostPage>();
  for (const origin of config.embedOrigins)
    pages.set(origin, { origin, name: new URL(origin).host, path: '/', team: false, fixed: true });
  for (const { origin, name, path, team } of rows)
    pages.set(origin, { origin, name, path, team: team === 1, fixed: pages.has(origin) });
  known.set(db, { pages, until: performance.now() + rememberedMs });
  return pages;
}

/** The registered page with that origin; undefined for all others, and for `null`. */
export async function pageWith(from: From, origin: string): Promise<HostPage | undefined> {
  return (await hostPages(from)).get(origin);
}

/** What is remembered is out of date. */
export function hostPagesChanged(db: object): void {
  known.delete(db);
}

import { addressWith } from '../evidence/address.ts';

/** What people are filtered by, in the order in which it is offered. */
export const filters = ['standing', 'course', 'unit', 'location', 'job', 'group'] as const;
export type Filter = (typeof filters)[number];

export const standings = ['action', 'overdue', 'open', 'done', 'exempt', 'everyone'] as const;
export type Standing = (typeof standings)[number];

export const sorts = ['name', 'unit', 'due'] as const;
export type Sort = (typeof sorts)[number];

/** What a list shows: whom, in which order, from where. The search is not in it, because it never goes into an address. */
export interface Asked extends Partial<Record<Exclude<Filter, 'standing'>, string>> {
  standing?: Standing;
  sort: Sort;
  dir: 'asc' | 'desc';
  /** The first is 0. */
  page: number;
}

/** What a list shows as long as nobody asks for anything else. */
export type Usual = Pick<Asked, 'standing' | 'sort'>;

/** GET /api/team and /api/overdue. */
export type Query = Partial<Record<Exclude<Filter, 'standing'> | 'q', string>> & {
  standing?: Standing;
  sort: Sort;
  dir: 'asc' | 'desc';
  page: string;
  size: '25' | '100';
};

export function usually(usual: Usual): Asked {
  return { ...usual, dir: 'asc', page: 0 };
}

/**
 * What an address asks for. Whatever makes no sense in it is as if it were not there.
 * @param prefix of our words in the address of somebody else's page
 */
export function askedIn(address: URLSearchParams, usual: Usual, prefix = ''): Asked {
  const asked = usually(usual);
  const said = (name: string): string | null => address.get(prefix + name);
  for (const filter of filters) {
    const value = said(filter);
    if (!value || (filter === 'standing' && !usual.standing)) continue;
    if (filter === 'standing') asked.standing = standings.find((one) => one === value) ?? usual.standing!;
    else asked[filter] = value.slice(0, 120);
  }
  asked.sort = sorts.find((one) => one === said('sort')) ?? usual.sort;
  if (said('dir') === 'desc') asked.dir = 'desc';
  const page = said('page') ?? '';
  if (/^\d{1,6}$/.test(page)) asked.page = Number(page);
  return asked;
}

/** The address of the page that asks for it. What is usual does not stand in it; what others put there stays. */
export function addressOf(asked: Asked, usual: Usual, prefix = ''): string {
  const said = {
    ...Object.fromEntries(filters.map((filter) => [filter, asked[filter] ?? null])),
    standing: asked.standing && asked.standing !== usual.standing ? asked.standing : null,
    sort: asked.sort === usual.sort ? null : asked.sort,
    dir: asked.dir === 'asc' ? null : asked.dir,
    page: asked.page > 0 ? String(asked.page) : null,
  };
  return addressWith(Object.fromEntries(Object.entries(said).map(([name, value]) => [prefix + name, value])));
}

/** The same as the server takes it. */
export function queryOf({ page, ...asked }: Asked, search: string): Query {
  return { ...asked, ...(search && { q: search }), page: String(page), size: '25' };
}

/** The filters that are not as usual; a standing always is one, until it lets everybody in. */
export function filtersIn(asked: Asked): { filter: Filter; value: string }[] {
  return filters.flatMap((filter) => {
    const value = asked[filter];
    return value === undefined || value === 'everyone' ? [] : [{ filter, value }];
  });
}

/** Without one filter, from the first page. */
export function without(asked: Asked, filter: Filter): Asked {
  if (filter === 'standing') return { ...asked, standing: 'everyone', page: 0 };
  const { [filter]: _, ...rest } = asked;
  return { ...rest, page: 0 };
}

/** Everybody, in the same order. */
export function unfiltered({ standing, sort, dir }: Asked): Asked {
  return { ...(standing && { standing: 'everyone' }), sort, dir, page: 0 };
}

/** Sorted by that; the other way round, if it is already. */
export function sortedBy(asked: Asked, sort: Sort): Asked {
  return { ...asked, sort, dir: asked.sort === sort && asked.dir === 'asc' ? 'desc' : 'asc', page: 0 };
}

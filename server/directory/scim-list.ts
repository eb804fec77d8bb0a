import { invalid, ScimFault } from './scim-fault.ts';
import { readFilter, withoutSchema } from './scim-filter.ts';
import { isObject } from './scim-patch.ts';
import type { ScimPage } from './scim-person-queries.ts';
import { enterpriseSchema, userSchema } from './scim-person-shape.ts';

/** How a list, or one resource, is wanted. */
export interface Wanted extends ScimPage {
  attributes: string[] | undefined;
  excluded: string[];
}

const usualCount = 100;
export const mostCount = 500;

/** Reads the query of a GET, or the body of a `/.search`. Refuses what cannot be read (`invalidFilter`, `invalidValue`). */
export function readWanted(given: Record<string, unknown>): Wanted {
  const filter = textOf(given['filter']);
  return {
    filter: filter === undefined || filter === '' ? undefined : readFilter(filter),
    startIndex: Math.max(1, wholeNumber('startIndex', given['startIndex']) ?? 1),
    count: Math.min(mostCount, Math.max(0, wholeNumber('count', given['count']) ?? usualCount)),
    sortBy: textOf(given['sortBy']) === undefined ? undefined : withoutSchema(textOf(given['sortBy'])!).toLowerCase(),
    descending: textOf(given['sortOrder'])?.toLowerCase() === 'descending',
    attributes: names(given['attributes']),
    excluded: names(given['excludedAttributes']) ?? [],
  };
}

/** Reads the body of a `/.search`. */
export function readSearch(body: unknown): Wanted {
  if (!isObject(body)) throw new ScimFault(400, 'The body must be a JSON object.', 'invalidSyntax');
  return readWanted(body);
}

/** Whether an attribute is to be answered at all; what it costs can be saved otherwise. */
export function isWanted({ attributes, excluded }: Wanted, name: string): boolean {
  return attributes === undefined
    ? !excluded.includes(name)
    : attributes.some((one) => one === name || one.startsWith(`${name}.`));
}

/** A resource with the attributes that are wanted; its schemas and its id always are. */
export function projected(resource: Record<string, unknown>, wanted: Wanted): Record<string, unknown> {
  if (wanted.attributes === undefined && wanted.excluded.length === 0) return resource;
  const kept = Object.entries(resource).flatMap(([name, value]): [string, unknown][] => {
    if (name === 'schemas' || name === 'id') return [[name, value]];
    if (name !== enterpriseSchema) return part(name, value, wanted);
    const inside = Object.entries(value as Record<string, unknown>).flatMap(([one, its]) => part(one, its, wanted));
    return inside.length === 0 ? [] : [[name, Object.fromEntries(inside)]];
  });
  return Object.fromEntries(kept);
}

function part(name: string, value: unknown, wanted: Wanted): [string, unknown][] {
  const lower = name.toLowerCase();
  if (!isWanted(wanted, lower)) return [];
  const { attributes } = wanted;
  const asked = (attributes ?? [])
    .filter((one) => one.startsWith(`${lower}.`))
    .map((one) => one.slice(lower.length + 1));
  const left = wanted.excluded.filter((one) => one.startsWith(`${lower}.`)).map((one) => one.slice(lower.length + 1));
  const isWhole = attributes === undefined || attributes.includes(lower);
  const keeps = (key: string) => (isWhole ? !left.includes(key.toLowerCase()) : asked.includes(key.toLowerCase()));
  const cut = (one: unknown) =>
    isObject(one) ? Object.fromEntries(Object.entries(one).filter(([key]) => keeps(key))) : one;
  return [[name, Array.isArray(value) ? value.map(cut) : cut(value)]];
}

/** A page as SCIM writes it. */
export function listOf(resources: Record<string, unknown>[], total: number, startIndex: number): object {
  return {
    schemas: ['urn:ietf:params:scim:api:messages:2.0:ListResponse'],
    totalResults: total,
    startIndex,
    itemsPerPage: resources.length,
    Resources: resources,
  };
}

/** Names of attributes in lower case; a whole extension stands for each of its attributes. */
function names(value: unknown): string[] | undefined {
  const list = Array.isArray(value) ? value.map(String) : textOf(value)?.split(',');
  const found = (list ?? [])
    .map((name) => name.trim())
    .filter((name) => name !== '')
    .flatMap((name) => {
      if (name.toLowerCase() === enterpriseSchema.toLowerCase()) return ['employeenumber', 'department', 'manager'];
      return name.toLowerCase() === userSchema.toLowerCase() ? [] : [withoutSchema(name).toLowerCase()];
    });
  return found.length === 0 ? undefined : found;
}

function textOf(value: unknown): string | undefined {
  if (value === undefined || value === null) return undefined;
  if (typeof value !== 'string') throw invalid('The request does not fit: text is wanted where there is none.');
  return value;
}

function wholeNumber(name: string, value: unknown): number | undefined {
  if (value === undefined || value === null || value === '') return undefined;
  const number = Number(value);
  if (!Number.isSafeInteger(number)) throw invalid(`${name}: Give a whole number.`);
  return number;
}

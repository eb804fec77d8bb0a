import { invalid, ScimFault } from './scim-fault.ts';
import { readPath, withoutSchema, type ScimFilter, type ScimPath } from './scim-filter.ts';

/** A part of something that there may be several of, such as an address; names in lower case. */
export type Item = Record<string, unknown>;

/** What a request says about somebody or some group: attributes in lower case, those of the extension beside the others. */
export type Resource = Map<string, unknown>;

/** One step of a PATCH after reading: which attribute, and what about it. */
export interface Step {
  op: 'add' | 'replace' | 'remove';
  path: ScimPath;
  value: unknown;
}

const several = new Set(['emails', 'addresses', 'members']);
const parts = new Set(['name', 'manager']);
const readOnly = new Set(['id', 'meta', 'schemas', 'groups']);
const mostSteps = 2_000;

/** The enterprise extension, as a key of an object. */
const schemaKey = /^urn:ietf:params:scim:schemas:(?:core|extension:enterprise):2\.0:(?:User|Group)$/i;

export function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** Reads the body of a POST or PUT; attributes that we do not know stay in it and are never looked at. */
export function readResource(body: unknown): Resource {
  if (!isObject(body)) throw new ScimFault(400, 'The body must be a JSON object.', 'invalidSyntax');
  const resource: Resource = new Map();
  for (const [name, value] of flat(body)) setAttribute(resource, name, value);
  return resource;
}

/**
 * Reads a PATCH as Entra ID and Okta send it: names of operations in any case, paths with a schema in front or as keys of the
 * value, a value that stands in a list. Refuses what says nothing that can be done (`invalidSyntax`, `invalidPath`,
 * `noTarget`, `mutability`).
 */
export function readSteps(body: unknown): Step[] {
  const operations = isObject(body)
    ? Object.entries(body).find(([key]) => key.toLowerCase() === 'operations')?.[1]
    : [];
  if (!Array.isArray(operations) || operations.length === 0)
    throw new ScimFault(400, 'Operations must be a list of what to change.', 'invalidSyntax');
  if (operations.length > mostSteps)
    throw new ScimFault(400, `One request may have ${mostSteps} operations.`, 'invalidSyntax');
  return operations.flatMap(stepsOf);
}

function stepsOf(operation: unknown): Step[] {
  if (!isObject(operation)) throw new ScimFault(400, 'An operation must be an object.', 'invalidSyntax');
  const { op: name, path, value } = operation;
  const op = (['add', 'replace', 'remove'] as const).find((one) => one === String(name).toLowerCase());
  if (!op) throw new ScimFault(400, `${String(name).slice(0, 20)} is no operation.`, 'invalidSyntax');
  if (path !== undefined && path !== null && path !== '') {
    if (typeof path !== 'string') throw new ScimFault(400, 'A path must be text.', 'invalidPath');
    // A whole extension can be named.
    if (schemaKey.test(path.trim()) && isObject(value)) return keyed(op, value);
    const step = { op, path: readPath(path), value };
    if (readOnly.has(step.path.attribute)) throw new ScimFault(400, `${path} cannot be changed.`, 'mutability');
    return [step];
  }
  if (op === 'remove') throw new ScimFault(400, 'Say with a path what to remove.', 'noTarget');
  if (!isObject(value)) throw invalid('Without a path, the value must be an object.');
  return keyed(op, value);
}

function keyed(op: Step['op'], value: Record<string, unknown>): Step[] {
  return [...flat(value)]
    .map(([name, one]) => ({ op, path: readPath(name), value: one }))
    .filter(({ path }) => !readOnly.has(path.attribute));
}

function* flat(value: Record<string, unknown>): Generator<[string, unknown]> {
  for (const [key, one] of Object.entries(value))
    if (schemaKey.test(key) && isObject(one)) yield* Object.entries(one);
    // An extension that is not ours.
    else if (!/^urn:/i.test(key) || withoutSchema(key) !== key) yield [key, one];
}

/** Does one step. Nothing happens to what we do not keep. */
export function applyStep(resource: Resource, { op, path, value }: Step): void {
  const { attribute, where, part } = path;
  if (op === 'remove' || value === null) return remove(resource, path);
  if (several.has(attribute)) return inList(resource, op, path, value);
  if (part === undefined && where === undefined) return setAttribute(resource, attribute, value, op === 'add');
  if (parts.has(attribute) && part !== undefined) {
    const known = resource.get(attribute);
    resource.set(attribute, { ...(isObject(known) ? known : {}), [part]: single(value) });
  }
}

function setAttribute(resource: Resource, name: string, value: unknown, isAdded = false): void {
  const attribute = withoutSchema(name).toLowerCase();
  // A name with a dot is a path, as Entra writes it without one.
  if (/[.[]/.test(attribute))
    return applyStep(resource, { op: isAdded ? 'add' : 'replace', path: readPath(attribute), value });
  if (value === null || value === undefined) return void resource.delete(attribute);
  if (several.has(attribute)) return void resource.set(attribute, itemsOf(value));
  if (!parts.has(attribute)) return void resource.set(attribute, single(value));
  const one: unknown = Array.isArray(value) ? value[0] : value;
  // A manager is the text alone, too.
  if (!isObject(one)) return void resource.set(attribute, { value: one });
  const known = resource.get(attribute);
  resource.set(attribute, { ...(isAdded && isObject(known) ? known : {}), ...lowered(one) });
}

function remove(resource: Resource, { attribute, where, part }: ScimPath): void {
  const known = resource.get(attribute);
  if (Array.isArray(known) && (where !== undefined || part !== undefined)) {
    const items = known as Item[];
    const kept =
      part === undefined
        ? items.filter((item) => !fits(item, where))
        : items.map((item) => (fits(item, where) ? { ...item, [part]: undefined } : item));
    resource.set(attribute, kept);
  } else if (part !== undefined && isObject(known)) resource.set(attribute, { ...known, [part]: undefined });
  else resource.delete(attribute);
}

function inList(resource: Resource, op: 'add' | 'replace', { attribute, where, part }: ScimPath, value: unknown): void {
  const known = resource.get(attribute);
  const items = Array.isArray(known) ? (known as Item[]) : [];
  const change = (item: Item): Item =>
    part === undefined ? { ...item, ...itemsOf(value)[0] } : { ...item, [part]: single(value) };
  if (where === undefined && part === undefined) {
    const given = itemsOf(value);
    const others = items.filter((item) => !given.some((one) => one['type'] === item['type']));
    resource.set(attribute, op === 'add' ? [...others, ...given] : given);
    return;
  }
  const isHit = (item: Item) => fits(item, where);
  // Entra adds to, and replaces, what is not there yet: then it is as the path describes it.
  resource.set(
    attribute,
    items.some(isHit) ? items.map((item) => (isHit(item) ? change(item) : item)) : [...items, change(described(where))],
  );
}

function described(where: ScimFilter | undefined): Item {
  if (where?.kind === 'and') return Object.assign({}, ...where.of.map((one) => described(one))) as Item;
  return where?.kind === 'compare' && where.op === 'eq' ? { [where.path]: where.value } : {};
}

/** Whether a part fits the brackets of a path. */
export function fits(item: Item, where: ScimFilter | undefined): boolean {
  if (where === undefined) return true;
  if (where.kind === 'not') return !fits(item, where.of);
  if (where.kind === 'and') return where.of.every((one) => fits(item, one));
  if (where.kind === 'or') return where.of.some((one) => fits(item, one));
  const actual = Object.hasOwn(item, where.path) ? item[where.path] : undefined;
  if (where.op === 'pr') return actual !== undefined && actual !== null;
  const same = String(actual).toLowerCase() === String(where.value).toLowerCase();
  if (where.op === 'eq') return same;
  if (where.op === 'ne') return !same;
  throw new ScimFault(400, `In brackets, ${where.op} is not understood.`, 'invalidPath');
}

export function itemsOf(value: unknown): Item[] {
  const all: unknown[] = Array.isArray(value) ? value : [value];
  return all.map((one) => (isObject(one) ? lowered(one) : { value: one }));
}

/** Old versions of Entra put a single value into a list of objects. */
export function single(value: unknown): unknown {
  if (!Array.isArray(value) || value.length !== 1) return value;
  const [one] = value as unknown[];
  return isObject(one) && 'value' in one ? one['value'] : one;
}

function lowered(value: Record<string, unknown>): Item {
  return Object.fromEntries(Object.entries(value).map(([key, one]) => [key.toLowerCase(), one]));
}

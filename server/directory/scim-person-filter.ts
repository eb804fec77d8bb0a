import { sql, type Expression, type ExpressionBuilder, type SqlBool } from 'kysely';
import type { Database } from '../../db/tables/index.ts';
import { ScimFault } from './scim-fault.ts';
import type { Comparison, ScimFilter } from './scim-filter.ts';

type People = ExpressionBuilder<Database, 'person'>;
type Compared = Extract<ScimFilter, { kind: 'compare' }>;

/** Attributes that are a column, and whether capitals count. */
const columns: Record<string, { column: string; isExact: boolean }> = {
  id: { column: 'person.id', isExact: true },
  externalid: { column: 'external_id', isExact: true },
  username: { column: 'user_name', isExact: false },
  displayname: { column: 'name', isExact: false },
  'name.formatted': { column: 'name', isExact: false },
  emails: { column: 'email', isExact: false },
  'emails.value': { column: 'email', isExact: false },
  title: { column: 'job', isExact: false },
  preferredlanguage: { column: 'lang', isExact: false },
  'addresses.locality': { column: 'location', isExact: false },
  employeenumber: { column: 'staff_number', isExact: true },
  department: { column: 'unit', isExact: false },
};

/** What is the same for everybody, because each has one address of each kind. */
const fixed: Record<string, string | boolean> = {
  'emails.type': 'work',
  'emails.primary': true,
  'addresses.type': 'work',
  'meta.resourcetype': 'User',
};

/** A filter as a condition on `person`. Refuses attributes that cannot be asked for (`invalidFilter`). */
export function matchesPerson(e: People, filter: ScimFilter, today: string): Expression<SqlBool> {
  if (filter.kind === 'not') return e.not(matchesPerson(e, filter.of, today));
  if (filter.kind === 'and') return e.and(filter.of.map((one) => matchesPerson(e, one, today)));
  if (filter.kind === 'or') return e.or(filter.of.map((one) => matchesPerson(e, one, today)));
  const { path, op, value } = filter;
  const known = columns[path];
  if (known) return comparedText(known.column, known.isExact, filter);
  if (path in fixed) {
    const hit = String(fixed[path]).toLowerCase() === String(value).toLowerCase();
    if (op === 'pr') return e.lit(true);
    if (op === 'eq' || op === 'ne') return e.lit(hit === (op === 'eq'));
  }
  if (path === 'active' && (op === 'eq' || op === 'ne')) {
    const isThere = e.or([e('left_on', 'is', null), e('left_on', '>=', today)]);
    return (String(value).toLowerCase() === 'true') === (op === 'eq') ? isThere : e.not(isThere);
  }
  if (path === 'active' && op === 'pr') return e.lit(true);
  if (path === 'meta.lastmodified') return compared('changed_at', op, instantOf(value));
  if ((path === 'manager' || path === 'manager.value') && (op === 'eq' || op === 'pr'))
    return hasManager(e, op === 'eq' ? String(value) : undefined, today);
  throw new ScimFault(400, `People cannot be found by ${path} ${op}.`, 'invalidFilter');
}

/** Text compared without its capitals, unless they count. */
export function comparedText(column: string, isExact: boolean, { op, value }: Compared): Expression<SqlBool> {
  const of = isExact ? sql.ref(column) : sql`lower(${sql.ref(column)})`;
  if (op === 'pr') return sql<SqlBool>`(${sql.ref(column)} is not null and ${sql.ref(column)} != '')`;
  if (value === null) {
    if (op === 'eq') return sql<SqlBool>`${sql.ref(column)} is null`;
    if (op === 'ne') return sql<SqlBool>`${sql.ref(column)} is not null`;
  }
  const wanted = String(value);
  const plain = isExact ? sql`${wanted}` : sql`lower(${wanted})`;
  const pattern = wanted.replaceAll(/[\\%_]/g, String.raw`\$&`);
  const like = (text: string) =>
    sql<SqlBool>`${of} like ${isExact ? sql`${text}` : sql`lower(${text})`} escape ${sql.lit('\\')}`;
  if (op === 'co') return like(`%${pattern}%`);
  if (op === 'sw') return like(`${pattern}%`);
  if (op === 'ew') return like(`%${pattern}`);
  if (op === 'ne') return sql<SqlBool>`(${sql.ref(column)} is null or ${of} != ${plain})`;
  return sql<SqlBool>`${of} ${sql.raw(signs[op])} ${plain}`;
}

const signs = { eq: '=', gt: '>', ge: '>=', lt: '<', le: '<=' } as const;

function compared(column: string, op: Comparison, value: string): Expression<SqlBool> {
  if (op === 'pr') return sql<SqlBool>`${sql.ref(column)} != ''`;
  if (op === 'ne' || op === 'co' || op === 'sw' || op === 'ew')
    throw new ScimFault(400, `An instant is not compared with ${op}.`, 'invalidFilter');
  return sql<SqlBool>`${sql.ref(column)} ${sql.raw(signs[op])} ${value}`;
}

/** Instants are kept in one form, in which they compare as text. */
function instantOf(value: unknown): string {
  const at = new Date(typeof value === 'string' ? value : Number.NaN);
  if (value !== null && Number.isNaN(at.getTime()))
    throw new ScimFault(400, 'Write an instant as 2026-11-24T10:00:00Z.', 'invalidFilter');
  return value === null ? '' : at.toISOString();
}

function hasManager(e: People, manager: string | undefined, today: string): Expression<SqlBool> {
  return e.exists(
    e
      .selectFrom('management')
      .select('management.person_id')
      .whereRef('management.person_id', '=', 'person.id')
      .where('management.from_on', '<=', today)
      .where((m) => m.or([m('management.until_on', 'is', null), m('management.until_on', '>', today)]))
      .$if(manager !== undefined, (q) => q.where('management.manager_id', '=', manager!)),
  );
}

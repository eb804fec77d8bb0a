import type { Expression, ExpressionBuilder, Kysely, SqlBool } from 'kysely';
import type { Database } from '../../db/tables/index.ts';
import { ScimFault } from './scim-fault.ts';
import type { ScimFilter } from './scim-filter.ts';
import { comparedText } from './scim-person-filter.ts';
import type { ScimPage } from './scim-person-queries.ts';
import { versionOf } from './scim-version.ts';

export const groupSchema = 'urn:ietf:params:scim:schemas:core:2.0:Group';

export interface ScimGroup {
  id: string;
  name: string;
  /** Empty if a directory keeps the list and has no id for it; null if somebody here made it. */
  externalId: string | null;
  revision: number;
}

type Reader = Kysely<Database>;

/** Lists of people. Groups by rule belong to whoever wrote the rule, and a list that the directory deleted is gone. */
function lists(db: Reader) {
  return db
    .selectFrom('staff_group')
    .select(['id', 'name', 'external_id as externalId', 'revision'])
    .where('kind', '=', 'list')
    .where('ended_at', 'is', null);
}

export async function scimGroup(db: Reader, id: string): Promise<ScimGroup> {
  const group = await lists(db).where('id', '=', id).executeTakeFirst();
  if (!group) throw new ScimFault(404, 'There is no group with this id.');
  return group;
}

/** A page of lists, and how many there are. */
export async function scimGroups(
  db: Reader,
  { filter, startIndex, count, sortBy, descending }: ScimPage,
  today: string,
): Promise<{ groups: ScimGroup[]; total: number }> {
  const fitting = lists(db).$if(filter !== undefined, (q) => q.where((e) => matchesGroup(e, filter!, today)));
  const { total } = await fitting
    .clearSelect()
    .select((e) => e.fn.countAll<number>().as('total'))
    .executeTakeFirstOrThrow();
  const groups = await fitting
    .$if(sortBy === 'displayname', (q) => q.orderBy('name', descending ? 'desc' : 'asc'))
    .orderBy('id')
    .limit(count)
    .offset(startIndex - 1)
    .execute();
  return { groups: count === 0 ? [] : groups, total };
}

/** A list as a SCIM resource; its members only if they are asked for. */
export function groupResource(
  group: ScimGroup,
  members: readonly string[] | undefined,
  base: string,
): Record<string, unknown> {
  const { id, name, externalId } = group;
  return {
    schemas: [groupSchema],
    id,
    ...(externalId && { externalId }),
    displayName: name,
    ...(members && {
      members: members.map((value) => ({ value, $ref: `${base}/Users/${value}`, type: 'User' })),
    }),
    meta: { resourceType: 'Group', location: `${base}/Groups/${id}`, version: versionOf(group) },
  };
}

const columns: Record<string, { column: string; isExact: boolean }> = {
  id: { column: 'id', isExact: true },
  externalid: { column: 'external_id', isExact: true },
  displayname: { column: 'name', isExact: false },
};

type Groups = ExpressionBuilder<Database, 'staff_group'>;

/** A filter as a condition on `staff_group`. Refuses attributes that cannot be asked for (`invalidFilter`). */
function matchesGroup(e: Groups, filter: ScimFilter, today: string): Expression<SqlBool> {
  if (filter.kind === 'not') return e.not(matchesGroup(e, filter.of, today));
  if (filter.kind === 'and') return e.and(filter.of.map((one) => matchesGroup(e, one, today)));
  if (filter.kind === 'or') return e.or(filter.of.map((one) => matchesGroup(e, one, today)));
  const { path, op, value } = filter;
  const known = columns[path];
  if (known) return comparedText(known.column, known.isExact, filter);
  // Entra ID asks so whether somebody is in a group.
  if ((path === 'members' || path === 'members.value') && op === 'eq')
    return e.exists(
      e
        .selectFrom('group_member')
        .select('group_member.person_id')
        .whereRef('group_member.group_id', '=', 'staff_group.id')
        .where('group_member.person_id', '=', String(value))
        .where('group_member.from_on', '<=', today)
        .where((m) => m.or([m('group_member.until_on', 'is', null), m('group_member.until_on', '>', today)])),
    );
  throw new ScimFault(400, `Groups cannot be found by ${path} ${op}.`, 'invalidFilter');
}

import { randomUUID } from 'node:crypto';
import { inParts } from '../../db/in-parts.ts';
import type { Db } from '../../db/open.ts';
import type { Trx } from '../../db/transaction.ts';
import { settle, type Settled, type Settling } from '../assignments/settle.ts';
import { rulesInForce } from '../assignments/rule-queries.ts';
import { isIn, isOnStaff, resolve, type Matching } from '../people/audience.ts';
import { peopleOnStaff } from '../people/people-queries.ts';
import { Refusal } from '../refusals.ts';
import type { GroupMembers, GroupView } from './directory-shapes.ts';
import { addMembers, removeMembers } from './scim-members.ts';

/** A group as somebody wants it: a list of people, or everybody whom a rule matches. */
export type WantedGroup =
  | { name: string; kind: 'list'; personIds: string[] }
  | { name: string; kind: 'rule'; matches: Matching };

interface When {
  today: string;
  now: Date;
}

/** All groups by name, with how many people they have on that day. */
export async function groupsOn(db: Db, today: string): Promise<GroupView[]> {
  const rows = await db.selectFrom('staff_group').selectAll().where('ended_at', 'is', null).orderBy('name').execute();
  const rules = await rulesInForce(db);
  const groups: GroupView[] = [];
  for (const row of rows)
    groups.push({
      id: row.id,
      name: row.name,
      kind: row.kind,
      matches: row.matches === null ? null : (JSON.parse(row.matches) as Matching),
      people: await countIn(db, row.id, today),
      managed: row.external_id !== null,
      courses: rules
        .filter(({ audience }) => audience.kind === 'groups' && audience.ids.includes(row.id))
        .map((rule) => rule.courseId),
    });
  return groups;
}

/** A group with its people. Refuses an unknown one (`group_unknown`). */
export async function groupWithMembers(db: Db, id: string, today: string): Promise<GroupMembers> {
  const group = (await groupsOn(db, today)).find((one) => one.id === id);
  if (!group) throw unknown();
  const members = await resolve(db, { kind: 'groups', ids: [id] });
  const people = await db
    .selectFrom('person')
    .select(['id', 'name', 'unit'])
    .where((e) => isOnStaff(e, today))
    .where((e) => isIn(e, members, today))
    .orderBy('name')
    .orderBy('id')
    .limit(5_000)
    .execute();
  return { ...group, members: people };
}

async function countIn(db: Db, id: string, today: string): Promise<number> {
  const members = await resolve(db, { kind: 'groups', ids: [id] });
  const { people } = await db
    .selectFrom('person')
    .select((e) => e.fn.countAll<number>().as('people'))
    .where((e) => isOnStaff(e, today))
    .where((e) => isIn(e, members, today))
    .executeTakeFirstOrThrow();
  return people;
}

/**
 * Makes a group, or changes one; what is asked of its people follows at once. Membership is dated, so that it can be said who was
 * in it on any day.
 * Refuses a name that is taken (`name_taken`), people who are not on staff (`person_unknown`), and a group that a directory keeps
 * (`group_managed`).
 * @param id of the group to change; a new one, if left out
 */
export async function saveGroup(
  trx: Trx,
  tools: Settling,
  wanted: WantedGroup,
  { today, now }: When,
  id?: string,
): Promise<{ id: string; settled: Settled }> {
  const known = id === undefined ? undefined : await unmanaged(trx, id);
  const same = await trx.selectFrom('staff_group').select('id').where('name', '=', wanted.name).executeTakeFirst();
  if (same && same.id !== id)
    throw new Refusal('name_taken', `There is a group called ${wanted.name} already. Choose another name.`);
  const groupId = known?.id ?? randomUUID();
  const matches = wanted.kind === 'rule' ? JSON.stringify(wanted.matches) : null;
  if (known)
    await trx
      .updateTable('staff_group')
      .set((e) => ({ name: wanted.name, kind: wanted.kind, matches, revision: e('revision', '+', 1) }))
      .where('id', '=', groupId)
      .execute();
  else
    await trx
      .insertInto('staff_group')
      .values({ id: groupId, name: wanted.name, kind: wanted.kind, matches })
      .execute();
  const changed = await setMembers(trx, groupId, wanted.kind === 'list' ? wanted.personIds : [], today);
  const byRule = wanted.kind === 'rule' || known?.kind === 'rule';
  return { id: groupId, settled: await settle(trx, tools, { whom: byRule ? 'everybody' : changed, today, now }) };
}

/** Takes a group away. Refuses one that a rule is about (`group_in_use`) or a directory keeps (`group_managed`). */
export async function removeGroup(trx: Trx, id: string): Promise<void> {
  const group = await unmanaged(trx, id);
  const used = (await rulesInForce(trx)).find(
    ({ audience }) => audience.kind === 'groups' && audience.ids.includes(group.id),
  );
  if (used)
    throw new Refusal('group_in_use', 'A rule assigns a course to this group. End that rule, or change it, first.');
  await trx.deleteFrom('group_member').where('group_id', '=', id).execute();
  await trx.deleteFrom('staff_group').where('id', '=', id).execute();
}

/**
 * Makes the list that, from that day on.
 * @returns people who came in or went out
 */
export async function setMembers(trx: Trx, groupId: string, personIds: string[], today: string): Promise<string[]> {
  const wanted = new Set(personIds);
  for (const part of inParts([...wanted]))
    if ((await peopleOnStaff(trx, today, part)).length < part.length)
      throw new Refusal('person_unknown', 'Not everybody in the list is on staff. Choose the people again.');
  const present = await trx
    .selectFrom('group_member')
    .select('person_id')
    .where('group_id', '=', groupId)
    .where('until_on', 'is', null)
    .execute();
  const there = new Set(present.map((row) => row.person_id));
  const gone = [...there].filter((id) => !wanted.has(id));
  const added = [...wanted].filter((id) => !there.has(id));
  await removeMembers(trx, groupId, gone, today);
  await addMembers(trx, groupId, added, today);
  return [...gone, ...added];
}

async function unmanaged(trx: Trx, id: string) {
  const group = await trx.selectFrom('staff_group').selectAll().where('id', '=', id).executeTakeFirst();
  if (!group) throw unknown();
  if (group.external_id !== null)
    throw new Refusal('group_managed', 'Your directory keeps this group (SCIM). Change it there.');
  return group;
}

const unknown = () => new Refusal('group_unknown', 'There is no such group (any more). Reload the page.');

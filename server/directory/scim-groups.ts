import { randomUUID } from 'node:crypto';
import { sql } from 'kysely';
import { inParts } from '../../db/in-parts.ts';
import type { Trx } from '../../db/transaction.ts';
import { settle, type Settling } from '../assignments/settle.ts';
import { invalid, ScimFault, taken } from './scim-fault.ts';
import { scimGroup, type ScimGroup } from './scim-group-queries.ts';
import { addMembers, everyMember, removeMembers } from './scim-members.ts';
import { fits, itemsOf, readResource, readSteps, single, type Resource, type Step } from './scim-patch.ts';
import type { When } from './scim-people.ts';
import { assertVersion } from './scim-version.ts';

/** Makes a list, or brings back one that the directory deleted. Refuses a name that there is (`uniqueness`). */
export async function createGroup(trx: Trx, tools: Settling, body: unknown, when: When): Promise<ScimGroup> {
  const said = readGroup(readResource(body));
  if (!said.name) throw invalid('displayName: A group needs a name.');
  const ended = await nameIsFree(trx, said.name);
  const id = ended ?? randomUUID();
  const externalId = said.externalId ?? '';
  if (ended !== undefined)
    await trx
      .updateTable('staff_group')
      .set((e) => ({ name: said.name!, external_id: externalId, ended_at: null, revision: e('revision', '+', 1) }))
      .where('id', '=', id)
      .execute();
  else await trx.insertInto('staff_group').values({ id, name: said.name, external_id: externalId }).execute();
  await keepMembers(trx, tools, id, new Set(said.members ?? []), when);
  return scimGroup(trx, id);
}

/** Writes a list as a PUT says. */
export async function replaceGroup(
  trx: Trx,
  tools: Settling,
  { id, body, ifMatch }: { id: string; body: unknown; ifMatch: string | undefined },
  when: When,
): Promise<ScimGroup> {
  const said = readGroup(readResource(body));
  const before = await held(trx, id, ifMatch);
  // A list is not emptied by saying nothing about it.
  const { members } = said;
  const isChanged = members !== undefined && (await keepMembers(trx, tools, id, new Set(members), when));
  return write(trx, before, said, isChanged);
}

/** Changes a list by a PATCH, of which up to a thousand people may be part. Doing it again changes nothing. */
export async function patchGroup(
  trx: Trx,
  tools: Settling,
  { id, body, ifMatch }: { id: string; body: unknown; ifMatch: string | undefined },
  when: When,
): Promise<ScimGroup> {
  const steps = readSteps(body);
  const before = await held(trx, id, ifMatch);
  const members = await everyMember(trx, id, when.today);
  const attributes: Resource = new Map();
  let touchesMembers = false;
  for (const step of steps)
    if (step.path.attribute === 'members') {
      changeMembers(members, step);
      touchesMembers = true;
    } else if (step.path.part === undefined)
      attributes.set(step.path.attribute, step.op === 'remove' ? null : single(step.value));
  const isChanged = touchesMembers && (await keepMembers(trx, tools, id, members, when));
  return write(trx, before, readGroup(attributes), isChanged);
}

/** A list ends: it has no members any more, and who was in it until today stays on record. */
export async function deleteGroup(
  trx: Trx,
  tools: Settling,
  { id, ifMatch }: { id: string; ifMatch: string | undefined },
  when: When,
): Promise<void> {
  await held(trx, id, ifMatch);
  await keepMembers(trx, tools, id, new Set(), when);
  await trx
    .updateTable('staff_group')
    .set((e) => ({ external_id: null, ended_at: when.now.toISOString(), revision: e('revision', '+', 1) }))
    .where('id', '=', id)
    .execute();
}

interface SaidOfGroup {
  name: string | undefined;
  externalId: string | null | undefined;
  members: string[] | undefined;
}

function readGroup(resource: Resource): SaidOfGroup {
  const text = (name: string) => {
    const value = resource.get(name);
    if (value === undefined || value === null) return value;
    if (typeof value !== 'string' || value.length > 200 || /[\p{Cc}\p{Cs}]/u.test(value))
      throw invalid(`${name}: Write at most 200 characters in one line.`);
    return value.trim().normalize('NFC');
  };
  const members = resource.get('members');
  return {
    name: text('displayname') || undefined,
    externalId: text('externalid'),
    members: members === undefined ? undefined : memberIds(members),
  };
}

function memberIds(value: unknown): string[] {
  return itemsOf(value).map((item) => {
    if (typeof item['value'] !== 'string' || /[\p{Cc}\p{Cs}]/u.test(item['value']))
      throw invalid('members: Name each with its id as value.');
    return item['value'];
  });
}

function changeMembers(members: Set<string>, { op, path, value }: Step): void {
  if (path.where !== undefined) {
    if (op !== 'remove') throw new ScimFault(400, 'Members are added by value, not by a filter.', 'invalidPath');
    // What Entra ID sends, up to a thousand times.
    if (path.where.kind === 'compare' && path.where.op === 'eq' && path.where.path === 'value')
      members.delete(String(path.where.value));
    else for (const id of members) if (fits({ value: id, type: 'User' }, path.where)) members.delete(id);
    return;
  }
  const isAll = value === undefined || value === null;
  const ids = isAll ? [] : memberIds(value);
  if (op === 'replace' || (op === 'remove' && isAll)) members.clear();
  for (const id of ids)
    if (op === 'remove') members.delete(id);
    else members.add(id);
}

/** Makes a list have these members from today on, and answers whether that changed it. Refuses unknown ones (`invalidValue`). */
async function keepMembers(
  trx: Trx,
  tools: Settling,
  groupId: string,
  wanted: ReadonlySet<string>,
  when: When,
): Promise<boolean> {
  const before = await everyMember(trx, groupId, when.today);
  const added = [...wanted].filter((id) => !before.has(id));
  const removed = [...before].filter((id) => !wanted.has(id));
  for (const part of inParts(added)) {
    const rows = await trx
      .selectFrom('person')
      .select('id')
      .where('id', 'in', part)
      .where('user_name', 'is not', null)
      .execute();
    const known = new Set(rows.map((row) => row.id));
    const unknown = part.find((id) => !known.has(id));
    if (unknown !== undefined) throw invalid(`members: There is nobody with the id ${unknown.slice(0, 100)}.`);
  }
  if (added.length + removed.length === 0) return false;
  await addMembers(trx, groupId, added, when.today);
  await removeMembers(trx, groupId, removed, when.today);
  await settle(trx, tools, { whom: [...added, ...removed], ...when });
  return true;
}

async function write(trx: Trx, before: ScimGroup, said: SaidOfGroup, isChanged: boolean): Promise<ScimGroup> {
  const name = said.name ?? before.name;
  // From the first change on the list belongs to the directory, and is not changed here.
  const externalId = (said.externalId === undefined ? before.externalId : said.externalId) ?? '';
  if (name !== before.name) await nameIsFree(trx, name, before.id);
  if (!isChanged && name === before.name && externalId === before.externalId) return before;
  await trx
    .updateTable('staff_group')
    .set((e) => ({ name, external_id: externalId, revision: e('revision', '+', 1) }))
    .where('id', '=', before.id)
    .execute();
  return scimGroup(trx, before.id);
}

async function held(trx: Trx, id: string, ifMatch: string | undefined): Promise<ScimGroup> {
  await trx
    .updateTable('staff_group')
    .set((e) => ({ revision: e.ref('revision') }))
    .where('id', '=', id)
    .execute();
  const group = await scimGroup(trx, id);
  assertVersion(ifMatch, group);
  return group;
}

/** Answers the list of that name that the directory deleted, if there is one. */
async function nameIsFree(trx: Trx, name: string, ownId?: string): Promise<string | undefined> {
  const row = await trx
    .selectFrom('staff_group')
    .select(['id', 'ended_at'])
    .where(sql<boolean>`lower(name) = lower(${name})`)
    .executeTakeFirst();
  if (!row || row.id === ownId) return undefined;
  if (row.ended_at === null || ownId !== undefined) throw taken(`There is a group called ${name}.`);
  return row.id;
}

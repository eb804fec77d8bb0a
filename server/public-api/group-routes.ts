import { Hono } from 'hono';
import * as v from 'valibot';
import type { Db } from '../../db/open.ts';
import type { Trx } from '../../db/transaction.ts';
import { groupsOn, saveGroup } from '../directory/groups.ts';
import type { Signed } from '../environment.ts';
import { seen } from '../people/access-log.ts';
import { isIn, isOnStaff, matching, resolve } from '../people/audience.ts';
import { Refusal } from '../refusals.ts';
import { oneLine } from '../validated.ts';
import { asked, body, opened, told } from './described.ts';
import { once } from './idempotency.ts';
import { aPageOf, paged, pageInMemory, pageOf, wantedPage } from './paging.ts';
import { peopleNamed } from './people-named.ts';
import { somebody, staffNumber } from './shapes.ts';

const group = v.pipe(
  v.object({
    id: v.string(),
    name: v.string(),
    kind: v.picklist(['list', 'rule']),
    matches: v.nullable(matching),
    people: v.pipe(v.number(), v.description('On staff today.')),
    managed: v.pipe(v.boolean(), v.description('A directory keeps it (SCIM), so it is changed there.')),
    courses: v.array(v.string()),
  }),
  v.metadata({ ref: 'Group' }),
);
const member = v.pipe(v.object({ id: v.string(), ...somebody }), v.metadata({ ref: 'Member' }));

/** A list of nobody is one too. */
const people = v.pipe(v.array(staffNumber), v.maxLength(5_000, 'a list has at most 5000 people here'));
const newGroup = v.pipe(
  v.strictObject({ name: oneLine(2, 120), staffNumbers: people }),
  v.metadata({ ref: 'NewGroup' }),
);
const wholeList = v.strictObject({ staffNumbers: people });
const changes = v.pipe(
  v.strictObject({ add: v.optional(people, []), remove: v.optional(people, []) }),
  v.metadata({ ref: 'GroupChanges' }),
);
const saved = v.pipe(
  v.object({ id: v.string(), assigned: v.number(), ended: v.number() }),
  v.metadata({ ref: 'GroupSaved' }),
);
const example = { id: '7d1e…', assigned: 3, ended: 0 };
const shown = {
  id: '7d1e…',
  name: 'Call centre',
  kind: 'list',
  matches: null,
  people: 14,
  managed: false,
  courses: [],
};

/** Groups that rules are about. Groups by rule are read here and made on the screen. */
export const groupRoutes = new Hono<Signed>()
  .get(
    '/groups',
    told({
      summary: 'Groups that rules can be about',
      scopes: ['people:read', 'assignments:read'],
      answer: aPageOf(group),
      example: { rows: [shown], next: null },
    }),
    opened('people:read', 'assignments:read'),
    asked(v.object(paged)),
    async (c) => {
      const { db, today } = c.var.tools;
      return c.json(pageInMemory('groups', await groupsOn(db, today()), c.req.valid('query')));
    },
  )
  .post(
    '/groups',
    told({
      summary: 'Makes a list of people',
      scopes: ['people:write'],
      status: 201,
      answer: saved,
      example,
      refuses: ['person_unknown', 'name_taken'],
      isOnce: true,
    }),
    opened('people:write'),
    body(newGroup),
    async (c) => {
      const { evidence, library, now, today } = c.var.tools;
      const wanted = c.req.valid('json');
      await library.refresh();
      return once(c, wanted, async (trx) => {
        const personIds = await idsNamed(trx, wanted.staffNumbers, today());
        const when = { today: today(), now: now() };
        const list = { kind: 'list' as const, name: wanted.name, personIds };
        const { id, settled } = await saveGroup(trx, { evidence, library }, list, when);
        return { status: 201, body: { id, assigned: settled.assigned, ended: settled.ended } };
      });
    },
  )
  .get(
    '/groups/:group',
    told({
      summary: 'One group',
      scopes: ['people:read', 'assignments:read'],
      answer: group,
      example: shown,
      refuses: ['group_unknown'],
    }),
    opened('people:read', 'assignments:read'),
    async (c) => {
      const { db, today } = c.var.tools;
      return c.json(await groupCalled(db, c.req.param('group'), today()));
    },
  )
  .get(
    '/groups/:group/members',
    told({
      summary: 'Who is in a group today, in an order that does not change',
      scopes: ['people:read'],
      answer: aPageOf(member),
      refuses: ['group_unknown'],
    }),
    opened('people:read'),
    asked(v.object(paged)),
    async (c) => {
      const { db, today } = c.var.tools;
      const { after, take } = wantedPage('members', ['string'], c.req.valid('query'));
      const members = await resolve(db, { kind: 'groups', ids: [c.req.param('group')] });
      const rows = await db
        .selectFrom('person')
        .select(['id', 'staff_number as staffNumber', 'name', 'unit'])
        .where((e) => isOnStaff(e, today()))
        .where((e) => isIn(e, members, today()))
        .$if(after !== null, (q) => q.where('person.id', '>', String(after![0])))
        .orderBy('person.id')
        .limit(take)
        .execute();
      const page = pageOf('members', rows, take, (row) => [row.id]);
      const ids = page.rows.map((row) => row.id);
      await seen(db, { kind: 'key', id: c.var.key.id }, 'directory', ids, today());
      return c.json(page);
    },
  )
  .put(
    '/groups/:group/members',
    told({
      summary: 'Makes a list have exactly these people, from today on',
      scopes: ['people:write'],
      answer: saved,
      example,
      refuses: ['group_unknown', 'group_managed', 'person_unknown'],
    }),
    opened('people:write'),
    body(wholeList),
    async (c) => {
      const { evidence, library, now, today } = c.var.tools;
      const { staffNumbers } = c.req.valid('json');
      await library.refresh();
      return once(c, { staffNumbers }, async (trx) => {
        const { id, name } = await heldList(trx, c.req.param('group'));
        const personIds = await idsNamed(trx, staffNumbers, today());
        const when = { today: today(), now: now() };
        const { settled } = await saveGroup(trx, { evidence, library }, { kind: 'list', name, personIds }, when, id);
        return { status: 200, body: { id, assigned: settled.assigned, ended: settled.ended } };
      });
    },
  )
  .post(
    '/groups/:group/members',
    told({
      summary: 'Adds people to a list and takes others out, from today on',
      scopes: ['people:write'],
      answer: saved,
      example,
      refuses: ['group_unknown', 'group_managed', 'person_unknown'],
      isOnce: true,
    }),
    opened('people:write'),
    body(changes),
    async (c) => {
      const { evidence, library, now, today } = c.var.tools;
      const wanted = c.req.valid('json');
      await library.refresh();
      return once(c, wanted, async (trx) => {
        const { id, name } = await heldList(trx, c.req.param('group'));
        const there = await membersThere(trx, id, today());
        for (const person of await peopleThere(trx, wanted.remove)) there.delete(person);
        for (const person of await idsNamed(trx, wanted.add, today())) there.add(person);
        const list = { kind: 'list' as const, name, personIds: [...there] };
        const { settled } = await saveGroup(trx, { evidence, library }, list, { today: today(), now: now() }, id);
        return { status: 200, body: { id, assigned: settled.assigned, ended: settled.ended } };
      });
    },
  );

async function groupCalled(db: Db, id: string, today: string) {
  const found = (await groupsOn(db, today)).find((one) => one.id === id);
  if (!found) throw unknown();
  return found;
}

/** A write comes first, so that of two that change a list the second sees what the first did. */
async function heldList(trx: Trx, id: string): Promise<{ id: string; name: string }> {
  const [held] = await trx
    .updateTable('staff_group')
    .set((e) => ({ revision: e.ref('revision') }))
    .where('id', '=', id)
    .returning(['id', 'name', 'kind'])
    .execute();
  if (!held) throw unknown();
  if (held.kind !== 'list')
    throw new Refusal('invalid_input', 'group: It is a group by rule: who is in it follows from the rule.');
  return held;
}

async function idsNamed(trx: Trx, staffNumbers: readonly string[], today: string): Promise<string[]> {
  return (await peopleNamed(trx, staffNumbers, today)).map(({ id }) => id);
}

/** Who left in the meantime goes out of the list by the way: it has people on staff only. */
async function membersThere(trx: Trx, groupId: string, today: string): Promise<Set<string>> {
  const rows = await trx
    .selectFrom('group_member')
    .innerJoin('person', 'person.id', 'group_member.person_id')
    .select('group_member.person_id')
    .where('group_id', '=', groupId)
    .where('until_on', 'is', null)
    .where((e) => isOnStaff(e, today))
    .execute();
  return new Set(rows.map((row) => row.person_id));
}

/** Whoever is to go out need not be on staff, and need not be in it. */
async function peopleThere(trx: Trx, staffNumbers: readonly string[]): Promise<string[]> {
  const rows = await trx
    .selectFrom('person')
    .select('id')
    .where('staff_number', 'in', staffNumbers.length > 0 ? staffNumbers : [''])
    .execute();
  return rows.map((row) => row.id);
}

function unknown(): Refusal {
  return new Refusal('group_unknown', 'There is no such group (any more).');
}

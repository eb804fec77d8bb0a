import { Hono, type Context } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import { dialectOf } from '../../db/dialects/index.ts';
import type { Db } from '../../db/open.ts';
import { inTransaction, type Trx } from '../../db/transaction.ts';
import type { Signed } from '../environment.ts';
import { keyed } from '../keys/keyed.ts';
import { seen } from '../people/access-log.ts';
import { Refusal } from '../refusals.ts';
import { listedSchemas, listedTypes, schemaCalled, serviceProviderConfig, typeCalled } from './scim-discovery.ts';
import { scimError, ScimFault, scimJson } from './scim-fault.ts';
import { groupResource, scimGroup, scimGroups, type ScimGroup } from './scim-group-queries.ts';
import { createGroup, deleteGroup, patchGroup, replaceGroup } from './scim-groups.ts';
import { isWanted, listOf, projected, readSearch, readWanted, type Wanted } from './scim-list.ts';
import { membersOf } from './scim-members.ts';
import { createPerson, deletePerson, patchPerson, replacePerson, type When } from './scim-people.ts';
import { scimPeople, scimPerson, type ScimPerson } from './scim-person-queries.ts';
import { userResource } from './scim-person-shape.ts';
import { names, versionOf } from './scim-version.ts';

type Asked = Context<Signed>;

/** A thousand members of a group, each in an operation of its own. */
const largestBody = 1024 * 1024;

/** SCIM 2.0 (RFC 7643, 7644) for a directory that has a key with the scope `scim`. */
export const scimRoutes = new Hono<Signed>()
  .onError(scimError)
  .use(keyed('scim'))
  .use(
    bodyLimit({
      maxSize: largestBody,
      onError: () => {
        throw new Refusal('body_too_large', 'A request may have 1 MiB here. Send fewer members at once.');
      },
    }),
  )
  .use(async (c, next) => {
    // No database keeps such characters, so nothing is called so.
    if (/\p{Cc}|%(?:[01][0-9a-f]|7f)/iu.test(c.req.path)) throw new ScimFault(404, 'There is nothing at this address.');
    await next();
  })
  .get('/ServiceProviderConfig', (c) => scim(c, serviceProviderConfig(baseOf(c))))
  .get('/Schemas', (c) => scim(c, listedSchemas(baseOf(c))))
  .get('/Schemas/:id', (c) => scim(c, schemaCalled(baseOf(c), c.req.param('id'))))
  .get('/ResourceTypes', (c) => scim(c, listedTypes(baseOf(c))))
  .get('/ResourceTypes/:id', (c) => scim(c, typeCalled(baseOf(c), c.req.param('id'))))

  .get('/Users', (c) => peoplePage(c, readWanted(c.req.query())))
  .post('/Users/.search', async (c) => peoplePage(c, readSearch(await bodyOf(c))))
  .post('/Users', async (c) => {
    const body = await bodyOf(c);
    return personAnswer(c, await inTurn(c, (trx, when) => createPerson(trx, c.var.tools, body, when)), 201);
  })
  .get('/Users/:id', async (c) => {
    const { db, today } = c.var.tools;
    const person = await scimPerson(db, c.req.param('id'), today());
    if (!person) throw new ScimFault(404, 'There is nobody with this id.');
    if (isKnown(c, person)) return c.body(null, 304, { etag: versionOf(person) });
    await noted(c, [person.id]);
    return personAnswer(c, person);
  })
  .put('/Users/:id', async (c) => {
    const wanted = { id: c.req.param('id'), body: await bodyOf(c), ifMatch: c.req.header('if-match') };
    return personAnswer(c, await inTurn(c, (trx, when) => replacePerson(trx, c.var.tools, wanted, when)));
  })
  .patch('/Users/:id', async (c) => {
    const wanted = { id: c.req.param('id'), body: await bodyOf(c), ifMatch: c.req.header('if-match') };
    return personAnswer(c, await inTurn(c, (trx, when) => patchPerson(trx, c.var.tools, wanted, when)));
  })
  .delete('/Users/:id', async (c) => {
    const wanted = { id: c.req.param('id'), ifMatch: c.req.header('if-match') };
    await inTurn(c, (trx, when) => deletePerson(trx, c.var.tools, wanted, when));
    return c.body(null, 204);
  })

  .get('/Groups', (c) => groupPage(c, readWanted(c.req.query())))
  .post('/Groups/.search', async (c) => groupPage(c, readSearch(await bodyOf(c))))
  .post('/Groups', async (c) => {
    const body = await bodyOf(c);
    return groupAnswer(c, await inTurn(c, (trx, when) => createGroup(trx, c.var.tools, body, when)), 201);
  })
  .get('/Groups/:id', async (c) => {
    const group = await scimGroup(c.var.tools.db, c.req.param('id'));
    if (isKnown(c, group)) return c.body(null, 304, { etag: versionOf(group) });
    return groupAnswer(c, group);
  })
  .put('/Groups/:id', async (c) => {
    const wanted = { id: c.req.param('id'), body: await bodyOf(c), ifMatch: c.req.header('if-match') };
    return groupAnswer(c, await inTurn(c, (trx, when) => replaceGroup(trx, c.var.tools, wanted, when)));
  })
  .patch('/Groups/:id', async (c) => {
    const wanted = { id: c.req.param('id'), body: await bodyOf(c), ifMatch: c.req.header('if-match') };
    const group = await inTurn(c, (trx, when) => patchGroup(trx, c.var.tools, wanted, when));
    // A list of thousands is not sent back for one who came.
    return c.body(null, 204, { etag: versionOf(group) });
  })
  .delete('/Groups/:id', async (c) => {
    const wanted = { id: c.req.param('id'), ifMatch: c.req.header('if-match') };
    await inTurn(c, (trx, when) => deleteGroup(trx, c.var.tools, wanted, when));
    return c.body(null, 204);
  })

  .all('/Bulk', () => {
    throw new ScimFault(501, 'Bulk is not supported. Send requests one by one.');
  })
  .all('/Me', () => {
    throw new ScimFault(501, 'A key is nobody: /Me is not supported.');
  })
  .all('*', () => {
    throw new ScimFault(404, 'There is nothing at this address.');
  });

function baseOf(c: Asked): string {
  return `${c.var.tools.config.publicUrl}/scim/v2`;
}

function scim(c: Asked, body: object, status: 200 | 201 = 200, headers: Record<string, string> = {}): Response {
  return c.body(JSON.stringify(body), status, { ...scimJson, ...headers });
}

async function bodyOf(c: Asked): Promise<unknown> {
  try {
    return JSON.parse(await c.req.text()) as unknown;
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
    throw new ScimFault(400, 'The body must be JSON.', 'invalidSyntax');
  }
}

/** Of two that write the same name at once, the second finds what the first has written. */
async function inTurn<T>(c: Asked, work: (trx: Trx, when: When) => Promise<T>): Promise<T> {
  const { db, today, now } = c.var.tools;
  const when = { today: today(), now: now() };
  const once = (of: Db) => inTransaction(of, (trx) => work(trx, when));
  try {
    return await once(db);
  } catch (error) {
    if (!dialectOf(db).isUniqueViolation(error)) throw error;
    return once(db);
  }
}

/** Whether the client has it as it is. */
function isKnown(c: Asked, of: { revision: number }): boolean {
  const given = c.req.header('if-none-match');
  return given !== undefined && names(given, of);
}

/** Whoever reads what a directory says of people is noted as anybody else; who writes it knows it already. */
async function noted(c: Asked, personIds: string[]): Promise<void> {
  const { db, today } = c.var.tools;
  await seen(db, { kind: 'key', id: c.var.key.id }, 'directory', personIds, today());
}

async function peoplePage(c: Asked, wanted: Wanted): Promise<Response> {
  const { db, today } = c.var.tools;
  const { people, total } = await scimPeople(db, wanted, today());
  await noted(
    c,
    people.map((person) => person.id),
  );
  const resources = people.map((person) => projected(userResource(person, baseOf(c), today()), wanted));
  return scim(c, listOf(resources, total, wanted.startIndex));
}

function personAnswer(c: Asked, person: ScimPerson, status: 200 | 201 = 200): Response {
  const resource = userResource(person, baseOf(c), c.var.tools.today());
  const location = `${baseOf(c)}/Users/${person.id}`;
  return scim(c, projected(resource, readWanted(c.req.query())), status, { etag: versionOf(person), location });
}

async function groupPage(c: Asked, wanted: Wanted): Promise<Response> {
  const { db, today } = c.var.tools;
  const { groups, total } = await scimGroups(db, wanted, today());
  const ids = groups.map((group) => group.id);
  const members = isWanted(wanted, 'members') ? await membersOf(db, ids, today()) : undefined;
  const resources = groups.map((group) =>
    projected(groupResource(group, members && (members.get(group.id) ?? []), baseOf(c)), wanted),
  );
  return scim(c, listOf(resources, total, wanted.startIndex));
}

async function groupAnswer(c: Asked, group: ScimGroup, status: 200 | 201 = 200): Promise<Response> {
  const { db, today } = c.var.tools;
  const wanted = readWanted(c.req.query());
  const members = isWanted(wanted, 'members') ? await membersOf(db, [group.id], today()) : undefined;
  const resource = groupResource(group, members && (members.get(group.id) ?? []), baseOf(c));
  const location = `${baseOf(c)}/Groups/${group.id}`;
  return scim(c, projected(resource, wanted), status, { etag: versionOf(group), location });
}

import type { NewKey } from '../../server/keys/key-shapes.ts';
import { installation } from '../support/installation.ts';

/** A resource as it comes back; tests say what they expect of it. */
export type Answer = Record<string, unknown> & { id: string };

export const patch = 'urn:ietf:params:scim:api:messages:2.0:PatchOp';
export const user = 'urn:ietf:params:scim:schemas:core:2.0:User';
export const enterprise = 'urn:ietf:params:scim:schemas:extension:enterprise:2.0:User';

/** An installation with a directory that has a key, as Entra ID and Okta have one. */
export async function withDirectory(settings: Record<string, string> = {}) {
  const there = await installation(settings);
  const tobias = await there.enter('Tobias Feld');
  const wanted = { name: 'Directory', scopes: ['scim'], expiresOn: '2027-11-24' };
  const { token } = (await (await tobias.post('/api/keys', wanted)).json()) as NewKey;
  const call = async (method: string, path: string, body?: unknown, headers: Record<string, string> = {}) =>
    there.app.request(`/scim/v2${path}`, {
      method,
      headers: { authorization: `Bearer ${token}`, 'content-type': 'application/scim+json', ...headers },
      ...(body !== undefined && { body: typeof body === 'string' ? body : JSON.stringify(body) }),
    });
  const json = async (method: string, path: string, body?: unknown): Promise<Answer & { status: number }> => {
    const response = await call(method, path, body);
    const text = await response.text();
    return { ...(JSON.parse(text || '{}') as Answer), status: response.status };
  };
  return {
    ...there,
    call,
    json,
    /** Changes by a PATCH with these operations. */
    patch: (path: string, ...Operations: object[]) => json('PATCH', path, { schemas: [patch], Operations }),
    /** How many a filter finds, and their ids. */
    find: async (path: string, filter: string, more = '') => {
      const query = `filter=${encodeURIComponent(filter)}${more}`;
      const { totalResults, Resources, status, scimType } = await json('GET', `${path}?${query}`);
      if (status !== 200) return { status, scimType };
      return { totalResults, ids: (Resources as Answer[]).map((one) => one.id) };
    },
    /** Adds somebody with little about them. */
    add: async (name: string, more: object = {}) =>
      json('POST', '/Users', {
        schemas: [user],
        userName: `${name.replaceAll(' ', '.')}@brightwater.example`,
        displayName: name,
        ...more,
      }),
    /** Somebody's row. */
    person: (id: string) =>
      there.tools.db.selectFrom('person').selectAll().where('id', '=', id).executeTakeFirstOrThrow(),
    /** Kinds and days of what the log says of somebody being on staff. */
    roster: (id: string) =>
      there.tools.db
        .selectFrom('roster_event')
        .select(['kind', 'on_day'])
        .where('person_id', '=', id)
        .orderBy('evidence_idx')
        .execute(),
    managers: (id: string) =>
      there.tools.db
        .selectFrom('management')
        .select(['manager_id', 'from_on', 'until_on'])
        .where('person_id', '=', id)
        .orderBy('from_on')
        .execute(),
  };
}

export type Directory = Awaited<ReturnType<typeof withDirectory>>;

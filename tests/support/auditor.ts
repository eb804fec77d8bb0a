import type { Invitation } from '../../server/auditors/auditor-shapes.ts';
import { client, type Installation } from './installation.ts';

/** Access to everything of the year, from the day on which installations of tests begin. */
export const wholeYear = {
  name: 'Runa Dahl',
  organisation: 'Dahl & Partners',
  email: 'runa@dahl-audit.example',
  fromOn: '2026-11-24',
  untilOn: '2026-12-31',
  periodFrom: '2026-01-01',
  periodTo: '2026-12-31',
  audience: { kind: 'everyone' },
  maySeeNames: true,
};

/** Opens an invitation. */
export function open(there: Pick<Installation, 'app'>, token: string): Promise<Response> {
  return Promise.resolve(
    there.app.request('/api/audit/session', { method: 'POST', headers: client, body: JSON.stringify({ token }) }),
  );
}

/** The DPO invites an auditor, who comes in. */
export async function auditorOf(there: Installation, terms: Record<string, unknown> = {}) {
  const ines = await there.enter('Ines Castellan');
  const made = await ines.post('/api/auditors', { ...wholeYear, ...terms });
  if (made.status !== 201) throw new Error(await made.text());
  const { account, link } = (await made.json()) as Invitation;
  const token = link.slice(link.indexOf('#') + 1);
  const opened = await open(there, token);
  const cookie = opened.headers.get('set-cookie')?.split(';')[0] ?? '';
  const call = async (method: string, path: string, body?: unknown): Promise<Response> =>
    there.app.request(path, {
      method,
      headers: { ...client, cookie },
      ...(body !== undefined && { body: JSON.stringify(body) }),
    });
  return {
    id: account.id,
    link,
    token,
    cookie,
    opened,
    call,
    get: (path: string) => call('GET', path),
    post: (path: string, body: unknown = {}) => call('POST', path, body),
    read: async <T>(path: string) => (await (await call('GET', path)).json()) as T,
  };
}

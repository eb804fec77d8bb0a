import { onTestFinished } from 'vitest';
import type { NewKey } from '../../server/keys/key-shapes.ts';
import { scopes, type Scope } from '../../server/keys/scopes.ts';
import { installation } from '../support/installation.ts';
import { faultsIn, type Document } from './fits.ts';

/** An installation with programs that call it. What they get must be as the document says. */
export async function withPrograms(settings: Record<string, string> = {}) {
  const there = await installation(settings);
  const ines = await there.enter('Ines Castellan');
  const document = (await (await there.app.request('/api/v1/openapi.json')).json()) as Document;
  const misfits: string[] = [];
  onTestFinished(() => {
    if (misfits.length > 0) throw new Error(`The document says something else:\n${misfits.join('\n')}`);
  });
  const keyFor = async (...wanted: Scope[]) =>
    (await (
      await ines.post('/api/keys', { name: 'Program', scopes: wanted, expiresOn: '2027-11-24' })
    ).json()) as NewKey;
  const programWith = async (...wanted: Scope[]) => {
    const { token, id } = await keyFor(...wanted);
    const call = async (method: string, path: string, body?: unknown, headers: Record<string, string> = {}) => {
      const response = await there.app.request(`/api/v1${path}`, {
        method,
        headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json', ...headers },
        ...(body !== undefined && { body: typeof body === 'string' ? body : JSON.stringify(body) }),
      });
      misfits.push(...(await faultsIn(document, method, path, response.clone())));
      return response;
    };
    const json = async <T = Record<string, unknown>>(method: string, path: string, body?: unknown, once?: string) => {
      const response = await call(method, path, body, once === undefined ? {} : { 'idempotency-key': once });
      return { status: response.status, ...((await response.json()) as T) };
    };
    return { id, call, json };
  };
  return { ...there, ines, document, keyFor, programWith, program: () => programWith(...scopes) };
}

export interface Refused {
  status: number;
  error?: { code: string; message: string };
}

/** Every row of a list, page by page, and how many pages there were. */
// oxlint-disable-next-line typescript/no-unnecessary-type-parameters -- each list has rows of its own
export async function everyPage<Row>(
  program: { json: <T>(method: string, path: string) => Promise<T & { status: number }> },
  path: string,
  limit: number,
): Promise<{ rows: Row[]; pages: number }> {
  const rows: Row[] = [];
  let cursor = '';
  for (let pages = 1; ; pages++) {
    const sign = path.includes('?') ? '&' : '?';
    const page = await program.json<{ rows: Row[]; next: string | null }>(
      'GET',
      `${path}${sign}limit=${limit}${cursor}`,
    );
    rows.push(...page.rows);
    if (page.next === null) return { rows, pages };
    cursor = `&cursor=${page.next}`;
  }
}

import { expect } from 'vitest';
import { scopes, type Scope } from '../../server/keys/scopes.ts';
import { appWith } from '../../server/app.ts';
import { refusals } from '../../server/refusals.ts';
import { onSqlite } from '../support/database.ts';
import { misfits, type Document, type Operation } from './fits.ts';
import { withPrograms } from './program.ts';

const operations = ({ paths }: Document): [string, string, Operation][] =>
  Object.entries(paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(
      ([method, operation]) => [method.toUpperCase(), path, operation] as [string, string, Operation],
    ),
  );

onSqlite('the document is made from the routes: all of them and no others, whole and without a loose end', async () => {
  const { app, document } = await withPrograms();
  expect(document.openapi).toBe('3.1.0');
  expect(document.servers).toEqual([{ url: 'http://localhost:3939/api/v1' }]);
  const routes = app.routes
    .filter(({ method, path }) => path.startsWith('/api/v1/') && method !== 'ALL')
    .map(({ method, path }) => `${method} ${path.replace('/api/v1', '').replaceAll(/:(\w+)/g, '{$1}')}`);
  const told = operations(document).map(([method, path]) => `${method} ${path}`);
  expect(new Set(told)).toEqual(new Set(routes));
  expect(told.length).toBeGreaterThan(25);
  expect(new Set(operations(document).map(([, , { operationId }]) => operationId as string)).size).toBe(told.length);

  // Every reference leads somewhere, and nothing is named that nobody uses.
  const text = JSON.stringify(document);
  const used = new Set(
    [...text.matchAll(/"\$ref":"#\/components\/(\w+)\/(\w+)"/g)].map(([, kind, name]) => `${kind}/${name}`),
  );
  const { schemas, parameters } = document.components;
  const named = [
    ...Object.keys(schemas).map((name) => `schemas/${name}`),
    ...Object.keys(parameters).map((name) => `parameters/${name}`),
  ];
  expect(used).toEqual(new Set(named));

  for (const [method, path, operation] of operations(document)) {
    const call = `${method} ${path}`;
    expect(operation.summary, call).toMatch(/^[A-Z].{8,}/);
    const inPath = [...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => name);
    const given = (operation.parameters ?? []).flatMap((one) => ('in' in one && one.in === 'path' ? one.name : []));
    expect(given, call).toEqual(inPath);
    const codes = Object.entries(operation.responses).flatMap(([status, { description }]) =>
      Number(status) < 400 ? [] : [...description!.matchAll(/`(\w+)`/g)].map(([, code]) => [status, code] as const),
    );
    for (const [status, code] of codes)
      expect(String(refusals[code as keyof typeof refusals]), `${call} ${code}`).toBe(status);
    if (path === '/openapi.json') continue;
    expect(codes.length, call).toBeGreaterThan(3);
    for (const { key } of operation.security!) expect(scopes).toContain(key![0]);
    // Whatever makes or changes something has the header by which it is done once.
    const isOnce = (operation.parameters ?? []).some((one) => '$ref' in one && one.$ref.endsWith('/IdempotencyKey'));
    if (method === 'POST' && path !== '/exports' && path !== '/rules/preview') expect(isOnce, call).toBe(true);
    for (const [status, { content }] of Object.entries(operation.responses))
      for (const { schema, example } of Object.values(content ?? {}))
        if (example !== undefined) expect(misfits(document, schema, example, `${call} ${status}`)).toEqual([]);
    // What no program is told has no field.
    expect(JSON.stringify(operation), call).not.toMatch(/"(\w*score|attempts?|points|answers)"/i);
  }
});

onSqlite('a key opens exactly the calls whose scope it has', async () => {
  const { document, programWith, app } = await withPrograms();
  const program = new Map<Scope, Awaited<ReturnType<typeof programWith>>>();
  for (const scope of scopes) program.set(scope, await programWith(scope));
  for (const [method, path, operation] of operations(document)) {
    if (path === '/openapi.json') continue;
    const address = path.replaceAll(/\{\w+\}/g, 'nobody');
    const wanted = operation.security!.map(({ key }) => key![0]);
    for (const [scope, { call }] of program) {
      const response = await call(method, address, method === 'GET' ? undefined : '{}');
      expect([method, path, scope, response.status === 403]).toEqual([method, path, scope, !wanted.includes(scope)]);
    }
    expect((await app.request(`/api/v1${address}`, { method })).status).toBe(401);
  }
  const nowhere = await program.get('people:read')!.call('GET', '/nowhere');
  expect(await nowhere.json()).toMatchObject({ error: { code: 'not_found' } });
});

onSqlite(
  'a page of a browser cannot use it, a large body is refused, and a key that calls without end must wait',
  async () => {
    const { app, tools, clock, keyFor, programWith } = await withPrograms();
    const { token } = await keyFor('people:read', 'people:write');
    const authorization = `Bearer ${token}`;
    const fromPage = await app.request('/api/v1/people', {
      headers: { authorization, origin: 'https://evil.example' },
    });
    expect([fromPage.status, fromPage.headers.get('access-control-allow-origin')]).toEqual([403, null]);
    const large = await app.request('/api/v1/people', {
      method: 'POST',
      headers: { authorization, 'content-type': 'application/json' },
      body: JSON.stringify({ people: [], more: 'x'.repeat(1_100_000) }),
    });
    expect(large.status).toBe(413);

    const busy = await programWith('people:read');
    const statuses: number[] = [];
    for (let i = 0; i < 601; i++) statuses.push((await busy.call('GET', '/groups?limit=x')).status);
    expect(statuses.slice(0, 600).every((status) => status === 400)).toBe(true);
    expect(statuses.at(-1)).toBe(429);
    const refused = await busy.call('GET', '/groups');
    expect(refused.headers.get('retry-after')).toBe('1');
    // Another key, and another server, count for themselves.
    expect((await app.request('/api/v1/groups', { headers: { authorization } })).status).toBe(200);
    const other = appWith({ ...tools });
    expect((await other.request('/api/v1/groups', { headers: { authorization } })).status).toBe(200);
    clock.now = new Date(clock.now.getTime() + 1_000);
    expect((await busy.call('GET', '/groups')).status).toBe(200);
  },
);

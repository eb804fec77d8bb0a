import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import { isDeepStrictEqual } from 'node:util';
import { onTestFinished } from 'vitest';
import type { Statement, Voiding } from '../../server/lms/xapi/statements.ts';
import { statementFaults } from './statement-faults.ts';

/** What a test lets the store do instead of answering. `keep`: it has the statement, and only then this happens. */
export type Fault = { status: number; headers?: Record<string, string> } | { drop: true } | { wait: Promise<void> };

type Answer = [status: number, body?: unknown];

const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/;
const voided = 'http://adlnet.gov/expapi/verbs/voided';

/**
 * A learning record store on this machine, from the specification (xAPI 1.0.3, Part 3) and as strict as it lets one be. What it has never
 * changes, and whoever sends the same again is told so: with 204, or 409 where it is `quarrelsome`, as it may.
 */
export async function recordStore({ key = 'a39', secret = 'of the store' } = {}) {
  const kept = new Map<string, Statement | Voiding>();
  const seen: { method: string; path: string; statementId: string | null; status: number }[] = [];
  const faults: string[] = [];
  const state = {
    key,
    secret,
    quarrelsome: false,
    /** What the key may do. */
    mayRead: true,
    mayWrite: true,
    versions: ['1.0.3'],
    before: undefined as ((put: number) => Fault | undefined) | undefined,
    afterKeeping: undefined as ((put: number) => Fault | undefined) | undefined,
    puts: 0,
  };

  const isVoided = (id: string) =>
    [...kept.values()].some(({ verb, object }) => verb.id === voided && object.id === id);

  function keep(statement: Statement | Voiding, id: string): Answer | undefined {
    const found = statementFaults(statement);
    if (statement.id !== undefined && statement.id !== id) found.push('2.1.1 the id is another one');
    if (!uuid.test(id)) found.push('2.1.1 statementId');
    if (found.length > 0) {
      faults.push(...found);
      return [400, found];
    }
    const there = kept.get(id);
    if (there && (state.quarrelsome || !isDeepStrictEqual(there, statement))) return [409];
    if (!there) kept.set(id, statement);
    return undefined;
  }

  async function statements(request: IncomingMessage, url: URL): Promise<Answer> {
    const { statementId, voidedStatementId, limit, ...more } = Object.fromEntries(url.searchParams);
    const unknown = Object.keys(more).filter((name) => !['format', 'attachments'].includes(name));
    if (unknown.length > 0) return [400, unknown];
    if (request.method === 'PUT') {
      if (!state.mayWrite) return [403];
      if (!/^application\/json\b/.test(request.headers['content-type'] ?? '')) return [400];
      if (statementId === undefined) return [400];
      return keep(JSON.parse(await text(request)) as Statement, statementId) ?? [204];
    }
    if (request.method === 'POST') {
      if (!state.mayWrite) return [403];
      const body = JSON.parse(await text(request)) as Statement | Statement[];
      const list = Array.isArray(body) ? body : [body];
      if (new Set(list.map(({ id }) => id)).size < list.length) return [400];
      for (const statement of list) {
        const refused = keep(statement, statement.id);
        if (refused) return refused;
      }
      return [200, list.map(({ id }) => id)];
    }
    if (request.method !== 'GET') return [405];
    if (!state.mayRead) return [403];
    if (statementId !== undefined && voidedStatementId !== undefined) return [400];
    const wanted = statementId ?? voidedStatementId;
    if (wanted === undefined) {
      const shown = [...kept.values()].filter(({ id }) => !isVoided(id)).toReversed();
      return [200, { statements: shown.slice(0, limit === undefined ? undefined : Number(limit)), more: '' }];
    }
    if (limit !== undefined || !uuid.test(wanted)) return [400];
    const found = kept.get(wanted);
    if (!found || isVoided(wanted) !== (voidedStatementId !== undefined)) return [404];
    const authority = { objectType: 'Agent', account: { homePage: 'http://lrs.example', name: state.key } };
    // Written in another way, as stores do: nothing of it is another statement.
    const timestamp = found.timestamp.replace(/Z$/, '+00:00');
    return [200, { ...found, timestamp, stored: new Date().toISOString(), authority, version: '1.0.0' }];
  }

  async function answer(request: IncomingMessage, url: URL): Promise<Answer> {
    if (url.pathname === '/xapi/about') return [200, { version: state.versions }];
    const version = request.headers['x-experience-api-version'] ?? '';
    if (!/^1\.0(\.\d+)?$/.test(String(version))) return [400, '3.3 the version'];
    const credentials = Buffer.from(`${state.key}:${state.secret}`).toString('base64');
    if (request.headers.authorization !== `Basic ${credentials}`) return [401];
    return url.pathname === '/xapi/statements' ? statements(request, url) : [404];
  }

  async function respond(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const url = new URL(request.url!, 'http://lrs.example');
    const put = request.method === 'PUT' ? ++state.puts : 0;
    const early = put > 0 ? state.before?.(put) : undefined;
    const failed = early && (await failure(early, request, response));
    const [status, body] = failed ?? (early && 'drop' in early ? [0] : await answer(request, url));
    seen.push({
      method: request.method!,
      path: url.pathname,
      statementId: url.searchParams.get('statementId'),
      status,
    });
    if (status === 0) return;
    const late = put > 0 && status < 300 ? state.afterKeeping?.(put) : undefined;
    if (late && 'drop' in late) return void request.socket.destroy();
    const instead = late && (await failure(late, request, response));
    response.writeHead(instead?.[0] ?? status, {
      'content-type': 'application/json',
      'x-experience-api-version': '1.0.3',
    });
    response.end(body === undefined || status === 204 ? undefined : JSON.stringify(body));
  }

  let server: Server | undefined;
  let port = 0;
  const up = async (): Promise<void> => {
    server = createServer((request, response) => {
      respond(request, response).catch((error: unknown) => {
        faults.push(String(error));
        response.writeHead(500).end();
      });
    });
    await new Promise<void>((listening) => void server!.listen(port, '127.0.0.1', listening));
    ({ port } = server.address() as AddressInfo);
  };
  /** Nobody answers at its address, until it is up again. */
  const down = async (): Promise<void> => {
    server?.closeAllConnections();
    await new Promise((closed) => server?.close(closed) ?? closed(undefined));
    server = undefined;
  };
  await up();
  onTestFinished(down);

  return {
    endpoint: `http://127.0.0.1:${port}/xapi`,
    state,
    /** What it has, in the order in which it came. */
    kept: (): Statement[] => [...kept.values()].filter((one): one is Statement => one.verb.id !== voided),
    /** What was taken back. */
    voided: (): Statement[] =>
      [...kept.values()].filter((one): one is Statement => one.verb.id !== voided && isVoided(one.id)),
    /** Every request that was answered or not (status 0). */
    seen,
    /** What it was sent and may not be. */
    faults,
    up,
    down,
    /** As if somebody else had put it there. */
    has: (statement: Statement | Voiding) => void kept.set(statement.id, statement),
  };
}

/** Does what a test wants instead of the answer; undefined if it is answered all the same, after a while. */
async function failure(fault: Fault, request: IncomingMessage, response: ServerResponse): Promise<Answer | undefined> {
  if ('drop' in fault) request.socket.destroy();
  else if ('wait' in fault) await fault.wait;
  else {
    for (const [name, value] of Object.entries(fault.headers ?? {})) response.setHeader(name, value);
    return [fault.status];
  }
  return undefined;
}

export type RecordStore = Awaited<ReturnType<typeof recordStore>>;

import autocannon from 'autocannon';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readConfig } from '../server/config.ts';
import { makeLog } from '../server/request-log.ts';
import { openTools } from '../server/start.ts';
import { preparedLearners, type PreparedLearner } from './prepared.ts';
import { hostPage, signedTokens } from './token-exchange.ts';
import { startServer } from './server-process.ts';

export interface Row {
  'per second': number;
  'beside bare Hono': string;
  'p50 ms': number;
  'p99 ms': number;
}

const clients = 32;
const seconds = 5;
/** More than the server can complete in the time, so that nothing is repeated. */
const learners = 20_000;

/** Lesson, answer and completion over real connections, beside a bare Hono that says hello, in one run on one machine. */
export async function overHttp(): Promise<Record<string, Row>> {
  const folder = mkdtempSync(join(tmpdir(), 'a39-bench-'));
  const settings = { A39_DATA: folder, A39_LOG: 'error', A39_EMBED_ORIGINS: hostPage };
  const tools = await openTools(readConfig(settings), makeLog('error'), () => new Date());
  const all = await preparedLearners(tools, learners, true);
  const answering = await preparedLearners(tools, 4_000, false);
  const tokens = await signedTokens(
    tools,
    all.map(({ personId }) => personId),
  );
  const { content, modules } = tools.library.current('whose-data');
  const [module, moduleBytes] = [...modules][0]!;
  await tools.close();

  const bare = spawn(process.execPath, [join(import.meta.dirname, 'bare-hono.ts')], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const [address] = (await once(bare.stdout, 'data')) as [Buffer];
  const hello = await fire({ url: address.toString().trim() });
  const sameBytes = await fire({ url: `${address.toString().trim()}bytes/${moduleBytes.gzip.length}` });
  bare.kill();

  const { url, child } = await startServer(settings);
  const lesson = await fire({
    url,
    requests: [
      {
        method: 'GET',
        path: `/api/lessons/${content}/modules/${module}`,
        headers: { cookie: all[0]!.cookie, 'accept-encoding': 'gzip' },
      },
    ],
  });
  const answer = await fire({
    url,
    requests: calls(answering, (one) =>
      one.responses.map(([question, response]) => put(one, `answers/${question}`, { response })),
    ),
  });
  const exchange = await fire({
    url,
    requests: tokens.map((body) => ({
      method: 'POST',
      path: '/api/embed/v1/session',
      headers: { origin: hostPage, 'content-type': 'application/json', 'x-a39-client': 'bench' },
      body,
    })),
  });
  const complete = await fire({ url, requests: calls(all, (one) => [put(one, 'hand-in', {})]) });
  child.kill('SIGTERM');
  await once(child, 'exit');
  rmSync(folder, { recursive: true, force: true });

  const row = ({ rate, p50, p99 }: Fired): Row => ({
    'per second': Math.round(rate),
    'beside bare Hono': (rate / hello.rate).toFixed(2),
    'p50 ms': p50,
    'p99 ms': p99,
  });
  return {
    'bare Hono hello': row(hello),
    'bare Hono, as many bytes as a module': row(sameBytes),
    'lesson page': row(lesson),
    'token of a host page exchanged (SQLite FULL)': row(exchange),
    'answer (SQLite FULL)': row(answer),
    'complete with evidence (SQLite FULL)': row(complete),
  };
}

type Call = autocannon.Request;

function put(one: PreparedLearner, path: string, body: unknown): Call {
  return {
    method: 'PUT',
    path: `/api/attempts/${one.attempt}/${path}`,
    headers: { cookie: one.cookie, 'content-type': 'application/json', 'x-a39-client': 'bench' },
    body: JSON.stringify(body),
  };
}

function calls(people: PreparedLearner[], of: (one: PreparedLearner) => Call[]): Call[] {
  return people.flatMap(of);
}

interface Fired {
  rate: number;
  p50: number;
  p99: number;
}

/** Fires for some seconds. Each connection takes its own part of the requests, so that no request is sent twice. */
async function fire({ url, requests }: { url: string; requests?: Call[] }): Promise<Fired> {
  const repeated = !requests || requests.length === 1;
  let connection = 0;
  const run = autocannon({
    url,
    connections: clients,
    duration: seconds,
    ...(requests && repeated && { requests }),
    ...(requests &&
      !repeated && {
        setupClient: (client: autocannon.Client) => {
          const mine = requests.filter((_, i) => i % clients === connection % clients);
          connection++;
          client.setRequests(mine);
        },
      }),
  });
  const result = await run;
  if (result.non2xx > 0 || result.errors > 0)
    throw new Error(`${url}: ${result.non2xx} refused, ${result.errors} failed`);
  return { rate: result.requests.average, p50: result.latency.p50, p99: result.latency.p99 };
}

import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { Witness } from './witness.ts';

/** 63 hashes and a checkpoint with many signature lines are below 16 KiB. */
const longestRequest = 65_536;

/**
 * The witness over HTTP: `POST /add-checkpoint`, and nothing else. It has no TLS of its own.
 * @param report gets one line for each request
 */
export function witnessServer(witness: Witness, report: (line: string) => void): Server {
  const respond = async (request: IncomingMessage, response: ServerResponse) => {
    const { status, type, body, event } = await handle(witness, request).catch((error: unknown) => ({
      status: 500,
      type: plain,
      body: 'The witness has a fault. Tell its operator.\n',
      event: `500 ${error instanceof Error ? error.message : String(error)}`,
    }));
    // Whoever went away in the middle gets no answer, and it says nothing about the witness.
    if (response.destroyed) return;
    report(event);
    response.writeHead(status, { 'content-type': type, 'x-content-type-options': 'nosniff' }).end(body);
  };
  const server = createServer(timeouts, (request, response) => void respond(request, response));
  server.maxConnections = 200;
  return server;
}

/** In milliseconds; a request that is slower is cut off. */
const timeouts = { requestTimeout: 10_000, headersTimeout: 10_000, connectionsCheckingInterval: 5_000 };

const plain = 'text/plain; charset=utf-8';

async function handle(witness: Witness, request: IncomingMessage) {
  const refused = (status: number, body: string) => ({
    status,
    type: plain,
    body: `${body}\n`,
    event: `${status} ${body}`,
  });
  if (request.url !== '/add-checkpoint') return refused(404, 'There is only POST /add-checkpoint.');
  if (request.method !== 'POST') return refused(405, 'There is only POST /add-checkpoint.');
  const body = await bodyOf(request);
  if (body === undefined) return refused(413, `A request has at most ${longestRequest} bytes.`);
  return witness.addCheckpoint(body);
}

/** Undefined if it is too long; the rest is read all the same, because else the answer would be lost on the way. */
async function bodyOf(request: IncomingMessage): Promise<Buffer | undefined> {
  const chunks: Buffer[] = [];
  let length = 0;
  for await (const chunk of request as AsyncIterable<Buffer>) {
    length += chunk.length;
    if (length <= longestRequest) chunks.push(chunk);
  }
  return length > longestRequest ? undefined : Buffer.concat(chunks);
}

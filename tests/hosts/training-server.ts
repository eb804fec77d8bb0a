import { once } from 'node:events';
import { createServer, type AddressInfo } from 'node:net';
import { serve } from '@hono/node-server';
import { onTestFinished } from 'vitest';
import type { Tools } from '../../server/environment.ts';
import { installation } from '../support/installation.ts';

/** A port that nobody has. */
export async function freePort(host = '127.0.0.1'): Promise<number> {
  const server = createServer().listen(0, host);
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, 'close');
  return port;
}

/** A whole training server at an address of its own, which pages of one origin may carry, at the time that it is. */
export async function trainingServer(hostOrigin: string): Promise<{ url: string; tools: Tools }> {
  const port = await freePort();
  const url = `http://127.0.0.1:${port}`;
  const { app, tools, clock } = await installation({ A39_EMBED_ORIGINS: hostOrigin, A39_PUBLIC_URL: url });
  clock.now = new Date();
  const server = serve({ fetch: app.fetch, hostname: '127.0.0.1', port });
  onTestFinished(async () => {
    server.close();
    if ('closeAllConnections' in server) server.closeAllConnections();
  });
  return { url, tools };
}

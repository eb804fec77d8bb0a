import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { createServer, type AddressInfo } from 'node:net';

/** A server of its own process, as an operator runs it, on a free port. */
export async function startServer(settings: Record<string, string>): Promise<{ url: string; child: ChildProcess }> {
  const port = await freePort();
  const child = spawn(process.execPath, [join(import.meta.dirname, '../server/main.ts')], {
    env: { ...process.env, A39_LOG: 'error', ...settings, A39_PORT: String(port) },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const ready = Promise.race([
    once(child.stdout, 'data'),
    once(child, 'exit').then(() => {
      throw new Error('The server did not start.');
    }),
  ]);
  await ready;
  return { url: `http://127.0.0.1:${port}`, child };
}

export async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, 'close');
  return port;
}

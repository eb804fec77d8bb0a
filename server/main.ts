import { serve } from '@hono/node-server';
import type { AddressInfo } from 'node:net';
import type { Server } from 'node:http';
import { appWith } from './app.ts';
import { readConfig, type Config } from './config.ts';
import { makeLog } from './request-log.ts';
import { startSchedule } from './schedule.ts';
import { openTools } from './start.ts';

/** Node-API 10: better-sqlite3 would crash the process on an older Node instead of saying so. */
if (Number(process.versions.napi) < 10) {
  console.error('Article 39 needs Node 22.18 or newer. `npm start` uses the one that `npm ci` installed.');
  process.exit(1);
}

try {
  await main();
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
}

async function main(): Promise<void> {
  const config = readConfig();
  const log = makeLog(config.logLevel);
  const tools = await openTools(config, log, () => new Date());
  const server = serve({ fetch: appWith(tools).fetch, hostname: config.host, port: config.port }, (address) =>
    welcome(config, address),
  ) as Server;
  const endSchedule = startSchedule(tools);
  server.on('error', (error: NodeJS.ErrnoException) => {
    console.error(
      error.code === 'EADDRINUSE'
        ? `Port ${config.port} is in use. Stop the other program, or set A39_PORT to another port.`
        : error.message,
    );
    process.exitCode = 1;
    void tools.close();
  });

  // Requests that are under way end first; what they were told is on disk before the database closes.
  const stop = () => {
    server.close(
      () =>
        void endSchedule()
          .then(tools.close)
          .then(() => log.info('stopped')),
    );
    server.closeIdleConnections();
    setTimeout(() => server.closeAllConnections(), 10_000).unref();
  };
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, stop);
}

function welcome({ host, publicUrl, tryMode, organisation }: Config, { port }: AddressInfo): void {
  const url = publicUrl.endsWith(':0') ? `http://localhost:${port}` : publicUrl;
  console.log(
    tryMode
      ? `\n  Article 39 in try mode: ${organisation}, a fictional organisation.\n  Open ${url}/try and enter as anyone.\n`
      : `\n  Article 39 for ${organisation} listens on ${host}:${port}, reached as ${url}\n`,
  );
}

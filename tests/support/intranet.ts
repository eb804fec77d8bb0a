import { execFileSync } from 'node:child_process';
import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http';
import { createServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { getRequestListener } from '@hono/node-server';
import type { Page } from 'playwright';
import { expect, onTestFinished } from 'vitest';
import { temporaryFolder } from './database.ts';
import { installation, type Installation } from './installation.ts';

/** A page of somebody else's, as its own server sends it. */
export interface Shown {
  body: string;
  /** What its policy and its other headers say. */
  headers?: Record<string, string>;
  /** Its own script, at `/page.js`. */
  script?: string;
  /** What else its server answers, by path. */
  answers?: Record<string, () => string | Promise<string>>;
}

/** Serves over TLS on loopback, with a certificate that nobody knows. Browsers reach every name below `.test` there. */
export async function overTls(name: string, listener: RequestListener): Promise<string> {
  const server = createServer(certificate(), listener);
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  onTestFinished(async () => {
    const closed = new Promise((done) => server.close(done));
    server.closeAllConnections();
    await closed;
  });
  return `https://${name}:${(server.address() as AddressInfo).port}`;
}

/** Our server under a name, in this process, so that a test moves its clock and looks into its database. */
export async function learnServer(name: string, ...pages: string[]): Promise<Installation & { origin: string }> {
  let answer: RequestListener = (_, response) => response.writeHead(503).end();
  const origin = await overTls(name, (request, response) => answer(request, response));
  const its = await installation({ A39_PUBLIC_URL: origin, A39_EMBED_ORIGINS: pages.join(' ') });
  const listener = getRequestListener(its.app.fetch);
  answer = (request, response) => void listener(request, response);
  // Before the database is closed: tests that have finished may have browsers that still ask.
  onTestFinished(() => void (answer = (_, response) => response.writeHead(503).end()));
  return { ...its, origin };
}

/** An intranet under a name. Its pages are what the test shows; each address shows the same. */
export async function intranet(name: string): Promise<{ origin: string; show(page: Shown): void }> {
  let shown: Shown = { body: '' };
  const answer = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const path = new URL(request.url!, 'https://here.invalid').pathname;
    if (path === '/page.js') {
      response.setHeader('content-type', 'text/javascript');
      return void response.end(shown.script ?? '');
    }
    const other = shown.answers?.[path];
    if (other) return void response.end(await other());
    response.setHeader('content-type', 'text/html; charset=utf-8');
    for (const [header, value] of Object.entries(shown.headers ?? {})) response.setHeader(header, value);
    response.end(`<!doctype html><html lang="en"><head><title>Intranet</title>
      <meta name="viewport" content="width=device-width">${shown.body}`);
  };
  const origin = await overTls(name, (request, response) => void answer(request, response));
  return { origin, show: (page) => void (shown = page) };
}

/** As browsers will be, and many are: no cookie in a page of another site. Without the check, all would pass for the wrong reason. */
export async function blocksCookiesElsewhere(page: Page, origin: string): Promise<void> {
  const devtools = await page.context().newCDPSession(page);
  await devtools.send('Network.enable');
  await devtools.send('Network.setCookieControls', { enableThirdPartyCookieRestriction: true });
  const brought: unknown[] = [];
  const other = await overTls('control.test', ({ url, headers }, response) => {
    if (url === '/control') brought.push(headers.cookie);
    response.setHeader('set-cookie', 'control=1; Secure; SameSite=None');
    response.setHeader('access-control-allow-origin', origin);
    response.setHeader('access-control-allow-credentials', 'true');
    response.end();
  });
  await page.goto(`${other}/control`);
  await page.goto(`${other}/control`);
  await page.goto(origin);
  await page.evaluate((url) => fetch(url, { credentials: 'include' }), `${other}/control`);
  expect(brought).toEqual([undefined, 'control=1', undefined]);
}

let made: { key: Buffer; cert: Buffer } | undefined;

function certificate(): { key: Buffer; cert: Buffer } {
  if (made) return made;
  const folder = temporaryFolder();
  const args = '-x509 -newkey ec -pkeyopt ec_paramgen_curve:P-256 -nodes -days 2 -subj /CN=test -keyout key -out cert';
  execFileSync('openssl', ['req', ...args.split(' ')], { cwd: folder, stdio: 'pipe' });
  made = { key: readFileSync(join(folder, 'key')), cert: readFileSync(join(folder, 'cert')) };
  return made;
}

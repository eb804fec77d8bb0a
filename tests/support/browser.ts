import { cpSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { chromium, type Browser, type BrowserContext, type Frame, type Page } from 'playwright';
import { getRequestListener } from '@hono/node-server';
import { afterAll, expect, onTestFinished } from 'vitest';
import type { TryPeople } from '../../server/access/access-shapes.ts';
import { appWith } from '../../server/app.ts';
import { readConfig } from '../../server/config.ts';
import { makeLog } from '../../server/request-log.ts';
import { startSchedule } from '../../server/schedule.ts';
import { openTools } from '../../server/start.ts';
import { chromiumPath } from './chromium.ts';
import { client, courseForAll } from './installation.ts';
import { afterwards } from './prepared.ts';

let browser: Promise<Browser> | undefined;

/** One Chromium for all journeys of a worker. */
export async function launched(): Promise<Browser> {
  const executablePath = await chromiumPath();
  if (browser && !(await browser).isConnected()) browser = undefined;
  browser ??= chromium.launch({
    ...(executablePath && { executablePath }),
    args: ['--disable-quic', '--disable-background-networking', '--host-resolver-rules=MAP *.test 127.0.0.1'],
  });
  return browser;
}

/** For files whose worker goes on to others without a browser. */
export async function closeBrowser(): Promise<void> {
  await (await browser)?.close();
}

/** A browser of its own: no cookie is shared with another. Faults in the page fail the test. */
export async function newBrowser(options: Parameters<Browser['newContext']>[0] = {}): Promise<BrowserContext> {
  const context = await (await launched()).newContext({ viewport: { width: 1280, height: 900 }, ...options });
  context.on('weberror', (error) => {
    throw error.error();
  });
  const violations: string[] = [];
  context.on('console', (message) => {
    const text = message.text();
    // "Framing": a page of ours was put into a frame, and refused.
    if (/Content Security Policy|TrustedHTML|TrustedScript/.test(text) && !text.startsWith('Framing '))
      violations.push(text);
  });
  onTestFinished(async () => {
    await context.close();
    if (violations.length > 0) throw new Error(`The page broke its own policy: ${violations.join(' ')}`);
  });
  return context;
}

interface Running {
  url: string;
  folder: string;
  stop: () => Promise<void>;
}

/** A server where nothing has happened yet, on a socket and with its schedule as `npm start` runs it, but in this process. */
export async function runningServer(settings: Record<string, string> = {}): Promise<Running> {
  const server = await begun(settings);
  onTestFinished(server.stop);
  return server;
}

/**
 * One such server for several tests of a file, none of which changes what another looks at. It starts with the first that asks for it.
 * @param fill makes what is in its folder before it starts
 */
export function sharedServer(fill?: (folder: string) => Promise<void>): () => Promise<Running> {
  let server: Promise<Running> | undefined;
  afterAll(async () => (await server)?.stop());
  return () => (server ??= begun({}, fill));
}

let founded: Promise<string> | undefined;

/** The data folder as a server makes it out of an empty one: founded today, and once for all journeys of a worker. */
function foundedToday(): Promise<string> {
  founded ??= (async () => {
    const folder = mkdtempSync(join(tmpdir(), 'a39-founded-'));
    process.once('exit', () => rmSync(folder, { recursive: true, force: true }));
    const config = readConfig({ A39_DATA: folder, A39_COURSES: courseForAll(), A39_LOG: 'error' });
    await (await openTools(config, makeLog(config.logLevel), () => new Date())).close();
    return folder;
  })();
  return founded;
}

async function begun(settings: Record<string, string>, fill?: (folder: string) => Promise<void>): Promise<Running> {
  const folder = mkdtempSync(join(tmpdir(), 'a39-journey-'));
  const isFounded = !fill && Object.keys(settings).every((name) => afterwards.has(name));
  if (isFounded) cpSync(await foundedToday(), folder, { recursive: true });
  await fill?.(folder);
  // It listens before its address is known to the rest: a port that was only looked for can be somebody else's by then.
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const config = readConfig({
    A39_DATA: folder,
    A39_COURSES: isFounded ? mkdtempSync(join(folder, 'no-courses-')) : courseForAll(),
    A39_LOG: 'error',
    A39_PORT: String((server.address() as AddressInfo).port),
    ...settings,
  });
  const tools = await openTools(config, makeLog(config.logLevel), () => new Date());
  const listener = getRequestListener(appWith(tools).fetch);
  server.on('request', (request, response) => void listener(request, response));
  const endSchedule = startSchedule(tools);
  const stop = async () => {
    const closed = once(server, 'close');
    server.close();
    server.closeAllConnections();
    await Promise.all([closed, endSchedule()]);
    await tools.close();
    rmSync(folder, { recursive: true, force: true });
  };
  return { url: config.publicUrl, folder, stop };
}

/** Enters try mode as somebody, as a click on their name does, and opens a page of ours. */
export async function enterAs(page: Page, url: string, name: string, path = '/training'): Promise<void> {
  const { request } = page.context();
  const { people } = (await (await request.get(`${url}/api/try/people`, { headers: client })).json()) as TryPeople;
  const personId = people.find((one) => one.name === name)!.id;
  const entered = await request.put(`${url}/api/try/session`, { headers: client, data: { personId } });
  expect(entered.status()).toBe(200);
  await page.goto(url + path);
}

/** Follows a link of the navigation, also one behind *More*. */
export async function goBy(page: Page, name: string): Promise<void> {
  const nav = page.getByRole('navigation', { name: 'Main' });
  await page.getByRole('button', { name: 'Sign out' }).waitFor();
  const link = nav.getByRole('link', { name, exact: true });
  if (!(await link.isVisible())) await nav.locator('summary').click();
  await link.click();
}

/** The frame of a page that shows that path, once it does. */
export async function frameAt(page: Page, path: string): Promise<Frame> {
  const frame = () => page.frames().find((one) => URL.parse(one.url())?.pathname === path);
  await expect.poll(() => frame()?.url()).toBeDefined();
  return frame()!;
}

const pictures = join(import.meta.dirname, '../../dist/screenshots');

/** A picture for people to look at, where they ask for pictures (`PICTURES=yes`); no test compares it. */
export async function picture(page: Page, name: string, { fullPage = false } = {}): Promise<void> {
  if (process.env['PICTURES'] !== 'yes') return;
  const path = join(pictures, `${name}.png`);
  mkdirSync(dirname(path), { recursive: true });
  await page.screenshot({ path, fullPage, animations: 'disabled' });
}

import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { once } from 'node:events';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { chromium, type Browser, type BrowserContext, type Frame, type Page } from 'playwright';
import { afterAll, expect, onTestFinished } from 'vitest';
import { courseForAll } from './installation.ts';
import { startServer } from '../../bench/server-process.ts';
import { chromiumPath } from './chromium.ts';

let browser: Promise<Browser> | undefined;

/** One Chromium for all journeys of a file. */
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

/** A server in its own process with an empty folder, as `npm start` runs it. */
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

async function begun(settings: Record<string, string>, fill?: (folder: string) => Promise<void>): Promise<Running> {
  const folder = mkdtempSync(join(tmpdir(), 'a39-journey-'));
  await fill?.(folder);
  const { url, child } = await startServer({ A39_DATA: folder, A39_COURSES: courseForAll(), ...settings });
  const stop = async () => {
    child.kill('SIGTERM');
    if (child.exitCode === null) await once(child, 'exit');
    rmSync(folder, { recursive: true, force: true });
  };
  return { url: url.replace('127.0.0.1', 'localhost'), folder, stop };
}

/** Enters try mode as somebody, by clicking on their name. */
export async function enterAs(page: Page, url: string, name: string): Promise<void> {
  await page.goto(`${url}/try`);
  await page.getByRole('button', { name }).first().click();
  await page.waitForURL(/\/training/);
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
  await expect.poll(() => frame()?.url(), { timeout: 15_000 }).toBeDefined();
  return frame()!;
}

const pictures = join(import.meta.dirname, '../../dist/screenshots');

/** A picture for people to look at; no test compares it. */
export async function picture(page: Page, name: string): Promise<string> {
  const path = join(pictures, `${name}.png`);
  mkdirSync(dirname(path), { recursive: true });
  await page.screenshot({ path, animations: 'disabled' });
  return path;
}

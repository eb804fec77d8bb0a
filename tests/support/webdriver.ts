import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { onTestFinished } from 'vitest';
import { freePort } from '../../bench/server-process.ts';
import type { Driver } from './driven.ts';

/** A WebKit of its own, driven by W3C WebDriver through the program that comes with it. Both are gone after the test. */
export async function webkit(program: string, browser: string): Promise<Driver> {
  const port = await freePort();
  const child = spawn('xvfb-run', ['--auto-servernum', program, `--port=${port}`], { stdio: 'ignore', detached: true });
  const base = `http://127.0.0.1:${port}`;
  let session: string | undefined;
  onTestFinished(async () => {
    if (session) await ask(`${base}/session/${session}`, 'DELETE').catch(() => {});
    process.kill(-child.pid!, 'SIGTERM');
    if (child.exitCode === null) await once(child, 'exit');
  });
  await listening(base);
  const capabilities = {
    alwaysMatch: {
      acceptInsecureCerts: true,
      'webkitgtk:browserOptions': { binary: browser, args: ['--automation'] },
    },
  };
  ({ sessionId: session } = (await ask(`${base}/session`, 'POST', { capabilities })) as { sessionId: string });
  const send = (method: string, path: string, body?: object) => ask(`${base}/session/${session}/${path}`, method, body);
  await send('POST', 'window/rect', { width: 1280, height: 900 });
  return {
    goTo: async (url) => void (await send('POST', 'url', { url })),
    call: async (source, ...args) => {
      const script = `const done = arguments[arguments.length - 1];
        Promise.resolve((${source})(...[...arguments].slice(0, -1))).then((its) => done({ its }), (no) => done({ no: String(no) }));`;
      const answer = (await send('POST', 'execute/async', { script, args })) as { its?: unknown; no?: string };
      if (answer.no !== undefined) throw new Error(answer.no);
      return answer.its;
    },
    act: async (actions) => void (await send('POST', 'actions', { actions })),
    picture: async () => Buffer.from((await send('GET', 'screenshot')) as string, 'base64'),
  };
}

async function ask(url: string, method: string, body?: object): Promise<unknown> {
  const answer = await fetch(url, { method, ...(body && { body: JSON.stringify(body) }) });
  const { value } = (await answer.json()) as { value: unknown };
  if (!answer.ok) throw new Error(`${method} ${url}: ${JSON.stringify(value)}`);
  return value;
}

async function listening(base: string): Promise<void> {
  for (let tries = 0; tries < 100; tries++) {
    if (
      await fetch(`${base}/status`).then(
        ({ ok }) => ok,
        () => false,
      )
    )
      return;
    await new Promise((done) => setTimeout(done, 100));
  }
  throw new Error('The driver of WebKit does not listen.');
}

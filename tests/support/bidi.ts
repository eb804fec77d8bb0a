import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { onTestFinished } from 'vitest';
import { temporaryFolder } from './database.ts';
import type { Driver } from './driven.ts';

/** A Firefox of its own, driven by WebDriver BiDi over the WebSocket that it opens itself. Gone after the test. */
export async function firefox(program: string): Promise<Driver> {
  const profile = temporaryFolder();
  const child = spawn(program, ['--headless', '--no-remote', '--profile', profile, '--remote-debugging-port', '0'], {
    env: { ...process.env, HOME: profile, MOZ_HEADLESS_WIDTH: '1280', MOZ_HEADLESS_HEIGHT: '900' },
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  onTestFinished(async () => {
    child.kill('SIGKILL');
    if (child.exitCode === null) await once(child, 'exit');
  });
  const address = await new Promise<string>((found, fail) => {
    createInterface(child.stderr).on('line', (line) => {
      const [, url] = /WebDriver BiDi listening on (ws:\S+)/.exec(line) ?? [];
      if (url) found(url);
    });
    child.once('exit', () => fail(new Error('Firefox ended before it could be driven.')));
  });
  const send = await connected(`${address}/session`);
  await send('session.new', { capabilities: { alwaysMatch: { acceptInsecureCerts: true } } });
  const { contexts } = (await send('browsingContext.getTree', {})) as { contexts: { context: string }[] };
  const { context } = contexts[0]!;
  return {
    goTo: async (url) => void (await send('browsingContext.navigate', { context, url, wait: 'complete' })),
    call: async (source, ...args) => {
      const answer = (await send('script.callFunction', {
        // As text, so that both ways of driving answer the same.
        functionDeclaration: `async (...args) => JSON.stringify(await (${source})(...args.map((arg) => JSON.parse(arg))))`,
        arguments: args.map((arg) => ({ type: 'string', value: JSON.stringify(arg) })),
        target: { context },
        awaitPromise: true,
      })) as { result?: { value?: string }; exceptionDetails?: { text: string } };
      if (answer.exceptionDetails) throw new Error(answer.exceptionDetails.text);
      return answer.result?.value === undefined ? undefined : (JSON.parse(answer.result.value) as unknown);
    },
    act: async (actions) => void (await send('input.performActions', { context, actions })),
    picture: async () => {
      const { data } = (await send('browsingContext.captureScreenshot', { context })) as { data: string };
      return Buffer.from(data, 'base64');
    },
  };
}

/** An answer, or why there is none. */
interface Said {
  id: number;
  result?: unknown;
  error?: string;
  message?: string;
}

/** @see https://w3c.github.io/webdriver-bidi/#transport */
async function connected(address: string): Promise<(method: string, params: object) => Promise<unknown>> {
  const socket = new WebSocket(address);
  const waiting = new Map<number, PromiseWithResolvers<unknown>>();
  socket.addEventListener('message', ({ data }) => {
    const { id, result, error, message } = JSON.parse(String(data)) as Said;
    const asked = waiting.get(id);
    waiting.delete(id);
    if (error === undefined) asked?.resolve(result);
    else asked?.reject(new Error(`${error}: ${message}`));
  });
  await new Promise<void>((open, fail) => {
    socket.addEventListener('open', () => open());
    socket.addEventListener('error', () => fail(new Error(`Nobody answers at ${address}.`)));
  });
  socket.addEventListener('close', () => {
    for (const { reject } of waiting.values()) reject(new Error('The browser is gone.'));
  });
  let last = 0;
  return (method, params) => {
    const id = ++last;
    const asked = Promise.withResolvers<unknown>();
    waiting.set(id, asked);
    socket.send(JSON.stringify({ id, method, params }));
    return asked.promise;
  };
}

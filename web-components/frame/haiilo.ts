import { ApiError, errorIn, version } from '../api/api-error.ts';
import type { Config } from '../api/host.ts';

/** What a Haiilo reads: whose message it is, what about, and a number that its answer repeats. */
interface Message {
  iss: string;
  sub: 'init' | 'setHeight';
  jti?: string;
  height?: number;
}

/** A Haiilo that has not answered by then will not. */
const patienceMs = 10_000;

/**
 * In a frame of ours inside a Haiilo: asks it who is signed in, with a number that our server gave. It writes to the registered Haiilos and
 * listens to them alone. @see https://dev.plugins.haiilo.com/docs/initialization
 */
export function askHaiilo(config: HTMLElement & Pick<Config, 'staged'>): void {
  const hosts = (config.dataset['hosts'] ?? '').split(' ').filter(Boolean);
  const iss = config.dataset['src'] ?? '';
  if (window.parent === window || hosts.length === 0) return;
  // A browser delivers it only if the page around us is of that origin.
  const tell = (message: Message): void => {
    for (const host of hosts) window.parent.postMessage(message, host);
  };
  config.staged = async () => {
    const nonce = await nonceOfServer();
    return {
      grant: 'host',
      framed: true,
      nonce,
      token: await answerTo(nonce, hosts, () => tell({ iss, sub: 'init', jti: nonce })),
    };
  };
  const { documentElement: page } = document;
  new ResizeObserver(() => tell({ iss, sub: 'setHeight', height: page.getBoundingClientRect().height })).observe(page);
}

async function nonceOfServer(): Promise<string> {
  const answer = await fetch('/api/embed/v1/session/nonce', { method: 'POST', headers: { 'X-A39-Client': version } });
  if (!answer.ok) throw await errorIn(answer);
  return ((await answer.json()) as { nonce: string }).nonce;
}

function answerTo(nonce: string, hosts: readonly string[], ask: () => void): Promise<string> {
  return new Promise((come, fail) => {
    const stop = (): void => {
      clearTimeout(timer);
      removeEventListener('message', heard);
    };
    const heard = ({ origin, source, data }: MessageEvent<unknown>): void => {
      if (!hosts.includes(origin) || source !== window.parent || numberIn(data) !== nonce) return;
      stop();
      come(data as string);
    };
    const timer = setTimeout(() => {
      stop();
      fail(new ApiError('token_timeout', ''));
    }, patienceMs);
    addEventListener('message', heard);
    ask();
  });
}

/** Which of our messages a token answers; whether it is good, the server finds out. */
function numberIn(data: unknown): unknown {
  const [, payload] = typeof data === 'string' ? (/^[\w-]+\.([\w-]+)\.[\w-]+$/.exec(data) ?? []) : [];
  if (payload === undefined) return undefined;
  try {
    return (JSON.parse(atob(payload.replaceAll('-', '+').replaceAll('_', '/'))) as { jti?: unknown }).jti;
  } catch {
    return undefined;
  }
}

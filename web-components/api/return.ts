import { ApiError } from './api-error.ts';
import type { Config } from './host.ts';

/** What comes back from the server's sign-in, with what only this page knows. */
export interface Returned {
  code: string;
  verifier: string;
  redirectUri: string;
}

/** What is kept while the person is away. It opens nothing by itself, and is taken out when it is read. */
interface Kept {
  verifier: string;
  redirectUri: string;
  hash: string;
}

const keptAs = (state: string): string => `a39-sign-in ${state}`;
const windowClosedMs = 5 * 60_000;

/**
 * Sends the person to the server's sign-in, in a window beside this page. Where that may not be opened, this page leaves and comes
 * back. The two windows find each other by a channel of this origin, because a sign-in page may cut the tie between them
 * (Cross-Origin-Opener-Policy): then `opener` is gone, and the window looks closed although it is not.
 */
export async function popUp(server: string, config: Config): Promise<Returned | 'leaving'> {
  const state = random(24);
  const verifier = random(48);
  const redirectUri = location.href.split('#')[0]!;
  // Before anything is awaited: a window may only be opened in the moment of the click.
  const beside = config.popup ? open('about:blank', '_blank', 'popup,width=520,height=720') : null;
  const address = await addressOf(server, { state, verifier, redirectUri });
  if (!beside) {
    const kept: Kept = { verifier, redirectUri, hash: location.hash };
    sessionStorage.setItem(keptAs(state), JSON.stringify(kept));
    location.assign(address);
    return 'leaving';
  }
  const channel = new BroadcastChannel(keptAs(state));
  try {
    beside.location.replace(address);
    const code = await new Promise<string>((come, fail) => {
      channel.addEventListener('message', ({ data }: MessageEvent<unknown>) => {
        if (typeof data === 'string') come(data);
      });
      setTimeout(() => fail(new ApiError('sign_in_required', '')), windowClosedMs);
    });
    return { code, verifier, redirectUri };
  } finally {
    channel.close();
  }
}

async function addressOf(
  server: string,
  { state, verifier, redirectUri }: Omit<Returned, 'code'> & { state: string },
): Promise<string> {
  const digest = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(verifier));
  const asked = new URLSearchParams({
    origin: location.origin,
    redirect_uri: redirectUri,
    state,
    code_challenge: base64url(new Uint8Array(digest)),
  });
  return `${server}/embed/authorize?${asked}`;
}

/**
 * The page was opened with a code in its address, which is gone from there already. Answers what to redeem if this page had left;
 * undefined in a window beside, which hands the code over and closes.
 */
export function leave(code: string, state: string): Returned | undefined {
  const name = keptAs(state);
  const kept = sessionStorage.getItem(name);
  if (kept === null) {
    const channel = new BroadcastChannel(name);
    // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a channel reaches this origin alone
    channel.postMessage(code);
    channel.close();
    close();
    return undefined;
  }
  sessionStorage.removeItem(name);
  const { verifier, redirectUri, hash } = JSON.parse(kept) as Kept;
  if (hash) history.replaceState(history.state, '', hash);
  return { code, verifier, redirectUri };
}

function random(bytes: number): string {
  return base64url(crypto.getRandomValues(new Uint8Array(bytes)));
}

function base64url(bytes: Uint8Array): string {
  return btoa(String.fromCharCode(...bytes))
    .replaceAll('+', '-')
    .replaceAll('/', '_')
    .replace(/=+$/, '');
}

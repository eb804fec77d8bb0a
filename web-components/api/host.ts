import { ApiError } from './api-error.ts';

export type Reason = 'first' | 'renew' | 'refused';
export type GetToken = (asked: { reason: Reason }) => Promise<string>;

/** What the page says in `<a39-config>`. */
export interface Config {
  auth: 'auto' | 'cookie' | 'token' | 'redirect';
  /** Sign-in opens a window beside the page; else it leaves the page and comes back. */
  popup: boolean;
  /** We stand in a frame of the server's own, in somebody else's page. */
  frame: boolean;
  getToken?: GetToken;
  /** In a frame for a host that says in its own way who is there; undefined once it has nothing more to say. */
  staged?: () => Promise<Staged | undefined>;
}

/** What a frame of ours shows for a token. */
export type Staged =
  | { grant: 'host'; token: string; nonce: string; framed: true }
  | { grant: 'ticket'; ticket: string; proof?: Proof };

/** What goes with a ticket, and who handed it over: the page of that origin, or the frame of ours that opened this window. */
export interface Proof {
  value: string;
  from: string;
}

type ConfigElement = HTMLElement & Pick<Config, 'getToken' | 'staged'>;

/** A host that has not answered by then will not. */
const patienceMs = 10_000;

/** The page's `<a39-config>` as it stands now: frameworks put it there, change it and take it away. */
export function configOf(): Config {
  const element = document.querySelector<ConfigElement>('a39-config');
  const auth = element?.getAttribute('auth');
  const { getToken, staged } = element ?? {};
  return {
    auth: auth === 'cookie' || auth === 'token' || auth === 'redirect' ? auth : 'auto',
    popup: element?.getAttribute('popup') !== 'no',
    frame: element?.hasAttribute('frame') ?? false,
    ...(getToken && { getToken }),
    ...(staged && { staged }),
  };
}

/**
 * Asks the page for its token. Throws `token_missing` where it hands over none, `token_timeout` if it takes too long, and
 * `token_failed` if it fails: a page that hangs must not hang us.
 */
export async function askHost(config: Config, reason: Reason): Promise<string> {
  const getToken = config.getToken ?? (await comes());
  let timer: ReturnType<typeof setTimeout> | undefined;
  try {
    const token = await Promise.race([
      getToken({ reason }),
      new Promise<never>((_, fail) => {
        timer = setTimeout(() => fail(new ApiError('token_timeout', '')), patienceMs);
      }),
    ]);
    if (typeof token !== 'string' || token === '') throw new ApiError('token_missing', '');
    return token;
  } catch (cause) {
    throw cause instanceof ApiError ? cause : new ApiError('token_failed', String(cause));
  } finally {
    clearTimeout(timer);
  }
}

/** The page's own script may run after ours. */
function comes(): Promise<GetToken> {
  return new Promise((come, fail) => {
    const heard = (): void => {
      const { getToken } = configOf();
      if (!getToken) return;
      stop();
      come(getToken);
    };
    const timer = setTimeout(() => {
      stop();
      fail(new ApiError('token_missing', ''));
    }, patienceMs);
    const stop = (): void => {
      clearTimeout(timer);
      removeEventListener('a39-host-changed', heard);
    };
    addEventListener('a39-host-changed', heard);
  });
}

/** Says it where the page listens: at its `<a39-config>`, else at the document. Never with a token or a name. */
export function report(type: 'a39-signed-in' | 'a39-signed-out' | 'a39-auth-error', detail: object = {}): void {
  const from = document.querySelector('a39-config') ?? document;
  from.dispatchEvent(new CustomEvent(type, { detail, bubbles: true, composed: true }));
}

let isBeside = false;

/**
 * In a frame: the person signs in on the server's own page in a window beside it, comes back, and lets its cookie through. Each needs a
 * click of its own, and the window comes first: a browser that refuses the cookie at once takes the click for used up.
 */
export async function stepInFrame(server: string): Promise<'beside' | 'allowed'> {
  isBeside = !isBeside;
  if (isBeside) open(`${server}/embed/frame/connect`, '_blank', 'popup,width=520,height=720');
  else await document.requestStorageAccess?.().catch(() => {});
  return isBeside ? 'beside' : 'allowed';
}

/** In a frame: the cookie that the person let through before comes through again, without a click. */
export async function allowedBefore(): Promise<void> {
  const asked = navigator.permissions.query({ name: 'storage-access' });
  const state = await asked.then(
    (its) => its.state,
    () => 'unknown',
  );
  if (state === 'granted') await document.requestStorageAccess().catch(() => {});
}

import { version } from '../api/api-error.ts';
import { doorTo } from '../api/door.ts';
import type { Config, Staged } from '../api/host.ts';

/** What a platform keeps for us (LTI Client Side postMessages 1.0). */
interface Kept {
  /** The frame of the platform that does it. */
  target: string;
  origin: string;
  key: string;
  value?: string;
}

/** A platform that does not keep things does not say so. */
const patienceMs = 1_500;
/** Somebody who presses a button waits no longer for the window. */
const windowMs = 20_000;

/**
 * Goes on with a launch if we shall be recognised when it comes back: by our cookie, or because the platform keeps something for us. Else it
 * shows the way out: a window of its own.
 */
export async function goOn(hop: HTMLElement): Promise<void> {
  // Written by our server.
  const { to, storage } = JSON.parse(hop.dataset['hop']!) as { to: string; storage: Kept | null };
  if ((await isCookieKept()) || (storage && (await askPlatform({ subject: 'lti.put_data', ...storage })) !== undefined))
    return location.replace(to);
  hop.hidden = true;
  document.querySelector<HTMLElement>('[data-blocked]')!.hidden = false;
}

/** Whether our cookie comes back. A server that does not answer now will not answer the launch either. */
async function isCookieKept(): Promise<boolean> {
  try {
    const answer = await fetch('/lms/lti/cookie');
    return answer.ok && ((await answer.json()) as { kept: boolean }).kept;
  } catch {
    return true;
  }
}

/** Hands the launch that stands in the address of this page to the elements, once. */
export function stageLaunch(config: HTMLElement & Pick<Config, 'staged'>): void {
  const said = new URLSearchParams(location.hash.slice(1));
  let staged: (() => Promise<Staged | undefined>) | undefined;
  if (said.has('ticket')) staged = () => launched(said);
  else if (said.has('window')) staged = fromOpener;
  if (!staged) return;
  // It works once and is nobody's to copy.
  history.replaceState(history.state, '', location.pathname + location.search);
  config.staged = async () => {
    const first = staged;
    staged = undefined;
    return first?.();
  };
}

async function launched(said: URLSearchParams): Promise<Staged> {
  const ticket = said.get('ticket')!;
  const [target, origin, key] = [said.get('target'), said.get('origin'), said.get('key')];
  if (target === null || origin === null || key === null) return { grant: 'ticket', ticket };
  const value = await askPlatform({ subject: 'lti.get_data', target, origin, key });
  // Whoever wrote the address may have named a page of theirs: the server knows who was to keep it.
  return { grant: 'ticket', ticket, ...(value !== undefined && { proof: { value, from: origin } }) };
}

/** Writes to the platform's frame, and to that origin alone, and answers the value that it has; undefined if it does not answer. */
async function askPlatform({ target, origin, ...message }: Kept & { subject: string }): Promise<string | undefined> {
  const frame = frameOf(target);
  if (!frame) return undefined;
  const id = crypto.randomUUID();
  return new Promise((come) => {
    const heard = ({ origin: from, data }: MessageEvent<unknown>): void => {
      if (from !== origin || !isAnswer(data, message.subject, id)) return;
      stop(typeof data.value === 'string' ? data.value : undefined);
    };
    const timer = setTimeout(() => stop(undefined), patienceMs);
    const stop = (value: string | undefined): void => {
      clearTimeout(timer);
      removeEventListener('message', heard);
      come(value);
    };
    addEventListener('message', heard);
    try {
      frame.postMessage({ ...message, message_id: id }, origin);
    } catch {
      stop(undefined);
    }
  });
}

/** The page around us or the one that opened us, or a frame of it with that name. */
function frameOf(target: string): Window | undefined {
  const platform: Window | null = window.parent === window ? (window.opener as Window | null) : window.parent;
  if (!platform || target === '_parent') return platform ?? undefined;
  try {
    return (platform.frames as unknown as Record<string, Window>)[target] ?? platform;
  } catch {
    return platform;
  }
}

function isAnswer(data: unknown, subject: string, id: string): data is { value?: unknown } {
  const { subject: answered, message_id: its } = (data ?? {}) as { subject?: unknown; message_id?: unknown };
  return answered === `${subject}.response` && its === id;
}

/** What passes between a frame of ours and the window that it opened. */
const please = 'a39-ticket-please';

/** A way out of a frame in which something does not work: the same page in a window of its own, for the same person. */
export function offerWindow(button: HTMLButtonElement): void {
  button.hidden = false;
  button.addEventListener('click', () => {
    const opened = window.open(`${location.pathname}${location.search}#window`, '_blank');
    if (!opened) return;
    const heard = async ({ source, origin, data }: MessageEvent<unknown>): Promise<void> => {
      if (source !== opened || origin !== location.origin || data !== please) return;
      removeEventListener('message', listen);
      opened.postMessage(await anotherTicket(), location.origin);
    };
    const listen = (event: MessageEvent<unknown>): void => void heard(event);
    addEventListener('message', listen);
  });
}

/** Lets whoever looks after a platform go back to it when we are registered there (Dynamic Registration 1.0, 3.6). */
export function closeAtPlatform(button: HTMLButtonElement): void {
  const platform = (window.opener as Window | null) ?? window.parent;
  if (platform === window) return;
  button.hidden = false;
  // It tells nothing, and which page of the platform it is nobody has said.
  button.addEventListener('click', () => platform.postMessage({ subject: 'org.imsglobal.lti.close' }, '*'));
}

async function anotherTicket(): Promise<unknown> {
  const token = await (await doorTo(location.origin))?.token();
  const answer = await fetch('/api/embed/v1/session/ticket', {
    method: 'POST',
    headers: { 'X-A39-Client': version, Authorization: `Bearer ${token}` },
  });
  return answer.ok ? answer.json() : null;
}

/** In the window: asks the frame that opened it, which must be ours. */
async function fromOpener(): Promise<Staged | undefined> {
  const opener = window.opener as Window | null;
  if (!opener) return undefined;
  return new Promise((come) => {
    const stop = (staged?: Staged): void => {
      clearTimeout(timer);
      removeEventListener('message', heard);
      come(staged);
    };
    const heard = ({ source, origin, data }: MessageEvent<unknown>): void => {
      if (source !== opener || origin !== location.origin) return;
      const { ticket, proof } = (data ?? {}) as { ticket?: unknown; proof?: unknown };
      const isTicket = typeof ticket === 'string' && typeof proof === 'string';
      stop(isTicket ? { grant: 'ticket', ticket, proof: { value: proof, from: 'window' } } : undefined);
    };
    const timer = setTimeout(stop, windowMs);
    addEventListener('message', heard);
    opener.postMessage(please, location.origin);
  });
}

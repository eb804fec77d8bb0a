import type { ReactiveController, ReactiveControllerHost } from 'lit';
import { ApiError } from '../api/client.ts';

interface Letter {
  send: () => Promise<void>;
  failed: (error: ApiError) => void;
}

/**
 * What was not saved yet. It stays in memory and goes out again: after a while, when the network is back, when the
 * page is looked at again, after sign-in. A later letter with the same name replaces the earlier one.
 */
export class Outbox implements ReactiveController {
  state: 'idle' | 'saving' | 'saved' | 'waiting' = 'idle';
  /** Why it is waiting. */
  reason = '';
  #host: ReactiveControllerHost;
  #done: () => void;
  #letters = new Map<string, Letter>();
  #running: Promise<void> | undefined;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #tries = 0;

  /** `done` hears when everything is on the server. */
  constructor(host: ReactiveControllerHost, done: () => void) {
    this.#host = host;
    this.#done = done;
    host.addController(this);
  }

  hostConnected(): void {
    for (const type of ['online', 'focus', 'a39-signed-in']) addEventListener(type, this.#again);
    addEventListener('beforeunload', this.#warn);
  }

  hostDisconnected(): void {
    for (const type of ['online', 'focus', 'a39-signed-in']) removeEventListener(type, this.#again);
    removeEventListener('beforeunload', this.#warn);
    clearTimeout(this.#timer);
  }

  get empty(): boolean {
    return this.#letters.size === 0;
  }

  has(name: string): boolean {
    return this.#letters.has(name);
  }

  /** Sends at once, or as soon as that is possible. `failed` hears of a refusal that sending again will not cure. */
  put(name: string, send: () => Promise<void>, failed: (error: ApiError) => void = () => {}): Promise<void> {
    this.#letters.set(name, { send, failed });
    return this.flush();
  }

  flush(): Promise<void> {
    clearTimeout(this.#timer);
    this.#running ??= this.#sendAll().finally(() => (this.#running = undefined));
    return this.#running;
  }

  async #sendAll(): Promise<void> {
    if (this.empty) return;
    this.#show('saving');
    while (this.#letters.size > 0) {
      const [name, letter] = this.#letters.entries().next().value as [string, Letter];
      try {
        await letter.send();
      } catch (cause) {
        const error = cause instanceof ApiError ? cause : new ApiError('internal', String(cause));
        if (error.passes) {
          this.#timer = setTimeout(this.#again, Math.min(30_000, 1000 * 2 ** this.#tries++));
          return this.#show('waiting', error.code);
        }
        letter.failed(error);
      }
      if (this.#letters.get(name) === letter) this.#letters.delete(name);
    }
    this.#tries = 0;
    this.#show('saved');
    this.#done();
  }

  #show(state: Outbox['state'], reason = ''): void {
    this.state = state;
    this.reason = reason;
    this.#host.requestUpdate();
  }

  readonly #again = (): void => {
    if (!this.empty) void this.flush();
  };

  readonly #warn = (event: BeforeUnloadEvent): void => {
    if (!this.empty) event.preventDefault();
  };
}

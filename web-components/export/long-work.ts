import { html, nothing, type LitElement, type ReactiveController } from 'lit';
import { icons } from '../appearance/icons.ts';
import type { ExportTerms } from '../locales/export/en.ts';

/** What long work is given: when to stop, and whom to tell how many bytes have come so far. */
export interface Errand {
  signal: AbortSignal;
  received: (bytes: number) => void;
}

/** Work that takes long. It says for how long it has gone on and how much has come, and it can be left. One at a time. */
export class LongWork implements ReactiveController {
  /** What is being done; empty if nothing is. */
  at = '';
  /** What was left last. */
  left = '';
  #host: LitElement;
  #abort: AbortController | null = null;
  #clock: ReturnType<typeof setInterval> | undefined;
  #seconds = 0;
  #bytes = 0;

  constructor(host: LitElement) {
    this.#host = host;
    host.addController(this);
  }

  hostDisconnected(): void {
    this.#abort?.abort();
  }

  /** Does it, instead of what is being done. Answers undefined if it was left; throws what the work throws. */
  async run<T>(name: string, work: (errand: Errand) => Promise<T>): Promise<T | undefined> {
    this.#abort?.abort();
    const abort = new AbortController();
    this.#abort = abort;
    this.at = name;
    this.left = '';
    this.#seconds = this.#bytes = 0;
    clearInterval(this.#clock);
    this.#clock = setInterval(() => {
      this.#seconds++;
      this.#host.requestUpdate();
    }, 1_000);
    this.#host.requestUpdate();
    const left = new Promise<undefined>((resolve) => {
      abort.signal.addEventListener('abort', () => resolve(undefined));
    });
    const received = (bytes: number): void => {
      if (this.#abort !== abort) return;
      this.#bytes = bytes;
      this.#host.requestUpdate();
    };
    try {
      const done = await Promise.race([work({ signal: abort.signal, received }), left]);
      return abort.signal.aborted ? undefined : done;
    } catch (cause) {
      if (abort.signal.aborted) return undefined;
      throw cause;
    } finally {
      if (this.#abort === abort) this.#end();
    }
  }

  /** Leaves it. */
  readonly stop = (): void => {
    const { at } = this;
    this.#abort?.abort();
    this.#end();
    this.left = at;
  };

  /** Forgets that something was left. */
  forget(): void {
    this.left = '';
  }

  #end(): void {
    clearInterval(this.#clock);
    this.#abort = null;
    this.at = '';
    this.#host.requestUpdate();
  }

  /**
   * What is being done, in words, and the way out of it; afterwards, that it was left.
   * @param stopped what is said then
   */
  view(
    name: string,
    doing: string,
    stopped: string,
    words: ExportTerms['work'],
    number: (n: number) => string,
  ): unknown {
    const isAt = this.at === name;
    // The seconds are not in the status: a screen reader would read each of them.
    return html`<p role="status" class="work">${isAt ? doing : this.left === name ? stopped : nothing}</p>
      ${
        isAt
          ? html`<p class="progress">
              <progress aria-label=${doing}></progress>
              <span class="a39-quiet"
                >${words.seconds(this.#seconds)}${
                  this.#bytes > 0 ? html` · ${words.received(number(Math.ceil(this.#bytes / 1024)))}` : nothing
                }</span
              >
              <button class="a39-plain stop" type="button" @click=${this.stop}>${icons.wrong} ${words.stop}</button>
            </p>`
          : nothing
      }`;
  }
}

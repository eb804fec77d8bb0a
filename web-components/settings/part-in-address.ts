import { html, nothing, type ReactiveController, type ReactiveControllerHost, type TemplateResult } from 'lit';

/**
 * A screen of several parts of which one is shown: that which stands in the page's address (`#keys`), else the first. The code of each
 * comes when it is first opened.
 */
export class PartInAddress<P extends string> implements ReactiveController {
  /** What is shown. */
  at: P;
  #offered: readonly P[] = [];
  readonly #host: ReactiveControllerHost;
  readonly #fetch: Partial<Record<P, () => Promise<unknown>>>;

  /** @param fetch gets the code of a part, where it is not here */
  constructor(host: ReactiveControllerHost, first: P, fetch: Partial<Record<P, () => Promise<unknown>>>) {
    this.#host = host;
    this.#fetch = fetch;
    this.at = first;
    host.addController(this);
  }

  hostConnected(): void {
    addEventListener('hashchange', this.#turned);
  }

  hostDisconnected(): void {
    removeEventListener('hashchange', this.#turned);
  }

  /** It is known who looks, and what there is for them, in its order. */
  offer(offered: readonly P[]): void {
    this.#offered = offered;
    this.#show(this.#named() ?? offered[0]!);
  }

  /** The way from part to part. */
  nav(label: string, names: Record<P, string>): TemplateResult {
    return html`<nav class="sections" aria-label=${label}>
      ${this.#offered.map(
        (part) => html`<a href="#${part}" aria-current=${part === this.at ? 'true' : nothing}>${names[part]}</a>`,
      )}
    </nav>`;
  }

  #named(): P | undefined {
    return this.#offered.find((part) => `#${part}` === location.hash);
  }

  readonly #turned = (): void => {
    const named = this.#named();
    if (named && named !== this.at) this.#show(named);
  };

  #show(part: P): void {
    this.at = part;
    this.#host.requestUpdate();
    // Gone after an update of the server while this page was open: the next page brings it.
    this.#fetch[part]?.().catch((cause: unknown) => console.error(`a39: ${part} did not load`, cause));
  }
}

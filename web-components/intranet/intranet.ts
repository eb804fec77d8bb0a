import { html, nothing, type TemplateResult } from 'lit';
import { state } from 'lit/decorators.js';
import type { Api } from '../api/client.ts';
import { A39Element, define, sheet } from '../element.ts';
import { intranetWords } from '../locales/intranet/words.ts';
import { Localize } from '../locales/localize.ts';
import frame from '../settings/settings.css?inline';
import { heading } from '../text/heading.ts';
import type { IntranetApi } from './intranet-api.ts';

type Part = keyof (typeof intranetWords.en)['sections'];

/** In their order: what is done first stands first. The code of each comes when it is first opened. */
const parts: Record<Part, () => Promise<unknown>> = {
  pages: () => import('./pages.ts'),
  issuers: () => import('./issuers.ts'),
  snippet: () => import('./snippet.ts'),
  check: () => import('./policy-check.ts'),
};

/**
 * @summary For intranet teams: which pages may show training, who vouches in them, the snippet to put in, and what is missing. The
 * part that is shown stands in the address (`#snippet`). For our own pages only.
 */
export class A39Intranet extends A39Element {
  static override styles = sheet(frame);

  declare api?: Api & IntranetApi;

  @state() private at: Part = 'pages';

  private readonly page = new Localize(this, intranetWords);

  protected override get worded(): boolean {
    return super.worded && this.page.ready;
  }

  override connectedCallback(): void {
    super.connectedCallback();
    addEventListener('hashchange', this.turned);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    removeEventListener('hashchange', this.turned);
  }

  protected override async load(): Promise<void> {
    await this.calls.session();
    this.show(this.named() ?? 'pages');
  }

  private named(): Part | undefined {
    return (Object.keys(parts) as Part[]).find((part) => `#${part}` === location.hash);
  }

  private readonly turned = (): void => {
    const named = this.named();
    if (named && named !== this.at) this.show(named);
  };

  private show(part: Part): void {
    this.at = part;
    // Gone after an update of the server while this page was open: the next page brings it.
    parts[part]().catch((cause: unknown) => console.error(`a39: ${part} did not load`, cause));
  }

  protected override body(): TemplateResult {
    const words = this.page.t;
    return html`<div part="base">
      ${heading(this.headingLevel, words.heading, 'title')}
      <p class="lede">${words.lede}</p>
      <div class="frame">
        <nav class="sections" aria-label=${words.sectionsLabel}>
          ${(Object.keys(parts) as Part[]).map(
            (part) =>
              html`<a href="#${part}" aria-current=${part === this.at ? 'true' : nothing}>${words.sections[part]}</a>`,
          )}
        </nav>
        <div>${this.shown()}</div>
      </div>
    </div>`;
  }

  private shown(): TemplateResult {
    const { api } = this;
    const level = this.headingLevel + 1;
    switch (this.at) {
      case 'pages':
        return html`<a39-intranet-pages .api=${api} .headingLevel=${level}></a39-intranet-pages>`;
      case 'issuers':
        return html`<a39-intranet-issuers .api=${api} .headingLevel=${level}></a39-intranet-issuers>`;
      case 'snippet':
        return html`<a39-intranet-snippet .api=${api} .headingLevel=${level}></a39-intranet-snippet>`;
      case 'check':
        return html`<a39-intranet-check .api=${api} .headingLevel=${level}></a39-intranet-check>`;
    }
  }
}
define('a39-intranet', A39Intranet);

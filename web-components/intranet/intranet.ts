import { html, type TemplateResult } from 'lit';
import type { Api } from '../api/client.ts';
import { A39Element, define, sheet } from '../element.ts';
import { intranetWords } from '../locales/intranet/words.ts';
import { Localize } from '../locales/localize.ts';
import { PartInAddress } from '../settings/part-in-address.ts';
import frame from '../settings/settings.css?inline';
import { heading } from '../text/heading.ts';
import type { IntranetApi } from './intranet-api.ts';

type Part = keyof (typeof intranetWords.en)['sections'];

/** What is done first stands first. */
const inOrder: Part[] = ['pages', 'issuers', 'snippet', 'check'];

const fetchPart: Record<Part, () => Promise<unknown>> = {
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

  private readonly page = new Localize(this, intranetWords);
  private readonly parts = new PartInAddress<Part>(this, 'pages', fetchPart);

  protected override get worded(): boolean {
    return super.worded && this.page.ready;
  }

  protected override async load(): Promise<void> {
    await this.calls.session();
    this.parts.offer(inOrder);
  }

  protected override body(): TemplateResult {
    const words = this.page.t;
    return html`<div part="base">
      ${heading(this.headingLevel, words.heading, 'title')}
      <p class="lede">${words.lede}</p>
      <div class="frame">
        ${this.parts.nav(words.sectionsLabel, words.sections)}
        <div>${this.shown()}</div>
      </div>
    </div>`;
  }

  private shown(): TemplateResult {
    const { api } = this;
    const level = this.headingLevel + 1;
    switch (this.parts.at) {
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

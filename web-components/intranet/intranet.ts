import { html, type TemplateResult } from 'lit';
import type { Api } from '../api/client.ts';
import { define } from '../element.ts';
import { intranetWords } from '../locales/intranet/words.ts';
import { Localize } from '../locales/localize.ts';
import { PartInAddress } from '../settings/part-in-address.ts';
import { PartedScreen } from '../settings/parted-screen.ts';
import type { IntranetApi } from './intranet-api.ts';

type Part = keyof (typeof intranetWords.en)['sections'];

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
export class A39Intranet extends PartedScreen<Part> {
  declare api?: Api & IntranetApi;

  protected readonly page = new Localize(this, intranetWords);
  protected readonly parts = new PartInAddress<Part>(this, 'pages', fetchPart);
  /** What is done first stands first. */
  protected readonly inOrder: Part[] = ['pages', 'issuers', 'snippet', 'check'];

  protected override shown(part: Part, level: number): TemplateResult {
    const { api } = this;
    switch (part) {
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

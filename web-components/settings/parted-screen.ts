import { html, type TemplateResult } from 'lit';
import { A39Element, sheet } from '../element.ts';
import type { Localize } from '../locales/localize.ts';
import { heading } from '../text/heading.ts';
import type { PartInAddress } from './part-in-address.ts';
import frame from './settings.css?inline';

/** What the words of such a screen have at least. */
interface PartedTerms<P extends string> {
  heading: string;
  lede: string;
  sectionsLabel: string;
  sections: Record<P, string>;
}

/** A screen of several parts, of which the one is shown that stands in the address. All who come see all of them. */
export abstract class PartedScreen<P extends string> extends A39Element {
  static override styles = sheet(frame);

  protected abstract readonly page: Localize<PartedTerms<P>>;
  protected abstract readonly parts: PartInAddress<P>;
  /** The parts, in their order. */
  protected abstract readonly inOrder: readonly P[];

  protected override get worded(): boolean {
    return super.worded && this.page.ready;
  }

  protected override async load(): Promise<void> {
    await this.calls.session();
    this.parts.offer(this.inOrder);
  }

  protected override body(): TemplateResult {
    const words = this.page.t;
    return html`<div part="base">
      ${heading(this.headingLevel, words.heading, 'title')}
      <p class="lede">${words.lede}</p>
      <div class="frame">
        ${this.parts.nav(words.sectionsLabel, words.sections)}
        <div>${this.shown(this.parts.at, this.headingLevel + 1)}</div>
      </div>
    </div>`;
  }

  /** One part, with headings from that level on. */
  protected abstract shown(part: P, level: number): TemplateResult;
}

import { html, nothing, type TemplateResult } from 'lit';
import { ActingElement } from '../records/acting-element.ts';
import { heading } from '../text/heading.ts';

/** What the words of such a part have at least. */
interface PartTerms {
  faults: Record<string, string>;
  refused: Record<string, string>;
  sending: string;
  cancel: string;
}

/** One part of a screen on which something is registered or taken off: it loads its own list, and says its own refusals. */
export abstract class PartOfScreen<T extends PartTerms> extends ActingElement<T> {
  protected framed(title: string, text: string, content: unknown): TemplateResult {
    return html`<div part="base">
      ${heading(this.headingLevel, title, 'part')} ${this.form === null ? this.notice() : nothing}
      <p>${text}</p>
      ${content}
    </div>`;
  }

  /** Asks once more before something is over at once. */
  protected asking(title: string, text: string, act: string, work: () => Promise<string>): TemplateResult {
    return this.formView({
      heading: title,
      level: this.headingLevel + 1,
      fields: html`<p>${text}</p>`,
      act: this.form?.sending ? this.page.t.sending : act,
      cancel: this.page.t.cancel,
      check: () => ({}),
      work,
    });
  }
}

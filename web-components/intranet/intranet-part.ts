import { html, nothing, type TemplateResult } from 'lit';
import type { Api } from '../api/client.ts';
import { intranetWords } from '../locales/intranet/words.ts';
import { Localize } from '../locales/localize.ts';
import { ActingElement } from '../records/acting-element.ts';
import { named } from '../settings/section.ts';
import { heading } from '../text/heading.ts';
import { intranetServer, type IntranetApi } from './intranet-api.ts';

/** One part of the Intranet screen on which something is registered or taken off: it loads its own list, and says its own refusals. */
export abstract class IntranetPart extends ActingElement<typeof intranetWords.en> {
  declare api?: Api & IntranetApi;

  protected readonly page = new Localize(this, intranetWords);

  protected get asks(): IntranetApi {
    return this.api ?? intranetServer(this);
  }

  protected framed(title: string, text: string, content: unknown): TemplateResult {
    return html`<div part="base">
      ${heading(this.headingLevel, title, 'part')} ${this.form === null ? this.notice() : nothing}
      <p>${text}</p>
      ${content}
    </div>`;
  }

  /** A button that opens a form about one of a list. */
  protected about(form: string, label: string, full: string, values: Record<string, string> = {}): TemplateResult {
    return this.opener(form, named(label, full), 'a39-plain', values);
  }

  /** Asks once more before something is over at once. */
  protected takingOff(title: string, text: string, act: string, work: () => Promise<string>): TemplateResult {
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

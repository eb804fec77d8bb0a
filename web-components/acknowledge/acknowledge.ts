import { html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { property, state } from 'lit/decorators.js';
import { ApiError, type Api } from '../api/client.ts';
import { emit } from '../appearance/emit.ts';
import { icons } from '../appearance/icons.ts';
import { A39Element, define, sheet } from '../element.ts';
import { acknowledgeWords } from '../locales/acknowledge/words.ts';
import { Localize } from '../locales/localize.ts';
import { myDocumentsWords } from '../locales/my-documents/words.ts';
import { myDocumentsServer, type MyDocument, type MyDocumentsApi } from '../my-documents/my-documents-api.ts';
import { due } from '../my-training/due.ts';
import { heading } from '../text/heading.ts';
import styles from './acknowledge.css?inline';

/**
 * @summary One document that I was asked to acknowledge: to read, and to say that I have read it and will follow it.
 * @slot statement - Instead of our words for what is confirmed.
 * @slot done - Instead of our words once it is acknowledged.
 * @event {CustomEvent<{ documentId: string, version: string }>} a39-acknowledged - It is on record.
 * @csspart statement - What is confirmed, beside the box to tick.
 * @csspart checkbox - The box to tick.
 * @csspart due - When it is due.
 */
export class A39Acknowledge extends A39Element {
  static override styles = sheet(styles);

  declare api?: Api & MyDocumentsApi;

  /** The document's short name. */
  @property() document = '';
  /** Which version of it. Else the one that is open, or the newest. */
  @property() version = '';

  /** Null if it was not asked for. */
  @state() private mine: MyDocument | null = null;
  @state() private ticked = false;
  @state() private sending = false;
  @state() private problem = '';

  private readonly page = new Localize(this, acknowledgeWords);
  private readonly documents = new Localize(this, myDocumentsWords);

  protected override get worded(): boolean {
    return super.worded && this.page.ready && this.documents.ready;
  }

  private get asks(): MyDocumentsApi {
    return this.api ?? myDocumentsServer(this);
  }

  protected override willUpdate(changed: PropertyValues): void {
    super.willUpdate(changed);
    if (this.hasUpdated && (changed.has('document') || changed.has('version'))) void this.reload();
  }

  protected override async load(): Promise<void> {
    this.mine = this.among(await this.asks.myDocuments());
  }

  private among(documents: MyDocument[]): MyDocument | null {
    const versions = documents.filter(
      ({ documentId, version }) => documentId === this.document && (!this.version || version === this.version),
    );
    return versions.find(({ acknowledgedOn }) => acknowledgedOn === null) ?? versions.at(-1) ?? null;
  }

  protected override body(): TemplateResult {
    const { mine } = this;
    if (!mine) return html`<p part="base" class="a39-quiet">${this.page.t.notAsked}</p>`;
    const { id, title, version, lang, dueOn, acknowledgedOn } = mine;
    const words = this.documents.t;
    const { today } = this.local;
    return html`<div part="base">
      ${heading(this.headingLevel, html`<span lang=${lang}>${title}</span>`, 'part')}
      <p class="facts">
        <span class="a39-quiet">${words.version(version)}</span>
        ${acknowledgedOn === null ? due({ dueOn, overdue: dueOn < today }, today, this.local) : nothing}
        <a
          part="link"
          class="a39-plain"
          href=${this.asks.documentHref(id)}
          aria-label=${words.openNamed(title)}
          download
          >${icons.file} ${words.openIt}</a
        >
      </p>
      <div part="status" role="status">
        ${
          acknowledgedOn === null
            ? nothing
            : html`<slot name="done"
                ><p class="a39-mark done" tabindex="-1">
                  ${icons.right} <span>${words.done(this.local.date(acknowledgedOn))}</span>
                </p></slot
              >`
        }
      </div>
      ${acknowledgedOn === null ? this.form() : nothing}
    </div>`;
  }

  private form(): TemplateResult {
    const words = this.page.t;
    return html`<form novalidate @submit=${this.submit}>
      <label>
        <input
          part="checkbox"
          type="checkbox"
          aria-describedby="problem"
          aria-invalid=${this.problem !== ''}
          .checked=${this.ticked}
          @change=${(event: Event) => (this.ticked = (event.target as HTMLInputElement).checked)}
        />
        <span part="statement"><slot name="statement">${words.statement}</slot></span>
      </label>
      <div id="problem" role="alert">
        ${this.problem && html`<p part="error" class="a39-mark overdue">${icons.late} <span>${this.problem}</span></p>`}
      </div>
      <p>
        <button part="button" class="a39-button" aria-disabled=${this.sending}>
          ${this.sending ? this.documents.t.sending : words.confirm}
        </button>
      </p>
    </form>`;
  }

  private readonly submit = async (event: Event): Promise<void> => {
    event.preventDefault();
    if (this.sending || !this.mine) return;
    this.problem = '';
    if (!this.ticked) {
      this.problem = this.page.t.tickFirst;
      return this.focusOn('input');
    }
    const { id, documentId, version } = this.mine;
    this.sending = true;
    try {
      const documents = await this.asks.acknowledge(id);
      this.mine = documents.find((one) => one.id === id) ?? null;
      emit(this, 'a39-acknowledged', { documentId, version });
      // The button is gone.
      await this.focusOn('[role=status] [tabindex]');
    } catch (cause) {
      const { errors } = this.local.t;
      const code = cause instanceof ApiError ? cause.code : 'internal';
      this.problem = this.documents.t.refused[code] ?? errors[code as keyof typeof errors] ?? errors.internal;
    } finally {
      this.sending = false;
    }
  };

  private async focusOn(selector: string): Promise<void> {
    await this.updateComplete;
    this.renderRoot.querySelector<HTMLElement>(selector)?.focus();
  }
}
define('a39-acknowledge', A39Acknowledge);

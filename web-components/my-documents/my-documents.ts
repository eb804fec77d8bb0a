import { html, nothing, type TemplateResult } from 'lit';
import { property, state } from 'lit/decorators.js';
import { ApiError, type Api } from '../api/client.ts';
import { emit } from '../appearance/emit.ts';
import { icons } from '../appearance/icons.ts';
import { A39Element, define, sheet } from '../element.ts';
import { Localize } from '../locales/localize.ts';
import { myDocumentsWords } from '../locales/my-documents/words.ts';
import { due } from '../my-training/due.ts';
import { heading } from '../text/heading.ts';
import { myDocumentsServer, type MyDocument, type MyDocumentsApi } from './my-documents-api.ts';
import styles from './my-documents.css?inline';

/**
 * @summary The policies I was asked to read, by when, and which of them I have acknowledged.
 * @slot empty - Instead of our words when nothing was asked.
 * @event {CustomEvent<{ documentId: string, version: string }>} a39-acknowledged - It is on record.
 * @csspart list - The documents.
 * @csspart item - One document.
 * @csspart title - Its title.
 * @csspart due - When it is due.
 */
export class A39MyDocuments extends A39Element {
  static override styles = sheet(styles);

  declare api?: Api & MyDocumentsApi;

  /** Beside other things on a page: it shows itself only when there is something to read, or was. */
  @property({ type: Boolean, attribute: 'hide-when-empty', reflect: true }) hideWhenEmpty = false;

  @state() private mine: MyDocument[] = [];
  @state() private sending = '';
  @state() private done = '';
  @state() private problem = { id: '', text: '' };

  private readonly page = new Localize(this, myDocumentsWords);

  protected override get worded(): boolean {
    return super.worded && this.page.ready;
  }

  private get asks(): MyDocumentsApi {
    return this.api ?? myDocumentsServer(this);
  }

  protected override async load(): Promise<void> {
    const mine = this.asks.myDocuments();
    // Whatever keeps it from coming, what it stands beside says so already.
    this.mine = await (this.hideWhenEmpty ? mine.catch(() => []) : mine);
  }

  override render(): unknown {
    return this.hideWhenEmpty && (this.mine.length === 0 || !this.worded) ? nothing : super.render();
  }

  protected override body(): TemplateResult {
    const words = this.page.t;
    const open = this.mine.filter(({ acknowledgedOn }) => acknowledgedOn === null).length;
    return html`<div part="base">
      ${heading(this.headingLevel, words.heading, this.hideWhenEmpty ? 'group' : 'title')}
      ${
        this.mine.length === 0
          ? html`<slot name="empty"><p class="lede">${words.empty}</p></slot>`
          : html`<p class=${this.hideWhenEmpty ? '' : 'lede'}>${open > 0 ? words.open(open) : words.allDone}</p>`
      }
      <div part="status" class="said" role="status">
        ${
          this.done
            ? html`<p class="a39-mark done" tabindex="-1">${icons.right} <span>${this.done}</span></p>`
            : nothing
        }
      </div>
      ${
        this.mine.length > 0
          ? html`<ul part="list" role="list">
              ${this.mine.map((one) => this.row(one))}
            </ul>`
          : nothing
      }
    </div>`;
  }

  private row(one: MyDocument): TemplateResult {
    const words = this.page.t;
    const { id, title, version, lang, dueOn, acknowledgedOn } = one;
    const { today } = this.local;
    return html`<li part="item" class=${acknowledgedOn === null ? '' : 'done'}>
      <p part="title" class="name"><span lang=${lang}>${title}</span></p>
      <p class="facts">
        <span class="a39-quiet">${words.version(version)}</span>
        ${
          acknowledgedOn === null
            ? due({ dueOn, overdue: dueOn < today }, today, this.local)
            : html`<span class="a39-mark done">${icons.right} ${words.done(this.local.date(acknowledgedOn))}</span>`
        }
      </p>
      <p class="actions">
        <a
          part="link"
          class="a39-plain"
          href=${this.asks.documentHref(id)}
          aria-label=${words.openNamed(title)}
          download
          >${icons.file} ${words.openIt}</a
        >
        ${acknowledgedOn === null ? this.acknowledging(one) : nothing}
      </p>
      ${
        this.problem.id === id
          ? html`<p part="error" role="alert" class="a39-mark overdue">
              ${icons.late} <span>${this.problem.text}</span>
            </p>`
          : nothing
      }
    </li>`;
  }

  private acknowledging(one: MyDocument): TemplateResult {
    const words = this.page.t;
    const sending = this.sending === one.id;
    return html`<button
      part="button"
      class="a39-button a39-second"
      type="button"
      aria-label=${sending ? words.sending : words.acknowledgeNamed(one.title)}
      aria-disabled=${sending}
      @click=${() => void this.acknowledge(one)}
    >
      ${sending ? words.sending : words.acknowledge}
    </button>`;
  }

  private async acknowledge({ id, documentId, title, version }: MyDocument): Promise<void> {
    if (this.sending) return;
    this.sending = id;
    this.done = '';
    this.problem = { id: '', text: '' };
    try {
      this.mine = await this.asks.acknowledge(id);
      this.done = this.page.t.thanks(title);
      emit(this, 'a39-acknowledged', { documentId, version });
      await this.updateComplete;
      // The button is gone.
      this.renderRoot.querySelector<HTMLElement>('.said > [tabindex]')?.focus();
    } catch (cause) {
      const { errors } = this.local.t;
      const code = cause instanceof ApiError ? cause.code : 'internal';
      this.problem = { id, text: this.page.t.refused[code] ?? errors[code as keyof typeof errors] ?? errors.internal };
    } finally {
      this.sending = '';
    }
  }
}
define('a39-my-documents', A39MyDocuments);

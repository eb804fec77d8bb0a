import { html, type TemplateResult } from 'lit';
import { property, state } from 'lit/decorators.js';
import type { MyAssignment } from '../api/client.ts';
import { emit } from '../appearance/emit.ts';
import { icons } from '../appearance/icons.ts';
import { A39Element, define, sheet } from '../element.ts';
import { certificatesWords } from '../locales/certificates/words.ts';
import { Localize } from '../locales/localize.ts';
import { heading } from '../text/heading.ts';
import styles from './certificates.css?inline';

/**
 * @summary The courses that I completed, newest first, each with its certificate.
 * @slot empty - Instead of our words when there is none.
 * @event {CustomEvent<{ courseId: string }>} a39-download - A certificate is being fetched.
 * @csspart list - The certificates.
 * @csspart item - One of them.
 */
export class A39Certificates extends A39Element {
  static override styles = sheet(styles);

  /** Only those of this course. */
  @property() course = '';
  /** At most so many; 0 for all. */
  @property({ type: Number }) limit = 0;

  @state() private done: MyAssignment[] = [];

  private readonly page = new Localize(this, certificatesWords);

  protected override get worded(): boolean {
    return super.worded && this.page.ready;
  }

  protected override async load(): Promise<void> {
    const { assignments } = await this.calls.myTraining();
    this.done = assignments
      .filter(({ completionId }) => completionId !== null)
      .sort((a, b) => (b.completedOn ?? '').localeCompare(a.completedOn ?? ''));
  }

  protected override body(): TemplateResult {
    const words = this.page.t;
    const wanted = this.done.filter(({ courseId }) => !this.course || courseId === this.course);
    const shown = this.limit > 0 ? wanted.slice(0, this.limit) : wanted;
    return html`<div part="base">
      ${heading(this.headingLevel, words.heading, 'part')}
      ${
        shown.length === 0
          ? html`<slot name="empty"><p>${words.empty}</p></slot>`
          : html`<ul part="list" role="list">
              ${shown.map((one) => this.row(one))}
            </ul>`
      }
    </div>`;
  }

  private row({ courseId, title, completedOn, completionId }: MyAssignment): TemplateResult {
    const { t } = this.local;
    return html`<li part="item">
      <div>
        <p class="name">${title}</p>
        <p class="a39-mark done">
          ${icons.right} <span>${t.completedOn(completedOn ? this.local.date(completedOn) : '')}</span>
        </p>
      </div>
      <a
        part="link"
        class="a39-plain"
        href=${this.calls.certificateHref(completionId!)}
        aria-label="${t.certificate}: ${title}"
        download
        @click=${() => emit(this, 'a39-download', { courseId })}
        >${icons.file} ${t.certificate}</a
      >
    </li>`;
  }
}
define('a39-certificates', A39Certificates);

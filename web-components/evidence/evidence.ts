import { html, nothing, type TemplateResult } from 'lit';
import { state } from 'lit/decorators.js';
import { ApiError, type EvidenceOverview } from '../api/client.ts';
import { icons } from '../appearance/icons.ts';
import table from '../appearance/table.css?inline';
import { A39Element, define, sheet } from '../element.ts';
import { Localize } from '../locales/localize.ts';
import { pageWords } from '../locales/pages/words.ts';
import { heading } from '../text/heading.ts';
import styles from './evidence.css?inline';

/**
 * @summary The evidence log as its keeper sees it, and the bundle for an auditor. For our own pages only.
 * @csspart table - The course versions.
 */
export class A39Evidence extends A39Element {
  static override styles = sheet(table, styles);

  @state() private log!: EvidenceOverview;
  @state() private making: 'no' | 'yes' | 'done' = 'no';
  @state() private bytes = 0;
  @state() private fileName = '';
  @state() private problem = '';
  @state() private copied = '';
  @state() private checkpoint = '';

  private readonly page = new Localize(this, pageWords);

  protected override get worded(): boolean {
    return super.worded && this.page.ready;
  }

  protected override async load(): Promise<void> {
    this.log = await this.calls.evidence();
  }

  protected override view(): TemplateResult {
    const { evidence: words } = this.page.t;
    const { counts, firstDate, lastDate } = this.log;
    return html`<div part="base">
      ${heading(this.headingLevel, words.heading, 'title')}
      <p class="lede">${words.summary(counts['record'] ?? 0, this.local.date(firstDate), this.local.date(lastDate))}</p>
      ${this.bundle()}
      <section>
        ${this.section(words.auditorHeading)}
        <ol class="steps">
          ${words.auditor.map((text) => html`<li>${text}</li>`)}
        </ol>
        ${this.value(words.keyHeading, words.keyText, this.log.vkey, 'key')}
      </section>
      <section>
        ${this.section(words.logHeading)} ${this.value(words.origin, words.originText, this.log.origin)}
        ${this.value(words.size, words.sizeText, this.local.number(this.log.size))}
        ${this.value(words.root, words.rootText, this.log.root)} ${this.signed()}
      </section>
      <section>
        ${this.section(words.countsHeading)}
        <dl class="counts">
          ${Object.entries(counts).map(
            ([type, count]) =>
              html`<div>
                <dt>${words.types[type] ?? type}</dt>
                <dd>${this.local.number(count)}</dd>
              </div>`,
          )}
        </dl>
      </section>
      <section>${this.section(words.coursesHeading)} ${this.courses()}</section>
    </div>`;
  }

  private section(text: string): TemplateResult {
    return heading(this.headingLevel + 1, text, 'part');
  }

  private bundle(): TemplateResult {
    const { evidence: words } = this.page.t;
    return html`<section class="bundle">
      <div>
        ${this.section(words.bundleHeading)}
        <p>${words.bundleText}</p>
        <p>
          <button class="a39-button" type="button" @click=${this.make}>
            ${icons.file} ${this.making === 'yes' ? words.making : this.making === 'done' ? words.again : words.make}
          </button>
        </p>
        <p role="status">
          ${
            this.making === 'yes'
              ? html`<progress aria-label=${words.making}></progress>
                  ${words.received(this.local.number(Math.round(this.bytes / 1024)))}`
              : this.making === 'done'
                ? html`<span class="a39-mark done">${icons.right} ${words.made(this.fileName)}</span>`
                : nothing
          }
        </p>
        ${this.problem && html`<p role="alert" class="a39-mark overdue">${icons.late} ${this.problem}</p>`}
      </div>
      <div>
        ${heading(this.headingLevel + 2, words.showsHeading)}
        <ul class="shows">
          ${words.shows.map((text) => html`<li>${icons.right} ${text}</li>`)}
        </ul>
        ${heading(this.headingLevel + 2, words.showsNotHeading)}
        <ul class="shows not">
          ${words.showsNot.map((text) => html`<li>${icons.wrong} ${text}</li>`)}
        </ul>
      </div>
    </section>`;
  }

  private readonly make = async (): Promise<void> => {
    if (this.making === 'yes') return;
    this.making = 'yes';
    this.bytes = 0;
    this.problem = '';
    try {
      const { file, name } = await this.calls.bundle((bytes) => (this.bytes = bytes));
      this.fileName = name;
      download(file, name);
      this.making = 'done';
    } catch (cause) {
      const { errors } = this.local.t;
      const code = cause instanceof ApiError ? cause.code : 'internal';
      this.problem = errors[code as keyof typeof errors] ?? errors.internal;
      this.making = 'no';
    }
  };

  /** A value to compare letter by letter, with what it is for. */
  private value(name: string, meaning: string, text: string, look = ''): TemplateResult {
    const { copy, copied } = this.local.t;
    return html`<div class="value ${look}">
      <p><strong>${name}</strong> <span class="a39-quiet">${meaning}</span></p>
      <p class="row">
        <code>${text}</code>
        <button class="a39-plain" type="button" aria-label="${copy}: ${name}" @click=${() => this.copy(name, text)}>
          ${icons.copy} <span>${this.copied === name ? copied : copy}</span>
        </button>
      </p>
      <span role="status" class="visually-hidden">${this.copied === name ? copied : ''}</span>
    </div>`;
  }

  private async copy(name: string, text: string): Promise<void> {
    await navigator.clipboard.writeText(text);
    this.copied = name;
  }

  private signed(): TemplateResult {
    const { evidence: words } = this.page.t;
    return html`<details @toggle=${this.sign}>
      <summary>${words.checkpoint}</summary>
      <pre tabindex="0">${this.checkpoint}</pre>
    </details>`;
  }

  private readonly sign = async (event: Event): Promise<void> => {
    if ((event.target as HTMLDetailsElement).open && !this.checkpoint)
      this.checkpoint = await this.calls.checkpoint().catch(() => this.local.t.errors.internal);
  };

  private courses(): TemplateResult {
    const { courseColumns: columns } = this.page.t.evidence;
    return html`<div class="scroll" role="region" tabindex="0" aria-label=${this.page.t.evidence.coursesHeading}>
      <table part="table">
        <thead>
          <tr>
            <th scope="col">${columns.title}</th>
            <th scope="col">${columns.version}</th>
            <th scope="col">${columns.published}</th>
            <th scope="col">${columns.content}</th>
            <th scope="col" class="number">${columns.records}</th>
          </tr>
        </thead>
        <tbody>
          ${this.log.courses.map(
            (course) =>
              html`<tr>
                <th scope="row"><span lang=${course.lang}>${course.title}</span></th>
                <td>${course.version} <span class="a39-quiet">${course.lang}</span></td>
                <td class="day">
                  ${this.local.date(course.publishedOn, { day: 'numeric', month: 'short', year: 'numeric' })}
                </td>
                <td><code title=${course.content}>${course.content.slice(0, 23)}…</code></td>
                <td class="number">${this.local.number(course.records)}</td>
              </tr>`,
          )}
        </tbody>
      </table>
    </div>`;
  }
}
define('a39-evidence', A39Evidence);

function download(file: Blob, name: string): void {
  const href = URL.createObjectURL(file);
  Object.assign(document.createElement('a'), { href, download: name }).click();
  setTimeout(() => URL.revokeObjectURL(href), 60_000);
}

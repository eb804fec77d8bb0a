import { html, nothing, type TemplateResult } from 'lit';
import { property, state } from 'lit/decorators.js';
import { ApiError } from '../api/client.ts';
import { icons } from '../appearance/icons.ts';
import table from '../appearance/table.css?inline';
import { define, sheet } from '../element.ts';
import { heading } from '../text/heading.ts';
import { address, addressWith } from './address.ts';
import styles from './as-of.css?inline';
import type { AsOf, AsOfChange, AsOfQuestion, AsOfRow } from './evidence-api.ts';
import { EvidenceElement } from './evidence-element.ts';
import { field } from './field.ts';
import fields from './field.css?inline';

/** As many as the server puts on a page. */
const rowsOnPage = 200;

/** A course to choose from. */
export interface AskedCourse {
  id: string;
  title: string;
  lang: string;
}

/**
 * @summary Who was trained on a day: as the log stood then, as is known now, and what was written in between. The question is in
 * the address. A part of `a39-evidence`.
 * @csspart table - The people.
 */
export class A39AsOf extends EvidenceElement {
  static override styles = sheet(table, fields, styles);

  @property({ attribute: false }) courses: AskedCourse[] = [];
  /** Day on which the log began. */
  @property({ attribute: false }) began = '';

  @state() private on = '';
  @state() private course = '';
  @state() private asking = false;
  @state() private question: AsOfQuestion | null = null;
  @state() private answer: AsOf | null = null;
  @state() private fault = '';
  @state() private problem = '';
  #turn = 0;

  override connectedCallback(): void {
    super.connectedCallback();
    addEventListener('popstate', this.goBack);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    removeEventListener('popstate', this.goBack);
  }

  private readonly goBack = (): void => void this.load();

  /** Answers what the address asks. */
  protected override async load(): Promise<void> {
    const asked = address();
    this.on = asked.get('on') ?? '';
    this.course = asked.get('course') ?? '';
    const page = Number(asked.get('page') ?? 0);
    this.fault = '';
    await this.ask(
      this.on
        ? { on: this.on, course: this.course || null, page: Number.isSafeInteger(page) ? Math.max(0, page) : 0 }
        : null,
    );
  }

  private async ask(question: AsOfQuestion | null): Promise<void> {
    const turn = ++this.#turn;
    this.asking = question !== null;
    this.problem = '';
    let answer: AsOf | null = null;
    try {
      answer = question && (await this.asks.asOf(question));
    } catch (cause) {
      if (turn !== this.#turn) return;
      if (cause instanceof ApiError && cause.code === 'invalid_input') this.fault = this.page.t.asOf.noDay;
      else this.problem = this.said(cause);
    }
    if (turn !== this.#turn) return;
    this.asking = false;
    this.question = question;
    this.answer = answer;
  }

  private readonly submit = async (event: Event): Promise<void> => {
    event.preventDefault();
    this.fault = this.on && this.on <= this.local.today ? '' : this.page.t.asOf.noDay;
    if (this.fault) return this.focusOn('#on');
    await this.goTo({ on: this.on, course: this.course || null, page: 0 });
  };

  private async goTo(question: AsOfQuestion): Promise<void> {
    history.pushState(null, '', this.addressOf(question));
    await this.ask(question);
    await this.focusOn(this.answer ? '.answer > [tabindex]' : '[aria-invalid=true]');
  }

  private async focusOn(selector: string): Promise<void> {
    await this.updateComplete;
    this.renderRoot.querySelector<HTMLElement>(selector)?.focus();
  }

  private addressOf({ on, course, page }: AsOfQuestion): string {
    return addressWith({ on, course, page: page > 0 ? String(page) : null });
  }

  protected override body(): TemplateResult {
    const { asOf: words } = this.page.t;
    return html`<div part="base">
      <p>${words.text}</p>
      <form novalidate @submit=${this.submit}>
        ${field({
          name: 'on',
          label: words.day,
          kind: 'date',
          max: this.local.today,
          value: this.on,
          fault: this.fault,
          typed: (day) => (this.on = day),
        })}
        <div class="field course">
          <label for="course">${words.course}</label>
          <select id="course" @change=${(event: Event) => (this.course = (event.target as HTMLSelectElement).value)}>
            <option value="" ?selected=${this.course === ''}>${words.allCourses}</option>
            ${this.courses.map(
              ({ id, title, lang }) =>
                html`<option value=${id} lang=${lang} ?selected=${id === this.course}>${title}</option>`,
            )}
          </select>
        </div>
        <button class="a39-button" aria-disabled=${this.asking}>${this.asking ? words.asking : words.ask}</button>
      </form>
      ${this.problem && html`<p role="alert" class="a39-mark overdue">${icons.late} <span>${this.problem}</span></p>`}
      ${this.answer && this.question ? this.answered(this.answer, this.question) : nothing}
    </div>`;
  }

  private answered(answer: AsOf, question: AsOfQuestion): TemplateResult {
    const { asOf: words } = this.page.t;
    const { counts, rows, on, sizeThen } = answer;
    return html`<div class="answer" aria-busy=${this.asking}>
      ${heading(this.headingLevel, words.on(this.local.date(on)), 'part')}
      <dl>
        ${this.count(words.counts.before, counts.knownThen)} ${this.count(words.counts.now, counts.knownNow)}
        ${this.count(words.counts.changed, counts.changed)} ${this.count(words.counts.erasedSince, counts.erasedSince)}
      </dl>
      ${counts.erasedSince > 0 ? html`<p class="a39-quiet">${words.erasedNote(counts.erasedSince)}</p>` : nothing}
      ${
        rows.length > 0
          ? html`${this.table(rows)} ${this.pages(answer, question)}`
          : html`<p class="none">${sizeThen === 0 ? words.before(this.local.date(this.began)) : words.none}</p>`
      }
    </div>`;
  }

  private count(name: string, count: number): TemplateResult {
    return html`<div class=${count === 0 ? 'zero' : ''}>
      <dt>${name}</dt>
      <dd>${this.local.number(count)}</dd>
    </div>`;
  }

  private table(rows: AsOfRow[]): TemplateResult {
    const { asOf: words } = this.page.t;
    const { columns } = words;
    return html`<table part="table">
      <caption class="visually-hidden">
        ${words.caption}
      </caption>
      <thead>
        <tr>
          <th scope="col">${columns.person}</th>
          <th scope="col">${columns.course}</th>
          <th scope="col">${columns.before}</th>
          <th scope="col">${columns.now}</th>
          <th scope="col">${columns.changes}</th>
        </tr>
      </thead>
      <tbody>
        ${rows.map((row) => this.row(row))}
      </tbody>
    </table>`;
  }

  private row({ index, name, sub, unit, course, knownThen, knownNow, changes }: AsOfRow): TemplateResult {
    const { asOf: words } = this.page.t;
    const { columns } = words;
    const known = this.courses.find(({ id }) => id === course.id);
    const day = (text: string | null, otherwise: string): unknown =>
      text === null ? html`<em>${otherwise}</em>` : this.day(text);
    return html`<tr>
      <th scope="row">
        ${name}
        <small>${[sub, unit, words.entry(index)].filter(Boolean).join(' · ')}</small>
      </th>
      <td data-name=${columns.course}>
        ${known ? html`<span lang=${known.lang}>${known.title}</span>` : course.id} <small>${course.version}</small>
      </td>
      <td data-name=${columns.before} class="day">${day(knownThen, words.notThen)}</td>
      <td data-name=${columns.now} class="day">${day(knownNow, words.notNow)}</td>
      <td data-name=${columns.changes} class=${changes.length === 0 ? 'unchanged' : ''}>
        ${
          changes.length > 0
            ? html`<ul role="list">
                ${changes.map((change) => this.change(change))}
              </ul>`
            : html`<span class="a39-quiet">${words.nothing}</span>`
        }
      </td>
    </tr>`;
  }

  private change({ type, date, by, reason, index }: AsOfChange): TemplateResult {
    const { asOf: words } = this.page.t;
    return html`<li>
      ${words.change[type](this.day(date))}${by === null ? nothing : html` ${words.by(by)}`}
      ${reason === null ? nothing : html`<q>${reason}</q>`} <small>${words.entry(index)}</small>
    </li>`;
  }

  private day(day: string): string {
    return this.local.date(day, { day: 'numeric', month: 'short', year: 'numeric' });
  }

  private pages({ total, rows }: AsOf, question: AsOfQuestion): unknown {
    const { asOf: words } = this.page.t;
    if (total <= rowsOnPage) return nothing;
    const first = question.page * rowsOnPage;
    const number = (n: number): string => this.local.number(n);
    return html`<nav aria-label=${words.pages}>
      ${question.page > 0 ? this.turn({ ...question, page: question.page - 1 }, words.previous, icons.back) : nothing}
      <span>${words.page(number(first + 1), number(first + rows.length), number(total))}</span>
      ${
        first + rows.length < total
          ? this.turn({ ...question, page: question.page + 1 }, words.next, icons.next)
          : nothing
      }
    </nav>`;
  }

  private turn(question: AsOfQuestion, text: string, icon: TemplateResult): TemplateResult {
    const go = (event: MouseEvent): void => {
      if (event.ctrlKey || event.metaKey || event.shiftKey) return;
      event.preventDefault();
      void this.goTo(question);
    };
    return html`<a class="a39-plain" href=${this.addressOf(question)} @click=${go}>${icon} ${text}</a>`;
  }
}
define('a39-as-of', A39AsOf);

import { html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { property, state } from 'lit/decorators.js';
import type { Api } from '../api/client.ts';
import { define, sheet } from '../element.ts';
import fieldStyles from '../evidence/field.css?inline';
import { Localize } from '../locales/localize.ts';
import { peopleListWords } from '../locales/people-list/words.ts';
import { ActingElement } from '../records/acting-element.ts';
import { select } from '../records/controls.ts';
import panelStyles from '../records/panel.css?inline';
import { heading } from '../text/heading.ts';
import { dialog, showDialog } from './dialog.ts';
import dialogStyles from './dialog.css?inline';
import { peopleListServer, waiverCategories, type PeopleListApi, type PersonObligations } from './people-list-api.ts';
import styles from './person-panel.css?inline';
import { standingMark } from './standing-mark.ts';

type Course = PersonObligations['courses'][number];

/**
 * @summary What was asked of a person, round by round. Who grants waivers does it here. A part of the screens that list people.
 * @event closed - `{ changed }`: whether a waiver was granted or ended.
 */
class A39PersonPanel extends ActingElement<typeof peopleListWords.en> {
  static override styles = sheet(fieldStyles, panelStyles, dialogStyles, styles);

  declare api?: Api & PeopleListApi;

  /** Their id. */
  @property({ attribute: false }) person = '';
  @property({ attribute: false }) mayWaive = false;
  @state() private found: PersonObligations | null = null;
  #changed = false;

  protected readonly page = new Localize(this, peopleListWords);
  protected override readonly places = { invalid_input: 'untilOn' };

  private get asks(): PeopleListApi {
    return this.api ?? peopleListServer(this);
  }

  protected override async load(): Promise<void> {
    this.found = await this.asks.obligations(this.person);
  }

  override connectedCallback(): void {
    super.connectedCallback();
    this.addEventListener('a39-ready', this.loaded);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.removeEventListener('a39-ready', this.loaded);
  }

  private readonly loaded = (): void => void this.focusOn('.who');

  protected override updated(changed: PropertyValues): void {
    super.updated(changed);
    showDialog(this);
  }

  private readonly close = (): void => {
    this.dispatchEvent(new CustomEvent('closed', { detail: { changed: this.#changed } }));
  };

  /** Also while it loads and when it does not: whoever opened it must be able to close it. */
  override render(): unknown {
    if (!this.worded) return nothing;
    const words = this.page.t;
    return dialog(
      this.found?.person.name ?? words.person,
      this.close,
      html`<p class="closing">
          <button class="a39-button a39-second" type="button" @click=${this.close}>${words.close}</button>
        </p>
        ${super.render()}`,
    );
  }

  protected override body(): TemplateResult {
    const words = this.page.t;
    const { person, courses } = this.found!;
    return html`<div part="base">
      ${heading(this.headingLevel, person.name, 'who')}
      ${person.unit ? html`<p class="a39-quiet">${person.unit}</p>` : nothing} ${this.notice()}
      ${courses.length === 0 ? html`<p>${words.nothingAsked}</p>` : courses.map((course) => this.course(course))}
      <p class="a39-quiet limits">${words.personLimits}</p>
    </div>`;
  }

  private course(course: Course): TemplateResult {
    const words = this.page.t;
    const { title, standing, rounds, waiver } = course;
    const category = waiver?.category ? ` (${words.categories[waiver.category] ?? waiver.category})` : '';
    return html`<section>
      ${heading(this.headingLevel + 1, title, 'course')}
      <p class="standing">
        ${waiver ? nothing : standingMark(standing, words)}
        ${waiver ? html`${standingMark('exempt', words)} <span>${words.exemptUntil(this.date(waiver.untilOn))}${category}</span>` : nothing}
      </p>
      ${
        rounds.length > 0
          ? html`<ol class="rounds" role="list">
              ${rounds.map((round) => this.round(round))}
            </ol>`
          : nothing
      }
      ${this.mayWaive ? this.waiving(course) : nothing}
    </section>`;
  }

  private round({ dueOn, assignedOn, reason, doneOn, version, ended }: Course['rounds'][number]): TemplateResult {
    const { rounds: words } = this.page.t;
    const became = doneOn ? words.done(this.date(doneOn), version) : ended ? words.ended[ended] : words.open;
    return html`<li>
      <span>${words.due(this.date(dueOn))}: ${became}</span>
      <span class="a39-quiet">${words.asked(this.date(assignedOn))} · ${reason}</span>
    </li>`;
  }

  private waiving({ id, title, waiver }: Course): TemplateResult {
    const words = this.page.t;
    const name = `${waiver ? 'end' : 'waive'} ${id}`;
    if (this.form?.name === name) return waiver ? this.endForm(title, waiver.id) : this.waiveForm(id, title);
    const [label, whole] = waiver
      ? [words.endWaiver, words.endWaiverCourse(title)]
      : [words.waive, words.waiveCourse(title)];
    return html`<p class="actions">
      ${this.opener(
        name,
        html`<span aria-hidden="true">${label}</span><span class="visually-hidden">${whole}</span>`,
        'a39-plain',
      )}
    </p>`;
  }

  private waiveForm(courseId: string, title: string): TemplateResult {
    const words = this.page.t;
    const { today } = this.found!;
    return this.formView({
      heading: words.waiveCourse(title),
      level: this.headingLevel + 2,
      fields: html`<p>${words.waiveText}</p>
        ${select({
          name: 'category',
          label: words.category,
          hint: words.categoryHint,
          value: this.value('category'),
          choose: this.type,
          fault: this.form?.faults['category'],
          options: [['', words.choose], ...waiverCategories.map((one) => [one, words.categories[one]!] as const)],
        })}
        ${this.field('untilOn', words.untilOn, { kind: 'date', min: today })}`,
      act: this.form?.sending ? words.sending : words.waiveDo,
      cancel: words.notNow,
      check: () => ({
        ...(!this.value('category') && { category: words.faults['category']! }),
        ...(this.value('untilOn') < today && { untilOn: words.faults['untilOn']! }),
      }),
      work: async () => {
        const untilOn = this.value('untilOn');
        const category = waiverCategories.find((one) => one === this.value('category'))!;
        await this.asks.waive({ personId: this.person, courseId, category, untilOn });
        this.#changed = true;
        await this.load();
        return words.waived(title, this.date(untilOn));
      },
    });
  }

  private endForm(title: string, waiver: string): TemplateResult {
    const words = this.page.t;
    return this.formView({
      heading: words.endWaiverCourse(title),
      level: this.headingLevel + 2,
      fields: html`<p>${words.endWaiverText}</p>`,
      act: this.form?.sending ? words.sending : words.endWaiver,
      cancel: words.notNow,
      check: () => ({}),
      work: async () => {
        await this.asks.endWaiver(waiver);
        this.#changed = true;
        await this.load();
        return words.waiverEnded(title);
      },
    });
  }

  private date(day: string): string {
    return this.local.date(day, { day: 'numeric', month: 'short', year: 'numeric' });
  }
}
define('a39-person-panel', A39PersonPanel);

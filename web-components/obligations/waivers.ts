import { html, nothing, type TemplateResult } from 'lit';
import { property, state } from 'lit/decorators.js';
import type { Api } from '../api/client.ts';
import table from '../appearance/table.css?inline';
import { define, sheet } from '../element.ts';
import fieldStyles from '../evidence/field.css?inline';
import { Localize } from '../locales/localize.ts';
import { obligationsWords } from '../locales/obligations/words.ts';
import { peopleListWords } from '../locales/people-list/words.ts';
import { waiverCategories } from '../people-list/people-list-api.ts';
import pickerStyles from '../people-picker/people-picker.css?inline';
import { PeoplePicker } from '../people-picker/people-picker.ts';
import { ActingElement } from '../records/acting-element.ts';
import { choices, select } from '../records/controls.ts';
import panel from '../records/panel.css?inline';
import { heading } from '../text/heading.ts';
import { obligationsServer, type ObligationsApi, type Rules, type WaiverView } from './obligations-api.ts';
import styles from './obligations.css?inline';

/** @summary Who need not do a course until a day. A part of `a39-obligations`. */
class A39Waivers extends ActingElement<typeof obligationsWords.en> {
  static override styles = sheet(table, fieldStyles, panel, pickerStyles, styles);

  declare api?: Api & ObligationsApi;

  @property({ attribute: false }) courses: Rules['courses'] = [];
  @state() private all: WaiverView[] = [];

  protected readonly page = new Localize(this, obligationsWords);
  private readonly list = new Localize(this, peopleListWords);
  protected override readonly places = {
    person_unknown: 'people',
    waiver_there: 'people',
    course_unknown: 'courseId',
  };
  private readonly picker = new PeoplePicker(
    this,
    (query) => this.asks.colleagues(query),
    (cause) => this.said(cause),
  );

  protected override get worded(): boolean {
    return super.worded && this.list.ready;
  }

  private get asks(): ObligationsApi {
    return this.api ?? obligationsServer(this);
  }

  protected override async load(): Promise<void> {
    this.all = await this.asks.waivers();
  }

  protected override openForm(name: string, values: Record<string, string> = {}): void {
    this.picker.begin();
    super.openForm(name, values);
  }

  protected override body(): TemplateResult {
    const words = this.page.t;
    return html`<section part="base">
      ${heading(this.headingLevel, words.waiversHeading, 'part')}
      <p>${words.waiversText}</p>
      <p class="actions">
        ${this.opener('exempt', words.exempt, 'a39-button a39-second', { category: 'no_personal_data', courseId: '' })}
      </p>
      ${this.notice()} ${this.form?.name === 'exempt' ? this.exemptForm() : nothing}
      ${this.all.length === 0 ? html`<p class="a39-quiet">${words.noWaivers}</p>` : this.table()}
    </section>`;
  }

  private table(): TemplateResult {
    const words = this.page.t;
    const { categories, category } = this.list.t;
    return html`<table>
      <caption class="visually-hidden">
        ${words.waiversHeading}
      </caption>
      <thead>
        <tr>
          <th scope="col">${words.person}</th>
          <th scope="col">${words.course}</th>
          <th scope="col">${category}</th>
          <th scope="col">${words.until}</th>
          <th scope="col">${words.grantedBy}</th>
          <th scope="col"><span class="visually-hidden">${words.action}</span></th>
        </tr>
      </thead>
      <tbody>
        ${this.all.map((one) => {
          const label = words.endWaiverOf(one.person.name, one.title);
          return html`<tr>
            <th scope="row">${one.person.name} <span class="a39-quiet unit">${one.person.unit ?? ''}</span></th>
            <td>${one.title}</td>
            <td>${categories[one.category] ?? one.category}</td>
            <td class="day" data-name=${words.until}>${this.local.date(one.untilOn)}</td>
            <td data-name=${words.grantedBy}>${words.granted(this.local.date(one.grantedOn), one.grantedBy)}</td>
            <td class="act">
              <button
                class="a39-plain"
                type="button"
                aria-disabled=${this.busy === one.id}
                @click=${() => void this.end(one)}
              >
                <span aria-hidden="true">${words.endWaiver}</span><span class="visually-hidden">${label}</span>
              </button>
            </td>
          </tr>`;
        })}
      </tbody>
    </table>`;
  }

  private async end({ id, person, title }: WaiverView): Promise<void> {
    await this.run(id, async () => {
      await this.asks.endWaiver(id);
      await this.load();
      return this.page.t.waiverEnded(person.name, title);
    });
  }

  private exemptForm(): TemplateResult {
    const words = this.page.t;
    const list = this.list.t;
    const { faults, sending } = this.form!;
    return this.formView({
      heading: words.exempt,
      level: this.headingLevel + 1,
      fields: html`${this.picker.view({
          name: 'people',
          legend: words.onePerson,
          fault: faults['people'],
          single: true,
          changed: () => this.type('people', ''),
        })}
        ${select({
          name: 'courseId',
          label: words.course,
          value: this.value('courseId'),
          choose: this.type,
          fault: faults['courseId'],
          options: [['', words.choose], ...this.courses.map(({ id, title }) => [id, title] as const)],
        })}
        ${choices({
          name: 'category',
          legend: list.category,
          value: this.value('category'),
          choose: this.type,
          options: waiverCategories.map((one) => [one, list.categories[one]!]),
        })}
        <p class="a39-quiet">${list.categoryHint}</p>
        ${this.field('untilOn', list.untilOn, { kind: 'date', min: this.local.today })}`,
      act: sending ? words.looking : list.waiveDo,
      cancel: words.notNow,
      check: () => ({
        ...(this.picker.chosen.length === 0 && { people: words.faults['people']! }),
        ...(!this.value('courseId') && { courseId: words.faults['courseId']! }),
        // Whether the day is over is for the server to say, whose day it is.
        ...(!this.value('untilOn') && { untilOn: words.faults['untilOn']! }),
      }),
      work: async () => {
        const [person] = this.picker.chosen;
        const [courseId, untilOn] = [this.value('courseId'), this.value('untilOn')];
        const category = waiverCategories.find((one) => one === this.value('category')) ?? 'other';
        await this.asks.waive({ personId: person!.id, courseId, category, untilOn });
        await this.load();
        const course = this.courses.find(({ id }) => id === courseId)?.title ?? courseId;
        return words.waived(person!.name, course, this.local.date(untilOn));
      },
    });
  }
}
define('a39-waivers', A39Waivers);

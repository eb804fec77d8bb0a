import { html, nothing, type TemplateResult } from 'lit';
import { state } from 'lit/decorators.js';
import table from '../appearance/table.css?inline';
import { define, sheet } from '../element.ts';
import fieldStyles from '../evidence/field.css?inline';
import { field } from '../evidence/field.ts';
import { Localize } from '../locales/localize.ts';
import { opennessWords } from '../locales/openness/words.ts';
import pickerStyles from '../people-picker/people-picker.css?inline';
import { PeoplePicker } from '../people-picker/people-picker.ts';
import panel from '../records/panel.css?inline';
import { SettingsSection, turnPages } from './section.ts';
import section from './section.css?inline';
import type { AccessLog } from './settings-api.ts';

/** @summary Who saw whom, where and on which day: of everybody, of one person, or of a day. For the data protection officer. */
class A39SettingsAccess extends SettingsSection<typeof opennessWords.en> {
  static override styles = sheet(table, fieldStyles, panel, pickerStyles, section);

  @state() private log!: AccessLog;
  @state() private day = '';

  protected readonly page = new Localize(this, opennessWords);
  private readonly picker = new PeoplePicker(
    this,
    (query) => this.asks.colleagues(query),
    (cause) => this.said(cause),
  );

  protected override async load(): Promise<void> {
    this.log = await this.asks.accessLog({ page: 0 });
  }

  protected override body(): TemplateResult {
    const { access: words, ...common } = this.page.t;
    const { rows, page, total, size, sinceOn, keptDays } = this.log;
    const submit = (event: Event): void => {
      event.preventDefault();
      void this.turn(0);
    };
    return this.framed(
      words.heading,
      html`<p>${words.text(keptDays)}</p>
        <form class="panel" novalidate @submit=${submit}>
          ${this.picker.view({
            name: 'people',
            legend: words.ofPerson,
            hint: words.personHint,
            single: true,
            fault: undefined,
            changed: () => void this.turn(0),
          })}
          ${field({ name: 'day', label: words.day, kind: 'date', value: this.day, typed: (day) => (this.day = day) })}
          <p class="actions">
            <button class="a39-button a39-second" aria-disabled=${this.busy === 'turn'}>${words.show}</button>
            ${
              this.day || this.picker.chosen.length > 0
                ? html`<button class="a39-plain" type="button" @click=${this.all}>${words.all}</button>`
                : nothing
            }
          </p>
        </form>
        <p role="status" class="a39-quiet">${sinceOn ? words.since(this.local.date(sinceOn)) : ''}</p>
        ${rows.length === 0 ? html`<p>${words.empty}</p>` : this.table()}
        ${turnPages(common, page, Math.ceil(total / size), (to) => void this.turn(to))}`,
    );
  }

  private readonly all = (): void => {
    this.day = '';
    this.picker.begin();
    void this.turn(0);
  };

  private async turn(page: number): Promise<void> {
    await this.run('turn', async () => {
      const [person] = this.picker.chosen;
      this.log = await this.asks.accessLog({
        ...(person && { person: person.id }),
        ...(this.day && { day: this.day }),
        page,
      });
      return '';
    });
  }

  private table(): TemplateResult {
    const { access: words } = this.page.t;
    return html`<table>
      <caption class="visually-hidden">
        ${words.heading}
      </caption>
      <thead>
        <tr>
          <th scope="col">${words.onDay}</th>
          <th scope="col">${words.viewer}</th>
          <th scope="col">${words.saw}</th>
          <th scope="col">${words.whom}</th>
        </tr>
      </thead>
      <tbody>
        ${this.log.rows.map(
          ({ onDay, viewer, what, people, more }) =>
            html`<tr>
              <td class="day">${this.local.date(onDay)}</td>
              <th scope="row">
                ${viewer.name ?? words.gone}
                <span class="a39-quiet"
                  >${[words.kinds[viewer.kind], viewer.organisation].filter(Boolean).join(', ')}</span
                >
              </th>
              <td data-name=${words.saw}>${words.sights[what] ?? what}</td>
              <td data-name=${words.whom}>
                ${people.map(({ name }) => name ?? words.gone).join(', ')} ${more > 0 ? words.more(more) : nothing}
              </td>
            </tr>`,
        )}
      </tbody>
    </table>`;
  }
}
define('a39-settings-access', A39SettingsAccess);

import { html, nothing, type TemplateResult } from 'lit';
import { state } from 'lit/decorators.js';
import table from '../appearance/table.css?inline';
import { define, sheet } from '../element.ts';
import fieldStyles from '../evidence/field.css?inline';
import { Localize } from '../locales/localize.ts';
import { settingsWords } from '../locales/settings/words.ts';
import pickerStyles from '../people-picker/people-picker.css?inline';
import { PeoplePicker } from '../people-picker/people-picker.ts';
import panel from '../records/panel.css?inline';
import { SettingsSection } from './section.ts';
import section from './section.css?inline';
import type { DeputyView } from './settings-api.ts';

/** @summary Who stands in for which manager, until when. */
class A39SettingsDeputies extends SettingsSection<typeof settingsWords.en> {
  static override styles = sheet(table, fieldStyles, panel, pickerStyles, section);

  @state() private all: DeputyView[] = [];

  protected readonly page = new Localize(this, settingsWords);
  protected override readonly places = { not_allowed: 'managers', person_unknown: 'deputies' };
  private readonly managers = this.picker();
  private readonly deputies = this.picker();

  private picker(): PeoplePicker {
    return new PeoplePicker(
      this,
      (query) => this.asks.colleagues(query),
      (cause) => this.said(cause),
    );
  }

  protected override async load(): Promise<void> {
    this.all = await this.asks.deputies();
  }

  protected override openForm(name: string, values: Record<string, string> = {}): void {
    this.managers.begin();
    this.deputies.begin();
    super.openForm(name, values);
  }

  protected override body(): TemplateResult {
    const { sections, deputies: words } = this.page.t;
    return this.framed(
      sections.deputies,
      html`<p>${words.text}</p>
        <p class="actions">
          ${this.opener('name', words.name, 'a39-button a39-second', { fromOn: this.local.today, untilOn: '' })}
        </p>
        ${this.form?.name === 'name' ? this.nameForm() : nothing}
        ${this.all.length === 0 ? html`<p class="a39-quiet">${words.none}</p>` : this.table()}`,
    );
  }

  private table(): TemplateResult {
    const { action, sections, deputies: words } = this.page.t;
    return html`<table>
      <caption class="visually-hidden">
        ${sections.deputies}
      </caption>
      <thead>
        <tr>
          <th scope="col">${words.manager}</th>
          <th scope="col">${words.deputy}</th>
          <th scope="col">${words.from}</th>
          <th scope="col">${words.until}</th>
          <th scope="col"><span class="visually-hidden">${action}</span></th>
        </tr>
      </thead>
      <tbody>
        ${this.all.map(
          ({ manager, deputy, fromOn, untilOn }) =>
            html`<tr>
              <th scope="row">${manager.name}</th>
              <td data-name=${words.deputy}>${deputy.name}</td>
              <td class="day" data-name=${words.from}>${this.local.date(fromOn)}</td>
              <td class="day" data-name=${words.until}>${this.local.date(untilOn)}</td>
              <td class="act">
                ${this.act(
                  words.end,
                  words.endOf(deputy.name, manager.name),
                  `end ${manager.id} ${deputy.id}`,
                  async () => {
                    await this.asks.endDeputy({ managerId: manager.id, deputyId: deputy.id });
                    await this.load();
                    return words.ended(deputy.name, manager.name);
                  },
                )}
              </td>
            </tr>`,
        )}
      </tbody>
    </table>`;
  }

  private nameForm(): TemplateResult {
    const { cancel, sending, faults: said, deputies: words } = this.page.t;
    const { faults } = this.form!;
    return this.formView({
      heading: words.name,
      level: this.headingLevel + 1,
      fields: html`${this.managers.view({
          name: 'managers',
          legend: words.manager,
          single: true,
          fault: faults['managers'],
          changed: () => this.type('managers', ''),
        })}
        ${this.deputies.view({
          name: 'deputies',
          legend: words.deputy,
          single: true,
          fault: faults['deputies'],
          changed: () => this.type('deputies', ''),
        })}
        <div class="pair">
          ${this.field('fromOn', words.fromOn, { kind: 'date' })}
          ${this.field('untilOn', words.untilOn, { kind: 'date' })}
        </div>`,
      act: this.form!.sending ? sending : words.name,
      cancel,
      check: () => {
        const [manager] = this.managers.chosen;
        const [deputy] = this.deputies.chosen;
        const [from, until] = [this.value('fromOn'), this.value('untilOn')];
        return {
          ...(!manager && { managers: said['managers']! }),
          ...((!deputy || deputy.id === manager?.id) && { deputies: said['deputies']! }),
          ...(!from && { fromOn: said['fromOn']! }),
          ...((!until || until < from) && { untilOn: said['untilOn']! }),
        };
      },
      work: async () => {
        const [manager] = this.managers.chosen;
        const [deputy] = this.deputies.chosen;
        const untilOn = this.value('untilOn');
        await this.asks.nameDeputy({
          managerId: manager!.id,
          deputyId: deputy!.id,
          fromOn: this.value('fromOn'),
          untilOn,
        });
        await this.load();
        return words.done(deputy!.name, manager!.name, this.local.date(untilOn));
      },
    });
  }
}
define('a39-settings-deputies', A39SettingsDeputies);

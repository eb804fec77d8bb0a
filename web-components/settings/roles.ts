import { html, nothing, type TemplateResult } from 'lit';
import { state } from 'lit/decorators.js';
import table from '../appearance/table.css?inline';
import { define, sheet } from '../element.ts';
import fieldStyles from '../evidence/field.css?inline';
import { Localize } from '../locales/localize.ts';
import { settingsWords } from '../locales/settings/words.ts';
import pickerStyles from '../people-picker/people-picker.css?inline';
import { PeoplePicker } from '../people-picker/people-picker.ts';
import { choices } from '../records/controls.ts';
import panel from '../records/panel.css?inline';
import { SettingsSection } from './section.ts';
import section from './section.css?inline';
import { grantable, type RoleView } from './settings-api.ts';

/** @summary Who was granted which role. The data protection officer grants and takes; a training administrator reads. */
class A39SettingsRoles extends SettingsSection<typeof settingsWords.en> {
  static override styles = sheet(table, fieldStyles, panel, pickerStyles, section);

  @state() private granted: RoleView[] = [];

  protected readonly page = new Localize(this, settingsWords);
  protected override readonly places = { person_unknown: 'people' };
  private readonly picker = new PeoplePicker(
    this,
    (query) => this.asks.colleagues(query),
    (cause) => this.said(cause),
  );

  protected override async load(): Promise<void> {
    this.granted = await this.asks.roles();
  }

  protected override openForm(name: string, values: Record<string, string> = {}): void {
    this.picker.begin();
    super.openForm(name, values);
  }

  protected override body(): TemplateResult {
    const { sections, roles: words } = this.page.t;
    return this.framed(
      sections.roles,
      html`<p>${words.text} ${this.dpo ? nothing : words.readOnly}</p>
        ${
          this.dpo
            ? html`<p class="actions">
                ${this.opener('grant', words.grant, 'a39-button a39-second', { role: 'training_admin' })}
              </p>`
            : nothing
        }
        ${this.form?.name === 'grant' ? this.grantForm() : nothing} ${this.table()}`,
    );
  }

  private table(): TemplateResult {
    const { person, action, roles: words, sections } = this.page.t;
    return html`<table>
      <caption class="visually-hidden">
        ${sections.roles}
      </caption>
      <thead>
        <tr>
          <th scope="col">${person}</th>
          <th scope="col">${words.role}</th>
          <th scope="col">${words.since}</th>
          ${this.dpo ? html`<th scope="col"><span class="visually-hidden">${action}</span></th>` : nothing}
        </tr>
      </thead>
      <tbody>
        ${this.granted.map(
          ({ person: { id, name, unit }, role, grantedOn, grantedBy }) =>
            html`<tr>
              <th scope="row">${name} <span class="a39-quiet">${unit ?? ''}</span></th>
              <td>${words.names[role]}</td>
              <td data-name=${words.since}>${words.granted(this.local.date(grantedOn), grantedBy)}</td>
              ${
                this.dpo
                  ? html`<td class="act">
                      ${this.act(
                        words.take,
                        words.takeFrom(words.names[role], name),
                        `take ${id} ${role}`,
                        async () => {
                          await this.asks.takeRole(id, role);
                          await this.load();
                          return words.taken(name, words.names[role]);
                        },
                      )}
                    </td>`
                  : nothing
              }
            </tr>`,
        )}
      </tbody>
    </table>`;
  }

  private grantForm(): TemplateResult {
    const { cancel, sending, faults, roles: words } = this.page.t;
    return this.formView({
      heading: words.grant,
      level: this.headingLevel + 1,
      fields: html`${this.picker.view({
        name: 'people',
        legend: words.who,
        single: true,
        fault: this.form!.faults['people'],
        changed: () => this.type('people', ''),
      })}
      ${choices({
        name: 'role',
        legend: words.role,
        value: this.value('role'),
        choose: this.type,
        options: grantable.map((role) => [role, words.names[role], words.hints[role]]),
      })}`,
      act: this.form!.sending ? sending : words.grant,
      cancel,
      check: (): Record<string, string> => (this.picker.chosen.length === 0 ? { people: faults['people']! } : {}),
      work: async () => {
        const [person] = this.picker.chosen;
        const role = grantable.find((one) => one === this.value('role')) ?? 'training_admin';
        await this.asks.grantRole(person!.id, role);
        await this.load();
        return words.done(person!.name, words.names[role]);
      },
    });
  }
}
define('a39-settings-roles', A39SettingsRoles);

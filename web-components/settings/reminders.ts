import { html, nothing, type TemplateResult } from 'lit';
import { state } from 'lit/decorators.js';
import { icons } from '../appearance/icons.ts';
import { define, sheet } from '../element.ts';
import fieldStyles from '../evidence/field.css?inline';
import { Localize } from '../locales/localize.ts';
import { settingsMailWords } from '../locales/settings-mail/words.ts';
import { checks } from '../obligations/checks.ts';
import obligationsStyles from '../obligations/obligations.css?inline';
import { choice } from '../records/controls.ts';
import panel from '../records/panel.css?inline';
import './outbox.ts';
import { faultsOf, settingsOf, valuesOf } from './reminder-fields.ts';
import { SettingsSection } from './section.ts';
import section from './section.css?inline';
import type { ReminderSettingsView } from './settings-api.ts';

/** @summary When people are reminded, and what became of the mails. */
class A39SettingsReminders extends SettingsSection<typeof settingsMailWords.en> {
  static override styles = sheet(fieldStyles, panel, obligationsStyles, section);

  @state() private kept!: ReminderSettingsView;
  @state() private workingDays: string[] = [];

  protected readonly page = new Localize(this, settingsMailWords);

  protected override async load(): Promise<void> {
    this.kept = await this.asks.reminderSettings();
  }

  protected override body(): TemplateResult {
    const { reminders: words } = this.page.t;
    return this.framed(
      words.heading,
      html`${
          this.kept.mailIsSetUp
            ? nothing
            : html`<p class="a39-mark overdue">${icons.late} <span>${words.noMail}</span></p>`
        }
        ${this.form?.name === 'change' ? this.changeForm() : this.inForce()}
        <a39-settings-outbox .api=${this.api} .headingLevel=${this.headingLevel + 1}></a39-settings-outbox>`,
    );
  }

  private weekday(day: number, weekday: 'long' | 'short' = 'long'): string {
    // 1 January 2024 was a Monday.
    return this.local.date(`2024-01-0${day}`, { weekday });
  }

  private inForce(): TemplateResult {
    const { reminders: words } = this.page.t;
    const { settings, timeZone, changedAt, changedBy } = this.kept;
    const { beforeDays, overdue, escalation } = settings;
    const list = (items: string[]) => new Intl.ListFormat(this.local.lang).format(items);
    return html`<ul class="plain">
        <li>${beforeDays.length > 0 ? words.before(list(beforeDays.map(String))) : words.noBefore}</li>
        <li>${settings.onDueDay ? words.onDue : words.notOnDue}</li>
        <li>${overdue ? words.overdue(overdue.firstDays, overdue.everyDays) : words.noOverdue}</li>
        <li>${escalation ? words.escalation(escalation.firstDays, escalation.everyDays) : words.noEscalation}</li>
        <li>${words.days(list(settings.workingDays.map((day) => this.weekday(day))))}</li>
        <li>${words.quiet(settings.quietFrom, settings.quietUntil, timeZone)}</li>
        <li>${settings.calendarFile ? words.calendarFile : words.noCalendarFile}</li>
      </ul>
      <p class="a39-quiet">
        ${words.once}
        ${changedAt ? words.changedBy(this.local.date(changedAt.slice(0, 10)), changedBy) : words.asDelivered}
      </p>
      <p class="actions">
        <button
          class="a39-button a39-second"
          type="button"
          data-opens="change"
          @click=${() => {
            this.workingDays = settings.workingDays.map(String);
            this.openForm('change', valuesOf(settings));
          }}
        >
          ${words.change}
        </button>
      </p>`;
  }

  private tick(name: string, label: string, hint: string): TemplateResult {
    return choice({
      name,
      label,
      hint,
      checked: this.value(name) === 'yes',
      choose: (checked) => this.type(name, checked ? 'yes' : 'no'),
    });
  }

  private series(name: 'overdue' | 'escalation', label: string, hint: string): TemplateResult {
    const { reminders: words } = this.page.t;
    return html`${this.tick(name, label, hint)}
    ${
      this.value(name) === 'yes'
        ? html`<div class="pair within">
            ${this.field(`${name}First`, `${label}: ${words.first}`, { kind: 'number' })}
            ${this.field(`${name}Every`, `${label}: ${words.every}`, { kind: 'number', hint: words.everyHint })}
          </div>`
        : nothing
    }`;
  }

  private changeForm(): TemplateResult {
    const { cancel, sending, faults, reminders: words } = this.page.t;
    const values = () => ({ ...this.form!.values, workingDays: this.workingDays.join(',') });
    return this.formView({
      heading: words.changeHeading,
      level: this.headingLevel + 1,
      fields: html`${this.field('beforeDays', words.beforeDays, { hint: words.beforeHint })}
        ${this.tick('onDueDay', words.onDueDay, words.onDueHint)}
        ${this.series('overdue', words.overdueOn, words.overdueOnHint)}
        ${this.series('escalation', words.escalationOn, words.escalationHint)}
        ${checks({
          name: 'workingDays',
          legend: words.workingDays,
          options: [1, 2, 3, 4, 5, 6, 7].map((day) => [`${day}`, this.weekday(day)]),
          chosen: this.workingDays,
          fault: this.form!.faults['workingDays'],
          choose: (days) => {
            this.workingDays = days;
            this.type('workingDays', '');
          },
        })}
        <div class="pair">
          ${this.field('quietFrom', words.quietFrom, { hint: words.quietHint })}
          ${this.field('quietUntil', words.quietUntil, { hint: words.quietHint })}
        </div>
        ${this.tick('calendarFile', words.calendar, words.calendarHint)}`,
      act: this.form!.sending ? sending : words.save,
      cancel,
      check: () => Object.fromEntries(faultsOf(values()).map((name) => [name, faults[name]!])),
      work: async () => {
        this.kept = await this.asks.changeReminders(settingsOf(values()));
        return words.saved;
      },
    });
  }
}
define('a39-settings-reminders', A39SettingsReminders);

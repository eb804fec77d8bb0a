import { html, nothing, type TemplateResult } from 'lit';
import { state } from 'lit/decorators.js';
import { icons } from '../appearance/icons.ts';
import table from '../appearance/table.css?inline';
import { define, sheet } from '../element.ts';
import fieldStyles from '../evidence/field.css?inline';
import { Localize } from '../locales/localize.ts';
import { settingsMailWords } from '../locales/settings-mail/words.ts';
import { select } from '../records/controls.ts';
import panel from '../records/panel.css?inline';
import { heading } from '../text/heading.ts';
import { SettingsSection, turnPages } from './section.ts';
import section from './section.css?inline';
import type { Outbox, ReminderState } from './settings-api.ts';

/** @summary Which reminders were sent, wait or failed, and sending one again. A part of the Settings screen. */
class A39SettingsOutbox extends SettingsSection<typeof settingsMailWords.en> {
  static override styles = sheet(table, fieldStyles, panel, section);

  @state() private outbox!: Outbox;
  @state() private shown: ReminderState | '' = '';

  protected readonly page = new Localize(this, settingsMailWords);

  protected override async load(): Promise<void> {
    this.outbox = await this.asks.outbox(this.shown, 0);
  }

  protected override body(): TemplateResult {
    const { outbox: words, ...common } = this.page.t;
    const { counts, rows, page, pages } = this.outbox;
    const failed = counts.failed + counts.given_up + counts.unsure;
    const states = (Object.keys(words.states) as ReminderState[]).filter(
      (one) => counts[one] > 0 || one === this.shown,
    );
    const show = (_: string, chosen: string): void => {
      this.shown = states.find((one) => one === chosen) ?? '';
      void this.turn(0);
    };
    return html`<div part="base">
      ${heading(this.headingLevel, words.heading, 'smaller')}
      <p>${words.text}</p>
      ${
        failed > 0
          ? html`<p class="a39-mark overdue">${icons.late} <span>${words.failedNote(failed)}</span></p>`
          : nothing
      }
      ${select({
        name: 'shown',
        label: words.show,
        value: this.shown,
        choose: show,
        options: [
          ['', words.allStates],
          ...states.map((one) => [one, `${words.states[one]} (${this.local.number(counts[one])})`] as const),
        ],
      })}
      ${this.notice()} ${rows.length === 0 ? html`<p class="a39-quiet">${words.empty}</p>` : this.table()}
      ${turnPages(common, page, pages, (to) => void this.turn(to))}
    </div>`;
  }

  private async turn(page: number): Promise<void> {
    await this.run('turn', async () => {
      this.outbox = await this.asks.outbox(this.shown, page);
      return '';
    });
  }

  private table(): TemplateResult {
    const { outbox: words, action } = this.page.t;
    return html`<table>
      <caption class="visually-hidden">
        ${words.heading}
      </caption>
      <thead>
        <tr>
          <th scope="col">${words.about}</th>
          <th scope="col">${words.kind}</th>
          <th scope="col">${words.state}</th>
          <th scope="col">${words.when}</th>
          <th scope="col"><span class="visually-hidden">${action}</span></th>
        </tr>
      </thead>
      <tbody>
        ${this.outbox.rows.map((row) => {
          const day = (row.sentAt ?? row.nextAt ?? row.plannedAt).slice(0, 10);
          const { id, person, recipient } = row;
          return html`<tr>
            <th scope="row">
              ${person.name} <span class="a39-quiet">${row.title}</span>
              ${recipient.id === person.id ? nothing : html`<span class="a39-quiet">${words.to(recipient.name)}</span>`}
            </th>
            <td data-name=${words.kind}>${words.kinds[row.kind]}</td>
            <td data-name=${words.state}>${words.states[row.state]} ${this.why(row)}</td>
            <td class="day">${this.local.date(day)}</td>
            <td class="act">
              ${
                row.canRetry
                  ? this.act(words.again, words.againTo(recipient.name), `retry ${id}`, async () => {
                      await this.asks.retryReminder(id);
                      this.outbox = await this.asks.outbox(this.shown, this.outbox.page);
                      return words.retried(recipient.name);
                    })
                  : nothing
              }
            </td>
          </tr>`;
        })}
      </tbody>
    </table>`;
  }

  /** What a mail server said is in its own words. */
  private why({ state: standing, sentence }: Outbox['rows'][number]): unknown {
    if (!['failed', 'given_up', 'unsure'].includes(standing)) return nothing;
    return html`<span class="a39-quiet" lang="en">${sentence}</span>`;
  }
}
define('a39-settings-outbox', A39SettingsOutbox);

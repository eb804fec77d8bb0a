import { html, nothing, type TemplateResult } from 'lit';
import { state } from 'lit/decorators.js';
import table from '../appearance/table.css?inline';
import { define, sheet } from '../element.ts';
import fieldStyles from '../evidence/field.css?inline';
import { Localize } from '../locales/localize.ts';
import { settingsMailWords } from '../locales/settings-mail/words.ts';
import { checks } from '../obligations/checks.ts';
import obligationsStyles from '../obligations/obligations.css?inline';
import { choices } from '../records/controls.ts';
import panel from '../records/panel.css?inline';
import { heading } from '../text/heading.ts';
import { named, SettingsSection, turnPages } from './section.ts';
import section from './section.css?inline';
import { webhookEvents, webhookFormats, type Deliveries, type NewWebhook, type WebhookView } from './settings-api.ts';

/** @summary Which chat systems are told numbers, and what became of it. */
class A39SettingsWebhooks extends SettingsSection<typeof settingsMailWords.en> {
  static override styles = sheet(table, fieldStyles, panel, obligationsStyles, section);

  @state() private all: WebhookView[] = [];
  @state() private chosen: string[] = [];
  @state() private made: NewWebhook | null = null;
  @state() private shown: { id: string; deliveries: Deliveries } | null = null;

  protected readonly page = new Localize(this, settingsMailWords);
  protected override readonly places = { webhook_address: 'url' };

  protected override async load(): Promise<void> {
    this.all = await this.asks.webhooks();
  }

  protected override openForm(name: string, values: Record<string, string> = {}): void {
    this.chosen = [];
    this.made = null;
    super.openForm(name, values);
  }

  protected override body(): TemplateResult {
    const { webhooks: words } = this.page.t;
    return this.framed(
      words.heading,
      html`<p>${words.text}</p>
        <p class="actions">${this.opener('make', words.make, 'a39-button a39-second', { url: '', format: 'slack' })}</p>
        ${this.form?.name === 'make' ? this.makeForm() : nothing} ${this.made ? this.once(this.made) : nothing}
        ${
          this.all.length === 0
            ? html`<p class="a39-quiet">${words.none}</p>`
            : html`<ul class="list" role="list">
                ${this.all.map((one) => this.webhook(one))}
              </ul>`
        }`,
    );
  }

  private once({ secret, webhook }: NewWebhook): TemplateResult {
    const { webhooks: words } = this.page.t;
    const understood = (): void => {
      this.made = null;
      void this.focusOn('[data-opens="make"]');
    };
    return html`<div class="once">
      ${heading(this.headingLevel + 1, `${words.secret}: ${webhook.host}`)}
      <p>${words.secretOnce}</p>
      <code>${secret}</code>
      <p><button class="a39-plain" type="button" @click=${understood}>${words.understood}</button></p>
    </div>`;
  }

  private webhook({ id, host, format, events, madeBy, madeAt, pausedAt, last }: WebhookView): TemplateResult {
    const { webhooks: words } = this.page.t;
    const isShown = this.shown?.id === id;
    const changing = (label: string, key: string, work: () => Promise<unknown>, done: string): TemplateResult =>
      this.act(label, words.full(label, host), `${key} ${id}`, async () => {
        await work();
        await this.load();
        return done;
      });
    return html`<li>
      <p>
        <strong>${host}</strong> · ${words.formats[format]}
        ${pausedAt ? html` · <strong>${words.paused}</strong>` : nothing}
      </p>
      <p>${events.map((event) => words.eventNames[event] ?? event).join(' · ')}</p>
      <p class="a39-quiet">
        ${last ? words.last(words.states[last.state], this.local.date(last.at.slice(0, 10))) : words.never} ·
        ${words.by(this.local.date(madeAt.slice(0, 10)), madeBy)}
        ${last && ['failed', 'dead'].includes(last.state) ? html`<br /><span lang="en">${last.sentence}</span>` : nothing}
      </p>
      <p class="actions">
        ${changing(words.test, 'test', () => this.asks.testWebhook(id), words.tested)}
        ${
          pausedAt
            ? changing(words.resume, 'resume', () => this.asks.pauseWebhook(id, false), words.resumed(host))
            : changing(words.pause, 'pause', () => this.asks.pauseWebhook(id, true), words.pausedDone(host))
        }
        <button class="a39-plain" type="button" aria-expanded=${isShown} @click=${() => void this.toggle(id)}>
          ${named(isShown ? words.hide : words.deliveries, words.full(isShown ? words.hide : words.deliveries, host))}
        </button>
        ${changing(words.remove, 'remove', () => this.asks.deleteWebhook(id), words.removed(host))}
      </p>
      ${isShown ? this.deliveries(id, this.shown!.deliveries) : nothing}
    </li>`;
  }

  private async toggle(id: string): Promise<void> {
    if (this.shown?.id === id) return void (this.shown = null);
    await this.turn(id, 0);
  }

  private async turn(id: string, page: number): Promise<void> {
    await this.run(`show ${id}`, async () => {
      this.shown = { id, deliveries: await this.asks.deliveries(id, page) };
      return '';
    });
  }

  private deliveries(id: string, { rows, page, pages }: Deliveries): TemplateResult {
    const { webhooks: words, outbox, action, ...common } = this.page.t;
    if (rows.length === 0) return html`<p class="a39-quiet">${words.never}</p>`;
    return html`<table>
        <caption class="visually-hidden">
          ${words.deliveries}
        </caption>
        <thead>
          <tr>
            <th scope="col">${words.event}</th>
            <th scope="col">${outbox.state}</th>
            <th scope="col">${outbox.when}</th>
            <th scope="col"><span class="visually-hidden">${action}</span></th>
          </tr>
        </thead>
        <tbody>
          ${rows.map(
            (row) =>
              html`<tr>
                <th scope="row">${words.eventNames[row.event] ?? row.event}</th>
                <td data-name=${outbox.state}>
                  ${words.states[row.state]}
                  ${
                    ['failed', 'dead'].includes(row.state)
                      ? html`<span class="a39-quiet" lang="en">${row.sentence}</span>`
                      : nothing
                  }
                </td>
                <td class="day">${this.local.date((row.deliveredAt ?? row.madeAt).slice(0, 10))}</td>
                <td class="act">
                  ${
                    row.canRetry
                      ? this.act(words.again, words.again, `again ${row.id}`, async () => {
                          await this.asks.retryDelivery(id, row.id);
                          this.shown = { id, deliveries: await this.asks.deliveries(id, page) };
                          return words.sentAgain;
                        })
                      : nothing
                  }
                </td>
              </tr>`,
          )}
        </tbody>
      </table>
      ${turnPages(common, page, pages, (to) => void this.turn(id, to))}`;
  }

  private makeForm(): TemplateResult {
    const { cancel, sending, faults: said, webhooks: words } = this.page.t;
    return this.formView({
      heading: words.make,
      level: this.headingLevel + 1,
      fields: html`${this.field('url', words.url, { hint: words.urlHint })}
      ${choices({
        name: 'format',
        legend: words.format,
        value: this.value('format'),
        choose: this.type,
        options: webhookFormats.map((format) => [format, words.formats[format]]),
      })}
      ${checks({
        name: 'events',
        legend: words.events,
        options: webhookEvents.map((event) => [event, words.eventNames[event] ?? event]),
        chosen: this.chosen,
        fault: this.form!.faults['events'],
        choose: (chosen) => {
          this.chosen = chosen;
          this.type('events', '');
        },
      })}`,
      act: this.form!.sending ? sending : words.make,
      cancel,
      check: () => ({
        ...(!URL.canParse(this.value('url')) && { url: said['url']! }),
        ...(this.chosen.length === 0 && { events: said['events']! }),
      }),
      work: async () => {
        const made = await this.asks.makeWebhook({
          url: this.value('url'),
          format: webhookFormats.find((one) => one === this.value('format')) ?? 'json',
          events: webhookEvents.filter((one) => this.chosen.includes(one)),
        });
        // Chat systems check no signature, so there is no secret to take note of.
        this.made = made.webhook.format === 'json' ? made : null;
        await this.load();
        return words.made(made.webhook.host);
      },
    });
  }
}
define('a39-settings-webhooks', A39SettingsWebhooks);

import { html, nothing, type TemplateResult } from 'lit';
import { state } from 'lit/decorators.js';
import type { Api } from '../api/client.ts';
import table from '../appearance/table.css?inline';
import { define, sheet } from '../element.ts';
import { erasureWords } from '../locales/erasure/words.ts';
import { Localize } from '../locales/localize.ts';
import { ActingElement } from '../records/acting-element.ts';
import panel from '../records/panel.css?inline';
import { heading } from '../text/heading.ts';
import { erasureServer, type ErasureApi, type ErasureOverview } from './erasure-api.ts';
import styles from './erasure.css?inline';

/**
 * @summary What would be erased tonight, how long things are kept, and who is on legal hold. For our own pages only.
 * @csspart table - A list of people.
 */
export class A39Erasure extends ActingElement<typeof erasureWords.en> {
  static override styles = sheet(table, panel, styles);

  declare api?: Api & ErasureApi;

  @state() private plan!: ErasureOverview;

  protected readonly page = new Localize(this, erasureWords);

  private get asks(): ErasureApi {
    return this.api ?? erasureServer(this);
  }

  protected override async load(): Promise<void> {
    this.plan = await this.asks.erasure();
  }

  protected override body(): TemplateResult {
    const words = this.page.t;
    const { tonight, today } = this.plan;
    const { requested, leavers, records, idleAttempts } = tonight;
    return html`<div part="base">
      ${heading(this.headingLevel, words.heading, 'title')}
      <p class="lede">${words.lede(requested.length + leavers.length, records, idleAttempts)}</p>
      <p class="a39-quiet as-of">${words.asOf(this.local.date(today))}</p>
      ${this.notice()} ${this.requests()} ${this.leavers()} ${this.stayers()} ${this.held()} ${this.holds()}
      ${this.periods()}
    </div>`;
  }

  private section(title: string, content: unknown): TemplateResult {
    return html`<section>${heading(this.headingLevel + 1, title, 'part')} ${content}</section>`;
  }

  /** @param rows of each person the name, the other columns, and what can be done */
  private list(caption: string, columns: string[], rows: [string, string[], unknown?][]): TemplateResult {
    const words = this.page.t;
    const acts = rows.some(([, , act]) => act);
    return html`<table part="table">
      <caption class="visually-hidden">
        ${caption}
      </caption>
      <thead>
        <tr>
          ${[words.person, ...columns].map((column) => html`<th scope="col">${column}</th>`)}
          ${acts ? html`<th scope="col"><span class="visually-hidden">${words.action}</span></th>` : nothing}
        </tr>
      </thead>
      <tbody>
        ${rows.map(
          ([name, cells, act]) =>
            html`<tr>
              <th scope="row">${name}</th>
              ${cells.map((cell, i) => html`<td data-name=${columns[i]!}>${cell}</td>`)}
              ${acts ? html`<td class="act">${act}</td>` : nothing}
            </tr>`,
        )}
      </tbody>
    </table>`;
  }

  private act(label: string, name: string, key: string, work: () => Promise<string>): TemplateResult {
    const act = (): void =>
      void this.run(key, async () => {
        const done = await work();
        await this.load();
        return done;
      });
    return html`<button class="a39-plain" type="button" aria-disabled=${this.busy === key} @click=${act}>
      <span aria-hidden="true">${label}</span><span class="visually-hidden">${name}</span>
    </button>`;
  }

  private requests(): TemplateResult {
    const words = this.page.t;
    const { requested } = this.plan.tonight;
    const rows = requested.map(({ id, name, basis }): [string, string[], unknown] => [
      name,
      [words.bases[basis]],
      this.cancelling(id, name),
    ]);
    return this.section(
      words.requestsHeading,
      rows.length > 0 ? this.list(words.requestsHeading, [words.basis], rows) : html`<p>${words.noRequests}</p>`,
    );
  }

  private cancelling(id: string, name: string): TemplateResult {
    const words = this.page.t;
    return this.act(words.cancel, words.cancelFor(name), `cancel ${id}`, async () => {
      await this.asks.cancelErasure(id);
      return words.cancelled(name);
    });
  }

  private leavers(): TemplateResult {
    const words = this.page.t;
    const { leavers } = this.plan.tonight;
    const rows = leavers.map(({ name, leftOn }): [string, string[]] => [name, [this.local.date(leftOn)]]);
    return this.section(
      words.leaversHeading,
      rows.length > 0
        ? this.list(words.leaversHeading, [words.leftOn], rows)
        : html`<p>${words.noLeavers(this.local.date(this.plan.endedOn))}</p>`,
    );
  }

  private stayers(): TemplateResult {
    const words = this.page.t;
    const { records, idleAttempts } = this.plan.tonight;
    return this.section(
      words.recordsHeading,
      html`<p>${words.records(records)}</p>
        <p>${words.idle(idleAttempts, this.plan.keepIdleAnswersDays)}</p>`,
    );
  }

  private held(): unknown {
    const words = this.page.t;
    const { held } = this.plan.tonight;
    if (held.length === 0) return nothing;
    const rows = held.map(({ id, name, reason, requested }): [string, string[], unknown] => [
      name,
      [reason, requested ? words.whyGone.requested : words.whyGone.period],
      requested ? this.cancelling(id, name) : undefined,
    ]);
    return this.section(
      words.heldHeading,
      html`<p>${words.heldText}</p>
        ${this.list(words.heldHeading, [words.reason, words.why], rows)}`,
    );
  }

  private holds(): TemplateResult {
    const words = this.page.t;
    const { holds } = this.plan;
    const rows = holds.map(({ id, name, reason, placedOn }): [string, string[], unknown] => [
      name,
      [reason, this.local.date(placedOn)],
      this.act(words.lift, words.liftFor(name), `lift ${id}`, async () => {
        await this.asks.liftHold(id);
        return words.lifted(name);
      }),
    ]);
    return this.section(
      words.holdsHeading,
      rows.length > 0
        ? html`<p>${words.holdsText}</p>
            ${this.list(words.holdsHeading, [words.reason, words.since], rows)}`
        : html`<p>${words.noHolds}</p>`,
    );
  }

  private periods(): TemplateResult {
    const words = this.page.t;
    const { keepRecordsYears, keepIdleAnswersDays, endedOn } = this.plan;
    const day = this.local.date(endedOn);
    const periods = [
      [words.periods.records, words.recordsPeriod(keepRecordsYears, day)],
      [words.periods.leavers, words.leaversPeriod(day)],
      [words.periods.answers, words.answersPeriod(keepIdleAnswersDays)],
    ];
    return this.section(
      words.periodsHeading,
      html`<dl>
          ${periods.map(
            ([term, text]) =>
              html`<div>
                <dt>${term}</dt>
                <dd>${text}</dd>
              </div>`,
          )}
        </dl>
        <p class="a39-quiet">${words.periodsText}</p>`,
    );
  }
}
define('a39-erasure', A39Erasure);

import { html, nothing, type TemplateResult } from 'lit';
import { state } from 'lit/decorators.js';
import table from '../appearance/table.css?inline';
import { define, sheet } from '../element.ts';
import { Localize } from '../locales/localize.ts';
import { opennessWords } from '../locales/openness/words.ts';
import panel from '../records/panel.css?inline';
import { heading } from '../text/heading.ts';
import { SettingsSection, turnPages } from './section.ts';
import section from './section.css?inline';
import type { ExportCatalogue, ExportLog } from './settings-api.ts';

/** @summary The closed catalogue of reports, and every export that was made. */
class A39SettingsReports extends SettingsSection<typeof opennessWords.en> {
  static override styles = sheet(table, panel, section);

  @state() private catalogue!: ExportCatalogue;
  @state() private log!: ExportLog;

  protected readonly page = new Localize(this, opennessWords);

  protected override async load(): Promise<void> {
    [this.catalogue, this.log] = await Promise.all([this.asks.catalogue(), this.asks.exportsMade(0)]);
  }

  protected override body(): TemplateResult {
    const { reports: words, ...common } = this.page.t;
    const { exports: made, page, total, size } = this.log;
    return this.framed(
      words.heading,
      html`<p>${words.text}</p>
        <ul class="list" role="list">
          ${this.catalogue.reports.map((one) => this.report(one))}
        </ul>
        ${heading(this.headingLevel + 1, words.made, 'smaller')}
        ${made.length === 0 ? html`<p class="a39-quiet">${words.noExports}</p>` : this.made()}
        ${turnPages(common, page, Math.ceil(total / size), (to) => void this.turn(to))}`,
    );
  }

  private report({ title, about, shapes, formats, columns }: ExportCatalogue['reports'][number]): TemplateResult {
    const { reports: words } = this.page.t;
    return html`<li>
      <p><strong>${title}</strong> · ${about}</p>
      <p class="a39-quiet">
        ${formats.map((format) => format.toUpperCase()).join(', ')} ·
        ${shapes.map((shape) => words.shapes[shape]).join(', ')}
      </p>
      <details>
        <summary>${words.columns}</summary>
        <p>${columns.map(({ heading: text }) => text).join(' · ')}</p>
      </details>
    </li>`;
  }

  private async turn(page: number): Promise<void> {
    await this.run('turn', async () => {
      this.log = await this.asks.exportsMade(page);
      return '';
    });
  }

  private made(): TemplateResult {
    const { reports: words } = this.page.t;
    return html`<table>
      <caption class="visually-hidden">
        ${words.made}
      </caption>
      <thead>
        <tr>
          <th scope="col">${words.report}</th>
          <th scope="col">${words.by}</th>
          <th scope="col">${words.when}</th>
          <th scope="col" class="number">${words.rows}</th>
          <th scope="col" class="number">${words.people}</th>
        </tr>
      </thead>
      <tbody>
        ${this.log.exports.map(
          (one) =>
            html`<tr>
              <th scope="row">
                ${words.names[one.report]} <span class="a39-quiet">${one.format.toUpperCase()}</span>
                ${
                  one.sha256
                    ? html`<details>
                        <summary>${words.file}</summary>
                        <code>${one.sha256}</code>
                      </details>`
                    : html`<span class="a39-quiet">${words.unfinished}</span>`
                }
              </th>
              <td data-name=${words.by}>${this.by(one.madeBy)}</td>
              <td class="day" data-name=${words.when}>${this.local.date(one.madeAt.slice(0, 10))}</td>
              <td class="number" data-name=${words.rows}>${this.local.number(one.rows)}</td>
              <td class="number" data-name=${words.people}>${this.local.number(one.people)}</td>
            </tr>`,
        )}
      </tbody>
    </table>`;
  }

  private by({ kind, name }: ExportLog['exports'][number]['madeBy']): TemplateResult {
    const { reports: words } = this.page.t;
    if (kind === 'operator') return html`${words.operator}`;
    return html`${name ?? words.gone}
    ${words.kinds[kind] ? html`<span class="a39-quiet">${words.kinds[kind]}</span>` : nothing}`;
  }
}
define('a39-settings-reports', A39SettingsReports);

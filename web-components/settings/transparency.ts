import { html, nothing, type TemplateResult } from 'lit';
import { property, state } from 'lit/decorators.js';
import { icons } from '../appearance/icons.ts';
import table from '../appearance/table.css?inline';
import { define, sheet } from '../element.ts';
import { Localize } from '../locales/localize.ts';
import { opennessWords } from '../locales/openness/words.ts';
import panel from '../records/panel.css?inline';
import { heading } from '../text/heading.ts';
import { named, SettingsSection } from './section.ts';
import section from './section.css?inline';
import type { Transparency } from './settings-api.ts';

const onlookers = ['learner', 'manager', 'admin', 'auditor', 'council'] as const;

/**
 * @summary What is kept how long, who sees what, what is never recorded, what is connected, and drafts made of it. Everybody may
 * read it.
 * @attr part-shown - `retention`: only how long things are kept. `all`: everything.
 */
class A39SettingsTransparency extends SettingsSection<typeof opennessWords.en> {
  static override styles = sheet(table, panel, section);

  @property({ attribute: 'part-shown' }) partShown: 'retention' | 'all' = 'all';

  @state() private facts!: Transparency;

  protected readonly page = new Localize(this, opennessWords);

  protected override async load(): Promise<void> {
    this.facts = await this.asks.transparency();
  }

  protected override body(): TemplateResult {
    const { retention, transparency: words } = this.page.t;
    if (this.partShown === 'retention')
      return this.framed(
        retention.heading,
        html`<p>${retention.text}</p>
          ${this.kept()}
          ${this.dpo ? html`<p><a class="a39-plain" href=${this.calls.pageHref('/erasure')}>${retention.toErasure}</a></p>` : nothing}`,
      );
    return this.framed(
      words.heading,
      html`<p>${words.text}</p>
        ${this.smaller(words.sees)} ${this.sees()} ${this.smaller(words.neverHeading)}
        <ul class="plain">
          ${this.facts.never.map((one) => html`<li>${words.never[one]}</li>`)}
        </ul>
        <p>
          ${this.facts.recordsPoints ? words.points.yes : words.points.no} ${words.smallest(this.facts.smallestGroup)}
        </p>
        ${this.smaller(retention.heading)} ${this.kept()} ${this.smaller(words.connections)} ${this.connections()}
        ${this.smaller(words.reports)} ${this.reports()} ${this.smaller(words.drafts)} ${this.drafts()}`,
    );
  }

  private smaller(text: string): TemplateResult {
    return heading(this.headingLevel + 1, text, 'smaller');
  }

  private kept(): TemplateResult {
    const { retention: words } = this.page.t;
    const inWords = ({ period }: Transparency['kept'][number]): string =>
      'n' in period ? words[period.kind](period.n) : words[period.kind];
    return html`<dl>
      ${this.facts.kept.map(
        (one) =>
          html`<div>
            <dt>${words.what[one.what]}</dt>
            <dd>
              ${inWords(one)}
              ${one.setting ? html`<span class="a39-quiet">${words.setting(one.setting)}</span>` : nothing}
            </dd>
          </div>`,
      )}
    </dl>`;
  }

  private sees(): TemplateResult {
    const { transparency: words } = this.page.t;
    return html`<div class="scroll" role="region" tabindex="0" aria-label=${words.sees}>
      <table>
        <thead>
          <tr>
            <th scope="col">${words.what}</th>
            ${onlookers.map((one) => html`<th scope="col">${words.onlookers[one]}</th>`)}
          </tr>
        </thead>
        <tbody>
          ${this.facts.sees.map(
            ({ what, sees }) =>
              html`<tr>
                <th scope="row">${words.data[what]}</th>
                ${onlookers.map((one) => html`<td>${words.cells[sees[one]]}</td>`)}
              </tr>`,
          )}
        </tbody>
      </table>
    </div>`;
  }

  private connections(): TemplateResult {
    const { none, transparency: words } = this.page.t;
    const { connections, roles } = this.facts;
    const list = (items: string[]): string => (items.length > 0 ? items.join(', ') : none);
    const rows: [string, string][] = [
      [words.mail, connections.mail ? words.yes : words.no],
      [words.scim, connections.keys === 0 ? words.no : words.keys(connections.keys, connections.scimKeys)],
      [words.chat, list(connections.webhooks.map(({ host }) => host))],
      [words.platforms, list(connections.platforms.map(({ host, sends }) => `${host}: ${words.sends[sends]}`))],
      [words.packages, this.local.number(connections.packages)],
      [
        words.stores,
        list(
          connections.stores.map(({ host, tells, names }) => `${host}: ${words.tells[tells]}, ${words.names[names]}`),
        ),
      ],
      [words.auditors, this.local.number(connections.auditors)],
      [words.embed, list(connections.embedOrigins)],
      [words.timeStamps, connections.timeStamps ?? none],
      [words.witnesses, list(connections.witnesses)],
      [words.roles, roles.map(({ role, people }) => words.role[role](people)).join(', ')],
    ];
    return html`<dl>
      ${rows.map(
        ([term, text]) =>
          html`<div>
            <dt>${term}</dt>
            <dd>${text}</dd>
          </div>`,
      )}
    </dl>`;
  }

  private reports(): TemplateResult {
    const { transparency: words, reports } = this.page.t;
    return html`<p>${words.reportsText}</p>
      <ul class="plain">
        ${this.facts.reports.map(
          (one) => html`<li>${reports.names[one.name]} <span class="a39-quiet">${reports.for[one.for]}</span></li>`,
        )}
      </ul>`;
  }

  private drafts(): TemplateResult {
    const { transparency: words } = this.page.t;
    return html`<p>${words.draftsText}</p>
      <ul class="list" role="list">
        ${this.facts.documents.map(
          (name) =>
            html`<li>
              <p class="actions">
                <span>${words.draftNames[name]}</span>
                <a class="a39-plain" href=${this.asks.draftHref(name)} download
                  >${icons.file} ${named(words.download, `${words.download}: ${words.draftNames[name]}`)}</a
                >
              </p>
            </li>`,
        )}
      </ul>`;
  }
}
define('a39-settings-transparency', A39SettingsTransparency);

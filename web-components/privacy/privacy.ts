import { html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { property, state } from 'lit/decorators.js';
import type { Api, SessionView } from '../api/client.ts';
import { emit } from '../appearance/emit.ts';
import { icons } from '../appearance/icons.ts';
import table from '../appearance/table.css?inline';
import { A39Element, define, sheet } from '../element.ts';
import { inHostPage } from '../host-page.ts';
import { Localize } from '../locales/localize.ts';
import { myDataWords } from '../locales/my-data/words.ts';
import { opennessWords } from '../locales/openness/words.ts';
import { privacyWords } from '../locales/privacy/words.ts';
import type { MyData } from '../my-data/my-data-api.ts';
import dataStyles from '../my-data/my-data.css?inline';
import { shownFirst, StoredSections } from '../my-data/stored-sections.ts';
import { heading } from '../text/heading.ts';
import { privacyServer, type MyAccess, type PrivacyApi } from './privacy-api.ts';
import styles from './privacy.css?inline';

/**
 * @summary What is stored about me, who looked, and how I take it along. In a page of another origin the data themselves stay
 * away, with a link to where they are shown: whatever runs in that page could read them.
 * @slot contact - Instead of our words on whom to ask.
 * @event {CustomEvent<Record<string, never>>} a39-export-requested - A file of everything is being fetched, or the page that has it is opened.
 * @csspart section - One of the sections, and one kind of what is stored.
 * @csspart table - Who looked.
 */
export class A39Privacy extends A39Element {
  static override styles = sheet(table, dataStyles, styles);

  declare api?: Api & PrivacyApi;

  /** Which of its sections. */
  @property() section: 'all' | 'data' | 'access-log' | 'export' = 'all';

  /** Null if it is not shown here. */
  @state() private mine: MyData | null = null;
  @state() private access: MyAccess | null = null;
  @state() private contact: SessionView['organisation']['contact'] | null = null;
  @state() private allLooks = false;

  private readonly page = new Localize(this, privacyWords);
  private readonly dataPage = new Localize(this, myDataWords);
  private readonly looks = new Localize(this, opennessWords);
  private readonly stored = new StoredSections(this, this.dataPage);

  protected override get worded(): boolean {
    return super.worded && this.page.ready && this.dataPage.ready && this.looks.ready;
  }

  private get asks(): PrivacyApi {
    return this.api ?? privacyServer(this);
  }

  protected override willUpdate(changed: PropertyValues): void {
    super.willUpdate(changed);
    if (this.hasUpdated && changed.has('section')) void this.reload();
  }

  private shows(section: A39Privacy['section']): boolean {
    return this.section === 'all' || this.section === section;
  }

  protected override async load(): Promise<void> {
    const isGuest = inHostPage(this.calls);
    const [session, mine, access] = await Promise.all([
      this.calls.session(),
      this.shows('data') && !isGuest ? this.asks.myData() : null,
      this.shows('access-log') ? this.asks.myAccess() : null,
    ]);
    this.contact = session.organisation.contact;
    this.mine = mine;
    this.access = access;
  }

  protected override body(): TemplateResult {
    const words = this.page.t;
    return html`<div part="base">
      ${this.shows('data') ? this.block(this.dataPage.t.stored, this.data()) : nothing}
      ${this.access ? this.block(words.looks, this.whoLooked(this.access)) : nothing}
      ${this.shows('export') ? this.block(words.export, this.export()) : nothing}
      <slot name="contact">${this.whomToAsk()}</slot>
    </div>`;
  }

  private block(title: string, content: unknown): TemplateResult {
    return html`<section part="section">${heading(this.headingLevel, title, 'part')} ${content}</section>`;
  }

  private data(): TemplateResult {
    if (this.mine) return this.stored.view(this.mine.sections);
    // Beside the way to take it along, the same link again helps nobody.
    return html`<p>${this.page.t.elsewhere}</p>
      ${this.shows('export') ? nothing : html`<p>${this.elsewhere('a39-plain')}</p>`}`;
  }

  private elsewhere(look: string): TemplateResult {
    return html`<a
      part=${look === 'a39-button' ? 'button' : 'link'}
      class=${look}
      href=${this.calls.pageHref('/my-data')}
      @click=${() => look === 'a39-button' && emit(this, 'a39-export-requested')}
      >${this.page.t.elsewhereLink} ${icons.next}</a
    >`;
  }

  private export(): TemplateResult {
    const { asPdf, asJson } = this.dataPage.t;
    const file = (ending: 'pdf' | 'json', label: string, look: string): TemplateResult =>
      html`<a
        part="button"
        class=${look}
        href=${this.asks.dataHref(ending)}
        download
        @click=${() => emit(this, 'a39-export-requested')}
        >${icons.file} ${label}</a
      >`;
    return html`<p>${this.page.t.exportText}</p>
      <p class="actions">
        ${
          inHostPage(this.calls)
            ? this.elsewhere('a39-button')
            : html`${file('pdf', asPdf, 'a39-button')} ${file('json', asJson, 'a39-button a39-second')}`
        }
      </p>`;
  }

  private whoLooked({ days, keptDays }: MyAccess): TemplateResult {
    const { access: words } = this.looks.t;
    const all = days.flatMap(({ onDay, viewers }) => viewers.map((one) => ({ onDay, ...one })));
    const shown = this.allLooks ? all : all.slice(0, shownFirst);
    return html`<p class="a39-quiet">${this.page.t.looksText(keptDays)}</p>
      ${
        all.length === 0
          ? html`<p>${this.dataPage.t.nobodyLooked}</p>`
          : html`<table part="table">
              <caption class="visually-hidden">
                ${this.page.t.looks}
              </caption>
              <thead>
                <tr>
                  <th scope="col">${words.viewer}</th>
                  <th scope="col">${words.onDay}</th>
                  <th scope="col">${words.saw}</th>
                </tr>
              </thead>
              <tbody>
                ${shown.map(
                  ({ onDay, viewer, what }) =>
                    html`<tr tabindex="-1">
                      <th scope="row">
                        ${viewer.name ?? words.gone}
                        <span class="a39-quiet"
                          >${[words.kinds[viewer.kind], viewer.organisation].filter(Boolean).join(', ')}</span
                        >
                      </th>
                      <td>${this.local.date(onDay, { day: 'numeric', month: 'short', year: 'numeric' })}</td>
                      <td>${what.map((sight) => words.sights[sight] ?? sight).join(', ')}</td>
                    </tr>`,
                )}
              </tbody>
            </table>`
      }
      ${
        shown.length < all.length
          ? html`<p>
              <button
                part="button"
                class="a39-plain"
                type="button"
                aria-label=${this.dataPage.t.allOf(this.page.t.looks, all.length)}
                @click=${this.showAllLooks}
              >
                ${icons.down} ${this.dataPage.t.all(all.length)}
              </button>
            </p>`
          : nothing
      }`;
  }

  private readonly showAllLooks = async (): Promise<void> => {
    this.allLooks = true;
    await this.updateComplete;
    // The button is gone; the first that it brought takes its place.
    this.renderRoot.querySelector<HTMLElement>(`tbody tr:nth-child(${shownFirst + 1})`)?.focus();
  };

  private whomToAsk(): unknown {
    if (!this.contact) return nothing;
    const { name, email } = this.contact;
    return html`<p class="contact">
      ${this.page.t.contact(name)} <a part="link" class="a39-plain" href="mailto:${email}">${email}</a>
    </p>`;
  }
}
define('a39-privacy', A39Privacy);

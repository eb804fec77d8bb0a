import { html, nothing, type TemplateResult } from 'lit';
import { state } from 'lit/decorators.js';
import type { Api, SessionView } from '../api/client.ts';
import { A39Element, define, sheet } from '../element.ts';
import { Localize } from '../locales/localize.ts';
import { settingsWords } from '../locales/settings/words.ts';
import { heading } from '../text/heading.ts';
import { PartInAddress } from './part-in-address.ts';
import type { SettingsApi } from './settings-api.ts';
import styles from './settings.css?inline';

type Section = keyof (typeof settingsWords.en)['sections'];

/** In their order. What everybody may read is open to a works council too. */
const open: Section[] = ['transparency', 'retention'];
const forAdmins: Section[] = [
  'roles',
  'deputies',
  'reminders',
  'webhooks',
  'keys',
  'retention',
  'reports',
  'transparency',
];
const forDpo: Section[] = [...forAdmins.slice(0, 5), 'auditors', 'retention', 'reports', 'access', 'transparency'];

/** The code of a part comes when it is first opened. */
const fetchPart: Record<Exclude<Section, 'auditors'>, () => Promise<unknown>> = {
  roles: () => import('./roles.ts'),
  deputies: () => import('./deputies.ts'),
  reminders: () => import('./reminders.ts'),
  webhooks: () => import('./webhooks.ts'),
  keys: () => import('./keys.ts'),
  retention: () => import('./transparency.ts'),
  reports: () => import('./reports.ts'),
  access: () => import('./access-log.ts'),
  transparency: () => import('./transparency.ts'),
};

/**
 * @summary Who may do what, how people are reminded, what is connected, and what is kept and seen. The part that is shown stands in
 * the address (`#keys`). Whoever has no role there sees what everybody may. For our own pages only.
 */
export class A39Settings extends A39Element {
  static override styles = sheet(styles);

  declare api?: Api & SettingsApi;

  @state() private roles: SessionView['roles'] = [];

  private readonly page = new Localize(this, settingsWords);
  private readonly parts = new PartInAddress<Section>(this, 'transparency', fetchPart);

  protected override get worded(): boolean {
    return super.worded && this.page.ready;
  }

  protected override async load(): Promise<void> {
    this.roles = (await this.calls.session()).roles;
    this.parts.offer(this.offered);
  }

  private get offered(): Section[] {
    if (this.roles.includes('dpo')) return forDpo;
    return this.roles.includes('training_admin') ? forAdmins : open;
  }

  protected override body(): TemplateResult {
    const words = this.page.t;
    const isOpenOnly = this.offered === open;
    return html`<div part="base">
      ${heading(this.headingLevel, words.heading, 'title')}
      <p class="lede">${isOpenOnly ? words.ledeOpen : words.lede}</p>
      <div class="frame">
        ${this.parts.nav(words.sectionsLabel, words.sections)}
        <div>${this.shown()}</div>
      </div>
      ${
        isOpenOnly
          ? nothing
          : html`<p class="back">
              <a class="a39-plain" href=${this.calls.pageHref('/obligations?guide')}>${words.guide}</a>
            </p>`
      }
    </div>`;
  }

  private shown(): TemplateResult {
    const level = this.headingLevel + 1;
    const { api } = this;
    const isDpo = this.roles.includes('dpo');
    const words = this.page.t;
    switch (this.parts.at) {
      case 'roles':
        return html`<a39-settings-roles .api=${api} .headingLevel=${level} .dpo=${isDpo}></a39-settings-roles>`;
      case 'deputies':
        return html`<a39-settings-deputies .api=${api} .headingLevel=${level}></a39-settings-deputies>`;
      case 'reminders':
        return html`<a39-settings-reminders .api=${api} .headingLevel=${level}></a39-settings-reminders>`;
      case 'webhooks':
        return html`<a39-settings-webhooks .api=${api} .headingLevel=${level}></a39-settings-webhooks>`;
      case 'keys':
        return html`<a39-settings-keys .api=${api} .headingLevel=${level} .dpo=${isDpo}></a39-settings-keys>`;
      case 'reports':
        return html`<a39-settings-reports .api=${api} .headingLevel=${level}></a39-settings-reports>`;
      case 'access':
        return html`<a39-settings-access .api=${api} .headingLevel=${level}></a39-settings-access>`;
      case 'retention':
        return html`<a39-settings-transparency
          part-shown="retention"
          .api=${api}
          .headingLevel=${level}
          .dpo=${isDpo}
        ></a39-settings-transparency>`;
      case 'transparency':
        return html`<a39-settings-transparency
          part-shown="all"
          .api=${api}
          .headingLevel=${level}
          .dpo=${isDpo}
        ></a39-settings-transparency>`;
      case 'auditors':
        return html`${heading(level, words.sections.auditors, 'part')}
          <p>${words.auditorsText}</p>
          <p><a class="a39-button a39-second" href=${this.calls.pageHref('/questions')}>${words.auditorsLink}</a></p>`;
    }
  }
}
define('a39-settings', A39Settings);

import { html, nothing, type TemplateResult } from 'lit';
import { state } from 'lit/decorators.js';
import { define, sheet } from '../element.ts';
import fieldStyles from '../evidence/field.css?inline';
import { Localize } from '../locales/localize.ts';
import { settingsWords } from '../locales/settings/words.ts';
import { checks } from '../obligations/checks.ts';
import obligationsStyles from '../obligations/obligations.css?inline';
import panel from '../records/panel.css?inline';
import { heading } from '../text/heading.ts';
import { SettingsSection } from './section.ts';
import section from './section.css?inline';
import { scopes, type KeyView, type NewKey } from './settings-api.ts';

/** @summary Keys of programs: made with what they may do and until when, shown once, revoked at once. */
class A39SettingsKeys extends SettingsSection<typeof settingsWords.en> {
  static override styles = sheet(fieldStyles, panel, obligationsStyles, section);

  @state() private all: KeyView[] = [];
  @state() private chosen: string[] = [];
  /** Only now, and only here. */
  @state() private made: NewKey | null = null;

  protected readonly page = new Localize(this, settingsWords);
  protected override readonly places = { not_allowed: 'scopes' };

  protected override async load(): Promise<void> {
    this.all = await this.asks.keys();
  }

  protected override openForm(name: string, values: Record<string, string> = {}): void {
    this.chosen = [];
    this.made = null;
    super.openForm(name, values);
  }

  private isOver({ revokedOn, expiresOn }: KeyView): boolean {
    return revokedOn !== null || (expiresOn !== null && expiresOn < this.local.today);
  }

  protected override body(): TemplateResult {
    const { sections, keys: words } = this.page.t;
    const inForce = this.all.filter((key) => !this.isOver(key));
    const over = this.all.filter((key) => this.isOver(key));
    return this.framed(
      sections.keys,
      html`<p>${words.text}</p>
        <p class="actions">${this.opener('make', words.make, 'a39-button a39-second', { name: '', expiresOn: '' })}</p>
        ${this.form?.name === 'make' ? this.makeForm() : nothing} ${this.made ? this.once(this.made) : nothing}
        ${
          inForce.length === 0
            ? html`<p class="a39-quiet">${words.none}</p>`
            : html`<ul class="list" role="list">
                ${inForce.map((key) => this.key(key))}
              </ul>`
        }
        ${
          over.length > 0
            ? html`<details>
                <summary>${words.gone(over.length)}</summary>
                <ul class="list gone" role="list">
                  ${over.map((key) => this.key(key))}
                </ul>
              </details>`
            : nothing
        }`,
    );
  }

  private once({ token, name }: NewKey): TemplateResult {
    const { keys: words } = this.page.t;
    const { t } = this.local;
    const copy = async (): Promise<void> =>
      this.run('copy', async () => {
        await navigator.clipboard.writeText(token);
        return t.copied;
      });
    const understood = (): void => {
      this.made = null;
      void this.focusOn('[data-opens="make"]');
    };
    return html`<div class="once">
      ${heading(this.headingLevel + 1, `${words.token}: ${name}`)}
      <p>${words.once}</p>
      <code>${token}</code>
      <p class="actions">
        <button class="a39-button a39-second" type="button" @click=${() => void copy()}>${t.copy}</button>
        <button class="a39-plain" type="button" @click=${understood}>${words.understood}</button>
      </p>
    </div>`;
  }

  private key(key: KeyView): TemplateResult {
    const { keys: words } = this.page.t;
    const { id, name, scopes: may, madeBy, madeOn, expiresOn, revokedOn, lastUsedOn } = key;
    const day = (text: string) => this.local.date(text);
    const end = revokedOn
      ? words.revoked(day(revokedOn))
      : expiresOn
        ? this.isOver(key)
          ? words.expired(day(expiresOn))
          : words.until(day(expiresOn))
        : null;
    const facts = [end, words.lastUsed(lastUsedOn && day(lastUsedOn)), words.by(madeBy, day(madeOn))];
    return html`<li>
      <p><strong>${name}</strong> · ${may.map((one) => words.scopeNames[one] ?? one).join(', ')}</p>
      <p class="a39-quiet">${facts.filter(Boolean).join(' · ')}</p>
      ${
        this.isOver(key)
          ? nothing
          : html`<p class="actions">
              ${this.act(words.revoke, words.revokeOf(name), `revoke ${id}`, async () => {
                await this.asks.revokeKey(id);
                this.made = null;
                await this.load();
                return words.revokedDone(name);
              })}
            </p>`
      }
    </li>`;
  }

  private makeForm(): TemplateResult {
    const { cancel, sending, faults: said, keys: words } = this.page.t;
    const offered = scopes.filter((one) => this.dpo || one !== 'evidence:read');
    return this.formView({
      heading: words.make,
      level: this.headingLevel + 1,
      fields: html`${this.field('name', words.name, { hint: words.nameHint })}
      ${checks({
        name: 'scopes',
        legend: words.scopes,
        options: offered.map((one) => [one, words.scopeNames[one] ?? one]),
        chosen: this.chosen,
        fault: this.form!.faults['scopes'],
        choose: (chosen) => {
          this.chosen = chosen;
          this.type('scopes', '');
        },
      })}
      ${this.field('expiresOn', words.expiresOn, { kind: 'date', hint: words.expiresHint, min: this.local.today })}`,
      act: this.form!.sending ? sending : words.make,
      cancel,
      check: () => {
        const { length } = this.value('name');
        return {
          ...((length < 3 || length > 80) && { name: said['name']! }),
          ...(this.chosen.length === 0 && { scopes: said['scopes']! }),
          ...(!this.value('expiresOn') && { expiresOn: said['expiresOn']! }),
        };
      },
      work: async () => {
        const name = this.value('name');
        this.made = await this.asks.makeKey({
          name,
          scopes: scopes.filter((one) => this.chosen.includes(one)),
          expiresOn: this.value('expiresOn'),
        });
        await this.load();
        return words.made(name);
      },
    });
  }
}
define('a39-settings-keys', A39SettingsKeys);

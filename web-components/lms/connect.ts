import { html, nothing, type TemplateResult } from 'lit';
import { state } from 'lit/decorators.js';
import { define, sheet } from '../element.ts';
import fieldStyles from '../evidence/field.css?inline';
import { copyable } from '../intranet/copyable.ts';
import copyStyles from '../intranet/copyable.css?inline';
import { lmsConnectWords } from '../locales/lms-connect/words.ts';
import { Localize } from '../locales/localize.ts';
import { select } from '../records/controls.ts';
import panel from '../records/panel.css?inline';
import section from '../settings/section.css?inline';
import { heading } from '../text/heading.ts';
import { addressesIn, addressFaults, addressFields, isAddress } from './addresses.ts';
import type { LmsOverview, NewInvitation } from './lms-api.ts';
import { LmsPart } from './lms-part.ts';
import styles from './lms.css?inline';
import { products, type Product } from './products.ts';
import { termsFields, termsIn, termsValues } from './terms.ts';

/** @summary Connecting a learning platform: by a link, or by hand. A part of `a39-lms`. */
export class A39LmsConnect extends LmsPart<typeof lmsConnectWords.en> {
  static override styles = sheet(fieldStyles, panel, section, copyStyles, styles);

  @state() private all!: LmsOverview;
  @state() private product: Product = 'moodle';
  @state() private made: NewInvitation | null = null;

  protected readonly own = new Localize(this, lmsConnectWords);
  protected override readonly places = { lms_there: 'clientId' };

  protected override async load(): Promise<void> {
    this.all = await this.asks.lms();
  }

  protected override openForm(name: string, values: Record<string, string> = {}): void {
    this.made = null;
    super.openForm(name, values);
  }

  protected override body(): TemplateResult {
    const words = this.own.t;
    const takesLink = this.product !== 'blackboard';
    return this.framed(
      this.page.t.sections.connect,
      words.text,
      html`${this.made ? this.once(this.made) : nothing}
        ${select({
          name: 'product',
          label: words.product,
          value: this.product,
          choose: (_, chosen) => (this.product = chosen as Product),
          options: [...Object.entries(products), ['other', words.products.other]],
        })}
        <ol class="steps">
          ${words.steps[this.product]!.map((step) => html`<li>${step}</li>`)}
        </ol>
        <p class="actions">
          ${takesLink ? this.opener('link', words.make, 'a39-button', termsValues()) : nothing}
          ${this.opener('hand', words.byHand, takesLink ? 'a39-plain' : 'a39-button', termsValues())}
          <a class="a39-plain" href="#packages">${words.toPackages}</a>
        </p>
        ${this.form?.name === 'link' ? this.linkForm() : nothing}
        ${this.form?.name === 'hand' ? this.handForm() : nothing}
        ${this.product === 'moodle' || this.form?.name === 'hand' ? nothing : this.typedThere()} ${this.invitations()}
        ${this.key()}`,
    );
  }

  private linkForm(): TemplateResult {
    const { cancel, sending, terms } = this.page.t;
    const words = this.own.t;
    return this.formView({
      heading: words.make,
      level: this.headingLevel + 1,
      fields: termsFields(terms, (name) => this.value(name), this.type),
      act: this.form!.sending ? sending : words.make,
      cancel,
      check: () => ({}),
      work: () =>
        this.andLoad(async () => {
          this.made = await this.asks.invite(termsIn((name) => this.value(name)));
          return words.made;
        }),
    });
  }

  private once({ address, until }: NewInvitation): TemplateResult {
    const words = this.own.t;
    const understood = (): void => {
      this.made = null;
      void this.focusOn('[data-opens="link"]');
    };
    return html`<div class="once">
      ${heading(this.headingLevel + 1, words.link)}
      <p>${words.linkText(this.moment(until))}</p>
      ${this.copy(words.link, address)}
      <p>${words.linkDone}</p>
      <p><button class="a39-plain" type="button" @click=${understood}>${words.understood}</button></p>
    </div>`;
  }

  private copy(name: string, text: string): TemplateResult {
    const { copy, copied } = this.local.t;
    return copyable({ name, text, words: { copy, copied } });
  }

  private typedThere(): TemplateResult {
    const words = this.own.t;
    const { byHand } = this.all;
    const names = (Object.keys(words.there) as (keyof typeof words.there)[]).filter(
      (name) => name !== 'configurationUrl' || this.product === 'canvas',
    );
    return html`<div>
      ${heading(this.headingLevel + 1, words.thereHeading)}
      <p>${words.thereText}</p>
      ${names.map(
        (name) =>
          html`<p class="label">${words.there[name]}</p>
            ${this.copy(words.there[name], byHand[name])}`,
      )}
    </div>`;
  }

  private handForm(): TemplateResult {
    const { cancel, sending, terms, optional } = this.page.t;
    const words = this.own.t;
    return this.formView({
      heading: words.byHand,
      level: this.headingLevel + 1,
      fields: html`${this.typedThere()} ${heading(this.headingLevel + 1, words.hereHeading)}
      ${this.field('name', words.name, { hint: words.nameHint })}
      ${this.field('issuer', words.issuer, { hint: words.issuerHint })} ${this.field('clientId', words.clientId)}
      ${addressFields(this.page.t, (name, label, more) => this.field(name, label, more))}
      ${this.field('deploymentId', words.deploymentId, { hint: words.deploymentIdHint, note: optional })}
      ${termsFields(terms, (name) => this.value(name), this.type)}`,
      act: this.form!.sending ? sending : words.byHand,
      cancel,
      check: () => this.faults(),
      work: () =>
        this.andLoad(async () => {
          const name = this.value('name');
          await this.asks.addPlatform({
            ...addressesIn((one) => this.value(one)),
            name,
            issuer: this.value('issuer'),
            clientId: this.value('clientId'),
            deploymentIds: [this.value('deploymentId')].filter(Boolean),
            terms: termsIn((one) => this.value(one)),
          });
          return words.connected(name);
        }),
    });
  }

  private faults(): Record<string, string> {
    const { faults: said } = this.page.t;
    const { length } = this.value('name');
    return {
      ...((length < 1 || length > 80) && { name: said['name']! }),
      ...(!isAddress(this.value('issuer')) && { issuer: said['issuer']! }),
      ...(this.value('clientId') === '' && { clientId: said['clientId']! }),
      ...addressFaults(this.page.t, (name) => this.value(name)),
    };
  }

  private invitations(): unknown {
    const words = this.own.t;
    const { invitations } = this.all;
    if (invitations.length === 0) return nothing;
    return html`<section>
      ${heading(this.headingLevel + 1, words.invitations, 'part')}
      <ul class="list" role="list">
        ${invitations.map(({ id, until, by }) => {
          const named = words.until(this.moment(until), by);
          return html`<li>
            <p>${named}</p>
            <p class="acts">
              ${this.doing(words.withdraw, words.withdrawOf(named), async () => {
                await this.asks.withdraw(id);
                this.made = null;
                return words.withdrawn;
              })}
            </p>
          </li>`;
        })}
      </ul>
    </section>`;
  }

  private key(): TemplateResult {
    const words = this.own.t;
    const { keySince } = this.all;
    return html`<section>
      ${heading(this.headingLevel + 1, words.key, 'part')}
      <p>${words.keyText} ${keySince === null ? words.noKey : words.keySince(this.day(keySince))}</p>
      ${keySince === null ? nothing : html`<p>${this.opener('key', words.replace, 'a39-plain')}</p>`}
      ${
        this.form?.name === 'key'
          ? this.asking(words.replace, words.replaceText, words.replace, async () => {
              await this.asks.replaceKey();
              return words.replaced;
            })
          : nothing
      }
    </section>`;
  }
}
define('a39-lms-connect', A39LmsConnect);

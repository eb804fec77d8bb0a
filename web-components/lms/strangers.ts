import { html, nothing, type TemplateResult } from 'lit';
import { state } from 'lit/decorators.js';
import { define, sheet } from '../element.ts';
import fieldStyles from '../evidence/field.css?inline';
import { lmsPeopleWords } from '../locales/lms-people/words.ts';
import { Localize } from '../locales/localize.ts';
import { PeoplePicker } from '../people-picker/people-picker.ts';
import picker from '../people-picker/people-picker.css?inline';
import panel from '../records/panel.css?inline';
import { turnPages } from '../settings/section.ts';
import section from '../settings/section.css?inline';
import type { A39LmsKnown } from './known.ts';
import './known.ts';
import type { Strangers, StrangerView } from './lms-api.ts';
import { LmsPart } from './lms-part.ts';
import styles from './lms.css?inline';

/** @summary People whom an LMS named and who are nobody here yet. A part of `a39-lms`. */
export class A39LmsPeople extends LmsPart<typeof lmsPeopleWords.en> {
  static override styles = sheet(fieldStyles, panel, section, picker, styles);

  @state() private strangers!: Strangers;
  /** Whose suggestion is ticked. */
  @state() private chosen: string[] = [];

  protected readonly own = new Localize(this, lmsPeopleWords);
  private readonly picked = new PeoplePicker(
    this,
    (query) => this.asks.colleagues(query),
    (cause) => this.said(cause),
  );

  protected override async load(): Promise<void> {
    await this.turn(this.strangers?.page ?? 0);
    void this.renderRoot.querySelector<A39LmsKnown>('a39-lms-known')?.reload();
  }

  /** The last page may be gone with those who stood on it. */
  private async turn(page: number): Promise<void> {
    const found = await this.asks.strangers(page);
    this.strangers = found.rows.length === 0 && page > 0 ? await this.asks.strangers(0) : found;
    this.chosen = [];
  }

  protected override openForm(name: string, values: Record<string, string> = {}): void {
    this.picked.begin();
    super.openForm(name, values);
  }

  protected override body(): TemplateResult {
    const words = this.own.t;
    const { rows, total, page, pages } = this.strangers;
    const suggested = rows.filter((one) => one.suggested !== null);
    return this.framed(
      this.page.t.sections.people,
      words.text,
      html`${
          rows.length === 0
            ? html`<p class="a39-quiet">${words.none}</p>`
            : html`<p><strong>${words.waiting(total)}</strong></p>
                ${suggested.length > 0 ? html`<p>${words.suggestionText}</p>` : nothing}
                ${
                  suggested.length > 1
                    ? html`<p>
                        <button
                          class="a39-plain"
                          type="button"
                          @click=${() => (this.chosen = suggested.map((one) => keyOf(one)))}
                        >
                          ${words.all}
                        </button>
                      </p>`
                    : nothing
                }
                <ul class="list" role="list">
                  ${rows.map((one) => this.stranger(one))}
                </ul>
                ${this.chosen.length > 0 ? this.confirmation() : nothing}
                ${turnPages(
                  this.page.t,
                  page,
                  pages,
                  (to) =>
                    void this.run('turn', async () => {
                      await this.turn(to);
                      return '';
                    }),
                )}`
        } <a39-lms-known .api=${this.api} .headingLevel=${this.headingLevel + 1}></a39-lms-known>`,
    );
  }

  private confirmation(): TemplateResult {
    const words = this.own.t;
    const confirm = async (): Promise<string> => {
      const pairs = this.strangers.rows
        .filter((one) => one.suggested !== null && this.chosen.includes(keyOf(one)))
        .map(({ issuer, subject, suggested }) => ({ issuer, subject, personId: suggested!.id }));
      return words.confirmed((await this.asks.linkStrangers(pairs)).linked);
    };
    return html`<p class="actions">
      <button
        class="a39-button"
        type="button"
        aria-disabled=${this.busy === 'confirm'}
        @click=${() => void this.run('confirm', () => this.andLoad(confirm))}
      >
        ${words.confirm(this.chosen.length)}
      </button>
    </p>`;
  }

  private stranger(one: StrangerView): TemplateResult {
    const words = this.own.t;
    const { email, staffNumber, lms, firstSeenOn, isOutsider, suggested } = one;
    const key = keyOf(one);
    const who = this.nameOf(one);
    const facts = [
      email,
      staffNumber && words.staffNumber(staffNumber),
      lms,
      words.since(this.local.date(firstSeenOn)),
    ];
    const values = { name: one.name ?? '', email: email ?? '', staffNumber: staffNumber ?? '' };
    return html`<li class="stranger">
      <div>
        <p><strong>${who}</strong> ${isOutsider ? html`<span class="a39-quiet">${words.outsider}</span>` : nothing}</p>
        <p class="a39-quiet">${facts.filter(Boolean).join(' · ')}</p>
      </div>
      ${
        suggested
          ? html`<label class="choice">
              <input
                type="checkbox"
                aria-label=${words.choose(who, suggested.name)}
                .checked=${this.chosen.includes(key)}
                @change=${(event: Event) => this.tick(key, (event.target as HTMLInputElement).checked)}
              />
              <span
                ><span class="a39-quiet">${words.perhaps}</span> ${suggested.name}
                <small>${suggested.unit}</small></span
              >
            </label>`
          : html`<p class="a39-quiet">${words.nobody}</p>`
      }
      <p class="acts">
        ${this.about(`pick ${key}`, suggested ? words.pick : words.pickFirst, who)}
        ${this.about(`add ${key}`, words.add, who, values)}
        ${this.doing(words.forget, words.forgetOf(who), async () => {
          await this.asks.forgetStranger(one);
          return words.forgotten(who);
        })}
      </p>
      ${this.form?.name === `pick ${key}` ? this.pickForm(one) : nothing}
      ${this.form?.name === `add ${key}` ? this.addForm(one) : nothing}
    </li>`;
  }

  private nameOf({ name, subject }: StrangerView): string {
    return name ?? this.own.t.unnamed(subject);
  }

  private tick(key: string, isTicked: boolean): void {
    const others = this.chosen.filter((one) => one !== key);
    this.chosen = isTicked ? [...others, key] : others;
  }

  private pickForm(one: StrangerView): TemplateResult {
    const { cancel, sending, faults: said } = this.page.t;
    const words = this.own.t;
    const who = this.nameOf(one);
    return this.formView({
      heading: words.pickOf(who),
      level: this.headingLevel + 1,
      fields: this.picked.view({
        name: 'person',
        legend: words.person,
        fault: this.form!.faults['person'],
        single: true,
        changed: () => this.type('person', ''),
      }),
      act: this.form!.sending ? sending : words.isThem,
      cancel,
      check: () => (this.picked.chosen.length === 0 ? { person: said['person']! } : {}),
      work: () =>
        this.andLoad(async () => {
          const [person] = this.picked.chosen;
          await this.asks.linkStrangers([{ issuer: one.issuer, subject: one.subject, personId: person!.id }]);
          return words.linked(who, person!.name);
        }),
    });
  }

  private addForm(one: StrangerView): TemplateResult {
    const { cancel, sending, faults: said } = this.page.t;
    const words = this.own.t;
    return this.formView({
      heading: words.addOf(this.nameOf(one)),
      level: this.headingLevel + 1,
      fields: html`<p>${words.addText}</p>
        ${this.field('name', words.name)} ${this.field('email', words.email)}
        ${this.field('staffNumber', words.staffNumberLabel)}`,
      act: this.form!.sending ? sending : words.add,
      cancel,
      check: () => ({
        ...(this.value('name') === '' && { name: said['name']! }),
        ...(!/^\S+@\S+$/.test(this.value('email')) && { email: said['email']! }),
        ...(this.value('staffNumber') === '' && { staffNumber: said['staffNumber']! }),
      }),
      work: () =>
        this.andLoad(async () => {
          const person = {
            name: this.value('name'),
            email: this.value('email'),
            staffNumber: this.value('staffNumber'),
          };
          await this.asks.addStranger({ issuer: one.issuer, subject: one.subject, ...person });
          return words.added(person.name);
        }),
    });
  }
}

function keyOf({ issuer, subject }: Pick<StrangerView, 'issuer' | 'subject'>): string {
  return `${issuer} ${subject}`;
}
define('a39-lms-people', A39LmsPeople);

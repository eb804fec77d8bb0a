import { html, nothing, type TemplateResult } from 'lit';
import { property, state } from 'lit/decorators.js';
import { ApiError } from '../api/client.ts';
import { icons } from '../appearance/icons.ts';
import { define, sheet } from '../element.ts';
import { bundleWords } from '../locales/bundle/words.ts';
import { Localize } from '../locales/localize.ts';
import { heading } from '../text/heading.ts';
import { address, addressWith } from './address.ts';
import {
  noncePart,
  noWish,
  orderOf,
  readIndexes,
  wishFrom,
  wishInAddress,
  type Fault,
  type Wish,
  type WishField,
} from './bundle-wish.ts';
import styles from './bundle.css?inline';
import { download } from './download.ts';
import type { BundleOrder } from './evidence-api.ts';
import { EvidenceElement } from './evidence-element.ts';
import { field } from './field.ts';
import fields from './field.css?inline';

const kinds = ['full', 'period', 'sample', 'certificate'] as const;

/** How many numbers are read back; more would be a wall. */
const mostRead = 12;

/**
 * @summary Asks what the auditor wants, and makes the file. What was chosen is in the address. A part of `a39-evidence`.
 * @event grown - The log has an entry more.
 */
export class A39Bundle extends EvidenceElement {
  static override styles = sheet(fields, styles);

  /** How many entries the log has, and the day of its first. */
  @property({ attribute: false }) size = 0;
  @property({ attribute: false }) firstDate = '';

  @state() private wish: Wish = noWish;
  @state() private faults: Partial<Record<WishField, string>> = {};
  @state() private making: 'no' | 'entering' | 'making' | 'done' = 'no';
  @state() private bytes = 0;
  @state() private fileName = '';
  @state() private problem = '';
  /** What was written into the log for the auditor: once is enough, however often the bundle is made. */
  @state() private entered: { nonce: string; index: number } | null = null;

  private readonly words = new Localize(this, bundleWords);

  protected override get worded(): boolean {
    return super.worded && this.words.ready;
  }

  override connectedCallback(): void {
    super.connectedCallback();
    addEventListener('popstate', this.readAddress);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    removeEventListener('popstate', this.readAddress);
  }

  private readonly readAddress = (): void => {
    const { nonce, age } = this.wish;
    this.wish = { ...wishFrom(address()), nonce, age };
  };

  protected override async load(): Promise<void> {
    this.readAddress();
  }

  private get busy(): boolean {
    return this.making === 'entering' || this.making === 'making';
  }

  private change(part: Partial<Wish>): void {
    this.wish = { ...this.wish, ...part };
    this.problem = '';
    // What is being put right is not wrong while it is typed.
    const rest = { ...this.faults };
    for (const name of Object.keys(part)) delete rest[name as WishField];
    this.faults = rest;
    if (this.making === 'done') this.making = 'no';
    history.replaceState(null, '', addressWith(wishInAddress(this.wish)));
  }

  protected override body(): TemplateResult {
    const words = this.words.t;
    const { kind } = this.wish;
    return html`<div part="base">
      <p>${words.text}</p>
      <form novalidate @submit=${this.submit}>
        <fieldset>
          <legend>${heading(this.headingLevel, words.question)}</legend>
          ${kinds.map((one) => this.choice(one))}
        </fieldset>
        ${kind === '' ? nothing : this.rest(kind)}
      </form>
      ${this.limits()}
    </div>`;
  }

  private choice(kind: BundleOrder['kind']): TemplateResult {
    const { name, hint } = this.words.t.kinds[kind];
    const chosen = this.wish.kind === kind;
    return html`<div class="choice ${chosen ? 'chosen' : ''}">
      <label>
        <input
          type="radio"
          name="kind"
          value=${kind}
          aria-describedby="${kind}-hint"
          .checked=${chosen}
          @change=${() => this.change({ kind })}
        />
        <span class="name">${name}</span>
      </label>
      <p id="${kind}-hint" class="hint">${hint}</p>
      ${chosen && kind !== 'full' ? html`<div class="asked">${this.asked(kind)}</div>` : nothing}
    </div>`;
  }

  private asked(kind: 'period' | 'sample' | 'certificate'): TemplateResult {
    const words = this.words.t;
    switch (kind) {
      case 'period':
        return html`<div class="pair">${this.day('from', words.from)} ${this.day('to', words.to)}</div>`;
      case 'sample':
        return this.sample();
      default:
        return field({
          name: 'index',
          kind: 'number',
          label: words.index,
          hint: words.indexHint,
          value: this.wish.index,
          fault: this.faults.index,
          typed: (index) => this.change({ index }),
        });
    }
  }

  private day(name: 'from' | 'to', label: string): TemplateResult {
    return field({
      name,
      label,
      kind: 'date',
      min: this.firstDate,
      max: this.local.today,
      value: this.wish[name],
      fault: this.faults[name],
      typed: (day) => this.change({ [name]: day }),
    });
  }

  private sample(): TemplateResult {
    const words = this.words.t;
    const { indexes, hideWho } = this.wish;
    const read = readIndexes(indexes);
    const shown = Array.isArray(read) && read.length > 0 ? read : null;
    return html`${field({
        name: 'indexes',
        kind: 'lines',
        label: words.indexes,
        hint: words.indexesHint,
        value: indexes,
        fault: this.faults.indexes,
        typed: (text) => this.change({ indexes: text }),
      })}
      <p class="understood" role="status">${shown ? words.understood(shown.length, this.listed(shown)) : nothing}</p>
      <label class="tick">
        <input
          type="checkbox"
          aria-describedby="names-hint"
          .checked=${hideWho}
          @change=${(event: Event) => this.change({ hideWho: (event.target as HTMLInputElement).checked })}
        />
        <span>${words.hideWho}</span>
      </label>
      <p id="names-hint" class="hint">${words.hideWhoHint}</p>`;
  }

  private listed(indexes: number[]): string {
    const first = indexes.slice(0, mostRead).join(', ');
    return indexes.length > mostRead ? `${first} … ${indexes.at(-1)}` : first;
  }

  /** What follows the question, once it is answered. */
  private rest(kind: BundleOrder['kind']): TemplateResult {
    const words = this.words.t;
    const { hideWho, nonce, age } = this.wish;
    const personal = kind === 'full' ? 'everybody' : kind === 'sample' && hideWho ? 'nameless' : 'named';
    return html`<details>
        <summary>${words.extras} <span class="a39-quiet">(${words.optional})</span></summary>
        <div class="extras">
          ${
            kind === 'certificate'
              ? nothing
              : field({
                  name: 'nonce',
                  label: words.nonce,
                  hint: words.nonceHint,
                  value: nonce,
                  fault: this.faults.nonce,
                  typed: (text) => this.change({ nonce: text }),
                })
          }
          ${field({
            name: 'age',
            label: words.age,
            hint: words.ageHint,
            value: age,
            fault: this.faults.age,
            typed: (text) => this.change({ age: text }),
          })}
        </div>
      </details>
      <p class="personal">${words.personal[personal]} ${words.care}</p>
      <button class="a39-button" aria-disabled=${this.busy}>
        ${icons.file} ${this.busy ? words.making : this.making === 'done' ? words.again : words.make}
      </button>
      <div role="status" class="outcome">${this.outcome()}</div>
      ${
        this.making === 'making'
          ? html`<p class="progress">
              <progress aria-label=${words.making}></progress>
              ${words.received(this.local.number(Math.round(this.bytes / 1024)))}
            </p>`
          : nothing
      }
      ${this.problem && html`<p role="alert" class="a39-mark overdue">${icons.late} <span>${this.problem}</span></p>`}`;
  }

  private outcome(): unknown {
    const words = this.words.t;
    switch (this.making) {
      case 'entering':
        return words.entering;
      case 'making':
        return words.making;
      case 'done':
        return html`<p class="a39-mark done">${icons.right} <span>${words.made(this.fileName)}</span></p>
          ${this.entered ? html`<p>${words.entered(this.entered.index)}</p>` : nothing}`;
      default:
        return nothing;
    }
  }

  private limits(): TemplateResult {
    const words = this.words.t;
    const level = this.headingLevel;
    return html`<div class="limits">
      <div class="columns">
        <div>
          ${heading(level, words.showsHeading)}
          <ul class="shows">
            ${words.shows.map((text) => html`<li>${icons.right} ${text}</li>`)}
          </ul>
        </div>
        <div>
          ${heading(level, words.showsNotHeading)}
          <ul class="shows not">
            ${words.showsNot.map((text) => html`<li>${icons.wrong} ${text}</li>`)}
          </ul>
        </div>
      </div>
      <div>
        ${heading(level, words.auditorHeading)}
        <ol class="steps">
          ${words.auditor.map((text) => html`<li>${text}</li>`)}
        </ol>
        <p>
          <a class="a39-plain" href=${this.calls.pageHref('/verify.html')} download="verify.html">
            ${icons.file} ${words.page}
          </a>
          <span class="a39-quiet below">${words.pageText}</span>
        </p>
      </div>
    </div>`;
  }

  private readonly submit = async (event: Event): Promise<void> => {
    event.preventDefault();
    if (this.busy) return;
    const order = orderOf(this.wish);
    if (Array.isArray(order)) return this.showFaults(order);
    this.problem = '';
    this.faults = {};
    try {
      await this.enterNonce();
      this.making = 'making';
      this.bytes = 0;
      const { file, name } = await this.asks.bundle(order, (bytes) => (this.bytes = bytes));
      this.fileName = name;
      download(file, name);
      this.making = 'done';
    } catch (cause) {
      this.making = 'no';
      await this.refused(cause, order);
    }
  };

  private async enterNonce(): Promise<void> {
    const nonce = noncePart(this.wish);
    if (!nonce) this.entered = null;
    if (!nonce || this.entered?.nonce === nonce) return;
    this.making = 'entering';
    this.entered = { nonce, index: await this.asks.enterNonce(nonce) };
    this.dispatchEvent(new Event('grown'));
  }

  private async showFaults(faults: Fault[]): Promise<void> {
    const { faults: words } = this.words.t;
    const said = faults.map(({ field: name, why, text }) => {
      const word = words[why];
      return [name, typeof word === 'string' ? word : word(text)] as const;
    });
    await this.mark(Object.fromEntries(said));
  }

  private async mark(faults: Partial<Record<WishField, string>>): Promise<void> {
    this.faults = faults;
    await this.updateComplete;
    const first = this.renderRoot.querySelector<HTMLElement>('[aria-invalid=true]');
    first?.closest('details')?.setAttribute('open', '');
    first?.focus();
  }

  /** The server names the field in its sentence; where it does not, the sentence is about the whole. */
  private async refused(cause: unknown, order: BundleOrder): Promise<void> {
    const { faults: words } = this.words.t;
    const code = cause instanceof ApiError ? cause.code : '';
    if (code === 'entry_unknown' && (order.kind === 'sample' || order.kind === 'certificate')) {
      const named = order.kind === 'sample' ? order.indexes : [order.index];
      const beyond = named.filter((index) => index >= this.size);
      const said = beyond.length > 0 ? words.beyond(this.listed(beyond), this.size - 1) : words.unknown;
      return this.mark({ [order.kind === 'sample' ? 'indexes' : 'index']: said });
    }
    const name = code === 'invalid_input' ? fieldIn((cause as ApiError).message) : undefined;
    if (!name) this.problem = code === 'invalid_input' ? words.refused : this.said(cause);
    else
      await this.mark({
        [name]: name === 'nonce' || name === 'age' ? words[name] : name === 'to' ? words.order : words.refused,
      });
  }
}
define('a39-bundle', A39Bundle);

/** `The request does not fit. age: give a recipient …`: which field of ours that is. */
function fieldIn(message: string): WishField | undefined {
  const name = /\b(from|to|indexes|index|nonce|age)(?:\.\d+)?: /.exec(message)?.[1];
  return name as WishField | undefined;
}

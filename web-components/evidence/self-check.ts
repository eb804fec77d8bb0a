import { html, nothing, type TemplateResult } from 'lit';
import { state } from 'lit/decorators.js';
import { icons } from '../appearance/icons.ts';
import { define, sheet } from '../element.ts';
import type { SelfCheckFault, SelfCheckResult } from './evidence-api.ts';
import { EvidenceElement } from './evidence-element.ts';
import styles from './self-check.css?inline';

/** @summary What the last self-check of the log found, and another one at once. A part of `a39-evidence`. */
export class A39SelfCheck extends EvidenceElement {
  static override styles = sheet(styles);

  @state() private last: SelfCheckResult | null = null;
  @state() private running = false;
  @state() private problem = '';

  protected override async load(): Promise<void> {
    this.last = await this.asks.lastSelfCheck();
  }

  protected override body(): TemplateResult {
    const { check: words } = this.page.t;
    return html`<div part="base">
      <div role="status">
        ${
          this.running
            ? html`<p>${words.checking}</p>
                <p class="a39-quiet">${words.running}</p>`
            : this.result()
        }
      </div>
      ${this.running ? html`<progress aria-label=${words.checking}></progress>` : nothing}
      ${this.problem && html`<p role="alert" class="a39-mark overdue">${icons.late} <span>${this.problem}</span></p>`}
      ${!this.running && this.last?.faultCount ? this.faults(this.last) : nothing}
      <p class="a39-quiet">${words.text}</p>
      <button class="a39-button a39-second" type="button" aria-disabled=${this.running} @click=${this.check}>
        ${icons.again} ${this.running ? words.checking : words.now}
      </button>
    </div>`;
  }

  private result(): TemplateResult {
    const { check: words } = this.page.t;
    if (!this.last) return html`<p class="verdict">${words.never}</p>`;
    const { faultCount, size, finishedAt } = this.last;
    const when = new Intl.DateTimeFormat(this.local.lang, { dateStyle: 'long', timeStyle: 'short' });
    return html`<p class="verdict a39-mark ${faultCount > 0 ? 'overdue' : 'done'}">
        ${faultCount > 0 ? icons.late : icons.right}
        <span>${faultCount > 0 ? words.bad(faultCount) : words.good}</span>
      </p>
      <p>${words.result(this.local.number(size), when.format(new Date(finishedAt)))}</p>`;
  }

  private faults({ faults, faultCount }: SelfCheckResult): TemplateResult {
    const { check: words } = this.page.t;
    return html`<p>${words.todo}</p>
      <ul role="list">
        ${faults.map((fault) => this.fault(fault))}
      </ul>
      ${
        faultCount > faults.length
          ? html`<p class="a39-quiet">${words.listed(faults.length, this.local.number(faultCount))}</p>`
          : nothing
      }`;
  }

  private fault({ code, index, message }: SelfCheckFault): TemplateResult {
    const { check: words } = this.page.t;
    return html`<li>
      <strong>${words.faults[code]}</strong>
      <span>${index === null ? words.wholeLog : words.entry(index)}</span>
      <span class="a39-quiet" lang="en">${message}</span>
    </li>`;
  }

  private readonly check = async (): Promise<void> => {
    if (this.running) return;
    this.running = true;
    this.problem = '';
    try {
      this.last = await this.asks.selfCheck();
    } catch (cause) {
      this.problem = this.said(cause);
    }
    this.running = false;
  };
}
define('a39-self-check', A39SelfCheck);

import { html, nothing, type TemplateResult } from 'lit';
import { state } from 'lit/decorators.js';
import type { Api } from '../api/client.ts';
import { icons } from '../appearance/icons.ts';
import { A39Element, define, sheet } from '../element.ts';
import { field } from '../evidence/field.ts';
import fieldStyles from '../evidence/field.css?inline';
import { intranetWords } from '../locales/intranet/words.ts';
import { Localize } from '../locales/localize.ts';
import { policyWords } from '../locales/policy/words.ts';
import { snippetWords } from '../locales/snippet/words.ts';
import { choice } from '../records/controls.ts';
import panel from '../records/panel.css?inline';
import section from '../settings/section.css?inline';
import { heading } from '../text/heading.ts';
import { copyable } from './copyable.ts';
import copyStyles from './copyable.css?inline';
import { intranetServer, type HostPageView, type IntranetApi, type Snippet } from './intranet-api.ts';
import { findingsView } from './policy-findings.ts';
import { judge, mended, policiesIn, worstOf, type Finding, type Policy } from './policy.ts';
import styles from './policy-check.css?inline';

/** @summary What the policy of a page blocks, and the way to the check in the page itself. A part of `a39-intranet`. */
export class A39IntranetCheck extends A39Element {
  static override styles = sheet(fieldStyles, panel, section, copyStyles, styles);

  declare api?: Api & IntranetApi;

  @state() private pasted = '';
  @state() private inFrame = false;
  @state() private looked: { policies: Policy[]; findings: Finding[] } | null = null;
  @state() private address = '';

  private snippet!: Snippet;
  private pages: HostPageView[] = [];

  private readonly page = new Localize(this, snippetWords);
  private readonly frame = new Localize(this, intranetWords);
  private readonly policy = new Localize(this, policyWords);

  protected override get worded(): boolean {
    return super.worded && this.page.ready && this.frame.ready && this.policy.ready;
  }

  private get asks(): IntranetApi {
    return this.api ?? intranetServer(this);
  }

  protected override async load(): Promise<void> {
    [this.snippet, this.pages] = await Promise.all([this.asks.snippet(), this.asks.hostPages()]);
    const [first] = this.pages;
    this.address = first ? first.origin + first.path : '';
  }

  protected override body(): TemplateResult {
    const { check: words } = this.page.t;
    return html`<div part="base">
      ${heading(this.headingLevel, this.frame.t.sections.check, 'part')}
      <p>${words.text}</p>
      <form class="paste" novalidate @submit=${this.look}>
        ${field({
          name: 'policy',
          label: words.paste,
          hint: words.pasteHint,
          kind: 'lines',
          value: this.pasted,
          typed: (text) => (this.pasted = text),
        })}
        ${choice({
          name: 'framed',
          label: words.framed,
          hint: words.framedHint,
          checked: this.inFrame,
          choose: (checked) => (this.inFrame = checked),
        })}
        <p><button class="a39-button">${words.look}</button></p>
      </form>
      <div role="status">${this.looked ? this.sum(this.looked) : nothing}</div>
      ${this.looked?.policies.map((_, k) => this.judged(k, this.looked!))} ${this.test()}
    </div>`;
  }

  private readonly look = (event: Event): void => {
    event.preventDefault();
    const policies = policiesIn(this.pasted);
    const { server, pinned } = this.snippet;
    const findings = judge(policies, {
      server,
      framed: this.inFrame,
      ...(URL.canParse(this.address) && { page: this.address }),
      ...(pinned && { integrity: pinned.integrity }),
    });
    this.looked = { policies, findings };
  };

  private sum({ policies, findings }: { policies: Policy[]; findings: Finding[] }): TemplateResult {
    const { check: words } = this.page.t;
    if (policies.length === 0)
      return html`<p class="sum a39-mark wrong">${icons.late} <span>${words.nothing}</span></p>`;
    const worst = worstOf(findings);
    const blocked = new Set(
      findings.filter(({ verdict, reportOnly }) => verdict === 'blocked' && !reportOnly).map(({ need }) => need),
    );
    const text = { open: words.good, nonce: words.nonce, blocked: words.bad(blocked.size) }[worst];
    return html`<p class="sum a39-mark ${worst === 'blocked' ? 'overdue' : 'done'}">
      ${worst === 'blocked' ? icons.late : icons.right} <span>${text}</span>
    </p>`;
  }

  private judged(k: number, { policies, findings }: { policies: Policy[]; findings: Finding[] }): TemplateResult {
    const { check: words } = this.page.t;
    const own = findings.filter(({ policy }) => policy === k);
    const isWrong = own.some(({ put }) => put !== null);
    const { copy, copied } = this.local.t;
    const several = policies.length > 1;
    const title = words.policyOf(k + 1, policies.length);
    return html`${several ? heading(this.headingLevel + 1, title, 'part') : nothing}
    ${policies[k]!.reportOnly ? html`<p class="a39-quiet">${words.reportOnly}</p>` : nothing}
    ${findingsView(own, this.policy.t)}
    ${
      isWrong
        ? html`<p>${words.mended}</p>
            ${copyable({ name: several ? `${title}: ${words.mended}` : words.mended, text: mended(policies[k]!, own), words: { copy, copied } })}`
        : nothing
    }`;
  }

  private test(): TemplateResult {
    const { check: words } = this.page.t;
    return html`<section>
      ${heading(this.headingLevel + 1, words.test, 'part')}
      <p>${words.testText}</p>
      ${field({
        name: 'address',
        label: words.address,
        value: this.address,
        fault: this.address && !this.testHref ? words.addressFault : undefined,
        typed: (address) => (this.address = address),
      })}
      ${
        this.testHref
          ? html`<p class="open">
              <a class="a39-button a39-second" target="_blank" rel="noopener" href=${this.testHref}>
                ${icons.next} ${words.open}
              </a>
            </p>`
          : nothing
      }
      <p class="a39-quiet">${words.noPanel}</p>
    </section>`;
  }

  /** The page with the word that makes our script there show what it finds. */
  private get testHref(): string | null {
    const text = this.address.trim();
    const address = URL.canParse(text) ? new URL(text) : null;
    if (!address || !['https:', 'http:'].includes(address.protocol)) return null;
    address.hash = 'a39-check';
    return address.href;
  }
}
define('a39-intranet-check', A39IntranetCheck);

import { html, LitElement, nothing, type TemplateResult } from 'lit';
import { state } from 'lit/decorators.js';
import { originFor } from '../api/client.ts';
import { icons } from '../appearance/icons.ts';
import { define, sheet } from '../element.ts';
import { hostCheckWords } from '../locales/host-check/words.ts';
import { Localize } from '../locales/localize.ts';
import { policyWords } from '../locales/policy/words.ts';
import styles from './check.css?inline';
import { said, toDo, type Finding } from './findings.ts';
import { isOurs, lookAtPage } from './look-at-page.ts';
import { lookAtServer } from './look-at-server.ts';
import { Violations } from './violations.ts';

/**
 * @summary How our elements do in somebody else's page: a panel above it, for whoever opens the page with `#a39-check`. It only looks:
 * it sends what any element sends, and keeps nothing.
 */
export class A39Check extends LitElement {
  static override styles = sheet(styles);

  @state() private findings: Finding[] | null = null;
  @state() private copied = false;

  private readonly server = originFor({});
  private readonly violations = new Violations(this.server);
  private readonly local = new Localize(this, hostCheckWords);
  private readonly policy = new Localize(this, policyWords);

  protected override firstUpdated(): void {
    void this.look();
  }

  protected override updated(): void {
    const panel = this.renderRoot.querySelector<HTMLElement>('.check');
    if (!panel || panel.matches(':popover-open')) return;
    panel.showPopover();
    panel.querySelector<HTMLElement>('h2')?.focus();
  }

  private readonly look = async (): Promise<void> => {
    this.findings = null;
    this.copied = false;
    // Elements whose code comes when they are met have a moment to come.
    await new Promise((resolve) => setTimeout(resolve, 500));
    const asked = await lookAtServer(this.server, this.violations, this.policy.t);
    this.findings = [...asked, ...lookAtPage(this.server)];
  };

  override render(): unknown {
    if (!this.local.ready || !this.policy.ready) return nothing;
    const words = this.local.t;
    return html`<section
      class="check"
      popover="manual"
      aria-label=${words.title}
      lang=${isOurs(this.local.lang) ? this.local.lang : 'en'}
      @keydown=${this.pressed}
    >
      <header>
        <h2 tabindex="-1">${words.title}</h2>
        <button class="a39-plain" type="button" @click=${this.close}>${icons.wrong} ${words.close}</button>
      </header>
      <p>${words.lede}</p>
      <div role="status">${this.findings ? this.sum(this.findings) : html`<p>${words.looking}</p>`}</div>
      ${this.findings ? this.list(this.findings) : nothing}
    </section>`;
  }

  private sum(findings: Finding[]): TemplateResult {
    const wrong = findings.filter((finding) => finding.state === 'bad').length;
    return html`<p class="sum a39-mark ${wrong > 0 ? 'overdue' : 'done'}">
      ${wrong > 0 ? icons.late : icons.right}
      <span>${wrong > 0 ? this.local.t.bad(wrong) : this.local.t.good}</span>
    </p>`;
  }

  private list(findings: Finding[]): TemplateResult {
    const words = this.local.t;
    const rank = { bad: 0, look: 1, plain: 2, good: 3 };
    const sorted = findings.toSorted((a, b) => rank[a.state] - rank[b.state]);
    return html`<ul role="list">
        ${sorted.map((finding) => this.finding(finding))}
      </ul>
      <p class="acts">
        <button class="a39-button a39-second" type="button" @click=${this.copy}>
          ${icons.copy} ${this.copied ? words.copied : words.copy}
        </button>
        <button class="a39-plain" type="button" @click=${() => void this.look()}>${icons.again} ${words.again}</button>
      </p>
      <p class="a39-quiet">${words.copyText}</p>`;
  }

  private said(finding: Finding): string {
    return said(finding, this.local.t, (n) => this.local.number(n));
  }

  private finding(finding: Finding): TemplateResult {
    const words = this.local.t;
    const marks = { bad: icons.late, look: icons.half, plain: icons.open, good: icons.right };
    const looks = { bad: 'overdue', look: 'wrong', plain: 'a39-quiet', good: 'done' };
    const { name, state: how, quoted } = finding;
    const todo = toDo(finding, words);
    return html`<li>
      <p class="name">
        <strong>${words.names[name]}</strong>
        <span class="a39-mark ${looks[how]}">${marks[how]} <span>${words.marks[how]}</span></span>
      </p>
      <p>${this.said(finding)}</p>
      ${quoted ? html`<p class="a39-quiet" lang="en">${quoted}</p>` : nothing}
      ${todo ? html`<p><em>${words.todo}:</em> ${todo}</p>` : nothing}
    </li>`;
  }

  private readonly pressed = (event: KeyboardEvent): void => {
    if (event.key === 'Escape') this.close();
  };

  private readonly close = (): void => this.remove();

  /** For whoever is asked to put it right. Of the page no more than its origin. */
  private readonly copy = async (): Promise<void> => {
    const words = this.local.t;
    const lines = (this.findings ?? []).flatMap((finding) => {
      const { state: how, name, quoted } = finding;
      return [
        `[${words.marks[how]}] ${words.names[name]}: ${this.said(finding)}`,
        ...(quoted ? [`    ${quoted}`] : []),
        ...(toDo(finding, words) ? [`    ${words.todo}: ${toDo(finding, words)}`] : []),
      ];
    });
    const text = [`${words.title}: ${location.origin}`, navigator.userAgent, '', ...lines].join('\n');
    await navigator.clipboard.writeText(text);
    this.copied = true;
  };
}
define('a39-check', A39Check);

/** Once in a page. */
if (!document.querySelector('a39-check')) document.body.append(document.createElement('a39-check'));

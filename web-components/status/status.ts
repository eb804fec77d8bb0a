import { html, nothing, type TemplateResult } from 'lit';
import { property, state } from 'lit/decorators.js';
import type { MyStanding } from '../api/client.ts';
import { emit } from '../appearance/emit.ts';
import { icons } from '../appearance/icons.ts';
import { A39Element, define, sheet } from '../element.ts';
import styles from './status.css?inline';

/**
 * @summary How much training is open, in one line: for a menu or the top of an intranet page.
 * @slot done - Instead of our words when nothing is open.
 * @slot icon - Instead of our icon.
 * @event {CustomEvent<{ open: number, overdue: number }>} a39-count - How many there are.
 * @csspart icon - The icon.
 * @csspart label - The words.
 */
export class A39Status extends A39Element {
  static override styles = sheet(styles);

  /** `badge`: in words; `banner`: with the next day that matters, for the top of a page; `count`: the number alone. */
  @property({ reflect: true }) variant: 'badge' | 'banner' | 'count' = 'badge';
  /** It is not there when nothing is open. */
  @property({ type: Boolean, attribute: 'hide-when-done' }) hideWhenDone = false;
  /** Where it leads. Else to My training, on our own pages. */
  @property() href = '';

  @state() private mine!: MyStanding;

  protected override async load(): Promise<void> {
    this.mine = await this.calls.myStanding();
    const { open, overdue } = this.mine;
    emit(this, 'a39-count', { open, overdue });
  }

  protected override body(): unknown {
    const { open } = this.mine;
    if (open === 0 && this.hideWhenDone) return nothing;
    const href = this.href || this.calls.pageHref('/training');
    return html`<a part="base link" class=${this.look} href=${href}>${this.label()}</a>`;
  }

  private get look(): string {
    const { open, overdue } = this.mine;
    return `a39-mark ${overdue > 0 ? 'overdue' : open > 0 ? 'open' : 'done'}`;
  }

  private label(): TemplateResult {
    const { status } = this.local.t;
    const { open, overdue, nextDueOn } = this.mine;
    const icon = html`<slot name="icon"
      ><span part="icon">${overdue > 0 ? icons.late : open > 0 ? icons.clock : icons.right}</span></slot
    >`;
    if (open === 0) return html`${icon} <slot name="done"><span part="label">${status.clear}</span></slot>`;
    if (this.variant === 'count')
      return html`${icon}
        <span part="label">${this.local.number(open)}<span class="visually-hidden"> ${status.open(open)}</span></span>`;
    const words = [
      status.open(open),
      overdue > 0 ? status.overdue(overdue) : '',
      this.variant === 'banner' && overdue === 0 && nextDueOn
        ? status.next(this.local.weekday(nextDueOn, this.local.today))
        : '',
    ];
    return html`${icon}
      <span part="label">${words.filter(Boolean).join(' · ')}</span>
      ${this.variant === 'banner' ? icons.next : nothing}`;
  }
}
define('a39-status', A39Status);

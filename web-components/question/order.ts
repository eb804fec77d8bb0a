import { html, type TemplateResult } from 'lit';
import { state } from 'lit/decorators.js';
import type { ItemVerdict, Verdict } from '../api/client.ts';
import { icons } from '../appearance/icons.ts';
import { define } from '../element.ts';
import { plain } from '../text/plain.ts';
import { QuestionElement } from './question.ts';

/** @summary Steps into their order, with buttons for up and down. The focus stays with the step that moves. */
export class A39Order extends QuestionElement<string[]> {
  @state() private told = '';

  private get order(): string[] {
    return this.draft ?? this.question.items.map((item) => item.id);
  }

  protected controls(): TemplateResult {
    const { order } = this;
    const { question } = this.words.t;
    return html`<ol class="a39-steps">
        ${order.map((id, i) => {
          const text = plain(this.find(id).text);
          return html`<li data-id=${id}>
            ${this.say(this.find(id))}
            <span class="a39-moves">
              <button
                type="button"
                id=${this.id_(i === 0 ? 'first' : `up-${id}`)}
                class="a39-move"
                data-by="-1"
                aria-label=${question.moveUp(text)}
                @click=${this.move}
              >
                ${icons.up}
              </button>
              <button
                type="button"
                class="a39-move"
                data-by="1"
                aria-label=${question.moveDown(text)}
                @click=${this.move}
              >
                ${icons.down}
              </button>
            </span>
          </li>`;
        })}
      </ol>
      <p class="a39-hidden" role="status">${this.told}</p>`;
  }

  private readonly move = async (event: Event): Promise<void> => {
    const button = event.currentTarget as HTMLElement;
    const id = button.closest('li')?.dataset['id'] as string;
    const order = this.order.slice();
    const from = order.indexOf(id);
    const to = from + Number(button.dataset['by']);
    const { question } = this.words.t;
    if (to < 0 || to >= order.length) {
      this.told = to < 0 ? question.atTop : question.atBottom;
      return;
    }
    order.splice(to, 0, ...order.splice(from, 1));
    this.draft = order;
    await this.updateComplete;
    // The rows stay and their words move: the focus goes along.
    this.querySelector<HTMLElement>(`[data-id="${CSS.escape(id)}"] [data-by="${button.dataset['by']}"]`)?.focus();
    this.told = question.movedTo(to + 1, order.length);
  };

  /** The order shown is an answer as well. */
  protected override response(): { response: unknown } {
    return { response: { order: this.order } };
  }

  protected override draftOf(response: unknown): string[] | null {
    return (response as { order?: string[] } | undefined)?.order ?? null;
  }

  protected override inOrder(items: ItemVerdict[]): ItemVerdict[] {
    return items.toSorted((a, b) => Number(a.should) - Number(b.should));
  }

  protected override outcome(item: ItemVerdict, verdict: Verdict): TemplateResult {
    const { question } = this.words.t;
    const mine = (this.draftOf(this.answered?.response)?.indexOf(item.id) ?? -1) + 1;
    return html`<p class="a39-outcome">
        ${verdict.unsure ? '' : this.badge(item.right)}
        <span><b class="a39-rank">${Number(item.should)}.</b> ${this.say(this.find(item.id))}</span>
      </p>
      ${mine > 0 && !item.right ? html`<p class="a39-yours">${icons.chosen} ${question.yourRank(mine)}</p>` : ''}`;
  }
}
define('a39-order', A39Order);

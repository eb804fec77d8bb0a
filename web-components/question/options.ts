import { html, nothing, type TemplateResult } from 'lit';
import type { ItemVerdict } from '../api/client.ts';
import { icons } from '../appearance/icons.ts';
import { QuestionElement } from './question.ts';

/** What *Choose one* and *Choose all* share: a list of labels with native controls, and what was chosen. */
export abstract class OptionsElement extends QuestionElement<string[]> {
  protected abstract readonly type: 'radio' | 'checkbox';

  protected controls(): TemplateResult {
    const chosen = this.draft ?? [];
    return html`<div class="a39-options">
      ${this.question.items.map(
        (item, i) =>
          html`<label class="a39-option">
            <input
              type=${this.type}
              id=${this.id_(i === 0 ? 'first' : item.id)}
              name=${this.id_('choice')}
              value=${item.id}
              aria-describedby=${this.missing ? this.id_('missing') : nothing}
              .checked=${chosen.includes(item.id)}
              @change=${this.chosen}
            />
            ${this.say(item)}
          </label>`,
      )}
    </div>`;
  }

  private readonly chosen = (): void => {
    const inputs = [...this.querySelectorAll<HTMLInputElement>('.a39-option input')];
    this.draft = inputs.filter((input) => input.checked).map((input) => input.value);
  };

  protected row(item: ItemVerdict, right: boolean, note: string): TemplateResult {
    return html`<p class="a39-outcome">${this.badge(right)} ${this.say(this.find(item.id))}</p>
      ${note && html`<p class="a39-yours">${icons.chosen} ${note}</p>`}`;
  }
}

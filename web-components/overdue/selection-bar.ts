import { html, nothing, type TemplateResult } from 'lit';
import type { OverdueTerms } from '../locales/overdue/en.ts';
import { mostSelected } from './selection.ts';

interface SelectionBar {
  words: OverdueTerms;
  chosen: number;
  /** How many fit the filter. */
  total: number;
  /** Whether all of this page are selected, and there are others. */
  offersAll: boolean;
  busy: '' | 'selecting' | 'looking' | 'sending';
  remind: () => void;
  selectAll: () => void;
  selectNone: () => void;
}

/** How many are selected, and what can be done with them. */
export function selectionBar({ words, chosen, total, offersAll, busy, ...acts }: SelectionBar): TemplateResult {
  const most = Math.min(total, mostSelected);
  return html`<div class="selection">
    <button class="a39-button" type="button" aria-disabled=${busy === 'looking'} @click=${acts.remind}>
      ${busy === 'looking' ? words.looking : words.remind}
    </button>
    <span role="status">${chosen === 0 ? words.nothingSelected : words.selected(chosen)}</span>
    ${
      offersAll && chosen < most
        ? html`<button class="a39-plain" type="button" aria-disabled=${busy === 'selecting'} @click=${acts.selectAll}>
            ${busy === 'selecting' ? words.selecting : most < total ? words.selectFirst(most) : words.selectAll(total)}
          </button>`
        : nothing
    }
    ${
      chosen > 0
        ? html`<button class="a39-plain" type="button" @click=${acts.selectNone}>${words.clear}</button>`
        : nothing
    }
  </div>`;
}

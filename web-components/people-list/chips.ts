import { html, nothing, type TemplateResult } from 'lit';
import { icons } from '../appearance/icons.ts';
import type { PeopleListTerms } from '../locales/people-list/en.ts';

interface Chips {
  words: PeopleListTerms;
  chosen: { name: string; value: string; remove: () => void }[];
  search: { value: string; remove: () => void } | null;
  removeAll: () => void;
}

/** The filters in force; each can be taken off. */
export function chips({ words, chosen, search, removeAll }: Chips): unknown {
  const all = [...chosen, ...(search ? [{ name: words.searched, ...search }] : [])];
  if (all.length === 0) return nothing;
  return html`<ul class="chips" role="list" aria-label=${words.inForce}>
    ${all.map((one) => html`<li>${chip(words, one)}</li>`)}
    ${
      all.length > 1
        ? html`<li>
            <button class="a39-plain" type="button" @click=${removeAll}>${words.removeAll}</button>
          </li>`
        : nothing
    }
  </ul>`;
}

function chip(words: PeopleListTerms, { name, value, remove }: Chips['chosen'][number]): TemplateResult {
  return html`<button class="chip" type="button" @click=${remove}>
    <span class="visually-hidden">${words.remove} </span><span><span class="a39-quiet">${name}:</span> ${value}</span>
    ${icons.wrong}
  </button>`;
}

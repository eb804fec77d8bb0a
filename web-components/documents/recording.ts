import { html, nothing, type TemplateResult } from 'lit';
import { icons } from '../appearance/icons.ts';
import { wrong } from '../evidence/field.ts';
import type { DocumentsTerms } from '../locales/documents/en.ts';
import type { StaffFound } from './documents-api.ts';

interface Listing {
  words: DocumentsTerms;
  query: string;
  found: StaffFound[] | null;
  chosen: StaffFound[];
  fault: string | undefined;
  typed: (query: string) => void;
  find: () => void;
  add: (person: StaffFound) => void;
  remove: (person: StaffFound) => void;
}

/** Who was there: found by name or number, put on a list, taken off again. */
export function listing({ words, query, found, chosen, fault, typed, find, add, remove }: Listing): TemplateResult {
  const onEnter = (event: KeyboardEvent): void => {
    if (event.key !== 'Enter') return;
    // Else the whole form would be sent.
    event.preventDefault();
    find();
  };
  const others = found?.filter(({ id }) => !chosen.some((one) => one.id === id)) ?? [];
  return html`<fieldset class="who">
    <legend>${words.people}</legend>
    <p id="people-hint" class="hint">${words.peopleHint}</p>
    <div class="actions">
      <input
        id="people"
        class="text"
        type="search"
        autocomplete="off"
        aria-label=${words.searchLabel}
        aria-describedby="people-hint ${fault ? 'people-fault' : ''}"
        aria-invalid=${fault ? 'true' : 'false'}
        .value=${query}
        @input=${(event: Event) => typed((event.target as HTMLInputElement).value)}
        @keydown=${onEnter}
      />
      <button class="a39-button a39-second" type="button" @click=${find}>${words.find}</button>
    </div>
    ${wrong('people', fault)}
    <p role="status" class="a39-quiet count">
      ${found === null ? '' : found.length === 0 ? words.none : words.found(found.length)}
    </p>
    ${
      others.length > 0
        ? html`<ul class="staff" role="list">
            ${others.map((person) => row(person, words.add(person.name), 'add', () => add(person)))}
          </ul>`
        : nothing
    }
    <p id="chosen" role="status" class="count" tabindex="-1">${words.chosen(chosen.length)}</p>
    ${
      chosen.length > 0
        ? html`<ul class="staff chosen" role="list">
            ${chosen.map((person) => row(person, words.remove(person.name), 'remove', () => remove(person)))}
          </ul>`
        : nothing
    }
  </fieldset>`;
}

function row({ id, name, staffNumber }: StaffFound, label: string, act: string, click: () => void): TemplateResult {
  return html`<li>
    <span>${name} <span class="a39-quiet">${staffNumber}</span></span>
    <button class="a39-plain" type="button" data-staff="${act} ${id}" aria-label=${label} @click=${click}>
      ${act === 'add' ? html`<span class="plus" aria-hidden="true">+</span>` : icons.wrong}
    </button>
  </li>`;
}

import { html, type TemplateResult } from 'lit';
import { icons } from '../appearance/icons.ts';
import type { PeopleListTerms } from '../locales/people-list/en.ts';

interface SearchForm {
  words: PeopleListTerms;
  value: string;
  tooShort: boolean;
  typed: (text: string) => void;
  find: () => void;
}

/** Looks for people by name or staff number. */
export function searchForm({ words, value, tooShort, typed, find }: SearchForm): TemplateResult {
  const submit = (event: Event): void => {
    event.preventDefault();
    find();
  };
  return html`<form role="search" class="search" novalidate @submit=${submit}>
    <label for="search">${words.search}</label>
    <div class="beside">
      <input
        id="search"
        class="text"
        type="search"
        autocomplete="off"
        spellcheck="false"
        maxlength="80"
        aria-describedby="search-fault"
        aria-invalid=${tooShort}
        .value=${value}
        @input=${(event: Event) => typed((event.target as HTMLInputElement).value)}
      />
      <button class="a39-button a39-second">${words.find}</button>
    </div>
    <p id="search-fault" class="a39-mark overdue" ?hidden=${!tooShort}>${icons.late} <span>${words.tooShort}</span></p>
  </form>`;
}

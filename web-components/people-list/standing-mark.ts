import { html, type TemplateResult } from 'lit';
import { icons } from '../appearance/icons.ts';
import type { PeopleListTerms } from '../locales/people-list/en.ts';

/** How somebody stands with a course: a word with its sign, never a colour alone. */
export function standingMark(standing: keyof PeopleListTerms['marks'], words: PeopleListTerms): TemplateResult {
  const name = words.marks[standing];
  switch (standing) {
    case 'done':
      return html`<span class="a39-mark done">${icons.right} ${name}</span>`;
    case 'overdue':
      return html`<span class="a39-mark overdue">${icons.late} ${name}</span>`;
    case 'exempt':
      return html`<span class="a39-mark">${icons.half} ${name}</span>`;
    case 'open':
      return html`<span class="a39-mark">${icons.open} ${name}</span>`;
    default:
      return html`<span class="a39-quiet">${name}</span>`;
  }
}

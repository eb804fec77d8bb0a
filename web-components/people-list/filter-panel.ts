import { html, type TemplateResult } from 'lit';
import type { PeopleListTerms } from '../locales/people-list/en.ts';
import { select } from '../records/controls.ts';
import { heading } from '../text/heading.ts';
import { standings, type Filter } from './asked.ts';
import type { TeamChoices } from './people-list-api.ts';

/** What the open panel says, before it is asked for. */
export type Wish = Partial<Record<Filter, string>>;

interface FilterPanel {
  words: PeopleListTerms;
  level: number;
  wish: Wish;
  choices: TeamChoices;
  offered: Filter[];
  choose: (filter: string, value: string) => void;
  apply: () => void;
  cancel: () => void;
}

/** All filters at once. Nothing is asked before *Show*: with a keyboard, a list passes many values on the way to one. */
export function filterPanel({ words, level, wish, choices, offered, ...acts }: FilterPanel): TemplateResult {
  const submit = (event: Event): void => {
    event.preventDefault();
    acts.apply();
  };
  const escape = (event: KeyboardEvent): void => {
    if (event.key !== 'Escape') return;
    event.preventDefault();
    acts.cancel();
  };
  return html`<form class="filters" novalidate @submit=${submit} @keydown=${escape}>
    ${heading(level, words.filterHeading, 'part')}
    <div class="pair">
      ${offered.map((filter) => {
        const options = optionsOf(filter, choices, words);
        const chosen = wish[filter] ?? '';
        return options.length === 0 && !chosen
          ? ''
          : select({
              name: filter,
              label: words.filters[filter],
              value: chosen,
              choose: acts.choose,
              options: [['', words.all], ...options],
            });
      })}
    </div>
    <p class="actions">
      <button class="a39-button">${words.filterApply}</button>
      <button class="a39-plain" type="button" @click=${acts.cancel}>${words.notNow}</button>
    </p>
  </form>`;
}

function optionsOf(filter: Filter, choices: TeamChoices, words: PeopleListTerms): [string, string][] {
  const asIs = (all: string[]): [string, string][] => all.map((one) => [one, one]);
  switch (filter) {
    case 'standing':
      return standings.filter((one) => one !== 'everyone').map((one) => [one, words.standings[one]]);
    case 'course':
      return choices.courses.map(({ id, title }) => [id, title]);
    case 'group':
      return choices.groups.map(({ id, name }) => [id, name]);
    case 'unit':
      return asIs(choices.units);
    case 'location':
      return asIs(choices.locations);
    default:
      return asIs(choices.jobs);
  }
}

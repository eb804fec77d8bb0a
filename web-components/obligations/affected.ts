import { html, nothing, type TemplateResult } from 'lit';
import type { Localize } from '../locales/localize.ts';
import type { ObligationsTerms } from '../locales/obligations/en.ts';
import type { RulePreview } from './obligations-api.ts';

type Part = RulePreview['gets'];

/** Who would be affected, in a sentence, and the first of them by name for those who want to look. */
export function affected({ gets, noLonger }: RulePreview, local: Localize<ObligationsTerms>): TemplateResult {
  const words = local.t;
  return html`<p class="effect">
      ${gets.total > 0 ? html`<strong>${words.gets(gets.total)}</strong>${dueOf(gets, local)}.` : words.getsNobody}
      ${noLonger.total > 0 ? words.noLonger(noLonger.total) : nothing} ${words.stays}
    </p>
    ${names(words.namesGets, gets, local, true)} ${names(words.namesNoLonger, noLonger, local, false)}`;
}

/** By when. Of more than are shown, only the first is known. */
function dueOf({ total, people }: Part, local: Localize<ObligationsTerms>): string {
  const words = local.t;
  const days = people.map(({ dueOn }) => dueOn).toSorted();
  const [first] = days;
  const last = days.at(-1);
  if (!first || !last) return '';
  if (total > people.length) return words.dueFirst(local.date(first));
  return first === last ? words.dueAll(local.date(first)) : words.dueRange(local.date(first), local.date(last));
}

function names(title: string, { total, people }: Part, local: Localize<ObligationsTerms>, withDay: boolean): unknown {
  const words = local.t;
  if (people.length === 0) return nothing;
  return html`<details class="names">
    <summary>${title}: ${words.names(people.length, total)}</summary>
    <p class="a39-quiet">${words.seenNote}</p>
    <table>
      <caption class="visually-hidden">
        ${title}
      </caption>
      <thead>
        <tr>
          <th scope="col">${words.person}</th>
          <th scope="col">${words.unit}</th>
          ${withDay ? html`<th scope="col">${words.dueColumn}</th>` : nothing}
        </tr>
      </thead>
      <tbody>
        ${people.map(
          ({ name, unit, dueOn }) =>
            html`<tr>
              <th scope="row">${name}</th>
              <td>${unit ?? ''}</td>
              ${withDay ? html`<td class="day">${local.date(dueOn)}</td>` : nothing}
            </tr>`,
        )}
      </tbody>
    </table>
  </details>`;
}

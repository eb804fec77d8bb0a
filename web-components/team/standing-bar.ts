import { html, nothing, svg, type TemplateResult } from 'lit';
import { icons } from '../appearance/icons.ts';
import type { Localize } from '../locales/localize.ts';
import type { TeamTerms } from '../locales/team/en.ts';

/** How many people stand where. `open` is what is open and in time. */
export type Counts = Record<'done' | 'open' | 'overdue' | 'exempt', number>;

/** The order in which they are always drawn. Nothing is ranked by them. */
const parts = ['done', 'open', 'overdue', 'exempt'] as const;

const signs = { done: icons.right, open: icons.open, overdue: icons.late, exempt: icons.half };

type Page = Pick<Localize<TeamTerms>, 't' | 'lang' | 'number'>;

/** The server counts what is overdue as open too. */
export function inTime({ done, open, overdue, exempt }: Counts): Counts {
  return { done, open: open - overdue, overdue, exempt };
}

/**
 * A bar, and the same in words beside it.
 * @param saying words for a part that means something else here
 */
export function standingBar(
  { t, lang }: Page,
  name: string,
  counts: Counts,
  saying: Partial<TeamTerms['organisation']['parts']> = {},
): TemplateResult {
  const { organisation: words } = t;
  const there = parts.filter((part) => counts[part] > 0);
  const said = there.map((part) => (saying[part] ?? words.parts[part])(counts[part]));
  const people = parts.reduce((sum, part) => sum + counts[part], 0);
  const listed = new Intl.ListFormat(lang).format(said);
  return html`<span class="title-of">${name}</span>
    <svg part="chart" class="bar" role="img" aria-label=${words.sentence(name, people, listed)}>
      ${there.map((part, at) => segment(part, counts, there.slice(0, at), people))}
    </svg>
    <span class="parts" aria-hidden="true"
      >${there.map(
        (part, at) =>
          html`<span class="a39-mark ${part === 'done' || part === 'overdue' ? part : ''}"
            >${signs[part]} ${said[at]}</span
          >`,
      )}</span
    >`;
}

function segment(part: keyof Counts, counts: Counts, before: (keyof Counts)[], people: number): unknown {
  const percent = (k: number): string => `${((k / people) * 100).toFixed(2)}%`;
  const start = percent(before.reduce((sum, one) => sum + counts[one], 0));
  return svg`<rect class=${part} x=${start} y="0" width=${percent(counts[part])} height="100%" />${
    before.length > 0 ? svg`<line class="gap" x1=${start} x2=${start} y1="0" y2="100%" />` : nothing
  }`;
}

/** The same courses in numbers. */
export function standingTable(page: Page, label: string, courses: { title: string; counts: Counts }[]): TemplateResult {
  const { organisation: words } = page.t;
  return html`<div class="scroll" role="region" tabindex="0" aria-label=${label}>
    <table part="table">
      <thead>
        <tr>
          <th scope="col">${words.course}</th>
          ${parts.map((part) => html`<th scope="col" class="number">${words[part]}</th>`)}
        </tr>
      </thead>
      <tbody>
        ${courses.map(
          ({ title, counts }) =>
            html`<tr>
              <th scope="row">${title}</th>
              ${parts.map((part) => html`<td class="number">${page.number(counts[part])}</td>`)}
            </tr>`,
        )}
      </tbody>
    </table>
  </div>`;
}

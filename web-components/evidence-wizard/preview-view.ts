import { html, nothing, svg, type TemplateResult } from 'lit';
import { icons } from '../appearance/icons.ts';
import type { WizardTerms } from '../locales/evidence-wizard/en.ts';
import { heading } from '../text/heading.ts';
import type { Gap, QuestionPreview } from './wizard-api.ts';

/** In the order in which they are always drawn. */
const parts = ['done', 'open', 'overdue', 'exempt'] as const;
type Counts = Record<(typeof parts)[number], number>;

const signs = { done: icons.right, open: icons.open, overdue: icons.late, exempt: icons.half };

interface PreviewView {
  words: WizardTerms;
  level: number;
  lang: string;
  number: (n: number) => string;
  href: (path: string) => string;
}

/** What is there to answer a question: the counts, drawn and as a table, and what is missing. */
export function previewView({ kind, counts, gaps }: QuestionPreview, given: PreviewView): TemplateResult {
  const { words, level, number } = given;
  const asked = kind === 'confidentiality' ? words.countsPolicies : words.counts.asked;
  const figures = [
    [words.counts.onStaff, kind === 'person' ? 0 : counts.onStaff],
    [asked, counts.asked],
    [words.counts.entries, counts.entries],
  ] as const;
  return html`<dl class="figures">
      ${figures.map(([name, count]) =>
        name === words.counts.onStaff && kind === 'person'
          ? nothing
          : html`<div class=${count === 0 ? 'zero' : ''}>
              <dt>${name}</dt>
              <dd>${number(count)}</dd>
            </div>`,
      )}
    </dl>
    ${counts.asked > 0 ? bar({ ...counts, open: counts.open - counts.overdue }, given) : nothing}
    <p class="a39-quiet small">${words.fromLog}</p>
    <div class="gaps">
      ${heading(level, words.gaps)}
      ${
        gaps.length === 0
          ? html`<p class="a39-mark done">${icons.right} <span>${words.noGaps}</span></p>`
          : html`<ul role="list">
              ${gaps.map((one) => gap(one, given))}
            </ul>`
      }
    </div>`;
}

function bar(counts: Counts, { words, lang, number }: PreviewView): TemplateResult {
  const there = parts.filter((part) => counts[part] > 0);
  const all = parts.reduce((sum, part) => sum + counts[part], 0);
  const said = there.map((part) => words.parts[part](counts[part]));
  const percent = (k: number): string => `${((k / all) * 100).toFixed(2)}%`;
  return html`<div class="standing">
    <svg class="bar" role="img" aria-label=${words.bar(all, new Intl.ListFormat(lang).format(said))}>
      ${there.map((part, at) => {
        const start = percent(there.slice(0, at).reduce((sum, one) => sum + counts[one], 0));
        return svg`<rect class=${part} x=${start} y="0" width=${percent(counts[part])} height="100%" />${
          at > 0 ? svg`<line class="gap" x1=${start} x2=${start} y1="0" y2="100%" />` : nothing
        }`;
      })}
    </svg>
    <p class="parts" aria-hidden="true">
      ${there.map(
        (part, at) =>
          html`<span class="a39-mark ${part === 'done' || part === 'overdue' ? part : ''}"
            >${signs[part]} ${said[at]}</span
          >`,
      )}
    </p>
    <details>
      <summary>${words.asTable}</summary>
      <table class="counts">
        <thead>
          <tr>
            <th scope="col">${words.standing}</th>
            <th scope="col" class="number">${words.count}</th>
          </tr>
        </thead>
        <tbody>
          ${parts.map(
            (part) =>
              html`<tr>
                <th scope="row">${words.standings[part]}</th>
                <td class="number">${number(counts[part])}</td>
              </tr>`,
          )}
        </tbody>
      </table>
      <p class="a39-quiet small">${words.twice}</p>
    </details>
  </div>`;
}

function gap({ code, text }: Gap, { words, href }: PreviewView): TemplateResult {
  const remedy = words.remedy[code];
  return html`<li>
    ${icons.late}
    <div>
      <p>${text}</p>
      ${remedy ? html`<a class="a39-plain" href=${href(remedy[0])}>${remedy[1]} ${icons.next}</a>` : nothing}
    </div>
  </li>`;
}

import { html, nothing, type TemplateResult } from 'lit';
import { icons } from '../appearance/icons.ts';
import type { EvidenceTerms } from '../locales/evidence/en.ts';
import { heading } from '../text/heading.ts';
import type { EvidenceOverview } from './evidence-api.ts';

/** What the parts below need of the element that they are in. */
export interface Telling {
  words: EvidenceTerms;
  /** Of headings inside a section. */
  level: number;
  day: (day: string) => string;
  number: (n: number) => string;
}

/** Means whose copies no operator can reach. Paper counts as far as people keep it. */
const strong = ['mail', 'rfc3161', 'witness'];
const means = ['mail', 'rfc3161', 'witness', 'print'] as const;
const commonTypes = ['record', 'assign', 'course'] as const;
const rareTypes = ['amend', 'revoke', 'erase', 'audit', 'key', 'genesis', 'close'] as const;

/** The checkpoint outside that covers most. */
function farthest(log: EvidenceOverview): EvidenceOverview['outside'][number] | undefined {
  return log.outside.filter(({ kind }) => strong.includes(kind)).sort((a, b) => b.size - a.size)[0];
}

/** The log in a few sentences: how much, since when, and how safe it is from its operator. */
export function summary(log: EvidenceOverview, { words, day }: Telling): string {
  const held = farthest(log);
  const said = words.summary(log.counts['record'] ?? 0, day(log.firstDate), day(log.lastDate));
  return `${said} ${held ? words.held(day(held.on)) : words.notHeld}`;
}

/** Not to be missed: nothing is recorded any more. */
export function alarm(reason: string, { words, level }: Telling): TemplateResult {
  const { halted } = words;
  return html`<div class="alarm" role="alert">
    ${heading(level, html`${icons.late} ${halted.heading}`)}
    <p>${halted.text}</p>
    <p>${halted.reason}: <q lang="en">${reason}</q></p>
    <p><strong>${halted.todo}</strong></p>
  </div>`;
}

/** How many entries of each type there are. All types are named: that there are none of one is an answer too. */
export function figures({ counts }: EvidenceOverview, { words, number }: Telling): TemplateResult {
  const figure = (type: keyof typeof words.log.types): TemplateResult => {
    const count = counts[type] ?? 0;
    return html`<div class=${count === 0 ? 'zero' : ''}>
      <dt>${words.log.types[type]}</dt>
      <dd>${number(count)}</dd>
    </div>`;
  };
  return html`<dl class="figures">${commonTypes.map(figure)}</dl>
    <dl class="figures rare">${rareTypes.map(figure)}</dl>`;
}

/** Stretches that came back from the leaf archive; nothing if there are none. */
export function restores({ restores: all }: EvidenceOverview, { words, level, day }: Telling): unknown {
  if (all.length === 0) return nothing;
  return html`<div>
    ${heading(level, words.log.restoresHeading)}
    <ul class="plain" role="list">
      ${all.map(
        ({ from, to, on }) =>
          html`<li class="a39-mark wrong">${icons.late} <span>${words.log.restore(from, to, day(on))}</span></li>`,
      )}
    </ul>
  </div>`;
}

/** By which means a checkpoint left the house, on which day, and what it covers. */
export function outside(log: EvidenceOverview, { words, day, number }: Telling): TemplateResult {
  const { outside: texts } = words;
  const held = farthest(log);
  const since = log.size - (held?.size ?? 0);
  return html`<p>${texts.text}</p>
    <table part="outside" class="outside">
      <thead>
        <tr>
          <th scope="col">${texts.columns.means}</th>
          <th scope="col">${texts.columns.day}</th>
          <th scope="col" class="number">${texts.columns.entries}</th>
        </tr>
      </thead>
      <tbody>
        ${means.map((kind) => {
          const newest = log.outside.find((one) => one.kind === kind);
          return html`<tr>
            <th scope="row">${texts.kinds[kind]}</th>
            <td>${newest ? day(newest.on) : html`<span class="a39-quiet">${texts.never}</span>`}</td>
            <td class="number ${newest ? '' : 'never'}" data-name=${texts.columns.entries}>
              ${newest ? texts.of(number(newest.size), number(log.size)) : '–'}
            </td>
          </tr>`;
        })}
      </tbody>
    </table>
    ${
      held
        ? since > 0
          ? html`<p>${texts.since(since)}</p>`
          : html`<p class="a39-mark done">${icons.right} <span>${texts.all}</span></p>`
        : html`<p class="a39-mark overdue">${icons.late} <span>${texts.none}</span></p>
            <p>${texts.todo}</p>`
    }
    ${log.outside.some(({ kind }) => kind === 'print') ? html`<p class="a39-quiet">${texts.paper}</p>` : nothing}`;
}

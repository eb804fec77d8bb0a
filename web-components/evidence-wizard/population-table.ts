import { html, nothing, type TemplateResult } from 'lit';
import { icons } from '../appearance/icons.ts';
import type { WizardTerms } from '../locales/evidence-wizard/en.ts';
import type { Localize } from '../locales/localize.ts';
import type { Population, PopulationRow, QuestionCatalogue } from './wizard-api.ts';

interface PopulationTable {
  words: WizardTerms;
  local: Localize<unknown>;
  courses: QuestionCatalogue['courses'];
  /** How many the preview counted: a list without a course has policies besides. */
  counted: number;
  isBusy: boolean;
  /** The address of a page, if pages have addresses. */
  href: ((page: number) => string) | null;
  go: (page: number) => void;
}

const look = {
  done: ['done', icons.right],
  open: ['', icons.open],
  overdue: ['overdue', icons.late],
  exempt: ['', icons.half],
} as const;

/** Who should have been trained on that day, who was, who not, and what was done about it. */
export function populationTable(found: Population, given: PopulationTable): TemplateResult {
  const { words, local, isBusy, counted } = given;
  const { rows, total, page, size, on, reminders } = found;
  const { columns } = words;
  const number = (n: number): string => local.number(n);
  return html`<div class="population" aria-busy=${isBusy}>
    <p class="range" role="status" tabindex="-1">
      ${rows.length > 0 ? words.range(number(page * size + 1), number(page * size + rows.length), number(total)) : words.noPeople}
    </p>
    ${
      rows.length > 0
        ? html`<div class="people-in" role="region" tabindex="0" aria-label=${words.caption(local.date(on))}>
            <table class="people">
              <caption class="visually-hidden">
                ${words.caption(local.date(on))}
              </caption>
              <thead>
                <tr>
                  <th scope="col">${columns.person}</th>
                  <th scope="col">${columns.course}</th>
                  <th scope="col">${columns.standing}</th>
                  <th scope="col">${columns.days}</th>
                  <th scope="col">${columns.entries}</th>
                </tr>
              </thead>
              <tbody>
                ${rows.map((row) => one(row, given))}
              </tbody>
            </table>
          </div>`
        : nothing
    }
    ${turns(found, given)} ${total > counted ? html`<p class="a39-quiet small">${words.policiesToo}</p>` : nothing}
    <p>
      <strong>${words.doneAbout}.</strong> ${words.reminders(reminders.sent, reminders.people, reminders.escalated)}
      <span class="a39-quiet">${words.remindersFrom}</span>
    </p>
  </div>`;
}

function one(row: PopulationRow, { words, local, courses }: PopulationTable): TemplateResult {
  const { columns } = words;
  const { name, sub, unit, course, standing, entries } = row;
  const [mark, icon] = look[standing];
  return html`<tr>
    <th scope="row">${name} <small>${[sub, unit].filter(Boolean).join(' · ')}</small></th>
    <td data-name=${columns.course}>
      ${courses.find(({ id }) => id === course.id)?.title ?? course.id} <small>${course.version}</small>
    </td>
    <td data-name=${columns.standing}><span class="a39-mark ${mark}">${icon} ${words.marks[standing]}</span></td>
    <td data-name=${columns.days} class="days">
      ${daysOf(row, words, local).map((text) => html`<span>${text}</span> `)}
    </td>
    <td data-name=${columns.entries} class="entries">${entries.join(', ')}</td>
  </tr>`;
}

function daysOf(row: PopulationRow, { days }: WizardTerms, local: Localize<unknown>): string[] {
  const day = (text: string): string => local.date(text, { day: 'numeric', month: 'short', year: 'numeric' });
  const { assignedOn, dueOn, doneOn, exemptUntil, recordedLate, withdrawnOn } = row;
  return [
    ...(assignedOn ? [days.asked(day(assignedOn))] : []),
    ...(dueOn ? [days.due(day(dueOn))] : []),
    ...(doneOn ? [days.done(day(doneOn))] : []),
    ...(exemptUntil ? [days.exempt(day(exemptUntil))] : []),
    ...(recordedLate ? [days.late] : []),
    ...(withdrawnOn ? [days.withdrawn(day(withdrawnOn))] : []),
  ];
}

function turns({ total, page, size }: Population, { words, href, go }: PopulationTable): unknown {
  const last = Math.ceil(total / size) - 1;
  if (last < 1) return nothing;
  const turn = (to: number, label: unknown): TemplateResult => {
    const click = (event: MouseEvent): void => {
      if (href && (event.ctrlKey || event.metaKey || event.shiftKey)) return;
      event.preventDefault();
      go(to);
    };
    return href
      ? html`<a class="a39-plain" href=${href(to)} @click=${click}>${label}</a>`
      : html`<button class="a39-plain" type="button" @click=${click}>${label}</button>`;
  };
  return html`<nav class="pages" aria-label=${words.pages}>
    ${page > 0 ? turn(page - 1, html`${icons.back} ${words.previous}`) : nothing}
    ${page < last ? turn(page + 1, html`${words.next} ${icons.next}`) : nothing}
  </nav>`;
}

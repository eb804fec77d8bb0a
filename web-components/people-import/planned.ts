import { html, nothing, type TemplateResult } from 'lit';
import type { Localize } from '../locales/localize.ts';
import type { PeopleImportTerms } from '../locales/people-import/en.ts';
import type {
  FieldChange,
  Fault,
  ImportPreview,
  ImportRemark,
  PlannedKind,
  PlannedPerson,
} from './people-import-api.ts';

/** In this order: what many people have in common comes last. */
const kinds: PlannedKind[] = ['joins', 'returns', 'leaves', 'moves', 'manager', 'changes'];

/** Everything that a file would change and that is wrong with it, each kind to open and close. */
export function sections(preview: ImportPreview, words: Localize<PeopleImportTerms>): TemplateResult {
  const { counts, faults, remarks, people } = preview;
  const { t } = words;
  const notes = faults.map((one) => ({ ...one, text: t.faultSays[one.code](one.value) }));
  const worth = remarks.map((one) => ({ ...one, text: t.remarkSays[one.code](dayIn(one, words)) }));
  return html`${section(words, t.faultsHeading, counts.faults, notes.length, noteTable(words, notes), true)}
  ${section(words, t.remarksHeading, counts.remarks, worth.length, noteTable(words, worth), counts.faults === 0)}
  ${kinds.map((kind) =>
    section(
      words,
      t.kinds[kind],
      counts[kind],
      people[kind].length,
      personTable(words, kind, people[kind]),
      counts.faults === 0 && kind === 'leaves',
    ),
  )}
  ${columnSection(preview, words)}`;
}

function section(
  words: Localize<PeopleImportTerms>,
  title: string,
  count: number,
  shown: number,
  content: TemplateResult,
  open: boolean,
): unknown {
  if (count === 0) return nothing;
  const { t } = words;
  return html`<details ?open=${open}>
    <summary>${t.counted(title, words.number(count))}</summary>
    ${shown < count ? html`<p class="a39-quiet">${t.firstOf(words.number(shown), words.number(count))}</p>` : nothing}
    ${content}
  </details>`;
}

type Note = (Fault | ImportRemark) & { text: string };

function noteTable({ t }: Localize<PeopleImportTerms>, notes: Note[]): TemplateResult {
  return html`<table>
    <thead>
      <tr>
        <th scope="col">${t.columns.line}</th>
        <th scope="col">${t.columns.where}</th>
        <th scope="col">${t.columns.says}</th>
      </tr>
    </thead>
    <tbody>
      ${notes.map(
        ({ line, column, text }) =>
          html`<tr>
            <td class="day">${line === null ? '' : t.line(String(line))}</td>
            <td>${column ?? ''}</td>
            <td>${text}</td>
          </tr>`,
      )}
    </tbody>
  </table>`;
}

/** The day that is said of a kind. */
const dates: Partial<Record<PlannedKind, 'joinedOn' | 'leftOn'>> = {
  joins: 'joinedOn',
  returns: 'joinedOn',
  leaves: 'leftOn',
};

function personTable(
  words: Localize<PeopleImportTerms>,
  kind: PlannedKind,
  people: readonly PlannedPerson[],
): TemplateResult {
  const { t } = words;
  const date = dates[kind];
  const { what } = t.columns;
  // The column says the first or the last day already.
  const rest = (person: PlannedPerson) => person.changes.filter(({ field }) => date !== field);
  const others = people.some((person) => rest(person).length > 0);
  return html`<table>
    <thead>
      <tr>
        <th scope="col">${t.columns.person}</th>
        <th scope="col">${t.columns.unit}</th>
        ${date ? html`<th scope="col">${t.fields[date]}</th>` : nothing}
        ${others ? html`<th scope="col">${what}</th>` : nothing}
        <th scope="col">${t.columns.line}</th>
      </tr>
    </thead>
    <tbody>
      ${people.map(
        (person) =>
          html`<tr>
            <th scope="row">${person.name} <span class="a39-quiet">${person.staffNumber}</span></th>
            <td>${person.unit ?? ''}</td>
            ${date ? html`<td data-name=${t.fields[date]}>${day(words, person.on)}</td>` : nothing}
            ${others ? html`<td>${changes(words, rest(person))}</td>` : nothing}
            <td class="day">${person.line === null ? t.notInFile : t.line(String(person.line))}</td>
          </tr>`,
      )}
    </tbody>
  </table>`;
}

function changes(words: Localize<PeopleImportTerms>, all: readonly FieldChange[]): TemplateResult {
  const { t } = words;
  const value = ({ field }: FieldChange, text: string | null): string => {
    if (text === null) return t.none;
    return field === 'joinedOn' || field === 'leftOn' ? day(words, text) : text;
  };
  return html`<ul role="list">
    ${all.map((one) => html`<li>${t.change(t.fields[one.field], value(one, one.from), value(one, one.to))}</li>`)}
  </ul>`;
}

function day(words: Localize<PeopleImportTerms>, on: string | null): string {
  return on === null ? '' : words.date(on, { day: 'numeric', month: 'short', year: 'numeric' });
}

/** The server writes days as they are stored. */
function dayIn({ code, value }: ImportRemark, words: Localize<PeopleImportTerms>): string {
  return code === 'left_already' ? day(words, value) : value;
}

function columnSection({ columns, ignored }: ImportPreview, { t }: Localize<PeopleImportTerms>): TemplateResult {
  return html`<details>
    <summary>${t.columnsHeading}</summary>
    <ul role="list">
      ${columns.map(({ field, heading }) => html`<li>${heading} → ${t.fields[field]}</li>`)}
    </ul>
    ${ignored.length > 0 ? html`<p class="a39-quiet">${t.ignored(ignored.join(', '))}</p>` : nothing}
  </details>`;
}

import { html, nothing, type TemplateResult } from 'lit';
import { icons } from '../appearance/icons.ts';
import { field } from '../evidence/field.ts';
import type { ExportFormat } from '../export/export-api.ts';
import type { WizardTerms } from '../locales/evidence-wizard/en.ts';
import type { OfferedFile } from './wizard-api.ts';

interface OfferedFiles {
  words: WizardTerms;
  files: OfferedFile[];
  age: string;
  ageFault: string;
  isBusy: boolean;
  day: (day: string) => string;
  type: (age: string) => void;
  /** Makes the file with that place in the list. */
  make: (at: number, format: ExportFormat | null) => void;
  /** What is said at a file while it is made, and afterwards. */
  outcome: (at: number) => unknown;
}

/** The files that answer, the evidence first, each in the forms that it has. */
export function offeredFiles(given: OfferedFiles): TemplateResult {
  const { words, files } = given;
  const isBundle = files.some(({ kind }) => kind === 'bundle');
  return html`<p>${words.fileText}</p>
    ${isBundle ? encryption(given) : nothing}
    <ul class="files" role="list">
      ${files.map((file, at) => offered(file, at, given))}
    </ul>
    <p class="a39-quiet small">${words.care}</p>`;
}

function encryption({ words, age, ageFault, type }: OfferedFiles): TemplateResult {
  return html`<details class="encryption">
    <summary>${words.encrypt} <span class="a39-quiet">(${words.optional})</span></summary>
    ${field({ name: 'age', label: words.age, hint: words.ageHint, value: age, fault: ageFault, typed: type })}
  </details>`;
}

function offered(file: OfferedFile, at: number, given: OfferedFiles): TemplateResult {
  const { words, age, isBusy, make, outcome } = given;
  const days = daysOf(file, given);
  const button = (text: string, format: ExportFormat | null): TemplateResult =>
    html`<button
      class="a39-button ${format === null ? '' : 'a39-second'}"
      type="button"
      aria-label="${file.title}: ${text}"
      aria-disabled=${isBusy}
      @click=${() => make(at, format)}
    >
      ${icons.file} ${text}
    </button>`;
  return html`<li class="offered">
    <div>
      <p class="file-title">${file.title}</p>
      <p class="a39-quiet">${file.about}${days ? html` ${days}.` : nothing}</p>
    </div>
    <p class="forms">
      ${
        file.kind === 'bundle'
          ? button(age ? words.zipAge : words.zip, null)
          : formsOf(file).map((format) => button(format.toUpperCase(), format))
      }
    </p>
    <div class="outcome">${outcome(at)}</div>
  </li>`;
}

/** The pivot shape is too wide for a page. */
function formsOf({ body }: Extract<OfferedFile, { kind: 'export' }>): ExportFormat[] {
  return body.shape === 'pivot' ? ['csv', 'xlsx'] : ['csv', 'xlsx', 'pdf'];
}

/** A report has what was due, done or in force in that time: that can be less than was asked. */
function daysOf({ kind, body }: OfferedFile, { words, day }: OfferedFiles): string {
  const { from = '', to = '' } = kind === 'export' ? body.filter : body.kind === 'period' ? body : {};
  const what = words.inTime[kind === 'export' ? body.report : 'bundle'];
  if (!what || !to) return '';
  return `${what} ${from ? words.fromTo(day(from), day(to)) : words.until(day(to))}`;
}

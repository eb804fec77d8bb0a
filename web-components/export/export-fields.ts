import { html, nothing, type TemplateResult } from 'lit';
import { field } from '../evidence/field.ts';
import type { ExportTerms } from '../locales/export/en.ts';
import type { Localize } from '../locales/localize.ts';
import { choice, select } from '../records/controls.ts';
import type { CataloguedReport, ExportCatalogue, ExportFormat, ExportShape, ReportName } from './export-api.ts';
import type { ListToExport } from './export.ts';

/** What is filled in. */
export interface ExportWish {
  report: CataloguedReport;
  shape: ExportShape;
  format: ExportFormat;
  separator: ',' | ';';
  isForProgram: boolean;
  from: string;
  to: string;
}

/** Between the columns: where a comma stands in numbers, spreadsheets take the semicolon. */
export function usualSeparator(lang: string): ',' | ';' {
  return new Intl.NumberFormat(lang).format(0.5).includes(',') ? ';' : ',';
}

/** What is offered of a report first; what was chosen before stays, where this report has it too. */
export function wishFor(report: CataloguedReport, lang: string, before?: ExportWish): ExportWish {
  const { shapes, formats } = report;
  return {
    separator: usualSeparator(lang),
    isForProgram: false,
    from: '',
    to: '',
    ...before,
    report,
    shape: before && shapes.includes(before.shape) ? before.shape : shapes[0]!,
    format: before && formats.includes(before.format) ? before.format : formats[0]!,
  };
}

/** Reports of what was: people who have left are in them, for those who see everybody. */
const ofThePast: readonly ReportName[] = ['obligations', 'completions', 'waivers', 'roster'];

interface ExportFields {
  wish: ExportWish;
  catalogue: ExportCatalogue;
  list: ListToExport;
  /** The report that the list is of. */
  first: ReportName;
  words: ExportTerms;
  local: Localize<unknown>;
  fault: string;
  change: (part: Partial<ExportWish>) => void;
}

/** Which report, in which form, of whom, and what the file will say of itself. */
export function exportFields(given: ExportFields): TemplateResult {
  const { wish, catalogue, words, local, change } = given;
  const { report, shape, format, separator, isForProgram } = wish;
  const { reports, limits } = catalogue;
  // The pivot shape is too wide for a page, and JSON has no columns.
  const formats = report.formats.filter((one) => shape === 'long' || one === 'csv' || one === 'xlsx');
  const hasOption = format === 'csv' || format === 'json';
  return html`${select({
      name: 'report',
      label: words.report,
      hint: report.about,
      value: report.name,
      choose: (_, name) => change({ report: reports.find((one) => one.name === name)! }),
      options: reports.map(({ name, title }) => [name, title] as const),
    })}
    ${
      report.shapes.length > 1
        ? select({
            name: 'shape',
            label: words.shape,
            value: shape,
            choose: (_, value) =>
              change({
                shape: value as ExportShape,
                ...(value === 'pivot' && format !== 'xlsx' && { format: 'csv' as const }),
              }),
            options: report.shapes.map((one) => [one, words.shapes[one]] as const),
          })
        : nothing
    }
    ${select({
      name: 'format',
      label: words.format,
      hint: format === 'pdf' ? words.limit(local.number(limits.pdfRows)) : undefined,
      value: format,
      choose: (_, value) => change({ format: value as ExportFormat }),
      options: formats.map((one) => [one, words.formats[one]] as const),
    })}
    ${
      format === 'csv'
        ? select({
            name: 'separator',
            label: words.separator,
            value: separator,
            choose: (_, value) => change({ separator: value as ',' | ';' }),
            options: ([',', ';'] as const).map((one) => [one, words.separators[one]] as const),
          })
        : nothing
    }
    ${
      hasOption
        ? choice({
            name: 'program',
            label: words.about,
            hint: words.aboutText,
            checked: isForProgram,
            choose: (checked) => change({ isForProgram: checked }),
          })
        : nothing
    }
    ${report.period === null ? nothing : period(report.period, given)}
    <dl class="facts told">
      <div>
        <dt>${words.whom}</dt>
        <dd>${whom(given)}</dd>
      </div>
      <div>
        <dt>${words.saysHeading}</dt>
        <dd>
          ${hasOption && isForProgram ? words.saysNothing : words.says}${report.name === 'rules' ? nothing : html` ${words.seen}`}
        </dd>
      </div>
    </dl>`;
}

function period(about: string, { wish, words, fault, change }: ExportFields): TemplateResult {
  return html`<fieldset class="period">
    <legend>${about}</legend>
    <div class="pair">
      ${field({
        name: 'from',
        label: words.from,
        kind: 'date',
        value: wish.from,
        typed: (from) => change({ from }),
      })}
      ${field({ name: 'to', label: words.to, kind: 'date', value: wish.to, fault, typed: (to) => change({ to }) })}
    </div>
  </fieldset>`;
}

/** Of whom: the filter as far as the report looks at it, and how many that is. */
function whom({ wish, catalogue, list, first, words }: ExportFields): unknown {
  const { name, filters } = wish.report;
  const said = Object.entries(list.said) as [(typeof filters)[number], string][];
  const used = said.filter(([part]) => filters.includes(part)).map(([, text]) => text);
  const unused = said.filter(([part]) => !filters.includes(part)).map(([, text]) => text);
  const { count } = list;
  const isCounted = count !== null && name === first && unused.length === 0;
  return html`<ul class="whom" role="list">
      ${(used.length > 0 ? used : [words.everybody[catalogue.scope]]).map((text) => html`<li>${text}</li>`)}
    </ul>
    ${
      isCounted
        ? html`<p>
            <strong>${'people' in count ? words.count.people(count.people) : words.count.rows(count.rows)}</strong>
          </p>`
        : html`<p>${words.count.later}</p>`
    }
    ${unused.length > 0 ? html`<p>${words.notLookedAt(unused.join(', '))}</p>` : nothing}
    ${catalogue.scope === 'all' && ofThePast.includes(name) ? html`<p>${words.andLeft}</p>` : nothing}`;
}

import { Refusal } from '../refusals.ts';
import type { ExportOrder, Maker } from './export-order.ts';
import type { CataloguedReport, ExportCatalogue, ExportFormat, ExportShape, ReportName } from './exports-shapes.ts';
import { wordsIn } from './words.ts';

/** A PDF is for reading: more rows than this nobody reads, and making them takes minutes. */
export const mostPdfRows = 5_000;

/** A workbook is made in memory. */
export const mostXlsxCells = 1_000_000;

/** Columns of each report in the long shape, in their order. */
export const columnsOf = {
  standing: ['staff_number', 'name', 'unit', 'course_id', 'course', 'standing', 'due_on', 'done_on'],
  obligations: [
    'staff_number',
    'name',
    'unit',
    'course_id',
    'course',
    'assigned_on',
    'due_on',
    'reason',
    'done_on',
    'version',
    'ended_on',
    'ended',
  ],
  completions: ['staff_number', 'name', 'unit', 'course_id', 'course', 'done_on', 'version', 'content', 'entry'],
  overdue: ['staff_number', 'name', 'unit', 'course_id', 'course', 'due_on', 'days_over'],
  waivers: ['staff_number', 'name', 'unit', 'course_id', 'course', 'exempt', 'granted_on', 'until_on', 'ended_on'],
  roster: ['staff_number', 'name', 'unit', 'event', 'event_on', 'entry'],
  rules: [
    'rule',
    'course_id',
    'course',
    'audience',
    'reason',
    'due_on',
    'due_days',
    'repeat',
    'lead_days',
    'grace_days',
    'begins_on',
    'made_on',
    'made_by',
    'ended_on',
    'ended_by',
  ],
} as const satisfies Record<ReportName, readonly string[]>;

export type ColumnKey = (typeof columnsOf)[ReportName][number];

interface Offered {
  shapes: ExportShape[];
  formats: ExportFormat[];
  hasPeriod: boolean;
  filters: CataloguedReport['filters'];
  /** Not for those who see only the people whom they manage. */
  forAllOnly?: true;
}

const ofPeople: CataloguedReport['filters'] = ['unit', 'location', 'job', 'group', 'q'];

/** Every report that there is. What is not here is not exported: no answers, attempts, scores, times of day. */
const offered: Record<ReportName, Offered> = {
  standing: {
    shapes: ['long', 'pivot'],
    formats: ['csv', 'xlsx', 'pdf', 'json'],
    hasPeriod: false,
    filters: [...ofPeople, 'course', 'standing'],
  },
  obligations: plain([...ofPeople, 'course']),
  completions: plain([...ofPeople, 'course']),
  overdue: { ...plain([...ofPeople, 'course']), hasPeriod: false },
  waivers: plain([...ofPeople, 'course']),
  roster: { ...plain(ofPeople), forAllOnly: true },
  rules: { ...plain(['course']), forAllOnly: true },
};

function plain(filters: CataloguedReport['filters']): Offered {
  return { shapes: ['long'], formats: ['csv', 'xlsx', 'pdf'], hasPeriod: true, filters };
}

/** What somebody may make. */
export function catalogueFor({ scope, lang }: Pick<Maker, 'scope' | 'lang'>): ExportCatalogue {
  const words = wordsIn(lang);
  const names = (Object.keys(offered) as ReportName[]).filter(
    (name) => scope.kind === 'all' || !offered[name].forAllOnly,
  );
  return {
    reports: names.map((name) => ({
      name,
      title: words.reports[name].title,
      about: words.reports[name].about,
      shapes: offered[name].shapes,
      formats: offered[name].formats,
      columns: columnsOf[name].map((key) => ({ key, heading: words.columns[key] })),
      period: words.reports[name].period,
      filters: offered[name].filters,
    })),
    limits: { pdfRows: mostPdfRows, xlsxCells: mostXlsxCells },
    scope: scope.kind === 'all' ? 'all' : 'reports',
  };
}

/**
 * Refuses a report that is not for those who see only whom they manage (`not_allowed`), and a shape, a format or a part of a
 * filter that the report does not have (`invalid_input`): a filter that is not looked at would promise too much.
 */
export function assertOffered({ report, shape, format, filter }: ExportOrder, { scope }: Pick<Maker, 'scope'>): void {
  const { shapes, formats, hasPeriod, filters, forAllOnly } = offered[report];
  if (forAllOnly && scope.kind !== 'all')
    throw new Refusal('not_allowed', 'This report is for training administrators and the data protection officer.');
  const wrong = (field: string, what: string): never => {
    throw new Refusal('invalid_input', `The request does not fit. ${field}: ${what}`);
  };
  if (!shapes.includes(shape)) wrong('shape', `the report ${report} is made as ${shapes.join(' or ')}.`);
  if (!formats.includes(format)) wrong('format', `the report ${report} is made as ${formats.join(', ')}.`);
  if (shape === 'pivot' && format !== 'csv' && format !== 'xlsx')
    wrong('format', 'the pivot shape is too wide for it. Take csv or xlsx.');
  for (const [name, value] of Object.entries(filter)) {
    if (value === undefined) continue;
    const isKnown = name === 'from' || name === 'to' ? hasPeriod : (filters as string[]).includes(name);
    if (!isKnown) wrong(`filter.${name}`, `the report ${report} does not look at it.`);
  }
}

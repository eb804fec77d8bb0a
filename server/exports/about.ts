import type { Kysely } from 'kysely';
import type { Database } from '../../db/tables/index.ts';
import type { Scope } from '../reports/scope.ts';
import type { ExportOrder } from './export-order.ts';
import type { Reading, Report } from './reading.ts';
import type { ExportWords } from './words.ts';

/** What a file says of itself. */
export interface Origin {
  /** Of the export, as its log has it. */
  id: string;
  organisation: string;
  madeBy: string;
  /** In the organisation's time zone, with its name. */
  madeAt: string;
}

/** A line of what a file says of itself. */
export type AboutLine = [label: string, value: string];

/** Who made the file, when, of whom, from which course versions. The SHA-256 of the rows comes last. */
export async function aboutLines(reading: Reading, report: Report, origin: Origin): Promise<AboutLine[]> {
  const { order, words, today } = reading;
  const { about } = words;
  return [
    [about.report, words.reports[order.report].title],
    [about.organisation, origin.organisation],
    [about.asOf, today],
    [about.madeBy, origin.madeBy],
    [about.madeAt, origin.madeAt],
    [about.filter, await filterInWords(reading.snapshot, order, reading.chosen.scope, words, reading.titleOf)],
    ...(report.people.length > 0 ? [[about.people, String(report.people.length)] satisfies AboutLine] : []),
    [about.rows, String(report.rows)],
    ...report.versions.map(({ id, version, lang, content }): AboutLine => [
      about.version,
      `${id} ${version} (${lang}) ${content}`,
    ]),
    [about.export, origin.id],
  ];
}

async function filterInWords(
  snapshot: Kysely<Database>,
  { report, filter }: ExportOrder,
  scope: Scope,
  { filter: words, values }: ExportWords,
  titleOf: (courseId: string) => string,
): Promise<string> {
  const { unit, location, job, group, course, standing, q, from, to } = filter;
  const groupName =
    group === undefined
      ? undefined
      : (await snapshot.selectFrom('staff_group').select('name').where('id', '=', group).executeTakeFirst())?.name;
  const everybody = report === 'rules' ? words.all : words.everybody;
  return [
    scope.kind === 'all' ? everybody : words.managed,
    ...(unit ? [`${words.unit}: ${unit}`] : []),
    ...(location ? [`${words.location}: ${location}`] : []),
    ...(job ? [`${words.job}: ${job}`] : []),
    ...(group ? [`${words.group}: ${groupName ?? group}`] : []),
    ...(course ? [`${words.course}: ${titleOf(course)}`] : []),
    ...(standing ? [`${words.standing}: ${values[standing]}`] : []),
    ...(q ? [`${words.q}: ${q}`] : []),
    ...(from ? [`${words.from} ${from}`] : []),
    ...(to ? [`${words.to} ${to}`] : []),
  ].join('; ');
}

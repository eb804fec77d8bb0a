import type { Kysely } from 'kysely';
import type { Database } from '../../db/tables/index.ts';
import type { Tools } from '../environment.ts';
import type { ExportOrder } from '../exports/export-order.ts';
import { makeExport, type MadeExport } from '../exports/make-export.ts';
import { Refusal } from '../refusals.ts';
import type { Scope } from '../reports/scope.ts';
import type { Auditor } from './accounts.ts';
import { isAudited, type AuditScope } from './audit-scope.ts';

/** Reports about the period. */
const ofPeriod = ['completions', 'obligations', 'waivers', 'roster'] as const;
/** Reports about today, for an audit whose period has not ended. */
const ofToday = ['standing', 'overdue'] as const;
export const auditedReports = [...ofPeriod, ...ofToday] as const;
export type AuditedReport = (typeof auditedReports)[number];

/** A report is asked for by the ids of its people, and a statement holds no more of them. */
const mostPeople = 20_000;

/**
 * Makes a report about the people and the period of an audit. Refuses accounts without names (`not_allowed`), because every line
 * has one; a report about today when the period has ended (`not_allowed`); and more people than fit (`export_too_large`).
 */
export async function auditedExport(
  tools: Pick<Tools, 'db' | 'library' | 'config' | 'now' | 'today'>,
  {
    auditor,
    scope,
    report,
    format,
    lang,
  }: {
    auditor: Auditor;
    scope: AuditScope;
    report: AuditedReport;
    format: ExportOrder['format'];
    lang: string;
  },
): Promise<MadeExport> {
  if (!auditor.maySeeNames)
    throw new Refusal('not_allowed', 'Your access goes without names, and every line of a report has one.');
  const isOfPeriod = (ofPeriod as readonly string[]).includes(report);
  if (!isOfPeriod && !scope.isToday)
    throw new Refusal('not_allowed', 'That report is about today, and the period of your audit has ended.');
  const order: ExportOrder = {
    report,
    format,
    shape: 'long',
    filter: isOfPeriod ? { from: scope.from, to: scope.to } : {},
    options: { separator: ',', about: 'end' },
  };
  return makeExport(tools, order, {
    kind: 'auditor',
    id: auditor.id,
    name: `${auditor.name}, ${auditor.organisation}`,
    scope: await peopleIn(tools.db, scope),
    withCategory: false,
    lang,
  });
}

async function peopleIn(db: Kysely<Database>, scope: AuditScope): Promise<Scope> {
  if (scope.isEverybody) return { kind: 'all' };
  const rows = await db
    .selectFrom('person')
    .select('person.id')
    .where((e) => isAudited(e, scope))
    .execute();
  if (rows.length > mostPeople)
    throw new Refusal('export_too_large', `A report about some has at most ${mostPeople} people. Take the bundle.`);
  return { kind: 'people', ids: rows.map((row) => row.id) };
}

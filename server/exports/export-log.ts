import type { Kysely } from 'kysely';
import { Refusal } from '../refusals.ts';
import type { Database } from '../../db/tables/index.ts';
import type { ExportLogTable } from '../../db/tables/export-log.ts';
import type { ExportOrder, Maker } from './export-order.ts';
import type { ExportFilter, ExportLog, LoggedExport, NamedVersion, ReportName } from './exports-shapes.ts';

/** What is known of an export before its first byte. */
interface Begun {
  id: string;
  order: ExportOrder;
  maker: Pick<Maker, 'kind' | 'id'>;
  people: number;
  rows: number;
  versions: readonly NamedVersion[];
}

/** Writes an export into its log, before its first byte. */
export async function logExport(db: Kysely<Database>, begun: Begun, now: Date): Promise<void> {
  const { id, order, maker, people, rows, versions } = begun;
  // A search is by a part of a name: that there was one is enough, and outlives nobody.
  const filter = { ...order.filter, ...(order.filter.q !== undefined && { q: true as const }) };
  await db
    .insertInto('export_log')
    .values({
      id,
      made_by_kind: maker.kind,
      made_by: maker.id,
      made_at: now.toISOString(),
      report: order.report,
      shape: order.shape,
      format: order.format,
      filter: JSON.stringify(filter),
      people,
      rows,
      course_versions: JSON.stringify(versions),
      sha256: null,
      finished_at: null,
    })
    .execute();
}

/** Notes that an export went out whole. */
export async function finishExport(db: Kysely<Database>, id: string, sha256: string, now: Date): Promise<void> {
  await db.updateTable('export_log').set({ sha256, finished_at: now.toISOString() }).where('id', '=', id).execute();
}

const onPage = 50;

/** A page of the log, newest first. @param ofWhom null for everybody's */
export async function exportsLogged(db: Kysely<Database>, ofWhom: string | null, page: number): Promise<ExportLog> {
  const rows = await logged(db, ofWhom)
    .orderBy('made_at', 'desc')
    .orderBy('export_log.id')
    .limit(onPage)
    .offset(page * onPage)
    .execute();
  const { total } = await db
    .selectFrom('export_log')
    .select((e) => e.fn.countAll<number>().as('total'))
    .$if(ofWhom !== null, (q) => q.where('made_by_kind', '=', 'person').where('made_by', '=', ofWhom))
    .executeTakeFirstOrThrow();
  return { exports: rows.map(toLogged), total, page, size: onPage, scope: ofWhom === null ? 'all' : 'own' };
}

/** An export by its id. Refuses an unknown one, and somebody else's (`export_unknown`). @param ofWhom null for everybody's */
export async function exportLogged(db: Kysely<Database>, id: string, ofWhom: string | null): Promise<LoggedExport> {
  const row = await logged(db, ofWhom).where('export_log.id', '=', id).executeTakeFirst();
  if (!row) throw new Refusal('export_unknown', 'There is no such export, or somebody else made it.');
  return toLogged(row);
}

function logged(db: Kysely<Database>, ofWhom: string | null) {
  return db
    .selectFrom('export_log')
    .leftJoin('person', 'person.id', 'export_log.made_by')
    .leftJoin('api_key', 'api_key.id', 'export_log.made_by')
    .leftJoin('auditor_account', 'auditor_account.id', 'export_log.made_by')
    .selectAll('export_log')
    .select(['person.name as personName', 'api_key.name as keyName', 'auditor_account.name as auditorName'])
    .$if(ofWhom !== null, (q) => q.where('made_by_kind', '=', 'person').where('export_log.made_by', '=', ofWhom));
}

type Row = ExportLogTable & Record<'personName' | 'keyName' | 'auditorName', string | null>;

function toLogged(row: Row): LoggedExport {
  return {
    id: row.id,
    madeBy: { kind: row.made_by_kind, id: row.made_by, name: row.personName ?? row.keyName ?? row.auditorName },
    madeAt: row.made_at,
    // What is in these columns was checked before it was written.
    report: row.report as ReportName,
    shape: row.shape,
    format: row.format,
    filter: JSON.parse(row.filter) as ExportFilter,
    people: row.people,
    rows: row.rows,
    courseVersions: JSON.parse(row.course_versions) as NamedVersion[],
    sha256: row.sha256,
    finishedAt: row.finished_at,
  };
}

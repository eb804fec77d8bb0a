import { sql } from 'kysely';
import { inParts } from '../../db/in-parts.ts';
import type { Db } from '../../db/open.ts';
import type { Database } from '../../db/tables/index.ts';
import { dayIn } from '../day.ts';
import { accessTo } from '../reports/access-log.ts';
import type { Row } from './own-data-shapes.ts';

/** Who saw something about the person, by day, newest first. */
export async function lookRows(db: Db, id: string): Promise<Row[]> {
  const { days } = await accessTo(db, id);
  return days.flatMap(({ onDay, viewers }) =>
    viewers.map(({ viewer, what }) => ({
      on_day: onDay,
      name: viewer.name,
      organisation: viewer.organisation,
      viewer: viewer.kind,
      what,
    })),
  );
}

/**
 * Files with the person in them. The access log says who made one on which day and the log of exports what they made then: if
 * that is more than one, each of them may be it. Exports by the operator's command are in no access log; each may be one.
 */
export async function exportRows(db: Db, id: string, timeZone: string): Promise<Row[]> {
  const looks = await db
    .selectFrom('access_log')
    .select(['on_day', 'viewer_kind', 'viewer_id'])
    .where('person_id', '=', id)
    .where('what', '=', 'export')
    .execute();
  const keyOf = (day: string, kind: string, maker: string | null) => `${day} ${kind} ${maker}`;
  const wanted = new Set(looks.map((look) => keyOf(look.on_day, look.viewer_kind, look.viewer_id)));
  const made = [
    ...(await exportsBy(db, [...new Set(looks.map((look) => look.viewer_id))])),
    ...(await exportsOfOperator(db)),
  ]
    .toSorted((a, b) => b.made_at.localeCompare(a.made_at))
    .map((row) => ({ ...row, on_day: dayIn(timeZone, new Date(row.made_at)) }));
  const byDay = Map.groupBy(made, (row) => keyOf(row.on_day, row.made_by_kind, row.made_by));
  return made.flatMap((row): Row[] => {
    const key = keyOf(row.on_day, row.made_by_kind, row.made_by);
    if (row.made_by_kind !== 'operator' && !wanted.has(key)) return [];
    const certain = row.made_by_kind !== 'operator' && byDay.get(key)!.length === 1;
    return [
      {
        on_day: row.on_day,
        report: row.report,
        format: row.format,
        viewer: row.made_by_kind,
        name: row.person ?? row.key ?? row.auditor,
        included: certain ? 'yes' : 'perhaps',
      },
    ];
  });
}

async function exportsBy(db: Db, makers: string[]) {
  const rows = [];
  for (const part of inParts(makers))
    rows.push(...(await exportsMade(db).where('export_log.made_by', 'in', part).execute()));
  return rows;
}

function exportsOfOperator(db: Db) {
  return exportsMade(db).where('made_by_kind', '=', 'operator').execute();
}

function exportsMade(db: Db) {
  return db
    .selectFrom('export_log')
    .leftJoin('person', 'person.id', 'export_log.made_by')
    .leftJoin('api_key', 'api_key.id', 'export_log.made_by')
    .leftJoin('auditor_account', 'auditor_account.id', 'export_log.made_by')
    .select(['report', 'format', 'export_log.made_at', 'made_by_kind', 'export_log.made_by'])
    .select(['person.name as person', 'api_key.name as key', 'auditor_account.name as auditor']);
}

/** What somebody can do for or to others, and where that it was they is kept. */
const acts: [act: string, table: keyof Database, who: string, when: string][] = [
  ['corrected', 'correction', 'made_by', 'made_at'],
  ['recorded_training', 'outside_training', 'recorded_by', 'completed_at'],
  ['asked_for_erasure', 'erasure_request', 'requested_by', 'requested_at'],
  ['placed_hold', 'legal_hold', 'placed_by', 'placed_at'],
  ['granted_waiver', 'waiver', 'granted_by', 'granted_at'],
  ['ended_waiver', 'waiver', 'ended_by', 'ended_at'],
  ['made_rule', 'assignment_rule', 'made_by', 'made_at'],
  ['ended_rule', 'assignment_rule', 'ended_by', 'ended_at'],
  ['made_key', 'api_key', 'made_by', 'made_at'],
  ['invited_auditor', 'auditor_account', 'made_by', 'made_at'],
  ['granted_role', 'person_role', 'granted_by', 'granted_at'],
  ['named_deputy', 'deputy', 'named_by', 'named_at'],
  ['reminded', 'reminder', 'sender_id', 'planned_at'],
  ['changed_reminders', 'reminder_settings', 'changed_by', 'changed_at'],
  ['set_up_webhook', 'webhook', 'made_by', 'made_at'],
  ['registered_page', 'host_page', 'made_by', 'made_at'],
  ['registered_issuer', 'host_issuer', 'made_by', 'made_at'],
  ['registered_platform', 'lms_platform', 'made_by', 'made_at'],
  ['invited_platform', 'lms_invitation', 'made_by', 'made_at'],
  ['made_package', 'lms_package', 'made_by', 'made_at'],
  ['connected_record_store', 'lrs', 'made_by', 'made_at'],
  ['exported', 'export_log', 'made_by', 'made_at'],
  ['looked', 'access_log', 'viewer_id', 'on_day'],
  ['answered_request', 'correction_request', 'answered_by', 'answered_at'],
];

/** Where it is kept that the person did something, as `table.column`. */
export const columnsOfActs: string[] = acts.map(([, table, who]) => `${table}.${who}`);

/** What the person did for or to others, counted by day: the others have their own data. */
export async function actRows(db: Db, id: string): Promise<Row[]> {
  const all: Row[] = [];
  for (const [act, table, who, when] of acts) {
    const { rows } = await sql<{ on_day: string; times: number }>`
      select substr(${sql.ref(when)}, 1, 10) as on_day, count(*) as times
      from ${sql.table(table)} where ${sql.ref(who)} = ${id} group by 1 order by 1 desc`.execute(db);
    all.push(...rows.map(({ on_day, times }) => ({ act, on_day, times })));
  }
  return all;
}

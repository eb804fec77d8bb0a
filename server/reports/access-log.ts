import type { Kysely } from 'kysely';
import { inParts } from '../../db/in-parts.ts';
import type { Database } from '../../db/tables/index.ts';
import { daysAfter } from '../day.ts';
import { keptDays, type Sight, type Viewer } from '../people/access-log.ts';
import type { AccessLog, MyAccess, ViewerNamed } from './access-log-shapes.ts';

type Reader = Kysely<Database>;

const pageSize = 50;

/** Without a person or a day, only the newest days are shown: nobody reads a year. */
const shownDays = 7;

/** A manager's page has some dozens of people; nobody reads the names of thousands in one line. */
const namesAtMost = 20;

interface Asked {
  /** Only what was seen of this person. */
  person: string | undefined;
  /** Only on that day. */
  day: string | undefined;
  page: number;
  today: string;
}

/** Who saw whom, on which day and where: one row for each viewer, day and screen, with the first names of those who were seen. */
export async function accessLogPage(db: Reader, { person, day, page, today }: Asked): Promise<AccessLog> {
  const sinceOn = person === undefined && day === undefined ? daysAfter(today, 1 - shownDays) : null;
  const chosen = db
    .selectFrom('access_log')
    .$if(person !== undefined, (q) => q.where('person_id', '=', person!))
    .$if(day !== undefined, (q) => q.where('on_day', '=', day!))
    .$if(sinceOn !== null, (q) => q.where('on_day', '>=', sinceOn!));
  const groups = chosen
    .select(['on_day', 'viewer_kind', 'viewer_id', 'what', (e) => e.fn.countAll<number>().as('people')])
    .groupBy(['on_day', 'viewer_kind', 'viewer_id', 'what']);
  const { total } = await db
    .selectFrom(groups.as('looks'))
    .select((e) => e.fn.countAll<number>().as('total'))
    .executeTakeFirstOrThrow();
  const looks = await groups
    .orderBy('on_day', 'desc')
    .orderBy('viewer_kind')
    .orderBy('viewer_id')
    .orderBy('what')
    .limit(pageSize)
    .offset(page * pageSize)
    .execute();
  const nameOf = await viewersNamed(
    db,
    looks.map((row) => ({ kind: row.viewer_kind, id: row.viewer_id })),
  );
  const rows: AccessLog['rows'] = [];
  for (const look of looks) {
    const people = await chosen
      .leftJoin('person', 'person.id', 'access_log.person_id')
      .select(['access_log.person_id as id', 'person.name'])
      .where('on_day', '=', look.on_day)
      .where('viewer_kind', '=', look.viewer_kind)
      .where('viewer_id', '=', look.viewer_id)
      .where('what', '=', look.what)
      .orderBy('person.name')
      .orderBy('access_log.person_id')
      .limit(namesAtMost)
      .execute();
    rows.push({
      onDay: look.on_day,
      viewer: nameOf({ kind: look.viewer_kind, id: look.viewer_id }),
      // Written by `seen`, which takes nothing else.
      what: look.what as Sight,
      people,
      more: look.people - people.length,
    });
  }
  return { rows, total, page, size: pageSize, sinceOn, keptDays };
}

/** Who saw something about a person, by day. */
export async function accessTo(db: Reader, personId: string): Promise<MyAccess> {
  const rows = await db
    .selectFrom('access_log')
    .select(['on_day', 'viewer_kind', 'viewer_id', 'what'])
    .where('person_id', '=', personId)
    .orderBy('on_day', 'desc')
    .orderBy('viewer_kind')
    .orderBy('viewer_id')
    .orderBy('what')
    .execute();
  const nameOf = await viewersNamed(
    db,
    rows.map((row) => ({ kind: row.viewer_kind, id: row.viewer_id })),
  );
  const days = [...Map.groupBy(rows, (row) => row.on_day)].map(([onDay, ofDay]) => ({
    onDay,
    viewers: [...Map.groupBy(ofDay, (row) => `${row.viewer_kind} ${row.viewer_id}`).values()].map((looks) => ({
      viewer: nameOf({ kind: looks[0]!.viewer_kind, id: looks[0]!.viewer_id }),
      what: looks.map((row) => row.what as Sight),
    })),
  }));
  return { days, keptDays };
}

/** Looks up who viewers are. Who was erased has no name any more. */
async function viewersNamed(db: Reader, viewers: Viewer[]): Promise<(viewer: Viewer) => ViewerNamed> {
  const idsOf = (kind: Viewer['kind']) => [
    ...new Set(viewers.filter((viewer) => viewer.kind === kind).map(({ id }) => id)),
  ];
  const known = new Map<string, { name: string; organisation: string | null }>();
  for (const part of inParts(idsOf('person')))
    for (const row of await db.selectFrom('person').select(['id', 'name']).where('id', 'in', part).execute())
      known.set(`person ${row.id}`, { name: row.name, organisation: null });
  for (const part of inParts(idsOf('auditor')))
    for (const row of await db
      .selectFrom('auditor_account')
      .select(['id', 'name', 'organisation'])
      .where('id', 'in', part)
      .execute())
      known.set(`auditor ${row.id}`, { name: row.name, organisation: row.organisation });
  for (const part of inParts(idsOf('key')))
    for (const row of await db.selectFrom('api_key').select(['id', 'name']).where('id', 'in', part).execute())
      known.set(`key ${row.id}`, { name: row.name, organisation: null });
  return ({ kind, id }) => ({ kind, ...(known.get(`${kind} ${id}`) ?? { name: null, organisation: null }) });
}

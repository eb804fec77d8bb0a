import type { Kysely } from 'kysely';
import type { Database } from '../../db/tables/index.ts';
import { smallestGroup } from '../reports/summary.ts';
import { instantsOf, isAudited, isAuditedOnStaff, type AuditScope } from './audit-scope.ts';
import type { AuditedOverdue, AuditedPeople, AuditedPerson, AuditedUnits } from './auditor-shapes.ts';
import { everybodyOn, isOverdue, standingOn, type Stood } from './standing-on.ts';

type Reader = Kysely<Database>;

/** How a view is made for somebody. */
export interface Showing {
  maySeeNames: boolean;
  titleOf: (courseId: string) => string;
}

export const peopleOnPage = 50;

/**
 * A page of the people asked about, with every course and where they stood; leavers of the period too, with nothing more
 * to do. Exempt is said without its reason, and begun like not begun. `ids` are for the access log.
 */
export async function auditedPeople(
  db: Reader,
  scope: AuditScope,
  page: number,
  { maySeeNames, titleOf }: Showing,
): Promise<{ shown: AuditedPeople; ids: string[] }> {
  const { total } = await db
    .selectFrom('person')
    .select((e) => e.fn.countAll<number>().as('total'))
    .where((e) => isAudited(e, scope))
    .executeTakeFirstOrThrow();
  const people = await db
    .selectFrom('person')
    .select(['person.id', 'name', 'staff_number', 'unit', 'joined_on', 'left_on'])
    .where((e) => isAudited(e, scope))
    // Without names, the order must not tell them either.
    .$if(maySeeNames, (q) => q.orderBy('name'))
    .orderBy('person.id')
    .limit(peopleOnPage)
    .offset(page * peopleOnPage)
    .execute();
  const ids = people.map((person) => person.id);
  const stood = Map.groupBy(await standingOn(db, ids, scope), (one) => one.personId);
  const done = await doneInPeriod(db, ids, scope);
  return {
    ids,
    shown: {
      on: scope.on,
      people: people.map((person) => ({
        who: whoOf(person, maySeeNames),
        joinedOn: person.joined_on,
        leftOn: person.left_on,
        courses: coursesOf(person, { stood: stood.get(person.id) ?? [], done, on: scope.on }, titleOf),
      })),
      total,
      page,
      size: peopleOnPage,
    },
  };
}

interface Named {
  name: string;
  staff_number: string;
  unit: string | null;
}

function whoOf({ name, staff_number, unit }: Named, maySeeNames: boolean): AuditedPerson['who'] {
  return maySeeNames ? { name, staffNumber: staff_number, unit } : null;
}

interface Done {
  on: string;
  entry: number;
}

function coursesOf(
  person: { id: string; left_on: string | null },
  { stood, done, on }: { stood: Stood[]; done: ReadonlyMap<string, Done>; on: string },
  titleOf: Showing['titleOf'],
): AuditedPerson['courses'] {
  const hasLeft = person.left_on !== null && person.left_on < on;
  const courses = stood
    .filter(({ state }) => !hasLeft || state === 'done')
    .map((one): AuditedPerson['courses'][number] => ({
      ...finished(done.get(`${person.id} ${one.courseId}`)),
      courseId: one.courseId,
      course: titleOf(one.courseId),
      standing: isOverdue(one, on) ? 'overdue' : one.state,
      dueOn: one.dueOn,
    }));
  // Where leavers stand is not kept; what they completed is.
  const known = new Set(courses.map(({ courseId }) => courseId));
  for (const [key, one] of done) {
    const [id, courseId] = key.split(' ') as [string, string];
    if (id === person.id && !known.has(courseId))
      courses.push({ ...finished(one), courseId, course: titleOf(courseId), standing: 'done', dueOn: null });
  }
  return courses;
}

function finished(done: Done | undefined): { doneOn: string | null; entry: number | null } {
  return { doneOn: done?.on ?? null, entry: done?.entry ?? null };
}

/** The newest completion in the period by person and course. */
async function doneInPeriod(db: Reader, ids: string[], scope: AuditScope): Promise<Map<string, Done>> {
  if (ids.length === 0) return new Map();
  const { since, before } = instantsOf(scope);
  const rows = await db
    .selectFrom('completion')
    .innerJoin('assignment', 'assignment.id', 'completion.assignment_id')
    .select(['completion.person_id', 'course_id', 'completed_at', 'completion.evidence_idx'])
    .where('completion.person_id', 'in', ids)
    .where('completed_at', '>=', since)
    .where('completed_at', '<', before)
    .orderBy('completed_at')
    .execute();
  return new Map(
    rows.map((row) => [
      `${row.person_id} ${row.course_id}`,
      { on: row.completed_at.slice(0, 10), entry: row.evidence_idx },
    ]),
  );
}

/** A page of what was overdue on the last day, the longest overdue first. `ids` are for the access log. */
export async function auditedOverdue(
  db: Reader,
  scope: AuditScope,
  page: number,
  { maySeeNames, titleOf }: Showing,
): Promise<{ shown: AuditedOverdue; ids: string[] }> {
  const { stood, total } = scope.isToday ? await overdueToday(db, scope, page) : await overdueThen(db, scope, page);
  const ids = [...new Set(stood.map((one) => one.personId))];
  const people = new Map(
    ids.length === 0
      ? []
      : (
          await db.selectFrom('person').select(['id', 'name', 'staff_number', 'unit']).where('id', 'in', ids).execute()
        ).map((person) => [person.id, person]),
  );
  return {
    ids,
    shown: {
      on: scope.on,
      rows: stood.map(({ personId, courseId, dueOn }) => ({
        who: whoOf(people.get(personId)!, maySeeNames),
        courseId,
        course: titleOf(courseId),
        dueOn: dueOn!,
        daysOver: Math.round((Date.parse(scope.on) - Date.parse(dueOn!)) / 86_400_000),
      })),
      total,
      page,
      size: peopleOnPage,
    },
  };
}

async function overdueToday(db: Reader, scope: AuditScope, page: number): Promise<{ stood: Stood[]; total: number }> {
  const late = db
    .selectFrom('standing')
    .innerJoin('person', 'person.id', 'standing.person_id')
    .where('overdue_after', '<', scope.today)
    .where((e) => isAuditedOnStaff(e, scope));
  const { total } = await late.select((e) => e.fn.countAll<number>().as('total')).executeTakeFirstOrThrow();
  const stood = await late
    .select(['person_id as personId', 'course_id as courseId', 'state', 'due_on as dueOn'])
    .select('overdue_after as overdueAfter')
    .orderBy('overdue_after')
    .orderBy('person_id')
    .orderBy('course_id')
    .limit(peopleOnPage)
    .offset(page * peopleOnPage)
    .execute();
  return { stood, total };
}

async function overdueThen(db: Reader, scope: AuditScope, page: number): Promise<{ stood: Stood[]; total: number }> {
  const late: Stood[] = [];
  for await (const { stood } of everybodyOn(db, scope)) late.push(...stood.filter((one) => isOverdue(one, scope.on)));
  late.sort((a, b) => (a.overdueAfter! < b.overdueAfter! ? -1 : a.overdueAfter! > b.overdueAfter! ? 1 : 0));
  return { stood: late.slice(page * peopleOnPage, (page + 1) * peopleOnPage), total: late.length };
}

/**
 * How the units stood with a course, of ten people or more. If that leaves out a single unit, the smallest of the others goes with
 * it, because the rest of the whole would tell what was left out.
 */
export async function auditedUnits(db: Reader, scope: AuditScope, courseId: string): Promise<AuditedUnits> {
  const rows = scope.isToday ? await unitsToday(db, scope, courseId) : await unitsThen(db, scope, courseId);
  const small = new Set(rows.filter((row) => row.people < smallestGroup));
  const [smallest] = rows.filter((row) => !small.has(row)).toSorted((a, b) => a.people - b.people);
  if (small.size === 1 && smallest) small.add(smallest);
  return {
    on: scope.on,
    course: courseId,
    units: rows.filter((row) => !small.has(row)),
    withheld: [...small].reduce((sum, row) => sum + row.people, 0),
  };
}

async function unitsToday(db: Reader, scope: AuditScope, courseId: string): Promise<AuditedUnits['units']> {
  return db
    .selectFrom('standing')
    .innerJoin('person', 'person.id', 'standing.person_id')
    .select(['person.unit', (e) => e.fn.countAll<number>().as('people')])
    .select((e) => [
      e.fn.sum<number>(e.case().when('state', '=', 'done').then(1).else(0).end()).as('done'),
      e.fn.sum<number>(e.case().when('state', '=', 'open').then(1).else(0).end()).as('open'),
      e.fn.sum<number>(e.case().when('overdue_after', '<', scope.today).then(1).else(0).end()).as('overdue'),
    ])
    .where('course_id', '=', courseId)
    .where((e) => isAuditedOnStaff(e, scope))
    .groupBy('person.unit')
    .orderBy('person.unit')
    .execute();
}

async function unitsThen(db: Reader, scope: AuditScope, courseId: string): Promise<AuditedUnits['units']> {
  const units = new Map<string | null, AuditedUnits['units'][number]>();
  for await (const { ids, stood } of everybodyOn(db, scope)) {
    const people = await db.selectFrom('person').select(['id', 'unit']).where('id', 'in', ids).execute();
    const unitOf = new Map(people.map((person) => [person.id, person.unit]));
    for (const one of stood) {
      if (one.courseId !== courseId) continue;
      const name = unitOf.get(one.personId) ?? null;
      const unit = units.get(name) ?? { unit: name, people: 0, done: 0, open: 0, overdue: 0 };
      units.set(name, unit);
      unit.people++;
      if (one.state !== 'exempt') unit[one.state]++;
      if (isOverdue(one, scope.on)) unit.overdue++;
    }
  }
  return [...units.values()].sort((a, b) => ((a.unit ?? '') < (b.unit ?? '') ? -1 : 1));
}

import { Hono, type Context } from 'hono';
import { Readable } from 'node:stream';
import { sql } from 'kysely';
import * as v from 'valibot';
import type { Db } from '../../db/open.ts';
import { daysAfter, dayOf, laterOf } from '../day.ts';
import type { Signed } from '../environment.ts';
import { exportOrder, type ExportOrder } from '../exports/export-order.ts';
import { makeExport } from '../exports/make-export.ts';
import { languageOf } from '../language.ts';
import { seen } from '../people/access-log.ts';
import { Refusal } from '../refusals.ts';
import { summaryOf, unitSummary } from '../reports/summary.ts';
import { asked, body, opened, told } from './described.ts';
import { aPageOf, paged, pageOf, wantedPage, type Place } from './paging.ts';
import { courseId, day, givenDay, somebody, word } from './shapes.ts';

const counts = { open: v.number(), overdue: v.pipe(v.number(), v.description('Part of `open`.')), done: v.number() };
const summary = v.pipe(
  v.object({
    today: day,
    onStaff: v.number(),
    courses: v.array(v.object({ id: v.string(), title: v.string(), ...counts, exempt: v.number() })),
  }),
  v.metadata({ ref: 'Summary' }),
);
const byUnit = v.pipe(
  v.object({
    today: day,
    course: v.string(),
    units: v.array(v.object({ unit: v.nullable(v.string()), people: v.number(), ...counts })),
    withheld: v.pipe(v.number(), v.description('People of units that are too small to be shown.')),
  }),
  v.metadata({ ref: 'UnitSummary' }),
);

const completion = v.pipe(
  v.object({
    ...somebody,
    courseId: v.string(),
    version: v.string(),
    lang: v.string(),
    content: v.string(),
    doneOn: v.pipe(day, v.description('The day (UTC). At which hour somebody learned is nobody’s business.')),
    entry: v.pipe(v.number(), v.description('Index in the evidence log.')),
  }),
  v.metadata({ ref: 'Completion' }),
);
const completionsQuery = v.object({ from: givenDay, to: givenDay, course: word, ...paged });

const trainingRecords = v.pipe(
  v.object({
    resources: v.array(
      v.object({
        displayName: v.string(),
        uniqueId: v.string(),
        externalUrl: v.string(),
        trainingId: v.string(),
        trainingName: v.string(),
        frameworksFulfilled: v.array(v.string()),
        traineeFullName: v.string(),
        traineeAccountName: v.string(),
        traineeEmail: v.string(),
        status: v.picklist(['COMPLETE', 'INCOMPLETE']),
        trainingCreatedTimestamp: v.string(),
        trainingDueTimestamp: v.optional(v.string()),
        trainingCompletedTimestamp: v.optional(v.string()),
      }),
    ),
  }),
  v.metadata({ ref: 'TrainingRecords' }),
);

/** Where people stand, and who completed what. */
export const reportRoutes = new Hono<Signed>()
  .get(
    '/standing',
    told({ summary: 'How many people stand where with each course', scopes: ['reports:read'], answer: summary }),
    opened('reports:read'),
    async (c) => {
      const { db, library, today } = c.var.tools;
      await library.refresh();
      return c.json(await summaryOf(db, today(), titles(c)));
    },
  )
  .get(
    '/standing/units',
    told({
      summary: 'The same of one course, by unit',
      description: 'Units of fewer than ten people are left out.',
      scopes: ['reports:read'],
      answer: byUnit,
    }),
    opened('reports:read'),
    asked(v.object({ course: courseId })),
    async (c) => c.json(await unitSummary(c.var.tools.db, c.req.valid('query').course, c.var.tools.today())),
  )
  .get(
    '/completions',
    told({
      summary: 'Who completed what in a period, day by day in the order of the evidence',
      description: 'Never scores, attempts or times of day.',
      scopes: ['reports:read'],
      answer: aPageOf(completion),
    }),
    opened('reports:read'),
    asked(completionsQuery),
    async (c) => {
      const { db, today } = c.var.tools;
      const { from, to, course: wantedCourse, ...wanted } = c.req.valid('query');
      if (from > to) throw new Refusal('invalid_input', 'from: The first day comes after the last.');
      const { after, take } = wantedPage('completions', ['string', 'number'], wanted);
      if (after !== null && !v.is(givenDay, after[0]))
        throw new Refusal('invalid_input', 'cursor: give the `next` of a page of this list.');
      const rows = await completionsFrom(db, { from, to, course: wantedCourse, after, take });
      const page = pageOf('completions', rows, take, (row) => [dayOf(new Date(row.completed_at)), row.evidence_idx]);
      const ids = page.rows.map((row) => row.id);
      await seen(db, { kind: 'key', id: c.var.key.id }, 'records', ids, today());
      return c.json({
        rows: page.rows.map((row) => ({
          staffNumber: row.staff_number,
          name: row.name,
          unit: row.unit,
          courseId: row.course_id,
          version: row.version,
          lang: row.lang,
          content: row.content,
          doneOn: dayOf(new Date(row.completed_at)),
          entry: row.evidence_idx,
        })),
        next: page.next,
      });
    },
  )
  .post(
    '/exports',
    told({
      summary: 'A report as a file',
      description:
        'The headers `X-A39-Export`, `X-A39-People` and `X-A39-Rows` say what it has. It changes nothing but the log of exports; the file is not kept, so an Idempotency-Key does nothing.',
      scopes: ['reports:read'],
      media: [
        'text/csv',
        'application/json',
        'application/pdf',
        'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
      ],
      refuses: ['invalid_json', 'group_unknown', 'export_too_large'],
    }),
    opened('reports:read'),
    body(v.pipe(exportOrder, v.metadata({ ref: 'ExportOrder' }))),
    async (c) => fileOf(c, c.req.valid('json')),
  )
  .get(
    '/training-records',
    told({
      summary: 'Where people stand, in the field names of Vanta’s custom training records',
      description: 'Who is exempt is left out. It is an export, and stands in the log of exports.',
      scopes: ['reports:read'],
      answer: trainingRecords,
    }),
    opened('reports:read'),
    asked(v.object({ course: word, unit: word })),
    async (c) => {
      const filter = Object.fromEntries(
        Object.entries(c.req.valid('query')).filter(([, value]) => value !== undefined),
      );
      const order = { report: 'standing', format: 'json', filter, options: { about: 'none' } };
      return fileOf(c, v.parse(exportOrder, order));
    },
  );

interface Period {
  from: string;
  to: string;
  course: string | undefined;
  after: Place | null;
  take: number;
}

/**
 * Rows by day and entry, from behind a place on. It looks at one day, then at two, at four: where a day fills a page, no more than
 * a day is sorted, and where it does not, a year is few questions. A place has no time of day in it.
 */
async function completionsFrom(db: Db, { from, to, course: id, after, take }: Period): Promise<Completed[]> {
  const [afterDay, afterEntry] = after === null ? [from, -1] : [String(after[0]), Number(after[1])];
  const rows: Completed[] = [];
  const end = daysAfter(to, 1);
  let start = laterOf(from, afterDay);
  for (let span = 1; start < end && rows.length < take; span *= 2) {
    const next = daysAfter(start, span) < end ? daysAfter(start, span) : end;
    const found = await selectCompleted(db)
      .where('completed_at', '>=', start)
      .where('completed_at', '<', next)
      .where((e) =>
        e.or([e('completed_at', '>=', daysAfter(afterDay, 1)), e('completion.evidence_idx', '>', afterEntry)]),
      )
      .$if(id !== undefined, (q) => q.where('assignment.course_id', '=', id!))
      .orderBy(sql`substr(completed_at, 1, 10)`)
      .orderBy('completion.evidence_idx')
      .limit(take - rows.length)
      .execute();
    rows.push(...found);
    start = next;
  }
  return rows;
}

type Completed = Awaited<ReturnType<ReturnType<typeof selectCompleted>['executeTakeFirstOrThrow']>>;

function selectCompleted(db: Db) {
  return db
    .selectFrom('completion')
    .innerJoin('assignment', 'assignment.id', 'completion.assignment_id')
    .innerJoin('course_version', 'course_version.id', 'completion.course_version_id')
    .innerJoin('person', 'person.id', 'completion.person_id')
    .select(['person.id', 'person.staff_number', 'person.name', 'person.unit', 'assignment.course_id'])
    .select(['version', 'course_version.lang', 'content', 'completed_at', 'completion.evidence_idx']);
}

/** A key is told what a manager is: that somebody is exempt, not why. */
async function fileOf(c: Context<Signed>, order: ExportOrder): Promise<Response> {
  const { id, name } = c.var.key;
  const maker = {
    kind: 'key' as const,
    id,
    name,
    scope: { kind: 'all' as const },
    withCategory: false,
    lang: languageOf(c),
  };
  const made = await makeExport(c.var.tools, order, maker);
  return c.body(Readable.toWeb(made.content) as ReadableStream, 200, {
    'content-type': made.contentType,
    'content-disposition': `attachment; filename="${made.fileName}"`,
    'cache-control': 'private, no-store',
    'x-a39-export': made.id,
    'x-a39-people': String(made.people),
    'x-a39-rows': String(made.rows),
  });
}

function titles(c: Context<Signed>): (id: string) => string {
  const { library } = c.var.tools;
  const published = new Set(library.all().map((version) => version.courseId));
  return (id) => (published.has(id) ? library.current(id, languageOf(c)).title : id);
}

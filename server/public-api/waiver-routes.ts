import { Hono } from 'hono';
import * as v from 'valibot';
import { inTransaction } from '../../db/transaction.ts';
import { endWaiver, waive, waiverCategories } from '../assignments/waive.ts';
import type { Signed } from '../environment.ts';
import { seen } from '../people/access-log.ts';
import { asked, body, opened, told } from './described.ts';
import { once } from './idempotency.ts';
import { aPageOf, paged, pageOf, wantedPage } from './paging.ts';
import { peopleNamed } from './people-named.ts';
import { courseId, day, givenDay, somebody, staffNumber } from './shapes.ts';

const waiver = v.pipe(
  v.object({
    id: v.string(),
    ...somebody,
    courseId: v.string(),
    category: v.picklist(waiverCategories),
    untilOn: v.pipe(day, v.description('Last day on which it holds.')),
    grantedOn: day,
  }),
  v.metadata({ ref: 'Waiver' }),
);
const newWaiver = v.pipe(
  v.strictObject({
    staffNumber,
    courseId,
    category: v.picklist(waiverCategories, `give one of ${waiverCategories.join(', ')}`),
    untilOn: givenDay,
  }),
  v.metadata({ ref: 'NewWaiver' }),
);

/** Who need not do a course for some time. */
export const waiverRoutes = new Hono<Signed>()
  .get(
    '/waivers',
    told({
      summary: 'Waivers in force, in the order in which they were granted',
      scopes: ['assignments:read'],
      answer: aPageOf(waiver),
    }),
    opened('assignments:read'),
    asked(v.object(paged)),
    async (c) => {
      const { db, today } = c.var.tools;
      const { after, take } = wantedPage('waivers', ['number'], c.req.valid('query'));
      const rows = await db
        .selectFrom('waiver')
        .innerJoin('person', 'person.id', 'waiver.person_id')
        .select(['waiver.id', 'person.id as personId', 'staff_number as staffNumber', 'name', 'unit'])
        .select(['course_id', 'category', 'until_on', 'granted_at', 'evidence_idx'])
        .where('ended_at', 'is', null)
        .where('until_on', '>=', today())
        .$if(after !== null, (q) => q.where('evidence_idx', '>', Number(after![0])))
        .orderBy('evidence_idx')
        .limit(take)
        .execute();
      const page = pageOf('waivers', rows, take, (row) => [row.evidence_idx]);
      const ids = page.rows.map((row) => row.personId);
      await seen(db, { kind: 'key', id: c.var.key.id }, 'obligations', ids, today());
      return c.json({
        rows: page.rows.map(({ id, staffNumber: number, name, unit, category, ...row }) => ({
          id,
          staffNumber: number,
          name,
          unit,
          courseId: row.course_id,
          category,
          untilOn: row.until_on,
          grantedOn: row.granted_at.slice(0, 10),
        })),
        next: page.next,
      });
    },
  )
  .post(
    '/waivers',
    told({
      summary: 'Exempts somebody from a course until a day',
      description: 'What is open of it is no longer asked for; the rules ask again when it ends.',
      scopes: ['assignments:write'],
      status: 201,
      answer: v.object({ id: v.string() }),
      example: { id: 'c3a1…' },
      refuses: ['person_unknown', 'course_unknown', 'waiver_there'],
      isOnce: true,
    }),
    opened('assignments:write'),
    body(newWaiver),
    async (c) => {
      const { evidence, library, now, today } = c.var.tools;
      const { staffNumber: number, ...wanted } = c.req.valid('json');
      await library.refresh();
      return once(c, { number, ...wanted }, async (trx) => {
        const [person] = await peopleNamed(trx, [number], today());
        const by = { id: null, staffNumber: null, today: today(), now: now() };
        const id = await waive(trx, { evidence, library }, { ...wanted, personId: person!.id }, by);
        return { status: 201, body: { id } };
      });
    },
  )
  .delete(
    '/waivers/:waiver',
    told({
      summary: 'Ends a waiver before its day; safe to repeat',
      scopes: ['assignments:write'],
      refuses: ['waiver_unknown', 'evidence_halted'],
    }),
    opened('assignments:write'),
    async (c) => {
      const { db, evidence, library, now, today } = c.var.tools;
      await library.refresh();
      const by = { id: null, staffNumber: null, today: today(), now: now() };
      await inTransaction(db, (trx) => endWaiver(trx, { evidence, library }, c.req.param('waiver'), by));
      return c.body(null, 204);
    },
  );

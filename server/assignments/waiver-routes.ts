import { Hono } from 'hono';
import * as v from 'valibot';
import { inTransaction } from '../../db/transaction.ts';
import { requireRole } from '../access/guard.ts';
import type { Signed } from '../environment.ts';
import { seen } from '../people/access-log.ts';
import { aDay, jsonBody } from '../validated.ts';
import { titlesIn } from './course-titles.ts';
import type { WaiverView } from './rule-shapes.ts';
import { endWaiver, waive, waiverCategories } from './waive.ts';

const aWaiver = v.object({
  personId: v.pipe(v.string(), v.maxLength(100)),
  courseId: v.pipe(v.string(), v.maxLength(80)),
  category: v.picklist(waiverCategories, `give one of ${waiverCategories.join(', ')}`),
  untilOn: aDay,
});

/** Who need not do a course for some time, for those who answer for it. */
export const waiverRoutes = new Hono<Signed>()
  .use(requireRole('training_admin', 'dpo'))
  .get('/', async (c) => {
    const { db, today } = c.var.tools;
    const rows = await db
      .selectFrom('waiver')
      .innerJoin('person', 'person.id', 'waiver.person_id')
      .leftJoin('person as granter', 'granter.id', 'waiver.granted_by')
      .select(['waiver.id', 'person.id as personId', 'person.name', 'person.unit', 'course_id', 'category'])
      .select(['until_on', 'granter.name as grantedBy', 'granted_at'])
      .where('ended_at', 'is', null)
      .where('until_on', '>=', today())
      .orderBy('until_on')
      .limit(1_000)
      .execute();
    const titleOf = titlesIn(c);
    await seen(
      db,
      { kind: 'person', id: c.var.asker.person.id },
      'obligations',
      rows.map((row) => row.personId),
      today(),
    );
    return c.json<WaiverView[]>(
      rows.map((row) => ({
        id: row.id,
        person: { id: row.personId, name: row.name, unit: row.unit },
        courseId: row.course_id,
        title: titleOf(row.course_id),
        category: row.category,
        untilOn: row.until_on,
        grantedBy: row.grantedBy,
        grantedOn: row.granted_at.slice(0, 10),
      })),
    );
  })
  .post('/', jsonBody(aWaiver), async (c) => {
    const { db, evidence, library, now, today } = c.var.tools;
    await library.refresh();
    const { id, staffNumber } = c.var.asker.person;
    const wanted = c.req.valid('json');
    const waiver = await inTransaction(db, (trx) =>
      waive(trx, { evidence, library }, wanted, { id, staffNumber, today: today(), now: now() }),
    );
    return c.json({ id: waiver }, 201);
  })
  .delete('/:waiver', async (c) => {
    const { db, evidence, library, now, today } = c.var.tools;
    const { id, staffNumber } = c.var.asker.person;
    await inTransaction(db, (trx) =>
      endWaiver(trx, { evidence, library }, c.req.param('waiver'), { id, staffNumber, today: today(), now: now() }),
    );
    return c.body(null, 204);
  });

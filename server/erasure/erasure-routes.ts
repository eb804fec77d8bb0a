import { Hono } from 'hono';
import * as v from 'valibot';
import { inTransaction, type Trx } from '../../db/transaction.ts';
import { requireRole } from '../access/guard.ts';
import { dayOf } from '../day.ts';
import type { Signed } from '../environment.ts';
import { seen } from '../people/access-log.ts';
import { Refusal } from '../refusals.ts';
import { jsonBody, oneLine } from '../validated.ts';
import { assertErasable, erasePeople } from './erase-people.ts';
import type { ErasureOverview } from './erasure-shapes.ts';
import { endedPeriod, planRetention } from './retention.ts';

const anErasure = v.object({
  personId: v.string(),
  basis: v.picklist(['art17', 'other']),
  /** `tonight` puts it into the nightly batch, so that the entries of one person are not listed alone. */
  when: v.picklist(['now', 'tonight']),
});
const aHold = v.object({ reason: oneLine(3, 300) });

/** What is erased when, for the DPO. */
export const erasureRoutes = new Hono<Signed>()
  .use(requireRole('dpo'))
  .get('/', async (c) => {
    const { db, config, now } = c.var.tools;
    const today = dayOf(now());
    const plan = await planRetention(db, config, today);
    const holds = await db
      .selectFrom('legal_hold')
      .innerJoin('person', 'person.id', 'legal_hold.person_id')
      .select(['person.id', 'name', 'reason', 'placed_at'])
      .orderBy('placed_at')
      .execute();
    const { requested, leavers, held } = plan;
    const named = [...requested, ...leavers, ...held, ...holds].map((person) => person.id);
    await seen(db, { kind: 'person', id: c.var.asker.person.id }, 'erasure', named, c.var.tools.today());
    const records = Object.values(plan.records).reduce((sum, ofKind) => sum + ofKind.length, 0);
    return c.json<ErasureOverview>({
      today,
      keepRecordsYears: config.keepRecordsYears,
      keepIdleAnswersDays: config.keepIdleAnswersDays,
      endedOn: endedPeriod(today, config),
      tonight: {
        requested,
        leavers,
        held,
        records,
        idleAttempts: plan.idleAttempts.length,
      },
      holds: holds.map(({ placed_at, ...hold }) => ({ ...hold, placedOn: placed_at.slice(0, 10) })),
    });
  })
  .post('/', jsonBody(anErasure), async (c) => {
    const { db, evidence, reclaimer, now } = c.var.tools;
    const { personId, basis, when } = c.req.valid('json');
    if (when === 'now') {
      const erased = await inTransaction(db, (trx) => erasePeople(trx, evidence, [personId], basis, now()));
      // False: the rows are gone, but the files can hold them for some minutes more, until a long reader has ended.
      return c.json({ erased: erased.entries, when, overwritten: await reclaimer.reclaim(10) });
    }
    await inTransaction(db, async (trx) => {
      await assertErasable(trx, [personId]);
      await trx
        .insertInto('erasure_request')
        .values({
          person_id: personId,
          basis,
          requested_by: c.var.asker.person.id,
          requested_at: now().toISOString(),
        })
        .onConflict((conflict) => conflict.column('person_id').doUpdateSet({ basis }))
        .execute();
    });
    return c.json({ erased: 0, when, overwritten: false });
  })
  .delete('/:person', async (c) => {
    const { db } = c.var.tools;
    await db.deleteFrom('erasure_request').where('person_id', '=', c.req.param('person')).execute();
    return c.body(null, 204);
  })
  .put('/holds/:person', jsonBody(aHold), async (c) => {
    const { db, now } = c.var.tools;
    const personId = c.req.param('person');
    const { reason } = c.req.valid('json');
    await inTransaction(db, async (trx) => {
      await assertThere(trx, personId);
      await trx
        .insertInto('legal_hold')
        .values({ person_id: personId, reason, placed_by: c.var.asker.person.id, placed_at: now().toISOString() })
        .onConflict((conflict) => conflict.column('person_id').doUpdateSet({ reason }))
        .execute();
    });
    return c.body(null, 204);
  })
  .delete('/holds/:person', async (c) => {
    await c.var.tools.db.deleteFrom('legal_hold').where('person_id', '=', c.req.param('person')).execute();
    return c.body(null, 204);
  });

async function assertThere(trx: Trx, personId: string): Promise<void> {
  if (!(await trx.selectFrom('person').select('id').where('id', '=', personId).executeTakeFirst()))
    throw new Refusal('person_unknown', 'There is no such person. They may have been erased already.');
}

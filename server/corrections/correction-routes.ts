import { Hono } from 'hono';
import * as v from 'valibot';
import { inTransaction, type Trx } from '../../db/transaction.ts';
import { requireRole } from '../access/guard.ts';
import type { Signed } from '../environment.ts';
import { Refusal } from '../refusals.ts';
import { aDay, jsonBody, oneLine } from '../validated.ts';
import { amendRecord, revokeRecord } from './correct-record.ts';

const reason = oneLine(3, 500);
const anAmendment = v.object({
  reason,
  changes: v.object({
    staffNumber: v.optional(oneLine(1, 80)),
    name: v.optional(oneLine(1, 200)),
    email: v.optional(v.nullable(v.pipe(v.string(), v.email('give an e-mail address')))),
    unit: v.optional(v.nullable(oneLine(1, 200))),
    completedOn: v.optional(aDay),
    outcome: v.optional(v.picklist(['passed', 'completed', 'attended', 'acknowledged'])),
  }),
  eraseOld: v.optional(v.boolean(), false),
});
const aRevocation = v.object({ reason });

/** Putting records right, for the DPO. */
export const correctionRoutes = new Hono<Signed>()
  .use(requireRole('dpo'))
  .post('/:index/amend', jsonBody(anAmendment), async (c) => {
    const { db, evidence, reclaimer, now, today } = c.var.tools;
    const wanted = { ...c.req.valid('json'), index: indexOf(c.req.param('index')), by: c.var.asker.person };
    const index = await inTransaction(db, (trx) => amendRecord(trx, evidence, wanted, today(), now()));
    if (wanted.eraseOld) await reclaimer.reclaim(10);
    return c.json({ index });
  })
  .post('/:index/revoke', jsonBody(aRevocation), async (c) => {
    const { tools } = c.var;
    const wanted = { ...c.req.valid('json'), index: indexOf(c.req.param('index')), by: c.var.asker.person };
    const revoke = (trx: Trx) => revokeRecord(trx, tools, wanted, tools.today(), tools.now());
    return c.json({ index: await inTransaction(tools.db, revoke) });
  });

function indexOf(text: string): number {
  if (!/^\d{1,15}$/.test(text)) throw new Refusal('entry_unknown', 'The log has no such entry.');
  return Number(text);
}

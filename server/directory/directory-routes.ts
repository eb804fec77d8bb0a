import { Hono } from 'hono';
import * as v from 'valibot';
import type { Db } from '../../db/open.ts';
import { inTransaction } from '../../db/transaction.ts';
import { requireRole } from '../access/guard.ts';
import { rolesOf } from '../access/session.ts';
import type { Signed } from '../environment.ts';
import { isOnStaff } from '../people/audience.ts';
import { isCalled } from '../people/name-search.ts';
import { Refusal } from '../refusals.ts';
import { aDay, jsonBody, query } from '../validated.ts';
import { deputiesOn, endDeputy, nameDeputy } from './deputies.ts';
import type { Colleague } from './directory-shapes.ts';
import { grantRole, rolesGrantedOn, takeRole } from './roles.ts';

const anId = v.pipe(v.string(), v.minLength(1), v.maxLength(100));
const aRole = v.object({ personId: anId, role: v.picklist(['training_admin', 'dpo']) });
const aPair = v.object({ managerId: anId, deputyId: anId });
const aDeputy = v.object({ ...aPair.entries, fromOn: aDay, untilOn: aDay });
const aSearch = v.object({
  q: v.pipe(v.string(), v.trim(), v.minLength(2, 'give at least two letters'), v.maxLength(80)),
});

const answers = requireRole('training_admin', 'dpo');

/** Whether somebody answers for everybody, and not only for the people whom they manage. */
async function answersForAll(db: Db, personId: string, today: string): Promise<boolean> {
  const roles = await rolesOf(db, personId, today);
  return roles.has('dpo') || roles.has('training_admin');
}

/** Roles, deputies, and finding a colleague by name. */
export const directoryRoutes = new Hono<Signed>()
  .get('/roles', answers, async (c) => c.json(await rolesGrantedOn(c.var.tools.db, c.var.tools.today())))
  .put('/roles', requireRole('dpo'), jsonBody(aRole), async (c) => {
    const { db, now, today } = c.var.tools;
    const by = { id: c.var.asker.person.id, today: today(), now: now() };
    await inTransaction(db, (trx) => grantRole(trx, c.req.valid('json'), by));
    return c.body(null, 204);
  })
  .delete('/roles', requireRole('dpo'), jsonBody(aRole), async (c) => {
    const { db, today } = c.var.tools;
    await inTransaction(db, (trx) => takeRole(trx, c.req.valid('json'), today()));
    return c.body(null, 204);
  })
  .get('/deputies', requireRole('manager', 'training_admin', 'dpo'), async (c) => {
    const { db, today } = c.var.tools;
    const { id } = c.var.asker.person;
    return c.json(await deputiesOn(db, today(), (await answersForAll(db, id, today())) ? null : id));
  })
  .put('/deputies', requireRole('manager', 'training_admin', 'dpo'), jsonBody(aDeputy), async (c) => {
    const { db, now, today } = c.var.tools;
    const { id } = c.var.asker.person;
    const wanted = c.req.valid('json');
    await assertOwn(db, id, wanted.managerId, today());
    await inTransaction(db, (trx) => nameDeputy(trx, wanted, { id, today: today(), now: now() }));
    return c.body(null, 204);
  })
  .delete('/deputies', requireRole('manager', 'training_admin', 'dpo'), jsonBody(aPair), async (c) => {
    const { db, today } = c.var.tools;
    const wanted = c.req.valid('json');
    await assertOwn(db, c.var.asker.person.id, wanted.managerId, today());
    await inTransaction(db, (trx) => endDeputy(trx, wanted, today()));
    return c.body(null, 204);
  })
  .get('/colleagues', requireRole('manager', 'training_admin', 'dpo'), query(aSearch), async (c) => {
    const { db, today } = c.var.tools;
    const found: Colleague[] = await db
      .selectFrom('person')
      .select(['id', 'name', 'unit'])
      .where(isCalled(['person.name'], c.req.valid('query').q))
      .where((e) => isOnStaff(e, today()))
      .orderBy('name')
      .orderBy('id')
      .limit(20)
      .execute();
    return c.json(found);
  });

/** A deputy cannot name a further one: only the manager, and those who answer for everybody. Refuses others (`not_allowed`). */
async function assertOwn(db: Db, asker: string, managerId: string, today: string): Promise<void> {
  if (asker !== managerId && !(await answersForAll(db, asker, today)))
    throw new Refusal('not_allowed', 'You name a deputy for yourself only.');
}

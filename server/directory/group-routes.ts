import { Hono } from 'hono';
import * as v from 'valibot';
import { inTransaction } from '../../db/transaction.ts';
import { requireRole } from '../access/guard.ts';
import type { Signed } from '../environment.ts';
import { seen } from '../people/access-log.ts';
import { matching } from '../people/audience.ts';
import { jsonBody, oneLine } from '../validated.ts';
import { groupsOn, groupWithMembers, removeGroup, saveGroup } from './groups.ts';

const aGroup = v.variant('kind', [
  v.object({
    name: oneLine(2, 120),
    kind: v.literal('list'),
    personIds: v.pipe(v.array(v.pipe(v.string(), v.maxLength(100))), v.maxLength(5_000)),
  }),
  v.object({
    name: oneLine(2, 120),
    kind: v.literal('rule'),
    matches: v.pipe(
      matching,
      v.check(
        ({ units, jobs, locations }) => units.length + jobs.length + locations.length > 0,
        'Name at least one unit, job or location. For everybody, a rule needs no group.',
      ),
    ),
  }),
]);

/** Groups that rules are about. */
export const groupRoutes = new Hono<Signed>()
  .use(requireRole('training_admin', 'dpo'))
  .get('/', async (c) => c.json(await groupsOn(c.var.tools.db, c.var.tools.today())))
  .get('/:group', async (c) => {
    const { db, today } = c.var.tools;
    const group = await groupWithMembers(db, c.req.param('group'), today());
    const ids = group.members.map((member) => member.id);
    await seen(db, { kind: 'person', id: c.var.asker.person.id }, 'directory', ids, today());
    return c.json(group);
  })
  .post('/', jsonBody(aGroup), async (c) => {
    const { db, evidence, library, now, today } = c.var.tools;
    const when = { today: today(), now: now() };
    const { id, settled } = await inTransaction(db, (trx) =>
      saveGroup(trx, { evidence, library }, c.req.valid('json'), when),
    );
    return c.json({ id, assigned: settled.assigned, ended: settled.ended }, 201);
  })
  .put('/:group', jsonBody(aGroup), async (c) => {
    const { db, evidence, library, now, today } = c.var.tools;
    const when = { today: today(), now: now() };
    const { id, settled } = await inTransaction(db, (trx) =>
      saveGroup(trx, { evidence, library }, c.req.valid('json'), when, c.req.param('group')),
    );
    return c.json({ id, assigned: settled.assigned, ended: settled.ended });
  })
  .delete('/:group', async (c) => {
    await inTransaction(c.var.tools.db, (trx) => removeGroup(trx, c.req.param('group')));
    return c.body(null, 204);
  });

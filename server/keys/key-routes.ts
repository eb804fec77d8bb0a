import { Hono } from 'hono';
import * as v from 'valibot';
import { requireRole } from '../access/guard.ts';
import { rolesOf } from '../access/session.ts';
import type { Signed } from '../environment.ts';
import { Refusal } from '../refusals.ts';
import { aDay, jsonBody, oneLine } from '../validated.ts';
import type { KeyView, NewKey } from './key-shapes.ts';
import { allKeys, makeKey, revokeKey } from './keys.ts';
import { scopes } from './scopes.ts';

const toMake = v.object({
  name: oneLine(3, 80),
  scopes: v.pipe(v.array(v.picklist(scopes)), v.minLength(1, 'choose at least one'), v.maxLength(scopes.length)),
  expiresOn: aDay,
});

/** Keys for programs. Nobody makes a key that may do more than they may themselves. */
export const keyRoutes = new Hono<Signed>()
  .use(requireRole('training_admin', 'dpo'))
  .get('/', async (c) => c.json<KeyView[]>(await allKeys(c.var.tools.db)))
  .post('/', jsonBody(toMake), async (c) => {
    const { db, now, today } = c.var.tools;
    const wanted = c.req.valid('json');
    const by = c.var.asker.person;
    const roles = await rolesOf(db, by.id, today());
    if (wanted.scopes.includes('evidence:read') && !roles.has('dpo'))
      throw new Refusal('not_allowed', 'A key that reads evidence is made by the data protection officer.');
    return c.json<NewKey>(await makeKey(db, wanted, by, { today: today(), now: now() }), 201);
  })
  .delete('/:key', async (c) => {
    const { db, now } = c.var.tools;
    await revokeKey(db, c.req.param('key'), now());
    return c.body(null, 204);
  });

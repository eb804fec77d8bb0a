import { Hono } from 'hono';
import * as v from 'valibot';
import { requireRole } from '../access/guard.ts';
import type { Signed } from '../environment.ts';
import { matching } from '../people/audience.ts';
import { aDay, jsonBody, oneLine } from '../validated.ts';
import { allAccounts, makeAccount, mostDays, newLink, revokeAccount } from './accounts.ts';
import type { AuditorList, AuditorView, Invitation } from './auditor-shapes.ts';
import { linkOf, mailInvitation } from './invitation.ts';
import type { Context } from 'hono';

const ids = v.pipe(v.array(v.pipe(v.string(), v.minLength(1), v.maxLength(100))), v.minLength(1), v.maxLength(100));
const withMail = v.optional(v.boolean(), false);
const toMake = v.object({
  name: oneLine(2, 120),
  organisation: oneLine(2, 120),
  email: v.pipe(v.string(), v.trim(), v.maxLength(200), v.email('give an e-mail address')),
  fromOn: aDay,
  untilOn: aDay,
  periodFrom: aDay,
  periodTo: aDay,
  audience: v.variant('kind', [
    v.object({ kind: v.literal('everyone') }),
    v.object({ kind: v.literal('groups'), ids }),
    v.object({ kind: v.literal('matching'), ...matching.entries }),
  ]),
  maySeeNames: v.boolean(),
  mail: withMail,
});

/** The DPO gives auditors access for some weeks, and takes it back. */
export const auditorRoutes = new Hono<Signed>()
  .use(requireRole('dpo'))
  .get('/', async (c) => {
    const { db, mailer, today } = c.var.tools;
    const units = await db
      .selectFrom('person')
      .select('unit')
      .distinct()
      .where('unit', 'is not', null)
      .orderBy('unit')
      .execute();
    return c.json<AuditorList>({
      today: today(),
      mail: mailer.isSetUp,
      mostDays,
      accounts: await allAccounts(db, today()),
      units: units.map((row) => row.unit!),
      groups: await db
        .selectFrom('staff_group')
        .select(['id', 'name'])
        .where('ended_at', 'is', null)
        .orderBy('name')
        .execute(),
    });
  })
  .post('/', jsonBody(toMake), async (c) => {
    const { db, now, today } = c.var.tools;
    const { mail, ...terms } = c.req.valid('json');
    const made = await makeAccount(db, terms, c.var.asker.person.id, { today: today(), now: now() });
    return c.json<Invitation>(await invitation(c, made, mail), 201);
  })
  .post('/:account/link', jsonBody(v.object({ mail: withMail })), async (c) => {
    const { db, today } = c.var.tools;
    const id = c.req.param('account');
    const token = await newLink(db, id, today());
    return c.json<Invitation>(await invitation(c, { id, token }, c.req.valid('json').mail), 201);
  })
  .delete('/:account', async (c) => {
    const { db, now } = c.var.tools;
    await revokeAccount(db, c.req.param('account'), now());
    return c.body(null, 204);
  });

async function invitation(
  c: Context<Signed>,
  { id, token }: { id: string; token: string },
  mail: boolean,
): Promise<Invitation> {
  const { tools } = c.var;
  const account: AuditorView = (await allAccounts(tools.db, tools.today())).find((one) => one.id === id)!;
  const link = linkOf(tools.config.publicUrl, token);
  return { account, link, mailed: mail ? await mailInvitation(tools, account, link) : 'not_asked' };
}

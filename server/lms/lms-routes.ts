import { Hono, type Context } from 'hono';
import * as v from 'valibot';
import { inTransaction } from '../../db/transaction.ts';
import { requireRole } from '../access/guard.ts';
import { anOrigin } from '../embedding/an-origin.ts';
import type { Signed } from '../environment.ts';
import { languageOf } from '../language.ts';
import { giveUpHeldBack, sendHeldBack } from '../outbox/restored.ts';
import { seen } from '../people/access-log.ts';
import { replaceKey } from '../signing/signing-keys.ts';
import { jsonBody, oneLine, query } from '../validated.ts';
import { letPlaceIn } from './endpoints.ts';
import { invite, withdrawInvitation } from './invitations.ts';
import type { Linked, MyDelivery, SentAgain } from './lms-shapes.ts';
import { lookWhoIsThere } from './lti/members.ts';
import { originOf, platformTerms } from './lti/platform.ts';
import { keySince, lmsOverview } from './overview.ts';
import { addStranger, aNewcomer, forget, knownPage, linkStrangers, strangersPage } from './people-of-platforms.ts';
import { addPlatform, changePlatform, deletePlatform, disablePlatform, letDeploymentIn } from './platforms.ts';
import { myDeliveries, tellAgain, tellRefusedAgain, toldPage } from './told.ts';
import { unlink } from './unlink.ts';

const id = v.pipe(v.string(), v.minLength(1), v.maxLength(255));
/** Where people are sent, and what we ask. Whether it leads into the house is decided when it is asked. */
const address = v.pipe(
  oneLine(1, 2_000),
  v.check((text) => originOf(text) !== undefined, 'give an address of the web'),
);
const addresses = {
  name: oneLine(1, 80),
  authUrl: address,
  tokenUrl: address,
  tokenAudience: v.nullable(oneLine(1, 300)),
  keysUrl: address,
  terms: platformTerms,
};
const aPlatform = v.object({
  ...addresses,
  issuer: v.pipe(address, v.maxLength(300)),
  clientId: oneLine(1, 255),
  deploymentIds: v.pipe(v.array(id), v.maxLength(50)),
});
const changed = v.object({ ...addresses, origins: v.pipe(v.array(anOrigin), v.maxLength(20)) });
const outside = { issuer: id, subject: id };
const pairs = v.object({
  links: v.pipe(v.array(v.object({ ...outside, personId: id })), v.minLength(1), v.maxLength(200)),
});
const aPerson = v.object({
  ...outside,
  ...aNewcomer,
});
const page = v.optional(v.pipe(v.string(), v.regex(/^\d{1,6}$/, 'give a number')), '0');
const ofThem = v.object({ issuer: v.optional(id), page });
const known = v.object({ issuer: v.optional(id), person: v.optional(id), page });
const told = v.object({
  receiver: v.optional(id),
  standing: v.optional(v.picklist(['pending', 'delivered', 'refused'])),
  page,
});

/** What whoever looks after training needs to connect learning platforms, and to see who is who there and what they are told. */
export const lmsRoutes = new Hono<Signed>()
  .use(requireRole('training_admin', 'dpo'))
  .get('/', async (c) => c.json(await lmsOverview(c.var.tools)))
  .post('/platforms', jsonBody(aPlatform), async (c) => {
    const { db, receivers, now } = c.var.tools;
    const by = { id: c.var.asker.person.id, now: now() };
    const made = await inTransaction(db, (trx) => addPlatform(trx, c.req.valid('json'), by));
    receivers.changed();
    return c.json({ id: made }, 201);
  })
  .put('/platforms/:platform', jsonBody(changed), async (c) => {
    await changePlatform(c.var.tools.db, c.req.param('platform'), c.req.valid('json'));
    return c.body(null, 204);
  })
  .delete('/platforms/:platform', async (c) => {
    const { db, sessions, receivers, log, now } = c.var.tools;
    const platform = c.req.param('platform');
    await deletePlatform(db, platform, now());
    log.info({ platform }, 'a learning platform was deleted');
    sessions.askAgain();
    receivers.changed();
    return c.body(null, 204);
  })
  .put('/platforms/:platform/disabled', jsonBody(v.object({ disabled: v.boolean() })), async (c) => {
    const { db, sessions, receivers, now } = c.var.tools;
    await disablePlatform(db, c.req.param('platform'), c.req.valid('json').disabled, now());
    sessions.askAgain();
    receivers.changed();
    return c.body(null, 204);
  })
  .put('/platforms/:platform/deployments', jsonBody(v.object({ deploymentId: id, letIn: v.boolean() })), async (c) => {
    const { db, sessions, now } = c.var.tools;
    await letDeploymentIn(db, c.req.param('platform'), c.req.valid('json'), now());
    sessions.askAgain();
    return c.body(null, 204);
  })
  .post('/invitations', jsonBody(v.object({ terms: platformTerms })), async (c) => {
    const { db, config, now } = c.var.tools;
    const by = { id: c.var.asker.person.id, now: now() };
    return c.json(await invite(db, config.publicUrl, c.req.valid('json').terms, by), 201);
  })
  .delete('/invitations/:invitation', async (c) => {
    await withdrawInvitation(c.var.tools.db, c.req.param('invitation'));
    return c.body(null, 204);
  })
  .post('/links/:link/members', async (c) => c.json(await lookWhoIsThere(c.var.tools, c.req.param('link'))))
  .get('/strangers', query(ofThem), async (c) => {
    const { db, today } = c.var.tools;
    const { issuer, page: at } = c.req.valid('query');
    const strangers = await strangersPage(db, { issuer }, Number(at), today());
    await noteSeen(
      c,
      strangers.rows.flatMap(({ suggested }) => suggested?.id ?? []),
    );
    return c.json(strangers);
  })
  .post('/strangers/links', jsonBody(pairs), async (c) => {
    const { db, today, now } = c.var.tools;
    const linked = await linkStrangers(db, c.req.valid('json').links, { today: today(), now: now() });
    return c.json<Linked>({ linked });
  })
  .post('/strangers/people', jsonBody(aPerson), async (c) => {
    const { tools } = c.var;
    const { issuer, subject, ...person } = c.req.valid('json');
    const when = { today: tools.today(), now: tools.now() };
    return c.json({ personId: await addStranger(tools, { issuer, subject }, person, when) }, 201);
  })
  .delete('/strangers', jsonBody(v.object(outside)), async (c) => {
    await forget(c.var.tools.db, c.req.valid('json'));
    return c.body(null, 204);
  })
  .get('/known', query(known), async (c) => {
    const { issuer, person: personId, page: at } = c.req.valid('query');
    const found = await knownPage(c.var.tools.db, { issuer, personId }, Number(at));
    await noteSeen(
      c,
      found.rows.map(({ person }) => person.id),
    );
    return c.json(found);
  })
  .delete('/known', jsonBody(v.object(outside)), async (c) => {
    const { db, sessions, now } = c.var.tools;
    await unlink(db, c.req.valid('json'), now());
    sessions.askAgain();
    return c.body(null, 204);
  })
  .put('/places', jsonBody(v.object({ origin: anOrigin, letIn: v.boolean() })), async (c) => {
    const { db, sessions, now } = c.var.tools;
    const { origin, letIn } = c.req.valid('json');
    await inTransaction(db, (trx) => letPlaceIn(trx, origin, letIn, now()));
    sessions.askAgain();
    return c.body(null, 204);
  })
  .post('/keys', async (c) => {
    const { db, now } = c.var.tools;
    await replaceKey(db, 'lti', now());
    return c.json({ keySince: await keySince(db) });
  })
  .get('/deliveries', query(told), async (c) => {
    const { receiver, standing, page: at } = c.req.valid('query');
    const found = await toldPage(c.var.tools, { receiverId: receiver, standing }, Number(at));
    await noteSeen(
      c,
      found.rows.flatMap(({ person }) => person?.id ?? []),
    );
    return c.json(found);
  })
  .post('/deliveries/held', jsonBody(v.object({ act: v.picklist(['send', 'give_up']) })), async (c) => {
    const { db, now } = c.var.tools;
    const end = c.req.valid('json').act === 'send' ? sendHeldBack : giveUpHeldBack;
    return c.json<SentAgain>({ deliveries: await end(db, now()) });
  })
  .post('/deliveries/:delivery/again', async (c) => {
    const { db, now } = c.var.tools;
    await tellAgain(db, c.req.param('delivery'), now());
    return c.body(null, 204);
  })
  .post('/receivers/:receiver/again', async (c) => {
    const { db, now } = c.var.tools;
    return c.json<SentAgain>({ deliveries: await tellRefusedAgain(db, c.req.param('receiver'), now()) });
  });

/** Whom somebody's own completions were told. */
export const myDeliveryRoutes = new Hono<Signed>().get('/deliveries', async (c) => {
  const found = await myDeliveries(c.var.tools, c.var.asker.person.id, languageOf(c));
  return c.json<MyDelivery[]>(found);
});

async function noteSeen(c: Context<Signed>, personIds: readonly string[]): Promise<void> {
  const { db, today } = c.var.tools;
  await seen(db, { kind: 'person', id: c.var.asker.person.id }, 'directory', personIds, today());
}

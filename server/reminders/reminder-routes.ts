import { Hono, type Context } from 'hono';
import * as v from 'valibot';
import { requireRole } from '../access/guard.ts';
import { rolesOf } from '../access/session.ts';
import type { Signed } from '../environment.ts';
import { seen } from '../people/access-log.ts';
import { reportsOf } from '../people/people-queries.ts';
import { jsonBody, query } from '../validated.ts';
import { outboxPage, reminderStates, retryReminder } from './outbox.ts';
import { previewReminders, remind, undoBatch } from './remind-by-hand.ts';
import { changeSettings, defaultSettings, reminderSettings, settingsInForce } from './reminder-settings.ts';
import type { ReminderSettingsView, Undone } from './reminder-shapes.ts';
import type { Reminding } from './who-can-be-reminded.ts';

const id = v.pipe(v.string(), v.minLength(1), v.maxLength(100));
const toRemind = v.object({
  pairs: v.pipe(
    v.array(v.object({ personId: id, courseId: id })),
    v.minLength(1, 'choose at least one person'),
    v.maxLength(500, 'choose at most 500 at once'),
  ),
});
const aPage = v.optional(v.pipe(v.string(), v.regex(/^\d{1,6}$/, 'give a number')), '0');
const wanted = v.object({ state: v.optional(v.picklist(reminderStates)), page: aPage });

/** Reminders: by hand for whoever manages people, all about them for those who answer for training. */
export const reminderRoutes = new Hono<Signed>()
  .post('/preview', requireRole('manager', 'training_admin', 'dpo'), jsonBody(toRemind), async (c) => {
    const { tools } = c.var;
    return c.json(await previewReminders(tools, c.req.valid('json').pairs, await reminding(c), momentOf(c)));
  })
  .get('/settings', requireRole('training_admin', 'dpo'), async (c) => c.json(await settingsView(c)))
  .put('/settings', requireRole('training_admin', 'dpo'), jsonBody(reminderSettings), async (c) => {
    const { db, now } = c.var.tools;
    await changeSettings(db, c.req.valid('json'), c.var.asker.person.id, now());
    return c.json(await settingsView(c));
  })
  .get('/outbox', requireRole('training_admin', 'dpo'), query(wanted), async (c) => {
    const { db, library, today } = c.var.tools;
    const { state, page } = c.req.valid('query');
    const outbox = await outboxPage(db, library, { state, page: Number(page) });
    const ids = outbox.rows.flatMap(({ person, recipient }) => [person.id, recipient.id]);
    await seen(db, { kind: 'person', id: c.var.asker.person.id }, 'reminders', ids, today());
    return c.json(outbox);
  })
  .post('/outbox/:reminder/retry', requireRole('training_admin', 'dpo'), async (c) => {
    const { db, now } = c.var.tools;
    await retryReminder(db, c.req.param('reminder'), now());
    return c.body(null, 204);
  })
  .post('/', requireRole('manager', 'training_admin', 'dpo'), jsonBody(toRemind), async (c) => {
    const { tools } = c.var;
    return c.json(await remind(tools, c.req.valid('json').pairs, await reminding(c), momentOf(c)), 201);
  })
  .delete('/:batch', requireRole('manager', 'training_admin', 'dpo'), async (c) => {
    const { db, now } = c.var.tools;
    const undone: Undone = { undone: await undoBatch(db, c.req.param('batch'), await reminding(c), now()) };
    return c.json(undone);
  });

async function reminding(c: Context<Signed>): Promise<Reminding> {
  const { db, today } = c.var.tools;
  const { id: asker, name } = c.var.asker.person;
  const roles = await rolesOf(db, asker, today());
  const mayRemind =
    roles.has('dpo') || roles.has('training_admin') ? 'everybody' : new Set(await reportsOf(db, asker, today()));
  return { id: asker, name, mayRemind };
}

function momentOf(c: Context<Signed>) {
  const { now, today } = c.var.tools;
  return { now: now(), today: today() };
}

async function settingsView(c: Context<Signed>): Promise<ReminderSettingsView> {
  const { db, config, mailer } = c.var.tools;
  const kept = await settingsInForce(db);
  return { ...kept, defaults: defaultSettings, timeZone: config.timeZone, mailIsSetUp: mailer.isSetUp };
}

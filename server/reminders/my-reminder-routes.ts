import { Hono } from 'hono';
import * as v from 'valibot';
import type { Signed } from '../environment.ts';
import { languageOf } from '../language.ts';
import { jsonBody } from '../validated.ts';
import { calendarOf } from './calendar.ts';
import { calendarMadeOn, endCalendar, ownDueDay, renewCalendar } from './calendar-queries.ts';
import { remindersAbout } from './outbox.ts';
import type { CalendarAddress, CalendarState, MailChoices } from './reminder-shapes.ts';
import { chooseEarly, wantsEarly } from './unsubscribe.ts';

const choices = v.object({ beforeDue: v.boolean() });

/** What a person was sent, what they want, and their calendar. */
export const myReminderRoutes = new Hono<Signed>()
  .get('/reminders', async (c) => {
    const { db, library, config } = c.var.tools;
    const said = { lang: languageOf(c), timeZone: config.timeZone };
    return c.json(await remindersAbout(db, library, c.var.asker.person.id, said));
  })
  .get('/mail-choices', async (c) => {
    const chosen: MailChoices = { beforeDue: await wantsEarly(c.var.tools.db, c.var.asker.person.id) };
    return c.json(chosen);
  })
  .put('/mail-choices', jsonBody(choices), async (c) => {
    const { db, now } = c.var.tools;
    const chosen: MailChoices = c.req.valid('json');
    await chooseEarly(db, c.var.asker.person.id, chosen.beforeDue, now());
    return c.json(chosen);
  })
  .get('/calendar', async (c) => {
    const state: CalendarState = { madeOn: await calendarMadeOn(c.var.tools.db, c.var.asker.person.id) };
    return c.json(state);
  })
  .post('/calendar', async (c) => {
    const { db, config, now } = c.var.tools;
    const token = await renewCalendar(db, c.var.asker.person.id, now());
    const url = `${config.publicUrl}/calendar/${token}.ics`;
    const address: CalendarAddress = {
      url,
      webcal: url.replace(/^https?:/, 'webcal:'),
      madeOn: now().toISOString().slice(0, 10),
    };
    return c.json(address, 201);
  })
  .delete('/calendar', async (c) => {
    await endCalendar(c.var.tools.db, c.var.asker.person.id);
    return c.body(null, 204);
  })
  .get('/assignments/:assignment/due.ics', async (c) => {
    const { db, config, library, now } = c.var.tools;
    const day = await ownDueDay(db, c.var.asker.person.id, c.req.param('assignment'));
    return c.body(calendarOf([day], languageOf(c), { config, library }, now()), 200, {
      'content-type': 'text/calendar; charset=utf-8; method=PUBLISH',
      'content-disposition': 'attachment; filename="training.ics"',
      'cache-control': 'private, no-store',
    });
  });

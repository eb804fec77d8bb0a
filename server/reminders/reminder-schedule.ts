import type { Tools } from '../environment.ts';
import { onceADay, type Turn } from '../jobs/once-a-day.ts';
import { forgetOldReminders } from './outbox.ts';
import { planReminders } from './plan-reminders.ts';
import { settingsInForce } from './reminder-settings.ts';
import { mayBeSent } from './sending-hours.ts';
import { tellNews } from './tell-news.ts';

/**
 * Plans the reminders of a day, once, as soon as mail may go out: so it is asked every minute. On other days it waits. Without a
 * mail server nothing is planned, so that nobody is told of months when one is set up.
 * @returns what was done, or nothing if it is not the time
 */
export async function remindersDue(tools: Tools): Promise<Turn> {
  const { db, config, mailer, now, today } = tools;
  const { settings } = await settingsInForce(db);
  if (!mayBeSent(now(), config.timeZone, settings)) return { outcome: 'not_our_turn' };
  const day = today();
  return onceADay(
    tools,
    'reminders',
    async () => {
      const forgotten = await forgetOldReminders(db, day);
      await tellNews(tools, settings);
      if (!mailer.isSetUp) return `No mail server, so nothing was planned. ${forgotten} old rows deleted.`;
      const planned = await planReminders(db, { settings, timeZone: config.timeZone, today: day, now: now() });
      return `${planned} reminders planned, ${forgotten} old ones deleted.`;
    },
    day,
  );
}

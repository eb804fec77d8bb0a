import type { SMTPServerOptions } from 'smtp-server';
import { remindersDue } from '../../server/reminders/reminder-schedule.ts';
import { sendReminders } from '../../server/reminders/send-reminders.ts';
import { installation, type Installation } from '../support/installation.ts';
import { mailServer } from '../support/smtp.ts';

export const course = 'whose-data';

/** For what is only sent with an address that nobody can listen to. */
export const overHttps = { A39_PUBLIC_URL: 'https://learn.brightwater.example' };

/**
 * An installation with a mail server that can be switched off. Its clock is at 10:00 on Tuesday 24 November 2026; `whose-data` is
 * overdue in customer service, and due soon everywhere else.
 */
export async function reminding(settings: Record<string, string> = {}, smtp: SMTPServerOptions = {}) {
  const post = { isDown: false, tried: 0 };
  const { url, received } = await mailServer({
    // Who calls is no secret here, and asking takes a tenth of a second.
    disableReverseLookup: true,
    onMailFrom(_address, _session, callback) {
      post.tried += 1;
      if (post.isDown) callback(Object.assign(new Error('come back later'), { responseCode: 451 }));
      else callback();
    },
    ...smtp,
  });
  const there = await installation({ A39_SMTP_URL: url, ...settings });
  return { ...there, url, received, post, ...acting(there) };
}

function acting({ tools, clock }: Pick<Installation, 'tools' | 'clock'>) {
  const { db } = tools;
  const idOf = async (name: string) =>
    (await db.selectFrom('person').select('id').where('name', '=', name).executeTakeFirstOrThrow()).id;
  return {
    idOf,
    /** Takes the course from everybody else: a few mails show what dozens would. */
    onlyFor: async (...names: string[]) => {
      const ids = await Promise.all(names.map(idOf));
      await db.deleteFrom('standing').where('person_id', 'not in', ids).execute();
    },
    at: (instant: string) => {
      clock.now = new Date(instant);
    },
    /** What the server does every minute. */
    tick: async () => {
      await remindersDue(tools);
      await sendReminders(tools);
    },
    /** The outbox, as `recipient kind state`. */
    outbox: async () => {
      const rows = await db
        .selectFrom('reminder')
        .innerJoin('person', 'person.id', 'recipient_id')
        .select(['name', 'kind', 'state', 'why', 'detail', 'tries'])
        .orderBy('name')
        .orderBy('planned_at')
        .execute();
      return rows;
    },
    statesOf: async (name: string) => {
      const rows = await db
        .selectFrom('reminder')
        .select(['kind', 'state', 'why'])
        .where('recipient_id', '=', await idOf(name))
        .orderBy('planned_at')
        .orderBy('id')
        .execute();
      return rows.map(({ kind, state, why }) => [kind, state, ...(why === null ? [] : [why])].join(' '));
    },
  };
}

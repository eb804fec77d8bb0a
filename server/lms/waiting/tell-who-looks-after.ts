import type { Db } from '../../../db/open.ts';
import type { Tools } from '../../environment.ts';
import { onceADay, type Turn } from '../../jobs/once-a-day.ts';
import { isOnStaff } from '../../people/audience.ts';
import { settingsInForce } from '../../reminders/reminder-settings.ts';
import { mayBeSent } from '../../reminders/sending-hours.ts';
import { waitingMail, type Recipient } from './waiting-mail.ts';
import { cameIn, whatWaits } from './what-waits.ts';

type Telling = Pick<Tools, 'db' | 'config' | 'mailer' | 'log' | 'now' | 'today'>;

/** Of the daily work: it also says until when everything was told. */
const work = 'lms-waiting';

/**
 * Tells whoever may open *Learning platforms* by mail that somebody or something waits there: once on a working day, as soon as mail may go
 * out, and only if some of it came since the last such day, of which today is none yet. Without a mail server nothing is done, so that
 * whatever waits is told once there is one.
 */
export async function tellWhoLooksAfter(tools: Telling): Promise<Turn> {
  const { db, config, mailer, now, today } = tools;
  if (!mailer.isSetUp) return { outcome: 'not_our_turn' };
  const { settings } = await settingsInForce(db);
  if (!mayBeSent(now(), config.timeZone, settings)) return { outcome: 'not_our_turn' };
  const day = today();
  return onceADay(
    tools,
    work,
    async () => {
      const days = { since: await lastDone(db, day), until: day, timeZone: config.timeZone };
      return (await cameIn(db, days)) ? tell(tools, day) : 'Nothing new waits.';
    },
    day,
  );
}

/** The last day before this one on which it was done. */
async function lastDone(db: Db, day: string): Promise<string | null> {
  const { last } = await db
    .selectFrom('job_run')
    .select((e) => e.fn.max('day').as('last'))
    .where('name', '=', work)
    .where('day', '<', day)
    .where('finished_at', 'is not', null)
    .executeTakeFirstOrThrow();
  return last;
}

/** Throws if no mail went out, so that it is tried again in an hour: if one did, nobody is to get it twice. */
async function tell({ db, config, mailer, log }: Telling, day: string): Promise<string> {
  const waiting = await whatWaits(db, day);
  let sent = 0;
  let failed = 0;
  for (const recipient of await whoLooksAfter(db, day)) {
    const delivery = await mailer.send(waitingMail(recipient, waiting, config));
    if (delivery.sent) sent++;
    else {
      log.warn({ reason: delivery.detail }, 'a mail about what waits under Learning platforms was not sent');
      if (delivery.reason === 'failed') failed++;
    }
  }
  if (sent === 0 && failed > 0) throw new Error('The mail server took none of the mails about what waits.');
  return `${sent} people were told what waits under Learning platforms.`;
}

/** Who may open the screen (`lmsRoutes`) and has an address. */
async function whoLooksAfter(db: Db, today: string): Promise<Recipient[]> {
  return db
    .selectFrom('person')
    .select(['name', 'email', 'lang'])
    .where('id', 'in', (e) =>
      e.selectFrom('person_role').select('person_id').where('role', 'in', ['training_admin', 'dpo']),
    )
    .where((e) => isOnStaff(e, today))
    .where('email', 'like', '%_@_%')
    .orderBy('name')
    .execute();
}

import type { Tools } from '../environment.ts';
import type { Delivery } from '../mail/mailer.ts';
import { inTransaction } from '../../db/transaction.ts';
import { backOff, isOver } from '../outbox/back-off.ts';
import { dueFile } from './calendar.ts';
import { claimNext, giveTurnBack, loseOldClaims, type Claimed } from './claim.ts';
import { mailOf } from './letter.ts';
import { settingsInForce } from './reminder-settings.ts';
import type { ReminderSettings } from './reminder-shapes.ts';
import { mayBeSent } from './sending-hours.ts';
import { unsubscribeKey, unsubscribeToken } from './unsubscribe.ts';

/** Other work waits for this one, so a minute does only so much; what is left goes in the next. */
const mostInTurn = 400;
const longestMs = 30_000;

/** Most of the time a mail server is waited for; so many connections all of them bear. */
const side = 4;

/** When the mail server fails so often in a row it is left alone until the next minute. */
const mostFailures = 3;

type Sending = Pick<Tools, 'db' | 'mailer' | 'config' | 'library' | 'log' | 'now' | 'today'>;

/** How many mails went out, and how many did not. */
export interface Sent {
  sent: number;
  failed: number;
}

/** Sends what waits and may be sent now. Any number of servers may do it at once. */
export async function sendReminders(tools: Sending): Promise<Sent> {
  const { db, config, now, today } = tools;
  const outcome = { sent: 0, failed: 0 };
  await loseOldClaims(db, now());
  const { settings } = await settingsInForce(db);
  const started = performance.now();
  let failuresInARow = 0;
  let claims = 0;
  const goOn = () =>
    claims++ < mostInTurn &&
    failuresInARow < mostFailures &&
    performance.now() - started < longestMs &&
    mayBeSent(now(), config.timeZone, settings);
  const sendSome = async () => {
    while (goOn()) {
      const claimed = await claimNext(db, today(), now());
      if (!claimed) return;
      if (claimed.items.length === 0) continue;
      const delivery = await sendClaimed(tools, claimed, settings);
      await finish(tools, claimed, delivery);
      outcome[delivery.sent ? 'sent' : 'failed'] += 1;
      failuresInARow = delivery.sent ? 0 : failuresInARow + 1;
    }
  };
  await Promise.all(Array.from({ length: side }, sendSome));
  return outcome;
}

/** Writes and sends one mail. An address is read at this moment only, and the text is kept nowhere. */
async function sendClaimed(tools: Sending, claimed: Claimed, settings: ReminderSettings): Promise<Delivery> {
  const { db, mailer, config, library, log, now, today } = tools;
  try {
    const isOptional = claimed.rows.every((row) => row.kind === 'before_due');
    const token = isOptional && unsubscribeToken(await unsubscribeKey(db, now()), claimed.to.id);
    const { isAboutTeam, sender, items, to } = claimed;
    const mail = await mailOf(
      {
        to,
        items,
        today: today(),
        isAboutTeam,
        sender,
        unsubscribe: token ? `${config.publicUrl}/unsubscribe/${token}` : null,
      },
      { config, library },
    );
    const calendar = isOptional && settings.calendarFile ? dueFile(items, mail.lang, { config, library }, now()) : null;
    return await mailer.send({ ...mail, ...(calendar && { calendar }) });
  } catch (error) {
    // The mailer never throws, so nothing has gone out.
    log.error({ err: error }, 'a reminder could not be written');
    return { sent: false, reason: 'failed', detail: 'The mail could not be written. The log says why.' };
  }
}

/** Writes down what became of a claim. Nobody else's claim is touched, also if ours was taken for lost meanwhile. */
async function finish({ db, now }: Sending, claimed: Claimed, delivery: Delivery): Promise<void> {
  const at = now();
  await inTransaction(db, async (trx) => {
    const ours = trx.updateTable('reminder').where('claimed_by', '=', claimed.id);
    if (delivery.sent) {
      await ours
        .set({ state: 'sent', ended_at: at.toISOString(), why: null, detail: null })
        .where('state', 'in', ['claimed', 'unsure'])
        .execute();
      return;
    }
    const { reason, detail } = delivery;
    if (reason === 'unsure') {
      await ours
        .set({ state: 'unsure', ended_at: at.toISOString(), why: 'no_answer', detail })
        .where('state', '=', 'claimed')
        .execute();
      return;
    }
    for (const row of claimed.rows) {
      const isLast = reason === 'unusable' || isOver(new Date(row.first_tried_at ?? at), at);
      const end = isLast
        ? {
            state: 'given_up' as const,
            ended_at: at.toISOString(),
            why: reason === 'unusable' ? 'no_address' : 'failed',
          }
        : { state: 'failed' as const, send_after: backOff(row.tries + 1, at).toISOString(), why: reason };
      const { numUpdatedRows } = await ours
        .set({ ...end, detail })
        .where('id', '=', row.id)
        .where('state', '=', 'claimed')
        .executeTakeFirstOrThrow();
      if (isLast && numUpdatedRows === 1n) await giveTurnBack(trx, row.id);
    }
  });
}

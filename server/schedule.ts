import { settle } from './assignments/settle.ts';
import { forgetOldSights } from './people/access-log.ts';
import { stateRoster } from './roster/state-roster.ts';
import { alarmByMail } from './anchoring/alarm-mail.ts';
import { anchorNow } from './anchoring/anchor-now.ts';
import { runSelfCheck } from './auditing/run-self-check.ts';
import { askJoiners } from './documents/acknowledge.ts';
import type { Tools } from './environment.ts';
import { runRetention } from './erasure/retention.ts';
import { keepLeaves, signCheckpoint } from './evidence/checkpoint.ts';
import { headOf } from './evidence/log-queries.ts';
import { retireReplacedKeys } from './evidence/replace-key.ts';
import { onceADay } from './jobs/once-a-day.ts';
import { giveUpUnfetched } from './lms/package/results.ts';
import { tellWhoLooksAfter } from './lms/waiting/tell-who-looks-after.ts';
import { forgetOldDeliveries } from './outbox/deliveries.ts';
import { announce } from './reminders/announce.ts';
import { remindersDue } from './reminders/reminder-schedule.ts';
import { sendReminders } from './reminders/send-reminders.ts';
import { deliverNow } from './senders.ts';
import { inTransaction } from '../db/transaction.ts';

const minute = 60_000;

/** How often it is looked what others are to be told: a learner waits for their mark. */
const betweenDeliveries = 2_000;

/** How often a log that has grown is signed, in minutes. What is lost after that is at most this. */
const signEvery = 15;

/**
 * Does the regular work, each minute what is due. Two servers that share a database share the work of a night.
 * @returns ends it, after the work that is under way
 */
export function startSchedule(tools: Tools): () => Promise<void> {
  let running: Promise<void> = Promise.resolve();
  let count = 0;
  const timer = setInterval(() => {
    running = running.then(() => doWhatIsDue(tools, count++ % signEvery === 0));
  }, minute);
  timer.unref();
  const endDeliveries = startDeliveries(tools);
  return async () => {
    clearInterval(timer);
    await Promise.all([running, endDeliveries()]);
  };
}

/** Beside the rest, so that a peer that answers slowly holds up nothing of it. */
function startDeliveries(tools: Tools): () => Promise<void> {
  let running: Promise<unknown> | undefined;
  const ending = new AbortController();
  const timer = setInterval(() => {
    running ??= deliverNow(tools, ending.signal)
      .catch((err: unknown) => tools.log.error({ err }, 'deliveries failed'))
      .finally(() => (running = undefined));
  }, betweenDeliveries);
  timer.unref();
  return async () => {
    clearInterval(timer);
    ending.abort();
    await running;
  };
}

/**
 * Keeps the leaf archive up to date, signs a log that has grown, and once in a night: erases what is to go, checks everything,
 * and gets a checkpoint of the result out of the house. Whatever fails is logged and does not stop the rest.
 * @param sign whether a quarter of an hour is over
 */
export async function doWhatIsDue(tools: Tools, sign: boolean): Promise<void> {
  const { db, evidence, reclaimer, mailer, config, log, now, today } = tools;
  const attempt = async (name: string, work: () => Promise<unknown>) => {
    try {
      await work();
    } catch (error) {
      log.error({ err: error, work: name }, 'scheduled work failed');
    }
  };
  if (reclaimer.isOwed) await attempt('reclaim', () => reclaimer.reclaim(1));
  await attempt('archive', () => keepLeaves(db, evidence));
  if (sign && evidence.halted === undefined) await attempt('sign', () => signIfGrown(tools));
  // As soon as the organisation's day has begun: joiners, leavers, new rounds, ended waivers.
  if (evidence.halted === undefined)
    await attempt('settle', () => onceADay(tools, 'settle', () => beginDay(tools), today()));
  await attempt('reminders', () => remindersDue(tools));
  await attempt('sending', () => sendReminders(tools));
  await attempt('waiting', () => tellWhoLooksAfter(tools));
  if (now().getUTCHours() < config.nightHour) return;
  await attempt('retention', () =>
    onceADay(tools, 'retention', async () => {
      const done = await inTransaction(db, (trx) => runRetention(trx, evidence, config, now()));
      if (done.people + done.entries + done.idleAttempts > 0) await reclaimer.reclaim(50);
      await forgetOldSights(db, today());
      await inTransaction(db, (trx) => giveUpUnfetched(trx, now()));
      await forgetOldDeliveries(db, today());
      return `${done.people} people and ${done.entries} entries erased, ${done.idleAttempts} idle attempts deleted.`;
    }),
  );
  await attempt('self-check', () =>
    onceADay(tools, 'self-check', async () => {
      const { faultCount, size, faults } = await runSelfCheck(tools);
      if (faultCount > 0) {
        await alarmByMail(mailer, config, faults.map(({ message }) => message).join('\n'));
        const event = { type: 'evidence.alarm', data: { on: today(), faults: faultCount } } as const;
        await announce(db, event, { once: today(), organisation: config.organisation, now: now() });
      }
      return `${size} entries, ${faultCount} faults.`;
    }),
  );
  await attempt('keys', () => onceADay(tools, 'keys', () => retireReplacedKeys(db, evidence, now())));
  await attempt('anchor', () =>
    onceADay(tools, 'anchor', async () => {
      const outcomes = await anchorNow(tools);
      // One that failed is tried tomorrow; only if nothing got out is it tried again within the hour, so that nobody is mailed twice.
      const tried = outcomes.filter(({ outcome }) => outcome !== 'not_set_up');
      if (tried.length > 0 && tried.every(({ outcome }) => outcome === 'failed')) throw new Error(sentences(outcomes));
      return sentences(outcomes);
    }),
  );
}

async function beginDay({ db, evidence, library, config, now, today }: Tools): Promise<string> {
  // Another server may have published.
  await library.refresh();
  const { organisation } = config;
  return inTransaction(db, async (trx) => {
    const { roster, assigned, ended } = await settle(
      trx,
      { evidence, library },
      { whom: 'everybody', today: today(), now: now() },
    );
    await askJoiners(trx, evidence, today(), now());
    const people = await stateRoster(trx, evidence, { organisation, today: today(), now: now() });
    return `${people} on staff (${roster.joined.length} joined, ${roster.moved.length} moved, ${roster.left.length} left); ${assigned} assigned, ${ended} no longer asked for.`;
  });
}

function sentences(outcomes: { kind: string; detail: string }[]): string {
  return outcomes.map(({ kind, detail }) => `${kind}: ${detail}`).join(' ');
}

async function signIfGrown({ db, evidence, now }: Tools): Promise<void> {
  const { size } = await headOf(db);
  const newest = await db
    .selectFrom('evidence_checkpoint')
    .select(({ fn }) => fn.max('size').as('size'))
    .executeTakeFirst();
  if ((newest?.size ?? 0) < size) await signCheckpoint(db, evidence, now());
}

import { mkdir } from 'node:fs/promises';
import { dirname } from 'node:path';
import type { Logger } from 'pino';
import { ownSqliteFile } from '../db/dialects/sqlite-owner.ts';
import { migrate } from '../db/migrate.ts';
import { isPostgresUrl, openDb, type Db } from '../db/open.ts';
import { inTransaction } from '../db/transaction.ts';
import { EntryCounts } from './auditing/entry-counts.ts';
import { Sessions } from './access/session.ts';
import type { Config } from './config.ts';
import { CourseLibrary } from './courses/course-library.ts';
import type { Remark } from './courses/course-model.ts';
import { publishFolder } from './courses/publish-folder.ts';
import { dayIn, dayOf } from './day.ts';
import type { Tools } from './environment.ts';
import { keepLeaves } from './evidence/checkpoint.ts';
import type { EvidenceLog } from './evidence/evidence-log.ts';
import { appendEvidence } from './evidence/log.ts';
import { Reclaimer } from './erasure/reclaimer.ts';
import { alarmByMail } from './anchoring/alarm-mail.ts';
import { learningWith } from './learning/learning.ts';
import { KnownReceivers } from './lms/receivers.ts';
import { tellOthers } from './lms/tell.ts';
import { openMailer, type Mailer } from './mail/mailer.ts';
import { openLog } from './open-log.ts';
import { standingAfterUpgrade } from './standing/keep-standing.ts';
import { foundBrightwater } from './try-mode/found-brightwater.ts';

/**
 * Opens everything that the server works with: database, evidence key and log, courses. A course whose text has errors does
 * not stop the start: its last good version goes on, and the log says which file and line is wrong.
 * Throws with a sentence for the operator if the database or the key cannot be used.
 */
export async function openTools(config: Config, log: Logger, now: () => Date): Promise<Tools> {
  await mkdir(config.dataFolder, { recursive: true, mode: 0o700 });
  if (!isPostgresUrl(config.database)) await mkdir(dirname(config.database), { recursive: true, mode: 0o700 });
  const owner = isPostgresUrl(config.database) ? undefined : ownSqliteFile(config.database);
  const db = openDb(config.database, (err) => log.warn({ err }, 'a database connection broke'));
  const close = async () => {
    await db.destroy();
    owner?.release();
  };
  const today = () => dayIn(config.timeZone, now());
  try {
    await migrate(db);
    const mailer = openMailer(config);
    const evidence = await openLog(db, config, {
      log,
      now: now(),
      onHalt: (reason) => alarm(mailer, config, log, reason),
    });
    await keepLeaves(db, evidence);
    // A halted log takes no new course version; those that are published go on.
    if (!evidence.halted) await publishCourses(db, config, evidence, log, now());
    const library = new CourseLibrary(db);
    await library.refresh();
    if (config.tryMode && !evidence.halted) await foundBrightwater({ db, evidence, library, now, today });
    await inTransaction(db, (trx) => standingAfterUpgrade(trx, today()));
    const receivers = new KnownReceivers();
    const tell = tellOthers({ config, receivers });
    const learning = learningWith({ db, library, evidence, recordScores: config.recordScores, tell, now, today });
    const reclaimer = new Reclaimer(db);
    // After a crash the write-ahead log can hold what was erased before it.
    await reclaimer.reclaim(1);
    const entryCounts = new EntryCounts(db);
    return {
      config,
      db,
      sessions: new Sessions(db),
      evidence,
      library,
      learning,
      receivers,
      tell,
      mailer,
      reclaimer,
      entryCounts,
      log,
      now,
      today,
      close,
    };
  } catch (error) {
    await close();
    throw error;
  }
}

/** Says it where it is seen; the mail goes on its own way and answers for itself. */
function alarm(mailer: Mailer, config: Config, log: Logger, reason: string): void {
  log.fatal(`Nothing is recorded any more. ${reason}`);
  const mailed = async () => {
    const delivery = await alarmByMail(mailer, config, reason);
    if (!delivery.sent) log.error({ reason: delivery.detail }, 'the alarm was not mailed');
  };
  void mailed();
}

/** Publishes what is new in the courses' folder, and says which file and line keeps a course from it. */
async function publishCourses(db: Db, config: Config, evidence: EvidenceLog, log: Logger, now: Date): Promise<void> {
  const placed = ({ file, line, rule }: Remark) => ({ file, line, rule });
  const warn = (remark: Remark) => log.warn(placed(remark), remark.message);
  for (const remark of await publishFolder(db, config.coursesFolder, recordPublication(evidence), now, warn))
    log.error(placed(remark), remark.message);
}

function recordPublication(evidence: EvidenceLog): Parameters<typeof publishFolder>[2] {
  return (trx, course, now) => appendEvidence(trx, evidence, [{ type: 'course', course }], dayOf(now));
}

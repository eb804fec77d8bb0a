import { mkdir } from 'node:fs/promises';
import { dirname } from 'node:path';
import type { Logger } from 'pino';
import { ownSqliteFile } from '../db/dialects/sqlite-owner.ts';
import { migrate } from '../db/migrate.ts';
import { isPostgresUrl, openDb, type Db } from '../db/open.ts';
import { inTransaction } from '../db/transaction.ts';
import { Sessions } from './access/session.ts';
import type { Config } from './config.ts';
import { CourseLibrary } from './courses/course-library.ts';
import { publishFolder } from './courses/publish-folder.ts';
import { dayOf } from './day.ts';
import type { Tools } from './environment.ts';
import { keepLeaves } from './evidence/checkpoint.ts';
import { EvidenceLog } from './evidence/evidence-log.ts';
import { readOrMakeKey } from './evidence/key-file.ts';
import { keysInForce, keysOf } from './evidence/keys-in-force.ts';
import { appendEvidence, beginLog } from './evidence/log.ts';
import { OutsideCopies } from './evidence/outside-copies.ts';
import { signerByCommand, signerFrom, type Signer } from './evidence/signed-note.ts';
import { learningWith } from './learning/learning.ts';
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
  try {
    await migrate(db);
    const evidence = await openLog(db, config, log, now());
    for (const remark of await publishFolder(db, config.coursesFolder, recordPublication(evidence), now()))
      log.error({ file: remark.file, line: remark.line, rule: remark.rule }, remark.message);
    const library = new CourseLibrary(db);
    await library.refresh();
    if (config.tryMode) await foundBrightwater({ db, evidence, library, now });
    const learning = learningWith({ db, library, evidence, recordScores: config.recordScores, now });
    return { config, db, sessions: new Sessions(db), evidence, library, learning, log, now, close };
  } catch (error) {
    await close();
    throw error;
  }
}

async function openLog(db: Db, config: Config, log: Logger, now: Date): Promise<EvidenceLog> {
  const known = await keysOf(db);
  const signers = signersFor(config, known.length > 0);
  const strangers = known.length > 0 && signers.find(({ vkey }) => !known.some((key) => key.vkey === vkey));
  if (strangers)
    throw new Error(
      `The evidence key ${strangers.vkey} is not one of this log. Put back the key that belongs to ${known[0]!.vkey}.`,
    );
  const evidence = new EvidenceLog({
    origin: config.evidenceOrigin,
    signers,
    outside: new OutsideCopies(config.evidenceOutside, config.evidenceOrigin),
    onHalt: (reason) => log.fatal(`Nothing is recorded any more. ${reason}`),
  });
  await inTransaction(db, (trx) => beginLog(trx, evidence, dayOf(now)));
  const inForce = await keysInForce(db);
  evidence.keepSigners((vkey) => inForce.includes(vkey));
  for (const vkey of inForce.filter((key) => !signers.some((signer) => signer.vkey === key)))
    log.warn(`The key ${vkey} is in force but not set, so checkpoints are not signed by it.`);
  await keepLeaves(db, evidence);
  return evidence;
}

/** The keys that are set, the one in use before the one that replaces it. */
function signersFor(config: Config, logExists: boolean): Signer[] {
  const { evidenceOrigin: origin, evidenceSigner: outer, evidenceNextKeyFile: next } = config;
  const first = outer
    ? signerByCommand(origin, outer.command, outer.vkey)
    : signerFrom(origin, readOrMakeKey(config.evidenceKeyFile, logExists));
  return next === null ? [first] : [first, signerFrom(origin, readOrMakeKey(next, true))];
}

function recordPublication(evidence: EvidenceLog): Parameters<typeof publishFolder>[2] {
  return (trx, course, now) => appendEvidence(trx, evidence, [{ type: 'course', course }], dayOf(now));
}

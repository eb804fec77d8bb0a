import { readFile } from 'node:fs/promises';
import type { Logger } from 'pino';
import type { Db } from '../db/open.ts';
import { inTransaction } from '../db/transaction.ts';
import type { Config } from './config.ts';
import { dayOf } from './day.ts';
import { EvidenceLog } from './evidence/evidence-log.ts';
import { readOrMakeKey } from './evidence/key-file.ts';
import { keysInForce, keysOf } from './evidence/keys-in-force.ts';
import { beginLog } from './evidence/log.ts';
import { OutsideCopies } from './evidence/outside-copies.ts';
import { signerByCommand, signerFrom, type Signer } from './evidence/signed-note.ts';

/**
 * Opens the evidence log with the keys that are set, and begins it if there is none.
 * Throws with a sentence for the operator if a key is missing, readable by others or not one of this log.
 */
export async function openLog(
  db: Db,
  config: Config,
  { log, now, onHalt }: { log: Logger; now: Date; onHalt: (reason: string) => void },
): Promise<EvidenceLog> {
  const known = await keysOf(db);
  const signers = signersFor(config, known.length > 0);
  const stranger = known.length > 0 && signers.find(({ vkey }) => !known.some((key) => key.vkey === vkey));
  if (stranger)
    throw new Error(
      `The evidence key ${stranger.vkey} is not one of this log. Put back the key that belongs to ${known[0]!.vkey}.`,
    );
  const evidence = new EvidenceLog({
    origin: config.evidenceOrigin,
    signers,
    outside: new OutsideCopies(config.evidenceOutside, config.evidenceOrigin),
    onHalt,
  });
  const predecessor =
    config.evidencePredecessor === null ? undefined : await readFile(config.evidencePredecessor, 'utf8');
  await inTransaction(db, (trx) => beginLog(trx, evidence, dayOf(now), predecessor));
  const inForce = await keysInForce(db);
  evidence.keepSigners((vkey) => inForce.includes(vkey));
  for (const vkey of inForce.filter((key) => !signers.some((signer) => signer.vkey === key)))
    log.warn(`The key ${vkey} is in force but not set, so checkpoints are not signed by it.`);
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

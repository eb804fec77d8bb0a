import type { Db } from '../../db/open.ts';
import { inTransaction } from '../../db/transaction.ts';
import { dayOf, daysAfter } from '../day.ts';
import { signCheckpoint, type Checkpoint } from './checkpoint.ts';
import type { EvidenceLog } from './evidence-log.ts';
import { keysInForce, keysOf } from './keys-in-force.ts';
import { appendEvidence } from './log.ts';

/** So long both keys sign, so that whoever holds the old one can follow (evidence.md section 5). */
const daysOfBoth = 30;

/**
 * Names a new key in the log and signs that with the old one, which so vouches for it. From the next start both sign.
 * Throws with a sentence for the operator if the log knows the key already.
 */
export async function addKey(db: Db, log: EvidenceLog, vkey: string, now: Date): Promise<Checkpoint> {
  if ((await keysOf(db)).some((key) => key.vkey === vkey)) throw new Error('The log knows this key already.');
  await inTransaction(db, (trx) => appendEvidence(trx, log, [{ type: 'key', action: 'add', vkey }], dayOf(now)));
  return signCheckpoint(db, log, now);
}

/**
 * Ends a key: `retire` when it was replaced, `compromised` when somebody else may have it. Another key must be in force and
 * set, because a log that nobody can sign is at its end.
 */
export async function endKey(
  db: Db,
  log: EvidenceLog,
  { vkey, action }: { vkey: string; action: 'retire' | 'compromised' },
  now: Date,
): Promise<Checkpoint> {
  const inForce = await keysInForce(db);
  if (!inForce.includes(vkey)) throw new Error('That key is not in force in this log.');
  if (!log.signers.some((signer) => signer.vkey !== vkey && inForce.includes(signer.vkey)))
    throw new Error('No other key in force is set. Add a new one first: article39 evidence key add FILE.');
  await inTransaction(db, (trx) => appendEvidence(trx, log, [{ type: 'key', action, vkey }], dayOf(now)));
  log.keepSigners((key) => key !== vkey);
  return signCheckpoint(db, log, now);
}

/** Retires each key that has had a successor for thirty days, and answers a sentence about it. */
export async function retireReplacedKeys(db: Db, log: EvidenceLog, now: Date): Promise<string> {
  const inForce = (await keysOf(db)).filter((key) => key.state === 'in force');
  const newest = inForce.at(-1)!;
  const isSet = log.signers.some((signer) => signer.vkey === newest.vkey);
  if (inForce.length < 2 || !isSet || daysAfter(newest.since, daysOfBoth) > dayOf(now)) return 'No key to retire.';
  for (const { vkey } of inForce.slice(0, -1)) await endKey(db, log, { vkey, action: 'retire' }, now);
  return `${inForce.length - 1} key(s) retired; ${newest.vkey} signs alone.`;
}

import type { Readable } from 'node:stream';
import type { Db } from '../../db/open.ts';
import { inTransaction } from '../../db/transaction.ts';
import { anchorNow } from '../anchoring/anchor-now.ts';
import { orderBundle, type BundleOrder } from '../auditing/bundle-order.ts';
import { runSelfCheck } from '../auditing/run-self-check.ts';
import { dayIn, dayOf } from '../day.ts';
import { eraseAgain } from '../erasure/erase-again.ts';
import { erasePeople } from '../erasure/erase-people.ts';
import { Reclaimer } from '../erasure/reclaimer.ts';
import type { Wanted } from '../evidence/bundle/selection.ts';
import { departureFrom, keepLeaves, signCheckpoint } from '../evidence/checkpoint.ts';
import { eraseFacts } from '../evidence/erase-entries.ts';
import { readOrMakeKey } from '../evidence/key-file.ts';
import { keysOf } from '../evidence/keys-in-force.ts';
import { anchorsOf } from '../evidence/anchors.ts';
import { erasedEntries } from '../evidence/erased-entries.ts';
import { disclosuresOf, headOf } from '../evidence/log-queries.ts';
import { appendEvidence } from '../evidence/log.ts';
import { reimportLeaves } from '../evidence/reimport.ts';
import { addKey, endKey } from '../evidence/replace-key.ts';
import { signerFrom, statementOf } from '../evidence/signed-note.ts';
import type { OpenInstallation } from './open-installation.ts';
import { rebuildStanding } from '../standing/keep-standing.ts';

export type { Wanted };

/** Prints how the log stands. */
export async function printStatus({ db, evidence }: OpenInstallation): Promise<number> {
  const { size, lastDate } = await headOf(db);
  const mark = await evidence.outside.highWaterMark();
  const anchors = (await anchorsOf(db)).filter(({ kind }) => kind !== 'print');
  const departed = await departureFrom(db, evidence);
  console.log(`log       ${evidence.origin}`);
  console.log(`entries   ${size}, the last of ${lastDate}`);
  console.log(`signed    ${mark === undefined ? 'never' : `${statementOf(mark).size} entries`}`);
  console.log(`archived  ${await evidence.outside.leafCount()} entries`);
  for (const { vkey, state, since } of await keysOf(db)) console.log(`key       ${vkey} (${state}, named ${since})`);
  const last = anchors.at(-1);
  console.log(`outside   ${last ? `${last.size} entries, by ${last.kind}, ${last.createdAt}` : 'nothing yet'}`);
  if (departed !== undefined) console.log(`\n${departed}`);
  return departed === undefined ? 0 : 1;
}

/** Signs and prints a checkpoint. */
export async function printCheckpoint({ db, evidence, now }: OpenInstallation): Promise<number> {
  console.log((await signCheckpoint(db, evidence, now())).note.trimEnd());
  return 0;
}

/** Gets a checkpoint out, and says how each means went. */
export async function anchor(there: OpenInstallation): Promise<number> {
  const outcomes = await anchorNow(there);
  for (const { kind, target, outcome, detail } of outcomes)
    console.log(`${kind} ${target ?? ''} ${outcome}: ${detail}`);
  return outcomes.some(({ outcome }) => outcome === 'failed' || outcome === 'contradicted') ? 1 : 0;
}

/** Checks everything and says what is wrong. */
export async function selfCheck(there: OpenInstallation): Promise<number> {
  const { size, root, faults, faultCount } = await runSelfCheck(there);
  console.log(`${size} entries, root ${root}`);
  for (const { code, message } of faults) console.log(`${code}: ${message}`);
  console.log(faultCount === 0 ? 'Everything is in order.' : `${faultCount} faults.`);
  return faultCount === 0 ? 0 : 1;
}

/** Writes the auditor's nonce into the log, which shows that what he is given afterwards is not older. */
export async function audit({ db, evidence, now }: OpenInstallation, nonce: string): Promise<number> {
  const index = await inTransaction(db, (trx) =>
    appendEvidence(trx, evidence, [{ type: 'audit', nonce }], dayOf(now())),
  );
  console.log(`Written as entry ${index}. Make the bundle now.`);
  return 0;
}

/** Answers the bundle as a stream. */
export async function bundle(there: OpenInstallation, order: BundleOrder): Promise<Readable> {
  return (await orderBundle(there, order)).content;
}

/** Erases one person by their staff number. */
export async function erase(
  { db, evidence, now }: OpenInstallation,
  staffNumber: string,
  basis: 'art17' | 'other',
): Promise<number> {
  const person = await db.selectFrom('person').select('id').where('staff_number', '=', staffNumber).executeTakeFirst();
  if (!person) throw new Error(`Nobody has the staff number ${staffNumber}.`);
  const { entries } = await inTransaction(db, (trx) => erasePeople(trx, evidence, [person.id], basis, now()));
  await new Reclaimer(db).reclaim(50);
  console.log(`Erased, with ${entries} entries. Bundles and certificates that were handed out are not reached.`);
  return 0;
}

/** Says whether the database is the log that was published, and whether it has back what was erased. Changes nothing. */
export async function restoreCheck({ db, evidence }: OpenInstallation): Promise<number> {
  const departed = await departureFrom(db, evidence);
  const back = await readableThoughErased(db);
  console.log(departed ?? 'The database continues what was published.');
  if (back > 0) console.log(`${back} erased entries can be read again. Run "article39 evidence reimport".`);
  return departed === undefined && back === 0 ? 0 : 1;
}

/** How many entries that the log calls erased still have something that opens them. */
async function readableThoughErased(db: Db): Promise<number> {
  let count = 0;
  for (const { index } of await erasedEntries(db)) if ((await disclosuresOf(db, index)).length > 0) count++;
  return count;
}

/**
 * After a restore: takes back the leaves from the archive, says in the log that what they hid is lost, and erases again what had
 * been erased after the backup was made.
 */
export async function reimport({ config, db, evidence, now }: OpenInstallation): Promise<number> {
  const { from, to, lost, erasedAgain } = await inTransaction(db, async (trx) => {
    const taken = await reimportLeaves(trx, evidence, now());
    const again = await eraseAgain(trx);
    if (taken.lost.length > 0) await appendEvidence(trx, evidence, eraseFacts(taken.lost, 'other'), dayOf(now()));
    await rebuildStanding(trx, dayIn(config.timeZone, now()));
    return { ...taken, erasedAgain: again };
  });
  await new Reclaimer(db).reclaim(50);
  await keepLeaves(db, evidence);
  console.log(
    to === from ? 'Nothing was missing.' : `Entries ${from} to ${to - 1} are back: the log is the published one again.`,
  );
  if (lost.length > 0)
    console.log(
      `What ${lost.length} of them said is lost with the newer database, and the log says so. Whoever completed a course after the backup must do it again, or show the certificate.`,
    );
  if (erasedAgain > 0) console.log(`${erasedAgain} entries that had been erased were erased again.`);
  return 0;
}

/**
 * Names a key in the log, so that it signs beside the present one.
 * @param which the file of the key, or the verification key of one that a signing command has
 */
export async function addNewKey({ db, evidence, now }: OpenInstallation, which: string): Promise<number> {
  const isKey = which.startsWith(`${evidence.origin}+`);
  const vkey = isKey ? which : signerFrom(evidence.origin, readOrMakeKey(which, true)).vkey;
  const { size } = await addKey(db, evidence, vkey, now());
  console.log(`The log names the new key; the old one signed that at ${size} entries.`);
  console.log(
    `Now set ${isKey ? 'it up' : `A39_EVIDENCE_NEXT_KEY_FILE=${which}`} and start the server: both sign for thirty days.`,
  );
  console.log(`Then the old one is retired by itself. Give this to the DPO and the auditor, on paper:\n\n${vkey}`);
  return 0;
}

/** Ends a key, and gets that out of the house at once. */
export async function end(
  there: OpenInstallation,
  { vkey, action }: { vkey: string; action: 'retire' | 'compromised' },
): Promise<number> {
  const { size } = await endKey(there.db, there.evidence, { vkey, action }, there.now());
  console.log(`The log says so; signed at ${size} entries.`);
  return anchor(there);
}

/** Ends the log for good. */
export async function close(
  { db, evidence, now }: OpenInstallation,
  fact: { successor: string; reason: 'restore' | 'migration' | 'other' },
): Promise<number> {
  await inTransaction(db, (trx) => appendEvidence(trx, evidence, [{ type: 'close', ...fact }], dayOf(now())));
  console.log((await signCheckpoint(db, evidence, now())).note.trimEnd());
  return 0;
}

import { join } from 'node:path';
import { writeFileSync } from 'node:fs';
import { expect, onTestFinished, test } from 'vitest';
import { migrate } from '../../db/migrate.ts';
import { openDb } from '../../db/open.ts';
import { inTransaction } from '../../db/transaction.ts';
import { signCheckpoint } from '../../server/evidence/checkpoint.ts';
import { EvidenceLog } from '../../server/evidence/evidence-log.ts';
import { keysOf } from '../../server/evidence/keys-in-force.ts';
import { leafAt } from '../../server/evidence/log-queries.ts';
import { appendEvidence, beginLog } from '../../server/evidence/log.ts';
import { OutsideCopies } from '../../server/evidence/outside-copies.ts';
import { addKey, endKey, retireReplacedKeys } from '../../server/evidence/replace-key.ts';
import { signerByCommand, signerFrom } from '../../server/evidence/signed-note.ts';
import { emptyDatabase, temporaryFolder } from '../support/database.ts';
import { begunLog, newKey } from '../support/evidence-log.ts';

const now = new Date('2026-11-24T10:00:00Z');
const signaturesOf = (note: string) => note.split('\n').filter((line) => line.startsWith('\u2014')).length;

test('a new key is vouched for by the old one, signs beside it for thirty days, and then alone', async () => {
  const { db, log } = await begunLog();
  const [old] = log.signers;
  const next = signerFrom(log.origin, newKey());
  expect(signaturesOf((await addKey(db, log, next.vkey, now)).note)).toBe(1);
  await expect(addKey(db, log, next.vkey, now)).rejects.toThrow('knows this key already');

  const both = new EvidenceLog({ origin: log.origin, signers: [old!, next], outside: log.outside, onHalt: () => {} });
  expect(signaturesOf((await signCheckpoint(db, both, now)).note)).toBe(2);
  expect(await retireReplacedKeys(db, both, new Date('2026-12-23T10:00:00Z'))).toBe('No key to retire.');
  expect(await retireReplacedKeys(db, both, new Date('2026-12-24T10:00:00Z'))).toMatch(/^1 key\(s\) retired/);
  expect(both.vkey).toBe(next.vkey);
  expect(signaturesOf((await signCheckpoint(db, both, now)).note)).toBe(1);
  expect(await keysOf(db)).toMatchObject([
    { vkey: old!.vkey, state: 'retire' },
    { vkey: next.vkey, state: 'in force' },
  ]);
});

test('a key is never ended while no other could sign', async () => {
  const { db, log } = await begunLog();
  const end = (vkey: string) => endKey(db, log, { vkey, action: 'compromised' }, now);
  await expect(end(log.vkey)).rejects.toThrow('No other key in force is set');
  await expect(end(signerFrom(log.origin, newKey()).vkey)).rejects.toThrow('not in force');
  const next = signerFrom(log.origin, newKey());
  await addKey(db, log, next.vkey, now);
  // Named in the log, but this server does not have it.
  await expect(end(log.vkey)).rejects.toThrow('No other key in force is set');
  expect((await keysOf(db)).map(({ state }) => state)).toEqual(['in force', 'in force']);
});

test('a closed log takes nothing more', async () => {
  const { db, log } = await begunLog();
  const close = { type: 'close', successor: 'lms.example.org/evidence/test/2', reason: 'migration' } as const;
  await inTransaction(db, (trx) => appendEvidence(trx, log, [close], '2026-11-24'));
  expect((await signCheckpoint(db, log, now)).size).toBe(2);
  await expect(inTransaction(db, (trx) => appendEvidence(trx, log, [close], '2026-11-24'))).rejects.toMatchObject({
    code: 'evidence_closed',
  });
});

test('a successor says in its first entry which log it succeeds, and no log succeeds itself', async () => {
  const before = await begunLog();
  const { note, size, root } = await signCheckpoint(before.db, before.log, now);
  const origin = `${before.log.origin}/2`;
  const db = openDb(await emptyDatabase());
  onTestFinished(() => db.destroy());
  await migrate(db);
  const outside = new OutsideCopies(temporaryFolder(), origin);
  const log = new EvidenceLog({ origin, signers: [signerFrom(origin, newKey())], outside, onHalt: () => {} });
  const own = note.replace(before.log.origin, origin);
  await expect(inTransaction(db, (trx) => beginLog(trx, log, '2026-11-24', own))).rejects.toThrow(
    'cannot succeed itself',
  );
  await inTransaction(db, (trx) => beginLog(trx, log, '2026-11-24', note));
  expect(JSON.parse((await leafAt(db, 0))!.leaf)).toMatchObject({
    prev: { origin: before.log.origin, size, root: root.toString('base64') },
  });
});

test('a command can sign, so that the key never is in this process; a wrong signature is refused', async () => {
  const folder = temporaryFolder();
  const pem = newKey();
  writeFileSync(join(folder, 'key.pem'), pem);
  const script = join(folder, 'sign.sh');
  writeFileSync(
    script,
    `#!/bin/sh\ncat > ${folder}/body && openssl pkeyutl -sign -inkey "$1" -rawin -in ${folder}/body\n`,
  );
  const own = signerFrom('lms.example.org/evidence/test', pem);
  const signer = signerByCommand(own.name, `sh ${script} ${folder}/key.pem`, own.vkey);
  expect(await signer.sign('text')).toEqual(await own.sign('text'));

  const stranger = signerFrom(own.name, newKey());
  await expect(signerByCommand(own.name, `sh ${script} ${folder}/key.pem`, stranger.vkey).sign('text')).rejects.toThrow(
    'did not answer with a signature of the key',
  );
  await expect(signerByCommand(own.name, 'false', own.vkey).sign('text')).rejects.toThrow('ended with code 1');
  expect(() => signerByCommand('other.example/log', 'true', own.vkey)).toThrow('is not a verification key of the log');
});

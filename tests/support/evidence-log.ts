import { generateKeyPairSync } from 'node:crypto';
import { onTestFinished } from 'vitest';
import { migrate } from '../../db/migrate.ts';
import { openDb } from '../../db/open.ts';
import { inTransaction } from '../../db/transaction.ts';
import { EvidenceLog } from '../../server/evidence/evidence-log.ts';
import { beginLog } from '../../server/evidence/log.ts';
import { OutsideCopies } from '../../server/evidence/outside-copies.ts';
import { signerFrom } from '../../server/evidence/signed-note.ts';
import { emptyDatabase, temporaryFolder } from './database.ts';

const origin = 'lms.example.org/evidence/test';

/** A fresh Ed25519 key, PKCS#8 PEM. */
export const newKey = () =>
  generateKeyPairSync('ed25519').privateKey.export({ type: 'pkcs8', format: 'pem' }).toString();

/** A log that was begun in an empty database, without the rest of an installation. */
export async function begunLog() {
  const url = await emptyDatabase();
  const db = openDb(url);
  onTestFinished(() => db.destroy());
  await migrate(db);
  const halts: string[] = [];
  const outside = new OutsideCopies(temporaryFolder(), origin);
  const log = new EvidenceLog({
    origin,
    signers: [signerFrom(origin, newKey())],
    outside,
    onHalt: (reason) => halts.push(reason),
  });
  await inTransaction(db, (trx) => beginLog(trx, log, '2026-11-24'));
  return { db, log, url, halts };
}

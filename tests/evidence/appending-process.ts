/** A server of several that share a database: appends and signs, four at a time, and takes a fifth of it back. */
import { readFileSync } from 'node:fs';
import { openDb } from '../../db/open.ts';
import { inTransaction } from '../../db/transaction.ts';
import { signCheckpoint } from '../../server/evidence/checkpoint.ts';
import { EvidenceLog } from '../../server/evidence/evidence-log.ts';
import { appendEvidence } from '../../server/evidence/log.ts';
import { OutsideCopies } from '../../server/evidence/outside-copies.ts';
import { signerFrom } from '../../server/evidence/signed-note.ts';

const [url = '', folder = '', origin = '', keyFile = '', name = ''] = process.argv.slice(2);
const db = openDb(url);
const log = new EvidenceLog({
  origin,
  signers: [signerFrom(origin, readFileSync(keyFile, 'utf8'))],
  outside: new OutsideCopies(folder, origin),
  onHalt: (reason) => {
    console.error(reason);
    process.exit(3);
  },
});
class TakenBack extends Error {}

async function work(worker: number): Promise<void> {
  for (let i = 0; i < 60; i++) {
    const nonces = Array.from({ length: 1 + (i % 3) }, (_, n) => `${name}.${worker}.${i}.${n}`);
    const facts = nonces.map((nonce) => ({ type: 'audit' as const, nonce }));
    try {
      await inTransaction(db, async (trx) => {
        await appendEvidence(trx, log, facts, '2026-11-24');
        if (i % 5 === 4) throw new TakenBack();
      });
      for (const nonce of nonces) console.log(`kept ${nonce}`);
      if (i % 10 === 0) console.log(`signed ${(await signCheckpoint(db, log, new Date())).note.split('\n')[1]}`);
    } catch (error) {
      if (!(error instanceof TakenBack)) throw error;
    }
  }
}

await Promise.all([0, 1, 2, 3].map(work));
await db.destroy();

import { fromBase64 } from './encodings.ts';
import { Refused } from './refusals.ts';
import { openNote } from './signed-note.ts';
import type { Witness } from './signed-note.ts';
import type { VerifierKey } from './verifier-key.ts';

/** A signed statement of the size and root of a log (C2SP tlog-checkpoint). */
export type Checkpoint = { origin: string; size: number; root: Buffer; logKeys: VerifierKey[]; witnesses: Witness[] };

/**
 * Opens a checkpoint and checks its signatures (evidence notes 5).
 * Refuses what `openNote` refuses, `checkpoint_malformed`, and `checkpoint_other_log` if the signing key is not named like the
 * log: else the holder of one log's key could sign for another.
 */
export function openCheckpoint(note: Uint8Array, keys: readonly VerifierKey[]): Checkpoint {
  const { body, logKeys, witnesses } = openNote(note, keys);
  const [origin, size, root, end, ...more] = body.split('\n');
  const rootBytes = fromBase64(root ?? '');
  if (!origin || size === undefined || rootBytes?.length !== 32 || end !== '' || more.length > 0) {
    throw new Refused('checkpoint_malformed', 'A checkpoint has exactly three lines: origin, size, root in base64.');
  }
  const signers = logKeys.filter((key) => key.name === origin);
  if (signers.length === 0) {
    throw new Refused(
      'checkpoint_other_log',
      `The checkpoint is of the log ${origin}, which none of the signing keys is for.`,
    );
  }
  return { origin, size: readSize(size, 'checkpoint_malformed'), root: rootBytes, logKeys: signers, witnesses };
}

/** A size or index as written in checkpoints and proofs: decimal, no leading zeros. Refuses with the code given. */
export function readSize(text: string, code: 'checkpoint_malformed' | 'proof_malformed'): number {
  const size = Number(text);
  if (!/^(0|[1-9][0-9]{0,15})$/.test(text) || !Number.isSafeInteger(size)) {
    throw new Refused(code, `Not a size or index: ${JSON.stringify(text.slice(0, 40))}`);
  }
  return size;
}

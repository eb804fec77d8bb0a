import { readSmallFile } from './bundle-files.ts';
import type { BundleFiles } from './bundle-files.ts';
import { openCheckpoint, readSize } from './checkpoint.ts';
import type { Checkpoint } from './checkpoint.ts';
import type { Findings, Place } from './findings.ts';
import { readConsistencyFile, readInclusionFile } from './proof-file.ts';
import { Refused } from './refusals.ts';
import type { VerifierKey } from './verifier-key.ts';

/** A checkpoint and where it came from: brought by the caller, or in the bundle. */
export type Statement = { checkpoint: Checkpoint; held: boolean; place: Place };
export type InclusionProof = { index: number; proof: Buffer[]; checkpoint: Checkpoint; place: Place };
export type ConsistencyProof = { oldSize: number; proof: Buffer[]; checkpoint: Checkpoint; place: Place };

/** Every signed statement about the log that is at hand, opened and its signatures checked. */
export type Statements = {
  newest: Checkpoint;
  others: Statement[];
  inclusions: Map<number, InclusionProof>;
  consistencies: ConsistencyProof[];
};

const newestFile = 'data/log/checkpoint.txt';

/**
 * Opens the newest checkpoint, the caller's held ones, the stored and anchored ones, and the proof files.
 * Notes what `openCheckpoint` and the proof readers refuse; answers `undefined` if the newest checkpoint cannot be trusted,
 * because nothing can be compared with it then.
 */
export async function openStatements(
  files: BundleFiles,
  held: readonly string[],
  keys: readonly VerifierKey[],
  findings: Findings,
): Promise<Statements | undefined> {
  const newest = await findings.attemptReading({ file: newestFile }, async () =>
    openCheckpoint(await readSmallFile(files, newestFile), keys),
  );
  const open = (note: Uint8Array) => openOf(note, keys, newest?.origin);
  const others = held.flatMap((note, i) => {
    const place = { file: `held checkpoint ${i + 1}` };
    const checkpoint = findings.attempt(place, () => open(Buffer.from(note)));
    return checkpoint === undefined ? [] : [{ checkpoint, held: true, place }];
  });
  const inclusions = new Map<number, InclusionProof>();
  const consistencies: ConsistencyProof[] = [];
  for (const file of files.names) {
    const place = { file };
    await findings.attemptReading(place, async () => {
      const stored = /^data\/(?:log\/checkpoints\/([^/]+)\.txt|anchors\/([^/]+)\.checkpoint\.txt)$/.exec(file);
      if (stored !== null) {
        const checkpoint = open(await readSmallFile(files, file));
        checkNamed(readSize(stored[1] ?? stored[2] ?? '', 'checkpoint_malformed'), checkpoint.size);
        others.push({ checkpoint, held: false, place });
      }
      const included = /^data\/proofs\/inclusion\/([^/]+)\.tlog-proof$/.exec(file)?.[1];
      if (included !== undefined) {
        const { index, proof, note } = readInclusionFile(await readSmallFile(files, file));
        checkNamed(readSize(included, 'proof_malformed'), index);
        inclusions.set(index, { index, proof, checkpoint: open(note), place });
      }
      const [, older, newer] = /^data\/proofs\/consistency\/([^/-]+)-([^/-]+)\.txt$/.exec(file) ?? [];
      if (older !== undefined && newer !== undefined) {
        const { oldSize, proof, note } = readConsistencyFile(await readSmallFile(files, file));
        const checkpoint = open(note);
        checkNamed(readSize(older, 'proof_malformed'), oldSize);
        checkNamed(readSize(newer, 'proof_malformed'), checkpoint.size);
        consistencies.push({ oldSize, proof, checkpoint, place });
      }
    });
  }
  return newest === undefined ? undefined : { newest, others, inclusions, consistencies };
}

function openOf(note: Uint8Array, keys: readonly VerifierKey[], origin: string | undefined): Checkpoint {
  const checkpoint = openCheckpoint(note, keys);
  if (origin !== undefined && checkpoint.origin !== origin) {
    throw new Refused(
      'checkpoint_other_log',
      `This checkpoint is of the log ${checkpoint.origin}, the bundle of ${origin}.`,
    );
  }
  return checkpoint;
}

function checkNamed(inName: number, inside: number): void {
  if (inName !== inside) throw new Refused('size_differs', `The file is named for ${inName} but holds ${inside}.`);
}

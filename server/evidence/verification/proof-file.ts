import { readSize } from './checkpoint.ts';
import { fromBase64, fromUtf8 } from './encodings.ts';
import { Refused } from './refusals.ts';

/** What a proof file holds; the checkpoint in it is not yet opened. */
export type InclusionFile = { index: number; proof: Buffer[]; note: Buffer };
export type ConsistencyFile = { oldSize: number; proof: Buffer[]; note: Buffer };

// A path in a tree of 2^53 leaves has at most 53 hashes; a consistency proof one more.
const mostHashes = 63;

/** Reads a `.tlog-proof` file (c2sp.org/tlog-proof@v1). Refuses `proof_malformed`, `not_utf8`. */
export function readInclusionFile(bytes: Uint8Array): InclusionFile {
  const { head, note } = splitProof(bytes);
  const [format, index = '', ...hashes] = head;
  if (format !== 'c2sp.org/tlog-proof@v1' || !index.startsWith('index ')) {
    throw new Refused('proof_malformed', 'An inclusion proof begins with "c2sp.org/tlog-proof@v1" and "index <n>".');
  }
  return { index: readSize(index.slice(6), 'proof_malformed'), proof: readHashes(hashes), note };
}

/** Reads a consistency file, the body of a C2SP add-checkpoint request. Refuses `proof_malformed`, `not_utf8`. */
export function readConsistencyFile(bytes: Uint8Array): ConsistencyFile {
  const { head, note } = splitProof(bytes);
  const [old = '', ...hashes] = head;
  if (!old.startsWith('old ')) throw new Refused('proof_malformed', 'A consistency proof begins with "old <size>".');
  return { oldSize: readSize(old.slice(4), 'proof_malformed'), proof: readHashes(hashes), note };
}

// The proof holds no empty line, so the checkpoint begins after the first one.
function splitProof(bytes: Uint8Array): { head: string[]; note: Buffer } {
  const text = fromUtf8(bytes);
  if (text.includes('\r')) {
    throw new Refused(
      'proof_malformed',
      'The proof has CRLF line ends, as after copying from a mail. Use the file as it was sent.',
    );
  }
  const split = text.indexOf('\n\n');
  if (split < 0) throw new Refused('proof_malformed', 'The proof has no empty line before its checkpoint.');
  return { head: text.slice(0, split).split('\n'), note: Buffer.from(text.slice(split + 2)) };
}

function readHashes(lines: string[]): Buffer[] {
  if (lines.length > mostHashes) throw new Refused('proof_malformed', `A proof has at most ${mostHashes} hashes.`);
  return lines.map((line) => {
    const hash = fromBase64(line);
    if (hash?.length !== 32)
      throw new Refused('proof_malformed', 'A line of the proof is not a SHA-256 hash in base64.');
    return hash;
  });
}

import type { Db } from '../../db/open.ts';
import { growthSince, type Checkpoint } from '../evidence/checkpoint.ts';
import { Refused } from '../evidence/verification/refusals.ts';
import { openNote } from '../evidence/verification/signed-note.ts';
import { readVerifierKey, type VerifierKey } from '../evidence/verification/verifier-key.ts';
import { post, type Reply } from './post.ts';

/** Some lines of 150 bytes. */
const longestAnswer = 16_384;

/**
 * A witness says that it has seen another history of this log. Either the database is not the one that was witnessed (a
 * restored copy, a second server), or someone changed the past. A person must look.
 */
export class Contradiction extends Error {}

/**
 * Has a C2SP witness cosign a checkpoint (c2sp.org/tlog-witness).
 * @param witness submission prefix and vkey, type 0x04
 * @param known the size that it cosigned last, as far as we know; it is told if it says otherwise, once
 * @param logKeys vkeys by which the checkpoint is signed
 * @returns the cosignature line, checked
 * Throws with a sentence for the operator; a `Contradiction` if the witness has seen another history.
 */
export async function cosign(
  db: Db,
  checkpoint: Checkpoint,
  witness: { url: string; vkey: string },
  { known, logKeys, patience }: { known: number; logKeys: readonly string[]; patience: number },
): Promise<string> {
  const key = keyOf(witness.vkey);
  const ask = async (old: number) =>
    post(`${witness.url.replace(/\/$/, '')}/add-checkpoint`, {
      type: 'text/plain; charset=utf-8',
      body: await growthSince(db, old, checkpoint),
      patience,
      most: longestAnswer,
    });
  let reply = await ask(known);
  const size = sizeIn(reply);
  if (size !== undefined) {
    if (size > checkpoint.size)
      throw new Contradiction(
        `The witness has cosigned ${size} entries of this log, and it has only ${checkpoint.size}: this database is an older copy, or another server signs for the same log.`,
      );
    reply = await ask(size);
  }
  if (reply.status === 200) return lineFrom(reply, checkpoint.note, key, logKeys);
  // Witnesses from before July 2026 answer a fork at the same size with 409, but without a size (C2SP pull request 280).
  if (reply.status === 422 || (reply.status === 409 && sizeIn(reply) === undefined))
    throw new Contradiction(
      `The witness says that this checkpoint does not continue the one that it cosigned last. ${saidBy(reply)}`,
    );
  throw new Error(`The witness did not cosign. ${saidBy(reply)}`);
}

/** The size in an answer `409`, if it is one. */
function sizeIn({ status, type, body }: Reply): number | undefined {
  if (status !== 409 || type !== 'text/x.tlog.size') return undefined;
  const [, digits] = /^(0|[1-9]\d{0,15})\n?$/.exec(body.toString('latin1')) ?? [];
  return digits === undefined || !Number.isSafeInteger(Number(digits)) ? undefined : Number(digits);
}

function keyOf(vkey: string): VerifierKey {
  try {
    const key = readVerifierKey(vkey);
    if (key.kind === 'witness') return key;
  } catch (error) {
    if (!(error instanceof Refused)) throw error;
  }
  throw new Error(`A39_WITNESSES has ${vkey}, which is not the verification key of a witness. Ask its operator.`);
}

/** The witness's line among those answered; others are of keys that nobody here trusts. */
function lineFrom({ body }: Reply, note: string, key: VerifierKey, logKeys: readonly string[]): string {
  const lines = body.toString('utf8').split(/(?<=\n)/);
  const line = lines.find((one) => isOf(one, key));
  if (line === undefined) throw new Error(`The witness answered without a line of its key ${key.text}.`);
  try {
    openNote(Buffer.from(note + line), [key, ...logKeys.map(readVerifierKey)]);
    return line;
  } catch (error) {
    if (!(error instanceof Refused)) throw error;
    throw new Error(`The cosignature of the witness does not fit the checkpoint. ${error.message}`, { cause: error });
  }
}

function isOf(line: string, key: { name: string; id: string }): boolean {
  const [dash, name, encoded = '', ...rest] = line.replace(/\n$/, '').split(' ');
  const id = Buffer.from(encoded, 'base64').toString('hex', 0, 4);
  return dash === '\u2014' && name === key.name && id === key.id && rest.length === 0;
}

function saidBy({ status, body }: Reply): string {
  const words = body
    .toString('utf8')
    .replaceAll(/[\p{Cc}\s]+/gu, ' ')
    .trim()
    .slice(0, 200);
  return `It answered ${status}${words === '' ? '.' : `: ${words}`}`;
}

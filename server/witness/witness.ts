import { openCheckpoint, type Checkpoint } from '../evidence/verification/checkpoint.ts';
import { readConsistencyFile, type ConsistencyFile } from '../evidence/verification/proof-file.ts';
import { Refused } from '../evidence/verification/refusals.ts';
import { provesConsistency } from '../evidence/verification/tree.ts';
import type { VerifierKey } from '../evidence/verification/verifier-key.ts';
import type { WitnessKey } from './witness-key.ts';
import type { WitnessState } from './witness-state.ts';

/** What the witness answers to `add-checkpoint`, and what its operator is told. */
export interface Answer {
  status: 200 | 400 | 403 | 404 | 409 | 422;
  type: 'text/plain; charset=utf-8' | 'text/x.tlog.size';
  body: string;
  /** One line for the witness's own log. */
  event: string;
}

/**
 * A witness (c2sp.org/tlog-witness): cosigns a checkpoint of a log if it continues the one that it cosigned last. So whoever
 * holds a checkpoint with its line knows that the log has told everyone the same history.
 */
export class Witness {
  readonly #key: WitnessKey;
  readonly #state: WitnessState;
  readonly #logs: ReadonlyMap<string, readonly VerifierKey[]>;
  readonly #now: () => Date;
  readonly #turns = new Map<string, Promise<unknown>>();

  /** @param logs keys of the logs to witness; a log whose key is being replaced has two. Throws for a key that is not a log's. */
  constructor(options: { key: WitnessKey; state: WitnessState; logs: readonly VerifierKey[]; now: () => Date }) {
    const stranger = options.logs.find(({ kind }) => kind !== 'log');
    if (stranger) throw new Error(`${stranger.text} is the key of a witness, not of a log.`);
    this.#key = options.key;
    this.#state = options.state;
    this.#logs = Map.groupBy(options.logs, ({ name }) => name);
    this.#now = options.now;
  }

  /** Throws with a sentence for the operator if what was cosigned cannot be read back. */
  async checkState(): Promise<void> {
    for (const origin of this.#logs.keys()) await this.#state.lastSeen(origin);
  }

  /** @param request the body of an `add-checkpoint` request */
  async addCheckpoint(request: Uint8Array): Promise<Answer> {
    try {
      const file = readConsistencyFile(request);
      const origin = file.note.toString('utf8', 0, Math.max(0, file.note.indexOf('\n')));
      const keys = this.#logs.get(origin);
      if (keys === undefined) return refused(404, 'This log is not one that is witnessed here.', origin);
      const checkpoint = openCheckpoint(file.note, keys);
      if (file.oldSize > checkpoint.size) return refused(400, 'The old size is larger than the checkpoint.', origin);
      // Between the look at the state and its change nothing else of this log may happen, or it could go back.
      return await this.#inTurn(origin, () => this.#judge(request, file, checkpoint));
    } catch (error) {
      if (error instanceof Refused) return refused(isOfSignature(error) ? 403 : 400, error.message);
      throw error;
    }
  }

  async #judge(request: Uint8Array, file: ConsistencyFile, checkpoint: Checkpoint): Promise<Answer> {
    const { origin, size, root } = checkpoint;
    const seen = await this.#state.lastSeen(origin);
    if (file.oldSize !== seen.size)
      return {
        status: 409,
        type: 'text/x.tlog.size',
        body: `${seen.size}\n`,
        event: `409 ${origin} asked from ${file.oldSize}, is at ${seen.size}`,
      };
    const { proof, oldSize } = file;
    if (!provesConsistency({ oldSize, oldRoot: seen.root, newSize: size, newRoot: root, proof })) {
      const kept = await this.#state.keepContradiction(request);
      const where = kept === undefined ? 'not kept, there are too many' : `kept as ${kept}`;
      return {
        ...refused(422, 'The checkpoint does not continue the one that was cosigned last.'),
        event: `422 ${origin} SIGNED A CHECKPOINT of ${size} entries THAT DOES NOT CONTINUE the ${seen.size} seen before; ${where}`,
      };
    }
    const body = `${origin}\n${size}\n${root.toString('base64')}\n`;
    const line = this.#key.cosign(body, Math.floor(this.#now().getTime() / 1000));
    await this.#state.remember(origin, file.note.toString('utf8') + line);
    return {
      status: 200,
      type: 'text/plain; charset=utf-8',
      body: line,
      event: `200 ${origin} ${seen.size} -> ${size}`,
    };
  }

  async #inTurn(origin: string, work: () => Promise<Answer>): Promise<Answer> {
    const mine = (this.#turns.get(origin) ?? Promise.resolve()).then(work);
    this.#turns.set(
      origin,
      mine.catch(() => {}),
    );
    return mine;
  }
}

function isOfSignature({ code }: Refused): boolean {
  return code === 'note_not_signed' || code === 'note_signature_bad';
}

function refused(status: 400 | 403 | 404 | 422, why: string, origin?: string): Answer {
  // The origin comes from a stranger: it must not be able to write a line of its own into the log.
  const of = origin === undefined ? '' : ` ${JSON.stringify(origin.slice(0, 200))}`;
  return { status, type: 'text/plain; charset=utf-8', body: `${why}\n`, event: `${status}${of} ${why}` };
}

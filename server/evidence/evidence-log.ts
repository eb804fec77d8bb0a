import { Refusal } from '../refusals.ts';
import type { OutsideCopies } from './outside-copies.ts';
import type { Signer } from './signed-note.ts';

/** The log of this installation: its name, the keys that speak for it, and what is kept of it outside the database. */
export class EvidenceLog {
  readonly origin: string;
  readonly outside: OutsideCopies;
  readonly #onHalt: (reason: string) => void;
  #signers: readonly Signer[];
  #halted: string | undefined;
  #turn: Promise<unknown> = Promise.resolve();

  /**
   * @param signers keys in force, oldest first; two while one replaces the other
   * @param onHalt told once, with a sentence for the operator
   */
  constructor(options: {
    origin: string;
    signers: readonly Signer[];
    outside: OutsideCopies;
    onHalt: (reason: string) => void;
  }) {
    this.origin = options.origin;
    this.#signers = options.signers;
    this.outside = options.outside;
    this.#onHalt = options.onHalt;
  }

  get signers(): readonly Signer[] {
    return this.#signers;
  }

  /** The key to tell outsiders: the newest in force. */
  get vkey(): string {
    return this.#signers.at(-1)!.vkey;
  }

  /** Leaves out keys that are no longer in force. At least one must remain. */
  keepSigners(inForce: (vkey: string) => boolean): void {
    const kept = this.#signers.filter((signer) => inForce(signer.vkey));
    if (kept.length === 0) throw new Error('No key in force would be left to sign with.');
    this.#signers = kept;
  }

  /** Why nothing is appended or signed any more; undefined while all is well. */
  get halted(): string | undefined {
    return this.#halted;
  }

  /** Stops appending and signing until a person has looked (evidence.md 4.2): going on would make a second history. */
  halt(reason: string): void {
    if (this.#halted !== undefined) return;
    this.#halted = reason;
    this.#onHalt(reason);
  }

  /** Refuses to go on with a halted log (`evidence_halted`). */
  assertGoing(): void {
    if (this.#halted !== undefined)
      throw new Refusal(
        'evidence_halted',
        'Nothing can be recorded at the moment, because the evidence needs to be looked at. Your answers are kept. Try again later.',
      );
  }

  /** Runs `work` when nothing else of this kind runs: two that sign at once could leave the older mark. */
  async inTurn<T>(work: () => Promise<T>): Promise<T> {
    const mine = this.#turn.then(work);
    this.#turn = mine.catch(() => {});
    return mine;
  }
}

import { Refused } from './refusals.ts';
import type { RefusalCode, WarningCode } from './refusals.ts';

/** Where a finding was made: a file of the bundle, an index of the log. */
export type Place = { file?: string; index?: number };

export type Finding<Code> = { code: Code; message: string } & Place;

// A hostile bundle can be wrong a million times; a person reads the first few of each kind.
const listedOfEachCode = 20;

/** Collects what is wrong and what is worth knowing; never throws. */
export class Findings {
  readonly errors: Finding<RefusalCode>[] = [];
  readonly warnings: Finding<WarningCode>[] = [];
  readonly #times = new Map<RefusalCode | WarningCode, number>();

  refuse(code: RefusalCode, message: string, place: Place = {}): void {
    if (this.#isListed(code)) this.errors.push({ code, message, ...place });
  }

  warn(code: WarningCode, message: string, place: Place = {}): void {
    if (this.#isListed(code)) this.warnings.push({ code, message, ...place });
  }

  /** Notes a thrown refusal; anything else thrown is a fault of the verifier and is said so. */
  caught(error: unknown, place: Place = {}): void {
    if (error instanceof Refused) this.refuse(error.code, error.message, place);
    else this.refuse('verifier_failed', `The verifier could not go on: ${String(error)}`, place);
  }

  /** Runs a rule; a refusal is noted and answered with `undefined`. */
  attempt<T>(place: Place, rule: () => T): T | undefined {
    try {
      return rule();
    } catch (error) {
      this.caught(error, place);
      return undefined;
    }
  }

  /** As `attempt`, for a rule that reads files. */
  async attemptReading<T>(place: Place, rule: () => Promise<T>): Promise<T | undefined> {
    try {
      return await rule();
    } catch (error) {
      this.caught(error, place);
      return undefined;
    }
  }

  /** Says how many more of each kind were found than are listed. To be called once, at the end. */
  sayHowManyMore(): void {
    for (const finding of [...this.errors, ...this.warnings]) {
      const more = (this.#times.get(finding.code) ?? 0) - listedOfEachCode;
      if (more <= 0) continue;
      this.#times.delete(finding.code);
      const list: Finding<RefusalCode | WarningCode>[] = this.errors.some((error) => error === finding)
        ? this.errors
        : this.warnings;
      list.push({ code: finding.code, message: `and ${more} more of the same kind` });
    }
  }

  #isListed(code: RefusalCode | WarningCode): boolean {
    const times = (this.#times.get(code) ?? 0) + 1;
    this.#times.set(code, times);
    return times <= listedOfEachCode;
  }
}

import type { Kysely } from 'kysely';
import type { Database } from '../../../db/tables/index.ts';
import { logId } from '../log.ts';

/** What the log itself says of records that were put right later. */
export class CorrectionsInLog {
  readonly #amendedBy = new Map<number, number[]>();
  readonly #revokedBy = new Map<number, number>();

  /** Reads the `amend` and `revoke` entries among the first `size`. */
  static async read(db: Kysely<Database>, size: number): Promise<CorrectionsInLog> {
    const rows = await db
      .selectFrom('evidence_entry')
      .select(['idx', 'leaf'])
      .where('log_id', '=', logId)
      .where('idx', '<', size)
      // The exact text cannot stand in a title: there, its quotes are escaped.
      .where((e) => e.or([e('leaf', 'like', '%"type":"amend"%'), e('leaf', 'like', '%"type":"revoke"%')]))
      .orderBy('idx')
      .execute();
    const corrections = new CorrectionsInLog();
    for (const { idx, leaf } of rows) {
      const { type, ref } = JSON.parse(leaf) as { type: string; ref: { index: number } };
      if (type === 'revoke') {
        corrections.#revokedBy.set(ref.index, idx);
        continue;
      }
      const before = corrections.#amendedBy.get(ref.index);
      if (before) before.push(idx);
      else corrections.#amendedBy.set(ref.index, [idx]);
    }
    return corrections;
  }

  /** The entry that counts instead of a record: a revocation before any amendment, of amendments the latest. */
  supersededBy(index: number): number | null {
    return this.#revokedBy.get(index) ?? this.#amendedBy.get(index)?.at(-1) ?? null;
  }

  isRevoked(index: number): boolean {
    return this.#revokedBy.has(index);
  }

  /** Every entry that corrects one of these, in the order of the log. */
  of(indexes: Iterable<number>): number[] {
    const found: number[] = [];
    for (const index of indexes) {
      found.push(...(this.#amendedBy.get(index) ?? []));
      const revoked = this.#revokedBy.get(index);
      if (revoked !== undefined) found.push(revoked);
    }
    return found.sort((a, b) => a - b);
  }

  /** Every record that was corrected. */
  targets(): number[] {
    return [...new Set([...this.#amendedBy.keys(), ...this.#revokedBy.keys()])];
  }
}

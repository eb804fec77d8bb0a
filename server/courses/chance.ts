import { hash } from 'node:crypto';

/** A repeatable source of order: the same seed gives the same shuffles for ever, on every machine. */
export interface Chance {
  /** A new array in a random order. The input stays as it is. */
  shuffle<T>(items: readonly T[]): T[];
}

/**
 * Makes a chance from a seed. It is SHA-256 in counter mode, so that a draw can be repeated by an auditor with any tool.
 * @param seed any text; an attempt's seed joined with a question's id
 */
export function chance(seed: string): Chance {
  let block = Buffer.alloc(0);
  let counter = 0;
  let offset = 0;
  const next32 = (): number => {
    if (offset + 4 > block.length) {
      block = hash('sha256', `${seed}:${counter++}`, 'buffer');
      offset = 0;
    }
    const value = block.readUInt32BE(offset);
    offset += 4;
    return value;
  };
  /** Uniform in 0..n-1: values of the last, incomplete stretch are thrown away. */
  const below = (n: number): number => {
    const limit = 2 ** 32 - (2 ** 32 % n);
    let value = next32();
    while (value >= limit) value = next32();
    return value % n;
  };
  return {
    shuffle(items) {
      const result = [...items];
      for (let i = result.length - 1; i > 0; i--) {
        const j = below(i + 1);
        [result[i], result[j]] = [result[j]!, result[i]!];
      }
      return result;
    },
  };
}

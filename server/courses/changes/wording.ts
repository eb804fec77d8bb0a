import type { Severity } from './change.ts';

const wordsOf = (text: string): string[] => text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];

/** How many of two texts' words are in both, from 0 to 1. */
function likeness(older: string, newer: string): number {
  const [a, b] = [wordsOf(older), wordsOf(newer)];
  const left = new Map<string, number>();
  for (const word of a) left.set(word, (left.get(word) ?? 0) + 1);
  let common = 0;
  for (const word of b) {
    const count = left.get(word) ?? 0;
    if (count === 0) continue;
    common++;
    left.set(word, count - 1);
  }
  return a.length + b.length === 0 ? 0 : (2 * common) / (a.length + b.length);
}

/** Whether a reader would take the newer text for the older one, rewritten. */
export function alike(older: string, newer: string): boolean {
  return likeness(older, newer) >= 0.5;
}

/** Numbers and refusals, in English and German: where one of them changes, a sentence says something else. */
const weighty =
  /\d+|\b(?:not|no|never|none|nobody|nothing|cannot|without|unless|nicht|nie|niemals|nichts|niemand|kein\w*|ohne)\b|n['’]t\b/gi;

const weightyWords = (text: string): string => (text.match(weighty) ?? []).join(' ').toLowerCase();

/** How much it matters that a text reads otherwise, as far as a machine can tell. */
export function severityOfWords(older: string | null, newer: string | null): Exclude<Severity, 'key'> {
  if (older === null || newer === null) return 'material';
  return alike(older, newer) && weightyWords(older) === weightyWords(newer) ? 'wording' : 'material';
}

/**
 * Finds for each item what became of it: the same text, else the one that shares most words. What finds nothing was removed
 * or added.
 */
export function paired<T>(
  older: readonly T[],
  newer: readonly T[],
  textOf: (item: T) => string,
): { pairs: [T, T][]; removed: T[]; added: T[] } {
  const found = new Map<T, T>();
  const free = new Set(newer);
  for (const one of older) {
    const same = [...free].find((other) => textOf(other) === textOf(one));
    if (same === undefined) continue;
    found.set(one, same);
    free.delete(same);
  }
  const candidates = older
    .filter((one) => !found.has(one))
    .flatMap((one) => [...free].map((other) => ({ one, other, likeness: likeness(textOf(one), textOf(other)) })))
    .filter(({ one, other }) => alike(textOf(one), textOf(other)))
    .sort((a, b) => b.likeness - a.likeness);
  for (const { one, other } of candidates) {
    if (found.has(one) || !free.has(other)) continue;
    found.set(one, other);
    free.delete(other);
  }
  return {
    pairs: older.flatMap((one): [T, T][] => (found.has(one) ? [[one, found.get(one)!]] : [])),
    removed: older.filter((one) => !found.has(one)),
    added: [...free],
  };
}

/// <reference types="vite/client" />
import type { Dictionary } from '../web-components/locales/localize.ts';

/**
 * A language that nobody speaks: English, longer than any of ours and in brackets, written from right to left. Whatever stands outside
 * of brackets was not translated; whatever loses a bracket is cut off.
 */
export const pseudoLang = 'ar-XB';

const letters: Record<string, string> = {
  a: 'áá',
  e: 'éé',
  i: 'í',
  o: 'óó',
  u: 'ú',
  y: 'ý',
  A: 'Á',
  E: 'É',
  I: 'Í',
  O: 'Ó',
  U: 'Ú',
  c: 'ç',
  n: 'ñ',
  s: 'š',
  z: 'ž',
  C: 'Ç',
  N: 'Ñ',
  S: 'Š',
  Z: 'Ž',
};

/** Vowels come twice, so that a phrase is about a third longer. Addresses stay as they are. */
function stretched(text: string): string {
  return text.startsWith('/') || text === ''
    ? text
    : `[${text.replaceAll(/[A-Za-z]/g, (letter) => letters[letter] ?? letter)}]`;
}

function translated(words: unknown): unknown {
  if (typeof words === 'string') return stretched(words);
  if (typeof words === 'function') return (...given: unknown[]): unknown => around(words as Phrase, given);
  if (Array.isArray(words)) return words.map(translated);
  if (typeof words !== 'object' || words === null) return words;
  return Object.fromEntries(Object.entries(words).map(([key, inside]) => [key, translated(inside)]));
}

type Phrase = (...given: unknown[]) => unknown;

/** What is put into a phrase, such as a title, stays as it is, and so does what the phrase does with it. */
function around(phrase: Phrase, given: unknown[]): unknown {
  const said = phrase(...given);
  return typeof said === 'string' ? `[${said}${' óóóó'.repeat(said.length / 15)}]` : translated(said);
}

const parts = import.meta.glob<Record<string, unknown>>('../web-components/locales/**/words.ts', { eager: true });

/** Teaches it to every part of the interface. */
export function learnPseudoLocale(): void {
  for (const exported of Object.values(parts))
    for (const words of Object.values(exported))
      if (isDictionary(words)) words.others['ar'] = async () => translated(words.en);
}

function isDictionary(value: unknown): value is Dictionary<unknown> {
  return typeof value === 'object' && value !== null && 'en' in value && 'others' in value;
}

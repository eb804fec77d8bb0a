import type { Difference, Field } from './differences.ts';
import type { Part } from './printed-words.ts';

/** What the record and its proof say of each field. What no entry says, organisation and address, is not in it. */
export type ProvenValues = Partial<Record<Field, string>>;

/** A page compared with the record. `unproven` is what the paper says where no entry says anything. */
export type Compared = { differences: Difference[]; unproven: ProvenValues };

/** Stands on paper for a letter that the fonts of certificates do not have. */
const noGlyph = '\u25af';

/**
 * Reads the text of a page along the parts that it should have, and says for each whether it is the one that is proven.
 * Spaces and line ends do not count, because they follow from the width of the paper.
 */
export function comparePage(text: string, parts: readonly Part[], proven: ProvenValues): Compared {
  const paper = new Squeezed(text);
  const differences: Difference[] = [];
  const unproven: ProvenValues = {};
  let at = 0;
  /** Where the next words that are on the paper at all begin. */
  const nextWords = (from: number): number => {
    for (const part of parts.slice(from)) {
      const found = 'words' in part ? paper.find(part.words, at) : -1;
      if (found >= 0) return found;
    }
    return paper.length;
  };

  for (const [i, part] of parts.entries()) {
    if ('words' in part) {
      const found = paper.find(part.words, at);
      if (found < 0) {
        differences.push({ kind: 'words_missing', text: part.words });
        continue;
      }
      if (found > at) differences.push({ kind: 'text_added', text: paper.shown(at, found) });
      at = found + squeeze(part.words).length;
      continue;
    }
    const value = proven[part.field];
    const wanted = value === undefined ? 0 : squeeze(value).length;
    const isThere = value !== undefined && paper.says(value, at);
    const end = isThere && paper.goesOn(at + wanted, parts[i + 1]) ? at + wanted : nextWords(i + 1);
    const said = paper.shown(at, end);
    if (value === undefined) unproven[part.field] = said;
    else if (end - at !== wanted || !isThere) differences.push(differenceOf(part.field, value, said));
    at = end;
  }
  if (at < paper.length) differences.push({ kind: 'text_added', text: paper.shown(at, paper.length) });
  return { differences, unproven };
}

function differenceOf(field: Field, record: string, paper: string): Difference {
  if (paper === '') return { kind: 'left_out', field, record };
  if (paper.startsWith(record)) return { kind: 'text_added', text: paper.slice(record.length).trim() };
  if (paper.endsWith(record)) return { kind: 'text_added', text: paper.slice(0, -record.length).trim() };
  return { kind: 'says_other', field, paper, record };
}

/** A text without spaces and what nobody sees, that can still be shown with them. */
class Squeezed {
  readonly #shown: string[];
  /** Where in `#shown` each letter stands. */
  readonly #places: number[] = [];
  readonly #letters: string[] = [];

  constructor(text: string) {
    this.#shown = Array.from(text.normalize('NFC'));
    for (const [place, letter] of this.#shown.entries()) {
      if (squeeze(letter).length === 0) continue;
      this.#letters.push(letter);
      this.#places.push(place);
    }
  }

  get length(): number {
    return this.#letters.length;
  }

  find(words: string, from: number): number {
    const wanted = squeeze(words);
    for (let at = from; at + wanted.length <= this.length; at++)
      if (wanted.every((letter, i) => this.#letters[at + i] === letter)) return at;
    return -1;
  }

  /** Whether this value stands at a place. Of text from right to left only the letters are compared, not their order. */
  says(value: string, at: number): boolean {
    const wanted = squeeze(value);
    const found = this.#letters.slice(at, at + wanted.length);
    if (found.length < wanted.length) return false;
    if (!/\p{Script=Hebrew}|\p{Script=Arabic}|\p{Script=Syriac}|\p{Script=Thaana}/u.test(value))
      return wanted.every((letter, i) => found[i] === letter || found[i] === noGlyph);
    const missing = found.filter((letter) => letter === noGlyph).length;
    const open = [...found];
    const unmatched = wanted.filter((letter) => {
      const place = open.indexOf(letter);
      if (place >= 0) open.splice(place, 1);
      return place < 0;
    });
    return unmatched.length === missing;
  }

  /** Whether the text ends here or goes on with the words that should follow. */
  goesOn(at: number, next: Part | undefined): boolean {
    if (next === undefined) return at === this.length;
    return !('words' in next) || this.find(next.words, at) === at || this.find(next.words, at) < 0;
  }

  shown(from: number, to: number): string {
    const [first, last] = [this.#places[from], this.#places[to - 1]];
    if (first === undefined || last === undefined || from >= to) return '';
    return this.#shown
      .slice(first, last + 1)
      .join('')
      .replaceAll(/\s+/g, ' ');
  }
}

function squeeze(text: string): string[] {
  return Array.from(text.normalize('NFC').replaceAll(/[\s\p{C}]/gu, ''));
}

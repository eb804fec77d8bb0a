import * as v from 'valibot';
import { stringify } from 'yaml';
import type { Remark } from '../course-model.ts';
import { quoted, remark } from '../remark.ts';
import { formsOf } from './forms.ts';
import { day, readRegister } from './register.ts';
import type { Register } from './register.ts';

/** Where the numbers stand: below `courses/`, and among the files of every version that uses one. */
export const numbersPath = 'law/numbers.yaml';

const wording = v.pipe(v.string('Write words.'), v.nonEmpty('Say something.'));

/** No signs that Markdown or a top block could take for their own. */
const value = v.pipe(
  v.union([v.number(), v.string()], 'Write a number.'),
  v.transform(String),
  v.regex(
    /^[\p{L}\p{N}](?:[\p{L}\p{N} .,]{0,38}[\p{L}\p{N}])?$/u,
    'Write a number of at most 40 signs, such as 72, "250,000" or one month.',
  ),
);

const schema = v.strictObject({
  /** As it is read: `72`, `250,000`, or `one month`. */
  value,
  /** As it is read in other languages than English, where that is another way: `de: '250.000'`. */
  in: v.optional(v.record(v.string(), value)),
  says: wording,
  source: wording,
  /** What is counted, where deadlines by weekday and time can be reckoned from it. */
  unit: v.optional(v.picklist(['hours'], 'Write hours, or nothing.')),
  /** What the number must not stand in otherwise, with `#` for it: `# hours`. */
  forms: v.optional(v.array(v.pipe(wording, v.includes('#', 'Write # for the number, such as "# hours".'))), []),
  /** The number spelled out, in any language, as it should not stand in these forms either. */
  words: v.optional(v.array(wording), []),
  /** When it was last compared with the law. A version carries none. */
  checked: v.optional(day),
});

export type LawNumber = v.InferOutput<typeof schema>;
export type LawNumbers = Register<LawNumber>;

const variable = /(?<!\\)\{([a-z][a-z0-9]*(?:-[a-z0-9]+)*)\}/g;

/** Reads `law/numbers.yaml`. Never throws. */
export function readNumbers(text: string | undefined): { numbers: LawNumbers; remarks: Remark[] } {
  const { entries, remarks } = readRegister(text ?? '', numbersPath, schema);
  return { numbers: entries, remarks };
}

/** The names between braces in a text, whether they are in the register or not. */
export function variablesIn(text: string): Set<string> {
  return new Set([...text.matchAll(variable)].map(([, name]) => name!));
}

/** The number as one of its languages reads it. */
const valueIn = (number: LawNumber, lang: string): string =>
  number.in?.[lang] ?? number.in?.[lang.split('-')[0]!] ?? number.value;

/** Figures are read everywhere; words that say how other languages read them are English themselves. */
const isRead = (number: LawNumber, lang: string): boolean =>
  number.in === undefined ||
  /^(?:en\b|$)/.test(lang) ||
  /^\p{N}/u.test(valueIn(number, lang)) ||
  valueIn(number, lang) !== number.value;

/** The text with the numbers in place of their names. No line moves. */
export function withNumbers(text: string, numbers: LawNumbers, lang = 'en'): string {
  return text.replace(variable, (written, name: string) => {
    const number = numbers.get(name);
    return number ? valueIn(number, lang) : written;
  });
}

/** Some numbers as a register of their own, without what only authors need. */
function excerpt(names: Iterable<string>, numbers: LawNumbers): string {
  const entries = [...names].sort().map((name) => {
    const { value: read, in: elsewhere, says, source } = numbers.get(name)!;
    return [name, { value: read, ...(elsewhere && { in: elsewhere }), says, source }] as const;
  });
  return stringify(Object.fromEntries(entries), { lineWidth: 0 });
}

/** The register for courses that do not keep one: all names are understood, and no text is asked to use them. */
export function asOffered(numbers: LawNumbers): string {
  return excerpt(numbers.keys(), numbers);
}

/**
 * The part of the register that some texts use, as it is frozen with them: what else the register says, and when it was last
 * checked, may change without a new version.
 * @returns nothing when they use none
 */
export function numbersUsed(texts: Iterable<string>, numbers: LawNumbers): string | undefined {
  const names = new Set([...texts].flatMap((text) => [...variablesIn(text)]).filter((name) => numbers.has(name)));
  return names.size === 0 ? undefined : excerpt(names, numbers);
}

/** How many letters to add, drop or change to make one word of the other. */
function distance(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, at) => at);
  for (let at = 0; at < a.length; at += 1) {
    const next = [at + 1];
    for (let to = 1; to <= b.length; to += 1)
      next.push(Math.min(next[to - 1]! + 1, row[to]! + 1, row[to - 1]! + (a[at] === b[to - 1] ? 0 : 1)));
    row = next;
  }
  return row.at(-1)!;
}

function nearest(name: string, numbers: LawNumbers): string | undefined {
  // Nobody misspells a word of a hundred letters.
  const short = name.slice(0, 100);
  return [...numbers.keys()].sort((a, b) => distance(short, a) - distance(short, b))[0];
}

/** Tells the line of a place in a text; for places in any order. */
export function lineCounter(text: string): (at: number) => number {
  const ends = [...text.matchAll(/\n/g)].map(({ index }) => index);
  return (at) => {
    let [low, high] = [0, ends.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if (ends[middle]! < at) low = middle + 1;
      else high = middle;
    }
    return low + 1;
  };
}

/**
 * Names that are not in the register or not in its language, and numbers of the register that a text writes out.
 * @param text a page as written, before its names were replaced
 */
export function numberRemarks(text: string, file: string, numbers: LawNumbers, lang = 'en'): Remark[] {
  const tidy = text.replace(/\r\n?/g, '\n');
  const lines = tidy.split('\n');
  const lineAt = lineCounter(tidy);
  const remarks: Remark[] = [];
  for (const found of tidy.matchAll(variable)) {
    const name = found[1]!;
    const known = numbers.get(name);
    const line = lineAt(found.index);
    if (known && !isRead(known, lang)) {
      const message = `${quoted(found[0])} reads "${known.value}" in English, and has no words for "${lang}". Add them to ${numbersPath} under "in".`;
      remarks.push(remark('number-unknown', { file, line }, message, `in: { ${lang}: … }`));
    }
    if (known) continue;
    const meant = nearest(name, numbers);
    const message = meant
      ? `${quoted(found[0])} is no number of ${numbersPath}. The nearest is "{${meant}}". For braces as text write \\{.`
      : `${quoted(found[0])} has no number: ${numbersPath} has none at all. For braces as text write \\{.`;
    const paste = meant && lines[line - 1]!.replace(found[0], `{${meant}}`);
    remarks.push(remark('number-unknown', { file, line }, message, paste));
  }
  const written = new Map<number, { name: string; words: string; end: number }>();
  for (const [name, number] of numbers)
    for (const form of formsOf(number).figures)
      for (const found of tidy.matchAll(form)) {
        const [start, end] = found.indices!.groups!['value']!;
        written.set(start, { name, words: found[0], end });
      }
  // All are replaced at once, so that a line with two of them is pasted with both.
  const inOrder = [...written].sort(([a], [b]) => a - b);
  let [fixed, from] = ['', 0];
  for (const [start, { name, end }] of inOrder) {
    fixed += `${tidy.slice(from, start)}{${name}}`;
    from = end;
  }
  // Names hold no line break, so every line has kept its number.
  const fixedLines = (fixed + tidy.slice(from)).split('\n');
  for (const [start, { name, words: said }] of inOrder) {
    const line = lineAt(start);
    const { says, source } = numbers.get(name)!;
    const message = `${quoted(said)} is a number of the law (${says}; ${source}). Write {${name}}, so that a new law changes one line.`;
    remarks.push(remark('number-of-law', { file, line }, message, fixedLines[line - 1]));
  }
  return remarks;
}

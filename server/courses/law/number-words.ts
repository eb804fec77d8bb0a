import type { Remark } from '../course-model.ts';
import { quoted, remark } from '../remark.ts';
import { formsOf } from './forms.ts';
import { lineCounter, numbersPath, variablesIn } from './numbers.ts';
import type { LawNumber, LawNumbers } from './numbers.ts';

/** A stretch of a page under one heading: an exercise, or lesson text. */
interface Part {
  text: string;
  at: number;
}

function partsOf(page: string): Part[] {
  let next = 0;
  return page.split(/^(?=#{2,3} )/m).map((text) => {
    const at = next;
    next += text.length;
    return { text, at };
  });
}

/** Articles of the GDPR by their numbers, and whatever else stands behind `source:`. */
function cites(text: string): { articles: Set<string>; other: boolean } {
  const lists = [...text.matchAll(/\b(?:Art|Arts|Article|Articles|Artikel)\.? (\d[^.;`·|\n]*)/g)];
  const articles = lists.flatMap(([, list = '']) => list.replace(/\([^)]*\)/g, '').match(/\d+/g) ?? []);
  return { articles: new Set(articles), other: /`id: [^`]*source: /.test(text) };
}

/** Whether a text names the law that a number comes from; undefined when it names no law at all. */
function namesLaw(text: string, { source }: LawNumber): boolean | undefined {
  const { articles, other } = cites(text);
  const own = /^GDPR Arts? (\d+)/.exec(source)?.[1];
  if (own === undefined ? text.includes(source) : articles.has(own)) return true;
  return articles.size > 0 || other ? false : undefined;
}

/** How far a paragraph is looked at to either side. */
const reach = 1000;
const paragraphEnd = /\n\s*\n|\n(?=[ \t]*(?:[-*|>]|\d+\.) ?)/;

/** The paragraph, point or row around a place. */
function paragraphAt(text: string, at: number): string {
  const before = text
    .slice(Math.max(0, at - reach), at)
    .split(paragraphEnd)
    .at(-1)!;
  const [after = ''] = text.slice(at, at + reach).split(paragraphEnd);
  return before + after;
}

interface Found {
  /** Where the number stands, from and to. */
  at: number;
  end: number;
  words: string;
  name: string;
  number: LawNumber;
}

function spelledOut(page: string, numbers: LawNumbers): Found[] {
  const found = new Map<number, Found>();
  const parts = partsOf(page);
  for (const [name, number] of numbers) {
    const { words: forms, isSpelledOut } = formsOf(number);
    // Most pages spell nothing out, and each form is a search of its own.
    if (!isSpelledOut(page)) continue;
    const cited = parts.map(({ text }) => (text.startsWith('### ') ? namesLaw(text, number) : undefined));
    for (const form of forms) {
      let part = 0;
      for (const match of page.matchAll(form)) {
        const [at, end] = match.indices!.groups!['value']!;
        while (part + 1 < parts.length && parts[part + 1]!.at <= at) part++;
        // "Within a month" is a number of Art 14 as well: what is said beside it decides, then what the exercise cites.
        const isIt = namesLaw(paragraphAt(page, at), number) ?? cited[part] ?? true;
        if (isIt) found.set(at, { at, end, words: match[0], name, number });
      }
    }
  }
  return [...found.values()];
}

const weekdays = [/^mo/i, /^(?:tu|di)/i, /^(?:we|mi)/i, /^(?:th|do)/i, /^fr/i, /^sa/i, /^(?:su|so)/i];
const moment =
  /\b(?<day>(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|Mon|Tue|Wed|Thu|Fri|Sat|Sun|(?:Mon|Diens|Donners|Frei|Sams|Sonn)tag|Mittwoch|Mo|Di|Mi|Do|Fr|Sa|So)\b\.?,?(?: at| um)? (?<hour>\d{1,2}):(?<minute>\d\d)(?: Uhr)?/g;
const minutesOfWeek = 7 * 24 * 60;

/** Moments of a text, by the minute of the week. */
function momentsIn(text: string): { at: number; minute: number; words: string }[] {
  return [...text.matchAll(moment)].map((found) => {
    const { day = '', hour, minute } = found.groups!;
    const weekday = weekdays.findIndex((one) => one.test(day));
    return { at: found.index, minute: (weekday * 24 + Number(hour)) * 60 + Number(minute), words: found[0] };
  });
}

/** Exercises in which somebody reckoned with a number of the law, and that nobody would find when it changes. */
function deadlines(page: string, file: string, numbers: LawNumbers): Remark[] {
  const lineAt = lineCounter(page);
  const lines = page.split('\n');
  const counted = [...numbers].filter(([, number]) => number.unit === 'hours' && number.forms.length > 0);
  return counted.flatMap(([name, number]) =>
    partsOf(page).flatMap((part) => {
      if (variablesIn(part.text).has(name) || namesLaw(part.text, number) !== true) return [];
      const moments = momentsIn(part.text);
      const apart = (Number(number.value) * 60) % minutesOfWeek;
      const seen = new Set<number>();
      const end = moments.find(({ minute }) => {
        const isLater = seen.has((minute + minutesOfWeek - apart) % minutesOfWeek);
        seen.add(minute);
        return isLater;
      });
      if (!end) return [];
      const line = lineAt(part.at + end.at);
      const message = `${quoted(end.words)} was reckoned with ${number.value} hours (${number.says}; ${number.source}). Name {${name}} in the same exercise, so that it is found when the law changes.`;
      const unit = /[A-Z][a-z]+tag|Mittwoch|Uhr/.test(end.words) ? 'Stunden' : 'hours';
      const paste = lines[line - 1]!.replace(end.words, `${end.words} ({${name}} ${unit})`);
      return [remark('deadline-by-hand', { file, line }, message, paste)];
    }),
  );
}

/**
 * Numbers of the register that a text spells out or reckons with. A person decides: words are less sure than figures.
 * @param text a page as written, before its names were replaced
 */
export function numberWords(text: string, file: string, numbers: LawNumbers): Remark[] {
  const page = text.replace(/\r\n?/g, '\n');
  const lineAt = lineCounter(page);
  const lines = page.split('\n');
  let next = 0;
  const starts = lines.map((line) => (next += line.length + 1) - line.length - 1);
  const spelled = spelledOut(page, numbers).map(({ at, end, words, name, number: { says, source } }) => {
    const line = lineAt(at);
    const from = at - starts[line - 1]!;
    const written = lines[line - 1]!;
    const message = `${quoted(words)} is a number of the law (${says}; ${source}). Write {${name}} as ${numbersPath} reads it, so that a new law changes one line.`;
    const paste = `${written.slice(0, from)}{${name}}${written.slice(from + end - at)}`;
    return remark('number-in-words', { file, line }, message, paste);
  });
  return [...spelled, ...deadlines(page, file, numbers)];
}

import type { Remark } from '../course-model.ts';
import type { ModulePage } from '../read-module.ts';
import { quoted, remark } from '../remark.ts';
import { prose } from './prose.ts';

/** How hard a language's text is to read, by a formula of that language. */
interface Measure {
  name: string;
  /** Years of school that a reader needs, from the words of each sentence. */
  grade: (sentences: readonly string[][]) => number;
  isPassive: (sentence: string) => boolean;
}

/** School years; `learning.md` says nine. */
const hardest = 9;
const longestAverage = 20;
const mostPassives = 15;
/** Below that, one long sentence would decide. */
const fewestSentences = 20;

/** Nobody writes longer words and sentences; patterns would look at them for minutes. */
const longestWord = 60;
const longestText = 1000;

const wordsOf = (sentence: string): string[] =>
  (sentence.match(/\p{L}[\p{L}'’-]*/gu) ?? []).map((word) => word.slice(0, longestWord));

const mean = (numbers: readonly number[]): number => numbers.reduce((sum, one) => sum + one, 0) / numbers.length;

/** Groups of vowels, without an e that is written and not said. */
function englishSyllables(word: string): number {
  const heard = word.toLowerCase().replace(/(?<=[aeiouy][^aeiouy]+)(?:e|es|(?<![td])ed)$/, '');
  return Math.max(1, heard.match(/[aeiouy]+/g)?.length ?? 0);
}

function germanSyllables(word: string): number {
  return Math.max(1, word.toLowerCase().match(/[aä]u|eu|[ae]i|ie|aa|ee|oo|[aeiouyäöü]/g)?.length ?? 0);
}

const englishPassive =
  /\b(?:am|is|are|was|were|be|been|being)(?: \p{L}+ly| not| never| already| still| also)? (?:\p{L}{2,}ed|(?:bought|brought|built|caught|cut|done|drawn|found|given|held|hidden|kept|known|left|lost|made|meant|paid|put|read|run|said|seen|sent|set|shown|sold|spent|stolen|taken|taught|told|thrown|used|worn|written))\b/iu;
const germanPassive =
  /\b(?:wird|werden|wurde|wurden|worden)\b.*\b\p{L}*ge\p{L}{2,}(?:t|en)\b|\b\p{L}*ge\p{L}{2,}(?:t|en) (?:wird|werden|wurde|wurden|worden)\b|\b(?:wird|werden|wurde|wurden)\b.*\b(?:be|er|ent|ver|zer)\p{L}{2,}t\b/iu;

/** Flesch and Kincaid (1975) for English; the fourth Wiener Sachtextformel (Bamberger and Vanecek, 1984) for German. */
const measures: Record<string, Measure> = {
  en: {
    name: 'Flesch-Kincaid grade',
    grade: (sentences) => {
      const words = sentences.flat();
      return 0.39 * (words.length / sentences.length) + 11.8 * mean(words.map(englishSyllables)) - 15.59;
    },
    isPassive: (sentence) => englishPassive.test(sentence),
  },
  de: {
    name: 'Wiener Sachtextformel',
    grade: (sentences) => {
      const words = sentences.flat();
      const long = words.filter((word) => germanSyllables(word) > 2).length;
      return 0.2656 * (words.length / sentences.length) + (27.44 * long) / words.length - 1.693;
    },
    isPassive: (sentence) => germanPassive.test(sentence),
  },
};

/** How a page reads as a whole. */
interface Readability {
  measure: string;
  grade: number;
  /** Words of a sentence on average. */
  average: number;
  /** In percent, and some of them. */
  passives: number;
  examples: string[];
}

/**
 * Measures the sentences that end as one, so that headings and short answers make nothing look easy.
 * @returns nothing for a language without a measure, and for a page of few sentences
 */
function readabilityOf(page: ModulePage, lang: string): Readability | undefined {
  const measure = measures[lang.split('-')[0]!];
  const whole = prose(page)
    .flatMap(({ sentences }) => sentences)
    .filter((sentence) => /[.!?…]["'”’)\]]*$/.test(sentence));
  if (!measure || whole.length < fewestSentences) return undefined;
  const words = whole.map(wordsOf).filter((one) => one.length > 0);
  if (words.length === 0) return undefined;
  const examples = whole.filter((sentence) => sentence.length < longestText && measure.isPassive(sentence));
  return {
    measure: measure.name,
    grade: measure.grade(words),
    average: mean(words.map((one) => one.length)),
    passives: (100 * examples.length) / whole.length,
    examples: examples.slice(0, 3),
  };
}

/** A module that is hard to read as a whole, whatever its single sentences. */
export function readability(page: ModulePage, lang: string): Remark[] {
  const found = readabilityOf(page, lang);
  if (!found) return [];
  const place = { file: page.file, line: 1 };
  const remarks: Remark[] = [];
  if (found.average > longestAverage) {
    const message = `Its sentences have ${found.average.toFixed(1)} words on average; ${longestAverage} are the most. Make two of the long ones.`;
    remarks.push(remark('sentences-long', place, message));
  }
  if (found.grade > hardest) {
    const message = `The page asks for ${found.grade.toFixed(1)} years of school (${found.measure}); ${hardest} are the most. Shorten sentences, and take shorter words.`;
    remarks.push(remark('reading-grade', place, message));
  }
  if (found.passives > mostPassives) {
    const shown = found.examples.map(quoted).join(', ');
    const message = `${Math.round(found.passives)} of 100 sentences do not say who acts (${shown}); ${mostPassives} are the most. Name who does it: "We delete it."`;
    remarks.push(remark('passive-share', place, message));
  }
  return remarks;
}

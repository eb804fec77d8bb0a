import type { LawNumber } from './numbers.ts';

/** What a number must not look like in a text any more. */
interface Forms {
  /** `72 hours`, with the figures of any language. The group `value` is what the name replaces. */
  figures: RegExp[];
  /** `seventy-two hours`. Words are less sure: "a month" may be the month of something else. */
  words: RegExp[];
  /** Whether a text spells the number out at all. */
  isSpelledOut: (text: string) => boolean;
}

const escaped = (words: string): string => words.replace(/[\\^$.*+?()[\]{}|/]/g, String.raw`\$&`);

/** Words as they stand in a text: with spaces or hyphens between them, or over a line's end. */
function spaced(words: string): string {
  const gap = String.raw`(?:[ \t\u00a0-]|[ \t]*\n[ \t>]*)`;
  return words
    .split(/[\s-]+/)
    .map(escaped)
    .join(gap);
}

function pattern(form: string, spellings: readonly string[], flags = 'giud'): RegExp {
  const [before = '', ...behind] = form.split('#');
  const whole = `${spaced(before)}(?<value>${spellings.map(spaced).join('|')})${spaced(behind.join(''))}`;
  return new RegExp(String.raw`(?<![\p{L}\p{N}.,])${whole}(?![\p{L}\p{N}])`, flags);
}

const known = new WeakMap<LawNumber, Forms>();

/** The forms of a number, made once for all pages. */
export function formsOf(number: LawNumber): Forms {
  const found = known.get(number) ?? made(number);
  known.set(number, found);
  return found;
}

function made({ value, in: elsewhere = {}, forms, words }: LawNumber): Forms {
  const values = [...new Set([value, ...Object.values(elsewhere)])];
  const figures = values.filter((one) => /^\p{N}/u.test(one));
  const spelled = [...new Set([...words, ...values.filter((one) => !figures.includes(one))])];
  const all = (spellings: readonly string[]): RegExp[] =>
    spellings.length === 0 ? [] : forms.map((form) => pattern(form, spellings));
  const anySpelled = spelled.length === 0 ? undefined : pattern('#', spelled, 'iu');
  return { figures: all(figures), words: all(spelled), isSpelledOut: (text) => anySpelled?.test(text) ?? false };
}

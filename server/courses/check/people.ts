import type { Remark } from '../course-model.ts';
import type { Page } from '../page.ts';
import { quoted, remark } from '../remark.ts';
import type { RuleName } from './rules.ts';

/** The remainder of an IBAN is 1 (ISO 13616): an invented number almost never passes, a real one always does. */
function isIban(written: string): boolean {
  const iban = written.replace(/ /g, '');
  if (iban.length < 15 || iban.length > 34) return false;
  let remainder = 0;
  for (const character of iban.slice(4) + iban.slice(0, 4)) {
    const value = Number.parseInt(character, 36);
    remainder = (remainder * (value > 9 ? 100 : 10) + value) % 97;
  }
  return remainder === 1;
}

/** A telephone number has 8 to 15 digits; shorter ones are prices, dates and case numbers. */
function isPhone(written: string): boolean {
  const digits = written.replace(/\D/g, '').length;
  return digits >= 8 && digits <= 15 && !/^\d{4}-\d{2}-\d{2}$/.test(written.trim());
}

interface Trace {
  rule: RuleName;
  /** A sign that the pattern cannot do without: most lines have none, and are passed over at once. */
  sign: RegExp;
  pattern: RegExp;
  isReal: (found: RegExpMatchArray) => boolean;
  message: (found: string) => string;
  paste?: (found: string) => string;
}

/** What a real person could be reached by. Addresses of sources (https://…) are taken out before. */
const traces: Trace[] = [
  {
    rule: 'mail-domain',
    sign: /@/,
    pattern: /(?<![\p{L}\p{N}._%+-])[\p{L}\p{N}._%+-]+@((?:[\p{L}\p{N}-]+\.)+[\p{L}\p{N}-]{2,})/giu,
    isReal: (found) => !/(^|\.)example$/i.test(found[1] ?? ''),
    message: (found) => `The address ${quoted(found)} could belong to somebody. Let its domain end in .example.`,
  },
  {
    rule: 'web-domain',
    sign: /\.[a-z]{2}/i,
    pattern:
      /(?<![\p{L}\p{N}@._/-])(?:[a-z0-9-]+\.)+(?:com|org|net|info|biz|io|ai|app|eu|de|at|ch|fr|uk|us|it|es|nl|be|pl|se|ie)(?![\p{L}\p{N}@-]|\.[\p{L}\p{N}])/giu,
    isReal: () => true,
    message: (found) => `${quoted(found)} may be somebody's. Let an invented domain end in .example; link a real one.`,
    paste: (found) => `${found.replace(/^(.*?)(?:\.co)?\.[a-z]+$/i, '$1')}.example`,
  },
  {
    rule: 'iban',
    sign: /[A-Z]{2}\d\d/,
    pattern: /\b[A-Z]{2}\d{2}(?: ?[A-Z0-9]){11,30}/g,
    isReal: (found) => isIban(found[0]),
    message: (found) => `${quoted(found)} is a valid account number. Leave it out.`,
  },
  {
    rule: 'phone-number',
    sign: /\d\D{0,3}\d\D{0,3}\d/,
    pattern: /(?<![\p{L}\p{N}.,/-])(?:\+\d|00\d|\(?0[1-9])[\d ()/.-]{6,20}\d(?![\p{L}\p{N}])/gu,
    isReal: (found) => isPhone(found[0]),
    message: (found) => `${quoted(found)} looks like a telephone number. Leave it out.`,
  },
  {
    rule: 'phone-number',
    sign: /\d{3}-\d{4}/,
    pattern: /(?<![\p{L}\p{N}.,/-])\(?\d{3}\)?[ -]\d{3}-\d{4}(?![\p{L}\p{N}])/gu,
    isReal: () => true,
    message: (found) => `${quoted(found)} looks like a telephone number. Leave it out.`,
  },
];

/** Personal data of real people has no place in a course about protecting it. */
export function people(page: Page<unknown>): Remark[] {
  return page.text.split('\n').flatMap((line, at) => {
    const text = line.replace(/https?:\/\/[^\s)>\]]+/gi, ' ');
    return traces.flatMap((trace) =>
      [...(trace.sign.test(text) ? text.matchAll(trace.pattern) : [])].filter(trace.isReal).map((found) => {
        const words = found[0].trim();
        const place = { file: page.file, line: page.firstLine + at };
        return remark(trace.rule, place, trace.message(words), trace.paste?.(words));
      }),
    );
  });
}

import { rules } from './check/rules.ts';
import type { RuleName } from './check/rules.ts';
import type { Remark } from './course-model.ts';

/** Where a remark points: a file below `courses/` and a line in it, from 1. */
export interface Place {
  file: string;
  line: number;
}

/**
 * A remark with the severity of its rule.
 * @param message what is wrong and what to do, for a person who does not code
 * @param paste the fixed line, where one can be given
 */
export function remark(rule: RuleName, place: Place, message: string, paste?: string): Remark {
  return {
    severity: rules[rule].severity,
    rule,
    file: place.file,
    line: place.line,
    message,
    ...(paste === undefined ? {} : { paste }),
  };
}

/** Words of the author inside a message: long ones are cut, line breaks become spaces. */
export function quoted(words: string): string {
  const line = words.replace(/\s+/g, ' ').trim();
  return `"${line.length > 40 ? `${line.slice(0, 38).trimEnd()}…` : line}"`;
}

/** By file, then by line; what was found first stays first within a line. */
export function inReadingOrder(remarks: readonly Remark[]): Remark[] {
  return [...remarks].sort((a, b) => (a.file === b.file ? a.line - b.line : a.file < b.file ? -1 : 1));
}

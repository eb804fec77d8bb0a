import type { Block } from '../course-model.ts';
import { sentenceChanges, sentencesOf } from './sentences.ts';
import { severityOfWords } from './wording.ts';

/**
 * `key`: something else is right now. `material`: other things are taught, asked or asked for. `wording`: it reads otherwise,
 * and neither a number nor a "not" came or went.
 */
export type Severity = 'key' | 'material' | 'wording';

/** What changed. Stable: the elements have words for each. */
export type What =
  // the course, and what a module has too
  | 'title'
  | 'audience'
  | 'minutes'
  | 'pass'
  | 'draw'
  | 'must'
  | 'law-checked'
  | 'intro'
  | 'remember'
  | 'modules-order'
  // a module
  | 'module-added'
  | 'module-removed'
  | 'module-renamed'
  | 'covers'
  | 'objective'
  | 'text'
  | 'card'
  // an exercise
  | 'exercise-added'
  | 'exercise-removed'
  | 'exercise-moved'
  | 'kind'
  | 'prompt'
  | 'case'
  | 'tests'
  | 'use'
  | 'source'
  | 'item-added'
  | 'item-removed'
  | 'item'
  | 'places'
  | 'reason'
  | 'answer'
  // its key
  | KeyWhat;

/** Ticks, groups of a row, ranks, scores, who must act and until when, where a choice leads, how a story ends. */
export type KeyWhat = 'tick' | 'group' | 'order' | 'score' | 'duty' | 'way' | 'end';

/** Two texts beside each other; one of them is null where something came or went. */
export interface Line {
  /** What it is about: an option, a row, the heading above a sentence. */
  about?: string;
  older: string | null;
  newer: string | null;
}

export interface Change {
  what: What;
  severity: Severity;
  /** For people, in English; may change. */
  sentence: string;
  lines: Line[];
}

const weight: Record<Severity, number> = { key: 0, material: 1, wording: 2 };

/** The most severe of some; `wording` if there is none. */
export function worst(severities: readonly Severity[]): Severity {
  return severities.reduce((a, b) => (weight[a] <= weight[b] ? a : b), 'wording');
}

/** The most severe first; else the order stays. */
export function bySeverity<T extends { severity: Severity }>(all: readonly T[]): T[] {
  return all.toSorted((a, b) => weight[a.severity] - weight[b.severity]);
}

/** A value that is another one now; nothing if it is the same. */
export function valueChange(
  what: What,
  older: string,
  newer: string,
  sentence: string,
  severity: Severity = severityOfWords(older, newer),
): Change[] {
  return older === newer ? [] : [{ what, severity, sentence, lines: [{ older: older || null, newer: newer || null }] }];
}

/** Sentences that came, went or read otherwise; nothing if all stayed. `heading` names the text in the sentence. */
export function linesChange(what: What, lines: Line[], heading: string): Change[] {
  if (lines.length === 0) return [];
  const severity = worst(lines.map(({ older, newer }) => severityOfWords(older, newer)));
  return [{ what, severity, sentence: `${heading}: ${countsOf(lines)}.`, lines }];
}

export function textChange(
  what: What,
  older: readonly Block[],
  newer: readonly Block[],
  lang: string,
  heading: string,
): Change[] {
  const changes = sentenceChanges(sentencesOf(older, lang), sentencesOf(newer, lang));
  return linesChange(
    what,
    changes.map((one) => ({ older: one.older, newer: one.newer })),
    heading,
  );
}

function countsOf(lines: readonly Line[]): string {
  const added = lines.filter(({ older }) => older === null).length;
  const removed = lines.filter(({ newer }) => newer === null).length;
  const counts = [
    [lines.length - added - removed, 'reads otherwise', 'read otherwise'],
    [added, 'is new', 'are new'],
    [removed, 'is gone', 'are gone'],
  ] as const;
  return counts
    .filter(([count]) => count > 0)
    .map(([count, one, many]) => (count === 1 ? `1 sentence ${one}` : `${count} sentences ${many}`))
    .join(', ');
}

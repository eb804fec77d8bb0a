import type { Token } from 'marked';

/** The raw material of one exercise, between its line in backticks and the next heading. */
export interface ExerciseSource {
  /** Path below `courses/`. */
  file: string;
  /** Line of the `###` heading, from 1. */
  line: number;
  /** Block tokens of marked's lexer, spaces left out. */
  tokens: Token[];
  /** Line of a token, from 1. */
  lineOf(token: Token): number;
  /** The name under which a heading of the page can be linked to. */
  anchorOf(token: Token): string;
}

import type { Token, Tokens } from 'marked';
import type { Inline, KindName, Question, Remark } from './course-model.ts';
import type { ExerciseSource } from './exercise-source.ts';
import { readExerciseLine } from './exercise-line.ts';
import { kindNamed, kindNames } from './kinds/index.ts';
import type { Lexed } from './lines.ts';
import { inlines } from './markdown.ts';
import { lineText } from './plain-text.ts';
import { quoted, remark } from './remark.ts';

/** `Kind: question` of a heading. The question keeps its emphasis and its code. */
function splitHeading(line: readonly Inline[]): { kind: string; prompt: Inline[] } | undefined {
  const [first, ...rest] = line;
  if (typeof first !== 'string') return undefined;
  const colon = first.indexOf(':');
  if (colon < 1) return undefined;
  const words = first.slice(colon + 1).trimStart();
  return { kind: first.slice(0, colon).trim(), prompt: words === '' ? rest : [words, ...rest] };
}

/** "choose One" or "Chooseone" is most likely a slip of "Choose one". */
function nearestKind(written: string): KindName | undefined {
  const letters = (text: string): string => text.toLowerCase().replace(/[^a-z]/g, '');
  return kindNames.find((name) => letters(name) === letters(written));
}

function readHeading(
  heading: Tokens.Heading,
  place: { file: string; line: number },
): { kind: KindName; prompt: Inline[] } | Remark {
  const line = inlines(heading.tokens);
  const text = lineText(line);
  const split = splitHeading(line);
  if (!split) {
    const message = `The heading ${quoted(text)} is no exercise: a colon is missing. Write the kind, a colon and the question, or use #### for a heading in the text.`;
    return remark('heading-without-colon', place, message, `### Choose one: ${text}`);
  }
  const { kind, prompt } = split;
  const known = kindNamed(kind);
  if (!known) {
    const nearest = nearestKind(kind);
    const message = `The kind ${quoted(kind)} is not known. The kinds are ${kindNames.join(', ')}.`;
    return remark('kind-unknown', place, message, nearest && `### ${nearest}: ${lineText(prompt)}`);
  }
  if (lineText(prompt).trim() === '') {
    return remark(
      'question-empty',
      place,
      'No question stands behind the colon. Write it there.',
      `${heading.raw.trim()} …?`,
    );
  }
  return { kind: known.name, prompt };
}

/** The line in backticks, if the first thing under the heading is one and nothing else. */
function lineInBackticks(token: Token | undefined): string | undefined {
  if (token?.type !== 'paragraph' || token.tokens?.length !== 1) return undefined;
  const only = token.tokens[0];
  return only?.type === 'codespan' ? only.text : undefined;
}

/**
 * Reads an exercise: its heading and what follows up to the next heading of the same rank.
 * @returns no question when its heading or its line in backticks cannot be read
 */
export function readExercise(
  heading: Tokens.Heading,
  tokens: readonly Token[],
  lexed: Lexed,
  file: string,
): { question: Question | undefined; remarks: Remark[] } {
  const line = lexed.lineOf(heading);
  const head = readHeading(heading, { file, line });
  if ('rule' in head) return { question: undefined, remarks: [head] };
  const content = tokens.filter((token) => token.type !== 'space' && token.type !== 'def');
  const inBackticks = lineInBackticks(content[0]);
  const idLine = readExerciseLine(inBackticks, {
    file,
    line: inBackticks === undefined ? line : lexed.lineOf(content[0]!),
  });
  if (!idLine.line) return { question: undefined, remarks: idLine.remarks };
  const source: ExerciseSource = {
    file,
    line,
    tokens: content.slice(1),
    lineOf: lexed.lineOf,
    anchorOf: lexed.anchorOf,
  };
  const kind = kindNamed(head.kind)!;
  const { case: story, body, remarks } = kind.parse(source);
  const question: Question = { kind: head.kind, prompt: head.prompt, ...idLine.line, case: story, body, file, line };
  return { question, remarks: [...idLine.remarks, ...remarks, ...kind.check(question, source)] };
}

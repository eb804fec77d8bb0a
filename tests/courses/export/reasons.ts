import type { Block, Inline, Question } from '../../../server/courses/course-model.ts';

/** Every reason of an exercise as its author wrote it: once, also where several steps share it. */
export function reasonsOf({ body }: Question): (Inline | Block)[][] {
  switch (body.shape) {
    case 'options':
      return body.options.map((option) => option.why);
    case 'steps':
      return [...Map.groupBy(body.steps, (step) => step.rank).values()].map(([first]) => first!.why);
    case 'scenes':
      return body.scenes.filter((scene) => scene.end !== null).map((scene) => scene.text);
    case 'recall':
      return [body.answer];
    default:
      return body.rows.map((row) => row.why);
  }
}

/** A reason as a page shows it: one that was a cell of a table is a paragraph there. */
export function inParagraphs(reason: (Inline | Block)[]): (Inline | Block)[] {
  const isLine = reason.some((piece) => typeof piece === 'string' || ['em', 'strong', 'code', 'a'].includes(piece.t));
  return isLine ? [{ t: 'p', c: reason as Inline[] }] : reason;
}

/** A question of a kind, of which a test says only what it is about. */
export function question(kind: Question['kind'], body: Question['body'], rest: Partial<Question> = {}): Question {
  const common = { tests: ['O1'], use: 'practice' as const, source: 'GDPR Art 5', file: '01-a.md', line: 1 };
  return { kind, id: 'some-id', prompt: ['Which?'], case: [], ...common, body, ...rest };
}

/** How often some words occur. */
export function occurrences(text: string, words: string): number {
  return text.split(words).length - 1;
}

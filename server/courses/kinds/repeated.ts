import type { Inline, Remark } from '../course-model.ts';
import type { ExerciseSource } from '../exercise-source.ts';
import { likeness, lineText } from '../plain-text.ts';
import { quoted, remark } from '../remark.ts';

/** Options, rows or steps that read the same: a learner could not tell them apart. */
export function repeated(source: ExerciseSource, items: readonly { text: Inline[]; line: number }[]): Remark[] {
  const first = new Map<string, number>();
  const remarks: Remark[] = [];
  for (const { text, line } of items) {
    const key = likeness(lineText(text));
    const earlier = first.get(key);
    if (earlier === undefined) first.set(key, line);
    else if (key !== '') {
      const message = `${quoted(lineText(text))} reads the same as line ${earlier}. Remove one, or say what is different.`;
      remarks.push(remark('option-duplicate', { file: source.file, line }, message));
    }
  }
  return remarks;
}

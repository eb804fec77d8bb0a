import { exerciseChanges } from '../changes/exercise-changes.ts';
import { alike } from '../changes/wording.ts';
import type { Body, Course, Question, Remark } from '../course-model.ts';
import { blockText, likeness, lineText } from '../plain-text.ts';
import { quoted, remark } from '../remark.ts';
import { questionsOf } from './ids.ts';

/** What a learner reads of the answers, whatever their key. */
function answersText(body: Body): string[] {
  switch (body.shape) {
    case 'options':
      return body.options.map(({ text }) => lineText(text));
    case 'rows':
      return [...body.rows.map(({ item }) => lineText(item)), ...body.places];
    case 'steps':
      return body.steps.map(({ text }) => lineText(text));
    case 'scores':
      return [...body.providers, ...body.rows.flatMap((row) => [row.criterion, ...row.evidence].map(lineText))];
    case 'timeline':
      return [...body.rows.flatMap((row) => [row.when, row.event].map(lineText)), ...body.whos, ...body.latests];
    case 'scenes':
      return body.scenes.flatMap((scene) => [
        lineText(scene.title),
        blockText(scene.text),
        ...scene.choices.map(({ text }) => lineText(text)),
      ]);
    case 'recall':
      return [blockText(body.answer)];
  }
}

const textOf = (question: Question): string =>
  [lineText(question.prompt), blockText(question.case), ...answersText(question.body)].join('\n');

/** The same for two exercises that read the same: the order of the answers does not count. */
function reading(question: Question): string {
  const answers = answersText(question.body).map(likeness).sort();
  return [question.kind, likeness(lineText(question.prompt)), likeness(blockText(question.case)), ...answers].join(
    '\n',
  );
}

function exerciseLine(id: string, { tests, use, source, law }: Question): string {
  const parts = [`id: ${id}`, `tests: ${tests.join(', ')}`, ...(use === 'both' ? [] : [`use: ${use}`])];
  return `\`${[...parts, `source: ${source}`, ...(law ? [`law: ${law}`] : [])].join(' · ')}\``;
}

/** What has become of a question that is still called the same. */
function sameId(older: Question, newer: Question, { lang, change }: Course): Remark[] {
  // The author has said that it is another matter now, and the DPO decides who retakes it.
  if (change === 'material') return [];
  const before = lineText(older.prompt);
  const now = lineText(newer.prompt);
  if (older.kind !== newer.kind || !alike(textOf(older), textOf(newer))) {
    const message = `${quoted(newer.id)} was "${older.kind}: ${before}" and is "${newer.kind}: ${now}" now. Answers are kept under the id, so give the new exercise another one; or write change: material in course.md.`;
    return [remark('id-reused', newer, message, exerciseLine(`${newer.id}-2`, newer))];
  }
  const moved = exerciseChanges(older, newer, lang).filter(({ severity }) => severity === 'key');
  if (moved.length === 0) return [];
  const said = moved.map(({ sentence }) => sentence).join(' ');
  const message = `${quoted(newer.id)} is judged otherwise than in the last version. ${said} Such a version is material: write that into course.md.`;
  return [remark('key-changed', newer, message, 'change: material')];
}

/**
 * Whether exercises have kept their ids since an earlier version: what learners answered is found again by them.
 * @param older the course in the same language as it was published last
 */
export function idsKept(older: Course, newer: Course): Remark[] {
  const before = new Map(questionsOf(older).map((question) => [question.id, question]));
  const now = new Set(questionsOf(newer).map(({ id }) => id));
  const gone = Map.groupBy(
    [...before.values()].filter(({ id }) => !now.has(id)),
    reading,
  );
  return questionsOf(newer).flatMap((question) => {
    const same = before.get(question.id);
    if (same) return sameId(same, question, newer);
    const earlier = gone.get(reading(question))?.shift();
    if (!earlier) return [];
    const message = `This exercise was called ${quoted(earlier.id)} and is called ${quoted(question.id)} now, with the same text. Answers are kept under the id, so give it back the old one.`;
    return [remark('id-changed', question, message, exerciseLine(earlier.id, question))];
  });
}

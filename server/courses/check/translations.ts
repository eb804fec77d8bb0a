import type { Course, Question, Remark } from '../course-model.ts';
import { quoted, remark } from '../remark.ts';
import { questionsOf } from './ids.ts';

const at = (names: readonly string[], name: string | null): number => (name === null ? -1 : names.indexOf(name));

/** The key of a question without its words: what every language must share. */
function key(question: Question): string {
  const { body } = question;
  switch (body.shape) {
    case 'options':
      return body.options.map((option) => (option.right ? 'x' : '-')).join('');
    case 'rows':
      return body.rows.map((row) => body.places.indexOf(row.place)).join(',');
    case 'steps':
      return body.steps.map((step) => step.rank).join(',');
    case 'scores':
      return body.rows.map((row) => row.scores.join('-')).join(',');
    case 'timeline':
      return body.rows.map(({ who, latest }) => `${at(body.whos, who)}-${at(body.latests, latest)}`).join(',');
    case 'scenes':
      return body.scenes.map(({ choices, end }) => end ?? choices.map(({ to }) => to).join('-')).join(',');
    case 'recall':
      return '';
  }
}

const shape = (question: Question): string => [question.kind, question.use, question.tests.join(',')].join('|');

/** What is different between two languages of a course, seen from the second. */
function compare(first: Course, second: Course): Remark[] {
  const remarks: Remark[] = [];
  const there = new Map(questionsOf(second).map((question) => [question.id, question]));
  const pageOf = (question: Question): string => `${second.id}/${second.lang}/${question.file.split('/').at(-1)}`;
  for (const question of questionsOf(first)) {
    const translated = there.get(question.id);
    there.delete(question.id);
    if (!translated) {
      const message = `The exercise ${quoted(question.id)} of ${question.file} is not here. Translate it too.`;
      remarks.push(remark('translation-differs', { file: pageOf(question), line: 1 }, message));
    } else if (shape(translated) !== shape(question)) {
      const message = `The exercise ${quoted(question.id)} has another kind, use or objective than in ${question.file}, line ${question.line}.`;
      remarks.push(remark('translation-differs', translated, message));
    } else if (key(translated) !== key(question)) {
      const message = `The exercise ${quoted(question.id)} has other right answers, or another order, than in ${question.file}, line ${question.line}.`;
      remarks.push(remark('translation-differs', translated, message));
    }
  }
  for (const question of there.values()) {
    const message = `The exercise ${quoted(question.id)} is missing in ${first.id}/${first.lang}. Every language has the same exercises.`;
    remarks.push(remark('translation-differs', question, message));
  }
  return remarks;
}

/**
 * Compares the languages of each course: the same exercises with the same key, in whatever words.
 * @param courses all courses that could be read; English is the original where it exists, else the first language
 */
export function translations(courses: readonly Course[]): Remark[] {
  const byId = Map.groupBy(courses, (course) => course.id);
  return [...byId.values()].flatMap((languages) => {
    const original = languages.find((course) => course.lang === 'en') ?? languages[0];
    return languages.flatMap((course) => (original && course !== original ? compare(original, course) : []));
  });
}

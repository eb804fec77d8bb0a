import { Refusal } from '../../refusals.ts';
import { minutesToTake } from '../check/minutes.ts';
import { share } from '../check/objectives.ts';
import type { Course, Module } from '../course-model.ts';
import { isScored, judgeAnswer, showQuestion } from '../kinds/index.ts';
import { lessonOf } from '../lesson.ts';
import { readPage } from '../page.ts';
import { moduleExample, moduleTop } from '../top-blocks.ts';
import { keyOf } from './key.ts';
import { placed, placesOf } from './places.ts';
import type { Judgement, ObjectiveCount, PreviewPage, Variant } from './preview-shapes.ts';
import { questionsIn } from './questions.ts';
import { coursePage, pagesOf, remarksOf, type Draft } from './read-folder.ts';

/** Fixed, so that a saved change does not mix the options anew. */
const seed = 'preview';

/** Refuses a name that is no page of the draft (`not_found`). */
function known(draft: Draft, name: string): string {
  if (pagesOf(draft).includes(name)) return name;
  throw new Refusal('not_found', 'There is no such page in this course. It may have been renamed; choose one above.');
}

const inCourse = (course: Course | undefined, name: string): Module | undefined =>
  course?.modules.find(({ file }) => file === `${name}.md`);

function objectiveCounts(course: Course, names: Record<string, string>): ObjectiveCount[] {
  const bank = course.modules.flatMap((module) => module.bank).filter(isScored);
  return Object.entries(names).map(([id, text]) => ({
    id,
    text,
    must: course.must.includes(id),
    have: bank.filter((question) => question.tests[0] === id).length,
    need: Math.ceil(share * course.draw),
  }));
}

const rounded = (minutes: number): number => Math.max(1, Math.round(minutes));

function courseItself(draft: Draft, file: string): PreviewPage {
  const { course } = draft;
  const remarks = placed(remarksOf(draft, coursePage), []);
  const empty = { file, number: 0, rows: [], bank: [], exercises: {}, remarks };
  if (!course) return { ...empty, lesson: null, minutes: null, objectives: [] };
  const counted = rounded(course.modules.reduce((sum, module) => sum + minutesToTake(module), 0));
  const names = Object.assign({}, ...course.modules.map(({ objectives }) => objectives)) as Record<string, string>;
  return {
    ...empty,
    lesson: lessonOf(course, seed),
    minutes: { declared: course.minutes, counted },
    objectives: objectiveCounts(course, names),
  };
}

/** Everything that an author sees of a page of a draft. */
export function previewPage(draft: Draft, asked: string): PreviewPage {
  const { course, files, folder } = draft;
  const name = known(draft, asked);
  const file = `${folder.courseId}/${folder.lang}/${name}.md`;
  if (name === coursePage) return courseItself(draft, file);
  const module = inCourse(course, name);
  const text = files.get(`${name}.md`)?.toString('utf8') ?? '';
  const { page } = readPage(text, file, moduleTop, moduleExample);
  const remarks = remarksOf(draft, name);
  if (!course || !module || !page) {
    const unread = { file, lesson: null, number: 0, minutes: null, objectives: [], rows: [], bank: [], exercises: {} };
    return { ...unread, remarks: placed(remarks, []) };
  }
  const lesson = lessonOf({ ...course, modules: [module] }, seed);
  const { rows, unread, bank: heading } = placesOf(page, module, lesson.modules[0]!, folder.lang);
  const bank: Variant[] = [
    ...module.bank.map((question) => ({
      line: question.line,
      question: showQuestion(question, seed),
      title: question.id,
    })),
    ...unread.map((one) => ({ ...one, question: null })),
  ].sort((a, b) => a.line - b.line);
  const inLesson = new Set(module.sections.flatMap(({ parts }) => parts.flatMap((part) => questionLine(part))));
  const starts = [...rows, ...bank.filter(({ line }) => !inLesson.has(line))].map(({ line }) => line);
  return {
    file,
    lesson,
    number: course.modules.indexOf(module) + 1,
    minutes: { declared: module.minutes, counted: rounded(minutesToTake(module)) },
    objectives: objectiveCounts(course, module.objectives),
    rows,
    bank,
    exercises: Object.fromEntries(
      questionsIn(module).map((question) => {
        const { id, line, tests, use, source } = question;
        return [id, { line, tests, use, source, key: keyOf(question) }];
      }),
    ),
    remarks: placed(remarks, heading === null ? starts : [...starts, heading]),
  };
}

const questionLine = (part: Module['sections'][number]['parts'][number]): number[] =>
  'question' in part ? [part.question.line] : [];

/** What is said about an answer to a question of the page. Nothing is kept. */
export function judgePreview(draft: Draft, asked: string, id: string, response: unknown): Judgement {
  const module = inCourse(draft.course, known(draft, asked));
  const question = module && questionsIn(module).find((one) => one.id === id);
  if (!question) throw new Refusal('not_found', 'This exercise is not in the file any more, or not under this id.');
  return judgeAnswer(question, response, seed);
}

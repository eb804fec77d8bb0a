import type { Course, Remark } from '../course-model.ts';
import { isScored } from '../kinds/index.ts';
import { quoted, remark } from '../remark.ts';
import type { CourseText } from './check-course.ts';
import { questionsOf } from './ids.ts';

/** How many times as many questions the bank holds as are drawn: a second try must not be the first one again. */
export const share = 2.5;

/** Where an objective is declared. */
function declarations(text: CourseText): { remarks: Remark[]; places: Map<string, { file: string; line: number }> } {
  const places = new Map<string, { file: string; line: number }>();
  const remarks: Remark[] = [];
  for (const module of text.modules) {
    for (const id of Object.keys(module.top?.objectives ?? {})) {
      const place = { file: module.file, line: module.topLine(`objectives.${id}`) };
      const earlier = places.get(id);
      if (earlier) {
        const message = `The objective ${id} is already declared in ${earlier.file}, line ${earlier.line}. Give this one another name.`;
        remarks.push(remark('objective-twice', place, message));
      } else places.set(id, place);
    }
  }
  return { remarks, places };
}

/** Objectives: declared once, tested, and with a bank that is large enough for a fresh draw. */
export function objectives(course: Course, text: CourseText): Remark[] {
  const { remarks, places } = declarations(text);
  const questions = questionsOf(course);
  const known = [...places.keys()].join(', ') || 'none';
  for (const question of questions) {
    for (const id of question.tests.filter((one) => !places.has(one))) {
      const message = `${quoted(question.id)} tests ${quoted(id)}, which no module declares. Declared are: ${known}.`;
      remarks.push(remark('tests-undeclared', question, message));
    }
  }
  const must = { file: text.page.file, line: text.page.topLine('must') };
  for (const id of course.must.filter((one) => !places.has(one))) {
    remarks.push(
      remark('must-undeclared', must, `must names ${quoted(id)}, which no module declares. Declared are: ${known}.`),
    );
  }
  // Pages that could not be read would make every count below wrong.
  const pages = [...text.files.keys()].filter((path) => path !== 'course.md').length;
  if (course.modules.length < pages) return remarks;
  const needed = Math.ceil(share * course.draw);
  for (const [id, place] of places) {
    if (!questions.some((question) => question.tests.includes(id))) {
      const message = `No exercise tests the objective ${id}. Write one with tests: ${id}, or remove the objective.`;
      remarks.push(remark('objective-untested', place, message));
      continue;
    }
    // As in the draw, a question that tests several objectives counts for the first.
    const bank = course.modules.flatMap((module) => module.bank).filter(isScored);
    const size = bank.filter((question) => question.tests[0] === id).length;
    if (size < needed) {
      const message = `The bank has ${size} questions whose first objective is ${id}; it needs ${needed}, because ${course.draw} are drawn. Write more, or lower draw.`;
      remarks.push(remark('bank-too-small', place, message));
    }
  }
  return remarks;
}

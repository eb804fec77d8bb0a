import type * as v from 'valibot';
import type { Module, Question, Remark, Section } from './course-model.ts';
import { blocks } from './markdown.ts';
import type { Page } from './page.ts';
import { quoted, remark } from './remark.ts';
import { readExercise } from './read-exercise.ts';
import { headingsIn, specialHeading, textTokens } from './sections.ts';
import type { Chapter, Headings } from './sections.ts';
import type { moduleTop } from './top-blocks.ts';

export type ModulePage = Page<v.InferOutput<typeof moduleTop>>;

type Role = Section['role'] | 'opening' | 'card' | 'bank';

const roles: Partial<Record<keyof Headings, Role>> = {
  beforeYouRead: 'before-you-read',
  workedCase: 'worked-case',
  atWork: 'card',
  knowledgeCheck: 'bank',
};

/** Four headings have a meaning; every other one is lesson text. */
function roleOf(chapter: Chapter, lang: string): Role {
  if (!chapter.heading) return 'opening';
  const special = specialHeading(chapter.title, lang);
  return (special && roles[special]) ?? 'lesson';
}

/** `use` says where a question belongs; here it says so too. */
function misplaced(question: Question, role: Role): Remark[] {
  if (role === 'bank' && question.use === 'practice') {
    const message = `${quoted(question.id)} stands below Knowledge check but its use is practice, so it would be shown nowhere. Move it into the lesson, or write use: check.`;
    return [remark('use-misplaced', question, message)];
  }
  if (role !== 'bank' && question.use === 'check') {
    const message = `${quoted(question.id)} stands in the lesson but its use is check. Move it below Knowledge check, or write use: practice.`;
    return [remark('use-misplaced', question, message)];
  }
  return [];
}

/** Reads the exercises of a chapter, and its text between them, in order. */
function readParts(page: ModulePage, chapter: Chapter, role: Role): { parts: Section['parts']; remarks: Remark[] } {
  const remarks: Remark[] = [];
  const parts: Section['parts'] = [];
  for (const part of chapter.parts) {
    if (part.t === 'text') {
      const text = blocks(part.tokens);
      if (text.length > 0) parts.push({ text });
      continue;
    }
    const line = page.lexed.lineOf(part.heading);
    const read = readExercise(part.heading, part.tokens, page.lexed, page.file);
    remarks.push(...read.remarks);
    if (!read.question) continue;
    if (role === 'opening' || role === 'card') {
      const where = role === 'card' ? 'the work card' : 'the opening words';
      const message = `An exercise cannot stand in ${where}. Put a ## heading before it.`;
      remarks.push(remark('exercise-misplaced', { file: page.file, line }, message, '## A heading'));
      continue;
    }
    remarks.push(...misplaced(read.question, role));
    parts.push({ question: read.question });
  }
  return { parts, remarks };
}

/** Text among the bank, which no screen shows. Rules between exercises are not worth a word. */
function textInBank(page: ModulePage, chapter: Chapter): Remark[] {
  const text = textTokens(chapter).find((token) => blocks([token]).some((block) => block.t !== 'hr'));
  if (!text) return [];
  const place = { file: page.file, line: page.lexed.lineOf(text) };
  return [
    remark(
      'text-in-bank',
      place,
      'This text belongs to no exercise and is shown to nobody. Move it into an exercise, or remove it.',
    ),
  ];
}

/**
 * Reads a module from its page.
 * @param file path inside the course's folder
 * @param lang whose headings are understood beside the English ones
 */
export function readModule(
  page: ModulePage,
  file: string,
  lang: string,
): { module: Module | undefined; remarks: Remark[] } {
  const { top } = page;
  const remarks: Remark[] = [];
  const found: Pick<Module, 'intro' | 'sections' | 'card' | 'bank'> = { intro: [], sections: [], card: [], bank: [] };
  const seen = new Set<Role>();
  for (const chapter of page.chapters) {
    const role = roleOf(chapter, lang);
    const place = { file: page.file, line: chapter.heading ? page.lexed.lineOf(chapter.heading) : page.firstLine };
    if ((role === 'card' || role === 'bank') && seen.has(role)) {
      remarks.push(remark('section-twice', place, `The section ${quoted(chapter.title)} occurs twice. Join the two.`));
    }
    seen.add(role);
    const { parts, remarks: said } = readParts(page, chapter, role);
    remarks.push(...said);
    const questions = parts.flatMap((part) => ('question' in part ? [part.question] : []));
    found.bank.push(...questions.filter((question) => question.use !== 'practice'));
    if (role === 'opening') found.intro = blocks(textTokens(chapter));
    else if (role === 'card') found.card.push(...blocks(textTokens(chapter)));
    else if (role === 'bank') remarks.push(...textInBank(page, chapter));
    else found.sections.push({ role, title: chapter.title, parts });
  }
  if (!top) return { module: undefined, remarks };
  if (!seen.has('card')) {
    const { atWork } = headingsIn(lang);
    const message = `The module has no section "${atWork}". It tells learners what to do tomorrow and is printed as a card.`;
    remarks.push(remark('no-work-card', { file: page.file, line: page.firstLine }, message, `## ${atWork}\n\n- …`));
  }
  const { module: id, title, minutes, audience, covers, objectives } = top;
  const module = { id, title, minutes, lawChecked: top['law-checked'], audience, covers, objectives, file, ...found };
  return { module, remarks };
}

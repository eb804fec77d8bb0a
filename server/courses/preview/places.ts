import type { Module, Remark } from '../course-model.ts';
import type { LessonModule } from '../lesson.ts';
import { inlines } from '../markdown.ts';
import type { Page } from '../page.ts';
import { lineText } from '../plain-text.ts';
import { questionsIn } from './questions.ts';
import { specialHeading, type Chapter } from '../sections.ts';
import type { PlacedRemark, Row } from './preview-shapes.ts';

/** Where things stand in a module's file. */
export interface Places {
  /** The screens of the lesson in the order of the file, and the exercises between them that cannot be shown. */
  rows: Row[];
  /** Exercises of the bank that cannot be shown. */
  unread: { line: number; title: string }[];
  /** The line of `## Knowledge check`. */
  bank: number | null;
}

interface Located {
  chapter: Chapter;
  line: number;
  special: ReturnType<typeof specialHeading>;
}

/** The screens of a chapter; the first begins with its heading, each other one with its exercise. */
function screens(steps: LessonModule['steps'], chapter: Located, lines: ReadonlyMap<string, number>): Row[] {
  return steps.map(({ id, section, question }, at) => ({
    line: at === 0 ? chapter.line : (question && lines.get(question.id)) || chapter.line,
    step: id,
    title: section,
  }));
}

/** Finds every screen of a module in its file. */
export function placesOf(page: Page<unknown>, module: Module, { steps }: LessonModule, lang: string): Places {
  const lineOf = page.lexed.lineOf;
  const lines = new Map(questionsIn(module).map(({ id, line }) => [id, line]));
  const chapters = page.chapters.map((chapter): Located => ({
    chapter,
    line: chapter.heading ? lineOf(chapter.heading) : page.firstLine,
    special: chapter.heading ? specialHeading(chapter.title, lang) : undefined,
  }));
  const bank = chapters.find(({ special }) => special === 'knowledgeCheck');
  const rows: Row[] = [];
  let rest = steps;
  for (const [at, located] of chapters.entries()) {
    if (located.special === 'knowledgeCheck') continue;
    const isMine = ({ role, section, question }: (typeof steps)[number]): boolean => {
      if (at === 0) return role === 'opening';
      if (located.special === 'atWork') return role === 'card';
      const line = question && lines.get(question.id);
      const next = chapters[at + 1]?.line ?? Infinity;
      return role !== 'card' && section === located.chapter.title && (!line || line < next);
    };
    // The card comes last, wherever its section stands.
    const mine = located.special === 'atWork' ? rest.filter(isMine) : rest.slice(0, firstOther(rest, isMine));
    rest = rest.filter((step) => !mine.includes(step));
    rows.push(...screens(mine, located, lines));
  }
  const known = new Set(lines.values());
  const exercises = chapters.flatMap((located) =>
    located.chapter.parts.flatMap((part) =>
      part.t === 'exercise'
        ? [{ located, line: lineOf(part.heading), title: lineText(inlines(part.heading.tokens)) }]
        : [],
    ),
  );
  const unread = exercises.filter(({ line }) => !known.has(line));
  for (const { line, title } of unread.filter(({ located }) => located.special !== 'knowledgeCheck'))
    rows.push({ line, step: null, title });
  return {
    rows: rows.sort((a, b) => a.line - b.line),
    unread: unread
      .filter(({ located }) => located.special === 'knowledgeCheck')
      .map(({ line, title }) => ({ line, title })),
    bank: bank?.line ?? null,
  };
}

function firstOther<T>(list: readonly T[], isMine: (one: T) => boolean): number {
  const at = list.findIndex((one) => !isMine(one));
  return at < 0 ? list.length : at;
}

/** Puts each remark beside what it is about: the last thing that begins at its line or above. */
export function placed(remarks: readonly Remark[], starts: readonly number[]): PlacedRemark[] {
  return remarks.map((remark) => ({
    ...remark,
    row: Math.max(0, ...starts.filter((line) => line <= remark.line)),
  }));
}

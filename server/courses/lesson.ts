import { chance } from './chance.ts';
import type { Block, Course, Module, Question, Section } from './course-model.ts';
import { isScored, showQuestion } from './kinds/index.ts';
import type { ShownQuestion } from './kinds/kind.ts';
import { blockText, wordCount } from './plain-text.ts';

/** What a browser may see of a course: no key, no reasons, no bank. */
export interface Lesson {
  /** Content id of the frozen course; also the seed of its practice questions. */
  content: string;
  courseId: string;
  lang: string;
  title: string;
  version: string;
  minutes: number;
  intro: Block[];
  remember: Block[];
  /** How many questions a knowledge check has. */
  checkSize: number;
  /** Share of them that must be right, in percent. */
  pass: number;
  modules: LessonModule[];
}

export interface LessonModule {
  id: string;
  title: string;
  minutes: number;
  card: Block[];
  steps: Step[];
}

/** One screen. */
export interface Step {
  /** `<module>/<n>` from 1. */
  id: string;
  /** The heading of its section; the module's title for the opening and the card. */
  section: string;
  role: 'opening' | 'before-you-read' | 'worked-case' | 'lesson' | 'card';
  text: Block[];
  question?: ShownQuestion;
}

/** Text of up to so many words stands above the exercise that follows; a longer one has a screen of its own. */
const shortText = 60;

type Screen = Omit<Step, 'id'>;

function sectionScreens(section: Section, seed: string): Screen[] {
  const { role, title } = section;
  const screens: Screen[] = [];
  let waiting: Block[] = [];
  for (const part of section.parts) {
    if ('text' in part) {
      waiting.push(...part.text);
      continue;
    }
    if (wordCount(blockText(waiting)) > shortText) {
      screens.push({ section: title, role, text: waiting });
      waiting = [];
    }
    screens.push({ section: title, role, text: waiting, question: showQuestion(part.question, seed) });
    waiting = [];
  }
  if (waiting.length > 0) screens.push({ section: title, role, text: waiting });
  return screens;
}

function lessonModule(module: Module, seed: string): LessonModule {
  const { id, title, minutes, intro, card } = module;
  const screens: Screen[] = [
    ...(intro.length > 0 ? [{ section: title, role: 'opening' as const, text: intro }] : []),
    ...module.sections.flatMap((section) => sectionScreens(section, seed)),
    ...(card.length > 0 ? [{ section: title, role: 'card' as const, text: card }] : []),
  ];
  const steps = screens.map((screen, at): Step => ({ id: `${id}/${at + 1}`, ...screen }));
  return { id, title, minutes, card, steps };
}

/**
 * The lesson of a course, the same for everybody.
 * @param content the content id under which the course is frozen
 */
export function lessonOf(course: Course, content: string): Lesson {
  const { id: courseId, lang, title, version, minutes, intro, remember, pass } = course;
  const checkSize = course.draw * objectives(course).length;
  const modules = course.modules.map((module) => lessonModule(module, content));
  return { content, courseId, lang, title, version, minutes, intro, remember, checkSize, pass, modules };
}

/** An exercise of the lesson by its id; those of the bank are not among them. */
export function practiceQuestion(course: Course, id: string): Question | undefined {
  const parts = course.modules.flatMap((module) => module.sections).flatMap((section) => section.parts);
  return parts.flatMap((part) => ('question' in part ? [part.question] : [])).find((question) => question.id === id);
}

/** A question that the knowledge check may draw, by its id. */
export function bankQuestion(course: Course, id: string): Question | undefined {
  return course.modules.flatMap((module) => module.bank).find((question) => question.id === id);
}

/** The names of a course's objectives, in the order of its modules. */
export function objectives(course: Course): string[] {
  return [...new Set(course.modules.flatMap((module) => Object.keys(module.objectives)))];
}

/**
 * Draws a knowledge check: `draw` scored questions for each objective, in one mixed order. A question that tests several
 * objectives counts for the first that it names.
 * @param seed the attempt's seed; the same seed, bank and `avoid` draw the same
 * @param avoid ids drawn before: they come again only when nothing else is left
 */
export function drawCheck(course: Course, seed: string, avoid: ReadonlySet<string>): string[] {
  const draw = chance(seed);
  const bank = course.modules.flatMap((module) => module.bank).filter(isScored);
  const drawn = objectives(course).flatMap((objective) => {
    const ids = bank.filter((question) => question.tests[0] === objective).map((question) => question.id);
    const fresh = draw.shuffle(ids.filter((id) => !avoid.has(id)));
    const known = draw.shuffle(ids.filter((id) => avoid.has(id)));
    return [...fresh, ...known].slice(0, course.draw);
  });
  return draw.shuffle(drawn);
}

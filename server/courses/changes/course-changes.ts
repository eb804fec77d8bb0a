import { questionsOf } from '../check/ids.ts';
import type { Course, Module, Question } from '../course-model.ts';
import { lineText } from '../plain-text.ts';
import {
  bySeverity,
  linesChange,
  textChange,
  valueChange,
  worst,
  type Change,
  type Severity,
  type What,
} from './change.ts';
import { exerciseChanges } from './exercise-changes.ts';
import { sentenceChanges, sentencesOf } from './sentences.ts';

/** What an exercise became. Exercises are found again by their id. */
export interface ExerciseChanges {
  id: string;
  kind: Question['kind'];
  prompt: string;
  severity: Severity;
  changes: Change[];
}

export interface ModuleChanges {
  id: string;
  title: string;
  severity: Severity;
  /** Of the module itself and its text. */
  changes: Change[];
  /** The most severe first. */
  exercises: ExerciseChanges[];
}

export interface CourseChanges {
  /** What the author of the newer version says. */
  declared: Course['change'];
  /** What the changes say: material, if something else is right, or objectives, modules or the pass rule are others. */
  suggested: Course['change'];
  counts: Record<Severity, number>;
  /** Of the course itself. */
  course: Change[];
  /** In the order of the newer version; modules that are gone come last, and those without a change not at all. */
  modules: ModuleChanges[];
}

/** Changes that make a version material, whatever their words. */
const decisive = new Set<What>(['objective', 'tests', 'pass', 'draw', 'must', 'module-added', 'module-removed']);

/** What changed between two versions of a course in one language. Comparing the other way round turns every change round. */
export function changesBetween(older: Course, newer: Course): CourseChanges {
  const course = ofTheCourse(older, newer);
  const modules = ofTheModules(older, newer).filter(
    ({ changes, exercises }) => changes.length > 0 || exercises.length > 0,
  );
  const all = [
    ...course,
    ...modules.flatMap((module) => [...module.changes, ...module.exercises.flatMap((exercise) => exercise.changes)]),
  ];
  const counts: CourseChanges['counts'] = { key: 0, material: 0, wording: 0 };
  for (const { severity } of all) counts[severity]++;
  const isMaterial = all.some(({ severity, what }) => severity === 'key' || decisive.has(what));
  return { declared: newer.change, suggested: isMaterial ? 'material' : 'minor', counts, course, modules };
}

function ofTheCourse(older: Course, newer: Course): Change[] {
  const { lang } = newer;
  const list = (words: readonly string[]): string => words.join(', ');
  const shared = newer.modules.filter(({ id }) => older.modules.some((module) => module.id === id));
  const sharedBefore = older.modules.filter(({ id }) => shared.some((module) => module.id === id));
  const titles = (modules: readonly Module[]): string =>
    modules.map(({ id }) => shared.find((module) => module.id === id)?.title ?? id).join(' → ');
  return bySeverity([
    ...valueChange('title', older.title, newer.title, 'The course has another title.'),
    ...valueChange(
      'pass',
      `${older.pass} %`,
      `${newer.pass} %`,
      `To pass took ${older.pass} percent and takes ${newer.pass} now.`,
      'material',
    ),
    ...valueChange(
      'draw',
      String(older.draw),
      String(newer.draw),
      `Questions drawn for each objective: ${older.draw} before, ${newer.draw} now.`,
      'material',
    ),
    ...valueChange(
      'must',
      list(older.must),
      list(newer.must),
      'Other objectives must be right, whatever the share.',
      'material',
    ),
    ...valueChange('audience', list(older.audience), list(newer.audience), 'It is for other people.', 'material'),
    ...minutesChange(older, newer),
    ...lawChecked(older, newer),
    ...textChange('intro', older.intro, newer.intro, lang, 'What the course says about itself'),
    ...textChange('remember', older.remember, newer.remember, lang, 'What to remember'),
    ...valueChange(
      'modules-order',
      titles(sharedBefore),
      titles(shared),
      'The modules come in another order.',
      'wording',
    ),
  ]);
}

function minutesChange(older: Module | Course, newer: Module | Course): Change[] {
  const [before, after] = [String(older.minutes), String(newer.minutes)];
  return valueChange('minutes', before, after, `It took ${before} minutes and takes ${after} now.`, 'wording');
}

function lawChecked(older: Module | Course, newer: Module | Course): Change[] {
  return valueChange(
    'law-checked',
    older.lawChecked,
    newer.lawChecked,
    `A lawyer compared it with the law on ${newer.lawChecked}.`,
    'wording',
  );
}

function ofTheModules(older: Course, newer: Course): ModuleChanges[] {
  const before = exercisesOf(older);
  const after = exercisesOf(newer);
  const changed = newer.modules.map((module) => {
    const earlier = older.modules.find(({ id }) => id === module.id);
    const exercises = [...after.values()]
      .filter((one) => one.module === module)
      .flatMap(({ question }) => ofTheExercise(before.get(question.id), { question, module }, earlier, newer.lang));
    const gone = earlier
      ? [...before.values()]
          .filter((one) => one.module === earlier && !after.has(one.question.id))
          .map(({ question }) => told(question, [cameOrWent('exercise-removed', 'It is gone.')]))
      : [];
    const changes = earlier ? ofTheModule(earlier, module, newer.lang) : [moduleCame(module)];
    return moduleChanges(module, changes, [...exercises, ...gone]);
  });
  const gone = older.modules
    .filter(({ id }) => !newer.modules.some((module) => module.id === id))
    .map((module) => moduleChanges(module, [moduleWent(module)], []));
  return [...changed, ...gone];
}

interface Placed {
  question: Question;
  module: Module;
}

function exercisesOf(course: Course): Map<string, Placed> {
  return new Map(
    course.modules.flatMap((module) =>
      questionsOf({ ...course, modules: [module] }).map((question) => [question.id, { question, module }]),
    ),
  );
}

/** `earlier` is what the module was; undefined if it is new, and then its new exercises are no news. */
function ofTheExercise(
  before: Placed | undefined,
  { question, module }: Placed,
  earlier: Module | undefined,
  lang: string,
): ExerciseChanges[] {
  if (!before) return earlier ? [told(question, [cameOrWent('exercise-added', 'It is new.')])] : [];
  const moved =
    before.module.id === module.id
      ? []
      : valueChange(
          'exercise-moved',
          before.module.title,
          module.title,
          `It moved here from ${before.module.title}.`,
          'wording',
        );
  const changes = [...exerciseChanges(before.question, question, lang), ...moved];
  return changes.length > 0 ? [told(question, changes)] : [];
}

function told({ id, kind, prompt }: Question, changes: Change[]): ExerciseChanges {
  const severity = worst(changes.map((change) => change.severity));
  return { id, kind, prompt: lineText(prompt), severity, changes };
}

function cameOrWent(what: 'exercise-added' | 'exercise-removed', sentence: string): Change {
  return { what, severity: 'material', sentence, lines: [] };
}

function moduleCame({ title }: Module): Change {
  const sentence = `The module “${title}” is new.`;
  return { what: 'module-added', severity: 'material', sentence, lines: [{ older: null, newer: title }] };
}

function moduleWent({ title }: Module): Change {
  const sentence = `The module “${title}” is gone.`;
  return { what: 'module-removed', severity: 'material', sentence, lines: [{ older: title, newer: null }] };
}

function moduleChanges({ id, title }: Module, changes: Change[], exercises: ExerciseChanges[]): ModuleChanges {
  const severity = worst([...changes, ...exercises].map((one) => one.severity));
  return { id, title, severity, changes: bySeverity(changes), exercises: bySeverity(exercises) };
}

function ofTheModule(older: Module, newer: Module, lang: string): Change[] {
  const list = (words: readonly string[]): string => words.join(', ');
  return [
    ...valueChange('module-renamed', older.title, newer.title, `It was called “${older.title}”.`, 'wording'),
    ...objectiveChanges(older, newer),
    ...valueChange('covers', list(older.covers), list(newer.covers), 'It covers other statements.', 'material'),
    ...valueChange('audience', list(older.audience), list(newer.audience), 'It is for other people.', 'material'),
    ...minutesChange(older, newer),
    ...lawChecked(older, newer),
    ...moduleText(older, newer, lang),
    ...textChange('card', older.card, newer.card, lang, 'The work card'),
  ];
}

function objectiveChanges(older: Module, newer: Module): Change[] {
  const names = [...new Set([...Object.keys(older.objectives), ...Object.keys(newer.objectives)])];
  return names
    .map((about) => ({ about, older: older.objectives[about] ?? null, newer: newer.objectives[about] ?? null }))
    .filter((line) => line.older !== line.newer)
    .map((line): Change => ({
      what: 'objective',
      severity: 'material',
      sentence: `The objective ${line.about} ${line.older === null ? 'is new' : line.newer === null ? 'is gone' : 'is another one'}.`,
      lines: [line],
    }));
}

/** Everything that is read in a module but its exercises and its card. The headings of sections are sentences of it. */
function moduleText(older: Module, newer: Module, lang: string): Change[] {
  const [before, after] = [older, newer].map((module) => [
    ...sentencesOf(module.intro, lang).map((text) => ({ under: module.title, text })),
    ...module.sections.flatMap(({ title, parts }) =>
      [title, ...parts.flatMap((part) => ('text' in part ? sentencesOf(part.text, lang) : []))].map((text) => ({
        under: title,
        text,
      })),
    ),
  ]) as [{ under: string; text: string }[], { under: string; text: string }[]];
  const changes = sentenceChanges(
    before.map(({ text }) => text),
    after.map(({ text }) => text),
  );
  const lines = changes.map((one) => ({
    about: (one.newer === null ? before[one.at] : after[one.to])!.under,
    older: one.older,
    newer: one.newer,
  }));
  return linesChange('text', lines, 'The text');
}

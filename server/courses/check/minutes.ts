import type { Body, Course, Module, Question, Remark, Scene } from '../course-model.ts';
import { blockText, lineText, wordCount } from '../plain-text.ts';
import { remark } from '../remark.ts';
import type { CourseText } from './check-course.ts';

const longest = 10;
const wordsPerMinute = 180;
const secondsPerExercise = 20;

/** What is read before answering; of the reasons a learner reads as much as they need. */
function answerText(body: Body): string {
  switch (body.shape) {
    case 'options':
      return body.options.map((option) => lineText(option.text)).join('\n');
    case 'rows':
      return [...body.rows.map((row) => lineText(row.item)), ...body.places].join('\n');
    case 'steps':
      return body.steps.map((step) => lineText(step.text)).join('\n');
    case 'scores':
      return body.rows.flatMap((row) => [row.criterion, ...row.evidence].map(lineText)).join('\n');
    case 'timeline':
      return [...body.rows.flatMap((row) => [row.when, row.event].map(lineText)), ...body.whos, ...body.latests].join(
        '\n',
      );
    case 'scenes':
      return body.scenes.map(sceneText).join('\n');
    case 'recall':
      return blockText(body.answer);
  }
}

const sceneText = (scene: Scene): string =>
  [lineText(scene.title), blockText(scene.text), ...scene.choices.map((choice) => lineText(choice.text))].join('\n');

const questionText = (question: Question): string =>
  [lineText(question.prompt), blockText(question.case), answerText(question.body)].join('\n');

/** How long a module takes, without its share of the knowledge check: reading, and thinking at each exercise. */
export function minutesToTake(module: Module): number {
  const parts = module.sections.flatMap((section) => section.parts);
  const questions = parts.flatMap((part) => ('question' in part ? [part.question] : []));
  const texts = [
    blockText(module.intro),
    blockText(module.card),
    ...parts.map((part) => ('text' in part ? blockText(part.text) : questionText(part.question))),
  ];
  const words = texts.reduce((sum, text) => sum + wordCount(text), 0);
  return words / wordsPerMinute + (questions.length * secondsPerExercise) / 60;
}

/** Minutes: few enough for one sitting, and honest. */
export function minutes(course: Course, text: CourseText): Remark[] {
  const remarks: Remark[] = [];
  for (const module of course.modules) {
    const page = text.modules.find((one) => one.file.endsWith(`/${module.file}`));
    const place = { file: page?.file ?? text.page.file, line: page?.topLine('minutes') ?? 1 };
    const counted = minutesToTake(module);
    if (module.minutes > longest) {
      remarks.push(
        remark(
          'module-too-long',
          place,
          `The module is to take ${module.minutes} minutes. Divide it: ${longest} are the most.`,
        ),
      );
    } else if (counted > longest) {
      const message = `The module takes about ${Math.ceil(counted)} minutes by its words and exercises. Shorten or divide it: ${longest} are the most.`;
      remarks.push(remark('module-too-long', place, message));
    }
  }
  const sum = course.modules.reduce((total, module) => total + module.minutes, 0);
  if (course.modules.length > 0 && sum !== course.minutes) {
    const place = { file: text.page.file, line: text.page.topLine('minutes') };
    const message = `The course is to take ${course.minutes} minutes, its modules ${sum} together.`;
    remarks.push(remark('course-minutes', place, message, `minutes: ${sum}`));
  }
  return remarks;
}

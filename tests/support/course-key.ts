import { join } from 'node:path';
import type { Frame, Page } from 'playwright';
import type { Question } from '../../server/courses/course-model.ts';
import { loadCourse } from '../../server/courses/course-folder.ts';
import { lineText } from '../../server/courses/plain-text.ts';

const dir = join(import.meta.dirname, '../../courses/whose-data/en');

/** The questions of the course on disk by their words, with the key: what a learner who knows the answers has in mind. */
export async function questionsByPrompt(): Promise<Map<string, Question>> {
  const { course } = await loadCourse({ courseId: 'whose-data', lang: 'en', dir }, '2026-11-24');
  const questions = course!.modules.flatMap((module) => [
    ...module.bank,
    ...module.sections.flatMap((section) =>
      section.parts.flatMap((part) => ('question' in part ? [part.question] : [])),
    ),
  ]);
  return new Map(questions.map((question) => [lineText(question.prompt), question]));
}

/** Answers the question on screen as a person would, rightly, with the controls that are there, and has it checked. */
export async function answerRightly(page: Page | Frame, questions: ReadonlyMap<string, Question>): Promise<Question> {
  const fieldset = page.locator('a39-course fieldset').first();
  await fieldset.waitFor();
  const prompt = await page.locator('a39-course legend').first().innerText();
  const question = questions.get(prompt.trim());
  if (!question) throw new Error(`The screen asks "${prompt}", which is not in the course.`);
  const { body } = question;
  if (body.shape === 'options') {
    for (const option of body.options.filter((one) => one.right))
      await fieldset.getByLabel(lineText(option.text), { exact: true }).check();
  } else if (body.shape === 'rows') {
    for (const row of body.rows)
      await fieldset.getByLabel(lineText(row.item), { exact: true }).selectOption({ label: row.place });
  } else if (body.shape === 'steps') {
    const wanted = body.steps.toSorted((a, b) => a.rank - b.rank).map((step) => lineText(step.text));
    for (const [place, text] of wanted.entries())
      for (;;) {
        const rows = await fieldset.locator('li').allInnerTexts();
        if (rows.findIndex((row) => row.includes(text)) <= place) break;
        await fieldset.getByRole('button', { name: `Move up: ${text}`, exact: true }).click();
      }
  } else throw new Error(`No journey answers "${question.kind}".`);
  await page.getByRole('button', { name: 'Check my answer' }).click();
  return question;
}

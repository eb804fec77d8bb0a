import { expect } from 'vitest';
import type { Page } from 'playwright';
import type { Question } from '../../server/courses/course-model.ts';
import type { Keyboard } from './keyboard.ts';

/**
 * Takes a course from its first screen to "Passed" with the keyboard alone, every answer right.
 * @param after hears of each screen that was done, with the kind of its question, and may leave it there by answering `true`
 */
export async function takeCourse(
  page: Page,
  keyboard: Keyboard,
  questions: ReadonlyMap<string, Question>,
  after: (screen: string, kind: string | undefined) => boolean = () => false,
): Promise<void> {
  const legend = page.locator('a39-course legend').first();
  const answer = async () => {
    const prompt = (await legend.innerText()).trim();
    const question = questions.get(prompt);
    if (!question) throw new Error(`The screen asks "${prompt}", which is not in the course.`);
    await keyboard.answer(question);
    await (
      question.kind === 'Recall'
        ? page.getByText('Good. On to the next.')
        : page.locator('.a39-verdict .a39-mark.right')
    ).waitFor();
    return question.kind;
  };
  const progress = page.locator('a39-course').locator('[part=progress]');
  let last = '';
  for (;;) {
    await expect.poll(() => progress.innerText()).not.toBe(last);
    last = await progress.innerText();
    if (/^Knowledge check$/.test(last)) {
      if (await page.getByRole('button', { name: 'Hand in' }).isVisible()) break;
      await keyboard.enter(/^Begin/);
      continue;
    }
    const kind = (await legend.isVisible()) ? await answer() : undefined;
    if (after(last, kind)) return;
    await keyboard.enter(/^Continue/);
  }
  await keyboard.enter(/^Hand in/);
  await page.getByRole('heading', { name: 'Passed' }).waitFor();
}

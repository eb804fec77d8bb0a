import { isDeepStrictEqual } from 'node:util';
import type { Inline, Question } from '../../server/courses/course-model.ts';
import { showQuestion } from '../../server/courses/kinds/index.ts';
import type { Shown } from '../../server/courses/kinds/kind.ts';
import { bankQuestion } from '../../server/courses/lesson.ts';
import type { Tools } from '../../server/environment.ts';
import type { AssignmentView, CheckResult, CheckView } from '../../server/learning/learning-shapes.ts';
import { lineText } from '../../server/courses/plain-text.ts';
import type { Caller } from './installation.ts';

/** Somebody who learns, in whatever page. */
export type Learner = Pick<Caller, 'assignment' | 'get' | 'post' | 'put'>;

/** The response with full marks to a question as it is shown for a seed. */
export function rightResponse(question: Question, seed: string): unknown {
  const { items, places, latests = [] } = showQuestion(question, seed);
  const idOf = (text: Inline[]) => items.find((item) => isDeepStrictEqual(item.text, text))!.id;
  const { body } = question;
  switch (body.shape) {
    case 'options': {
      const right = body.options.filter((option) => option.right).map((option) => idOf(option.text));
      return question.kind === 'Choose one' ? { choice: right[0] } : { choices: right };
    }
    case 'rows':
      return {
        places: Object.fromEntries(
          body.rows.map((row) => [idOf(row.item), places.find((place) => lineText(place.text) === row.place)!.id]),
        ),
      };
    case 'steps':
      return { order: body.steps.toSorted((a, b) => a.rank - b.rank).map((step) => idOf(step.text)) };
    case 'scores':
      return { scores: Object.fromEntries(body.rows.map((row) => [idOf(row.criterion), row.scores])) };
    case 'timeline': {
      const named = (shown: Shown[], name: string | null) => shown.find((one) => lineText(one.text) === name)?.id;
      const duties = items.flatMap((item, at) => (item.asked ? [[item.id, body.rows[at]!] as const] : []));
      return {
        timeline: Object.fromEntries(
          duties.map(([id, { who, latest }]) => [id, { who: named(places, who), latest: named(latests, latest) }]),
        ),
      };
    }
    case 'scenes':
      return { path: [] };
    case 'recall':
      return { rating: 'knew' };
  }
}

/** Starts (or resumes) the person's first assignment and answers its knowledge check: all right, or all "I'm not sure". */
export async function answerCheck(tools: Tools, caller: Learner, how: 'rightly' | 'unsure'): Promise<string> {
  const assignment = await caller.assignment();
  const view = (await (await caller.post(`/api/my/assignments/${assignment}/attempt`)).json()) as AssignmentView;
  const attempt = view.attempt!.id;
  const { seed } = await tools.db
    .selectFrom('attempt')
    .select('seed')
    .where('id', '=', attempt)
    .executeTakeFirstOrThrow();
  const { course } = tools.library.byContent(view.content);
  const check = (await (await caller.get(`/api/attempts/${attempt}/check`)).json()) as CheckView;
  for (const { id } of check.questions) {
    const response = how === 'rightly' ? rightResponse(bankQuestion(course, id)!, seed) : { unsure: true };
    await caller.put(`/api/attempts/${attempt}/answers/${id}`, { response });
  }
  return attempt;
}

/** From sign-in to completion. */
export async function completeFirstCourse(tools: Tools, caller: Learner): Promise<CheckResult> {
  const attempt = await answerCheck(tools, caller, 'rightly');
  return (await (await caller.put(`/api/attempts/${attempt}/hand-in`)).json()) as CheckResult;
}

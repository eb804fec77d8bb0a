import type { AssignmentView, Lesson } from '../../web-components/api/client.ts';
import { chooseAll, chooseOne, lesson } from './lesson.ts';
import { TrainingServer } from './training-server.ts';

const p = (text: string) => ({ t: 'p' as const, c: [text] });

function module(id: string, title: string, question: typeof chooseOne.question): Lesson['modules'][number] {
  return {
    id,
    title,
    minutes: 5,
    card: [],
    steps: [
      { id: `${id}/1`, section: title, role: 'opening', text: [p('We sell tents.')] },
      { id: `${id}/2`, section: 'Before you read', role: 'before-you-read', text: [], question },
      { id: `${id}/3`, section: title, role: 'card', text: [p('Ask who could tell.')] },
    ],
  };
}

/** Three modules, a case before the first two. */
const threeModules: Lesson = {
  ...lesson,
  modules: [
    module('personal', 'Is it personal data?', chooseOne.question),
    module('acts', 'What counts as processing?', chooseAll.question),
    {
      ...lesson.modules[0]!,
      id: 'wrong',
      title: 'When something goes wrong',
      steps: [{ id: 'wrong/1', section: 'When', role: 'opening', text: [p('A list is lost.')] }],
    },
  ],
};

/** Says which modules the pre-check showed, as the server does. */
export class PreCheckServer extends TrainingServer {
  override taught = threeModules;
  readonly #assignment: () => Promise<AssignmentView> = this.assignment;
  override assignment = async (): Promise<AssignmentView> => {
    const view = await this.#assignment();
    const shown = { personal: chooseOne, acts: chooseAll };
    if (view.attempt)
      view.attempt.shownByPreCheck = Object.entries(shown).flatMap(([id, { question }]) =>
        this.early[question.id]?.verdict.right ? [id] : [],
      );
    return view;
  };
}

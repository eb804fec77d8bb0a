import type { Answered, Lesson, ShownQuestion, Verdict } from '../../web-components/api/client.ts';
import { lesson } from './lesson.ts';
import { TrainingServer } from './training-server.ts';

const p = (text: string) => ({ t: 'p' as const, c: [text] });
const shown = (id: string, text: string) => ({ id, text: [text] });

export const spotTheGap: ShownQuestion = {
  id: 'gap',
  kind: 'Spot the gap',
  prompt: ['What does this contract lack?'],
  case: [
    p('MailNest sent it.'),
    { t: 'quote', c: [{ t: 'ol', items: [[p('On instructions.')], [p('Staff keep silent.')], [p('Measures.')]] }] },
  ],
  items: [shown('a', 'Deletion at the end'), shown('b', 'Confidentiality'), shown('c', 'Audits')],
  places: [],
};

export const score: ShownQuestion = {
  id: 'score',
  kind: 'Score',
  prompt: ['Which provider shows more?'],
  case: [],
  items: [
    { ...shown('a', 'Knowledge'), evidence: [['A slogan'], ['A training record']] },
    { ...shown('b', 'Resources'), evidence: [['A certificate'], ['A badge']] },
  ],
  places: [shown('p1', 'MailNest'), shown('p2', 'PostKite')],
};

export const timeline: ShownQuestion = {
  id: 'timeline',
  kind: 'Timeline',
  prompt: ['Who must act, and until when?'],
  case: [],
  items: [
    { ...shown('a', 'A stranger copies the list'), when: ['Thu 22:10'], asked: false },
    { ...shown('b', 'MailNest sees it'), when: ['Fri 09:00'], asked: true },
    { ...shown('c', 'MailNest calls us'), when: ['Fri 16:40'], asked: true },
  ],
  places: [shown('p1', 'We'), shown('p2', 'MailNest')],
  latests: [shown('t1', 'Mon 16:40'), shown('t2', 'Without undue delay')],
};

type Scene = NonNullable<ShownQuestion['scene']>;

const scene = (title: string, text: string, choices: string[], end: Scene['end'] = null): Scene => ({
  title: [title],
  text: [p(text)],
  choices: choices.map((choice, at) => shown('abc'.charAt(at), choice)),
  end,
});

/** Scenes by the path to them. */
const scenes: Record<string, Scene> = {
  '': scene('You know little', 'Nobody knows how many.', ['Wait', 'Tell the authority', 'Ask again']),
  a: scene('You waited', 'The time is over.', [], 'weak'),
  b: scene('You told them', 'The rest may follow.', [], 'good'),
  c: scene('Nobody picks up', 'They are closed.', ['Say nothing', 'Wait']),
  'c a': scene('You said nothing', 'He told them first.', [], 'harmful'),
};

export const decide: ShownQuestion = {
  id: 'decide',
  kind: 'Decide',
  prompt: ['What do you do on Saturday?'],
  case: [p('It is Saturday.')],
  items: [],
  places: [],
  scene: scenes['']!,
};

const keys: Record<string, [should: Verdict['items'][number]['should'], why: string][]> = {
  gap: [
    [true, 'Article 28(3)(g).'],
    [false, 'Clause 2.'],
    [true, 'Article 28(3)(h).'],
  ],
  score: [
    [[0, 2], 'A slogan is a claim.'],
    [[2, 0], 'A badge is a claim.'],
  ],
  timeline: [
    [false, 'No clock runs yet.'],
    [{ who: 'p2', latest: 't2' }, 'Article 33(2).'],
    [{ who: 'p1', latest: 't1' }, 'Article 33(1).'],
  ],
};

export interface Given {
  unsure?: true;
  choices?: string[];
  scores?: Record<string, [number, number]>;
  timeline?: Record<string, { who: string; latest: string }>;
  path?: string[];
}

export function judgeRare(id: string, given: Given): Verdict {
  const unsure = given.unsure === true;
  if (id === 'decide') {
    const reached = scenes[unsure ? 'b' : (given.path ?? []).join(' ')]!;
    const points = unsure || reached.end !== 'good' ? 0 : 100;
    return { right: points === 100, points, unsure, items: [], answer: [], scene: reached };
  }
  const items = keys[id]!.map(([should, why], at) => {
    const item = 'abc'.charAt(at);
    const said = given.scores?.[item] ?? given.timeline?.[item] ?? given.choices?.includes(item) ?? false;
    return { id: item, should, right: !unsure && JSON.stringify(said) === JSON.stringify(should), why: [p(why)] };
  });
  const right = items.every((item) => item.right);
  return { right, points: right ? 100 : unsure ? 0 : 50, unsure, items, answer: [] };
}

const questions = [spotTheGap, score, timeline, decide];

const rareLesson: Lesson = {
  ...lesson,
  modules: lesson.modules.map((module) => ({
    ...module,
    steps: [
      ...questions.map((question, at) => ({
        id: `personal/${at + 1}`,
        section: 'Your provider',
        role: 'lesson' as const,
        text: [],
        question,
      })),
      { id: 'personal/5', section: 'The end', role: 'lesson' as const, text: [p('Done.')] },
    ],
  })),
};

/** A course with one exercise of each kind that few lessons hold. Remembers what was sent. */
export class RareKindsServer extends TrainingServer {
  sent: unknown[] = [];

  override taught = rareLesson;
  override answer = (_: string, question: string, response: unknown): Promise<Answered> => {
    this.sent.push(response);
    const answered = structuredClone({ response, verdict: judgeRare(question, response as Given) });
    if (this.attempt) this.attempt.answers[question] = answered;
    return Promise.resolve(answered);
  };
}

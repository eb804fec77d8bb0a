import type { ItemVerdict, Lesson, ShownQuestion, Verdict } from '../../web-components/api/client.ts';

const p = (text: string) => ({ t: 'p' as const, c: [text] });

interface Judged {
  question: ShownQuestion;
  items: Record<string, { should: boolean | string | number; why: string }>;
  /** Whether an item was dealt with rightly. */
  right(response: unknown, id: string): boolean;
}

const options = (
  kind: 'Choose one' | 'Choose all',
  id: string,
  prompt: string,
  key: Record<string, boolean>,
): Judged => ({
  question: {
    id,
    kind,
    prompt: [prompt],
    case: [p('The card shows two addresses.')],
    items: Object.keys(key).map((text, i) => ({ id: `o${i}`, text: [text] })),
    places: [],
  },
  items: Object.fromEntries(Object.values(key).map((should, i) => [`o${i}`, { should, why: `Reason ${i + 1}.` }])),
  right(response, item) {
    const { choice, choices } = response as { choice?: string; choices?: string[] };
    return (choice === item || choices?.includes(item) === true) === this.items[item]?.should;
  },
});

const places = (kind: 'Sort' | 'Match', id: string): Judged => ({
  question: {
    id,
    kind,
    prompt: ['Personal data or not, for us?'],
    case: [],
    items: [
      { id: 'r0', text: [{ t: 'code', v: 'anna@ferngate.example' }] },
      { id: 'r1', text: ['Open rate: 31 %'] },
    ],
    places: [
      { id: 'p0', text: ['Personal data'] },
      { id: 'p1', text: ['Not personal'] },
    ],
  },
  items: { r0: { should: 'p0', why: 'It names one person.' }, r1: { should: 'p1', why: 'A total names nobody.' } },
  right(response, item) {
    return (response as { places: Record<string, string> }).places[item] === this.items[item]?.should;
  },
});

export const chooseOne = options('Choose one', 'pd-address', 'Which address is personal data?', {
  'Neither of them': false,
  'The one that names Anna': true,
  'Both of them': false,
});
export const chooseAll = options('Choose all', 'pd-acts', 'Which of these is processing?', {
  'Keeping a backup': true,
  'Printing a total': false,
  'Deleting a list': true,
});
export const sort = places('Sort', 'pd-sort');
export const match = places('Match', 'pd-match');
export const order: Judged = {
  question: {
    id: 'pd-order',
    kind: 'Order',
    prompt: ['A list is lost. What happens when?'],
    case: [],
    items: ['Tell the authority', 'Notice it', 'Tell the team'].map((text, i) => ({ id: `s${i}`, text: [text] })),
    places: [],
  },
  items: {
    s0: { should: 3, why: 'Within 72 hours.' },
    s1: { should: 1, why: 'From here on, do not wait.' },
    s2: { should: 2, why: 'Within the hour.' },
  },
  right(response, item) {
    return (response as { order: string[] }).order.indexOf(item) + 1 === this.items[item]?.should;
  },
};
export const recall: Judged = {
  question: { id: 'pd-recall', kind: 'Recall', prompt: ['What do you answer?'], case: [], items: [], places: [] },
  items: {},
  right: () => true,
};

const all = [chooseOne, chooseAll, sort, match, order, recall];
export const checkQuestions = [1, 2].map((n) =>
  options('Choose one', `check-${n}`, `Case ${n}: what is it?`, { 'Personal data': true, 'Not personal data': false }),
);

export function judge(id: string, response: unknown): Verdict {
  const judged = [...all, ...checkQuestions].find(({ question }) => question.id === id);
  if (!judged) throw new Error(id);
  const unsure = (response as { unsure?: boolean }).unsure === true;
  const items = Object.entries(judged.items).map(([item, { should, why }]): ItemVerdict => ({
    id: item,
    should,
    right: !unsure && judged.right(response, item),
    why: [p(why)],
  }));
  const right = !unsure && items.every((item) => item.right);
  return {
    right,
    points: right ? 100 : 0,
    unsure,
    items,
    answer: judged === recall ? [p('The same address gives the same hash.')] : [],
  };
}

const step = (n: number, more: Partial<Lesson['modules'][number]['steps'][number]>) => ({
  id: `personal/${n}`,
  section: 'Before you read',
  role: 'lesson' as const,
  text: [],
  ...more,
});

export const lesson: Lesson = {
  content: 'sha256:1',
  courseId: 'whose-data',
  lang: 'en',
  title: 'Whose data, who decides',
  version: '1.0.0',
  minutes: 20,
  intro: [p('You will spot personal data.')],
  remember: [{ t: 'ul', items: [[p('If someone could tell who it is, it is personal data.')], [p('Stop and ask.')]] }],
  checkSize: 2,
  pass: 80,
  modules: [
    {
      id: 'personal',
      title: 'Is it personal data?',
      minutes: 5,
      card: [],
      steps: [
        step(1, { section: 'Is it personal data?', role: 'opening', text: [p('We sell tents.')] }),
        step(2, { role: 'before-you-read', text: [p('Two cases.')], question: chooseOne.question }),
        step(3, { section: 'The Friday list', role: 'worked-case', text: [p('It is Friday.')] }),
        step(4, { question: chooseAll.question }),
        step(5, { question: sort.question }),
        step(6, { question: match.question }),
        step(7, { question: order.question }),
        step(8, { question: recall.question }),
        step(9, {
          section: 'Is it personal data?',
          role: 'card',
          text: [{ t: 'ul', items: [[p('Ask who could tell.')]] }],
        }),
      ],
    },
  ],
};

import type { ShownQuestion } from '../web-components/api/client.ts';
import type { A39Course } from '../web-components/course/course.ts';
import { examples, OneExerciseServer } from '../tests/web-components/every-kind.ts';
import { checkQuestions, judge, lesson } from '../tests/web-components/lesson.ts';
import * as answers from './answers.ts';

/** An element as a page may find it. */
export interface State {
  /** In the address. */
  name: string;
  shows: string;
  /** Answers as the server does. */
  api: () => object;
  takes?: Record<string, string>;
  /** What the page puts into its slots. */
  inside?: Record<string, string>;
  /** What somebody did before. */
  prepare?: (element: HTMLElement) => void | Promise<void>;
}

const { open, late, done } = answers.dated;

/** However it came here, every element can be found like this. */
const always: State[] = [
  { name: 'loading', shows: 'It has asked and has no answer yet.', api: answers.silent },
  { name: 'signed-out', shows: 'Nobody is signed in.', api: answers.refusing('sign_in_required') },
  { name: 'offline', shows: 'The training server cannot be reached.', api: answers.refusing('offline') },
  {
    name: 'too-old',
    shows: 'The server no longer understands this version: the link that the page put inside.',
    api: answers.refusing('client_too_old'),
    inside: { '': 'Open it on the training server' },
  },
];

const all = (element: ParentNode, selector: string): HTMLElement[] => [
  ...element.querySelectorAll<HTMLElement>(selector),
];

/** Resolves when there is something to press. */
async function found(element: HTMLElement, selector: string): Promise<HTMLElement> {
  for (let tries = 0; tries < 100; tries++) {
    const [one] = [...all(element, selector), ...all(element.shadowRoot!, selector)];
    if (one) return one;
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
  throw new Error(`${element.localName} shows no ${selector}.`);
}

const enter = async (element: HTMLElement): Promise<void> => {
  (element as A39Course).enter();
  await found(element, '.a39-page');
};

const kinds = (Object.keys(examples) as ShownQuestion['kind'][]).flatMap((kind): State[] => {
  const one = examples[kind];
  const name = kind.toLowerCase().replaceAll(' ', '-');
  const at = (response?: unknown) => () =>
    Object.assign(new OneExerciseServer(one, 'lesson', response), { assignments: [open] });
  return [
    { name, shows: `${kind}: asked.`, api: at(), prepare: enter },
    { name: `${name}-answered`, shows: `${kind}: answered, with reasons.`, api: at(one.wrong), prepare: enter },
  ];
});

/** Both questions of the check are answered; what is left is to hand in. */
function checked(choice: string): object {
  const step = 'hand-in';
  const attempt = {
    id: 't1',
    number: 1,
    content: lesson.content,
    step,
    answers: {},
    shownByPreCheck: [],
    handedIn: false,
  };
  const response = { choice };
  const answered = checkQuestions.map(({ question }) => [
    question.id,
    { response, verdict: judge(question.id, response) },
  ]);
  return Object.assign(answers.training(open), { attempt, checked: Object.fromEntries(answered) });
}

const handIn = async (element: HTMLElement): Promise<void> => {
  await enter(element);
  (await found(element, '.a39-actions .a39-button')).click();
  await found(element, '[part~=footer]');
};

const begun = (step: string) => (): object => {
  const attempt = {
    id: 't1',
    number: 1,
    content: lesson.content,
    step,
    answers: {},
    shownByPreCheck: [],
    handedIn: false,
  };
  return Object.assign(answers.training(open), { attempt });
};

const course: State[] = [
  { name: 'overview', shows: 'What it is about, before it begins.', api: () => answers.training(open) },
  { name: 'begun', shows: 'Begun: it goes on where one stopped.', api: begun('personal/2') },
  { name: 'text', shows: 'A step to read.', api: begun('personal/1'), prepare: enter },
  {
    name: 'own-words',
    shows: 'The page’s own words above the text and where to ask.',
    api: begun('personal/1'),
    inside: { before: 'Welcome to the training week.', help: 'Ask in room 4.' },
    prepare: enter,
  },
  {
    name: 'shadow',
    shows: 'content="shadow": the page’s styles do not reach the text.',
    api: begun('personal/1'),
    takes: { content: 'shadow' },
    prepare: enter,
  },
  ...kinds,
  { name: 'check', shows: 'Before the knowledge check.', api: begun('check'), prepare: enter },
  { name: 'hand-in', shows: 'All questions of the check are answered.', api: () => checked('o0'), prepare: enter },
  { name: 'passed', shows: 'Passed, with the certificate.', api: () => checked('o0'), prepare: handIn },
  { name: 'not-passed', shows: 'Not passed: what to read again.', api: () => checked('o1'), prepare: handIn },
  { name: 'completed', shows: 'Completed some time ago.', api: () => answers.training(done) },
];

/** Every state of every public element that shows something, by tag. */
export const states: Record<string, State[]> = {
  'a39-signin': [
    { name: 'signed-out', shows: 'Nobody is signed in.', api: answers.refusing('sign_in_required') },
    {
      name: 'labelled',
      shows: 'With the page’s own words.',
      api: answers.refusing('sign_in_required'),
      takes: { label: 'Sign in with Brightwater' },
    },
    { name: 'offline', shows: 'The training server cannot be reached.', api: answers.refusing('offline') },
  ],
  'a39-status': [
    { name: 'overdue', shows: 'Something is overdue.', api: () => answers.training(late, open) },
    { name: 'open', shows: 'Something is due.', api: () => answers.training(open) },
    {
      name: 'banner',
      shows: 'variant="banner": with the next day that matters.',
      api: () => answers.training(open),
      takes: { variant: 'banner' },
    },
    {
      name: 'banner-overdue',
      shows: 'variant="banner", overdue.',
      api: () => answers.training(late, open),
      takes: { variant: 'banner' },
    },
    {
      name: 'count',
      shows: 'variant="count": the number alone.',
      api: () => answers.training(late, open),
      takes: { variant: 'count' },
    },
    { name: 'done', shows: 'Nothing is open.', api: () => answers.training(done) },
    {
      name: 'own-words',
      shows: 'With the page’s own words and icon.',
      api: () => answers.training(done),
      inside: { icon: '✓', done: 'All trained.' },
    },
    ...always,
  ],
  'a39-my-training': [
    { name: 'due', shows: 'Overdue, due and done.', api: () => answers.training(late, open, done) },
    {
      name: 'cards',
      shows: 'layout="cards".',
      api: () => answers.training(late, open, done),
      takes: { layout: 'cards' },
    },
    { name: 'refresher', shows: 'With the offer to look back.', api: () => answers.refresher() },
    { name: 'all-done', shows: 'Everything is completed.', api: () => answers.training(done) },
    {
      name: 'open-only',
      shows: 'show="open".',
      api: () => answers.training(late, open, done),
      takes: { show: 'open' },
    },
    {
      name: 'own-words',
      shows: 'With the page’s own heading.',
      api: () => answers.training(open),
      inside: { heading: 'Yours to learn' },
    },
    { name: 'empty', shows: 'Nothing is assigned.', api: () => answers.training() },
    ...always,
  ],
  'a39-course': [...course, ...always].map((state) => ({ ...state, takes: { course: 'whose-data', ...state.takes } })),
  'a39-quick-check': [
    { name: 'asked', shows: 'An exercise, anywhere in a page. Nothing is kept.', api: answers.exercise },
    {
      name: 'counts',
      shows: 'record="completion": the answer goes with the course.',
      api: answers.exercise,
      takes: { record: 'completion' },
    },
    {
      name: 'answered',
      shows: 'Answered, with reasons, and what the page says below.',
      api: answers.exercise,
      inside: { after: 'Read more in the handbook.' },
      prepare: async (element: HTMLElement) => {
        (await found(element, 'input[value=o0]')).click();
        (await found(element, '[type=submit]')).click();
        await found(element, '.a39-verdict');
      },
    },
    ...always,
  ].map((state) => ({ ...state, takes: { question: 'whose-data/pd-address', ...state.takes } })),
  'a39-refresher': [
    { name: 'case', shows: 'The first case.', api: () => answers.refresher() },
    {
      name: 'changed',
      shows: 'The yearly one begins with what changed.',
      api: () =>
        answers.refresher([
          {
            courseTitle: 'Whose data, who decides',
            lang: 'en',
            lines: [
              { was: null, is: 'The clock has three hands now.' },
              { was: 'It had two.', is: null },
            ],
          },
        ]),
    },
    { name: 'none', shows: 'None is due.', api: () => answers.training(done) },
    ...always,
  ],
  'a39-acknowledge': [
    { name: 'asked', shows: 'A document to read and acknowledge.', api: () => answers.reading(answers.documents.open) },
    {
      name: 'overdue',
      shows: 'It is overdue.',
      api: () => answers.reading(answers.documents.late),
      takes: { document: 'clean-desk' },
    },
    {
      name: 'forgotten',
      shows: 'Confirmed without the box.',
      api: () => answers.reading(answers.documents.open),
      prepare: async (element: HTMLElement) => (await found(element, 'button')).click(),
    },
    {
      name: 'own-words',
      shows: 'With the page’s own statement.',
      api: () => answers.reading(answers.documents.open),
      inside: { statement: 'I will lock my screen.' },
    },
    {
      name: 'done',
      shows: 'It is on record.',
      api: () => answers.reading(answers.documents.done),
      takes: { document: 'passwords' },
    },
    { name: 'not-asked', shows: 'It was not asked for.', api: () => answers.reading() },
    ...always,
  ].map((state) => ({ ...state, takes: { document: 'remote-work', ...state.takes } })),
  'a39-my-documents': [
    {
      name: 'due',
      shows: 'Overdue, due and done.',
      api: () => answers.reading(answers.documents.late, answers.documents.open, answers.documents.done),
    },
    {
      name: 'acknowledged',
      shows: 'One was just acknowledged.',
      api: () => answers.reading(answers.documents.open),
      prepare: async (element: HTMLElement) => {
        (await found(element, 'button')).click();
        await found(element, '.said p');
      },
    },
    { name: 'empty', shows: 'Nothing was asked.', api: () => answers.reading() },
    ...always,
  ],
  'a39-certificates': [
    {
      name: 'list',
      shows: 'What was completed, newest first.',
      api: () => answers.training(open, answers.certified, done),
    },
    { name: 'empty', shows: 'There is none yet.', api: () => answers.training(open) },
    ...always,
  ],
  'a39-privacy': [
    { name: 'all', shows: 'In an intranet: who looked, and the way to the data.', api: answers.privacy },
    { name: 'own-page', shows: 'On the training server’s own pages: the data, too.', api: answers.ownData },
    { name: 'access-log', shows: 'section="access-log".', api: answers.privacy, takes: { section: 'access-log' } },
    { name: 'nobody', shows: 'Nobody looked.', api: answers.nobodyLooked, takes: { section: 'access-log' } },
    {
      name: 'export',
      shows: 'section="export", with the page’s own words on whom to ask.',
      api: answers.privacy,
      takes: { section: 'export' },
      inside: { contact: 'Ask in room 4.' },
    },
    ...always,
  ],
  'a39-team': [
    { name: 'matrix', shows: 'People by courses: who needs action.', api: () => answers.team() },
    { name: 'pages', shows: 'More people than fit a page.', api: answers.largeTeam },
    { name: 'overdue', shows: 'view="overdue".', api: () => answers.team(), takes: { view: 'overdue' } },
    {
      name: 'summary',
      shows: 'view="summary": how many stand where, without a name.',
      api: () => answers.team(),
      takes: { view: 'summary' },
    },
    { name: 'nobody-overdue', shows: 'view="overdue": nobody is.', api: answers.doneTeam, takes: { view: 'overdue' } },
    { name: 'nobody', shows: 'Nobody reports to this person.', api: () => answers.team([]) },
    ...always,
  ],
};

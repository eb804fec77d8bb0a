import { counting } from '../counting.ts';

const n = counting('en');

export const en = {
  heading: 'Overdue',
  summary: (k: number) =>
    k === 0 ? 'Nothing is overdue.' : n(k, 'One training is overdue.', '# trainings are overdue.'),
  summaryFiltered: (k: number) => n(k, 'One overdue training fits the filter.', '# overdue trainings fit the filter.'),
  caption: 'Trainings whose last day is over',
  course: 'Course',
  reminded: 'Reminded',
  daysOver: (k: number) => n(k, '# day over', '# days over'),
  remindedOn: (day: string) => day,
  never: 'Not yet',
  nothing: 'Nothing is overdue. There is nobody to remind.',
  select: 'Select',
  selectOne: (name: string, course: string) => `Select ${name}, ${course}`,
  selectPage: 'Select all on this page',
  selected: (k: number) => n(k, '# selected', '# selected'),
  nothingSelected: 'Nothing selected',
  selectAll: (k: number) => n(k, 'Select the one that fits', 'Select all # that fit'),
  selectFirst: (k: number) => `Select the first ${n(k, '#', '#')}`,
  selecting: 'Selecting…',
  most: (k: number) => `At most ${n(k, '#', '#')} at a time: select fewer.`,
  clear: 'Select none',
  remind: 'Remind…',
  looking: 'One moment…',
  chooseFirst: 'Select whom to remind first.',
  preview: {
    heading: (k: number) => n(k, 'Send one reminder?', 'Send # reminders?'),
    headingNone: 'There is nobody to remind',
    to: (mails: number) => `By ${n(mails, 'one mail', '# mails')}; whoever has several courses gets one.`,
    soon: 'They go out in five minutes. Until then you can undo it.',
    later: (when: string) => `They go out ${when}, because of the quiet hours. Until then you can undo it.`,
    noMail:
      'No mail server is set up yet, so they wait, and are given up after three days. Ask whoever runs this server.',
    mails: 'What they read',
    subject: 'Subject',
    courses: (titles: string, k: number) => n(k, `Course: ${titles}`, `# courses: ${titles}`),
    leftOut: (k: number) => n(k, 'One is left out', '# are left out'),
    send: (k: number) => n(k, 'Send one reminder', 'Send # reminders'),
    sending: 'Sending…',
    cancel: 'Not now',
    sees: 'Each of them sees that the reminder is from you.',
  },
  /** Why somebody is left out. */
  reasons: {
    reminded_recently: (day: string | null) =>
      day ? `reminded within the last seven days, possible again on ${day}` : 'reminded within the last seven days',
    already_waiting: () => 'a reminder is on its way already',
    nothing_open: () => 'nothing is open any more',
    not_yours: () => 'you do not manage this person today',
    no_address: () => 'has no e-mail address',
  } as Record<string, (day: string | null) => string>,
  sent: {
    will: (k: number, when: string) => `${n(k, 'One reminder goes', '# reminders go')} out ${when}.`,
    none: 'Nobody was reminded: everybody was left out.',
    leftOut: (k: number) => n(k, 'One was left out.', '# were left out.'),
    undo: 'Undo',
    undoFor: (k: number) =>
      k === 0 ? 'You can undo it for less than a minute.' : `You can undo it for ${n(k, 'one minute', '# minutes')}.`,
    undoUntil: (when: string) => `You can undo it until ${when}.`,
    over: (k: number) => n(k, 'One reminder is on its way.', '# reminders are on their way.'),
    undoing: 'Undoing…',
    undone: (k: number) => n(k, 'Undone: one reminder is not sent.', 'Undone: # reminders are not sent.'),
    tooLate: 'Too late to undo: they have gone out.',
    dismiss: 'Dismiss',
  },
  at: (time: string) => `at ${time}`,
  on: (day: string) => `on ${day}`,
  limits:
    'One reminder for each person and course in seven days, whoever sends it. Each is kept with its sender, and the person sees it.',
  refused: {
    invalid_input: 'The server does not take this selection. Reload the page and select again.',
    too_many_requests: 'That was a lot at once. Wait a minute, then try again.',
  } as Record<string, string>,
};

export type OverdueTerms = typeof en;

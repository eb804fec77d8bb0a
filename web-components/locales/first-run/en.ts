import { counting } from '../counting.ts';

const n = counting('en');

/** The words of the guide to the first assignment. */
export const en = {
  heading: 'From nothing to the first assignment',
  lede: 'Five minutes, in this order. Nothing happens before the last step.',
  done: 'Done:',
  steps: {
    people: 'Get people in',
    whom: 'Choose for whom',
    course: 'Choose a course',
    times: 'By when, and how often',
    see: 'See who gets it',
    assign: 'Assign it',
  },
  people: (k: number) => (k === 0 ? 'Nobody is on staff yet.' : `${n(k, 'One person is', '# people are')} on staff.`),
  importFile: 'Import a file of HR’s (CSV)',
  connect: 'Connect your directory (SCIM)',
  myself: 'Just try it with yourself',
  alone:
    'So far only you, or nearly. You can still go on, and import the others later: a rule for everyone finds them by itself.',
  course: 'Course',
  choose: 'Choose…',
  noCourses: 'No course is published. Ask whoever runs the server to publish one.',
  reasons: {
    everyone: 'Everybody works with personal data',
    others: 'These people work with personal data',
  },
  see: 'See who gets it',
  first: 'Choose for whom and a course first.',
  assign: (k: number) => (k === 0 ? 'Make the rule' : n(k, 'Assign it to one person', 'Assign it to # people')),
  assignFirst: 'Look first who gets it.',
  assigned: (k: number) =>
    k === 0
      ? 'The rule is made. It assigns the course to whoever comes.'
      : `Done: ${n(k, 'one person has', '# people have')} the course. Reminders go out by themselves if mail is set up.`,
  next: 'What now:',
  toRule: 'Look at the rule',
  toTeam: 'See who stands where',
  toTraining: 'See it as a learner',
  notNow: 'Close the guide',
  backHint: 'You find it again under Settings.',
  looking: 'One moment…',
  faults: {} as Record<string, string>,
  refused: {} as Record<string, string>,
};

export type FirstRunTerms = typeof en;

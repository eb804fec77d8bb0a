import { counting } from '../counting.ts';

const n = counting('en');

/** The words of elements for managers, data protection officers and try mode. Learners never load them. */
export const en = {
  team: {
    heading: 'Team',
    summary: (people: number, late: number, open: number) =>
      late > 0
        ? `${n(late, 'One person is overdue', '# people are overdue')}${open > 0 ? `, ${n(open, 'one more has', '# more have')} training open` : ''}, of ${people}.`
        : open > 0
          ? `Nobody is overdue. ${n(open, 'One person has', '# people have')} training open, of ${people}.`
          : `All ${people} are done.`,
    asOf: (day: string) => `As of ${day}`,
    show: 'Show',
    needsAction: 'Needs action',
    everyone: 'Everyone',
    nobody: 'Nobody needs a reminder.',
    person: 'Person',
    caption: 'Mandatory courses of your direct reports',
    open: 'Open',
    done: 'Done',
    overdue: 'Overdue',
    due: (day: string) => `due ${day}`,
    since: (day: string) => `since ${day}`,
    on: (day: string) => day,
    none: 'Not assigned',
    limits:
      'You see open, done and overdue. Scores, answers, attempts and whether someone has begun are shown to nobody.',
  },
  evidence: {
    heading: 'Evidence',
    summary: (records: number, first: string, last: string) =>
      `${records === 0 ? 'No completion is' : n(records, 'One completion is', '# completions are')} on record. The log began on ${first}, and its newest entry is of ${last}. Nothing in it can be changed or taken out without it showing.`,
    bundleHeading: 'The bundle',
    bundleText:
      'One zip file with everything an auditor needs to check what was claimed: offline, with tools that you did not write.',
    make: 'Make the bundle',
    making: 'Making it…',
    received: (kilobytes: string) => `${kilobytes} KB so far`,
    made: (name: string) => `${name} is in your downloads.`,
    again: 'Make it again',
    showsHeading: 'What it shows',
    shows: [
      'Who completed which version of which course, and on which day.',
      'The exact text of that version.',
      'That no entry was added, removed or changed after the checkpoint was signed.',
    ],
    showsNotHeading: 'What it does not show',
    showsNot: [
      'That somebody understood, or will act accordingly. Training is not behaviour.',
      'That the person at the keyboard was the one signed in.',
      'That everybody who had to be trained was assigned a course.',
    ],
    auditorHeading: 'What to tell your auditor',
    auditor: [
      'Give the key on paper, by hand or by phone, before you send the bundle. A key that travels inside the bundle proves nothing.',
      'Send the zip. Its README.txt says how to check it with openssl and sha256sum, or with npx article39 verify.',
      'Let the auditor choose the sample, and keep their copy. The next bundle must contain this one.',
    ],
    keyHeading: 'Key',
    keyText: 'The auditor must have this from elsewhere than the bundle.',
    logHeading: 'The log',
    origin: 'Origin',
    originText: 'The name that the log signs with.',
    size: 'Size',
    sizeText: 'How many entries there are.',
    root: 'Root',
    rootText: 'A fingerprint of all entries in their order. Any change gives another one.',
    countsHeading: 'Entries',
    types: {
      genesis: 'Beginning of the log',
      course: 'Course versions published',
      assign: 'Assignments',
      record: 'Completions',
    } as Record<string, string>,
    coursesHeading: 'Course versions',
    courseColumns: {
      title: 'Course',
      version: 'Version',
      published: 'Published',
      content: 'Content',
      records: 'Completions',
    },
    checkpoint: 'Show the signed checkpoint',
  },
  people: {
    heading: 'Enter as someone',
    lede: (organisation: string) =>
      `${organisation} is made up, and so are its people. Choose one and see what they see. There is no password.`,
    search: 'Find a person, a unit or a role',
    found: (k: number) => n(k, '# person', '# people'),
    none: 'Nobody of that name works here.',
    startHeading: 'Good places to start',
    learner: 'A learner with something overdue',
    manager: 'A manager',
    dpo: 'The data protection officer',
    others: 'Without a unit',
    roles: {
      learner: '',
      manager: 'Manager',
      training_admin: 'Training admin',
      dpo: 'Data protection officer',
    } as Record<string, string>,
    reports: (k: number) => n(k, '# report', '# reports'),
    open: (k: number) => n(k, '# open', '# open'),
    overdue: (k: number) => n(k, '# overdue', '# overdue'),
    entering: 'Entering…',
  },
};

export type PageTerms = typeof en;

import { counting } from '../counting.ts';

const n = counting('en');

export const en = {
  heading: 'Team',
  summary: (people: number, late: number, open: number) =>
    late > 0
      ? `${n(late, 'One person is overdue', '# people are overdue')}${open > 0 ? `, ${n(open, 'one more has', '# more have')} training open` : ''}, of ${n(people, '#', '#')}.`
      : open > 0
        ? `Nobody is overdue. ${n(open, 'One person has', '# people have')} training open, of ${n(people, '#', '#')}.`
        : n(people, 'The only person is done.', 'All # are done.'),
  caption: { reports: 'Mandatory courses of the people whom you manage', all: 'Mandatory courses of everybody' },
  whatIsOpen: 'What is open',
  nothingOpen: 'Nothing is open',
  doneOf: (done: number, of: number) => `${done} of ${of} done`,
  nobodyOpen: 'Nobody needs a reminder.',
  showEveryone: 'Show everyone',
  nobody: {
    reports: 'Nobody reports to you today. People come from your HR system; ask there if somebody is missing.',
    all: 'Nobody is on staff yet. Bring your people in from a CSV file or by SCIM, and they are listed here.',
  },
  toPeople: 'Bring people in',
  noCourse: {
    reports: 'No course has been asked of your people yet. Your data protection team says who takes what.',
    all: 'No course has been asked of anybody yet.',
  },
  toObligations: 'Say who takes what',
  limits:
    'You see open, done, overdue and exempt. Scores, answers, attempts and whether someone has begun are shown to nobody.',
  organisation: {
    heading: 'The organisation',
    people: (k: number) => n(k, 'One person is on staff.', '# people are on staff.'),
    parts: {
      done: (k: number) => n(k, '# done', '# done'),
      open: (k: number) => n(k, '# open', '# open'),
      overdue: (k: number) => n(k, '# overdue', '# overdue'),
      exempt: (k: number) => n(k, '# exempt', '# exempt'),
    },
    /** Only parts that are not zero. */
    sentence: (name: string, people: number, parts: string) =>
      `${name}: of ${n(people, 'one person', '# people')}, ${parts}.`,
    table: 'As a table',
    course: 'Course',
    done: 'Done',
    open: 'Open, in time',
    overdue: 'Overdue',
    exempt: 'Exempt',
    byUnit: 'By unit',
    byUnitOf: (title: string) => `By unit: ${title}`,
    noUnit: 'Without a unit',
    withheld: (k: number) =>
      k === 0
        ? 'Nobody is left out.'
        : `${n(k, 'One person is', '# people are')} in units that are not shown: of fewer than ten people, a number says something about each.`,
    noUnits: 'No unit has ten people, so none is shown by itself.',
  },
};

export type TeamTerms = typeof en;

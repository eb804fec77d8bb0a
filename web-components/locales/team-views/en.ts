import { counting } from '../counting.ts';

const n = counting('en');

/** The words of the team in pages of the intranet. What they share with the Team screen is there. */
export const en = {
  overdueHeading: 'Overdue in the team',
  overdue: (k: number) => n(k, 'One person is overdue.', '# people are overdue.'),
  nobodyOverdue: 'Nobody is overdue.',
  whatIsOverdue: 'What is overdue',
  captionOverdue: 'People who are overdue, and with what',
  everything: 'All mandatory courses',
  clear: (k: number) => n(k, '# with nothing open', '# with nothing open'),
  openTeam: 'Open the team page',
};

export type TeamViewsTerms = typeof en;

import { counting } from '../counting.ts';

const n = counting('en');

/** The words of what is stored about oneself, in any page. What they share with My data is there. */
export const en = {
  looks: 'Who looked',
  looksText: (days: number) =>
    `Who was shown something about you, where and on which day. It is kept for ${n(days, 'a day', '# days')}.`,
  export: 'Take it along',
  exportText: 'Everything that is stored about you, as a file for you or for another program.',
  elsewhere:
    'What is stored about you is shown on the pages of the training server only, where no other program can read along.',
  elsewhereLink: 'Open My data',
  contact: (name: string) => `Is something wrong, or do you have a question? Write to ${name}:`,
};

export type PrivacyTerms = typeof en;

import type { AcknowledgeTerms } from './en.ts';

export const nl: AcknowledgeTerms = {
  statement: 'Ik heb het gelezen en houd me eraan.',
  confirm: 'Bevestigen',
  tickFirst: 'Zet eerst een vinkje: ernaast staat wat je bevestigt.',
  notAsked: 'Dit document hoef je niet te bevestigen.',
};

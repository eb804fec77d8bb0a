import type { AcknowledgeTerms } from './en.ts';

export const fr: AcknowledgeTerms = {
  statement: 'Je l’ai lu et je le respecterai.',
  confirm: 'Confirmer',
  tickFirst: 'Cochez d’abord la case : elle dit ce que vous confirmez.',
  notAsked: 'La lecture de ce document ne vous est pas demandée.',
};

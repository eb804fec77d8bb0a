import type { AcknowledgeTerms } from './en.ts';

export const pl: AcknowledgeTerms = {
  statement: 'Potwierdzam zapoznanie się z treścią i będę jej przestrzegać.',
  confirm: 'Potwierdź',
  tickFirst: 'Najpierw zaznacz pole: mówi ono, co potwierdzasz.',
  notAsked: 'Tego dokumentu nie musisz potwierdzać.',
};

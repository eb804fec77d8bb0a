import type { QuickCheckTerms } from './en.ts';

export const fr: QuickCheckTerms = {
  heading: 'Question rapide',
  notKept: 'Votre réponse est évaluée et n’est pas conservée.',
  counts: 'Votre réponse compte dans votre cours, comme si vous l’y aviez donnée.',
};

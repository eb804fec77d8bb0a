import type { QuickCheckTerms } from './en.ts';

export const nl: QuickCheckTerms = {
  heading: 'Korte vraag',
  notKept: 'Je antwoord wordt beoordeeld en niet bewaard.',
  counts: 'Je antwoord telt in je cursus, alsof je het daar gaf.',
};

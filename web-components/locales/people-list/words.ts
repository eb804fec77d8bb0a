import type { Dictionary } from '../localize.ts';
import { en, type PeopleListTerms } from './en.ts';

export const peopleListWords: Dictionary<PeopleListTerms> = {
  en,
  others: { de: async () => (await import('./de.ts')).de },
};

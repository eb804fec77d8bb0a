import type { Dictionary } from '../localize.ts';
import { en, type PeopleImportTerms } from './en.ts';

export const peopleImportWords: Dictionary<PeopleImportTerms> = {
  en,
  others: { de: async () => (await import('./de.ts')).de },
};

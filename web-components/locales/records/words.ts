import type { Dictionary } from '../localize.ts';
import { en, type RecordsTerms } from './en.ts';

export const recordsWords: Dictionary<RecordsTerms> = {
  en,
  others: { de: async () => (await import('./de.ts')).de },
};

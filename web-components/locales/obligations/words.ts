import type { Dictionary } from '../localize.ts';
import { en, type ObligationsTerms } from './en.ts';

export const obligationsWords: Dictionary<ObligationsTerms> = {
  en,
  others: { de: async () => (await import('./de.ts')).de },
};

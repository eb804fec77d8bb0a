import type { Dictionary } from '../localize.ts';
import { en, type PageTerms } from './en.ts';

export const pageWords: Dictionary<PageTerms> = {
  en,
  others: { de: async () => (await import('./de.ts')).de },
};

import type { Dictionary } from '../localize.ts';
import { en, type FirstRunTerms } from './en.ts';

export const firstRunWords: Dictionary<FirstRunTerms> = {
  en,
  others: { de: async () => (await import('./de.ts')).de },
};

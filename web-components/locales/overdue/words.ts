import type { Dictionary } from '../localize.ts';
import { en, type OverdueTerms } from './en.ts';

export const overdueWords: Dictionary<OverdueTerms> = {
  en,
  others: { de: async () => (await import('./de.ts')).de },
};

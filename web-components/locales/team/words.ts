import type { Dictionary } from '../localize.ts';
import { en, type TeamTerms } from './en.ts';

export const teamWords: Dictionary<TeamTerms> = {
  en,
  others: { de: async () => (await import('./de.ts')).de },
};

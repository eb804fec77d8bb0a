import type { Dictionary } from '../localize.ts';
import { en, type AuditorTerms } from './en.ts';

export const auditorWords: Dictionary<AuditorTerms> = {
  en,
  others: { de: async () => (await import('./de.ts')).de },
};

import type { Dictionary } from '../localize.ts';
import { en, type ErasureTerms } from './en.ts';

export const erasureWords: Dictionary<ErasureTerms> = {
  en,
  others: { de: async () => (await import('./de.ts')).de },
};

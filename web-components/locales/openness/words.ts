import type { Dictionary } from '../localize.ts';
import { en, type OpennessTerms } from './en.ts';

export const opennessWords: Dictionary<OpennessTerms> = {
  en,
  others: { de: async () => (await import('./de.ts')).de },
};

import type { Dictionary } from '../localize.ts';
import { en, type ExportTerms } from './en.ts';

export const exportWords: Dictionary<ExportTerms> = {
  en,
  others: { de: async () => (await import('./de.ts')).de },
};

import type { Dictionary } from '../localize.ts';
import { en, type DocumentsTerms } from './en.ts';

export const documentsWords: Dictionary<DocumentsTerms> = {
  en,
  others: { de: async () => (await import('./de.ts')).de },
};

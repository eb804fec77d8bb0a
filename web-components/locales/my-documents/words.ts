import type { Dictionary } from '../localize.ts';
import { en, type MyDocumentsTerms } from './en.ts';

export const myDocumentsWords: Dictionary<MyDocumentsTerms> = {
  en,
  others: { de: async () => (await import('./de.ts')).de },
};

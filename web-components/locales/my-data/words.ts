import type { Dictionary } from '../localize.ts';
import { en, type MyDataTerms } from './en.ts';

export const myDataWords: Dictionary<MyDataTerms> = {
  en,
  others: { de: async () => (await import('./de.ts')).de },
};

import type { Dictionary } from '../localize.ts';
import { en, type QuestionsTerms } from './en.ts';

export const questionsWords: Dictionary<QuestionsTerms> = {
  en,
  others: { de: async () => (await import('./de.ts')).de },
};

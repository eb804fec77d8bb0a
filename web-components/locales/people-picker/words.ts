import type { Dictionary } from '../localize.ts';
import { en, type PickerTerms } from './en.ts';

export const pickerWords: Dictionary<PickerTerms> = {
  en,
  others: { de: async () => (await import('./de.ts')).de },
};

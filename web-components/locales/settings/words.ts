import type { Dictionary } from '../localize.ts';
import { en, type SettingsTerms } from './en.ts';

export const settingsWords: Dictionary<SettingsTerms> = {
  en,
  others: { de: async () => (await import('./de.ts')).de },
};

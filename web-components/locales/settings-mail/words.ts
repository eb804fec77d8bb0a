import type { Dictionary } from '../localize.ts';
import { en, type SettingsMailTerms } from './en.ts';

export const settingsMailWords: Dictionary<SettingsMailTerms> = {
  en,
  others: { de: async () => (await import('./de.ts')).de },
};

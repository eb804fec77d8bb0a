import type { Dictionary } from '../localize.ts';
import { en, type WizardTerms } from './en.ts';

export const wizardWords: Dictionary<WizardTerms> = {
  en,
  others: { de: async () => (await import('./de.ts')).de },
};

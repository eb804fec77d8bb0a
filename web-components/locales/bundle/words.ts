import type { Dictionary } from '../localize.ts';
import { en, type BundleTerms } from './en.ts';

export const bundleWords: Dictionary<BundleTerms> = {
  en,
  others: { de: async () => (await import('./de.ts')).de },
};

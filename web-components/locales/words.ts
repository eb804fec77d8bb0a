import { en, type Terms } from './en.ts';
import type { Dictionary, Localize } from './localize.ts';

export type Words = Localize<Terms>;

export const words: Dictionary<Terms> = {
  en,
  others: { de: async () => (await import('./de.ts')).de },
};

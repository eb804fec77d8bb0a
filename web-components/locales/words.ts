import { en, type Terms } from './en.ts';
import type { Dictionary, Localize } from './localize.ts';

export type Words = Localize<Terms>;

export const words: Dictionary<Terms> = {
  en,
  others: {
    de: async () => (await import('./de.ts')).de,
    es: async () => (await import('./es.ts')).es,
    fr: async () => (await import('./fr.ts')).fr,
    it: async () => (await import('./it.ts')).it,
    nl: async () => (await import('./nl.ts')).nl,
    pl: async () => (await import('./pl.ts')).pl,
  },
};

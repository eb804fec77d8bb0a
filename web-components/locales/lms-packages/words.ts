import type { Dictionary } from '../localize.ts';
import { en, type LmsPackagesTerms } from './en.ts';

export const lmsPackagesWords: Dictionary<LmsPackagesTerms> = {
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

import { termsIn, type Dictionary } from '../localize.ts';
import { en, type RareTerms } from './en.ts';

export const rareWords: Dictionary<RareTerms> = {
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

/** The words in the language that everything around is in. */
export function rareTerms({ lang }: { lang: string }): RareTerms {
  return termsIn(rareWords, lang);
}

import { de } from './de.ts';
import { en, type RareTerms } from './en.ts';

/**
 * The words in the language that everything around is in. All languages come at once: they are few, and a question that
 * changed its language while it is read would be worse than their size.
 */
export function rareTerms({ lang }: { lang: string }): RareTerms {
  return lang.slice(0, 2).toLowerCase() === 'de' ? de : en;
}

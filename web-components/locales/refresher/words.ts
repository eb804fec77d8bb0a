import { de } from './de.ts';
import { en, type RefresherTerms } from './en.ts';

/** The words in the language that everything around is in. All languages come at once: they are few. */
export function refresherTerms({ lang }: { lang: string }): RefresherTerms {
  return lang.slice(0, 2).toLowerCase() === 'de' ? de : en;
}

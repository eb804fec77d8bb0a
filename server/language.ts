import { accepts } from 'hono/accepts';
import type { Context } from 'hono';

/** Languages that our own pages speak; a course may have more or fewer. */
export const pageLanguages = ['en', 'de', 'es', 'fr', 'it', 'nl', 'pl'];

/** The language of our pages that somebody names, as `de-AT`; undefined for one that they do not speak. */
export function pageLanguageIn(said: string | undefined): string | undefined {
  const lang = said?.slice(0, 2).toLowerCase();
  return lang !== undefined && pageLanguages.includes(lang) ? lang : undefined;
}

/**
 * The language that the browser asks for, as `de`: the elements send the one of the page around them.
 * @param supported languages to choose from, the first if none is wanted
 */
export function languageOf(c: Context, supported: readonly string[] = pageLanguages): string {
  return accepts(c, {
    header: 'Accept-Language',
    supports: [...supported],
    default: supported[0]!,
    match: (wanted, config) => {
      const ranked = wanted.toSorted((a, b) => b.q - a.q).map(({ type }) => type.slice(0, 2).toLowerCase());
      return ranked.find((one) => config.supports.includes(one)) ?? config.default;
    },
  });
}

/** Languages in which staff in Europe read. */
const codes = 'bg cs da de el en es et fi fr ga hr hu is it lt lv mt nb nl pl pt ro ru sk sl sv tr uk'.split(' ');

/** Names of languages as HR writes them, in English, in German and in the language itself. */
const named = new Map(
  codes.flatMap((code) =>
    ['en', 'de', code].map((lang) => [
      (new Intl.DisplayNames(lang, { type: 'language' }).of(code) ?? code).toLowerCase(),
      code,
    ]),
  ),
);

/** A BCP 47 tag of what HR calls a language: `DE`, `de_DE` and `Deutsch` alike. Undefined if it is not known. */
export function languageOf(text: string): string | undefined {
  const byName = named.get(text.toLowerCase());
  if (byName !== undefined) return byName;
  const [, language, region] = /^([a-z]{2})(?:[-_]([a-z]{2}))?$/i.exec(text) ?? [];
  const code = language?.toLowerCase();
  if (code === undefined || !codes.includes(code)) return undefined;
  return region === undefined ? code : `${code}-${region.toUpperCase()}`;
}

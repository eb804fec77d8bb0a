/** A phrase by number, with the plural rules of a language: `#` stands for the number. */
export function counting(lang: string): (n: number, one: string, other: string) => string {
  const rules = new Intl.PluralRules(lang);
  const digits = new Intl.NumberFormat(lang);
  return (n, one, other) => (rules.select(n) === 'one' ? one : other).replace('#', digits.format(n));
}

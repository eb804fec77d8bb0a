/**
 * A phrase by number, with the plural rules of a language: `#` stands for the number. Polish has a third form, for 2 to 4; where it is
 * not given, `other` stands for it.
 */
export function counting(lang: string): (n: number, one: string, other: string, few?: string) => string {
  const rules = new Intl.PluralRules(lang);
  const digits = new Intl.NumberFormat(lang);
  return (n, one, other, few = other) =>
    ({ one, few })[rules.select(n) as 'one' | 'few']?.replace('#', digits.format(n)) ??
    other.replace('#', digits.format(n));
}

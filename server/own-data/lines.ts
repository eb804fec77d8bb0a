import type { Line, Row, Value } from './own-data-shapes.ts';
import type { OwnDataWords } from './words.ts';

/** Where it is read. */
export interface Place {
  lang: string;
  timeZone: string;
}

/** A row in words: fields in their order, those that hold nothing left out. */
export function lineOf(row: Row, words: OwnDataWords, place: Place): Line {
  return Object.entries(row)
    .filter(([, value]) => value !== null && value !== '' && !(Array.isArray(value) && value.length === 0))
    .map(([name, value]) => ({ label: words.labels[name] ?? name, text: textOf(name, value, words, place) }));
}

function textOf(name: string, value: Value, words: OwnDataWords, place: Place): string {
  if (value === null) return '–';
  if (typeof value === 'boolean') return value ? words.yes : words.no;
  if (typeof value === 'number') return String(value);
  if (typeof value === 'string') {
    const known = words.codes[name]?.[value];
    if (known !== undefined) return known;
    if (/^\d{4}-\d\d-\d\d$/.test(value)) return dayText(value, place.lang);
    if (/^\d{4}-\d\d-\d\dT[\d:.]+Z$/.test(value)) return instantText(value, place);
    return value;
  }
  if (Array.isArray(value)) return value.map((one: Value) => textOf(name, one, words, place)).join(', ');
  // What evidence says, and answers: as they are stored, because a translation could change them.
  return Object.entries(value)
    .map(([key, inner]) => `${key}: ${typeof inner === 'object' ? JSON.stringify(inner) : String(inner)}`)
    .join('; ');
}

/** Bare English is written the European way: the day before the month. */
const locale = (lang: string) => (lang === 'en' ? 'en-GB' : lang);

/** A day in words. */
export function dayText(day: string, lang: string): string {
  return new Intl.DateTimeFormat(locale(lang), { dateStyle: 'long', timeZone: 'UTC' }).format(
    new Date(`${day}T00:00:00Z`),
  );
}

function instantText(instant: string, { lang, timeZone }: Place): string {
  return new Intl.DateTimeFormat(locale(lang), { dateStyle: 'long', timeStyle: 'short', timeZone }).format(
    new Date(instant),
  );
}

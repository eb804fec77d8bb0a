import { de } from './words-de.ts';
import { en } from './words-en.ts';
import type { SectionName } from './own-data-shapes.ts';

/** Everything that is said about own data in a language. In `kept`, `{years}` and `{days}` are the settings of this installation. */
export interface OwnDataWords {
  title: string;
  intro: string;
  asOf: string;
  contact: string;
  none: string;
  yes: string;
  no: string;
  sections: Record<SectionName, { title: string; why: string; kept: string }>;
  /** Names of fields. */
  labels: Record<string, string>;
  /** Words for codes, by field and code. */
  codes: Record<string, Record<string, string>>;
  mailToDpo: { subject: string; text: string };
  mailToPerson: { subject: string; text: string };
}

/** @param lang `en` or `de`; English for any other */
export function ownDataWords(lang: string): OwnDataWords {
  return lang.startsWith('de') ? de : en;
}

import { de } from './words-de.ts';
import { en } from './words-en.ts';
import { es } from './words-es.ts';
import { fr } from './words-fr.ts';
import { it } from './words-it.ts';
import { nl } from './words-nl.ts';
import { pl } from './words-pl.ts';
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
  /** What others were told about the person: to whom, and that what. */
  told: Record<'pending' | 'delivered' | 'refused', (to: string, that: string) => string> & {
    /** By event. */
    that: Record<string, (course: string) => string>;
    withPoints: string;
    /** In place of the name of who was told. */
    gone: string;
  };
  mailToDpo: { subject: string; text: string };
  mailToPerson: { subject: string; text: string };
}

const all: Record<string, OwnDataWords> = { en, de, es, fr, it, nl, pl };

/** @param lang BCP 47; English for what we do not speak */
export function ownDataWords(lang: string): OwnDataWords {
  return all[lang.slice(0, 2)] ?? en;
}

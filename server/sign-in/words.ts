import { de } from './words-de.ts';
import { en } from './words-en.ts';
import { es } from './words-es.ts';
import { fr } from './words-fr.ts';
import { it } from './words-it.ts';
import { nl } from './words-nl.ts';
import { pl } from './words-pl.ts';

/** The words of signing in, on pages and in a mail. */
export interface SignInWords {
  title: string;
  company: string;
  /** `{name}` is what the organisation calls its account. */
  companyNamed: string;
  byMail: string;
  address: string;
  addressHint: string;
  send: string;
  addressWrong: string;
  sent: { title: string; text: string; again: string };
  link: { title: string; text: string; button: string };
  /** Nothing is set up, so nobody can sign in. */
  none: string;
  cookies: { title: string; text: string };
  failed: string;
  again: string;
  /** For those whose browser does not go on by itself. */
  signedIn: { title: string; on: string };
  signOut: string;
  signedOut: { title: string; text: string };
  problem: string;
  refused: Record<
    | 'sign_in_expired'
    | 'sign_in_refused'
    | 'sign_in_unreachable'
    | 'person_not_found'
    | 'link_unknown'
    | 'too_many_requests'
    | 'redirect_not_registered'
    | 'foreign_origin'
    | 'other',
    string
  >;
  mail: { subject: string; text: string };
}

const all: Record<string, SignInWords> = { en, de, es, fr, it, nl, pl };

/** @param lang BCP 47; English where we have no words */
export function signInWords(lang: string): SignInWords {
  return all[lang.slice(0, 2).toLowerCase()] ?? en;
}

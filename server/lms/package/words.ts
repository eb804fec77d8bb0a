import { de } from './words-de.ts';
import { en } from './words-en.ts';
import { es } from './words-es.ts';
import { fr } from './words-fr.ts';
import { it } from './words-it.ts';
import { nl } from './words-nl.ts';
import { pl } from './words-pl.ts';

/** What is said otherwise where an LMS keeps what a learner does, or only the browser. */
interface Kept {
  /** Above the first screen: what this package is, and whose the record is. */
  about: string;
  /** In place of what our server's course says under "What happens". */
  saved: string;
  seen: string;
  passed: (right: number, of: number) => string;
  /** Shown until it is kept after all. */
  notKept: string;
}

export interface PackageWords {
  lms: Kept;
  browser: Kept;
  notPassed: (right: number, of: number, needed: number) => string;
  tries: string;
  exit: string;
  later: string;
  /** In place of words about our server. */
  offline: string;
  /** Before what an LMS says about its error. */
  reason: (said: string) => string;
  /** The package was opened without its LMS, or a launch a second time. */
  noLms: string;
  lookOnly: string;
  shortened: string;
  ended: string;
  endedText: string;
  noScript: string;
  /** Of the launcher, which opens the course on our server. */
  connected: {
    about: string;
    opening: string;
    /** Where the learner signs in themselves, in a window of its own. */
    window: string;
    open: string;
    /** The LMS has the result. */
    told: string;
    /** By the server's code. */
    refused: Record<
      'lms_unknown' | 'lms_deployment_waiting' | 'lms_person_unknown' | 'course_unknown' | 'lms_launch_over' | 'other',
      string
    >;
    unreachable: string;
  };
  /** Of the page of ours on which somebody who signed in says that it is they. */
  open: { asWhom: (name: string) => string; told: (lms: string) => string; go: string };
}

const languages: Record<string, PackageWords> = { de, en, es, fr, it, nl, pl };

/** The words of a package in the language of a course; in English where there is none. */
export function packageWords(lang: string): PackageWords {
  return languages[lang.slice(0, 2)] ?? en;
}

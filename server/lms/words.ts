import type { RefusalCode } from '../refusals.ts';
import { de } from './words-de.ts';
import { en } from './words-en.ts';
import { es } from './words-es.ts';
import { fr } from './words-fr.ts';
import { it } from './words-it.ts';
import { nl } from './words-nl.ts';
import { pl } from './words-pl.ts';

/** Why a launch, or the connection of a platform, leads nowhere. */
export type LmsRefusal = Extract<
  RefusalCode,
  | 'lms_unknown'
  | 'lms_launch_refused'
  | 'lms_launch_over'
  | 'lms_cookies_blocked'
  | 'lms_deployment_waiting'
  | 'lms_person_unknown'
  | 'lms_invitation_over'
  | 'lms_registration_refused'
  | 'lms_there'
  | 'course_unknown'
  | 'invalid_input'
  | 'too_many_requests'
>;

interface Told {
  title: string;
  text: string;
}

/** The words of the pages that an LMS shows of us. The elements in them bring their own. */
export interface LmsWords {
  /** On the way between the LMS and us. */
  going: string;
  goOn: string;
  /** Title of pages that say no. */
  failed: string;
  /** Title where somebody else has to do something first. */
  waits: Partial<Record<LmsRefusal, string>>;
  refused: Record<LmsRefusal | 'other', string>;
  /** Where browsers keep our cookies from us inside the LMS. */
  ownWindow: string;
  /** Where a page of ours has the whole window. */
  back: string;
  /** In place of the elements' own button, which leads elsewhere. */
  signedOut: string;
  /** What the LMS shows of us to those who look after it. */
  tool: {
    about: string;
    /** A button with which somebody who teaches begins. */
    choose: string;
  };
  /** Where somebody who teaches in the LMS chooses courses. */
  choose: {
    title: string;
    intro: string;
    forLink: string;
    courses: string;
    minutes: (k: number) => string;
    /** Beside a box to tick. */
    results: string;
    add: string;
    open: string;
    cancel: string;
    nothing: string;
    /** On the way back to the LMS. */
    taking: string;
    chosen: Told;
    unchanged: Told;
  };
  /** To whoever connects the LMS. */
  registered: {
    title: string;
    text: (platform: string) => string;
    /** In Moodle. */
    turnOn: string;
    /** Where the LMS says later where it put us. */
    letIn: string;
  };
  notRegistered: string;
}

/** By language. */
export const lmsWords: Record<string, LmsWords> = { en, de, es, fr, it, nl, pl };

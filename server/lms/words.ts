import type { RefusalCode } from '../refusals.ts';
import { en } from './words-en.ts';

/** Why a launch leads nowhere. */
export type LmsRefusal = Extract<
  RefusalCode,
  | 'lms_unknown'
  | 'lms_launch_refused'
  | 'lms_launch_over'
  | 'lms_cookies_blocked'
  | 'lms_deployment_waiting'
  | 'lms_person_unknown'
  | 'course_unknown'
  | 'invalid_input'
>;

/** The words of the pages that an LMS shows of us. The elements in them bring their own. */
export interface LmsWords {
  /** On the way between the LMS and us. */
  going: string;
  goOn: string;
  /** Title of all pages that say no. */
  failed: string;
  refused: Record<LmsRefusal | 'other', string>;
  /** Where browsers keep our cookies from us inside the LMS. */
  ownWindow: string;
  /** In place of the elements' own button, which leads elsewhere. */
  signedOut: string;
}

/** By language. */
export const lmsWords: Record<string, LmsWords> = { en };

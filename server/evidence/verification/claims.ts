import type { EntryType } from './entries.ts';
import type { Json } from './canonical-form.ts';
import { Refused } from './refusals.ts';
import {
  hasAtLeast,
  hasExactly,
  isContentId,
  isDay,
  isInteger,
  isMoment,
  isName,
  isText,
  oneOf,
  orNull,
} from './shapes.ts';
import type { Check } from './shapes.ts';

export type ClaimName = 'sub' | 'person' | 'course' | 'due' | 'outcome' | 'detail' | 'reason';

/** What was disclosed of an entry, after its digests and shapes were checked. */
export type Claims = {
  sub?: string;
  person?: { email: string | null; name: string; unit: string | null } | null;
  course?: CourseClaim;
  due?: Json;
  outcome?: string;
  detail?: Detail | null;
  reason?: string | null;
};
export type CourseClaim = { content: string; id: string; lang: string; version: string };
type Detail = {
  attempt: number;
  completed_at: string;
  max?: number | null;
  score?: number | null;
  via: string;
};

const ofRecord: ClaimName[] = ['sub', 'person', 'course', 'outcome', 'detail'];

/** The fixed set of hidden claims of each type (evidence notes 2.3); fixed, so that their number tells nothing. */
export const claimsOf: Record<EntryType, readonly ClaimName[]> = {
  genesis: [],
  course: [],
  assign: ['sub', 'person', 'course', 'due'],
  record: ofRecord,
  amend: [...ofRecord, 'reason'],
  revoke: ['reason'],
  erase: [],
  audit: [],
  key: [],
  close: [],
};

/** The claims that an erasure with scope `person` deletes (evidence notes 2.4). */
export const claimsAboutThePerson: readonly ClaimName[] = ['sub', 'person', 'detail'];

const dueValue: Check = (value) => value === null || typeof value === 'string' || typeof value === 'number';

const shapes: Record<ClaimName, Check> = {
  sub: isName,
  person: orNull(hasExactly({ email: orNull(isText), name: isText, unit: orNull(isText) })),
  course: hasExactly({ content: isContentId, id: isName, lang: isName, version: isName }),
  due: orNull(hasAtLeast({ campaign: dueValue, date: orNull(isDay), rule: dueValue })),
  outcome: oneOf('passed', 'failed', 'completed', 'acknowledged', 'attended', 'exempted'),
  detail: orNull(
    hasAtLeast(
      { attempt: isInteger, completed_at: isMoment, via: oneOf('player', 'import', 'admin', 'scorm', 'xapi') },
      {
        by: orNull(isText),
        max: orNull(isInteger),
        pass: orNull(isInteger),
        score: orNull(isInteger),
        seconds: orNull(isInteger),
      },
    ),
  ),
  reason: orNull(isText),
};

/** Refuses `claim_malformed` if the value of a claim has not the documented shape (evidence notes 2.3). */
export function checkClaim(name: ClaimName, value: Json): void {
  if (!shapes[name](value)) throw new Refused('claim_malformed', `The claim "${name}" has not the documented shape.`);
}

import { daysAfter } from '../day.ts';
import type { PersonDetails } from '../people/change-people.ts';
import type { KnownPerson } from './import-known.ts';
import type { FilePerson } from './import-read.ts';
import type { FieldChange, PlannedKind } from './import-shapes.ts';

/** What a line makes of somebody. */
export interface Outcome {
  kind: Exclude<PlannedKind, 'manager'> | 'unchanged';
  details: PersonDetails;
  changes: FieldChange[];
}

type Stay = Pick<PersonDetails, 'joinedOn' | 'leftOn'>;

/** Whether somebody's last day on staff is over. */
export function hasLeft({ leftOn }: Pick<Stay, 'leftOn'>, today: string): boolean {
  return leftOn !== null && leftOn < today;
}

export function isThere(stay: Stay, today: string): boolean {
  return stay.joinedOn <= today && !hasLeft(stay, today);
}

/** Somebody new. Without a first day in the file it is today. */
export function newcomer(line: FilePerson, today: string): PersonDetails {
  const { staffNumber, name, email, unit = null, job = null, location = null, lang = null } = line;
  return {
    staffNumber,
    name,
    email,
    unit,
    job,
    location,
    lang,
    joinedOn: line.joinedOn ?? today,
    leftOn: line.leftOn ?? null,
  };
}

/**
 * What a line says of somebody who is known. What the file has no column for stays; who left and is named without a last day is
 * back.
 * @param leftBefore last day of an earlier stay, after which they came back
 */
export function outcomeFor(
  before: KnownPerson,
  line: FilePerson,
  leftBefore: string | undefined,
  today: string,
): Outcome {
  const { id: _, ...known } = before;
  const given = Object.fromEntries(
    (['unit', 'job', 'location', 'lang'] as const).flatMap((field) =>
      line[field] === undefined ? [] : [[field, line[field]]],
    ),
  );
  const stay = stayOf(before, line, leftBefore, today);
  const details = { ...known, name: line.name, email: line.email, ...given, ...stay };
  return { kind: kindOf(before, details, today), details, changes: changesOf(before, details) };
}

/** Whoever a complete file does not name was on staff until yesterday: the file says who is there today. */
export function missingIn(before: KnownPerson, today: string): Outcome {
  const { id: _, ...known } = before;
  const details = { ...known, leftOn: daysAfter(today, -1) };
  return { kind: 'leaves', details, changes: changesOf(before, details) };
}

function stayOf(before: KnownPerson, line: FilePerson, leftBefore: string | undefined, today: string): Stay {
  const gone = hasLeft(before, today);
  const leftOn = line.leftOn === undefined ? (gone ? null : before.leftOn) : line.leftOn;
  const joinedOn = line.joinedOn ?? before.joinedOn;
  if (gone) {
    if (joinedOn > before.leftOn!) return { joinedOn, leftOn };
    // HR gives the first day of the first stay.
    return { joinedOn: hasLeft({ leftOn }, today) ? before.joinedOn : today, leftOn };
  }
  const ofEarlierStay = leftBefore !== undefined && joinedOn <= leftBefore && before.joinedOn > leftBefore;
  return { joinedOn: ofEarlierStay ? before.joinedOn : joinedOn, leftOn };
}

function kindOf(before: KnownPerson, after: PersonDetails, today: string): Outcome['kind'] {
  if (changesOf(before, after).length === 0) return 'unchanged';
  if (hasLeft(before, today)) return hasLeft(after, today) ? 'changes' : 'returns';
  const endsEarlier = after.leftOn !== null && (before.leftOn === null || after.leftOn < before.leftOn);
  if (endsEarlier || (isThere(before, today) && !isThere(after, today))) return 'leaves';
  return before.unit === after.unit ? 'changes' : 'moves';
}

const compared = ['name', 'email', 'unit', 'job', 'location', 'lang', 'joinedOn', 'leftOn'] as const;

function changesOf(before: PersonDetails, after: PersonDetails): FieldChange[] {
  return compared.flatMap((field) =>
    before[field] === after[field] ? [] : [{ field, from: before[field], to: after[field] }],
  );
}

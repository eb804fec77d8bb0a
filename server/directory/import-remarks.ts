import type { PersonDetails } from '../people/change-people.ts';
import { fault, remark, type Fault, type ImportRemark } from './import-faults.ts';
import type { KnownPerson } from './import-known.ts';
import { hasLeft, isThere } from './import-person.ts';
import type { PlannedStep } from './import-plan.ts';
import type { ReadFile } from './import-read.ts';

type Known = ReadonlyMap<string, KnownPerson>;

/** A last day before the first day that somebody is known to have. */
export function daysInOrder({ columns }: ReadFile, steps: readonly PlannedStep[]): Fault[] {
  const heading = columns.find(({ field }) => field === 'leftOn')?.heading ?? null;
  return steps.flatMap(({ line, details: { joinedOn, leftOn } }) =>
    line !== null && leftOn !== null && leftOn < joinedOn
      ? fault('left_before_joined', line, heading, `${leftOn} < ${joinedOn}`)
      : [],
  );
}

/** New staff numbers that differ from one on staff in leading zeros alone: `12` for `0012`. */
export function numbersAlike(
  { numbers, columns }: ReadFile,
  steps: readonly PlannedStep[],
  known: Known,
  today: string,
): ImportRemark[] {
  const bare = (number: string): string => number.replace(/^0+(?=.)/, '').toLowerCase();
  const there = new Map(
    [...known.values()]
      .filter((person) => isThere(person, today) && !numbers.has(person.staffNumber))
      .map(({ staffNumber }) => [bare(staffNumber), staffNumber]),
  );
  const heading = columns.find(({ field }) => field === 'staffNumber')!.heading;
  return steps.flatMap(({ kind, line, details: { staffNumber } }) => {
    const alike = kind === 'joins' ? there.get(bare(staffNumber)) : undefined;
    return alike === undefined ? [] : remark('number_similar', line, heading, alike);
  });
}

/** Addresses that several people would have, as far as the file names one of them. */
export function sharedAddresses(
  { people, numbers, columns }: ReadFile,
  steps: readonly PlannedStep[],
  known: Known,
  today: string,
): ImportRemark[] {
  const staff = new Map<string, PersonDetails>(known);
  for (const { details } of steps) staff.set(details.staffNumber, details);
  const byAddress = Map.groupBy(
    [...staff.values()].filter((person) => !hasLeft(person, today)),
    ({ email }) => email.toLowerCase(),
  );
  const heading = columns.find(({ field }) => field === 'email')!.heading;
  const said = new Set<string>();
  return people.flatMap(({ line, email }) => {
    const address = email.toLowerCase();
    const owners = byAddress.get(address) ?? [];
    if (owners.length < 2 || said.has(address)) return [];
    said.add(address);
    const all = owners.map((one) => one.staffNumber).sort((a, b) => (numbers.get(a) ?? 0) - (numbers.get(b) ?? 0));
    const more = all.length > 5 ? [...all.slice(0, 5), `+${all.length - 5}`] : all;
    return remark('email_shared', line, heading, more.join(', '));
  });
}

import { hash } from 'node:crypto';
import type { Db } from '../../db/open.ts';
import type { Trx } from '../../db/transaction.ts';
import type { PersonDetails } from '../people/change-people.ts';
import { remark, type Fault, type ImportRemark } from './import-faults.ts';
import {
  knownPeople,
  lastDaysOfEarlierStays,
  presentManagers,
  rolesOfThese,
  type KnownPerson,
} from './import-known.ts';
import { managersIn } from './import-managers.ts';
import { hasLeft, isThere, missingIn, newcomer, outcomeFor, type Outcome } from './import-person.ts';
import type { ReadFile } from './import-read.ts';
import { daysInOrder, numbersAlike, sharedAddresses } from './import-remarks.ts';
import type { FieldChange, ImportMode } from './import-shapes.ts';

/** Somebody whom an import makes, or makes another. */
export interface PlannedStep {
  /** Null for somebody new. */
  id: string | null;
  line: number | null;
  kind: Exclude<Outcome['kind'], 'unchanged'>;
  details: PersonDetails;
  changes: FieldChange[];
}

/** Somebody who gets a manager, another one, or none. Ids are null for people who are new. */
export interface ManagerStep {
  line: number | null;
  staffNumber: string;
  manager: string | null;
  /** Whether the change is worth showing: newcomers have no earlier manager, and of leavers it goes without saying. */
  shown: boolean;
  from: string | null;
}

/** What an import would do. */
export interface ImportPlan {
  mode: ImportMode;
  today: string;
  steps: PlannedStep[];
  managers: ManagerStep[];
  unchanged: number;
  /** People on staff today. */
  staff: number;
  faults: Fault[];
  remarks: ImportRemark[];
  /** Everybody whom the database has, by staff number. */
  known: ReadonlyMap<string, KnownPerson>;
  /** Whom remarks name. */
  named: string[];
  fingerprint: string;
}

/** So many may always leave at once, and this part of the staff; more must be confirmed. */
const alwaysLeave = 5;
const partLeaves = 0.1;

/** How many leave, and whether that is so many that somebody must confirm it. */
export function leaversOf({ steps, staff }: ImportPlan): { leavers: number; drastic: boolean } {
  const leavers = steps.filter(({ kind }) => kind === 'leaves').length;
  return { leavers, drastic: leavers > Math.max(alwaysLeave, Math.floor(staff * partLeaves)) };
}

/** Compares a file with the staff, and writes nothing. */
export async function planImport(db: Db | Trx, file: ReadFile, mode: ImportMode, today: string): Promise<ImportPlan> {
  const known = await knownPeople(db);
  const remarks: ImportRemark[] = [];
  const { steps, unchanged } = await stepsOf(db, file, { known, mode, today }, remarks);
  const faults = daysInOrder(file, steps);
  const managers = await managerSteps(db, file, { known, steps, today });
  faults.push(...managers.faults);
  const named = await rolesThatEnd(db, steps, today, remarks);
  remarks.push(
    ...managers.remarks,
    ...numbersAlike(file, steps, known, today),
    ...sharedAddresses(file, steps, known, today),
  );
  const stepped = new Set(steps.map(({ details }) => details.staffNumber));
  const managersOnly = managers.steps.filter(({ shown, staffNumber }) => shown && !stepped.has(staffNumber));
  const inOrder = <T extends { line: number | null }>(a: T, b: T) => (a.line ?? 0) - (b.line ?? 0);
  return {
    mode,
    today,
    steps,
    managers: managers.steps,
    unchanged: unchanged - managersOnly.length,
    staff: [...known.values()].filter((person) => isThere(person, today)).length,
    faults: [...file.faults, ...faults].sort(inOrder),
    remarks: [...file.remarks, ...remarks].sort(inOrder),
    known,
    named,
    fingerprint: hash(
      'sha256',
      JSON.stringify([
        mode,
        steps.map(({ id, kind, details, changes }) => [id, kind, details, changes]),
        managers.steps,
      ]),
      'base64url',
    ),
  };
}

interface Surroundings {
  known: ReadonlyMap<string, KnownPerson>;
  today: string;
}

async function stepsOf(
  db: Db | Trx,
  { people, numbers, columns }: ReadFile,
  { known, mode, today }: Surroundings & { mode: ImportMode },
  remarks: ImportRemark[],
): Promise<{ steps: PlannedStep[]; unchanged: number }> {
  const stayed = people.flatMap((line) => {
    const before = known.get(line.staffNumber);
    return before && line.joinedOn && line.joinedOn < before.joinedOn ? before.id : [];
  });
  const leftBefore = await lastDaysOfEarlierStays(db, stayed);
  const steps: PlannedStep[] = [];
  let unchanged = 0;
  for (const person of people) {
    const { line } = person;
    const before = known.get(person.staffNumber);
    if (before) {
      const { kind, ...rest } = outcomeFor(before, person, leftBefore.get(before.id), today);
      if (kind === 'unchanged') unchanged++;
      else steps.push({ id: before.id, line, kind, ...rest });
    } else if (person.leftOn && person.leftOn < today) {
      const heading = columns.find(({ field }) => field === 'leftOn')!.heading;
      remarks.push(remark('left_already', line, heading, person.leftOn));
      unchanged++;
    } else steps.push({ id: null, line, kind: 'joins', details: newcomer(person, today), changes: [] });
  }
  if (mode === 'complete')
    for (const before of known.values())
      if (isThere(before, today) && !numbers.has(before.staffNumber))
        steps.push({ id: before.id, line: null, ...missing(before, today) });
  return { steps, unchanged };
}

function missing(before: KnownPerson, today: string) {
  return { ...missingIn(before, today), kind: 'leaves' as const };
}

async function managerSteps(
  db: Db | Trx,
  { people, numbers, columns }: ReadFile,
  { known, steps, today }: Surroundings & { steps: readonly PlannedStep[] },
): Promise<{ steps: ManagerStep[]; faults: Fault[]; remarks: ImportRemark[] }> {
  const numberOf = new Map([...known.values()].map(({ id, staffNumber }) => [id, staffNumber]));
  const all = new Map(
    [...(await presentManagers(db, today))].map(([id, managers]) => [
      numberOf.get(id)!,
      managers.map((manager) => numberOf.get(manager)!),
    ]),
  );
  const staff = new Map([...known].map(([number, person]) => [number, { gone: hasLeft(person, today) }]));
  for (const { details } of steps) staff.set(details.staffNumber, { gone: hasLeft(details, today) });
  // Left before they were ever known here, so there is nobody to report to.
  for (const { staffNumber } of people) if (!staff.has(staffNumber)) staff.set(staffNumber, { gone: true });
  const good = new Set(people.map((person) => person.staffNumber));
  const { wanted, faults, remarks } = managersIn({
    lines: people,
    heading: columns.find(({ field }) => field === 'manager')?.heading ?? '',
    staff,
    faulty: new Set([...numbers.keys()].filter((number) => !good.has(number))),
    present: new Map([...all].map(([number, [first]]) => [number, first!])),
  });
  const made = [...wanted].flatMap(([staffNumber, manager]) => {
    const now = all.get(staffNumber) ?? [];
    const there = manager !== null && (known.has(manager) || !staff.get(manager)!.gone) ? manager : null;
    if (now.length === (there === null ? 0 : 1) && now.every((number) => number === there)) return [];
    const line = numbers.get(staffNumber) ?? null;
    return [{ line, staffNumber, manager: there, shown: known.has(staffNumber), from: now[0] ?? null }];
  });
  // A manager's access to somebody ends with their last day.
  const ended = steps.flatMap(({ kind, details: { staffNumber, leftOn } }) =>
    kind === 'leaves' && hasLeft({ leftOn }, today) && all.has(staffNumber)
      ? [{ line: null, staffNumber, manager: null, shown: false, from: null }]
      : [],
  );
  return { steps: [...made, ...ended], faults, remarks };
}

async function rolesThatEnd(
  db: Db | Trx,
  steps: readonly PlannedStep[],
  today: string,
  remarks: ImportRemark[],
): Promise<string[]> {
  const leavers = steps.filter(({ kind, details }) => kind === 'leaves' && hasLeft(details, today));
  const roles = await rolesOfThese(
    db,
    leavers.map((step) => step.id!),
  );
  for (const { id, role } of roles) {
    const { line, details } = leavers.find((step) => step.id === id)!;
    remarks.push(remark('role_ends', line, `${details.name} (${details.staffNumber})`, role));
  }
  return roles.map(({ id }) => id);
}

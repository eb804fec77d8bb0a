import type { PersonDetails } from '../people/change-people.ts';
import { leaversOf, type ImportPlan, type ManagerStep, type PlannedStep } from './import-plan.ts';
import type { ReadFile } from './import-read.ts';
import {
  planned,
  type ImportCounts,
  type ImportPreview,
  type PlannedKind,
  type PlannedPerson,
} from './import-shapes.ts';

/** How many of each kind are shown by name, and how many faults. The counts are of all. */
const mostShown = 200;
const mostFaults = 500;

/** How many an import is about. */
export function countsOf(plan: ImportPlan, file: ReadFile): ImportCounts {
  const of = (kind: PlannedKind) => plan.steps.filter((step) => step.kind === kind).length;
  const faulty = new Set(plan.faults.map(({ line }) => line));
  return {
    joins: of('joins'),
    returns: of('returns'),
    moves: of('moves'),
    leaves: of('leaves'),
    manager: plan.managers.filter(({ shown }) => shown).length,
    changes: of('changes'),
    unchanged: plan.unchanged,
    lines: file.lines,
    good: file.lines - faulty.size,
    faults: plan.faults.length,
    remarks: plan.remarks.length,
  };
}

/** A plan as it is shown, and the ids of those whom that names. */
export function previewOf(
  plan: ImportPlan,
  file: ReadFile,
  fileName: string,
): { preview: ImportPreview; named: string[] } {
  const shown = new Map<PlannedKind, PlannedPerson[]>();
  const after = new Map<string, PersonDetails>(plan.known);
  for (const { details } of plan.steps) after.set(details.staffNumber, details);
  const named = [...plan.named];
  for (const kind of planned) {
    const steps: (PlannedStep | ManagerStep)[] =
      kind === 'manager' ? plan.managers.filter((step) => step.shown) : plan.steps.filter((step) => step.kind === kind);
    const first = steps.slice(0, mostShown);
    shown.set(
      kind,
      first.map((step) => ('details' in step ? personOf(step) : newManagerOf(step, after))),
    );
    for (const step of first)
      for (const number of 'details' in step
        ? [step.details.staffNumber]
        : [step.staffNumber, step.manager, step.from]) {
        const person = number === null ? undefined : plan.known.get(number);
        if (person) named.push(person.id);
      }
  }
  const preview = {
    fileName,
    mode: plan.mode,
    today: plan.today,
    encoding: file.encoding,
    separator: file.separator,
    columns: file.columns,
    ignored: file.ignored,
    counts: countsOf(plan, file),
    staff: plan.staff,
    drastic: leaversOf(plan).drastic,
    people: Object.fromEntries(shown) as Record<PlannedKind, PlannedPerson[]>,
    faults: plan.faults.slice(0, mostFaults),
    remarks: plan.remarks.slice(0, mostFaults),
    fingerprint: plan.fingerprint,
  };
  return { preview, named };
}

function personOf({ kind, line, details, changes }: PlannedStep): PlannedPerson {
  const { staffNumber, name, unit, joinedOn, leftOn } = details;
  const on = kind === 'leaves' ? leftOn : kind === 'joins' || kind === 'returns' ? joinedOn : null;
  return { line, staffNumber, name, unit, on, changes };
}

function newManagerOf(
  { line, staffNumber, manager, from }: ManagerStep,
  people: ReadonlyMap<string, PersonDetails>,
): PlannedPerson {
  const called = (number: string | null) => (number === null ? null : `${people.get(number)!.name} (${number})`);
  const { name, unit } = people.get(staffNumber)!;
  const changes = [{ field: 'manager' as const, from: called(from), to: called(manager) }];
  return { line, staffNumber, name, unit, on: null, changes };
}

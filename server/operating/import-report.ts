import type { LineNote } from '../directory/import-faults.ts';
import type { ImportPlan, ManagerStep, PlannedStep } from '../directory/import-plan.ts';
import type { ReadFile } from '../directory/import-read.ts';
import type { FieldChange, ImportCounts } from '../directory/import-shapes.ts';

/** What is printed about an import, line by line: how the file was read, each person, what is wrong, and the numbers. */
export function* importReport(name: string, file: ReadFile, plan: ImportPlan, counts: ImportCounts): Generator<string> {
  yield `${name}: ${counts.lines} lines, ${file.encoding}, separated by ${separatorNames[file.separator]}`;
  yield `read      ${file.columns.map(({ heading }) => heading).join(', ')}`;
  if (file.ignored.length > 0) yield `ignored   ${file.ignored.join(', ')}`;
  yield '';
  for (const step of plan.steps) yield `${at(step)}${does[step.kind].padEnd(9)} ${person(step)}`;
  for (const step of plan.managers) if (step.shown) yield `${at(step)}manager   ${manager(step, plan)}`;
  for (const note of plan.remarks) yield said('remark', note);
  for (const note of plan.faults) yield said('FAULT', note);
  if (plan.steps.length + plan.managers.length + counts.remarks + counts.faults > 0) yield '';
  yield [
    `joined ${counts.joins}, back ${counts.returns}, moved ${counts.moves}, left ${counts.leaves}`,
    `another manager ${counts.manager}, changed ${counts.changes}, unchanged ${counts.unchanged}`,
  ].join(', ');
  yield `${counts.good} of ${counts.lines} lines are good, ${counts.faults} faults, ${counts.remarks} remarks`;
}

const separatorNames = { ',': 'commas', ';': 'semicolons', '\t': 'tabs', '|': 'bars' };

const does = { joins: 'joins', returns: 'is back', moves: 'moves', leaves: 'leaves', changes: 'changes' };

function at({ line }: { line: number | null }): string {
  return (line === null ? 'not in file' : `line ${line}`).padEnd(13);
}

function person({ kind, details, changes }: PlannedStep): string {
  const { staffNumber, name, joinedOn } = details;
  const more = kind === 'joins' ? `, from ${joinedOn}` : changes.map((change) => `, ${changed(change)}`).join('');
  return `${staffNumber} ${name}${more}`;
}

function changed({ field, from, to }: FieldChange): string {
  return `${field}: ${from ?? '–'} -> ${to ?? '–'}`;
}

function manager({ staffNumber, from, manager: to }: ManagerStep, { known }: ImportPlan): string {
  return `${staffNumber} ${known.get(staffNumber)?.name ?? ''}, ${changed({ field: 'manager', from, to })}`;
}

function said(what: string, { line, column, message }: LineNote<string>): string {
  const where = line === null ? ''.padEnd(13) : at({ line });
  return `${where}${what.padEnd(9)} ${column === null ? '' : `${column}: `}${message}`;
}

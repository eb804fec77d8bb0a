import { fault, remark, type Fault, type ImportRemark } from './import-faults.ts';
import type { FilePerson } from './import-read.ts';

/** Who is known by staff number once the import is done, and whether they are on staff then. */
export type Staff = ReadonlyMap<string, { gone: boolean }>;

export interface ManagersRead {
  /** Who is to have which manager, by staff number; null for nobody. Whoever is not in it keeps theirs. */
  wanted: Map<string, string | null>;
  faults: Fault[];
  remarks: ImportRemark[];
}

interface Given {
  lines: readonly FilePerson[];
  /** Heading of the column. */
  heading: string;
  staff: Staff;
  /** Numbers of lines that have a fault of their own, of whom no more is known. */
  faulty: ReadonlySet<string>;
  /** Managers as they are. */
  present: ReadonlyMap<string, string>;
}

/** Reads whom the lines name as managers. Nobody unknown, nobody themselves, and no circle of them. */
export function managersIn({ lines, heading, staff, faulty, present }: Given): ManagersRead {
  const read: ManagersRead = { wanted: new Map(), faults: [], remarks: [] };
  const ofLine = new Map<string, number>();
  const gone = new Set<string>();
  for (const { line, staffNumber, manager } of lines) {
    if (manager === undefined || staff.get(staffNumber)?.gone !== false) continue;
    if (manager === staffNumber) read.faults.push(fault('own_manager', line, heading, manager));
    else if (manager !== null && faulty.has(manager)) continue;
    else if (manager !== null && !staff.has(manager))
      read.faults.push(fault('manager_unknown', line, heading, manager));
    else {
      // Once for all who report to them.
      if (manager !== null && staff.get(manager)!.gone && !gone.has(manager)) {
        gone.add(manager);
        read.remarks.push(remark('manager_leaves', line, heading, manager));
      }
      read.wanted.set(staffNumber, manager);
      ofLine.set(staffNumber, line);
    }
  }
  const managerOf = (number: string) =>
    (read.wanted.has(number) ? read.wanted.get(number) : present.get(number)) ?? null;
  for (const circle of circlesAmong(read.wanted.keys(), managerOf)) {
    const first = circle.reduce((a, b) => ((ofLine.get(a) ?? Infinity) <= (ofLine.get(b) ?? Infinity) ? a : b));
    const at = circle.indexOf(first);
    const chain = [...circle.slice(at), ...circle.slice(0, at), first];
    read.faults.push(fault('manager_cycle', ofLine.get(first)!, heading, chainOf(chain)));
  }
  return read;
}

function chainOf(numbers: string[]): string {
  const shown = numbers.length > 9 ? [...numbers.slice(0, 5), '…', ...numbers.slice(-3)] : numbers;
  return shown.join(' → ');
}

/** The circles that are reached from some people, each once, in the order of who is managed by whom. */
function circlesAmong(from: Iterable<string>, managerOf: (number: string) => string | null): string[][] {
  const circles: string[][] = [];
  const done = new Set<string>();
  for (const start of from) {
    const path = new Map<string, number>();
    let at: string | null = start;
    while (at !== null && !done.has(at) && !path.has(at)) {
      path.set(at, path.size);
      at = managerOf(at);
    }
    if (at !== null && path.has(at)) circles.push([...path.keys()].slice(path.get(at)));
    for (const one of path.keys()) done.add(one);
  }
  return circles;
}

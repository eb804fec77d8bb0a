import { daysAfter, monthsAfter } from '../../server/day.ts';

/** Rounds that everybody has completed. */
export const rounds = 5;

/** As the rules of the bench ask for it: again a year after it was completed, given out that many days before. */
export const everyMonths = 12;
export const leadDays = 30;

/** Each course has the one or the other. */
export const graces = [0, 7] as const;

export type Ending = 'done' | 'open' | 'overdue' | 'exempt';

/** Which days ago the last round was completed, `[first, how many]`, so that the rules ask for no more than there is. */
const lastDone: Record<Ending, [number, number]> = {
  done: [0, 335],
  open: [338, 27],
  overdue: [374, 50],
  exempt: [374, 50],
};

/** A course as somebody has done it, year after year. Few of these make everybody's history. */
export interface History {
  shape: number;
  ending: Ending;
  doneOn: string;
  /** Oldest first. The sixth, if there is one, is open, or was ended by a waiver. */
  rounds: { dueOn: string; overdueAfter: string; assignedOn: string; doneOn: string | null }[];
}

/** Shapes of an ending are numbered from here, those with grace 1,000 above. */
export function shapesOf(ending: Ending): { from: number; count: number } {
  return { from: Object.keys(lastDone).indexOf(ending) * 400, count: lastDone[ending][1] };
}
export const graceShapes = 2_000;

export function histories(today: string): History[] {
  return graces.flatMap((grace, g) =>
    (Object.keys(lastDone) as Ending[]).flatMap((ending) => {
      const [ago, count] = lastDone[ending];
      return Array.from({ length: count }, (_, i) => ({
        shape: g * graceShapes + shapesOf(ending).from + i,
        ending,
        ...historyOf(ending, daysAfter(today, -ago - i), grace, i),
      }));
    }),
  );
}

function historyOf(ending: Ending, lastDoneOn: string, grace: number, vary: number): Omit<History, 'shape' | 'ending'> {
  const all: History['rounds'] = [];
  const add = (dueOn: string, doneOn: string | null) =>
    all.unshift({ dueOn, doneOn, overdueAfter: daysAfter(dueOn, grace), assignedOn: daysAfter(dueOn, -leadDays) });
  let doneOn = lastDoneOn;
  for (let round = rounds; round > 0; round--) {
    const dueOn = daysAfter(doneOn, (vary * 7 + round * 11) % 28);
    add(dueOn, doneOn);
    doneOn = monthsAfter(dueOn, -everyMonths);
  }
  if (ending !== 'done') {
    const dueOn = monthsAfter(lastDoneOn, everyMonths);
    all.push({
      dueOn,
      doneOn: null,
      overdueAfter: daysAfter(dueOn, grace),
      assignedOn: daysAfter(dueOn, -leadDays),
    });
  }
  return { doneOn: lastDoneOn, rounds: all };
}

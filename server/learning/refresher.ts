import { chance } from '../courses/chance.ts';
import { daysAfter } from '../day.ts';
import type { RefresherKind } from './learning-shapes.ts';

/** Days after a completion, and how many cases. Even gaps would do as well (learning.md 2); what matters is that they come. */
const rhythm: Record<RefresherKind, { days: number; cases: number }> = {
  week: { days: 7, cases: 6 },
  month: { days: 30, cases: 6 },
  quarter: { days: 90, cases: 6 },
  year: { days: 365, cases: 8 },
};

/** An offer that nobody took is dropped after so many days: a pile of old ones helps no one. */
const offeredDays = 28;

export function casesIn(kind: RefresherKind): number {
  return rhythm[kind].cases;
}

/** A refresher that could be taken on a day. */
export interface Due {
  kind: RefresherKind;
  dueOn: string;
}

/**
 * What is due today after completions on these days: the newest one that is neither finished nor too old, so that there is
 * never more than one. Completions on neighbouring days share theirs, because the newest wins.
 * @param finished days on which finished refreshers were due
 */
export function refresherDue(completedOn: string[], finished: ReadonlySet<string>, today: string): Due | undefined {
  const kinds = Object.keys(rhythm) as RefresherKind[];
  const all = completedOn.flatMap((day) => kinds.map((kind) => ({ kind, dueOn: daysAfter(day, rhythm[kind].days) })));
  const newest = all.filter((due) => due.dueOn <= today).sort((a, b) => (a.dueOn < b.dueOn ? 1 : -1))[0];
  if (!newest || finished.has(newest.dueOn) || daysAfter(newest.dueOn, offeredDays) < today) return undefined;
  return newest;
}

/**
 * Draws cases from the banks of several courses, taking turns between them, those first that were not seen lately.
 * @param banks question ids by course version, in any order
 * @param seen how often each case was asked before; absent means never
 */
export function drawMix(
  banks: ReadonlyMap<string, string[]>,
  seen: ReadonlyMap<string, number>,
  cases: number,
  seed: string,
): { version: string; question: string }[] {
  const luck = chance(seed);
  const queues = luck.shuffle([...banks]).map(([version, questions]) => ({
    version,
    questions: luck.shuffle(questions).sort((a, b) => (seen.get(a) ?? 0) - (seen.get(b) ?? 0)),
  }));
  const drawn: { version: string; question: string }[] = [];
  for (let turn = 0; drawn.length < cases && turn < cases; turn++)
    for (const { version, questions } of queues) {
      const question = questions[turn];
      if (question !== undefined && drawn.length < cases) drawn.push({ version, question });
    }
  return drawn;
}

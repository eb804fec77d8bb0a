import { inTransaction } from '../../../db/transaction.ts';
import type { Happened } from '../../../server/learning/happened.ts';
import { tellOthers } from '../../../server/lms/tell.ts';
import type { Installation } from '../../support/installation.ts';
import { toldStore } from '../../support/told-store.ts';

const minute = 60_000;

/** A record store that is told everything, and people to whom something happens without the course being walked through. */
export async function happening() {
  const there = await toldStore({ tells: 'answers' });
  const people = await there.tools.db.selectFrom('person').select(['id', 'staff_number']).orderBy('name').execute();
  const [one, two] = people.map(({ id, staff_number: number }) => ({ id, number })) as [Somebody, Somebody];
  /** Minutes go by. */
  const later = (minutes: number): void => {
    there.clock.now = new Date(there.clock.now.getTime() + minutes * minute);
  };
  return {
    ...there,
    one,
    two,
    later,
    /** Somebody begins, answers and passes, a moment after each other, and it is committed. */
    passes: (person: Somebody, course?: string) => passes(there, person, course),
    /** What is told of somebody, as far as the store has it. */
    toldOf: ({ number }: Somebody) =>
      there.store
        .kept()
        .filter(({ actor }) => actor.account!.name === number)
        .map(({ verb }) => verb.display.en),
    standing: async () => {
      const rows = await there.rows();
      return Object.fromEntries(
        Object.entries(Object.groupBy(rows, ({ state }) => state)).map(([k, v]) => [k, v.length]),
      );
    },
  };
}

export interface Somebody {
  id: string;
  number: string;
}

export const wholeCourse = ['launched', 'answered', 'completed', 'passed'];

/** See `happening`. */
export async function passes(
  { tools, clock, config }: Pick<Installation, 'tools' | 'clock' | 'config'>,
  { id: personId }: Somebody,
  courseId = 'whose-data',
): Promise<void> {
  const tell = tellOthers({ config, receivers: tools.receivers });
  const version = { ...tools.library.current('whose-data'), courseId };
  const attempt = { personId, assignmentId: `${personId} ${courseId}`, attemptId: `${personId} ${courseId}`, version };
  const all: Happened[] = [
    { ...attempt, kind: 'launched' },
    { ...attempt, kind: 'answered', questionId: 'q', part: 'check', points: 100 },
    { ...attempt, kind: 'passed', completionId: attempt.attemptId, score: null },
  ];
  for (const happened of all) {
    await inTransaction(tools.db, (trx) => tell(trx, [happened], clock.now));
    clock.now = new Date(clock.now.getTime() + 1_000);
  }
}

import { inOwnSnapshot } from '../../db/own-snapshot.ts';
import { takeErrands } from '../threads/take-errands.ts';
import { populationOf, type PopulationQuestion } from './population.ts';

export interface PopulationErrand {
  order: { database: string; question: PopulationQuestion };
  told: Awaited<ReturnType<typeof populationOf>>;
}

takeErrands<PopulationErrand>(async ({ database, question }, giver) => {
  giver.tell(await inOwnSnapshot(database, (snapshot) => populationOf(snapshot, question)));
});

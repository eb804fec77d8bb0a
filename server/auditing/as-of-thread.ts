import { inOwnSnapshot } from '../../db/own-snapshot.ts';
import { takeErrands } from '../threads/take-errands.ts';
import { asOf, type AsOfQuestion } from './as-of.ts';

export interface AsOfErrand {
  order: { database: string; question: AsOfQuestion };
  told: Awaited<ReturnType<typeof asOf>>;
}

takeErrands<AsOfErrand>(async ({ database, question }, giver) => {
  giver.tell(await inOwnSnapshot(database, (snapshot) => asOf(snapshot, question)));
});

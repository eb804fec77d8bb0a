import type { Trx } from '../../../db/transaction.ts';
import type { Config } from '../../config.ts';
import type { Happened } from '../../learning/happened.ts';
import type { ToTell } from '../../outbox/put.ts';
import type { Receivers } from '../receivers.ts';
import { actorFor, type Known } from './actor.ts';
import type { Tells } from './lrs-shapes.ts';
import { statementsOf, voidingOf } from './statements.ts';

type Store = Receivers['stores'][number];

/** What record stores are to be told of what learners did: each as much as was chosen for it. One after the other for each course of a person. */
export async function statementsForStores(
  trx: Trx,
  { publicUrl, recordScores }: Pick<Config, 'publicUrl' | 'recordScores'>,
  stores: readonly Store[],
  happened: readonly Happened[],
  now: Date,
): Promise<ToTell[]> {
  const pairs = stores.flatMap((store) =>
    happened.filter((one) => isTold(store.tells, one, recordScores)).map((one) => ({ store, one })),
  );
  const named = pairs.filter(({ store }) => store.names !== 'nobody').map(({ one }) => one.personId);
  const people = await peopleWith(trx, new Set(named));
  const statementsFor = (store: Store, one: Happened) => {
    if (one.kind === 'withdrawn') return voidingOf(one.completionId, publicUrl, now);
    const naming = { names: store.names, pseudonymKey: store.pseudonym_key };
    return statementsOf(one, publicUrl, actorFor(publicUrl, naming, one.personId, people.get(one.personId)), now);
  };
  return pairs.flatMap(({ store, one }) => {
    const courseId = one.kind === 'withdrawn' ? one.courseId : one.version.courseId;
    return statementsFor(store, one).map((statement) => ({
      channel: 'xapi' as const,
      receiverId: store.id,
      lane: `xapi ${store.id} ${one.personId} ${courseId}`,
      about: { personId: one.personId, courseId },
      event: statement.verb.display.en,
      once: statement.id,
      body: statement,
    }));
  });
}

const levels: Record<Happened['kind'], readonly Tells[]> = {
  passed: ['results', 'progress', 'answers'],
  withdrawn: ['results', 'progress', 'answers'],
  launched: ['progress', 'answers'],
  progressed: ['progress', 'answers'],
  answered: ['answers'],
};

/** Where scores are not recorded, answers are told nobody either: the score could be counted from them. */
function isTold(tells: Tells, { kind }: Happened, recordScores: boolean): boolean {
  return levels[kind].includes(tells) && (kind !== 'answered' || recordScores);
}

async function peopleWith(trx: Trx, ids: ReadonlySet<string>): Promise<Map<string, Known>> {
  if (ids.size === 0) return new Map();
  const rows = await trx
    .selectFrom('person')
    .select(['id', 'staff_number', 'name', 'email'])
    .where('id', 'in', [...ids])
    .execute();
  return new Map(rows.map(({ id, staff_number: staffNumber, name, email }) => [id, { staffNumber, name, email }]));
}

import type { Trx } from '../../db/transaction.ts';
import type { EvidenceLog } from '../evidence/evidence-log.ts';
import { courseCounts } from '../standing/counts.ts';
import { publishStatement, rosterStatements } from './statements.ts';

/**
 * Publishes the numbers of a day, once: how many were on staff, how many came and went or were exempted since the last statement,
 * and where they stood with each course. It names nobody; the entries about people do. A day on which nobody came, went or was
 * exempted needs no statement: the last one still holds, and nobody is mailed a checkpoint that says nothing new.
 * @returns the number of people on staff
 */
export async function stateRoster(
  trx: Trx,
  evidence: EvidenceLog,
  { organisation, today, now }: { organisation: string; today: string; now: Date },
): Promise<number> {
  const { people } = await trx
    .selectFrom('on_roster')
    .select((e) => e.fn.countAll<number>().as('people'))
    .executeTakeFirstOrThrow();
  const last = (await rosterStatements(trx)).at(-1)?.evidenceIndex ?? 0;
  const events = await trx
    .selectFrom('roster_event')
    .select(['kind', (e) => e.fn.countAll<number>().as('people')])
    .where('evidence_idx', '>', last)
    .groupBy('kind')
    .execute();
  const waivers = await trx
    .selectFrom('waiver')
    .select((e) => e.fn.countAll<number>().as('granted'))
    .where((e) => e.or([e('evidence_idx', '>', last), e('end_idx', '>', last)]))
    .executeTakeFirstOrThrow();
  if (events.length === 0 && waivers.granted === 0) return people;
  const count = (kind: string) => events.find((row) => row.kind === kind)?.people ?? 0;
  const courses = await courseCounts(trx, today);
  const lines = [
    `Roster of ${organisation}, ${today}`,
    '',
    `on staff  ${people}`,
    `since the last statement: joined ${count('joined')}, moved ${count('moved')}, left ${count('left')}; waivers granted or ended ${waivers.granted}`,
    '',
    'Asked of how many, and where they stand:',
    ...courses.map(
      ({ courseId, done, open, overdue, exempt }) =>
        `${courseId}  asked ${done + open + exempt}, done ${done}, open ${open} (of these overdue ${overdue}), exempt ${exempt}`,
    ),
    ...(courses.length === 0 ? ['nothing was asked of anybody'] : []),
    '',
  ];
  await publishStatement(trx, evidence, { version: today, title: `Roster of ${today}`, text: lines.join('\n') }, now);
  return people;
}

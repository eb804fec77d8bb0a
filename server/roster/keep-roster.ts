import { inParts } from '../../db/in-parts.ts';
import type { RosterEventTable } from '../../db/tables/roster.ts';
import type { Trx } from '../../db/transaction.ts';
import { dayOf } from '../day.ts';
import type { EvidenceLog } from '../evidence/evidence-log.ts';
import { about } from '../evidence/facts.ts';
import { appendEvidence } from '../evidence/log.ts';
import { isOnStaff } from '../people/audience.ts';
import { publishedHowToRead } from './statements.ts';

/** Someone of whom the log does not say yet what the staff list says. */
interface Change {
  id: string;
  staffNumber: string;
  name: string;
  email: string;
  unit: string | null;
  kind: RosterEventTable['kind'];
  onDay: string;
}

/** Whom to look at: these people, or everybody. */
export type Whom = readonly string[] | 'everybody';

/** What changed on the roster, and who it was about. */
export interface RosterChanges {
  joined: string[];
  moved: string[];
  left: string[];
}

/**
 * Writes into the log who joined, moved to another unit or left, as far as the log does not say it yet. Safe to repeat.
 * @param today day in the organisation's time zone
 */
export async function keepRoster(
  trx: Trx,
  evidence: EvidenceLog,
  { whom, today, now }: { whom: Whom; today: string; now: Date },
): Promise<RosterChanges> {
  const changes: Change[] = [];
  if (whom === 'everybody') changes.push(...(await changesOf(trx, today)));
  else for (const part of inParts(whom)) changes.push(...(await changesOf(trx, today, part)));
  if (changes.length > 0) await write(trx, evidence, changes, now);
  const ids = (kind: Change['kind']) => changes.filter((one) => one.kind === kind).map((one) => one.id);
  return { joined: ids('joined'), moved: ids('moved'), left: ids('left') };
}

async function changesOf(trx: Trx, today: string, ids?: string[]): Promise<Change[]> {
  const rows = await trx
    .selectFrom('person')
    .leftJoin('on_roster', 'on_roster.person_id', 'person.id')
    .select(['person.id', 'staff_number', 'name', 'email', 'person.unit', 'joined_on', 'left_on'])
    .select(['on_roster.person_id as known', 'on_roster.unit as knownUnit'])
    .select((e) => e.case().when(isOnStaff(e, today)).then(1).else(0).end().as('onStaff'))
    .where((e) =>
      e.or([
        e.and([e('on_roster.person_id', 'is', null), isOnStaff(e, today)]),
        e.and([e('on_roster.person_id', 'is not', null), e.not(isOnStaff(e, today))]),
        e.and([
          e('on_roster.person_id', 'is not', null),
          e(e.fn.coalesce('person.unit', e.val('')), '!=', e.fn.coalesce('on_roster.unit', e.val(''))),
        ]),
      ]),
    )
    .$if(ids !== undefined, (q) => q.where('person.id', 'in', ids!))
    .orderBy('staff_number')
    .execute();
  return rows.map(({ id, staff_number: staffNumber, name, email, unit, ...row }) => {
    const who = { id, staffNumber, name, email, unit };
    if (!row.known) return { ...who, kind: 'joined', onDay: row.joined_on };
    if (row.onStaff) return { ...who, kind: 'moved', onDay: today };
    // Taken back before the first day: HR entered somebody who never came.
    const onDay = row.left_on !== null && row.left_on < today ? row.left_on : today;
    return { ...who, unit: row.knownUnit, kind: 'left', onDay };
  });
}

async function write(trx: Trx, evidence: EvidenceLog, changes: Change[], now: Date): Promise<void> {
  const roster = await publishedHowToRead(trx, evidence, now);
  const first = await appendEvidence(
    trx,
    evidence,
    changes.map((change) => ({
      type: 'assign' as const,
      ...about(change),
      course: roster,
      due: { campaign: 'roster', date: change.onDay, rule: change.kind },
    })),
    dayOf(now),
  );
  const events = changes.map(({ id, kind, onDay }, i) => ({
    evidence_idx: first + i,
    person_id: id,
    kind,
    on_day: onDay,
  }));
  for (const part of inParts(events)) await trx.insertInto('roster_event').values(part).execute();
  const there = changes.filter((one) => one.kind !== 'left').map(({ id, unit }) => ({ person_id: id, unit }));
  for (const part of inParts(there))
    await trx
      .insertInto('on_roster')
      .values(part)
      .onConflict((conflict) => conflict.column('person_id').doUpdateSet((e) => ({ unit: e.ref('excluded.unit') })))
      .execute();
  for (const part of inParts(changes.filter((one) => one.kind === 'left').map((one) => one.id)))
    await trx.deleteFrom('on_roster').where('person_id', 'in', part).execute();
}

import type { Trx } from '../../db/transaction.ts';
import { dayOf } from '../day.ts';
import { eraseEntries } from '../evidence/erase-entries.ts';
import type { EvidenceLog } from '../evidence/evidence-log.ts';
import type { ErasureBasis } from '../evidence/facts.ts';
import { logId } from '../evidence/log.ts';
import type { Audience } from '../people/audience.ts';
import { Refusal } from '../refusals.ts';
import { forgetStanding } from '../standing/keep-standing.ts';
import { deleteAttempts } from './delete-attempts.ts';
import { countErased } from './erased-counts.ts';
import { inParts } from '../../db/in-parts.ts';

/** What an erasure took away. */
export interface Erased {
  people: number;
  entries: number;
}

/**
 * Erases people: every opening of their evidence, and every row about them. The log then shows that entries existed and on
 * which day they were erased; of completions only their number per course version is left.
 * `reclaim` of the dialect must follow the commit, because a deleted row is still in the file until then.
 * @param basis why: a request under Art 17 GDPR, the end of the retention period, or something else
 * Refuses people on legal hold (`on_hold`) and unknown ones (`person_unknown`); then nobody is erased.
 */
export async function erasePeople(
  trx: Trx,
  evidence: EvidenceLog,
  personIds: readonly string[],
  basis: ErasureBasis,
  now: Date,
): Promise<Erased> {
  const ids = [...new Set(personIds)];
  if (ids.length === 0) return { people: 0, entries: 0 };
  await assertErasable(trx, ids);
  const indexes: number[] = [];
  for (const part of inParts(ids)) {
    const entries = await trx
      .selectFrom('evidence_subject')
      .select('idx')
      .where('log_id', '=', logId)
      .where('subject_id', 'in', part)
      .execute();
    indexes.push(...entries.map((row) => row.idx));
    await countErased(trx, part);
    await deleteRowsAbout(trx, part);
  }
  return { people: ids.length, entries: await eraseEntries(trx, evidence, indexes, basis, dayOf(now)) };
}

/** Refuses unknown people (`person_unknown`) and those on legal hold (`on_hold`). */
export async function assertErasable(trx: Trx, ids: string[]): Promise<void> {
  for (const part of inParts(ids)) {
    const people = await trx.selectFrom('person').select('id').where('id', 'in', part).execute();
    if (people.length < part.length)
      throw new Refusal('person_unknown', 'There is no such person. They may have been erased already.');
    const [held] = await trx.selectFrom('legal_hold').select('reason').where('person_id', 'in', part).execute();
    if (held) throw new Refusal('on_hold', `A legal hold forbids the erasure: ${held.reason}. Lift the hold first.`);
  }
}

/** Deletes every row about these people, in the order in which they refer to each other. */
export async function deleteRowsAbout(trx: Trx, ids: string[]): Promise<void> {
  await forgetStanding(trx, ids);
  await forgetStrangers(trx, ids);
  const assignments = trx.selectFrom('assignment').select('id').where('person_id', 'in', ids);
  await deleteAttempts(trx, assignments);
  for (const table of [
    'completion',
    'assignment_end',
    'assignment',
    'waiver',
    'roster_event',
    'on_roster',
    'access_log',
    'refresher',
    'mail_choice',
    'calendar_feed',
    'correction_request',
    'acknowledgement',
    'outside_training',
    'certificate',
    'correction',
    'sign_in',
    'identity',
    'sign_in_link',
    'lms_seat',
    'lms_registration',
    'delivery',
    'person_role',
    'group_member',
    'management',
    'erasure_request',
    'legal_hold',
  ] as const)
    await trx.deleteFrom(table).where('person_id', 'in', ids).execute();
  for (const whose of ['person_id', 'recipient_id'] as const) {
    await trx.deleteFrom('reminder_turn').where(whose, 'in', ids).execute();
    await trx.deleteFrom('reminder').where(whose, 'in', ids).execute();
  }
  await forgetViewers(trx, ids);
  await trx.deleteFrom('management').where('manager_id', 'in', ids).execute();
  await trx.deleteFrom('deputy').where('manager_id', 'in', ids).execute();
  await trx.deleteFrom('deputy').where('deputy_id', 'in', ids).execute();
  // What they did for others stays; that it was they does not.
  await trx.updateTable('correction').set({ made_by: null }).where('made_by', 'in', ids).execute();
  await trx.updateTable('outside_training').set({ recorded_by: null }).where('recorded_by', 'in', ids).execute();
  await trx.updateTable('erasure_request').set({ requested_by: null }).where('requested_by', 'in', ids).execute();
  await trx.updateTable('waiver').set({ granted_by: null }).where('granted_by', 'in', ids).execute();
  await trx.updateTable('waiver').set({ ended_by: null }).where('ended_by', 'in', ids).execute();
  await trx.updateTable('assignment_rule').set({ made_by: null }).where('made_by', 'in', ids).execute();
  await trx.updateTable('assignment_rule').set({ ended_by: null }).where('ended_by', 'in', ids).execute();
  await trx.updateTable('api_key').set({ made_by: null }).where('made_by', 'in', ids).execute();
  await trx.updateTable('person_role').set({ granted_by: null }).where('granted_by', 'in', ids).execute();
  await trx.updateTable('deputy').set({ named_by: null }).where('named_by', 'in', ids).execute();
  await trx.updateTable('legal_hold').set({ placed_by: null }).where('placed_by', 'in', ids).execute();
  await trx.updateTable('reminder').set({ sender_id: null }).where('sender_id', 'in', ids).execute();
  await trx.updateTable('reminder_settings').set({ changed_by: null }).where('changed_by', 'in', ids).execute();
  await trx.updateTable('webhook').set({ made_by: null }).where('made_by', 'in', ids).execute();
  await trx.updateTable('host_page').set({ made_by: null }).where('made_by', 'in', ids).execute();
  await trx.updateTable('host_issuer').set({ made_by: null }).where('made_by', 'in', ids).execute();
  for (const table of ['lms_platform', 'lms_invitation', 'lms_package', 'lrs'] as const)
    await trx.updateTable(table).set({ made_by: null }).where('made_by', 'in', ids).execute();
  await trx.updateTable('auditor_account').set({ made_by: null }).where('made_by', 'in', ids).execute();
  await trx.updateTable('correction_request').set({ answered_by: null }).where('answered_by', 'in', ids).execute();
  await trx.updateTable('export_log').set({ made_by: null }).where('made_by', 'in', ids).execute();
  await leaveRules(trx, new Set(ids));
  await trx.deleteFrom('person').where('id', 'in', ids).execute();
}

/** Somebody whom a learning platform vouched for may be one of them, whether that was recognised or not. */
async function forgetStrangers(trx: Trx, ids: string[]): Promise<void> {
  const people = trx.selectFrom('person').where('id', 'in', ids);
  await trx
    .deleteFrom('lms_stranger')
    .where((e) =>
      e.or([
        e.exists(
          e
            .selectFrom('identity')
            .select('identity.subject')
            .whereRef('identity.issuer', '=', 'lms_stranger.issuer')
            .whereRef('identity.subject', '=', 'lms_stranger.subject')
            .where('person_id', 'in', ids),
        ),
        e('staff_number', 'in', people.select('staff_number')),
        e(
          e.fn<string>('lower', ['lms_stranger.email']),
          'in',
          people.select((p) => p.fn<string>('lower', ['person.email']).as('email')),
        ),
      ]),
    )
    .execute();
}

/** That somebody looked stays for those who were looked at; who it was does not. */
async function forgetViewers(trx: Trx, ids: string[]): Promise<void> {
  const looks = trx.selectFrom('access_log').where('viewer_kind', '=', 'person').where('viewer_id', 'in', ids);
  await trx
    .insertInto('access_log')
    .columns(['person_id', 'on_day', 'viewer_kind', 'viewer_id', 'what'])
    .expression(
      looks.select((e) => ['person_id', 'on_day', 'viewer_kind', e.val('erased').as('viewer_id'), 'what']).distinct(),
    )
    .onConflict((conflict) => conflict.doNothing())
    .execute();
  await trx.deleteFrom('access_log').where('viewer_kind', '=', 'person').where('viewer_id', 'in', ids).execute();
}

/** Rules can be about people by name; those who are erased are in none, and one that was about nobody else is about nobody. */
async function leaveRules(trx: Trx, gone: ReadonlySet<string>): Promise<void> {
  const rules = await trx
    .selectFrom('assignment_rule')
    .select(['id', 'audience'])
    .where('audience', 'like', '%"people"%')
    .execute();
  for (const { id, audience } of rules) {
    // Written by us: its shape is known.
    const about = JSON.parse(audience) as Audience;
    if (about.kind !== 'people' || !about.ids.some((one) => gone.has(one))) continue;
    const ids = about.ids.filter((one) => !gone.has(one));
    const left: Audience = { kind: 'people', ids: ids.length > 0 ? ids : ['erased'] };
    await trx
      .updateTable('assignment_rule')
      .set({ audience: JSON.stringify(left) })
      .where('id', '=', id)
      .execute();
  }
}

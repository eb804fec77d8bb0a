import type { Expression, ExpressionBuilder, Kysely, SqlBool } from 'kysely';
import type { Database } from '../../db/tables/index.ts';
import { daysAfter } from '../day.ts';
import { isIn, resolve, type Resolved } from '../people/audience.ts';
import type { AuditedAudience } from './auditor-shapes.ts';

/** What somebody asks about: which people, and which days. */
export interface AuditScope {
  members: Resolved;
  /** The whole organisation. */
  isEverybody: boolean;
  from: string;
  to: string;
  /** The day for which it is said how things stand: the last of the period, or today if that comes first. */
  on: string;
  /** Whether that day is today, for which it is kept how everybody stands. */
  isToday: boolean;
  today: string;
}

/** Refuses a group that is gone (`group_unknown`): to look at more people than were meant is no way out. */
export async function scopeFor(
  db: Kysely<Database>,
  { audience, from, to }: { audience: AuditedAudience; from: string; to: string },
  today: string,
): Promise<AuditScope> {
  const on = to < today ? to : today;
  return {
    members: await resolve(db, audience),
    isEverybody: audience.kind === 'everyone',
    from,
    to,
    on,
    isToday: on === today,
    today,
  };
}

type People<T extends keyof Database> = ExpressionBuilder<Database, T | 'person'>;

/**
 * Whether a row of `person` is one of those asked about: on staff on some day of the period, and one of the audience. Somebody who
 * left is judged by the unit, the job and the place that they had last, and by every list that they were on in the period.
 */
export function isAudited<T extends keyof Database>(builder: People<T>, scope: AuditScope): Expression<SqlBool> {
  const e = builder as unknown as ExpressionBuilder<Database, 'person'>;
  return e.and([
    e('person.joined_on', '<=', scope.on),
    e.or([e('person.left_on', 'is', null), e('person.left_on', '>=', scope.from)]),
    e.or(
      scope.members.map((part) =>
        part.kind === 'members' ? wasMember(e, part.groupIds, scope) : isIn(e, [part], scope.on),
      ),
    ),
  ]);
}

function wasMember(
  e: ExpressionBuilder<Database, 'person'>,
  groupIds: string[],
  { from, on }: AuditScope,
): Expression<SqlBool> {
  return e.exists(
    e
      .selectFrom('group_member')
      .select('group_member.person_id')
      .whereRef('group_member.person_id', '=', 'person.id')
      .where('group_member.group_id', 'in', groupIds)
      .where('group_member.from_on', '<=', on)
      .where((m) => m.or([m('group_member.until_on', 'is', null), m('group_member.until_on', '>', from)])),
  );
}

/** The same, of those who were on staff on the last day. */
export function isAuditedOnStaff<T extends keyof Database>(builder: People<T>, scope: AuditScope): Expression<SqlBool> {
  const e = builder as unknown as ExpressionBuilder<Database, 'person'>;
  return e.and([isAudited(e, scope), e.or([e('person.left_on', 'is', null), e('person.left_on', '>=', scope.on)])]);
}

/** Instants of the period: from the first moment (inclusive) to the last day's end (exclusive), UTC. */
export function instantsOf({ from, on }: AuditScope): { since: string; before: string } {
  return { since: from, before: daysAfter(on, 1) };
}

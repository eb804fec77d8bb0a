import type { Expression, ExpressionBuilder, Kysely, SqlBool } from 'kysely';
import * as v from 'valibot';
import type { Database } from '../../db/tables/index.ts';
import { Refusal } from '../refusals.ts';

const words = v.pipe(v.array(v.pipe(v.string(), v.trim(), v.minLength(1), v.maxLength(120))), v.maxLength(200));
const ids = v.pipe(v.array(v.pipe(v.string(), v.minLength(1), v.maxLength(100))), v.minLength(1), v.maxLength(1_000));

/** What a group by rule, or a rule itself, asks of people: of each list one must fit, and an empty list fits everybody. */
export const matching = v.object({ units: words, jobs: words, locations: words });

/** For whom something is: everybody, named people, groups, or whoever works there as that. */
export const audience = v.variant('kind', [
  v.object({ kind: v.literal('everyone') }),
  v.object({ kind: v.literal('people'), ids }),
  v.object({ kind: v.literal('groups'), ids }),
  v.object({ kind: v.literal('matching'), ...matching.entries }),
]);
export type Matching = v.InferOutput<typeof matching>;
export type Audience = v.InferOutput<typeof audience>;

/** An audience with its groups looked up, so that a query can ask for it. */
export type Resolved = (
  | { kind: 'everyone' }
  | { kind: 'people'; ids: string[] }
  | { kind: 'members'; groupIds: string[] }
  | { kind: 'matching'; matches: Matching }
)[];

type Reader = Kysely<Database>;

/** Looks up what the groups of an audience are. Refuses groups that do not exist (`group_unknown`). */
export async function resolve(db: Reader, wanted: Audience): Promise<Resolved> {
  if (wanted.kind === 'everyone') return [{ kind: 'everyone' }];
  if (wanted.kind === 'people') return [wanted];
  if (wanted.kind === 'matching')
    return [{ kind: 'matching', matches: { units: wanted.units, jobs: wanted.jobs, locations: wanted.locations } }];
  const groups = await db
    .selectFrom('staff_group')
    .select(['id', 'kind', 'matches'])
    .where('id', 'in', wanted.ids)
    .execute();
  if (groups.length < new Set(wanted.ids).size)
    throw new Refusal('group_unknown', 'There is no such group (any more). Reload the page and choose again.');
  const lists = groups.filter((group) => group.kind === 'list').map((group) => group.id);
  const rules = groups.filter((group) => group.kind === 'rule');
  return [
    ...(lists.length > 0 ? [{ kind: 'members' as const, groupIds: lists }] : []),
    // Written by `saveGroup`, so its shape is known.
    ...rules.map((group) => ({ kind: 'matching' as const, matches: JSON.parse(group.matches!) as Matching })),
  ];
}

/** Whether a row of `person` belongs to an audience on that day. */
export function isIn<D extends Database, T extends keyof D>(
  builder: ExpressionBuilder<D, T>,
  resolved: Resolved,
  today: string,
): Expression<SqlBool> {
  const e = plain(builder);
  return e.or(
    resolved.map((part) => {
      if (part.kind === 'everyone') return e.lit(true);
      if (part.kind === 'people') return e('person.id', 'in', part.ids);
      if (part.kind === 'matching') return fits(e, part.matches);
      return e(
        'person.id',
        'in',
        e
          .selectFrom('group_member')
          .select('group_member.person_id')
          .where('group_member.group_id', 'in', part.groupIds)
          .where('group_member.from_on', '<=', today)
          .where((m) => m.or([m('group_member.until_on', 'is', null), m('group_member.until_on', '>', today)])),
      );
    }),
  );
}

function fits(e: ExpressionBuilder<Database, 'person'>, { units, jobs, locations }: Matching): Expression<SqlBool> {
  return e.and([
    ...(units.length > 0 ? [e('person.unit', 'in', units)] : []),
    ...(jobs.length > 0 ? [e('person.job', 'in', jobs)] : []),
    ...(locations.length > 0 ? [e('person.location', 'in', locations)] : []),
  ]);
}

/** Whether a row of `person` is on staff on that day. */
export function isOnStaff<D extends Database, T extends keyof D>(
  builder: ExpressionBuilder<D, T>,
  today: string,
): Expression<SqlBool> {
  const e = plain(builder);
  // Not `is null or`: SQLite would look for both in an index of its own and read everybody.
  return e.and([
    e('person.joined_on', '<=', today),
    e(e.fn.coalesce('person.left_on', e.val('9999-12-31')), '>=', today),
  ]);
}

/** The query has `person` in it; the columns are named with their table, so that it does not matter what else it joins. */
function plain<D extends Database, T extends keyof D>(
  builder: ExpressionBuilder<D, T>,
): ExpressionBuilder<Database, 'person'> {
  return builder as unknown as ExpressionBuilder<Database, 'person'>;
}

import type { Expression, ExpressionBuilder, Kysely, SqlBool } from 'kysely';
import * as v from 'valibot';
import type { Database } from '../../db/tables/index.ts';
import { isIn, isOnStaff, resolve, type Resolved } from '../people/audience.ts';
import { isCalled } from '../people/name-search.ts';
import type { Scope } from './scope.ts';

type Reader = Kysely<Database>;

const word = v.optional(v.pipe(v.string(), v.minLength(1), v.maxLength(120)));

/** Which people a report is about, as it stands in an address: ids and words of the organisation, never names. */
export const peopleFilter = v.object({
  unit: word,
  location: word,
  job: word,
  group: word,
  course: word,
  standing: v.optional(v.picklist(['action', 'overdue', 'open', 'done', 'exempt', 'everyone'])),
  /** A part of a name or a staff number. It is asked for, but never kept in an address. */
  q: v.optional(v.pipe(v.string(), v.trim(), v.minLength(2, 'give at least two letters'), v.maxLength(80))),
});
export type PeopleFilter = v.InferOutput<typeof peopleFilter>;

/** A filter with its group looked up. */
export interface Chosen extends PeopleFilter {
  scope: Scope;
  members: Resolved | null;
  today: string;
}

/** Looks up what a filter names. Refuses an unknown group (`group_unknown`). */
export async function chosenBy(db: Reader, filter: PeopleFilter, scope: Scope, today: string): Promise<Chosen> {
  const members = filter.group === undefined ? null : await resolve(db, { kind: 'groups', ids: [filter.group] });
  return { ...filter, scope, members, today };
}

/** Whether a filter asks for something that `person` alone knows. */
export function isOfPeople({ location, job, members, q }: Chosen): boolean {
  return Boolean(location || job || members || q);
}

/** Whether only units, courses and standings are asked for: then `person_standing` knows everything, and `person` is not read. */
export function isPlain(chosen: Chosen): boolean {
  return chosen.scope.kind === 'all' && !isOfPeople(chosen);
}

/** Whether a row of `person`, with `person_standing` joined to it, is one of those chosen. */
export function isChosen<T extends keyof Database>(
  builder: ExpressionBuilder<Database, T | 'person' | 'person_standing'>,
  chosen: Chosen,
): Expression<SqlBool> {
  const e = builder as unknown as ExpressionBuilder<Database, 'person' | 'person_standing'>;
  const { scope, today } = chosen;
  return e.and([
    isOnStaff(e, today),
    ...(scope.kind === 'people' ? [scope.ids.length > 0 ? e('person.id', 'in', scope.ids) : e.lit(false)] : []),
    isSuch(e, chosen),
    ...standsSo(e, chosen),
  ]);
}

/** Whether somebody works there as that, is in the group and called so, on staff or not. */
export function isSuch<D extends Database, T extends keyof D>(
  builder: ExpressionBuilder<D, T>,
  { unit, location, job, members, q, today }: Chosen,
): Expression<SqlBool> {
  const e = builder as unknown as ExpressionBuilder<Database, 'person'>;
  return e.and([
    ...(unit ? [e('person.unit', '=', unit)] : []),
    ...(location ? [e('person.location', '=', location)] : []),
    ...(job ? [e('person.job', '=', job)] : []),
    ...(members ? [isIn(e, members, today)] : []),
    ...(q ? [isCalled(['person.name', 'person.staff_number'], q)] : []),
  ]);
}

/** Whether a row of `person_standing` alone is one of those chosen, if the choice is plain. */
export function isChosenPlainly(
  e: ExpressionBuilder<Database, 'person_standing'>,
  chosen: Chosen,
): Expression<SqlBool> {
  return e.and([
    ...(chosen.unit ? [e('person_standing.unit', '=', chosen.unit)] : []),
    ...standsSo(e as unknown as ExpressionBuilder<Database, 'person' | 'person_standing'>, chosen),
  ]);
}

function standsSo(
  e: ExpressionBuilder<Database, 'person' | 'person_standing'>,
  { standing = 'everyone', course, today }: Chosen,
): Expression<SqlBool>[] {
  if (course)
    return [
      e.exists(
        e
          .selectFrom('standing')
          .select('standing.person_id')
          .whereRef('standing.person_id', '=', 'person_standing.person_id')
          .where((s) => stands(s, { course, standing, today })),
      ),
    ];
  switch (standing) {
    case 'everyone':
      return [];
    case 'overdue':
      return [e('person_standing.overdue_after', '<', today)];
    case 'done':
      return [e('person_standing.open', '=', 0), e('person_standing.done', '>', 0)];
    case 'exempt':
      return [e('person_standing.exempt', '>', 0)];
    default:
      return [e('person_standing.open', '>', 0)];
  }
}

/** Whether a row of `standing` is of the course and the standing that are asked for. */
export function stands(
  e: ExpressionBuilder<Database, 'standing'>,
  { course, standing = 'everyone', today }: Pick<Chosen, 'course' | 'standing' | 'today'>,
): Expression<SqlBool> {
  return e.and([
    ...(course ? [e('standing.course_id', '=', course)] : []),
    ...(standing === 'everyone'
      ? []
      : standing === 'overdue'
        ? [e('standing.overdue_after', '<', today)]
        : [e('standing.state', '=', standing === 'action' ? 'open' : standing)]),
  ]);
}

import type { Kysely } from 'kysely';
import type { Database } from '../../db/tables/index.ts';
import type { Rule } from '../assignments/rule.ts';
import { ruleHistory } from '../assignments/rule-queries.ts';
import { isIn, resolve, type Resolved } from '../people/audience.ts';
import { Refusal } from '../refusals.ts';
import { isAuditedOnStaff, type AuditScope } from './audit-scope.ts';
import type { AskedRule } from './question-shapes.ts';

/** The rules that held in the period, with their history, as far as they are or were about somebody asked about. */
export async function askedRules(
  db: Kysely<Database>,
  scope: AuditScope,
  titleOf: (courseId: string) => string,
): Promise<AskedRule[]> {
  const groups = new Map(
    (await db.selectFrom('staff_group').select(['id', 'name']).execute()).map(({ id, name }) => [id, name]),
  );
  const found: AskedRule[] = [];
  // Rules are often about the same people, and every change of a rule is one more.
  const counted = new Map<string, number>();
  for (const rule of await ruleHistory(db)) {
    if (rule.madeAt.slice(0, 10) > scope.on || (rule.endedAt !== null && rule.endedAt.slice(0, 10) < scope.from))
      continue;
    const key = JSON.stringify(rule.audience);
    const people = counted.get(key) ?? (await peopleOf(db, rule, scope));
    counted.set(key, people);
    if (people === 0 && !scope.isEverybody) continue;
    found.push({
      line: rule.line,
      courseId: rule.courseId,
      course: titleOf(rule.courseId),
      reason: rule.reason,
      audience: { kind: rule.audience.kind, words: wordsOf(rule, groups) },
      people,
      dueOn: rule.dueOn,
      dueDays: rule.dueDays,
      graceDays: rule.graceDays,
      repeat: rule.repeat,
      beginsOn: rule.beginsOn,
      madeOn: rule.madeAt.slice(0, 10),
      endedOn: rule.endedAt?.slice(0, 10) ?? null,
    });
  }
  return found;
}

async function peopleOf(db: Kysely<Database>, { audience }: Rule, scope: AuditScope): Promise<number> {
  let members: Resolved;
  try {
    members = await resolve(db, audience);
  } catch (error) {
    // The group of a rule that ended can be gone; then nobody is in it.
    if (error instanceof Refusal && error.code === 'group_unknown') return 0;
    throw error;
  }
  const { people } = await db
    .selectFrom('person')
    .select((e) => e.fn.countAll<number>().as('people'))
    .where((e) => isAuditedOnStaff(e, scope))
    .where((e) => isIn(e, members, scope.on))
    .executeTakeFirstOrThrow();
  return people;
}

function wordsOf({ audience }: Rule, groups: ReadonlyMap<string, string>): string[] {
  if (audience.kind === 'groups') return audience.ids.map((id) => groups.get(id) ?? '–');
  return audience.kind === 'matching' ? [...audience.units, ...audience.jobs, ...audience.locations] : [];
}

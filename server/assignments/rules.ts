import { randomUUID } from 'node:crypto';
import type { Kysely } from 'kysely';
import type { AssignmentRuleTable } from '../../db/tables/assignment.ts';
import type { Database } from '../../db/tables/index.ts';
import type { Trx } from '../../db/transaction.ts';
import type { CourseLibrary } from '../courses/course-library.ts';
import { resolve } from '../people/audience.ts';
import { Refusal } from '../refusals.ts';
import { planRounds, type Plan } from './plan-rounds.ts';
import { toRule, type Rule, type RuleTerms } from './rule.ts';
import { ruleInForce, rulesInForce } from './rule-queries.ts';
import { settle, type Settled, type Settling } from './settle.ts';

/** What is to happen to the rules: a new one, other terms for one, or its end. */
export type RuleChange =
  | { kind: 'make'; terms: RuleTerms }
  | { kind: 'change'; line: string; id: string; terms: RuleTerms }
  | { kind: 'end'; line: string; id: string };

interface By {
  personId: string | null;
  today: string;
  now: Date;
}

/**
 * Who would get a course, and of whom it would no longer be asked, if the rules changed so. Writes nothing.
 * Refuses what `changeRules` refuses.
 */
export async function previewRules(
  db: Kysely<Database>,
  library: CourseLibrary,
  change: RuleChange,
  today: string,
): Promise<Plan> {
  await assertPossible(db, library, change, today);
  const inForce = await rulesInForce(db);
  const line = change.kind === 'make' ? '' : change.line;
  const others = inForce.filter((rule) => rule.line !== line);
  const beginsOn = inForce.find((rule) => rule.line === line)?.beginsOn ?? today;
  const wanted = change.kind === 'end' ? [] : [would(change.terms, { line, beginsOn, today })];
  const before = await planRounds(db, inForce, 'everybody', today);
  const after = await planRounds(db, [...others, ...wanted], 'everybody', today);
  // What tonight brings anyway is no effect of this change.
  const anyway = new Set(before.rounds.map(({ person, rule }) => `${person.id} ${rule.courseId}`));
  const endsAnyway = new Set(before.endings.map((ending) => ending.assignmentId));
  return {
    rounds: after.rounds.filter(({ person, rule }) => !anyway.has(`${person.id} ${rule.courseId}`)),
    endings: after.endings.filter((ending) => !endsAnyway.has(ending.assignmentId)),
  };
}

const would = (
  terms: RuleTerms,
  { line, beginsOn, today }: { line: string; beginsOn: string; today: string },
): Rule => ({
  ...terms,
  id: '',
  line,
  beginsOn,
  madeBy: null,
  madeAt: today,
  endedAt: null,
});

/**
 * Makes, changes or ends a rule, and gives out what follows. An open assignment of somebody for whom the rule still holds keeps
 * its day; completions are never touched.
 * Refuses an unknown course (`course_unknown`), group (`group_unknown`) or rule (`rule_unknown`), a rule that somebody else changed
 * meanwhile (`rule_changed`) and a day that is over (`invalid_input`).
 */
export async function changeRules(
  trx: Trx,
  tools: Settling,
  change: RuleChange,
  by: By,
): Promise<{ rule: Rule | null; settled: Settled }> {
  await assertPossible(trx, tools.library, change, by.today);
  const old = change.kind === 'make' ? undefined : await ruleInForce(trx, change.line);
  if (old)
    await trx
      .updateTable('assignment_rule')
      .set({ ended_by: by.personId, ended_at: by.now.toISOString() })
      .where('id', '=', old.id)
      .execute();
  const row = change.kind === 'end' ? null : rowOf(change.terms, old, by);
  if (row) await trx.insertInto('assignment_rule').values(row).execute();
  const settled = await settle(trx, tools, { whom: 'everybody', today: by.today, now: by.now });
  return { rule: row && toRule(row), settled };
}

function rowOf(terms: RuleTerms, old: Rule | undefined, by: By): AssignmentRuleTable {
  const { repeat } = terms;
  return {
    id: randomUUID(),
    line: old?.line ?? randomUUID(),
    course_id: terms.courseId,
    audience: JSON.stringify(terms.audience),
    reason: terms.reason,
    due_on: terms.dueOn,
    due_days: terms.dueDays,
    repeat: repeat.kind,
    every_months: repeat.kind === 'from_completion' ? repeat.months : null,
    fixed_day: repeat.kind === 'fixed_day' ? repeat.day : null,
    lead_days: terms.leadDays,
    grace_days: terms.graceDays,
    begins_on: old?.beginsOn ?? by.today,
    made_by: by.personId,
    made_at: by.now.toISOString(),
    ended_by: null,
    ended_at: null,
  };
}

async function assertPossible(
  db: Kysely<Database>,
  library: CourseLibrary,
  change: RuleChange,
  today: string,
): Promise<void> {
  const old = change.kind === 'make' ? undefined : await ruleInForce(db, change.line);
  if (change.kind !== 'make' && !old)
    throw new Refusal('rule_unknown', 'There is no such rule, or it has ended. Reload the page.');
  if (change.kind !== 'make' && old!.id !== change.id)
    throw new Refusal('rule_changed', 'Somebody changed this rule meanwhile. Reload the page and look at it again.');
  if (change.kind === 'end') return;
  const { terms } = change;
  if (!library.all().some((version) => version.courseId === terms.courseId))
    throw new Refusal('course_unknown', `There is no published course ${terms.courseId}.`);
  if (old && old.courseId !== terms.courseId)
    throw new Refusal('invalid_input', 'courseId: A rule keeps its course. End this rule and make another.');
  if (terms.dueOn !== null && terms.dueOn < today && terms.dueOn !== old?.dueOn)
    throw new Refusal('invalid_input', 'dueOn: Choose today or a day that is still to come.');
  await resolve(db, terms.audience);
}

import type { Trx } from '../../db/transaction.ts';
import type { CourseLibrary } from '../courses/course-library.ts';
import type { EvidenceLog } from '../evidence/evidence-log.ts';
import { keepRoster, type RosterChanges } from '../roster/keep-roster.ts';
import { forgetEmptyCounts, keepStanding } from '../standing/keep-standing.ts';
import { giveAssignments } from './assign-course.ts';
import { courseClaim } from './course-claim.ts';
import { endAssignments } from './end-assignments.ts';
import { openOfLeavers, planRounds, type Plan, type Round, type Whom } from './plan-rounds.ts';
import { rulesInForce } from './rule-queries.ts';
import { inParts } from '../../db/in-parts.ts';

export interface Settling {
  evidence: EvidenceLog;
  library: CourseLibrary;
}

/** What was written, in numbers. */
export interface Settled {
  roster: RosterChanges;
  assigned: number;
  ended: number;
}

/**
 * Makes what is asked of people follow from who they are and from the rules in force: the roster in evidence, the rounds that
 * are to be given out, the end of what is no longer asked for, and where they stand. Whatever changes people, groups or rules
 * calls it in its transaction; every night it runs for everybody. Completions are never touched. Safe to repeat.
 * @param today day in the organisation's time zone
 */
export async function settle(
  trx: Trx,
  tools: Settling,
  { whom, today, now }: { whom: Whom; today: string; now: Date },
): Promise<Settled> {
  await takeTurn(trx);
  const roster = await keepRoster(trx, tools.evidence, { whom, today, now });
  // Who came back has a history, and a waiver may have ended: what is to be given next follows from that.
  await keepStanding(
    trx,
    [...roster.joined, ...roster.moved, ...roster.left, ...(whom === 'everybody' ? await lapsed(trx, today) : whom)],
    today,
  );
  const known = await knownRules(trx, tools.library);
  const plan = await planRounds(trx, known, whom, today);
  plan.endings.push(...(await openOfLeavers(trx, roster.left)));
  await carryOut(trx, tools, plan, now);
  const changed = [...plan.rounds.map(({ person, rule }) => ({ person, courseId: rule.courseId })), ...plan.endings];
  for (const [courseId, all] of Map.groupBy(changed, (one) => one.courseId))
    await keepStanding(
      trx,
      all.map(({ person }) => person.id),
      today,
      [courseId],
    );
  if (whom === 'everybody') await forgetEmptyCounts(trx);
  return { roster, assigned: plan.rounds.length, ended: plan.endings.length };
}

/** Two that settle at once would give the same round twice. On PostgreSQL these rows are their lock. */
export async function takeTurn(trx: Trx): Promise<void> {
  await trx
    .updateTable('assignment_rule')
    .set((e) => ({ line: e.ref('line') }))
    .where('ended_at', 'is', null)
    .execute();
}

/** Rules whose course is published; a course that was taken away is asked of nobody new. */
async function knownRules(trx: Trx, library: CourseLibrary) {
  const published = new Set(library.all().map((version) => version.courseId));
  return (await rulesInForce(trx)).filter((rule) => published.has(rule.courseId));
}

async function carryOut(trx: Trx, { evidence, library }: Settling, plan: Plan, now: Date): Promise<void> {
  await endAssignments(trx, { evidence, library }, plan.endings, now);
  const names = await campaignNames(trx, plan.rounds);
  await giveAssignments(
    trx,
    evidence,
    plan.rounds.map((round) => ({
      course: courseClaim(library, round.rule.courseId),
      person: round.person,
      campaign: names(round),
      dueOn: round.dueOn,
      rule: round.rule.reason,
      line: round.rule.line,
      graceDays: round.rule.graceDays,
    })),
    now,
  );
}

/**
 * A round is called after the day on which it is due. Somebody who left a rule and came back can have had one of that name, which
 * was ended: the new one gets a number.
 */
async function campaignNames(trx: Trx, rounds: readonly Round[]): Promise<(round: Round) => string> {
  const taken = new Set<string>();
  for (const [courseId, all] of Map.groupBy(rounds, ({ rule }) => rule.courseId))
    for (const part of inParts(all)) {
      const rows = await trx
        .selectFrom('assignment')
        .select(['person_id', 'campaign'])
        .where('course_id', '=', courseId)
        .where(
          'person_id',
          'in',
          part.map(({ person }) => person.id),
        )
        .execute();
      for (const row of rows) taken.add(`${row.person_id} ${courseId} ${row.campaign}`);
    }
  return ({ person, rule, dueOn }) => {
    for (let n = 1; ; n++) {
      const name = n === 1 ? `due ${dueOn}` : `due ${dueOn} (${n})`;
      if (!taken.has(`${person.id} ${rule.courseId} ${name}`)) return name;
    }
  };
}

/** People whose standing changes because a day has passed: a waiver ended. */
async function lapsed(trx: Trx, today: string): Promise<string[]> {
  const rows = await trx
    .selectFrom('waiver')
    .innerJoin('standing', (join) =>
      join.onRef('standing.person_id', '=', 'waiver.person_id').onRef('standing.course_id', '=', 'waiver.course_id'),
    )
    .select('waiver.person_id')
    .where('standing.state', '=', 'exempt')
    .where('until_on', '<', today)
    .execute();
  return rows.map((row) => row.person_id);
}

import { randomUUID } from 'node:crypto';
import type { Outcome } from '../../db/together.ts';
import type { Trx } from '../../db/transaction.ts';
import type { Identified } from '../access/session.ts';
import type { CourseLibrary, CourseVersion } from '../courses/course-library.ts';
import { about, type About, type Fact } from '../evidence/facts.ts';
import type { EvidenceLog } from '../evidence/evidence-log.ts';
import { appendEvidence } from '../evidence/log.ts';
import { Refusal } from '../refusals.ts';
import { keepStanding } from '../standing/keep-standing.ts';
import type { Tell } from './happened.ts';
import { attemptsWith, checkAnswers, preCheckAnswers, type Attempt } from './attempt-queries.ts';
import type { CheckResult } from './learning-shapes.ts';
import { modulesShown } from './pre-check.ts';
import { judgeCheck, type Judged } from './pass-rule.ts';

export interface HandIn {
  personId: string;
  attemptId: string;
  /** How whoever hands in said who they are. */
  identified: Identified;
}

interface HandInTools {
  library: CourseLibrary;
  evidence: EvidenceLog;
  recordScores: boolean;
  tell: Tell;
}

interface Ready {
  attempt: Attempt;
  version: CourseVersion;
  judged: Judged;
  shownByPreCheck: string[];
}

/** Somebody who passed, and how they said who they are. */
type Passed = Ready & { identified: Identified };

interface Completion {
  id: string;
  completed_at: string;
}

/**
 * Hands in knowledge checks. Whoever passes has the completion, its evidence entry and the deletion of the answers in this
 * one transaction. Handing in again changes nothing and is answered as before.
 * `recordScores`: whether points and drawn questions go into evidence.
 * Refuses attempts that are not the person's (`attempt_unknown`) and checks with open questions (`check_incomplete`).
 */
export async function handIn(
  trx: Trx,
  { library, evidence, recordScores, tell }: HandInTools,
  requests: HandIn[],
  today: string,
  now: Date,
): Promise<Outcome<CheckResult>[]> {
  const known = await attemptsWith(trx, [...new Set(requests.map((one) => one.attemptId))]);
  // Only whose own attempt it is hands it in; how they said who they are goes into evidence.
  const owners = new Map(
    requests
      .filter(({ personId, attemptId }) => known.get(attemptId)?.personId === personId)
      .map((one) => [one.attemptId, one]),
  );
  const attempts = new Map([...known].filter(([id]) => owners.has(id)));
  const ready = await readyOnes(trx, library, [...attempts.values()]);
  const completed = await completionsOf(trx, [...attempts.values()]);

  const at = now.toISOString();
  const fresh = ready.filter(({ attempt }) => !attempt.handedIn && !completed.has(attempt.assignmentId));
  const won = await markHandedIn(
    trx,
    fresh.map(({ attempt }) => attempt.id),
    at,
  );
  const passed = fresh
    .filter(({ attempt, judged }) => won.has(attempt.id) && judged.passed)
    .map((one): Passed => ({ ...one, identified: owners.get(one.attempt.id)!.identified }));
  for (const [assignmentId, completion] of await complete(trx, { evidence, recordScores, tell }, passed, today, now))
    completed.set(assignmentId, completion);

  const byId = new Map(ready.map((one) => [one.attempt.id, one]));
  return requests.map(({ personId, attemptId }): Outcome<CheckResult> => {
    const attempt = attempts.get(attemptId);
    if (!attempt || attempt.personId !== personId)
      return { refused: new Refusal('attempt_unknown', 'That attempt is not yours or does not exist.') };
    const completion = completed.get(attempt.assignmentId);
    const one = byId.get(attemptId);
    if (one) return { done: resultOf(one.version, one.judged, completion) };
    if (completion) return { done: passedBefore(completion) };
    return { refused: new Refusal('check_incomplete', 'Answer every question of the knowledge check first.') };
  });
}

/** Attempts whose drawn questions are all answered, with the judgement. */
async function readyOnes(trx: Trx, library: CourseLibrary, attempts: Attempt[]): Promise<Ready[]> {
  if (attempts.length === 0) return [];
  const answers = await checkAnswers(
    trx,
    attempts.map((attempt) => attempt.id),
  );
  const early = await preCheckAnswers(
    trx,
    attempts.map((attempt) => attempt.assignmentId),
  );
  const byAttempt = Map.groupBy(answers, (answer) => answer.attemptId);
  const ready: Ready[] = [];
  for (const attempt of attempts) {
    const points = new Map((byAttempt.get(attempt.id) ?? []).map((answer) => [answer.questionId, answer.points]));
    if (!attempt.drawn.every((id) => points.has(id))) continue;
    const version = await library.byId(attempt.courseVersionId);
    const shown = new Map((early.get(attempt.assignmentId) ?? []).map((one) => [one.questionId, one.points]));
    ready.push({
      attempt,
      version,
      judged: judgeCheck(version.course, attempt.drawn, points),
      shownByPreCheck: modulesShown(version.course, shown),
    });
  }
  return ready;
}

async function completionsOf(trx: Trx, attempts: Attempt[]): Promise<Map<string, Completion>> {
  if (attempts.length === 0) return new Map();
  const rows = await trx
    .selectFrom('completion')
    .select(['id', 'assignment_id', 'completed_at'])
    .where('assignment_id', 'in', [...new Set(attempts.map((attempt) => attempt.assignmentId))])
    .execute();
  return new Map(rows.map((row) => [row.assignment_id, row]));
}

/** Marks attempts and answers which of them this transaction marked: the same hand-in may run on another server. */
async function markHandedIn(trx: Trx, ids: string[], at: string): Promise<Set<string>> {
  if (ids.length === 0) return new Set();
  const rows = await trx
    .updateTable('attempt')
    .set({ handed_in_at: at })
    .where('id', 'in', ids)
    .where('handed_in_at', 'is', null)
    .returning('id')
    .execute();
  return new Set(rows.map((row) => row.id));
}

async function complete(
  trx: Trx,
  { evidence, recordScores, tell }: Omit<HandInTools, 'library'>,
  passed: Passed[],
  today: string,
  now: Date,
): Promise<[string, Completion][]> {
  if (passed.length === 0) return [];
  const at = now.toISOString();
  const people = await trx
    .selectFrom('person')
    .select(['id', 'staff_number', 'name', 'email', 'unit'])
    .where(
      'id',
      'in',
      passed.map(({ attempt }) => attempt.personId),
    )
    .execute();
  const byId = new Map(people.map((person) => [person.id, person]));
  const assignments = passed.map(({ attempt }) => attempt.assignmentId);
  await trx
    .deleteFrom('answer')
    .where('attempt_id', 'in', (q) => q.selectFrom('attempt').select('id').where('assignment_id', 'in', assignments))
    .execute();

  const facts = passed.map((one): Fact => {
    const { staff_number: staffNumber, ...person } = byId.get(one.attempt.personId)!;
    return recordFact(one, about({ staffNumber, ...person }), recordScores, at);
  });
  const first = await appendEvidence(trx, evidence, facts, at.slice(0, 10));
  // The rows name their entries, so they follow the append; nothing else does.
  const rows = passed.map(({ attempt, version }, i) => ({
    id: randomUUID(),
    assignment_id: attempt.assignmentId,
    person_id: attempt.personId,
    course_version_id: version.id,
    completed_at: at,
    evidence_idx: first + i,
  }));
  await trx.insertInto('completion').values(rows).execute();
  await keepStanding(
    trx,
    rows.map((row) => row.person_id),
    today,
    [...new Set(passed.map(({ version }) => version.courseId))],
  );
  await tell(
    trx,
    passed.map(({ attempt, version, judged }, i) => ({
      kind: 'passed' as const,
      personId: attempt.personId,
      assignmentId: attempt.assignmentId,
      attemptId: attempt.id,
      version,
      completionId: rows[i]!.id,
      score: recordScores ? { points: judged.points, max: judged.maxPoints, pass: judged.passPoints } : null,
    })),
    now,
  );
  return rows.map((row) => [row.assignment_id, row]);
}

function recordFact(
  { attempt, version, judged, shownByPreCheck, identified }: Passed,
  who: About,
  recordScores: boolean,
  at: string,
): Fact {
  return {
    type: 'record',
    ...who,
    course: { id: version.courseId, version: version.version, lang: version.lang, content: version.content },
    outcome: 'passed',
    detail: {
      attempt: attempt.number,
      by: null,
      completed_at: at,
      score: recordScores ? judged.points : null,
      max: recordScores ? judged.maxPoints : null,
      pass: recordScores ? judged.passPoints : null,
      seconds: null,
      via: 'player',
      drawn: recordScores ? attempt.drawn : null,
      shown_by_pre_check: recordScores ? shownByPreCheck : null,
      identified,
    },
  };
}

function resultOf({ course }: CourseVersion, judged: Judged, completion: Completion | undefined): CheckResult {
  return {
    passed: judged.passed,
    right: judged.right,
    of: judged.of,
    reached: Math.floor((judged.points * 100) / judged.maxPoints),
    needed: course.pass,
    objectives: judged.objectives,
    completion: completion ? { id: completion.id, completedOn: completion.completed_at.slice(0, 10) } : null,
  };
}

/** The answer to a repeated hand-in of what was passed: its answers are deleted, so there is nothing to count. */
function passedBefore(completion: Completion): CheckResult {
  return {
    passed: true,
    right: null,
    of: 0,
    reached: null,
    needed: 0,
    objectives: [],
    completion: { id: completion.id, completedOn: completion.completed_at.slice(0, 10) },
  };
}

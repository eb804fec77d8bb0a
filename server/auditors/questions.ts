import { lastSelfCheck } from '../auditing/run-self-check.ts';
import { published } from '../auditing/version-routes.ts';
import type { Tools } from '../environment.ts';
import { anchorsOf } from '../evidence/anchors.ts';
import { headOf } from '../evidence/log-queries.ts';
import { smallestGroup } from '../reports/summary.ts';
import type { AuditScope } from './audit-scope.ts';
import { joinersIn } from './joiners.ts';
import { exemptionsIn, leaversIn, remindersIn, repeatedIn, trainedIn } from './period-answers.ts';
import type { Answers, MissingAnswer, WholeAnswer, WorksAnswer } from './question-shapes.ts';
import { askedRules } from './rules-asked.ts';
import { countsOn, type AuditedCounts } from './standing-on.ts';

/** For whom the answers are: only the DPO is told why somebody is exempt. */
export interface Asking {
  titleOf: (courseId: string) => string;
  withCategory: boolean;
}

/**
 * What an auditor asks, answered live. Every number comes from what is kept or from one query; of a day that is over, the standing
 * is derived person by person, a few hundred at a time.
 */
export async function answersTo(
  tools: Pick<Tools, 'db' | 'library' | 'config' | 'evidence'>,
  scope: AuditScope,
  { titleOf, withCategory }: Asking,
): Promise<Answers> {
  const { db, library, config } = tools;
  const counts = await countsOn(db, scope);
  const rules = await askedRules(db, scope, titleOf);
  const asked = new Set([...counts.courses, ...rules].map(({ courseId }) => courseId));
  return {
    on: scope.on,
    from: scope.from,
    to: scope.to,
    today: scope.today,
    isEverybody: scope.isEverybody,
    who: { people: counts.people, rules },
    content: { versions: versionsIn(library.all(), asked, scope).map(published) },
    when: { ...(await trainedIn(db, scope)), signIn: config.tryMode ? 'try' : 'session' },
    missing: { ...missingFrom(counts, titleOf), reminders: await remindersIn(db, scope) },
    joiners: await joinersIn(db, scope, titleOf),
    leavers: await leaversIn(db, scope),
    exemptions: await exemptionsIn(db, scope, withCategory),
    repeated: { rules: await repeatedIn(db, scope, rules, counts) },
    works: worksFrom(counts, titleOf),
    whole: await wholeness(tools),
  };
}

type Version = ReturnType<Tools['library']['all']>[number];

/** Versions that were taught in the period: published by its last day, and not replaced before its first. */
export function versionsIn(
  all: readonly Version[],
  courseIds: ReadonlySet<string>,
  { from, on }: AuditScope,
): Version[] {
  const of = all.filter((one) => courseIds.has(one.courseId) && one.publishedAt.slice(0, 10) <= on);
  return of.filter(
    (one, i) =>
      !of.some(
        (next, j) =>
          j > i && next.courseId === one.courseId && next.lang === one.lang && next.publishedAt.slice(0, 10) < from,
      ),
  );
}

function missingFrom(
  { courses, overduePeople }: AuditedCounts,
  titleOf: Asking['titleOf'],
): Omit<MissingAnswer, 'reminders'> {
  const sum = (of: (one: AuditedCounts['courses'][number]) => number) => courses.reduce((all, one) => all + of(one), 0);
  return {
    asked: sum(({ done, open, exempt }) => done + open + exempt),
    done: sum(({ done }) => done),
    open: sum(({ open }) => open),
    overdue: sum(({ overdue }) => overdue),
    exempt: sum(({ exempt }) => exempt),
    overduePeople,
    courses: courses
      .filter(({ open }) => open > 0)
      .map(({ courseId, open, overdue }) => ({ courseId, course: titleOf(courseId), open, overdue })),
  };
}

function worksFrom({ courses }: AuditedCounts, titleOf: Asking['titleOf']): WorksAnswer {
  const counted = courses.map(({ courseId, done, open }) => ({
    courseId,
    course: titleOf(courseId),
    people: done + open,
    done,
  }));
  const shown = counted.filter(({ people }) => people >= smallestGroup);
  return { courses: shown, withheld: counted.length - shown.length };
}

async function wholeness({ db, evidence }: Pick<Tools, 'db' | 'evidence'>): Promise<WholeAnswer> {
  const check = await lastSelfCheck(db);
  const newest = new Map((await anchorsOf(db)).map((anchor) => [anchor.kind, anchor]));
  return {
    size: (await headOf(db)).size,
    halted: evidence.halted !== undefined,
    selfCheck: check && { on: check.finishedAt.slice(0, 10), size: check.size, faults: check.faultCount },
    outside: [...newest.values()].map(({ kind, size, createdAt }) => ({ kind, size, on: createdAt.slice(0, 10) })),
  };
}

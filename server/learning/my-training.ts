import type { Db } from '../../db/open.ts';
import { isOverdue } from '../assignments/assignment.ts';
import { assignmentOf, assignmentsOf, type AssignmentState } from '../assignments/assignment-queries.ts';
import type { CourseLibrary } from '../courses/course-library.ts';
import { judgeAnswer, showQuestion } from '../courses/kinds/index.ts';
import { bankQuestion, practiceQuestion } from '../courses/lesson.ts';
import { Refusal } from '../refusals.ts';
import { checkAnswers, newestAttempt, ownAttempt, practiceAnswers, preCheckAnswers } from './attempt-queries.ts';
import type { Answered, AssignmentView, CheckView, MyAssignment, MyStanding, MyTraining } from './learning-shapes.ts';
import { modulesShown, preCheckQuestions } from './pre-check.ts';

/** What a person has to do and has done, soonest first. */
export async function myTraining(
  db: Db,
  library: CourseLibrary,
  personId: string,
  today: string,
  lang: string,
): Promise<MyTraining> {
  const states = await assignmentsOf(db, [personId]);
  return { today, assignments: states.map((state) => mine(state, library, today, lang)) };
}

/** The counts behind a badge. */
export async function myStanding(db: Db, personId: string, today: string): Promise<MyStanding> {
  const open = (await assignmentsOf(db, [personId])).filter((state) => !state.completionId);
  return {
    open: open.length,
    overdue: open.filter((state) => isOverdue(state.overdueAfter, false, today)).length,
    nextDueOn: open[0]?.dueOn ?? null,
  };
}

/** An assignment with where the learner stands in it; refuses someone else's (`assignment_unknown`). */
export async function assignmentView(
  db: Db,
  library: CourseLibrary,
  personId: string,
  assignmentId: string,
  today: string,
  lang: string,
): Promise<AssignmentView> {
  const state = await assignmentOf(db, personId, assignmentId);
  if (!state) throw new Refusal('assignment_unknown', 'That course was not assigned to you.');
  const assignment = mine(state, library, today, lang);
  const attempt = await newestAttempt(db, assignmentId);
  if (!attempt) return { assignment, content: library.current(state.courseId, lang).content, attempt: null };

  const { content, course } = await library.byId(attempt.courseVersionId);
  const answers: Record<string, Answered> = {};
  for (const { questionId, response } of await practiceAnswers(db, assignmentId)) {
    // An answer from an attempt at another version may belong to a question that this version does not have.
    const question = practiceQuestion(course, questionId);
    if (question) answers[questionId] = { response, verdict: judgeAnswer(question, response, content) };
  }
  const early = (await preCheckAnswers(db, [assignmentId])).get(assignmentId) ?? [];
  const shownByPreCheck = modulesShown(course, new Map(early.map((one) => [one.questionId, one.points])));
  const { id, number, step, handedIn } = attempt;
  return { assignment, content, attempt: { id, number, content, step, answers, shownByPreCheck, handedIn } };
}

/** The knowledge check of an attempt as drawn for it, with what was answered so far. */
export async function checkView(
  db: Db,
  library: CourseLibrary,
  personId: string,
  attemptId: string,
): Promise<CheckView> {
  const attempt = await ownAttempt(db, personId, attemptId);
  const { course } = await library.byId(attempt.courseVersionId);
  const questions = attempt.drawn.map((id) => bankQuestion(course, id)!);
  const byId = new Map(questions.map((question) => [question.id, question]));
  const answers: Record<string, Answered> = {};
  for (const { questionId, response } of await checkAnswers(db, [attemptId]))
    answers[questionId] = { response, verdict: judgeAnswer(byId.get(questionId)!, response, attempt.seed) };
  return { questions: questions.map((question) => showQuestion(question, attempt.seed)), answers };
}

/** The cases before the course, with what was answered so far. They are shown as in the lesson. */
export async function preCheckView(
  db: Db,
  library: CourseLibrary,
  personId: string,
  attemptId: string,
): Promise<CheckView> {
  const attempt = await ownAttempt(db, personId, attemptId);
  const { course, content } = await library.byId(attempt.courseVersionId);
  const questions = preCheckQuestions(course);
  const answers: Record<string, Answered> = {};
  for (const { questionId, response } of (await preCheckAnswers(db, [attempt.assignmentId])).get(
    attempt.assignmentId,
  ) ?? []) {
    const question = questions.get(questionId);
    if (question) answers[questionId] = { response, verdict: judgeAnswer(question, response, content) };
  }
  return { questions: [...questions.values()].map((question) => showQuestion(question, content)), answers };
}

function mine(state: AssignmentState, library: CourseLibrary, today: string, lang: string): MyAssignment {
  const { title, course } = library.current(state.courseId, lang);
  return {
    id: state.id,
    courseId: state.courseId,
    title,
    minutes: course.minutes,
    dueOn: state.dueOn,
    standing: state.completionId ? 'completed' : state.begun ? 'in_progress' : 'not_started',
    overdue: isOverdue(state.overdueAfter, state.completionId !== null, today),
    completedOn: state.completedAt?.slice(0, 10) ?? null,
    completionId: state.completionId,
  };
}

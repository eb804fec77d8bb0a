import type { Db } from '../../db/open.ts';
import { together } from '../../db/together.ts';
import { inTransaction } from '../../db/transaction.ts';
import type { CourseLibrary } from '../courses/course-library.ts';
import type { EvidenceLog } from '../evidence/evidence-log.ts';
import { answerQuestions, type GivenAnswer } from './answer-question.ts';
import type { Attempt } from './attempt-queries.ts';
import { handIn, type HandIn } from './hand-in.ts';
import type { Tell } from './happened.ts';
import type { Answered, CheckResult } from './learning-shapes.ts';
import { saveStep, type ReachedStep } from './save-step.ts';
import { startAttempt, type StartRequest } from './start-attempt.ts';

/** What learners do, ready to be called. Answers and hand-ins that arrive together share a transaction. */
export interface Learning {
  start(request: StartRequest): Promise<Attempt>;
  saveStep(reached: ReachedStep): Promise<void>;
  answer(given: GivenAnswer): Promise<Answered>;
  handIn(request: HandIn): Promise<CheckResult>;
}

export function learningWith(tools: {
  db: Db;
  library: CourseLibrary;
  evidence: EvidenceLog;
  recordScores: boolean;
  tell: Tell;
  now: () => Date;
  today: () => string;
}): Learning {
  const { db, now, today } = tools;
  return {
    start: (request) => inTransaction(db, (trx) => startAttempt(trx, tools, request, now())),
    saveStep: (reached) => saveStep(db, tools, reached, now()),
    answer: together<GivenAnswer, Answered>(db, (trx, given) => answerQuestions(trx, tools, given, now())),
    handIn: together<HandIn, CheckResult>(db, (trx, requests) => handIn(trx, tools, requests, today(), now())),
  };
}

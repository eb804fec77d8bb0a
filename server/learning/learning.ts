import type { Db } from '../../db/open.ts';
import { together } from '../../db/together.ts';
import { inTransaction } from '../../db/transaction.ts';
import type { CourseLibrary } from '../courses/course-library.ts';
import type { EvidenceLog } from '../evidence/evidence-log.ts';
import { answerQuestions, type GivenAnswer } from './answer-question.ts';
import type { Attempt } from './attempt-queries.ts';
import { handIn, type HandIn } from './hand-in.ts';
import type { Answered, CheckResult } from './learning-shapes.ts';
import { startAttempt, type StartRequest } from './start-attempt.ts';

/** What learners do, ready to be called. Answers and hand-ins that arrive together share a transaction. */
export interface Learning {
  start(request: StartRequest): Promise<Attempt>;
  answer(given: GivenAnswer): Promise<Answered>;
  handIn(request: HandIn): Promise<CheckResult>;
}

export function learningWith(tools: {
  db: Db;
  library: CourseLibrary;
  evidence: EvidenceLog;
  recordScores: boolean;
  now: () => Date;
  today: () => string;
}): Learning {
  const { db, library, now, today } = tools;
  return {
    start: (request) => inTransaction(db, (trx) => startAttempt(trx, library, request, now())),
    answer: together<GivenAnswer, Answered>(db, (trx, given) => answerQuestions(trx, library, given, now())),
    handIn: together<HandIn, CheckResult>(db, (trx, requests) => handIn(trx, tools, requests, today(), now())),
  };
}

import type {
  Answered,
  Api,
  AssignmentView,
  AttemptView,
  CheckResult,
  CheckView,
  Lesson,
  MyAssignment,
  Outline,
  Verdict,
} from '../../../../web-components/api/client.ts';
import { ApiError } from '../../../../web-components/api/api-error.ts';
import { judgeAnswer, showQuestion } from '../../../courses/kinds/index.ts';
import type { Question } from '../../../courses/course-model.ts';
import { bankQuestion, drawCheck, lessonOf, practiceQuestion } from '../../../courses/lesson.ts';
import { outlineOf } from '../../../courses/outline.ts';
import { judgeCheck } from '../../../learning/pass-rule.ts';
import { modulesShown, preCheckQuestions } from '../../../learning/pre-check.ts';
import { Refusal } from '../../../refusals.ts';
import type { Packaged } from '../packaged.ts';
import type { Kept } from './kept.ts';
import type { KeptText } from './kept-text.ts';
import { NotKept, type Keeper } from './keeper.ts';
import { randomHex } from './random.ts';
import { numbersOf } from './response-numbers.ts';

/** The one assignment of a package. */
const only = 'this';

/**
 * Answers the course element as our server does, from what is in the package, with the same rules. What the learner did is kept
 * before it is acknowledged, so that nobody is told that they passed while their LMS knows nothing of it.
 */
export class PackagedCourse implements Api {
  readonly #packaged: Packaged;
  readonly #lesson: Lesson;
  readonly #keeper: Keeper;
  readonly #text: KeptText;
  readonly #today: () => string;
  #kept: Kept;
  #result: CheckResult | null = null;
  #share: number | null = null;
  #keeping: Promise<void> = Promise.resolve();

  /** @param kept what the last launch left */
  constructor(packaged: Packaged, keeper: Keeper, text: KeptText, kept: Kept, today: () => string) {
    this.#packaged = packaged;
    this.#lesson = lessonOf(packaged.course, packaged.content);
    this.#keeper = keeper;
    this.#text = text;
    this.#kept = kept;
    this.#today = today;
  }

  /** Hears what was not kept, and `null` when all of it is. */
  onKept: (trouble: NotKept | null) => void = () => {};

  /** Keeps how things stand. Each call waits for the one before, so that the last one stays. */
  keep(): Promise<void> {
    const now = this.#keeping
      .catch(() => {})
      .then(() => this.#keepNow())
      .then(
        () => this.onKept(null),
        (cause: unknown) => {
          const trouble = cause instanceof NotKept ? cause : new NotKept(String(cause));
          this.onKept(trouble);
          throw new ApiError('offline', trouble.message);
        },
      );
    this.#keeping = now;
    return now;
  }

  async #keepNow(): Promise<void> {
    if (!this.#keeper.records) return;
    const { step, completedOn } = this.#kept;
    const left = this.#text.write(this.#kept, this.#keeper.room);
    await this.#keeper.keep({ left, place: step, completed: completedOn !== null, share: this.#share });
  }

  async assignment(id: string): Promise<AssignmentView> {
    refuseUnless(id === only, 'assignment_unknown');
    const { content } = this.#packaged;
    return { assignment: this.#assignment(), content, attempt: this.#attempt() };
  }

  async myTraining() {
    return { today: this.#today(), assignments: [this.#assignment()] };
  }

  #assignment(): MyAssignment {
    const { course } = this.#packaged;
    const { completedOn, number } = this.#kept;
    return {
      id: only,
      courseId: course.id,
      title: course.title,
      minutes: course.minutes,
      dueOn: this.#today(),
      standing: completedOn ? 'completed' : number > 0 ? 'in_progress' : 'not_started',
      overdue: false,
      completedOn,
      completionId: null,
    };
  }

  #attempt(): AttemptView | null {
    const { number, step, practice, preCheck, handedIn } = this.#kept;
    if (number === 0) return null;
    const { course, content } = this.#packaged;
    const points = [...preCheck].map(([id, given]) => [id, this.#judgePractice(id, given).points] as const);
    return {
      id: `${number}`,
      number,
      content,
      step,
      answers: answered(practice, (id, given) => this.#judgePractice(id, given)),
      shownByPreCheck: modulesShown(course, new Map(points)),
      handedIn,
    };
  }

  async startAttempt(id: string): Promise<AssignmentView> {
    refuseUnless(id === only, 'assignment_unknown');
    refuseUnless(!this.#kept.completedOn, 'already_completed');
    if (this.#kept.number === 0 || this.#kept.handedIn) this.#begin();
    await this.keep();
    return this.assignment(id);
  }

  #begin(): void {
    const { number, drawn, drawnBefore } = this.#kept;
    const seed = randomHex(8);
    const before = [...new Set([...drawnBefore, ...drawn])];
    this.#kept = {
      ...this.#kept,
      number: number + 1,
      seed,
      drawn: drawCheck(this.#packaged.course, seed, new Set(before)),
      drawnBefore: before,
      // After a failed check nobody has to read everything again.
      step: number > 0 ? 'check/1' : '',
      handedIn: false,
      check: new Map(),
    };
    this.#result = null;
  }

  async outline(): Promise<Outline> {
    return outlineOf(this.#lesson);
  }

  async module(_content: string, id: string) {
    const module = this.#lesson.modules.find((one) => one.id === id);
    refuseUnless(module, 'not_found');
    return module;
  }

  async lesson(): Promise<Lesson> {
    return this.#lesson;
  }

  async practise(_content: string, question: string, response: unknown): Promise<Verdict> {
    return this.#judgePractice(question, response);
  }

  async saveStep(attempt: string, step: string): Promise<void> {
    this.#running(attempt).step = step;
    await this.keep();
  }

  async answer(attempt: string, question: string, response: unknown): Promise<Answered> {
    const { drawn, check, practice, seed } = this.#running(attempt);
    const inCheck = drawn.includes(question);
    const verdict = inCheck ? this.#judgeDrawn(question, response) : this.#judgePractice(question, response);
    if (inCheck) keepFirst(check, this.#drawnQuestion(question), response, seed);
    else {
      practice.delete(question);
      practice.set(question, response);
    }
    await this.keep();
    return { response, verdict };
  }

  async preCheck(): Promise<CheckView> {
    const { course, content } = this.#packaged;
    return {
      questions: [...preCheckQuestions(course).values()].map((question) => showQuestion(question, content)),
      answers: answered(this.#kept.preCheck, (id, given) => this.#judgePractice(id, given)),
    };
  }

  async answerPreCheck(attempt: string, question: string, response: unknown): Promise<Answered> {
    const { preCheck } = this.#running(attempt);
    const { course, content } = this.#packaged;
    const asked = preCheckQuestions(course).get(question);
    refuseUnless(asked, 'question_not_drawn');
    const verdict = judge(asked, response, content);
    keepFirst(preCheck, asked, response, content);
    await this.keep();
    return { response, verdict };
  }

  async check(): Promise<CheckView> {
    const { drawn, seed, check } = this.#kept;
    return {
      questions: drawn.map((id) => showQuestion(this.#drawnQuestion(id), seed)),
      answers: answered(check, (id, given) => this.#judgeDrawn(id, given)),
    };
  }

  /** Judges the knowledge check. Handing in again keeps it again and is answered as before. */
  async handIn(attempt: string): Promise<CheckResult> {
    if (!this.#result) {
      refuseUnless(attempt === `${this.#kept.number}`, 'attempt_unknown');
      refuseUnless(
        this.#kept.drawn.every((id) => this.#kept.check.has(id)),
        'check_incomplete',
      );
      this.#result = this.#judge();
    }
    await this.keep();
    return this.#result;
  }

  #judge(): CheckResult {
    const { course } = this.#packaged;
    const { drawn, check } = this.#kept;
    const points = new Map(drawn.map((id) => [id, this.#judgeDrawn(id, check.get(id)).points]));
    const judged = judgeCheck(course, drawn, points);
    const share = judged.points / judged.maxPoints;
    const passed = judged.passed && share >= this.#keeper.mastery;
    if (passed) {
      this.#share = share;
      this.#kept = {
        ...this.#kept,
        handedIn: true,
        completedOn: this.#today(),
        check: new Map(),
        preCheck: new Map(),
        practice: new Map(),
      };
    } else this.#kept.handedIn = true;
    return {
      passed,
      right: judged.right,
      of: judged.of,
      reached: Math.floor(share * 100),
      needed: Math.max(course.pass, Math.ceil(this.#keeper.mastery * 100)),
      objectives: judged.objectives,
      completion: null,
    };
  }

  /** The try that goes on; anything about another one came too late. */
  #running(attempt: string): Kept {
    refuseUnless(attempt === `${this.#kept.number}`, 'attempt_unknown');
    refuseUnless(!this.#kept.handedIn, 'attempt_handed_in');
    return this.#kept;
  }

  #judgePractice(id: string, response: unknown): Verdict {
    const { course, content } = this.#packaged;
    const question = practiceQuestion(course, id);
    refuseUnless(question, 'question_unknown');
    return judge(question, response, content);
  }

  #judgeDrawn(id: string, response: unknown): Verdict {
    return judge(this.#drawnQuestion(id), response, this.#kept.seed);
  }

  #drawnQuestion(id: string): Question {
    const question = bankQuestion(this.#packaged.course, id);
    refuseUnless(question, 'question_not_drawn');
    return question;
  }

  // What a package has not.

  session(): Promise<never> {
    return Promise.reject(new ApiError('not_found', 'A package knows nobody.'));
  }

  myStanding(): Promise<never> {
    return this.session();
  }

  signOut(): Promise<never> {
    return this.session();
  }

  refresherOffer(): Promise<never> {
    return this.session();
  }

  certificateHref(): string {
    return '';
  }

  pageHref(): string {
    return '#';
  }
}

function judge(question: Question, response: unknown, seed: string): Verdict {
  try {
    return judgeAnswer(question, response, seed);
  } catch (cause) {
    throw cause instanceof Refusal ? new ApiError(cause.code, cause.message) : cause;
  }
}

function refuseUnless(wanted: unknown, code: string): asserts wanted {
  if (!wanted) throw new ApiError(code, `The package refuses this: ${code}.`);
}

/** Keeps the first answer to a question; another one is refused (`answer_final`). */
function keepFirst(answers: Map<string, unknown>, question: Question, response: unknown, seed: string): void {
  const numbers = (given: unknown): string => JSON.stringify(numbersOf(question, given, seed));
  const there = answers.get(question.id);
  refuseUnless(there === undefined || numbers(there) === numbers(response), 'answer_final');
  answers.set(question.id, there ?? response);
}

function answered(
  answers: ReadonlyMap<string, unknown>,
  verdict: (question: string, response: unknown) => Verdict,
): Record<string, Answered> {
  return Object.fromEntries(
    [...answers].map(([id, response]) => [id, { response, verdict: verdict(id, response) }] as const),
  );
}

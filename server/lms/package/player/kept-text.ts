import type { Course, Question } from '../../../courses/course-model.ts';
import { isScored } from '../../../courses/kinds/index.ts';
import { lessonOf } from '../../../courses/lesson.ts';
import { preCheckQuestions } from '../../../learning/pre-check.ts';
import { nothingKept, type Kept } from './kept.ts';
import { numbersOf, responseOf } from './response-numbers.ts';

/** What does not fit into what an LMS keeps, even without any practice answer. */
export class TooLong extends Error {
  override name = 'TooLong';
}

type Answers = Map<string, unknown>;

/**
 * Writes what is kept of a course as a short text and reads it again. SCORM 1.2 promises 4,096 characters, and some LMSs change
 * anything that is not a plain letter or digit, so the text has nothing else but `.`, `-` and `_`.
 *
 * Its fields, between `_`: form, course, number, seed, drawn, drawn before, step, marks, day, check, pre-check, practice, sum.
 * Questions are named by their places in the course, so that a text belongs to one content.
 */
export class KeptText {
  readonly #content: string;
  readonly #bank: Question[];
  readonly #practice: Question[];
  readonly #before: Question[];
  readonly #steps: string[];

  constructor(course: Course, content: string) {
    this.#content = content;
    this.#bank = course.modules.flatMap((module) => module.bank).filter(isScored);
    this.#practice = course.modules
      .flatMap((module) => module.sections)
      .flatMap(({ parts }) => parts.flatMap((part) => ('question' in part ? [part.question] : [])));
    this.#before = [...preCheckQuestions(course).values()];
    const { modules, checkSize } = lessonOf(course, content);
    const check = Array.from({ length: checkSize }, (_, i) => `check/${i + 1}`);
    this.#steps = ['', ...modules.flatMap(({ steps }) => steps.map(({ id }) => id)), ...check];
  }

  /**
   * The text of what is kept, in at most so many characters. Where they do not suffice, the practice answers given first are left
   * out, one by one; what counts for the result never is. Throws `TooLong` rather than that.
   */
  write(kept: Kept, most: number): string {
    if (kept.completedOn && kept.number > 0)
      return this.write({ ...nothingKept(), completedOn: kept.completedOn }, most);
    const { number, seed, drawn, drawnBefore, step, handedIn, completedOn } = kept;
    const practice = this.#answers(kept.practice, this.#practice, this.#content);
    const head = [
      '1',
      this.#name,
      number.toString(36),
      seed,
      drawn.map((id) => digit(place(this.#bank, id))).join(''),
      drawnBefore.map((id) => digit(place(this.#bank, id))).join(''),
      digit(Math.max(0, this.#steps.indexOf(step))),
    ];
    const rest = [
      completedOn?.replaceAll('-', '') ?? '',
      this.#answers(kept.check, this.#bank, seed).join('.'),
      this.#answers(kept.preCheck, this.#before, this.#content).join('.'),
    ];
    const text = (from: number): string => {
      const marks = `${handedIn ? 'h' : ''}${kept.shortened || from > 0 ? 's' : ''}`;
      const all = [...head, marks, ...rest, practice.slice(from).join('.')].join('_');
      return `${all}_${sum(all)}`;
    };
    for (let from = 0; from <= practice.length; from++) {
      const whole = text(from);
      if (whole.length <= most) return whole;
    }
    throw new TooLong(`What has to be kept does not fit into ${most} characters.`);
  }

  /**
   * What a text says. One of another content is that of an earlier version of the package: only that the course was completed is
   * taken from it. What an LMS cut off or changed is nothing.
   */
  read(text: string): Kept {
    const nothing = nothingKept();
    const end = text.lastIndexOf('_');
    if (!text.startsWith('1_') || text.slice(end + 1) !== sum(text.slice(0, end))) return nothing;
    const [, name, number, seed = '', drawn, before, step, marks = '', day, check, preCheck, practice] =
      text.split('_');
    const completedOn = day ? `${day.slice(0, 4)}-${day.slice(4, 6)}-${day.slice(6)}` : null;
    if (name !== this.#name || completedOn) return { ...nothing, completedOn };
    return {
      number: Number.parseInt(number!, 36),
      seed,
      drawn: digits(drawn!).map((at) => this.#bank[at]!.id),
      drawnBefore: digits(before!).map((at) => this.#bank[at]!.id),
      step: this.#steps[digits(step!)[0]!] ?? '',
      handedIn: marks.includes('h'),
      shortened: marks.includes('s'),
      completedOn,
      check: readAnswers(check!, this.#bank, seed),
      preCheck: readAnswers(preCheck!, this.#before, this.#content),
      practice: readAnswers(practice!, this.#practice, this.#content),
    };
  }

  get #name(): string {
    return this.#content.replace('sha256:', '').slice(0, 12);
  }

  #answers(answers: Answers, questions: readonly Question[], seed: string): string[] {
    return [...answers].map(([id, response]) => {
      const at = place(questions, id);
      const numbers = numbersOf(questions[at]!, response, seed);
      return digit(at) + (numbers === null ? '-' : numbers.map(digit).join(''));
    });
  }
}

function place(questions: readonly Question[], id: string): number {
  const at = questions.findIndex((question) => question.id === id);
  if (at < 0) throw new RangeError(`The course has no question ${id} there.`);
  return at;
}

function readAnswers(text: string, questions: readonly Question[], seed: string): Answers {
  if (text === '') return new Map();
  return new Map(
    text.split('.').map((one) => {
      const unsure = one.endsWith('-');
      const [at, ...numbers] = digits(unsure ? one.slice(0, -1) : one);
      const question = questions[at!]!;
      return [question.id, responseOf(question, unsure ? null : numbers, seed)];
    }),
  );
}

/** Differs for nearly every change of a text. */
function sum(text: string): string {
  return Array.from(text)
    .reduce((so, letter) => (so * 31 + letter.charCodeAt(0)) % 1_000_003, 7)
    .toString(36);
}

// Most numbers are small: 0 to 60 are one character each, others three behind a `Z`.
const alphabet = '0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXY';

function digit(number: number): string {
  return alphabet[number] ?? `Z${number.toString(36).padStart(3, '0')}`;
}

function digits(text: string): number[] {
  const numbers: number[] = [];
  for (let i = 0; i < text.length; i++) {
    const number = text[i] === 'Z' ? Number.parseInt(text.slice(i + 1, (i += 3) + 1), 36) : alphabet.indexOf(text[i]!);
    if (!(number >= 0)) throw new RangeError(`${text} holds no number at ${i}.`);
    numbers.push(number);
  }
  return numbers;
}

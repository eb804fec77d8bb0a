import * as v from 'valibot';
import type { Course, Question, Remark } from '../course-model.ts';
import { lineText } from '../plain-text.ts';
import { quoted, remark } from '../remark.ts';
import { questionsOf } from './ids.ts';

/** Below that, a share says little about a question. */
const fewestAnswers = 10;
const nearlyAll = 95;
const nearlyNobody = 25;

const count = v.pipe(v.number(), v.integer(), v.minValue(0));

/** How often a question was answered, first tries only. */
const counts = v.pipe(
  v.strictObject({
    answered: count,
    /** How many of these were right. */
    right: count,
    /** How many chose each option, in the order of the file. */
    chosen: v.optional(v.array(count)),
  }),
  v.check(
    ({ answered, right, chosen = [] }) => [right, ...chosen].every((one) => one <= answered),
    'No count is above "answered".',
  ),
);

/** Counts by `<course>/<language>` and the id of the question. */
const schema = v.record(v.string(), v.record(v.string(), counts));

type Statistics = v.InferOutput<typeof schema>;

/**
 * Reads a file of counts.
 * @throws a sentence for the author, with the place, when it is none
 */
export function readStatistics(text: string): Statistics {
  const read = v.safeParse(schema, JSON.parse(text));
  if (read.success) return read.output;
  const [issue] = read.issues;
  throw new Error(`${v.getDotPath(issue) ?? 'the file'}: ${issue.message}`);
}

/** Options that nobody chose, though somebody had to choose among them. */
function unchosen(question: Question, chosen: readonly number[]): Remark[] {
  const { body } = question;
  // Counts of another version, with more options or fewer, say nothing about these.
  if (body.shape !== 'options' || chosen.length !== body.options.length) return [];
  const nobodys = body.options.filter((option, at) => !option.right && chosen[at] === 0);
  return nobodys.map(({ text }) => {
    const message = `Nobody chose ${quoted(lineText(text))}. Write what people really believe, or take it out.`;
    return remark('option-unchosen', question, message);
  });
}

/** What the answers of learners say about the questions; ids that are no longer there are left out. */
export function answersSay(course: Course, statistics: Statistics): Remark[] {
  const ofCourse = statistics[`${course.id}/${course.lang}`] ?? {};
  return questionsOf(course).flatMap((question) => {
    const found = Object.hasOwn(ofCourse, question.id) ? ofCourse[question.id] : undefined;
    if (!found || found.answered < fewestAnswers) return [];
    const { answered, right, chosen = [] } = found;
    const share = (100 * right) / answered;
    const said = `${right} of ${answered} answered ${quoted(lineText(question.prompt))} rightly.`;
    const remarks = unchosen(question, chosen);
    if (share > nearlyAll)
      remarks.push(
        remark('nearly-all-right', question, `${said} It shows nothing any more. Make it harder, or replace it.`),
      );
    if (share < nearlyNobody)
      remarks.push(
        remark('nearly-all-wrong', question, `${said} Check the key first, then the wording, then the lesson.`),
      );
    return remarks;
  });
}

import type { Remark } from '../course-model.ts';

interface Rule {
  severity: Remark['severity'];
  /** What the rule asks for, in one line. */
  says: string;
}

const error = (says: string): Rule => ({ severity: 'error', says });
const warning = (says: string): Rule => ({ severity: 'warning', says });

/**
 * Everything that the checker may say. A name stays for ever: authors search for it.
 * A remark takes its severity from here, so that no two places can disagree about it.
 */
export const rules = {
  // files
  'unexpected-file': error('A course folder holds course.md, pages such as 01-topic.md, and images/; nothing else.'),
  'file-name': error(
    'A file name has letters, digits, dots, hyphens and underscores only, and is not repeated in another case.',
  ),
  'not-text': error('A page is UTF-8 text of at most 500,000 characters.'),
  'no-course-page': error('A course has a course.md.'),
  'no-modules': error('A course has at least one module.'),
  'module-name': error('A module file is called by its number and its module id: 01-topic.md.'),
  'module-number': error('Two modules do not share a number.'),
  // top blocks
  'top-block': error('A page begins with a complete top block between two lines of three hyphens.'),
  'course-name': error('The course id in the top block is the name of its folder.'),
  'law-checked': error('law-checked is a day within the last twelve months.'),
  'module-too-long': error('A module takes at most 10 minutes, both as declared and as counted.'),
  'course-minutes': warning('The minutes of the modules add up to the minutes of the course.'),
  // structure
  'heading-level': error(
    '## opens a section, ### an exercise, #### a heading in the text or a scene of Decide; no level is skipped.',
  ),
  'section-unknown': error('course.md has an introduction and a section Remember.'),
  'section-twice': error('At work and Knowledge check occur once in a module.'),
  'no-work-card': warning('A module has a section At work.'),
  'exercise-misplaced': error('Exercises stand in lesson sections or below Knowledge check.'),
  'text-in-bank': warning('Below Knowledge check, text that belongs to no exercise is shown to nobody.'),
  // exercises
  'heading-without-colon': error('The heading of an exercise reads Kind: question.'),
  'kind-unknown': error(
    'The kind is one of Choose one, Choose all, Sort, Match, Order, Spot the gap, Score, Timeline, Decide, Recall.',
  ),
  'question-empty': error('A question stands behind the colon.'),
  'id-line': error('Under the heading stands a line in backticks with id, tests and source.'),
  'id-duplicate': error('An id is used once in a course.'),
  'id-changed': error('An exercise whose text stayed keeps the id of the last version.'),
  'id-reused': error('An id stays with its exercise; a version in which it does not is change: material.'),
  'key-changed': warning('A version in which something else is right is change: material.'),
  'use-misplaced': error('use: practice stands in the lesson, use: check below Knowledge check.'),
  'answers-missing': error('An exercise has its answers in the form of its kind.'),
  'text-after-answers': error('Nothing follows the answers of an exercise.'),
  'option-without-box': error('Every option begins with [ ] or [x].'),
  'option-empty': error('Every option, row and step says something.'),
  'option-too-long': error('An option or step is one paragraph, followed by its reason.'),
  'option-without-reason': error('Every option has its reason.'),
  'row-without-reason': error('Every row has its reason in the last column.'),
  'step-without-reason': error('Every step has its reason.'),
  'too-few-options': error('Choose one, Choose all and Spot the gap have at least three options.'),
  'too-few-rows': error('Sort, Match and Score have at least three rows.'),
  'too-few-steps': error('Order has at least three steps.'),
  'not-one-tick': error('Choose one has exactly one tick.'),
  'ticks-all-or-none': error('Choose all and Spot the gap have at least one tick and at least one empty box.'),
  'all-of-the-above': error('No option refers to all or none of the others: options are shuffled.'),
  'option-duplicate': error('No two options, rows or steps of an exercise read the same.'),
  'table-columns': error('The table of an exercise has the columns of its kind.'),
  'one-group': error('Sort has at least two groups.'),
  'group-spelling': error('A group, a name or a deadline is spelled the same way in every row.'),
  'right-side-twice': error('Every right side of Match is used once.'),
  'nothing-to-order': error('Order has at least two steps that may not swap.'),
  'too-few-clauses': error('Spot the gap quotes at least three numbered clauses.'),
  'score-unknown': error('A score is 0, 1 or 2.'),
  'providers-alike': error('Score compares two providers by their names.'),
  'duty-incomplete': error('A duty of Timeline has who must act and a deadline; an event without a duty has neither.'),
  'too-few-duties': error('Timeline has at least three duties.'),
  'one-deadline': error('Timeline has at least two different deadlines.'),
  'scene-link': error('A choice of Decide is a link to a scene of the same exercise.'),
  'scene-ending': error('A scene of Decide has either choices or one end: good, weak or harmful.'),
  'scene-unreachable': error('Every scene of Decide can be reached from the first.'),
  'scene-loop': error('From every scene of Decide a way leads to an end.'),
  'ending-without-reason': error('Every end of Decide says why it is one.'),
  'no-good-end': error('One end of Decide is good.'),
  'too-few-scenes': error('Decide has at least three scenes.'),
  'decide-scored': error('Decide is use: practice, because nobody scores it.'),
  'recall-scored': error('Recall is use: practice, because nobody scores it.'),
  // objectives
  'tests-undeclared': error('An exercise tests objectives that a module declares.'),
  'must-undeclared': error('must names objectives that a module declares.'),
  'objective-twice': error('An objective is declared in one module.'),
  'objective-untested': error('Every objective is tested by an exercise.'),
  'bank-too-small': error('Every objective has at least 2.5 times as many questions in the bank as are drawn.'),
  'statement-not-covered': error('Every statement from S1 to S33 is covered by a module of these courses.'),
  // law
  'law-register': error('A file of the folder law is a list of names, each with what the register asks for.'),
  'number-unknown': error('A number between braces is in law/numbers.yaml.'),
  'number-of-law': error('A number of the law stands in a text by its name, such as {hours-to-authority}.'),
  'number-in-words': warning('A number of the law that is spelled out stands in a text by its name, too.'),
  'deadline-by-hand': warning('An exercise with a deadline that was counted by hand names the number of the law.'),
  'source-unknown': error('A source is an article of the GDPR, or is in law/sources.yaml.'),
  'article-unknown': error('A cited article, paragraph or recital of the GDPR exists.'),
  // markup
  'raw-html': error('Raw HTML is not used.'),
  link: error('A link goes to https:, mailto: or a heading of the same page.'),
  'tracking-link': error('A link carries no tracking parameters.'),
  'click-here': error('The words of a link say where it goes.'),
  image: error('A picture lies in images/ and has a description.'),
  'table-without-header': error('Every column of a table has a heading.'),
  // people
  'mail-domain': error('Mail addresses end in .example.'),
  'phone-number': error('No telephone numbers.'),
  iban: error('No account numbers.'),
  'web-domain': warning('Invented domains end in .example; real ones are links to a source.'),
  'company-name': warning(
    'Companies are invented, but for boxes that begin with "This happened" and name their source.',
  ),
  // languages
  'translation-differs': error('All languages of a course have the same exercises with the same answers.'),
  // words
  'negative-stem': warning('A question asks for what is so, without "not", "except" or "never".'),
  'absolute-words': warning('"Always", "never" and "only" do not stand in wrong options only.'),
  'same-position': warning('The right answers of a bank do not all stand at the same place.'),
  'right-option-long': warning('The right option is not much longer than the others.'),
  'sentence-long': warning('A sentence has at most 25 words.'),
  'sentences-long': warning('The sentences of a module have at most 20 words on average.'),
  'reading-grade': warning('A module asks for at most nine years of school.'),
  'passive-share': warning('At most 15 of 100 sentences of a module leave out who acts.'),
  'paragraph-long': warning('A paragraph has at most 80 words.'),
  'processor-72-hours': warning('The 72 hours bind the controller, not the processor.'),
  'dpa-authority': warning('"DPA" is the contract here; an authority is called supervisory authority.'),
  'consent-required': warning('Where consent is said to be required, the law that requires it is named.'),
  'california-roles': warning('California has businesses and service providers, not controllers and processors.'),
  'data-breach': warning('A "data breach" is a personal data breach; the word "personal" stands in the same sentence.'),
  'gdpr-compliant': warning('Products are not "GDPR compliant"; people comply.'),
  ensure: warning('"Ensure" hides who does what.'),
  // what learners answered
  'nearly-all-right': warning('A question is answered rightly by at most 95 of 100 people.'),
  'nearly-all-wrong': warning('A question is answered rightly by at least 25 of 100 people.'),
  'option-unchosen': warning('Every wrong option is chosen by somebody.'),
} as const satisfies Record<string, Rule>;

export type RuleName = keyof typeof rules;

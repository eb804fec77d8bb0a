import { expect, test } from 'vitest';
import { statementsCovered } from '../../server/courses/check/covers.ts';
import { idsKept } from '../../server/courses/check/ids-kept.ts';
import { answersSay, readStatistics } from '../../server/courses/check/statistics.ts';
import { translations } from '../../server/courses/check/translations.ts';
import { rules } from '../../server/courses/check/rules.ts';
import type { RuleName } from '../../server/courses/check/rules.ts';
import type { Remark } from '../../server/courses/course-model.ts';
import { numbersPath, readNumbers } from '../../server/courses/law/numbers.ts';
import { baseFiles, changed, moduleFile as m, read } from './base-course.ts';

interface Fixture {
  rule: RuleName;
  remarks: Remark[];
  /** The words that the remark's line must contain in the damaged file; left out where the file as a whole is meant. */
  at?: string;
  files?: ReadonlyMap<string, string>;
  /** Words of the message. */
  says?: string | RegExp;
  paste?: string | RegExp;
}

const c = 'course.md';
const many = (word: string, count: number): string => Array.from({ length: count }, () => word).join(' ');

/** A fault made by replacing words of the base course. */
function fault(
  rule: RuleName,
  [file, from, to]: [file: string, from: string | RegExp, to: string],
  expected: Omit<Fixture, 'rule' | 'remarks' | 'files'> = {},
): Fixture {
  const files = changed(file, from, to);
  return { rule, files, remarks: read(files).remarks, ...expected };
}

const inModule = (from: string | RegExp, to: string): [string, string | RegExp, string] => [m, from, to];
const opening = (to: string): [string, string, string] => [m, 'Opening words.', to];

/** The base course with a third question of one right answer in its bank, and the tick of the second at the first place. */
function threeInBank(): Map<string, string> {
  const moved = changed(
    m,
    /- \[ \] Bank answer four([^]*)- \[x\] Bank answer five/,
    '- [x] Bank answer four\n  > Yes.\n- [ ] Bank answer five',
  );
  const page = moved.get(m)!.replace(/### Order: Third of the bank\?\n(`.*`)[^]*$/, (_, line: string) => {
    return `### Choose one: Third?\n${line}\n\n- [x] One\n  > Yes.\n- [ ] Two\n  > No.\n- [ ] Three\n  > No.\n`;
  });
  return moved.set(m, page);
}

const law = `
hours: { value: 72, says: hours to tell the authority, source: GDPR Art 33(1), unit: hours, forms: ["# hours"], words: [seventy-two] }
answer: { value: one month, in: { de: eines Monats }, says: time to answer, source: GDPR Art 12(3), forms: ["within #"], words: [a month] }
days: { value: three, says: days in Brazil, source: ANPD 15/2024, forms: ["# working days"], words: [] }
`;

/** The base course beside a register of one number, with other opening words. */
function numbered(
  rule: RuleName,
  words: string,
  expected: Omit<Fixture, 'rule' | 'remarks' | 'files'>,
  lang = 'en',
): Fixture {
  const files = changed(m, 'Opening words.', words).set(numbersPath, law);
  return { rule, files, remarks: read(files, { lang }).remarks, at: words, ...expected };
}

/** A reason in the bank under Art 33(1), beside a register. */
function reckoned(words: string, paste: string): Fixture {
  const files = changed(m, 'Hidden reason one.', words).set(numbersPath, law);
  return { rule: 'deadline-by-hand', files, remarks: read(files).remarks, at: words, says: 'Name {hours}', paste };
}

/** Some sentences, enough of them to be measured. */
const sentences = (one: string): string => Array.from({ length: 60 }, () => `- ${one}`).join('\n');

/** What is said of a later version of the base course, with some words replaced. */
function later(
  rule: RuleName,
  [from, to]: [from: string | RegExp, to: string],
  expected: Omit<Fixture, 'rule' | 'remarks' | 'files'>,
  change = 'minor',
): Fixture {
  const page = baseFiles.get(m)!.replace(from, to);
  const files = new Map(baseFiles).set(m, page);
  files.set(c, files.get(c)!.replace('change: material', `change: ${change}`));
  return { rule, files, remarks: idsKept(read(baseFiles).course!, read(files).course!), ...expected };
}

/** What is said of the base course after some answers to one question. */
function answered(rule: RuleName, counts: object, expected: Omit<Fixture, 'rule' | 'remarks' | 'files'>): Fixture {
  const statistics = readStatistics(JSON.stringify({ 'small-course/en': { 'bank-one': counts, gone: counts } }));
  return { rule, files: baseFiles, remarks: answersSay(read(baseFiles).course!, statistics), ...expected };
}

/** The base course with another source, in a folder that lists none but the GDPR. */
function cited(source: string): Fixture {
  const files = changed(m, 'GDPR Art 33(5)', source);
  const { remarks } = read(files, { sources: new Map() });
  return { rule: 'source-unknown', files, remarks, at: source, says: 'law/sources.yaml' };
}

const fixtures: Fixture[] = [
  numbered('number-unknown', 'In {hour} hours.', { says: /nearest is "\{hours\}"/, paste: 'In {hours} hours.' }),
  numbered('number-of-law', 'Within 72 hours.', { says: 'Write {hours}', paste: 'Within {hours} hours.' }),
  numbered('number-unknown', 'Binnen {answer}.', { says: 'no words for "fr"', paste: 'in: { fr: … }' }, 'fr'),
  numbered('number-in-words', 'Seventy-two hours, or so.', { says: 'Write {hours}', paste: '{hours} hours, or so.' }),
  numbered('number-in-words', 'Answer within a month (Art 12(3)).', { paste: 'Answer within {answer} (Art 12(3)).' }),
  numbered('number-in-words', '- Answer within one month.', { paste: '- Answer within {answer}.' }),
  numbered('number-in-words', 'In Brazil, three working days.', { paste: 'In Brazil, {days} working days.' }),
  reckoned('Told on Friday at 16:40, so by Mon 16:40.', 'so by Mon 16:40 ({hours} hours).'),
  reckoned('Am Freitag, 9:30 Uhr, also bis Montag, 9:30 Uhr.', 'Montag, 9:30 Uhr ({hours} Stunden).'),
  { ...cited('A blog; GDPR Art 33'), paste: /^A blog:\n  title: …/ },
  cited('Art 3 of Directive 95/46/EC'),
  { rule: 'not-text', remarks: read(new Map(baseFiles).set(m, 'a'.repeat(500_001))).remarks },
  {
    rule: 'not-text',
    remarks: read(new Map(baseFiles).set(m, `${baseFiles.get(m)!.slice(0, 250)}\n${'> '.repeat(200)}x`)).remarks,
  },
  { rule: 'no-course-page', remarks: read(new Map([[m, baseFiles.get(m)!]])).remarks, paste: /course: my-course/ },
  { rule: 'no-modules', remarks: read(new Map([[c, baseFiles.get(c)!]])).remarks },
  {
    rule: 'module-name',
    remarks: read(
      new Map([
        [c, baseFiles.get(c)!],
        ['01-other.md', baseFiles.get(m)!],
      ]),
    ).remarks,
    paste: 'module: other',
  },
  { rule: 'module-number', remarks: read(new Map(baseFiles).set('01-zebra.md', baseFiles.get(m)!)).remarks },
  { rule: 'objective-twice', remarks: read(new Map(baseFiles).set('02-zebra.md', baseFiles.get(m)!)).remarks },
  fault('top-block', [c, '---\ncourse', 'course'], { says: 'does not begin' }),
  fault('top-block', [c, 'version: 1.0.0', 'version: 1.0'], { at: 'version', says: 'three numbers' }),
  fault('top-block', [c, 'change: material\n', ''], { says: 'lacks "change"' }),
  fault('top-block', [c, 'pass: 80', 'pass: 80\npassmark: 3'], { at: 'passmark', says: 'does not know' }),
  fault('top-block', [c, 'pass: 80', 'pass: 180'], { at: 'pass: 180' }),
  fault('top-block', [c, 'pass: 80', 'pass: 80\npass: 81'], { says: 'cannot be read' }),
  fault('top-block', [c, 'title: A small course', 'title: [&x A, *x]'], {}),
  fault('top-block', inModule('  O1: Report what went wrong', '  {}'), {}),
  fault('course-name', [c, 'course: small-course', 'course: other'], {
    at: 'course: other',
    paste: 'course: small-course',
  }),
  fault('law-checked', [c, '2026-11-24', '2026-11-25'], { at: 'law-checked', says: 'future' }),
  fault('law-checked', [c, '2026-11-24', '2025-11-23'], { at: 'law-checked', says: 'twelve months' }),
  fault('law-checked', [c, '2026-11-24', '2026-02-30'], { says: 'does not exist' }),
  fault('module-too-long', inModule('minutes: 5', 'minutes: 11'), { at: 'minutes: 11' }),
  fault('module-too-long', opening(`${many('word', 80)}.\n\n`.repeat(30)), { at: 'minutes' }),
  fault('course-minutes', [c, 'minutes: 5', 'minutes: 6'], { at: 'minutes: 6', paste: 'minutes: 5' }),
  fault('heading-level', inModule('#### What to do', '##### What to do'), { at: '#####', paste: '#### What to do' }),
  fault('heading-level', inModule('#### What to do', '###### What to do'), { at: '######' }),
  fault('heading-level', inModule('## The first hour', '# The first hour'), {
    at: '# The',
    paste: '## The first hour',
  }),
  fault('heading-level', opening('Opening words.\n---'), { at: 'Opening', says: 'hyphens' }),
  fault('section-unknown', [c, '## Remember', '## Forget'], { at: '## Forget' }),
  fault('section-twice', inModule('## The first hour', '## At work\n\n- Again.\n\n## The first hour'), {
    says: 'At work',
  }),
  fault('no-work-card', inModule('## At work', '## At home'), {}),
  fault('exercise-misplaced', inModule('## Before you read\n', ''), { at: '### Choose one: Who' }),
  fault('exercise-misplaced', [c, '- Call', '### Choose one: Really?\n\n- Call'], { at: '###' }),
  fault('text-in-bank', inModule('## Knowledge check', '## Knowledge check\n\nA note.'), { at: 'A note.' }),
  fault('heading-without-colon', inModule('### Sort: Who must do it?', '### Who must do it?'), {
    at: 'Who must',
    paste: '### Choose one: Who must do it?',
  }),
  fault('kind-unknown', inModule('### Sort:', '### Sord:'), { at: 'Sord', says: 'Choose one, Choose all' }),
  fault('kind-unknown', inModule('### Choose all:', '### choose-all:'), {
    paste: '### Choose all: Which acts are processing?',
  }),
  fault('question-empty', inModule('### Sort: Who must do it?', '### Sort:'), { at: '### Sort' }),
  fault('id-line', inModule(/`id: sort-duties.*`\n/, ''), { at: '### Sort', says: 'missing', paste: /`id: / }),
  fault('id-line', inModule('id: sort-duties · ', ''), { at: '`tests: O1', says: 'no id' }),
  fault('id-line', inModule('sort-duties · tests: O1', 'sort-duties'), { says: 'no objective' }),
  fault('id-line', inModule(' · source: GDPR Arts 28(3)(f), 33, 34', ''), { says: 'no source' }),
  fault('id-line', inModule('use: practice · source: GDPR Art 4(2)', 'use: exam · source: GDPR Art 4(2)'), {
    says: 'exam',
  }),
  fault('id-line', inModule('id: sort-duties', 'id: Sort_Duties'), { says: 'small letters' }),
  fault('id-line', inModule('id: sort-duties', 'id: sort-duties · author: me'), { says: '"author" is not known' }),
  fault('id-line', inModule('id: sort-duties', 'id: sort-duties · law: DE'), { says: 'US-CA' }),
  fault('id-line', inModule('id: sort-duties', 'id: sort-duties · id: twice'), { says: 'twice' }),
  fault('id-line', inModule('sort-duties · tests: O1', 'sort-duties · tests: O1, O1'), { says: 'twice' }),
  fault('id-duplicate', inModule('id: bank-two', 'id: pre-who'), { at: '### Choose one: Second', says: /line \d+/ }),
  fault('use-misplaced', inModule('bank-one · tests: O1 · use: check', 'bank-one · tests: O1 · use: practice'), {
    at: 'First of the bank',
  }),
  fault('use-misplaced', inModule('pre-who · tests: O1 · use: practice', 'pre-who · tests: O1 · use: check'), {
    at: 'Who tells',
  }),
  fault('answers-missing', inModule(/\| Task[^#]*/, 'No table.\n\n'), { at: '### Sort', says: 'table of item' }),
  fault('answers-missing', inModule(/1\. Write[^#]*/, 'No steps.\n\n'), { at: '### Order' }),
  fault('answers-missing', inModule(/- \[x\] Storing[^#]*/, '- Plain\n\n'), { at: '### Choose all' }),
  fault('answers-missing', inModule('> Model answer', 'Model answer'), { at: '### Recall' }),
  fault('text-after-answers', inModule('## Worked case', 'By the way.\n\n## Worked case'), { at: 'By the way' }),
  fault('text-after-answers', inModule('## At work', 'By the way.\n\n## At work'), { at: 'By the way' }),
  fault('text-after-answers', inModule('### Match', 'By the way.\n\n### Match'), { at: 'By the way' }),
  fault('option-without-box', inModule('- [ ] Nobody does', '- Nobody does'), {
    at: 'Nobody does',
    paste: '- [ ] Nobody does, it is a mere list',
  }),
  fault('option-empty', inModule('- [ ] Nobody does, it is a mere list', '- [ ]'), { at: '- [ ]' }),
  fault('option-empty', inModule('| Tell the people |', '|  |'), { at: '|  |' }),
  fault('option-empty', inModule('2. Call the team / Stop', '2. Call the team /  / Stop'), { at: '2. Call' }),
  fault('option-too-long', inModule('  > Refused reason one.', '\n  More.\n\n  > Refused reason one.'), {
    at: 'MailNest does',
  }),
  fault('option-without-reason', inModule('\n  > Refused reason three. A list can hurt people.', ''), {
    at: 'Nobody does',
    says: 'The answer "Nobody does, it is a mere list" has no reason. Add a line below it that starts with two spaces and `>`.',
    paste: '  > No. …',
  }),
  fault('option-without-reason', inModule('  > Granted reason two. Our clock has started.', '  >'), {
    at: 'We do',
    paste: '  > Yes. …',
  }),
  fault('row-without-reason', inModule('Article reason beta.', ''), {
    at: 'Tell the people',
    paste: '| Tell the people | Controller | Because … |',
  }),
  fault('row-without-reason', inModule('Matching reason beta.', ''), { at: 'It is work' }),
  fault('step-without-reason', inModule('   > Ordering reason gamma.\n', ''), {
    at: 'Ask for',
    paste: '   > Because …',
  }),
  fault('too-few-options', inModule(/- \[ \] Nobody.*\n.*\n/, ''), { at: '### Choose one: Who' }),
  fault('too-few-options', inModule(/- \[ \] Printing.*\n.*\n/, ''), { at: '### Choose all' }),
  fault('too-few-rows', inModule(/\| Hand over.*\n/, ''), { at: '### Sort' }),
  fault('too-few-rows', inModule(/\| It is work.*\n/, ''), { at: '### Match' }),
  fault('too-few-steps', inModule(/3\. Bank step three\n.*\n/, ''), { at: '### Order: Third' }),
  fault('not-one-tick', inModule('[x] We do', '[ ] We do'), { at: '### Choose one: Who', says: 'No answer' }),
  fault('not-one-tick', inModule('[ ] MailNest', '[X] MailNest'), { says: '2 answers' }),
  fault('ticks-all-or-none', inModule('[ ] Printing', '[x] Printing'), { at: '### Choose all', says: 'Every' }),
  fault(
    'ticks-all-or-none',
    inModule(
      /- \[x\] Storing a list([\s\S]*)\[x\] Deleting a/,
      '- [ ] Storing a list\n  > Counted.\n- [ ] Printing\n  > Counted.\n- [ ] Deleting a',
    ),
    { says: 'No answer' },
  ),
  fault('all-of-the-above', inModule('Nobody does, it is a mere list', 'None of the above'), { at: 'None of' }),
  fault('option-duplicate', inModule('Nobody does, it is a mere list', 'mailnest does,  whatever happens.'), {
    at: 'mailnest',
    says: /line \d+/,
  }),
  fault('option-duplicate', inModule('| Tell the people |', '| Tell the controller |'), { at: 'Controller' }),
  fault('option-duplicate', inModule('3. Ask for the facts', '3. Stop the mailing'), { at: '3. Stop' }),
  fault(
    'table-columns',
    inModule(/\| Task \| Who \| Why \|\n\| --- \| --- \| --- \|/, '| Task | Who |\n| --- | --- |'),
    { at: '| Task' },
  ),
  fault('one-group', inModule('| Controller |', '| Processor |'), { at: '### Sort' }),
  fault('group-spelling', inModule('facts | Processor', 'facts | processor'), { at: 'Hand over', paste: 'Processor' }),
  fault('right-side-twice', inModule('| It names somebody |', '| It can be matched |'), { at: 'It is work' }),
  fault('nothing-to-order', inModule(/1\. Bank step one[\s\S]*$/, '1. One / Two / Three\n   > Why.\n'), {
    at: 'Third',
  }),
  fault('answers-missing', inModule(/- \[x\] Deletion at[^#]*/, 'No boxes.\n\n'), {
    at: '### Spot',
    says: 'quotation',
  }),
  fault('answers-missing', inModule(/\| Criterion[^#]*/, 'No table.\n\n'), { at: '### Score', paste: /( --- \|){6}$/ }),
  fault('answers-missing', inModule(/\| When[^#]*/, 'No table.\n\n'), {
    at: '### Timeline',
    says: 'in the order of time',
  }),
  fault('answers-missing', inModule(/#### You know[^]*(?=### Recall)/, 'No scenes.\n\n'), {
    at: '### Decide',
    paste: /#### The first/,
  }),
  fault('table-columns', inModule('| MailNest | PostKite | Why |\n| --- ', '| MailNest | Why |\n'), {
    at: '| Criterion',
    says: 'needs six',
  }),
  fault('table-columns', inModule('| Latest | Why |\n| --- ', '| Why |\n'), { at: '| When', says: 'needs five' }),
  fault('option-empty', inModule('| A map |', '| |'), { at: '| Place' }),
  fault('option-empty', inModule('| MailNest sees it |', '| |'), { at: 'Fri 09:00' }),
  fault('option-empty', inModule('#### You asked\n', '####\n'), { at: '####' }),
  fault('option-without-reason', inModule('\n  > Spotted reason beta.', ''), { at: 'A chance to object' }),
  fault('row-without-reason', inModule('Scoring reason beta.', ''), {
    at: '| Deletion',
    paste: '| Deletion | A clause | A clause and a log | 1 | 2 | Because … |',
  }),
  fault('row-without-reason', inModule('Timing reason alpha.', ''), {
    at: 'Thu 22:10',
    paste: '| – | – | Because … |',
  }),
  fault('too-few-options', inModule(/- \[ \] Confidentiality of staff\n.*\n/, ''), { at: '### Spot' }),
  fault('too-few-rows', inModule(/\| Place .*\n/, ''), { at: '### Score' }),
  fault('ticks-all-or-none', inModule('[ ] Confidentiality', '[x] Confidentiality'), { says: 'false alarm' }),
  fault(
    'ticks-all-or-none',
    inModule(/- \[x\] Deletion at[^]*?- \[x\] A chance/, '- [ ] Deletion at the end\n  > Spotted.\n- [ ] A chance'),
    { says: 'Nothing is ticked' },
  ),
  fault('option-duplicate', inModule('| Deletion |', '| Security |'), { at: '| A clause |' }),
  fault('option-duplicate', inModule('| Fri 16:40 | MailNest calls us', '| Fri 09:00 | MailNest sees it'), {}),
  fault('option-duplicate', inModule('[Ask MailNest again]', '[Tell the authority now]'), { at: '#you-asked' }),
  fault('group-spelling', inModule('turns out high | We |', 'turns out high | we |'), {
    at: 'Sat 10:00',
    says: 'name',
  }),
  fault('group-spelling', inModule('high | We | Without undue', 'high | We | without undue'), { says: 'deadline' }),
  fault(
    'text-after-answers',
    inModule('- [Go back](#you-know-little)', '- [Go back](#you-know-little)\n\nBy the way.'),
    {
      at: 'By the way',
    },
  ),
  fault('too-few-clauses', inModule(/> 3\. MailNest.*\n/, ''), { at: '### Spot', says: 'has 2' }),
  fault('too-few-clauses', inModule('> 1. MailNest acts', '> MailNest acts'), {}),
  fault('score-unknown', inModule('| 0 | 2 | Scoring', '| 0 | 3 | Scoring'), { at: '| Security', says: '"3"' }),
  fault('providers-alike', inModule('| MailNest | PostKite | MailNest', '| MailNest | Mailnest. | MailNest'), {
    at: '| Criterion',
  }),
  fault('duty-incomplete', inModule('sees it | MailNest |', 'sees it | – |'), { at: 'Fri 09:00', says: 'nobody' }),
  fault('duty-incomplete', inModule('| Mon 16:40 |', '| - |'), { at: 'Fri 16:40', says: 'no deadline' }),
  fault('too-few-duties', inModule('| We | Mon 16:40 |', '| — | - |'), { at: '### Timeline', says: 'has 2' }),
  fault('one-deadline', inModule('| Mon 16:40 |', '| Without undue delay |'), { at: '### Timeline' }),
  fault('scene-link', inModule('(#you-told)', '(#you-toldd)'), { at: 'Tell the', says: '#you-waited, #you-told.' }),
  fault('scene-link', inModule('(#you-told)', '(#the-first-hour)'), { at: 'Tell the', says: 'no scene of this' }),
  fault('scene-link', inModule('[Tell the authority now](#you-told)', 'Tell the authority now'), { says: 'no link' }),
  fault('scene-ending', inModule('- [Wait](#you-waited)\n- [Go back](#you-know-little)\n', ''), {
    at: '#### You asked',
    says: 'leads nowhere',
  }),
  fault('scene-ending', inModule('Nobody answers.', 'Nobody answers. **End: weak.**'), { says: 'both' }),
  fault('scene-ending', inModule('**End: weak.**', '**End: bad.**'), { at: '#### You waited', says: '"bad"' }),
  fault('scene-ending', inModule('**End: weak.**', '**End: weak.** **End: good.**'), { says: 'twice' }),
  fault('scene-unreachable', inModule('- [Ask MailNest again](#you-asked)\n', ''), { at: '#### You asked' }),
  fault('scene-loop', inModule('- [Wait](#you-waited)\n- [Go back](#you-know-little)', '- [Stay](#you-asked)'), {
    at: '#### You asked',
  }),
  fault('ending-without-reason', inModule('Ending reason beta.\n', ''), { at: '#### You told', paste: /End: good/ }),
  fault('no-good-end', inModule('**End: good.**', '**End: harmful.**'), { at: '### Decide' }),
  fault('too-few-scenes', inModule(/#### You know[^]*?(?=#### You waited)/, ''), { at: '### Decide', says: 'has 2' }),
  fault('decide-scored', inModule('decide-saturday · tests: O1 · use: practice', 'decide-saturday · tests: O1'), {
    at: '### Decide',
    paste: /use: practice/,
  }),
  fault('recall-scored', inModule('recall-answer · tests: O1 · use: practice', 'recall-answer · tests: O1'), {
    at: '### Recall',
    paste: /use: practice/,
  }),
  fault('tests-undeclared', inModule('sort-duties · tests: O1', 'sort-duties · tests: O9'), { at: '### Sort' }),
  fault('must-undeclared', [c, 'must: [O1]', 'must: [O7]'], { at: 'must' }),
  fault('objective-untested', inModule('  O1: Report', '  O2: Lie low\n  O1: Report'), { at: 'O2: Lie' }),
  fault('bank-too-small', [c, 'draw: 1', 'draw: 2'], { says: 'needs 5' }),
  fault('bank-too-small', inModule('bank-one · tests: O1', 'bank-one · tests: O2, O1'), { says: '2 questions' }),
  fault('article-unknown', inModule('source: GDPR Art 33(5)', 'source: GDPR Art 33(8)'), {
    at: 'Art 33(8)',
    says: '33(8)',
  }),
  fault('article-unknown', opening('See Art 29(1).'), { says: 'no numbered paragraphs' }),
  fault('raw-html', opening('Opening <b>words</b>.'), { at: '<b>' }),
  fault('raw-html', opening('<script>alert(1)</script>'), { at: '<script>' }),
  fault('link', opening('[Law](http://law.example)'), { at: 'http:', paste: '[Law](https://law.example)' }),
  fault('link', opening('[Law](javascript:alert(1))'), {}),
  fault('link', opening('[Law](#no-such-heading)'), { says: 'not on this page' }),
  fault('tracking-link', opening('[Law](https://law.example/a?utm_source=x)'), {
    paste: '[Law](https://law.example/a)',
  }),
  fault('click-here', opening('[Click here](https://law.example)'), {}),
  fault('image', opening('![Card](https://law.example/a.png)'), { says: 'does not lie' }),
  fault('image', opening('![Card](images/none.png)'), { says: 'There is no picture' }),
  {
    rule: 'image',
    remarks: read(changed(m, 'Opening words.', '![](images/a.png)'), { images: new Set(['images/a.png']) }).remarks,
    says: 'description',
  },
  fault('table-without-header', inModule('| Task | Who | Why |', '| Task |  | Why |'), { at: '| Task' }),
  fault('mail-domain', opening('Write to anna@gmail.com.'), { at: 'gmail' }),
  fault('mail-domain', opening('Write to `a.b+c@sub.shop.de`.'), {}),
  fault('phone-number', opening('Call +49 30 901820.'), {}),
  fault('phone-number', opening('Call (030) 9018-2055 now.'), {}),
  fault('phone-number', opening('Call 212-555-1234 now.'), {}),
  fault('web-domain', opening('We sell on www.brightwater.co.uk now.'), {
    at: 'We sell',
    paste: 'www.brightwater.example',
  }),
  fault('company-name', opening('It lies\nat Mailchimp.'), {
    at: 'Mailchimp',
    paste: '> **This happened.** Mailchimp …',
  }),
  fault('company-name', opening('> **This happened.** Constant Contact lost it.'), { at: 'This happened' }),
  fault('company-name', inModule('Bank answer two', 'Google does'), { at: 'Google' }),
  fault('iban', opening('Pay to DE89 3704 0044 0532 0130 00.'), {}),
  fault(
    'right-option-long',
    inModule(
      'We do, unless a risk is unlikely',
      'We do, unless a risk to people is really quite unlikely, all considered',
    ),
    { at: '### Choose one: Who' },
  ),
  fault('sentence-long', opening(`One ${many('word', 25)}.`), { at: 'One word', says: '26 words' }),
  fault('sentences-long', opening(sentences(`${many('And', 60)} you.`)), { says: 'words on average' }),
  fault(
    'reading-grade',
    opening(sentences('Organisational accountability necessitates comprehensive documentation.')),
    {
      says: 'Flesch-Kincaid',
    },
  ),
  {
    rule: 'reading-grade',
    remarks: read(
      changed(m, 'Opening words.', sentences('Datenverarbeitungsvereinbarungen dokumentieren Verantwortlichkeiten.')),
      {
        lang: 'de',
      },
    ).remarks,
    says: 'Wiener',
  },
  fault('passive-share', opening(sentences('The list was never deleted.')), { says: 'The list was never deleted.' }),
  {
    rule: 'passive-share',
    remarks: read(changed(m, 'Opening words.', sentences('Die Liste wurde gestern gelöscht.')), { lang: 'de' }).remarks,
    says: 'gestern',
  },
  fault('paragraph-long', opening(many('Word.', 81)), { says: '81 words' }),
  fault('processor-72-hours', opening('The processor has 72 hours.'), {}),
  fault('negative-stem', inModule('Which acts are processing?', 'Which acts are not processing?'), {
    at: '### Choose all',
  }),
  fault('negative-stem', inModule('First of the bank?', "What isn't it?"), { at: '### Choose one: What' }),
  fault(
    'absolute-words',
    inModule(
      /MailNest does, whatever happens[^]*Nobody does, it is a mere list/,
      'MailNest always does\n  > No.\n- [x] We do\n  > Yes.\n- [ ] Only the police',
    ),
    { at: '### Choose one: Who', says: 'Only the police' },
  ),
  {
    rule: 'same-position',
    remarks: read(threeInBank()).remarks,
    says: 'place 1',
  },
  fault('dpa-authority', opening('The DPA can fine us. It is an authority.'), { at: 'The DPA' }),
  fault('consent-required', opening('For this consent is required.'), { at: 'For this' }),
  fault('california-roles', opening('Under the CCPA the processor answers.'), { at: 'Under the' }),
  fault('data-breach', opening('We had a data breach. It was small.'), { at: 'We had' }),
  fault('gdpr-compliant', opening('MailNest is GDPR compliant.'), {}),
  fault('ensure', opening('We ensure safety.'), {}),
];

const other = read(changed(m, '[x] Storing', '[ ] Storing'), { lang: 'fr' }).course!;
const fewer = read(changed(m, 'id: sort-duties', 'id: sort-devoirs'), { lang: 'de' }).course!;
const unlike = read(changed(m, 'bank-two · tests: O1', 'bank-two · tests: O1 · use: check'), { lang: 'es' }).course!;
const original = read(baseFiles).course!;
fixtures.push(
  { rule: 'translation-differs', remarks: translations([other, original]), says: 'other right answers' },
  { rule: 'translation-differs', remarks: translations([original, fewer]), says: 'sort-duties' },
  { rule: 'translation-differs', remarks: translations([original, fewer]), says: 'sort-devoirs' },
  { rule: 'translation-differs', remarks: translations([original, unlike]), says: 'another kind' },
  ...(
    [
      ['| 0 | 2 | Scoring', '| 0 | 1 | Scoring'],
      ['calls us | We |', 'calls us | MailNest |'],
      ['- [Wait](#you-waited)', '- [Wait](#you-told)'],
      ['**End: weak.**', '**End: harmful.**'],
    ] as const
  ).map(([from, to]) => ({
    rule: 'translation-differs' as const,
    remarks: translations([original, read(changed(m, from, to), { lang: 'de' }).course!]),
    says: 'other right answers',
  })),
  later('id-changed', ['id: bank-two', 'id: bank-second'], {
    at: '### Choose one: Second',
    says: /"bank-two" and is called "bank-second"/,
    paste: '`id: bank-two · tests: O1 · source: GDPR Art 33(1)`',
  }),
  later('id-changed', [/id: recall-answer/, 'id: recall-other'], { at: '### Recall' }, 'material'),
  later(
    'id-reused',
    [
      /Second of the bank\?([^]*)Bank answer four([^]*)Bank answer five([^]*)Bank answer six/,
      'Whom?$1Ravi$2Mina$3Ines',
    ],
    {
      at: '### Choose one: Whom',
      says: 'change: material',
      paste: 'id: bank-two-2',
    },
  ),
  later(
    'key-changed',
    [
      /- \[ \] Bank answer four([^]*)- \[x\] Bank answer five/,
      '- [x] Bank answer four\n  > Yes.\n- [ ] Bank answer five',
    ],
    {
      at: '### Choose one: Second',
      says: 'Another answer is right now.',
      paste: 'change: material',
    },
  ),
  answered('nearly-all-right', { answered: 40, right: 39 }, { at: '### Choose one: First', says: '39 of 40' }),
  answered('nearly-all-wrong', { answered: 41, right: 10 }, { at: '### Choose one: First', says: 'key first' }),
  answered('option-unchosen', { answered: 10, right: 7, chosen: [7, 3, 0] }, { says: 'Bank answer three' }),
  { rule: 'law-register', remarks: readNumbers('hours: { value: 72, source: GDPR }').remarks, says: 'lacks "says"' },
  { rule: 'statement-not-covered', remarks: statementsCovered([original]), says: 'S1 to S9, S11 to S33' },
);

test('the base course has no fault', () => {
  expect(read(baseFiles).remarks).toEqual([]);
});

test.each(fixtures.map((fixture, at) => [`${at} ${fixture.rule}`, fixture] as const))('%s', (_, fixture) => {
  const found = fixture.remarks.filter((remark) => remark.rule === fixture.rule);
  const said = found.map((remark) => remark.message).join('\n');
  expect(found, JSON.stringify(fixture.remarks)).not.toEqual([]);
  expect(found[0]!.severity).toBe(rules[fixture.rule].severity);
  if (fixture.says !== undefined) expect(said).toMatch(fixture.says);
  if (fixture.paste !== undefined) expect(found.map((remark) => remark.paste).join('\n')).toMatch(fixture.paste);
  if (fixture.at !== undefined) {
    const pointedAt = found.map((one) => {
      const text = fixture.files?.get(one.file.split('/').at(-1)!) ?? '';
      return text.split('\n')[one.line - 1];
    });
    expect(pointedAt.join('\n')).toContain(fixture.at);
  }
});

test('every rule has a fixture, but for those of the folder', () => {
  const elsewhere: RuleName[] = ['unexpected-file', 'file-name'];
  const shown = new Set([...fixtures.map((fixture) => fixture.rule), ...elsewhere]);
  expect(Object.keys(rules).filter((rule) => !shown.has(rule as RuleName))).toEqual([]);
});

test.each([
  ['a link to a heading', '[Later](#the-first-hour)'],
  ['a mail address of an example', '[Mail](mailto:anna@shop.example)'],
  ['a source with a number in its address', '<https://law.example/0123-4567-8901>'],
  ['dates, prices and cases', 'On 2026-11-24 at 16:40, 18,000 mails, C-413/23 P, 9f3a, 48213.'],
  ['other laws', 'See Regulation 1182/71 Art 3(9), the AI Act Art 120 and Article 300 of the Treaty.'],
  ['a personal data breach', 'Is it a personal data breach? A data breach is one if personal data is in it.'],
  ['the controller near 72 hours', 'The controller has 72 hours. A processor has not 72 hours.'],
  ['an escaped bracket', 'One \\<b> and `<b>`.'],
  ['a box with its source', '> **This happened.** Mailchimp told its customers.\n>\n> Source: a notice of 2023.'],
  [
    'authorities, and words that are no names',
    'The CNIL and the ICO met. Metadata, apples, e.g. this; see Brightwater.example.',
  ],
  ['a source on the web', 'See [the notice](https://www.google.com/notice) and <https://mailchimp.com>.'],
])('nothing is said about %s', (_, words) => {
  expect(read(changed(m, 'Opening words.', words)).remarks).toEqual([]);
});

test('nothing is said about statements when all are covered, or when there is no course', () => {
  const covers = Array.from({ length: 33 }, (_, at) => `S${at + 1}`);
  const whole = { ...original, modules: [{ ...original.modules[0]!, covers }] };
  expect([...statementsCovered([original, whole]), ...statementsCovered([])]).toEqual([]);
});

test('a picture that exists and is described', () => {
  const files = changed(m, 'Opening words.', '![A card](images/card.png)');
  expect(read(files, { images: new Set(['images/card.png']) }).remarks).toEqual([]);
});

test.each([
  ['another month', 'Art 14(3) says: within a month.'],
  ['a month that is no deadline', 'We met a month ago.'],
])('nothing is said about %s', (_, words) => {
  const { remarks } = read(changed(m, 'Opening words.', words).set(numbersPath, law.replace('unit: hours, ', '')));
  expect(remarks).toEqual([]);
});

test('a deadline is no hidden one where the exercise names the number, cites another law, or counts other hours', () => {
  const said = (words: string, source = 'GDPR Art 33(1)') => {
    const files = changed(m, 'Hidden reason one.', words).set(numbersPath, law);
    files.set(
      m,
      files
        .get(m)!
        .replace(
          'bank-one · tests: O1 · use: check · source: GDPR Art 33(1)',
          `bank-one · tests: O1 · use: check · source: ${source}`,
        ),
    );
    // The base course has such a deadline as well.
    files.set(m, files.get(m)!.replace('| Mon 16:40 |', '| Mon 17:00 |'));
    return read(files).remarks;
  };
  expect(said('Fri 16:40, so Mon 16:40, in {hours} hours.')).toEqual([]);
  expect(said('Fri 16:40, so Mon 16:40.', 'GDPR Art 15')).toEqual([]);
  expect(said('Fri 16:40, so Mon 17:40. Mon 17:40, Sun 16:40.')).toEqual([]);
});

test('a material version may ask something else, and every version may say it in other words', () => {
  const older = read(baseFiles).course!;
  const reworded = read(changed(m, 'Bank answer four', 'Bank answer no four')).course!;
  expect(idsKept(older, older)).toEqual([]);
  expect(idsKept(older, { ...reworded, change: 'minor' })).toEqual([]);
  const moved = read(changed(m, '- [x] Storing', '- [ ] Storing')).course!;
  expect(idsKept(older, moved)).toEqual([]);
  const added = read(changed(m, 'id: bank-one', 'id: bank-other')).course!;
  expect(idsKept({ ...older, modules: [] }, added)).toEqual([]);
});

test('few answers say nothing, nor do counts of another version', () => {
  const course = read(baseFiles).course!;
  const say = (counts: object) =>
    answersSay(course, readStatistics(JSON.stringify({ 'small-course/en': { 'bank-one': counts } })));
  expect(say({ answered: 9, right: 9, chosen: [9, 0, 0] })).toEqual([]);
  expect(say({ answered: 20, right: 19, chosen: [19, 1] })).toEqual([]);
  expect(say({ answered: 20, right: 5, chosen: [5, 10, 5] })).toEqual([]);
  expect(answersSay(course, readStatistics('{"small-course/de":{}}'))).toEqual([]);
});

test.each(['', '[1]', '{"a": 1}', '{"a/en": {"q": {"answered": 1}}}', '{"a/en": {"q": {"answered": 1, "right": 2}}}'])(
  'no statistics: %s',
  (text) => {
    expect(() => readStatistics(text)).toThrow();
  },
);

test.each([
  ['negative-stem', 'Which acts are processing?', 'Was ist nicht erlaubt?'],
  [
    'absolute-words',
    /MailNest does, what[^]*Nobody does, it is a/,
    'Immer wir\n  > Nein.\n- [x] Wir\n  > Ja.\n- [ ] Nur die',
  ],
  ['all-of-the-above', 'Nobody does, it is a mere list', 'Keine der genannten Antworten'],
  ['click-here', 'Opening words.', '[Klicken Sie hier](https://law.example)'],
  ['processor-72-hours', 'Opening words.', 'Der Auftragsverarbeiter hat 72 Stunden.'],
  ['consent-required', 'Opening words.', 'Dafür ist eine Einwilligung nötig. Die Einwilligung ist erforderlich.'],
  ['gdpr-compliant', 'Opening words.', 'MailNest ist DSGVO-konform.'],
  ['ensure', 'Opening words.', 'Wir stellen sicher, dass alles gut geht.'],
] as const)('%s is said of German as well', (rule, from, to) => {
  const { remarks } = read(changed(m, from, to), { lang: 'de' });
  expect(remarks.map((one) => one.rule)).toContain(rule);
});

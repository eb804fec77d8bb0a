import { readCourse } from '../../server/courses/read-course.ts';
import type { Where } from '../../server/courses/read-course.ts';
import type { Course, Remark } from '../../server/courses/course-model.ts';

/** A small course without a fault, with every kind of exercise. Tests damage copies of it, one fault at a time. */
const courseMd = `---
course: small-course
title: A small course
version: 1.0.0
change: material
audience: [everyone]
minutes: 5
pass: 80
draw: 1
must: [O1]
law-checked: 2026-11-24
---
You will know whom to call.

## Remember

- Call the team.
`;

const modulePage = `---
module: whom-to-call
title: Whom to call
audience: [everyone]
minutes: 5
law-checked: 2026-11-24
covers: [S10]
objectives:
  O1: Report what went wrong
---
Opening words.

## Before you read

### Choose one: Who tells the authority?
\`id: pre-who · tests: O1 · use: practice · source: GDPR Art 33(1)-(2)\`

On Friday a list was exported. Write to \`team@brightwater.example\`.

- [ ] MailNest does, whatever happens
  > Refused reason one. The duty is ours.
- [x] We do, unless a risk is unlikely
  > Granted reason two. Our clock has started.
- [ ] Nobody does, it is a mere list
  > Refused reason three. A list can hurt people.

## Worked case: The list

Read [the law](https://eur-lex.europa.eu/eli/reg/2016/679) first.

### Sort: Who must do it?
\`id: sort-duties · tests: O1 · use: practice · source: GDPR Arts 28(3)(f), 33, 34\`

| Task | Who | Why |
| --- | --- | --- |
| Tell the controller | Processor | Article reason alpha. |
| Tell the people | Controller | Article reason beta. |
| Hand over the facts | Processor | Article reason gamma. |

### Match: Which answer fits?
\`id: match-answers · tests: O1 · use: practice · source: GDPR Art 4(1)\`

| They say | You say | Why |
| --- | --- | --- |
| It is hashed | It can be matched | Matching reason alpha. |
| It is work | It names somebody | Matching reason beta. |
| It is a count | One row is one person | Matching reason gamma. |

## The first hour

#### What to do

Do this.

### Order: What comes first?
\`id: order-hour · tests: O1 · use: practice · source: GDPR Art 33(5)\`

1. Write down the time
   > Ordering reason alpha.
2. Call the team / Stop the mailing
   > Ordering reason beta.
3. Ask for the facts
   > Ordering reason gamma.

### Choose all: Which acts are processing?
\`id: all-acts · tests: O1 · use: practice · source: GDPR Art 4(2)\`

- [x] Storing a list
  > Counted reason alpha.
- [ ] Printing a poster
  > Counted reason beta.
- [x] Deleting a list
  > Counted reason gamma.

## Your provider

### Spot the gap: What does this contract lack?
\`id: gap-contract · tests: O1 · use: practice · source: GDPR Art 28(3)\`

Brightwater has this contract with MailNest.

> 1. MailNest acts on written instructions only.
> 2. Staff sign a confidentiality promise.
> 3. MailNest may add other providers at any time.

- [x] Deletion at the end
  > Spotted reason alpha.
- [x] A chance to object to other providers
  > Spotted reason beta.
- [ ] Confidentiality of staff
  > Spotted reason gamma.

### Score: How do two providers compare?
\`id: score-providers · tests: O1 · use: practice · source: GDPR Art 28(1)\`

| Criterion | MailNest | PostKite | MailNest | PostKite | Why |
| --- | --- | --- | --- | --- | --- |
| Security | A badge on the site | A test report of last month | 0 | 2 | Scoring reason alpha. |
| Deletion | A clause | A clause and a log | 1 | 2 | Scoring reason beta. |
| Place | A map | A promise | 1 | 0 | Scoring reason gamma. |

### Timeline: Who must act, and until when?
\`id: timeline-breach · tests: O1 · use: practice · source: GDPR Arts 33, 34\`

| When | Event | Who must act | Latest | Why |
| --- | --- | --- | --- | --- |
| Thu 22:10 | A stranger copies the list | – | – | Timing reason alpha. |
| Fri 09:00 | MailNest sees it | MailNest | Without undue delay | Timing reason beta. |
| Fri 16:40 | MailNest calls us | We | Mon 16:40 | Timing reason gamma. |
| Sat 10:00 | The risk turns out high | We | Without undue delay | Timing reason delta. |

### Decide: What do you do on Saturday?
\`id: decide-saturday · tests: O1 · use: practice · source: GDPR Art 33(4)\`

It is Saturday.

#### You know little

MailNest does not know yet how many people it is.

- [Wait until MailNest knows](#you-waited)
- [Tell the authority now](#you-told)
- [Ask MailNest again](#you-asked)

#### You asked

Nobody answers.

- [Wait](#you-waited)
- [Go back](#you-know-little)

#### You waited

Ending reason alpha. **End: weak.**

#### You told

Ending reason beta.

**End: good.**

### Recall: What do you answer?
\`id: recall-answer · tests: O1 · use: practice · source: GDPR Art 33(2)\`

> Model answer that nobody may see before.

## At work

- Call the team.

## Knowledge check

### Choose one: First of the bank?
\`id: bank-one · tests: O1 · use: check · source: GDPR Art 33(1)\`

- [x] Bank answer one
  > Hidden reason one.
- [ ] Bank answer two
  > Hidden reason two.
- [ ] Bank answer three
  > Hidden reason three.

### Choose one: Second of the bank?
\`id: bank-two · tests: O1 · source: GDPR Art 33(1)\`

- [ ] Bank answer four
  > Hidden reason four.
- [x] Bank answer five
  > Hidden reason five.
- [ ] Bank answer six
  > Hidden reason six.

### Order: Third of the bank?
\`id: bank-three · tests: O1 · use: check · source: GDPR Art 33(1)\`

1. Bank step one
   > Hidden reason seven.
2. Bank step two
   > Hidden reason eight.
3. Bank step three
   > Hidden reason nine.
`;

export const moduleFile = '01-whom-to-call.md';

export const baseFiles: ReadonlyMap<string, string> = new Map([
  ['course.md', courseMd],
  [moduleFile, modulePage],
]);

/** The base course with some words of one page replaced; a test that replaces nothing is refused. */
export function changed(file: string, from: string | RegExp, to: string): Map<string, string> {
  const before = baseFiles.get(file) ?? '';
  const after = before.replace(from, () => to);
  if (after === before) throw new Error(`Nothing in ${file} reads ${from}`);
  return new Map(baseFiles).set(file, after);
}

const base: Where = { courseId: 'small-course', lang: 'en', today: '2026-11-24' };

/** Reads files as the base course's. */
export function read(
  files: ReadonlyMap<string, string>,
  where: Partial<Where> = {},
): { course: Course | undefined; remarks: Remark[] } {
  return readCourse(files, { ...base, ...where });
}

/** The base course as it is understood. */
export function baseCourse(): Course {
  const { course } = read(baseFiles);
  if (!course) throw new Error('The base course cannot be read.');
  return course;
}

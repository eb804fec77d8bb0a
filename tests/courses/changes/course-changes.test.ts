import { join } from 'node:path';
import { expect, test } from 'vitest';
import type { Change } from '../../../server/courses/changes/change.ts';
import { changesBetween, type CourseChanges } from '../../../server/courses/changes/course-changes.ts';
import { findCourses, loadCourse } from '../../../server/courses/course-folder.ts';
import type { Course } from '../../../server/courses/course-model.ts';
import { baseCourse, changed, moduleFile, read } from '../base-course.ts';

/** The base course with some words replaced, one after the other. */
function after(...replacements: [from: string | RegExp, to: string, file?: string][]): Course {
  let files = new Map<string, string>();
  for (const [from, to, file = moduleFile] of replacements) {
    const before = files.size === 0 ? changed(file, from, to) : new Map(files);
    if (files.size > 0)
      before.set(
        file,
        files.get(file)!.replace(from, () => to),
      );
    files = before;
  }
  const { course, remarks } = read(files);
  if (!course) throw new Error(JSON.stringify(remarks));
  return course;
}

/** Every change with where it stands: `what severity` or `exercise: what severity`. */
function told({ course, modules }: CourseChanges): string[] {
  const say = (change: Change, where = '') => `${where}${change.what} ${change.severity}`;
  return [
    ...course.map((change) => say(change)),
    ...modules.flatMap((module) => [
      ...module.changes.map((change) => say(change)),
      ...module.exercises.flatMap(({ id, changes }) => changes.map((change) => say(change, `${id}: `))),
    ]),
  ];
}

const table: [name: string, replacements: Parameters<typeof after>, expected: string[], suggested: string][] = [
  // The course.
  ['title', [['title: A small course', 'title: A tiny course', 'course.md']], ['title wording'], 'minor'],
  ['pass rule', [['pass: 80', 'pass: 90', 'course.md']], ['pass material'], 'material'],
  ['draw', [['draw: 1', 'draw: 2', 'course.md']], ['draw material'], 'material'],
  ['must', [['must: [O1]', 'must: []', 'course.md']], ['must material'], 'material'],
  ['audience', [['audience: [everyone]', 'audience: [buyers]', 'course.md']], ['audience material'], 'minor'],
  ['minutes', [['minutes: 5', 'minutes: 6', 'course.md']], ['minutes wording'], 'minor'],
  [
    'the date of the law',
    [['law-checked: 2026-11-24', 'law-checked: 2026-11-20', 'course.md']],
    ['law-checked wording'],
    'minor',
  ],
  [
    'opening',
    [['You will know whom to call.', 'You will soon know whom to call.', 'course.md']],
    ['intro wording'],
    'minor',
  ],
  ['remember', [['- Call the team.', '- Call the team.\n- Stay calm.', 'course.md']], ['remember material'], 'minor'],

  // The module and its text.
  ['module renamed', [['title: Whom to call', 'title: Whom to ring']], ['module-renamed wording'], 'minor'],
  ['objective', [['O1: Report what went wrong', 'O1: Report at once']], ['objective material'], 'material'],
  ['objective added', [['O1: Report', 'O2: Stay calm\n  O1: Report']], ['objective material'], 'material'],
  ['covers', [['covers: [S10]', 'covers: [S10, S11]']], ['covers material'], 'minor'],
  ['sentence reworded', [['Opening words.', 'Some opening words.']], ['text wording'], 'minor'],
  ['a "not" in a sentence', [['Do this.', 'Do not do this.']], ['text material'], 'minor'],
  ['sentence added', [['Do this.', 'Do this. Then rest.']], ['text material'], 'minor'],
  ['section renamed', [['## The first hour', '## The very first hour']], ['text wording'], 'minor'],
  ['address of a link', [['eli/reg/2016/679', 'eli/reg/2016/680']], ['text material'], 'minor'],
  [
    'work card',
    [['## At work\n\n- Call the team.', '## At work\n\n- Call the whole team.']],
    ['card wording'],
    'minor',
  ],

  // An exercise.
  [
    'prompt',
    [['### Choose one: Who tells the authority?', '### Choose one: Who tells the national authority?']],
    ['pre-who: prompt wording'],
    'minor',
  ],
  ['case', [['On Friday a list was exported.', 'On Monday a list was exported.']], ['pre-who: case wording'], 'minor'],
  ['source', [['source: GDPR Art 33(1)-(2)', 'source: GDPR Art 33(1)']], ['pre-who: source material'], 'minor'],
  [
    'use',
    [['id: bank-one · tests: O1 · use: check', 'id: bank-one · tests: O1 · use: both']],
    ['bank-one: use material'],
    'minor',
  ],
  [
    'tests',
    [
      ['O1: Report what', 'O2: Stay calm\n  O1: Report what'],
      ['id: bank-one · tests: O1', 'id: bank-one · tests: O2'],
    ],
    ['objective material', 'bank-one: tests material'],
    'material',
  ],
  [
    'exercise added',
    [
      [
        '## At work',
        '### Recall: And now?\n`id: recall-now · tests: O1 · use: practice · source: GDPR Art 33(2)`\n\n> Rest.\n\n## At work',
      ],
    ],
    ['recall-now: exercise-added material'],
    'minor',
  ],
  ['exercise removed', [[/### Recall[^]*?(?=## At work)/, '']], ['recall-answer: exercise-removed material'], 'minor'],
  ['another kind', [['### Choose all: Which', '### Spot the gap: Which']], ['all-acts: kind key'], 'material'],
  [
    'a tick moved',
    [
      ['- [ ] MailNest does, whatever', '- [x] MailNest does, whatever'],
      ['- [x] We do, unless', '- [ ] We do, unless'],
    ],
    ['pre-who: tick key'],
    'material',
  ],
  [
    'an option reworded',
    [['- [ ] Printing a poster', '- [ ] Printing a large poster']],
    ['all-acts: item wording'],
    'minor',
  ],
  [
    'an option reworded and ticked',
    [['- [ ] Printing a poster', '- [x] Printing a large poster']],
    ['all-acts: tick key', 'all-acts: item wording'],
    'material',
  ],
  [
    'a wrong option added',
    [['- [ ] Printing a poster', '- [ ] Whistling\n  > Whistled.\n- [ ] Printing a poster']],
    ['all-acts: item-added material'],
    'minor',
  ],
  [
    'a right option added',
    [['- [ ] Printing a poster', '- [x] Copying names\n  > Copied.\n- [ ] Printing a poster']],
    ['all-acts: item-added key'],
    'material',
  ],
  [
    'a right option removed',
    [['- [x] Deleting a list\n  > Counted reason gamma.\n', '']],
    ['all-acts: item-removed key'],
    'material',
  ],
  ['a reason', [['Refused reason one.', 'Refused first reason one.']], ['pre-who: reason wording'], 'minor'],
  [
    'a row in another group',
    [['| Hand over the facts | Processor |', '| Hand over the facts | Controller |']],
    ['sort-duties: group key'],
    'material',
  ],
  ['a row reworded', [['| Tell the people |', '| Tell all the people |']], ['sort-duties: item wording'], 'minor'],
  [
    'a row removed',
    [['| Hand over the facts | Processor | Article reason gamma. |\n', '']],
    ['sort-duties: item-removed material'],
    'minor',
  ],
  [
    'a group that is called otherwise',
    [['| Tell the people | Controller |', '| Tell the people | The controller |']],
    ['sort-duties: places wording'],
    'minor',
  ],
  [
    'a row with another reason',
    [['Article reason beta.', 'Another article reason beta.']],
    ['sort-duties: reason wording'],
    'minor',
  ],
  [
    'two pairs of Match exchanged',
    [
      ['| It is work | It names somebody |', '| It is work | One row is one person |'],
      ['| It is a count | One row is one person |', '| It is a count | It names somebody |'],
    ],
    ['match-answers: group key'],
    'material',
  ],
  [
    'steps in another order',
    [
      ['1. Write down the time', '1. Ask for the facts'],
      ['3. Ask for the facts', '3. Write down the time'],
    ],
    ['order-hour: order key', 'order-hour: reason wording', 'order-hour: reason wording'],
    'material',
  ],
  [
    'a new first step moves nothing',
    [['1. Write down', '1. Sit down\n   > Sitting reason.\n1. Write down']],
    ['order-hour: item-added material'],
    'minor',
  ],
  [
    'a score',
    [['| 0 | 2 | Scoring reason alpha.', '| 1 | 2 | Scoring reason alpha.']],
    ['score-providers: score key'],
    'material',
  ],
  [
    'what a provider shows',
    [['| A badge on the site |', '| A badge on the front of the site |']],
    ['score-providers: item wording'],
    'minor',
  ],
  [
    'who must act',
    [['| MailNest | Without undue delay | Timing reason beta.', '| We | Without undue delay | Timing reason beta.']],
    ['timeline-breach: duty key'],
    'material',
  ],
  ['a deadline', [['| We | Mon 16:40 |', '| We | Mon 16:50 |']], ['timeline-breach: duty key'], 'material'],
  ['when it happens', [['| Fri 09:00 |', '| Fri 09:30 |']], ['timeline-breach: item material'], 'minor'],
  ['the end of a story', [['**End: weak.**', '**End: harmful.**']], ['decide-saturday: end key'], 'material'],
  [
    'a choice leads elsewhere',
    [['- [Wait until MailNest knows](#you-waited)', '- [Wait until MailNest knows](#you-told)']],
    ['decide-saturday: way key'],
    'material',
  ],
  ['a scene reworded', [['Nobody answers.', 'Still nobody answers.']], ['decide-saturday: item wording'], 'minor'],
  [
    'a model answer',
    [['Model answer that nobody may see before.', 'Model answer that nobody may see just before.']],
    ['recall-answer: answer wording'],
    'minor',
  ],
];

test.each(table)('%s', (_, replacements, expected, suggested) => {
  const older = baseCourse();
  const newer = after(...replacements);
  const changes = changesBetween(older, newer);
  expect(told(changes)).toEqual(expected);
  expect(changes.suggested).toBe(suggested);
  for (const { sentence, lines } of changes.modules.flatMap((module) =>
    module.exercises.flatMap((one) => one.changes),
  )) {
    expect(sentence).toMatch(/\.$/);
    for (const line of lines) expect(line.older).not.toBe(line.newer);
  }
  // Turned round, there is as much of everything.
  const back = changesBetween(newer, older);
  expect(back.suggested).toBe(suggested);
  expect(back.counts).toEqual(changes.counts);
});

test('nothing changed between a course and itself, for every course there is', async () => {
  for (const folder of await findCourses(join(import.meta.dirname, '../../../courses'))) {
    const course = (await loadCourse(folder, '2026-11-24')).course!;
    const changes = changesBetween(course, structuredClone(course));
    expect(changes).toMatchObject({ suggested: 'minor', course: [], modules: [] });
  }
});

test('modules come, go, change places, and take exercises with them', () => {
  const older = baseCourse();
  const [module] = older.modules;
  const second = { ...module!, id: 'second', title: 'Second', sections: [], bank: [], file: '02-second.md' };
  const two: Course = { ...older, modules: [module!, second] };
  expect(told(changesBetween(older, two))).toEqual(['module-added material']);
  expect(told(changesBetween(two, older))).toEqual(['module-removed material']);
  expect(changesBetween(two, older).suggested).toBe('material');
  expect(told(changesBetween(two, { ...two, modules: [second, module!] }))).toEqual(['modules-order wording']);

  const bank = module!.bank.slice(0, 1);
  const moved: Course = {
    ...two,
    modules: [
      { ...module!, bank: module!.bank.slice(1) },
      { ...second, bank },
    ],
  };
  expect(told(changesBetween(two, moved))).toEqual(['bank-one: exercise-moved wording']);
});

test('says what the author declared, and the key comes first', () => {
  const newer = after(
    ['change: material', 'change: minor', 'course.md'],
    ['Refused reason one.', 'Refused first reason one.'],
    ['- [ ] Nobody does', '- [x] Nobody does'],
    ['Bank answer one', 'Bank answer number one'],
  );
  const changes = changesBetween(baseCourse(), newer);
  expect(changes).toMatchObject({
    declared: 'minor',
    suggested: 'material',
    counts: { key: 1, material: 0, wording: 2 },
  });
  const [module] = changes.modules;
  expect(module).toMatchObject({ id: 'whom-to-call', title: 'Whom to call', severity: 'key' });
  expect(module!.exercises[0]).toMatchObject({
    id: 'pre-who',
    kind: 'Choose one',
    prompt: 'Who tells the authority?',
    changes: [
      { what: 'tick', lines: [{ about: 'Nobody does, it is a mere list', older: 'wrong', newer: 'right' }] },
      { what: 'reason' },
    ],
  });
});

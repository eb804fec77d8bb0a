import * as v from 'valibot';

const words = v.pipe(v.string('Write words here.'), v.trim(), v.nonEmpty('Write words here.'));
const slug = v.pipe(
  v.string('Use small letters, digits and hyphens.'),
  v.regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, 'Use small letters, digits and hyphens.'),
  v.maxLength(60, 'Use at most 60 characters.'),
);
const count = (most: number): v.GenericSchema<unknown, number> => {
  const asked = `Write a whole number from 1 to ${most}.`;
  return v.pipe(v.number(asked), v.integer(asked), v.minValue(1, asked), v.maxValue(most, asked));
};
/** The name of an objective, or of a statement that a module covers: `O1`, `S12`. */
const label = v.pipe(
  v.string('Write a short name such as O1.'),
  v.regex(/^[A-Za-z][A-Za-z0-9-]{0,19}$/, 'Write a short name such as O1.'),
);
const list = <Item extends v.GenericSchema>(item: Item) => v.array(item, 'Write a list in square brackets: [a, b].');
const audience = v.pipe(list(slug), v.nonEmpty('Name at least one group, such as [everyone].'));
/** That the day exists and is near is asked by `check/law.ts`, which knows today. */
const day = v.pipe(
  v.string('Write a day as 2026-11-24.'),
  v.regex(/^\d{4}-\d{2}-\d{2}$/, 'Write a day as 2026-11-24.'),
);

const top = <Entries extends v.ObjectEntries>(entries: Entries) =>
  v.strictObject(entries, (issue) =>
    issue.expected === 'never' ? 'This key is unknown.' : 'Write one key: value on each line.',
  );

/** What the top block of course.md says. */
export const courseTop = top({
  course: slug,
  title: words,
  version: v.pipe(
    v.string('Write three numbers: 1.0.0.'),
    v.regex(/^(0|[1-9]\d{0,5})\.(0|[1-9]\d{0,5})\.(0|[1-9]\d{0,5})$/, 'Write three numbers: 1.0.0.'),
  ),
  change: v.picklist(['minor', 'material'], 'Write minor or material.'),
  audience,
  minutes: count(600),
  pass: count(100),
  draw: count(20),
  must: v.optional(list(label), []),
  'law-checked': day,
});

/** What the top block of a module says. */
export const moduleTop = top({
  module: slug,
  title: words,
  audience,
  minutes: count(600),
  'law-checked': day,
  covers: v.optional(list(label), []),
  objectives: v.pipe(
    v.record(label, words, 'Write one line for each objective, indented: O1: what the learner can do.'),
    v.check((objectives) => Object.keys(objectives).length > 0, 'Name at least one objective.'),
  ),
});

export const courseExample = `---
course: my-course
title: My course
version: 1.0.0
change: material
audience: [everyone]
minutes: 20
pass: 80
draw: 3
must: [O1]
law-checked: 2026-11-24
---`;

export const moduleExample = `---
module: my-module
title: My module
audience: [everyone]
minutes: 5
law-checked: 2026-11-24
covers: [S1]
objectives:
  O1: What the learner can do
---`;

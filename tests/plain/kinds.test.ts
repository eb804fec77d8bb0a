import { expect } from 'vitest';
import type { Block } from '../../server/courses/course-model.ts';
import { blockText } from '../../server/courses/plain-text.ts';
import { formOf } from '../../server/plain/read-answer.ts';
import { rightResponse } from '../support/answers.ts';
import { onSqlite } from '../support/database.ts';
import { everyKind } from './every-kind.ts';
import type { Page } from './visitor.ts';

const judged: Record<string, { id: string; open: number; reasons: string[] }> = {
  'Who tells the authority?': { id: 'pre-who', open: 1, reasons: ['reason one', 'reason two', 'reason three'] },
  'Who must do it?': { id: 'sort-duties', open: 3, reasons: ['Article reason alpha', 'beta', 'gamma'] },
  'Which answer fits?': { id: 'match-answers', open: 3, reasons: ['Matching reason alpha', 'beta', 'gamma'] },
  'What comes first?': { id: 'order-hour', open: 4, reasons: ['Ordering reason alpha', 'beta', 'gamma'] },
  'Which acts are processing?': { id: 'all-acts', open: 1, reasons: ['Counted reason alpha', 'beta', 'gamma'] },
  'What does this contract lack?': { id: 'gap-contract', open: 1, reasons: ['Spotted reason alpha', 'beta', 'gamma'] },
  'How do two providers compare?': {
    id: 'score-providers',
    open: 6,
    reasons: ['Scoring reason alpha', 'beta', 'gamma', 'A test report of last month'],
  },
  'Who must act, and until when?': {
    id: 'timeline-breach',
    open: 6,
    reasons: ['Timing reason alpha', 'beta', 'delta'],
  },
};

/** The values that a page's form has now. */
const valuesOn = (page: Page) =>
  new Set(
    page.forms[0]!.fields.filter(({ kind }) => kind !== 'hidden').flatMap(({ name, chosen }) =>
      chosen.filter((value) => value !== '').map((value) => `${name}=${value}`),
    ),
  );
const asSet = (values: [string, string][]) => new Set(values.map(([name, value]) => `${name}=${value}`));

onSqlite(
  'every kind: an empty form says what is open and where, a half-filled one keeps what it had, a right answer is right, and trying again begins with it',
  async () => {
    const there = await everyKind();
    await there.begin();
    for (const [prompt, { id, open, reasons }] of Object.entries(judged)) {
      const question = there.question(id);
      const page = await there.pageOf(prompt);
      const right: [string, string][] = [...formOf(rightResponse(question, there.content))];

      const empty = await there.visitor.send(page);
      expect([prompt, empty.status, empty.faults.length]).toEqual([prompt, 400, open]);
      expect(empty.title).toMatch(/^Error: /);
      for (const { at, words } of empty.faults) {
        // The same words at the field, which names them.
        const field = at.slice(1);
        expect(empty.text.split(words), words).toHaveLength(open === 1 || isUnique(empty, words) ? 3 : 5);
        expect(empty.html, field).toMatch(new RegExp(`id="${field}"[^>]*aria-describedby="(${field}-)?fault"`));
      }
      if (right.length > 2 && open > 1) {
        const half = await there.visitor.send(page, right.slice(0, -1));
        expect([prompt, half.faults.length]).toEqual([prompt, 1]);
        expect(valuesOn(half)).toEqual(asSet(right.slice(0, -1)));
      }

      const done = await there.visitor.send(page, right);
      expect(done.headings, done.text).toContain('✓ Right');
      for (const reason of reasons) expect(done.text).toContain(reason);
      const again = await there.visitor.follow(done, 'Try again');
      expect(valuesOn(again)).toEqual(asSet(right));

      const unsure = await there.visitor.send(again, [['unsure', '1']]);
      expect(unsure.headings).toContain('Here is why');
      expect(unsure.text).toContain('Good to ask.');
      for (const reason of reasons) expect(unsure.text).toContain(reason);
    }
  },
);

function isUnique({ faults }: Page, words: string): boolean {
  return faults.filter((one) => one.words === words).length === 1;
}

onSqlite('places that can be had once are not given twice', async () => {
  const there = await everyKind();
  await there.begin();
  for (const [prompt, field] of [
    ['What comes first?', 'at'],
    ['Which answer fits?', 'place'],
  ] as const) {
    const page = await there.pageOf(prompt);
    const lists = page.forms[0]!.fields.filter(({ kind }) => kind === 'select');
    const same = lists.map(({ name, values }): [string, string] => [name, values[1]!]);
    const refused = await there.visitor.send(page, same);
    expect(refused.faults.map(({ at }) => at)).toEqual(lists.slice(1).map(({ name }) => `#${name}`));
    expect(refused.faults[0]!.at).toMatch(`#${field}-b`);
    expect(refused.faults[0]!.words).toContain('it can be used once');
  }
});

onSqlite('what was chosen stands beside what was right', async () => {
  const there = await everyKind();
  await there.begin();
  const page = await there.pageOf('Who must do it?');
  const lists = page.forms[0]!.fields.filter(({ kind }) => kind === 'select');
  const [processor] = [...formOf(rightResponse(there.question('sort-duties'), there.content))];
  const all = lists.map(({ name }): [string, string] => [name, processor![1]]);
  const done = await there.visitor.send(page, all);
  expect(done.headings).toContain('✗ Partly right');
  expect(done.text).toMatch(/Right: (Controller|Processor) You chose: (Controller|Processor)/);
});

onSqlite('own words have no name, so they are never sent; the model answer is opened, and rated', async () => {
  const there = await everyKind();
  await there.begin();
  const page = await there.pageOf('What do you answer?');
  expect(page.html).toMatch(/<textarea(?![^>]*name=)[^>]*>/);
  expect(page.html).toContain('<details>');
  expect(page.text).toContain('Model answer that nobody may see before.');
  const empty = await there.visitor.send(page);
  expect(empty.faults).toEqual([{ at: '#rating-knew', words: 'Compare, then say how close you were' }]);
  const rated = await there.visitor.send(page, [['rating', 'partly']]);
  expect(rated.text).toContain('You chose: Partly');
  const rows = await there.tools.db.selectFrom('answer').select('response').execute();
  expect(rows).toEqual([{ response: '{"rating":"partly"}' }]);
});

onSqlite('a story is walked by its choices; after an end one goes back or begins again', async () => {
  const there = await everyKind();
  await there.begin();
  const choose = (page: Page, words: string) => {
    const at = page.html.indexOf(`>${words}<`);
    const value = [...page.html.slice(0, at).matchAll(/name="path" value="([^"]*)"/g)].at(-1)![1]!;
    return there.visitor.send(page, [['path', value]]);
  };
  let page = await there.pageOf('What do you do on Saturday?');
  expect(page.headings).toContain('You know little');
  page = await choose(page, 'Ask MailNest again');
  expect(page.headings).toContain('You asked');
  expect(page.text).not.toContain('Ending reason alpha');
  const twice = await choose(page, 'Wait');
  expect(twice.headings).toContain('Weak end: You waited');
  expect(twice.text).toMatch(/Your way so far Ask MailNest again Wait/);
  // Back in the browser and pressed once more: the same step, not a second one.
  page = await choose(page, 'Wait');
  expect(page.headings).toContain('Weak end: You waited');
  page = await choose(page, 'One step back');
  expect(page.headings).toContain('You asked');
  page = await there.visitor.send(page, [['unsure', '1']]);
  expect(page.headings).toContain('Good end: You told');
  expect(page.text).toContain('A good way ends here.');
  page = await choose(page, 'Start again');
  expect(page.headings).toContain('You know little');
});

onSqlite('no page of an exercise says before the answer what is right or why', async () => {
  const there = await everyKind();
  const begun = await there.begin();
  const reasons = (why: Block[]) => blockText(why);
  let page = begun;
  let seen = '';
  while (!page.headings.includes('Knowledge check')) {
    seen += page.text;
    page = await there.visitor.follow(page, /^(Continue|Skip for now)$/);
  }
  page = await there.visitor.follow(page, 'Begin');
  seen += page.text;
  const { course } = there.tools.library.current('whose-data', 'en');
  const all = course.modules.flatMap((module) => [
    ...module.bank,
    ...module.sections.flatMap(({ parts }) => parts.flatMap((part) => ('question' in part ? [part.question] : []))),
  ]);
  for (const { body } of all) {
    if (body.shape === 'options') for (const { why } of body.options) expect(seen).not.toContain(reasons(why));
    if (body.shape === 'steps') for (const { why } of body.steps) expect(seen).not.toContain(reasons(why));
  }
  expect(seen).not.toMatch(/(Article|Matching|Scoring|Timing|Ending|Hidden) reason/);
});

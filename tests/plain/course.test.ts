import { expect, test } from 'vitest';
import type { Question } from '../../server/courses/course-model.ts';
import { bankQuestion, practiceQuestion } from '../../server/courses/lesson.ts';
import { pageLanguages } from '../../server/language.ts';
import { formOf } from '../../server/plain/read-answer.ts';
import { policy } from '../documents/policy.ts';
import { plainWords } from '../../server/plain/words.ts';
import { rightResponse } from '../support/answers.ts';
import { onSqlite } from '../support/database.ts';
import { installation, type Installation } from '../support/installation.ts';
import { visitor, type Page, type Visitor } from './visitor.ts';

async function entered(name: string, lang = 'en') {
  const there = await installation();
  const caller = await there.enter(name);
  return { ...there, caller, there: visitor(there, caller.cookie, lang) };
}

const asked = (page: Page) => page.forms[0]!.fields.find(({ name }) => name === 'question')!.chosen[0]!;
const fieldsOf = (question: Question, seed: string) => [...formOf(rightResponse(question, seed))];

/** Goes on until there is something that waits for an answer. */
async function toQuestion(there: Visitor, from: Page): Promise<Page> {
  let page = from;
  while (page.forms.length === 0) page = await there.follow(page, 'Continue');
  return page;
}

async function seedOf({ tools }: Pick<Installation, 'tools'>, page: Page): Promise<string> {
  const id = page.forms[0]!.fields.find(({ name }) => name === 'attempt')!.chosen[0]!;
  return (await tools.db.selectFrom('attempt').select('seed').where('id', '=', id).executeTakeFirstOrThrow()).seed;
}

onSqlite(
  'a whole course by forms alone: read, practise, fail, try again, pass, and take the certificate',
  async () => {
    const made = await entered('Mina Okafor');
    const { there, tools } = made;
    const { course, content } = tools.library.current('whose-data', 'en');

    let page = await there.open('/plain');
    expect(page.title).toBe('My training · Brightwater Outdoor');
    expect(page.text).toMatch(/Whose data, who decides Due 3 December 2026 Not started 20 min/);
    page = await there.follow(page, 'Whose data, who decides');
    expect(page.text).toContain('With 10 of 12 right you pass');
    // Nothing can be reached before it is begun, and looking begins nothing.
    expect(page.links.filter(({ href }) => href.includes('/steps/'))).toEqual([]);
    const overview = page.path;
    expect((await there.open(`${overview}/steps/is-it-personal-data/1`)).path).toBe(overview);
    expect(await tools.db.selectFrom('attempt').select('id').execute()).toEqual([]);

    page = await there.send(page);
    expect(page.path).toBe(`${overview}/steps/is-it-personal-data/1`);
    expect(page.text).toContain('Module 1 of 4 · step 1 of');
    page = await toQuestion(there, page);
    expect(page.links.map(({ text }) => text)).toContain('Skip for now');

    // Wrong, with a reason for every option; then once more, with the earlier choice; then right.
    const question = practiceQuestion(course, asked(page))!;
    const [right] = fieldsOf(question, content);
    const wrong = page.forms[0]!.fields.find((one) => one.name === 'choice' && one.values[0] !== right![1])!;
    const answered = await there.send(page, [['choice', wrong.values[0]!]]);
    expect(answered.path).toBe(page.path);
    expect(answered.headings).toContain('✗ Not right');
    if (question.body.shape === 'options')
      for (const { why } of question.body.options) expect(answered.text).toContain(wordsOf(why));
    const again = await there.follow(answered, 'Try again');
    expect(again.forms[0]!.fields.filter(({ chosen, kind }) => kind === 'radio' && chosen.length > 0)).toEqual([
      { ...wrong, chosen: wrong.values },
    ]);
    page = await there.send(again, [right!]);
    expect(page.headings).toContain('✓ Right');
    // Reading the page anew sends nothing anew.
    expect((await there.open(page.path)).html).toBe(page.html);

    // Another browser goes on at the same step.
    page = await there.follow(await there.open('/plain/courses/whose-data'), 'Continue where you left off');
    expect(page.path).toBe(again.path.replace('?again', ''));

    // The knowledge check: handed in too early, then unsure of everything.
    page = await there.follow(await there.open(`${overview}/check`), 'Begin');
    expect(page.title).toBe('Knowledge check · question 1 of 12 · Whose data, who decides · Brightwater Outdoor');
    page = await there.send(page, [['unsure', '1']]);
    expect(page.headings).toContain('Here is why');
    expect(page.links.map(({ text }) => text)).not.toContain('Try again');
    const early = await there.send(await there.open(`${overview}/hand-in`));
    expect([early.status, early.title.split(' · ')[0]]).toEqual([400, 'Error: Not quite finished']);
    expect(early.faults.map(({ at }) => at)).toEqual(
      Array.from({ length: 11 }, (_, i) => `${overview}/check/${i + 2}`),
    );
    for (let number = 2; number <= 12; number++) {
      page = await there.follow(page, 'Continue');
      expect(page.path).toBe(`${overview}/check/${number}`);
      page = await there.send(page, [['unsure', '1']]);
    }
    page = await there.follow(page, 'Continue');
    expect(page.headings).toContain('Every question is answered');
    page = await there.send(page);
    expect(page.path).toBe(`${overview}/result`);
    expect(page.headings[0]).toBe('Not there yet');
    expect(page.text).toContain('0 of 12 were right, and it takes 10.');
    const reread = page.links.find(({ text }) => text.startsWith('Read again'))!;
    const lesson = await there.open(reread.href);
    expect(lesson.status).toBe(200);

    // New questions, all right.
    page = await there.send(page);
    expect(page.path).toBe(`${overview}/check/1`);
    const seed = await seedOf(made, page);
    for (let number = 1; number <= 12; number++) {
      page = await there.send(page, fieldsOf(bankQuestion(course, asked(page))!, seed));
      expect(page.headings, page.text).toContain('✓ Right');
      page = await there.follow(page, 'Continue');
    }
    page = await there.send(page);
    expect(page.headings[0]).toBe('Passed');
    expect(page.headings).toContain('What to remember');
    expect(page.text).toContain('Ines Castellan');
    const certificate = page.links.find(({ text }) => text === 'Certificate (PDF)')!;
    const pdf = await made.caller.get(certificate.href);
    expect([pdf.status, pdf.headers.get('content-type')]).toEqual([200, 'application/pdf']);

    page = await there.open('/plain');
    expect(page.text).toMatch(/Completed on 24 November 2026/);
    // To read it again is to practise: nothing is kept.
    page = await toQuestion(
      there,
      await there.follow(await there.follow(page, 'Whose data, who decides'), 'Read it again'),
    );
    page = await there.send(page, [['unsure', '1']]);
    expect(page.text).toContain('this answer was not kept');
    expect(await tools.db.selectFrom('answer').select('question_id').execute()).toEqual([]);
    for (const closed of ['check', 'check/3', 'hand-in'])
      expect((await there.open(`${overview}/${closed}`)).path).toBe(`${overview}/result`);
  },
  60_000,
);

function wordsOf(why: readonly { t: string; c?: unknown }[]): string {
  const [first] = why;
  const words = first?.t === 'p' && Array.isArray(first.c) && typeof first.c[0] === 'string' ? first.c[0] : '';
  expect(words).not.toBe('');
  return words.replace(/\s+/g, ' ').trim();
}

test('pressing twice, or in two windows, is pressing once', async () => {
  const { there, tools, caller } = await entered('Mina Okafor');
  const overview = await there.open('/plain/courses/whose-data');
  const [first, second] = await Promise.all([there.send(overview), there.send(overview)]);
  expect(second.path).toBe(first.path);
  expect(await tools.db.selectFrom('attempt').select('id').execute()).toHaveLength(1);

  const question = await there.open(`${overview.path}/check/1`);
  const both = await Promise.all([there.send(question, [['unsure', '1']]), there.send(question, [['unsure', '1']])]);
  for (const one of both) expect(one.headings).toContain('Here is why');
  // Back, and another answer: the first one stands, and a page says so.
  const { course } = tools.library.current('whose-data', 'en');
  const other = fieldsOf(bankQuestion(course, asked(question))!, await seedOf({ tools }, question));
  const refused = await there.send(question, other);
  expect([refused.status, refused.headings[0]]).toEqual([409, 'That did not work']);
  expect(refused.text).toContain('Your first answer to this question stands.');
  expect((await there.follow(refused, 'Back to the course')).path).toBe(overview.path);

  for (let number = 2; number <= 12; number++)
    await there.send(await there.open(`${overview.path}/check/${number}`), [['unsure', '1']]);
  const handIn = await there.open(`${overview.path}/hand-in`);
  const ended = await Promise.all([there.send(handIn), there.send(handIn)]);
  for (const one of ended) expect(one.headings[0]).toBe('Not there yet');
  // A window that was left open on the old check.
  const late = await there.send(question, [['unsure', '1']]);
  expect([late.status, late.text.includes('was handed in already')]).toEqual([409, true]);
  await Promise.all([there.send(ended[0]), there.send(ended[1])]);
  expect(await tools.db.selectFrom('attempt').select('id').execute()).toHaveLength(2);
  expect((await caller.get('/api/my/training')).status).toBe(200);
}, 60_000);

onSqlite('a document that one was asked to read is acknowledged by a button, once', async () => {
  const made = await entered('Mina Okafor');
  const ines = await made.enter('Ines Castellan');
  const { id } = (await (await ines.post('/api/documents', policy)).json()) as { id: string };
  await ines.post(`/api/documents/${id}/ask`, { dueOn: '2026-12-24' });

  let page = await made.there.open('/plain');
  expect(page.headings).toContain('To read');
  page = await made.there.follow(page, policy.title);
  const file = await made.caller.get(page.links.find(({ text }) => text === 'Open the document')!.href);
  expect(file.status).toBe(200);
  const done = await made.there.send(page);
  expect([done.path, done.forms]).toEqual([page.path, []]);
  expect(done.text).toContain('Read and acknowledged on 24 November 2026');
  await made.there.send(page);
  const rows = await made.tools.db
    .selectFrom('acknowledgement')
    .select('evidence_idx')
    .where('acknowledged_at', 'is not', null)
    .execute();
  expect(rows).toHaveLength(1);
  // Someone else's is not mine.
  const henrik = visitor(made, (await made.enter('Henrik Vass')).cookie);
  expect((await henrik.open(page.path)).status).toBe(404);
  expect((await henrik.send({ ...page })).status).toBe(404);
});

onSqlite('the pages speak the language of the browser, and the course its own', async () => {
  const { there, tools, caller, app } = await entered('Mina Okafor', 'de-AT,de;q=0.9');
  const begun = await there.send(await there.open('/plain/courses/whose-data'));
  expect(begun.html).toContain('<html lang="de">');
  expect(begun.text).toContain('Modul 1 von 4 · Schritt 1 von');
  for (const lang of pageLanguages) {
    const page = await visitor({ app }, caller.cookie, lang).open('/plain');
    expect(page.html).toContain(`<html lang="${lang}">`);
    expect(page.headings[0]).toBe(plainWords[lang]!.training.title);
    expect(page.text).toContain(tools.library.current('whose-data', lang).title);
  }
});

onSqlite('what the quick look showed on another device is passed over, and marked', async () => {
  const { there, caller, tools } = await entered('Mina Okafor');
  const overview = await there.open('/plain/courses/whose-data');
  expect(overview.text).toContain('needs JavaScript');
  await caller.post(`/api/my/assignments/${overview.path.split('/').at(-1)}/attempt`);
  const { id } = await tools.db.selectFrom('attempt').select('id').executeTakeFirstOrThrow();
  const { course, content } = tools.library.current('whose-data', 'en');
  const { questions } = (await (await caller.get(`/api/attempts/${id}/pre-check`)).json()) as {
    questions: { id: string }[];
  };
  for (const { id: question } of questions.slice(0, 2)) {
    const response = rightResponse(practiceQuestion(course, question)!, content);
    await caller.put(`/api/attempts/${id}/pre-check/${question}`, { response });
  }
  const begun = await there.send(overview);
  expect(begun.path).toBe(`${overview.path}/steps/${course.modules[1]!.id}/1`);
  expect((await there.open(overview.path)).text).toContain('Shown in the quick look');
});

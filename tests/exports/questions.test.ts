import { expect, test } from 'vitest';
import type { QuestionCatalogue, QuestionPreview } from '../../server/exports/question-shapes.ts';
import { completeFirstCourse } from '../support/answers.ts';
import { onSqlite } from '../support/database.ts';
import { codeOf, installation, type Caller } from '../support/installation.ts';

async function ask(caller: Caller, question: object): Promise<QuestionPreview> {
  const response = await caller.post('/api/evidence-questions/preview', question);
  expect(response.status, await response.clone().text()).toBe(200);
  return (await response.json()) as QuestionPreview;
}

test('a question is answered with counts and gaps before any file is made', async () => {
  const there = await installation();
  const { tools, enter, clock } = there;
  const sven = await enter('Sven Aalto');
  await completeFirstCourse(tools, sven);
  const ines = await enter('Ines Castellan');

  const today = await ask(ines, { kind: 'who_is_trained' });
  expect(today.question).toBe('Who is trained today, 2026-11-24?');
  expect(today.counts).toMatchObject({ onStaff: 40, asked: 40, done: 1, open: 39, exempt: 0 });
  expect(today.counts.overdue).toBeGreaterThan(0);
  const gap = (preview: QuestionPreview, code: string) => preview.gaps.find((one) => one.code === code);
  expect(gap(today, 'asked_without_record')?.count).toBe(39);
  expect(gap(today, 'unsigned_tail')?.count).toBe(today.counts.entries);
  expect(gap(today, 'before_the_log')).toBeUndefined();
  expect(today.clauses.map((clause) => clause.name)).toContain('GDPR Art. 39(1)(b)');
  const warehouse = await ask(ines, { kind: 'who_is_trained', unit: 'Warehouse', course: 'whose-data' });
  expect(warehouse.counts).toMatchObject({ onStaff: 10, asked: 10, done: 1 });

  const before = await ask(ines, { kind: 'everyone_trained_on_day', on: '2026-01-10' });
  expect(gap(before, 'before_the_log')).toMatchObject({ text: expect.stringContaining('2026-11-24') as string });
  expect(before.counts).toMatchObject({ onStaff: 40, asked: 0, entries: 0 });
  expect(gap(before, 'nothing_there')?.count).toBe(1);

  const about = await ask(ines, { kind: 'person', person: sven.id });
  expect(about.counts).toMatchObject({ onStaff: 1, asked: 1, done: 1 });
  expect(about.files.map((file) => file.kind)).toEqual(['bundle', 'bundle', 'export']);
  expect(await codeOf(await ines.post('/api/evidence-questions/preview', { kind: 'person' }))).toBe('invalid_input');
  expect(await codeOf(await ines.post('/api/evidence-questions/preview', { kind: 'person', person: 'x' }))).toBe(
    'person_unknown',
  );

  const joiners = await ask(ines, { kind: 'joiners', from: '2026-11-01', to: '2026-11-24' });
  expect(joiners.counts).toMatchObject({ onStaff: 0, asked: 0 });

  clock.now = new Date('2026-11-26T10:00:00Z');
  const later = await enter('Ines Castellan');
  await later.post('/api/erasure', { personId: sven.id, basis: 'art17', when: 'now' });
  const after = await ask(later, { kind: 'everyone_trained_on_day', on: '2026-11-24' });
  expect(after.counts.onStaff).toBe(39);
  expect(gap(after, 'erased')!.count).toBeGreaterThan(1);
});

onSqlite('every file that an answer offers can be had as it is offered', async () => {
  const { tools, enter } = await installation();
  const sven = await enter('Sven Aalto');
  await completeFirstCourse(tools, sven);
  const ines = await enter('Ines Castellan');
  for (const question of [
    { kind: 'who_is_trained' },
    { kind: 'everyone_trained_on_day', on: '2026-11-24' },
    { kind: 'person', person: sven.id },
    { kind: 'period', from: '2026-11-01', to: '2026-11-30' },
    { kind: 'confidentiality' },
    { kind: 'joiners', from: '2026-11-01', to: '2026-11-30' },
    { kind: 'whole_log' },
  ])
    for (const { path, body } of (await ask(ines, question)).files) {
      const response = await ines.post(path, body);
      expect(response.status, `${JSON.stringify(question)} ${JSON.stringify(body)}`).toBe(200);
      await response.arrayBuffer();
    }
});

test('who acknowledged which policy is asked apart from who is trained', async () => {
  const there = await installation();
  const { tools, enter } = there;
  const ines = await enter('Ines Castellan');
  const published = await ines.post('/api/documents', {
    documentId: 'confidentiality',
    kind: 'policy',
    version: '1',
    title: 'Confidentiality',
    fileName: 'confidentiality.txt',
    file: Buffer.from('Keep it to yourself.').toString('base64'),
  });
  const { id } = (await published.json()) as { id: string };
  await ines.post(`/api/documents/${id}/ask`, { dueOn: '2026-12-31' });
  const sven = await enter('Sven Aalto');
  const [asked] = (await (await sven.get('/api/my/documents')).json()) as { id: string }[];
  await sven.post(`/api/my/documents/${asked!.id}/acknowledge`);
  await completeFirstCourse(tools, await enter('Leila Haddad'));

  const confidentiality = await ask(ines, { kind: 'confidentiality' });
  expect(confidentiality.counts).toMatchObject({ asked: 40, done: 1, open: 39, overdue: 0 });
  expect(confidentiality.clauses.map((clause) => clause.id)).toContain('gdpr-28-3-b');
  expect((await ask(ines, { kind: 'who_is_trained' })).counts).toMatchObject({ asked: 40, done: 1 });
});

test('questions and clauses in the language that is asked for, and only for the DPO', async () => {
  const { enter, app } = await installation();
  const ines = await enter('Ines Castellan');
  const catalogue = (await (await ines.get('/api/evidence-questions')).json()) as QuestionCatalogue;
  expect(catalogue.questions.map(({ kind }) => kind)).toContain('everyone_trained_on_day');
  expect(catalogue.courses.map(({ id }) => id)).toEqual(['whose-data']);
  expect(catalogue.units).toContain('Warehouse');
  const german = await app.request('/api/evidence-questions', {
    headers: { cookie: ines.cookie, 'accept-language': 'de' },
  });
  expect(await german.text()).toContain('Art. 39 Abs. 1 Buchst. b DSGVO');
  for (const name of ['Tobias Feld', 'Mina Okafor'])
    expect(await codeOf(await (await enter(name)).get('/api/evidence-questions'))).toBe('not_allowed');
});

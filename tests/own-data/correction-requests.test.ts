import { expect, test } from 'vitest';
import type { MyCorrectionRequest, OpenCorrectionRequest } from '../../server/own-data/own-data-shapes.ts';
import { onSqlite } from '../support/database.ts';
import { codeOf, installation } from '../support/installation.ts';
import { mailServer } from '../support/smtp.ts';

const path = '/api/my/correction-requests';
const read = async <T>(response: Response | Promise<Response>) => (await (await response).json()) as T;

test('somebody asks, the keeper of the records is told that there is something, answers, and they hear of it', async () => {
  const { url, received } = await mailServer({ disableReverseLookup: true });
  const there = await installation({ A39_SMTP_URL: url, A39_CHECKPOINT_MAIL: 'keeper@brightwater.example' });
  const [sofia, ines] = [await there.enter('Sofia Marek'), await there.enter('Ines Castellan')];
  const text = 'My unit is Marketing.\nNot Retail.';
  const asked = await sofia.post(path, { text });
  expect(asked.status).toBe(201);
  expect(await read(asked)).toMatchObject([{ text, about: null, madeOn: '2026-11-24', answered: null }]);
  await expect.poll(() => received.length).toBe(1);
  const [first] = received;
  expect(first!.to).toEqual(['keeper@brightwater.example']);
  expect(first!.parsed.text).toContain('/records');
  expect(first!.raw).not.toMatch(/Sofia|Marek|Retail/);

  const [open] = await read<OpenCorrectionRequest[]>(ines.get('/api/correction-requests'));
  expect(open).toMatchObject({ text, person: { name: 'Sofia Marek' } });
  const answer = { outcome: 'granted', answer: 'HR has put it right.' };
  expect((await ines.post(`/api/correction-requests/${open!.id}/answer`, answer)).status).toBe(204);
  // Again, as a browser does when the answer is lost: no second mail.
  expect((await ines.post(`/api/correction-requests/${open!.id}/answer`, answer)).status).toBe(204);
  const other = { ...answer, outcome: 'refused' };
  expect(await codeOf(await ines.post(`/api/correction-requests/${open!.id}/answer`, other))).toBe('request_answered');
  expect(await read(sofia.get(path))).toMatchObject([
    { answered: { on: '2026-11-24', outcome: 'granted', answer: 'HR has put it right.' } },
  ]);
  expect(await read(ines.get('/api/correction-requests'))).toEqual([]);
  await expect.poll(() => received.length).toBe(2);
  expect(received[1]!.to).toEqual(['sofia.marek@brightwater.example']);
  expect(received[1]!.parsed.text).toContain('/my-data');
  expect(received[1]!.raw).not.toContain('HR has');
  const seen = await there.tools.db.selectFrom('access_log').selectAll().where('person_id', '=', sofia.id).execute();
  expect(seen).toMatchObject([{ viewer_id: ines.id, what: 'records' }]);
});

test('ten may be open, also of those that come at once; an answer makes room; the same again is one', async () => {
  const there = await installation();
  const [sofia, ines] = [await there.enter('Sofia Marek'), await there.enter('Ines Castellan')];
  const all = await Promise.all(Array.from({ length: 14 }, (_, i) => sofia.post(path, { text: `Request ${i}` })));
  expect(all.filter(({ status }) => status === 201).length).toBe(10);
  const refused = all.filter(({ status }) => status !== 201);
  expect(await Promise.all(refused.map(codeOf))).toEqual(Array(4).fill('too_many_requests'));
  const mine = await read<MyCorrectionRequest[]>(sofia.get(path));
  expect(mine.length).toBe(10);
  expect((await sofia.post(path, { text: mine[0]!.text })).status).toBe(201);
  expect((await read<MyCorrectionRequest[]>(sofia.get(path))).length).toBe(10);

  await ines.post(`/api/correction-requests/${mine[0]!.id}/answer`, { outcome: 'refused', answer: 'It is right.' });
  expect((await sofia.post(path, { text: 'One more' })).status).toBe(201);
  expect(await codeOf(await sofia.post(path, { text: 'And one more' }))).toBe('too_many_requests');
});

onSqlite('only about own entries, only in plain words, and only the data protection officer answers', async () => {
  const there = await installation();
  const [sofia, tobias, ines] = await Promise.all(['Sofia Marek', 'Tobias Feld', 'Ines Castellan'].map(there.enter));
  const { idx } = await there.tools.db
    .selectFrom('evidence_subject')
    .select('idx')
    .where('subject_id', '!=', sofia!.id)
    .executeTakeFirstOrThrow();
  expect(await codeOf(await sofia!.post(path, { text: 'Wrong', about: idx }))).toBe('entry_unknown');
  for (const text of ['', '  a ', 'x'.repeat(2_001), 'a\0b', 'a\u001bb'])
    expect(await codeOf(await sofia!.post(path, { text }))).toBe('invalid_input');
  expect(await codeOf(await tobias!.get('/api/correction-requests'))).toBe('not_allowed');
  expect(await codeOf(await sofia!.post('/api/correction-requests/x/answer', {}))).toBe('not_allowed');
  const answer = { outcome: 'granted', answer: 'Done.' };
  expect(await codeOf(await ines!.post('/api/correction-requests/x/answer', answer))).toBe('request_unknown');
});

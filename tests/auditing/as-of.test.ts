import { expect, test } from 'vitest';
import type { AsOf } from '../../server/auditing/as-of-shapes.ts';
import { completeFirstCourse } from '../support/answers.ts';
import { codeOf, installation } from '../support/installation.ts';

test('who was trained on a day: as the log stood then, as is known now, and who changed what in between', async () => {
  const there = await installation();
  const { clock, tools } = there;
  for (const name of ['Mina Okafor', 'Sven Aalto', 'Jonas Weil'])
    await completeFirstCourse(tools, await there.enter(name));
  clock.now = new Date('2026-11-26T10:00:00Z');
  const ines = await there.enter('Ines Castellan');
  await completeFirstCourse(tools, await there.enter('Leila Haddad'));
  const recordOf = async (name: string) => {
    const [person] = (await (await ines.get(`/api/evidence/people?q=${name}`)).json()) as { id: string }[];
    const { entries } = (await (await ines.get(`/api/evidence/people/${person!.id}`)).json()) as {
      entries: { index: number; type: string }[];
    };
    return { person: person!.id, index: entries.find(({ type }) => type === 'record')!.index };
  };
  const [mina, sven, jonas, leila] = await Promise.all(['Mina', 'Sven', 'Jonas', 'Leila'].map(recordOf));
  await ines.post(`/api/evidence/records/${mina!.index}/revoke`, { reason: 'Somebody else' });
  await ines.post(`/api/evidence/records/${sven!.index}/amend`, {
    reason: 'Name',
    changes: { name: 'Sven Aalto-Berg' },
  });
  await ines.post(`/api/evidence/records/${leila!.index}/amend`, {
    reason: 'Was in the classroom on Monday',
    changes: { completedOn: '2026-11-24' },
  });
  await ines.post('/api/erasure', { personId: jonas!.person, basis: 'art17', when: 'now' });

  const answer = (await (await ines.get('/api/evidence/as-of?on=2026-11-24')).json()) as AsOf;
  expect(answer.counts).toEqual({ knownThen: 2, knownNow: 2, erasedSince: 1, changed: 3 });
  const row = (name: string) => answer.rows.find((one) => one.name.startsWith(name))!;
  expect(row('Mina')).toMatchObject({
    knownThen: '2026-11-24',
    knownNow: null,
    changes: [{ type: 'revoke', reason: 'Somebody else', by: 'Ines Castellan', date: '2026-11-26' }],
  });
  expect(row('Sven Aalto-Berg')).toMatchObject({ knownThen: '2026-11-24', knownNow: '2026-11-24' });
  expect(row('Leila')).toMatchObject({ knownThen: null, knownNow: '2026-11-24' });
  expect(row('Leila').changes.map(({ type }) => type)).toEqual(['record', 'amend']);
  expect(row('Jonas')).toBeUndefined();

  const before = (await (await ines.get('/api/evidence/as-of?on=2026-11-23')).json()) as AsOf;
  expect(before).toMatchObject({ sizeThen: 0, counts: { knownThen: 0, knownNow: 0 } });
  expect(await codeOf(await ines.get('/api/evidence/as-of?on=2026-02-30'))).toBe('invalid_input');
  const other = (await (await ines.get('/api/evidence/as-of?on=2026-11-24&course=nothing')).json()) as AsOf;
  expect(other.total).toBe(0);
});

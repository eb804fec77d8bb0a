import { expect, test } from 'vitest';
import { daysAfter } from '../../server/day.ts';
import { forgetOldSights, seen } from '../../server/people/access-log.ts';
import type { AccessLog, MyAccess } from '../../server/reports/access-log-shapes.ts';
import { onSqlite } from '../support/database.ts';
import { codeOf, installation, type Caller } from '../support/installation.ts';

const logFor = async (caller: Caller, query = '') =>
  (await (await caller.get(`/api/access-log${query}`)).json()) as AccessLog;
const mine = async (caller: Caller) => (await (await caller.get('/api/my/access')).json()) as MyAccess;

test('a look by a manager is in the log of the DPO and in one’s own, and nobody else reads the log', async () => {
  const { enter } = await installation();
  const [ines, henrik, priya, tobias] = [
    await enter('Ines Castellan'),
    await enter('Henrik Vass'),
    await enter('Priya Nair'),
    await enter('Tobias Feld'),
  ];
  expect(await mine(priya)).toEqual({ days: [], keptDays: 365 });
  await henrik.get('/api/team');
  await henrik.get(`/api/team/${priya.id}`);
  const viewer = { kind: 'person', name: 'Henrik Vass', organisation: null };
  expect((await mine(priya)).days).toEqual([
    { onDay: '2026-11-24', viewers: [{ viewer, what: ['obligations', 'team'] }] },
  ]);
  const log = await logFor(ines, `?person=${priya.id}`);
  expect(log.rows.map(({ onDay, viewer: who, what, people }) => [onDay, who.name, what, people])).toEqual([
    ['2026-11-24', 'Henrik Vass', 'obligations', [{ id: priya.id, name: 'Priya Nair' }]],
    ['2026-11-24', 'Henrik Vass', 'team', [{ id: priya.id, name: 'Priya Nair' }]],
  ]);
  expect([log.total, log.sinceOn]).toEqual([2, null]);
  for (const other of [henrik, priya, tobias])
    expect(await codeOf(await other.get('/api/access-log'))).toBe('not_allowed');
  // Reading the log is a look, too.
  const { viewers } = (await mine(priya)).days[0]!;
  expect(viewers.map((one) => [one.viewer.name, one.what])).toContainEqual(['Ines Castellan', ['access_log']]);
});

test('names auditors, keys, and those who are no longer here, and pages by day', async () => {
  const { enter, tools } = await installation();
  const [ines, priya] = [await enter('Ines Castellan'), await enter('Priya Nair')];
  await tools.db
    .insertInto('auditor_account')
    .values({
      id: 'a1',
      name: 'Vera Holm',
      organisation: 'Holm Audit',
      email: 'vera@holm.example',
      from_on: '2026-11-01',
      until_on: '2026-12-01',
      period_from: '2026-01-01',
      period_to: '2026-11-01',
      audience: '{"kind":"everyone"}',
      may_see_names: 1,
      token_hash: 'x',
      made_by: null,
      made_at: '2026-11-01T00:00:00.000Z',
      revoked_at: null,
      last_used_on: null,
    })
    .execute();
  const made = await ines.post('/api/keys', {
    name: 'HR import',
    scopes: ['people:read'],
    expiresOn: '2027-01-01',
  });
  const { id: key } = (await made.json()) as { id: string };
  const today = '2026-11-24';
  await seen(tools.db, { kind: 'auditor', id: 'a1' }, 'evidence', [priya.id], today);
  await seen(tools.db, { kind: 'key', id: key }, 'export', [priya.id], today);
  await seen(tools.db, { kind: 'person', id: 'erased-long-ago' }, 'records', [priya.id], daysAfter(today, -10));
  expect((await mine(priya)).days).toEqual([
    {
      onDay: today,
      viewers: [
        { viewer: { kind: 'auditor', name: 'Vera Holm', organisation: 'Holm Audit' }, what: ['evidence'] },
        { viewer: { kind: 'key', name: 'HR import', organisation: null }, what: ['export'] },
      ],
    },
    {
      onDay: '2026-11-14',
      viewers: [{ viewer: { kind: 'person', name: null, organisation: null }, what: ['records'] }],
    },
  ]);
  expect((await logFor(ines)).rows.map((row) => row.onDay)).not.toContain('2026-11-14');
  expect((await logFor(ines)).sinceOn).toBe('2026-11-18');
  const ofDay = await logFor(ines, '?day=2026-11-14');
  expect(ofDay.rows.map(({ viewer, people }) => [viewer.name, people.length])).toEqual([[null, 1]]);
  expect((await logFor(ines, `?person=${priya.id}&page=1`)).rows).toEqual([]);
  expect(await codeOf(await ines.get('/api/access-log?day=2026-02-30'))).toBe('invalid_input');
});

test('a row has at most twenty names, and says how many more', async () => {
  const { enter, tools } = await installation();
  const ines = await enter('Ines Castellan');
  const people = await tools.db.selectFrom('person').select('id').execute();
  const ids = people.map(({ id }) => id);
  await seen(tools.db, { kind: 'key', id: 'k' }, 'export', ids, '2026-11-24');
  const [row] = (await logFor(ines, '?day=2026-11-24')).rows;
  expect([row!.people.length, row!.more]).toEqual([20, ids.length - 20]);
});

onSqlite('what the screens say of how long it is kept is what the night does', async () => {
  const { tools, enter } = await installation();
  const priya = await enter('Priya Nair');
  const { keptDays } = await mine(priya);
  const today = '2026-11-24';
  for (const days of [keptDays, keptDays + 1])
    await seen(tools.db, { kind: 'person', id: 'x' }, 'team', [priya.id], daysAfter(today, -days));
  expect(await forgetOldSights(tools.db, today)).toBe(1);
  expect((await mine(priya)).days.map(({ onDay }) => onDay)).toEqual([daysAfter(today, -keptDays)]);
});

import { expect, test } from 'vitest';
import type { Known, KnownView } from '../../../server/lms/lms-shapes.ts';
import { deliverNow } from '../../../server/senders.ts';
import { completeFirstCourse } from '../../support/answers.ts';
import { onSqlite } from '../../support/database.ts';
import { installation, type Installation } from '../../support/installation.ts';
import { cmi5Lms, type LaunchChoice } from './cmi5-lms.ts';
import { made, staffNumber } from './connected-lms.ts';

/** An LMS with a cmi5 package of ours, and how its learner, Leila Haddad, opens it. */
async function opened(letIn = true) {
  const there = await installation({ A39_WEBHOOK_PRIVATE: 'yes' });
  const lms = await cmi5Lms(new Map(), await staffNumber(there, 'Leila Haddad'));
  const { files, row } = await made(there, { kind: 'cmi5', score: true, lms: letIn ? lms.base : null });
  const [, unit] = /<url>([^<]*)<\/url>/.exec(files.get('cmi5.xml')!.toString())!;
  const launch = async (choice: LaunchChoice = {}, change: (url: URL) => void = () => {}) => {
    const url = new URL(lms.launch({ ...choice, unit: unit!.replaceAll('&amp;', '&') }));
    change(url);
    return there.app.request(url.pathname + url.search);
  };
  const deliveries = () =>
    there.tools.db.selectFrom('delivery').select(['state', 'status', 'detail']).where('channel', '=', 'cmi5').execute();
  return { there, lms, row, launch, deliveries };
}

test('the server takes the launch over, and says what happened in the order of the specification', async () => {
  const { there, lms, launch, deliveries } = await opened();
  const answer = await launch({ masteryScore: 0.8 });
  expect([answer.status, answer.headers.get('location')]).toEqual([
    303,
    expect.stringMatching(/^\/lms\/frame\/course\?assignment=[\w-]+&lang=en#ticket=/),
  ]);
  expect(answer.headers.getSetCookie().join()).toMatch(/__Host-a39_launch=.*Partitioned/);
  expect(lms.said()).toEqual(['initialized']);
  await completeFirstCourse(there.tools, await there.enter('Leila Haddad'));
  await deliverNow(there.tools);
  expect(lms.said()).toEqual(['initialized', 'completed', 'passed', 'terminated']);
  expect(lms.statements[2]!.result).toMatchObject({ success: true, score: { scaled: 1 } });
  expect([lms.faults, await deliveries()]).toEqual([[], [{ state: 'delivered', status: 204, detail: null }]]);

  // The same registration is not told twice, however often it is opened.
  await launch();
  await deliverNow(there.tools);
  expect([lms.said().slice(4), lms.faults]).toEqual([['initialized'], []]);
});

onSqlite(
  'a token that is over waits for the next launch; an LMS that took it and failed hears nothing twice',
  async () => {
    const { there, lms, launch, deliveries } = await opened();
    await launch();
    await completeFirstCourse(there.tools, await there.enter('Leila Haddad'));
    lms.state.down = (method) => (method === 'PUT' ? 401 : undefined);
    await deliverNow(there.tools);
    expect(await deliveries()).toMatchObject([
      { state: 'failed', status: 401, detail: expect.stringContaining('opens it again') },
    ]);
    const asked = lms.requests.length;
    there.clock.now = new Date(there.clock.now.getTime() + 2 * 86_400_000);
    await deliverNow(there.tools);
    expect(lms.requests).toHaveLength(asked);
    lms.state.down = (method, path) =>
      method === 'PUT' && path === '/xapi/statements' && lms.said().includes('completed') ? 500 : undefined;
    await launch();
    await deliverNow(there.tools);
    expect(await deliveries()).toMatchObject([{ state: 'failed', status: 500 }]);
    lms.state.down = () => undefined;
    there.clock.now = new Date(there.clock.now.getTime() + 86_400_000);
    await deliverNow(there.tools);
    expect(lms.said()).toEqual(['initialized', 'initialized', 'completed', 'passed', 'terminated']);
    expect([lms.faults, await deliveries()]).toMatchObject([[], [{ state: 'delivered' }]]);
  },
);

onSqlite(
  'a launch to look at it is told nothing; one with a forged learner, without data or from elsewhere opens nothing',
  async () => {
    const { there, lms, launch, deliveries } = await opened();
    expect((await launch({ mode: 'Review' })).status).toBe(303);
    await completeFirstCourse(there.tools, await there.enter('Leila Haddad'));
    await deliverNow(there.tools);
    expect([lms.said(), await deliveries()]).toMatchObject([['initialized'], [{ state: 'failed' }]]);

    const mina = await staffNumber(there, 'Mina Okafor');
    const forged = await launch({}, (url) => {
      const actor = url.searchParams.get('actor')!;
      url.searchParams.set('actor', actor.replace(/"name":"[^"]*"/, `"name":"${mina}"`));
    });
    expect(forged.status).toBe(403);
    for (const [status, change] of [
      [404, (url: URL) => url.searchParams.set('key', 'guessed')],
      [403, (url: URL) => url.searchParams.set('fetch', 'https://tokens.example/token')],
      [403, (url: URL) => url.searchParams.set('endpoint', 'https://elsewhere.example/xapi')],
      [400, (url: URL) => url.searchParams.delete('registration')],
      [403, (url: URL) => url.searchParams.set('actor', '{"mbox":"mailto:leila@brightwater.example"}')],
    ] as const)
      expect([status, (await launch({}, change)).status]).toEqual([status, status]);
    expect(lms.faults).toEqual([]);
    // It was not asked either.
    const places = await there.tools.db
      .selectFrom('lms_endpoint')
      .select('origin')
      .where('state', '=', 'waiting')
      .execute();
    expect(places.map(({ origin }) => origin).toSorted()).toEqual([
      'https://elsewhere.example',
      'https://tokens.example',
    ]);
  },
);

onSqlite('an LMS that nobody let in is asked nothing, and waits', async () => {
  const { there, lms, launch } = await opened(false);
  const answer = await launch();
  expect([answer.status, await answer.text()]).toEqual([403, expect.stringContaining('has not been let in yet')]);
  expect(lms.requests).toEqual([]);
  expect(await there.tools.db.selectFrom('lms_endpoint').select(['origin', 'state']).execute()).toEqual([
    { origin: lms.base, state: 'waiting' },
  ]);
});

test('cmi5: of whoever the account is found to be after all the LMS is told in the same registration', async () => {
  const { there, lms, row, launch, deliveries } = await opened();
  await launch();
  const admin = await there.enter('Tobias Feld');
  await completeFirstCourse(there.tools, await there.enter('Leila Haddad'));
  const { rows } = (await (await admin.get('/api/lms/known')).json()) as Known;
  const [{ issuer, subject }] = rows as [KnownView];
  expect((await admin.call('DELETE', '/api/lms/known', { issuer, subject })).status).toBe(204);
  await admin.post(`/api/lms/deliveries/${await deliveryId(there)}/again`);
  await deliverNow(there.tools);
  expect([lms.said(), await deliveries()]).toMatchObject([['initialized'], [{ state: 'dead' }]]);

  // Her staff number was typed in wrongly.
  const mina = await there.enter('Mina Okafor');
  await there.tools.db
    .insertInto('identity')
    .values({ issuer: row.id, tenant: '', subject, person_id: mina.id, found_by: 'admin', linked_at: '2026-11-24' })
    .execute();
  await launch();
  await completeFirstCourse(there.tools, mina);
  await deliverNow(there.tools);
  expect(lms.said().slice(2)).toEqual(['completed', 'passed', 'terminated']);
});

async function deliveryId({ tools }: Installation): Promise<string> {
  return (await tools.db.selectFrom('delivery').select('id').executeTakeFirstOrThrow()).id;
}

import { expect, test } from 'vitest';
import { inTransaction } from '../../../db/transaction.ts';
import type { Deliveries } from '../../../server/lms/lms-shapes.ts';
import { giveUpUnfetched } from '../../../server/lms/package/results.ts';
import { forgetOldDeliveries } from '../../../server/outbox/deliveries.ts';
import { deliverNow } from '../../../server/senders.ts';
import { completeFirstCourse } from '../../support/answers.ts';
import { onSqlite } from '../../support/database.ts';
import { codeOf, installation } from '../../support/installation.ts';
import { cmi5Lms } from './cmi5-lms.ts';
import { launcherOf, made, staffNumber } from './connected-lms.ts';
import type { Launched } from '../../../server/lms/package/package-shapes.ts';

onSqlite(
  'what was still to be told of a package that has ended is told nobody, and does not wait for ever',
  async () => {
    const there = await installation();
    const { given, row } = await made(there);
    const learner = { id: await staffNumber(there, 'Leila Haddad'), name: '' };
    const launched = (await (await launcherOf(there, given).launch({ learner })).json()) as Launched;
    expect(launched.frame).not.toBeNull();
    await completeFirstCourse(there.tools, await there.enter('Leila Haddad'));
    const kept = () => there.tools.db.selectFrom('delivery').select(['state', 'detail']).execute();
    expect(await kept()).toEqual([{ state: 'waiting', detail: null }]);
    const admin = await there.enter('Tobias Feld');
    expect((await admin.call('DELETE', `/api/lms/packages/${row.id}`)).status).toBe(204);
    expect(await kept()).toEqual([{ state: 'dead', detail: 'The package is not in use any more.' }]);
    const { rows, canRetry } = (await (await admin.get('/api/lms/deliveries')).json()) as Deliveries;
    expect([rows, canRetry]).toMatchObject([[{ state: 'dead', canRetry: false }], 0]);
    // It would wait for a launch that there cannot be.
    expect(await codeOf(await admin.post(`/api/lms/deliveries/${rows[0]!.id}/again`))).toBe('delivery_ended');
    const all = await admin.post(`/api/lms/receivers/${rows[0]!.receiverId}/again`);
    expect(await all.json()).toEqual({ deliveries: 0 });
    expect(await kept()).toMatchObject([{ state: 'dead' }]);
    // Nobody can send it again, and so the learner reads nothing of it.
    const leila = await there.enter('Leila Haddad');
    expect(await (await leila.get('/api/my/deliveries')).json()).toEqual([]);
  },
);

onSqlite(
  'a result that no launch fetches is given up after 90 days, and told after all with the next one',
  async () => {
    const there = await installation();
    const { tools, clock } = there;
    const { given } = await made(there);
    const learner = { id: await staffNumber(there, 'Leila Haddad'), name: '' };
    const launcher = launcherOf(there, given);
    const launched = async () => (await (await launcher.launch({ learner })).json()) as Launched;
    await launched();
    await completeFirstCourse(tools, await there.enter('Leila Haddad'));
    const later = (days: number) => void (clock.now = new Date(clock.now.getTime() + days * 24 * 3_600_000));
    const night = async () => {
      await inTransaction(tools.db, (trx) => giveUpUnfetched(trx, clock.now));
      return tools.db.selectFrom('delivery').select(['state', 'detail']).execute();
    };
    later(90);
    expect(await night()).toEqual([{ state: 'waiting', detail: null }]);
    later(0.01);
    const notFetched = { state: 'dead', detail: expect.stringMatching(/opens the course in the LMS again/) };
    expect(await night()).toEqual([notFetched]);
    // Sent again by hand it has its time once more.
    const tobias = await there.enter('Tobias Feld');
    const told = async () => ((await (await tobias.get('/api/lms/deliveries')).json()) as Deliveries).rows;
    const [row] = await told();
    expect(row).toMatchObject({ canRetry: true, detail: notFetched.detail });
    const mine = async () => (await (await there.enter('Leila Haddad')).get('/api/my/deliveries')).json();
    expect(await mine()).toMatchObject([{ standing: 'refused', isToOpen: true }]);
    await tobias.post(`/api/lms/deliveries/${row!.id}/again`);
    expect(await night()).toMatchObject([{ state: 'waiting' }]);
    later(91);
    expect(await night()).toEqual([notFetched]);

    const again = await launched();
    const results = await launcher.results(again);
    expect(results).toMatchObject([{ passed: true }]);
    await launcher.taken(again, results[0]!.delivery, { taken: true });
    expect(await night()).toEqual([{ state: 'delivered', detail: null }]);
    expect(await mine()).toMatchObject([{ standing: 'delivered', isToOpen: false }]);
  },
);

test('cmi5: once in a registration, also when the outbox has forgotten it, and after all if the LMS refused it', async () => {
  const there = await installation({ A39_WEBHOOK_PRIVATE: 'yes' });
  const { db } = there.tools;
  const lms = await cmi5Lms(new Map(), await staffNumber(there, 'Leila Haddad'));
  const { files } = await made(there, { kind: 'cmi5', lms: lms.base });
  const [, address] = /<url>([^<]*)<\/url>/.exec(files.get('cmi5.xml')!.toString())!;
  const launch = async () => {
    const url = new URL(lms.launch({ unit: address!.replaceAll('&amp;', '&') }));
    expect((await there.app.request(url.pathname + url.search)).status).toBe(303);
  };
  const states = async () => (await db.selectFrom('delivery').select('state').execute()).map(({ state }) => state);
  await launch();
  await completeFirstCourse(there.tools, await there.enter('Leila Haddad'));
  lms.state.down = (method, path) => (method === 'PUT' && path === '/xapi/statements' ? 400 : undefined);
  await deliverNow(there.tools);
  expect(await states()).toEqual(['dead']);
  // Its launch is over, and no other comes for a quarter.
  lms.state.down = (method, path) => (method === 'PUT' && path === '/xapi/statements' ? 401 : undefined);
  await there.tools.db.updateTable('delivery').set({ state: 'waiting', ended_at: null }).execute();
  await deliverNow(there.tools);
  const night = () => inTransaction(db, (trx) => giveUpUnfetched(trx, there.clock.now));
  await night();
  expect(await states()).toEqual(['failed']);
  there.clock.now = new Date(there.clock.now.getTime() + 91 * 24 * 3_600_000);
  await night();
  expect(await states()).toEqual(['dead']);
  lms.state.down = () => undefined;
  await launch();
  await deliverNow(there.tools);
  const whole = ['initialized', 'initialized', 'completed', 'passed', 'terminated'];
  expect([lms.said(), await states()]).toEqual([whole, ['delivered']]);

  await forgetOldDeliveries(db, '2027-11-24');
  expect(await states()).toEqual([]);
  await launch();
  await deliverNow(there.tools);
  expect([lms.said(), await states(), lms.faults]).toEqual([[...whole, 'initialized'], ['delivered'], []]);
});

import { expect, test } from 'vitest';
import { forgetOldDeliveries } from '../../../server/outbox/deliveries.ts';
import { deliverNow } from '../../../server/senders.ts';
import { completeFirstCourse } from '../../support/answers.ts';
import { onSqlite } from '../../support/database.ts';
import { installation } from '../../support/installation.ts';
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

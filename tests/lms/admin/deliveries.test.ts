import { expect, test } from 'vitest';
import type { Deliveries, MyDelivery } from '../../../server/lms/lms-shapes.ts';
import { deliverNow } from '../../../server/senders.ts';
import { completeFirstCourse } from '../../support/answers.ts';
import { onSqlite } from '../../support/database.ts';
import { codeOf } from '../../support/installation.ts';
import { launch, learnerIn } from '../../support/lti/connected.ts';
import { connected } from '../lti/connected.ts';

test('what a platform refused is seen with its reason by who looks after it, and by who it is about; and goes out again', async () => {
  const { there, platform, platformId, link, leila, person } = await connected();
  const { tools } = there;
  const tobias = await there.enter('Tobias Feld');
  const told = async (query = '') => (await (await tobias.get(`/api/lms/deliveries${query}`)).json()) as Deliveries;
  const learner = await learnerIn(there, await launch(there, platform, leila, link));
  const mine = async () => (await (await learner.get('/api/my/deliveries')).json()) as MyDelivery[];
  expect(await mine()).toEqual([]);
  await completeFirstCourse(tools, learner);
  const about = {
    courseId: 'whose-data',
    course: 'Whose data, who decides',
    receiver: 'Brightwater Learning',
    isToOpen: false,
  };
  expect(await mine()).toEqual([{ ...about, standing: 'pending', at: there.clock.now.toISOString() }]);

  platform.breaks('scores', { status: 404 });
  await deliverNow(tools);
  expect(await mine()).toMatchObject([{ ...about, standing: 'refused' }]);
  const refused = await told('?standing=refused');
  expect(refused).toMatchObject({
    counts: { pending: 0, delivered: 0, refused: 1 },
    total: 1,
    rows: [
      {
        channel: 'ags',
        receiverId: platformId,
        receiver: 'Brightwater Learning',
        course: 'Whose data, who decides',
        person: { id: person.id, name: 'Leila Haddad' },
        state: 'dead',
        status: 404,
        detail: expect.stringContaining('answered 404'),
      },
    ],
  });
  // Neither answers nor points stand there, nor what is sent.
  expect(JSON.stringify(refused)).not.toMatch(/score|points|body/i);
  const looks = await tools.db
    .selectFrom('access_log')
    .select('person_id')
    .where('viewer_id', '=', tobias.id)
    .execute();
  expect(looks).toEqual([{ person_id: person.id }]);
  expect((await told('?standing=delivered')).rows).toEqual([]);
  expect((await told('?receiver=other')).total).toBe(0);
  expect(await codeOf(await tobias.get('/api/lms/deliveries?standing=lost'))).toBe('invalid_input');

  platform.heals('scores');
  expect(await (await tobias.post(`/api/lms/receivers/${platformId}/again`)).json()).toEqual({ deliveries: 1 });
  await deliverNow(tools);
  expect(await mine()).toMatchObject([{ ...about, standing: 'delivered' }]);
  expect(await (await tobias.post(`/api/lms/receivers/${platformId}/again`)).json()).toEqual({ deliveries: 0 });
  // Nobody is offered to send again what was taken; who asks all the same does no harm: the platform knows that it is the same.
  const [row] = (await told()).rows;
  expect([refused.rows[0]!.canRetry, row!.canRetry]).toEqual([true, false]);
  expect((await tobias.post(`/api/lms/deliveries/${row!.id}/again`)).status).toBe(204);
  await deliverNow(tools);
  expect((await told()).counts).toEqual({ pending: 0, delivered: 1, refused: 0 });
  expect(await codeOf(await tobias.post('/api/lms/deliveries/no-such/again'))).toBe('delivery_unknown');
  // Nobody sees anybody else's.
  const henrik = await there.enter('Henrik Vass');
  expect(await (await henrik.get('/api/my/deliveries')).json()).toEqual([]);
});

onSqlite(
  'a store may be told who has begun; whoever looks after it sees that of nobody, and of a completion the day',
  async () => {
    const { there } = await connected();
    const tobias = await there.enter('Tobias Feld');
    const store = { name: 'Store', endpoint: 'http://127.0.0.1:9/xapi', key: 'k', secret: 'secret', names: 'number' };
    expect((await tobias.post('/api/lms/stores', { ...store, tells: 'progress' })).status).toBe(201);
    await completeFirstCourse(there.tools, await there.enter('Leila Haddad'));
    const { rows } = (await (await tobias.get('/api/lms/deliveries')).json()) as Deliveries;
    const named = rows.map(({ event, person, madeAt, nextAt }) => [event, person?.name, madeAt, nextAt]);
    const day = '2026-11-24';
    expect(named).toEqual([
      ['passed', 'Leila Haddad', day, day],
      ['completed', 'Leila Haddad', day, day],
      ['launched', undefined, day, day],
    ]);
  },
);

onSqlite('a webhook is no business of this screen', async () => {
  const { there } = await connected();
  const tobias = await there.enter('Tobias Feld');
  const at = there.clock.now.toISOString();
  await there.tools.db
    .insertInto('delivery')
    .values({
      id: 'hook',
      channel: 'webhook',
      receiver_id: 'x',
      lane: 'hook',
      position: 0,
      person_id: null,
      course_id: null,
      event: 'completed',
      once: 'x',
      body: '{}',
      state: 'dead',
      made_at: at,
      send_after: at,
      claimed_at: null,
      claimed_by: null,
      first_tried_at: null,
      ended_at: at,
      status: 500,
      detail: null,
    })
    .execute();
  expect(((await (await tobias.get('/api/lms/deliveries')).json()) as Deliveries).total).toBe(0);
  expect(await codeOf(await tobias.post('/api/lms/deliveries/hook/again'))).toBe('delivery_unknown');
});

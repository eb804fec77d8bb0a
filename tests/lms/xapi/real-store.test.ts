import { expect, inject, test } from 'vitest';
import type { StoreTest, StoreView } from '../../../server/lms/xapi/lrs-shapes.ts';
import type { Statement } from '../../../server/lms/xapi/statements.ts';
import { deliverNow } from '../../../server/senders.ts';
import { completeFirstCourse } from '../../support/answers.ts';
import { installation } from '../../support/installation.ts';

/** Address of a record store with key and secret in it, e.g. http://key:secret@127.0.0.1:8080/xapi; see docs/lms/xapi.md. */
const address = process.env['TEST_LRS'];

test.skipIf(address === undefined || inject('databaseKind') === 'postgres')(
  'a record store that others made takes everything, and the same again',
  async () => {
    const url = new URL(address!);
    const { username: key, password: secret } = url;
    url.username = url.password = '';
    const endpoint = url.href;
    const { tools, clock, enter } = await installation({
      A39_WEBHOOK_PRIVATE: 'yes',
      A39_PUBLIC_URL: `https://learn-${Date.now()}.brightwater.example`,
    });
    const ines = await enter('Ines Castellan');
    const mina = await enter('Mina Okafor');
    const body = { name: 'Real', endpoint, key, secret, isAgreed: true, tells: 'answers', names: 'mail' };
    const made = (await (await ines.post('/api/lms/stores', body)).json()) as StoreView;
    const tested = (await (await ines.post(`/api/lms/stores/${made.id}/test`)).json()) as StoreTest;
    expect(tested).toMatchObject({ works: true });

    const { id } = await tools.db
      .selectFrom('assignment')
      .select('id')
      .where('person_id', '=', mina.id)
      .executeTakeFirstOrThrow();
    const begun = (await (await mina.post(`/api/my/assignments/${id}/attempt`)).json()) as { attempt: { id: string } };
    const [module] = tools.library.current('whose-data').course.modules;
    clock.now = new Date(clock.now.getTime() + 1_000);
    await mina.put(`/api/attempts/${begun.attempt.id}/step`, { step: `${module!.id}/1` });
    await completeFirstCourse(tools, mina);
    await deliverNow(tools);
    const rows = () => tools.db.selectFrom('delivery').select(['state', 'status', 'detail', 'body']).execute();
    const sent = await rows();
    expect(sent.length).toBeGreaterThan(5);
    for (const { state, detail } of sent) expect([state, detail]).toEqual(['delivered', null]);

    const headers = {
      authorization: `Basic ${Buffer.from(`${key}:${secret}`).toString('base64')}`,
      'x-experience-api-version': '1.0.3',
    };
    for (const { body: said } of sent) {
      const ours = JSON.parse(said) as Statement;
      const there = await fetch(`${endpoint}/statements?statementId=${ours.id}&format=exact`, { headers });
      expect(await there.json()).toMatchObject({ id: ours.id, actor: ours.actor, object: { id: ours.object.id } });
    }

    // All of it again, as after answers that got lost.
    await tools.db.updateTable('delivery').set({ state: 'waiting', send_after: clock.now.toISOString() }).execute();
    await deliverNow(tools);
    for (const { state, detail } of await rows()) expect([state, detail]).toEqual(['delivered', null]);

    // Taken back by a record that was withdrawn, and all of it told again: voided it is still there.
    const { evidence_idx } = await tools.db.selectFrom('completion').select('evidence_idx').executeTakeFirstOrThrow();
    await ines.post(`/api/evidence/records/${evidence_idx}/revoke`, { reason: 'Somebody else sat at the desk' });
    await deliverNow(tools);
    await tools.db.updateTable('delivery').set({ state: 'waiting', send_after: clock.now.toISOString() }).execute();
    await deliverNow(tools);
    expect(await rows()).toHaveLength(sent.length + 2);
    for (const { state, detail } of await rows()) expect([state, detail]).toEqual(['delivered', null]);

    // And another one under the same id is not taken for it.
    const [first] = sent;
    const other = { ...(JSON.parse(first!.body) as Statement), timestamp: '2026-11-25T10:00:00.000Z' };
    await tools.db
      .updateTable('delivery')
      .set({ state: 'waiting', send_after: clock.now.toISOString(), body: JSON.stringify(other) })
      .where('body', '=', first!.body)
      .execute();
    await deliverNow(tools);
    const [changed] = await tools.db
      .selectFrom('delivery')
      .select(['state', 'status'])
      .where('body', '=', JSON.stringify(other))
      .execute();
    expect(changed).toEqual({ state: 'dead', status: 409 });
  },
);

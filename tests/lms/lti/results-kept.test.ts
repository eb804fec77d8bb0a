import { expect, inject, test } from 'vitest';
import { deliverNow } from '../../../server/senders.ts';
import { completeFirstCourse } from '../../support/answers.ts';
import { onSqlite } from '../../support/database.ts';
import { installation } from '../../support/installation.ts';
import { ltiPlatform, type Link, type LmsUser } from '../../support/lti-platform.ts';
import { connect, launch, learnerIn } from '../../support/lti/connected.ts';
import { connected, onStaff } from './connected.ts';

const minute = 60_000;

/** An LMS, and how somebody on staff opens a link there. */
async function opening() {
  const known = await connected();
  const { there, platform, platformId, link } = known;
  const { tools, clock } = there;
  const open = async (user: LmsUser, its: Link = link) => {
    const opened = await launch(there, platform, user, its);
    expect(opened.response.status).toBe(303);
    return learnerIn(there, opened);
  };
  const admin = await there.enter('Tobias Feld');
  return {
    ...known,
    open,
    admin,
    deliver: () => deliverNow(tools),
    later: (minutes: number) => void (clock.now = new Date(clock.now.getTime() + minutes * minute)),
    disable: async (disabled: boolean) =>
      (await there.enter('Tobias Feld')).put(`/api/lms/platforms/${platformId}/disabled`, { disabled }),
    standing: async () => {
      const rows = await tools.db.selectFrom('delivery').select('state').orderBy('made_at').orderBy('id').execute();
      return rows.map(({ state }) => state);
    },
  };
}

test('a platform that is disabled while it is told is told nothing until it is taken again', async () => {
  const { there, platform, leila, open, deliver, later, disable, standing } = await opening();
  await completeFirstCourse(there.tools, await open(leila));
  platform.breaks('scores', { status: 500 }, 1);
  const telling = deliver();
  expect((await disable(true)).status).toBe(204);
  await telling;
  // As if it had been put into the outbox before, and committed after.
  await there.tools.db.updateTable('delivery').set({ send_after: there.clock.now.toISOString() }).execute();
  for (const minutes of [0, 20, 2 * 24 * 60, 3 * 24 * 60]) {
    later(minutes);
    await deliver();
  }
  expect([platform.scores(), await standing()]).toEqual([[], [expect.stringMatching(/waiting|failed/)]]);
  expect((await disable(false)).status).toBe(204);
  await deliver();
  expect([platform.scores({ user: leila }), await standing()]).toMatchObject([[{ times: 1 }], ['delivered']]);
});

test('who comes back under another account is told of under that, and whose account it was is not', async () => {
  const { there, platform, leila, person, open, deliver } = await opening();
  await completeFirstCourse(there.tools, await open(leila));
  await deliver();
  // The LMS calls her by another name, which later, when she has left, is somebody else's.
  const now = platform.user({ name: leila.name!, email: person.email, staffNumber: person.staff_number });
  await open(now);
  await deliver();
  expect([platform.scores({ user: leila }), platform.scores({ user: now })]).toMatchObject([
    [{ times: 1 }],
    [{ times: 1 }],
  ]);
  const sofia = await onStaff(there, 'Sofia Marek');
  await there.tools.db.updateTable('person').set({ left_on: '2026-11-20' }).where('id', '=', person.id).execute();
  await open(platform.user({ ...now, staffNumber: sofia.staff_number }));
  expect(await there.tools.db.selectFrom('lms_seat').select(['subject', 'person_id']).execute()).toEqual([
    { subject: now.id, person_id: sofia.id },
  ]);
  await deliver();
  expect(platform.scores({ user: now })).toHaveLength(1);
});

onSqlite('an account that is taken from somebody leaves what their other account is still to be told', async () => {
  const { there, platform, leila, person, open, admin, platformId, course, tool } = await opening();
  const second = platform.user({ name: 'L', staffNumber: person.staff_number });
  const elsewhere = platform.link({ course, tool, custom: { course: 'whose-data' } }, { scoreMaximum: 100 });
  const learner = await open(leila);
  await open(second, elsewhere);
  await completeFirstCourse(there.tools, learner);
  expect((await admin.call('DELETE', '/api/lms/known', { issuer: platformId, subject: leila.id })).status).toBe(204);
  await deliverNow(there.tools);
  expect(platform.scores().map(({ userId }) => userId)).toEqual([second.id]);
});

test('people who pass in the same moment at a link without a column have one', async () => {
  const { there, platform, course, tool, open, deliver, later } = await opening();
  const bare = platform.link({ course, tool, custom: { course: 'whose-data' } });
  for (const name of ['Leila Haddad', 'Emil Strand', 'Sofia Marek']) {
    const { staff_number: staffNumber } = await onStaff(there, name);
    await completeFirstCourse(there.tools, await open(platform.user({ name, staffNumber }), bare));
  }
  // Then they have their tokens, and all ask at once.
  platform.breaks('lineitems', { status: 503 });
  await deliver();
  platform.heals('lineitems');
  later(5);
  await deliver();
  const columns = platform.lineItems().filter((item) => item.resourceLinkId === bare.id);
  expect(columns).toHaveLength(1);
  expect(platform.scores({ lineItem: columns[0]! })).toHaveLength(3);
});

test('a column that another server is making is waited for; one that it never made is made after a minute', async () => {
  const { there, platform, leila, course, tool, open, deliver, later, standing } = await opening();
  const { db } = there.tools;
  const bare = platform.link({ course, tool, custom: { course: 'whose-data' } });
  await completeFirstCourse(there.tools, await open(leila, bare));
  const claim = { column_claim: 'another server', column_claimed_at: there.clock.now.toISOString() };
  await db.updateTable('lms_link').set(claim).execute();
  await deliver();
  expect([platform.asked('lineitems'), await standing()]).toEqual([[], ['failed']]);
  later(5);
  await deliver();
  expect([platform.scores(), await standing()]).toMatchObject([[{ times: 1 }], ['delivered']]);
  const after = await db.selectFrom('lms_link').select(['column_claim', 'column_claimed_at']).execute();
  expect(after).toEqual([{ column_claim: null, column_claimed_at: null }]);
});

test.skipIf(inject('databaseKind') === 'sqlite')('two servers that look at once make one column', async () => {
  const there = await installation({ A39_WEBHOOK_PRIVATE: 'yes' });
  const { tools, database, folder, clock } = there;
  const second = await installation({ A39_WEBHOOK_PRIVATE: 'yes', A39_DATABASE: database, A39_DATA: folder });
  // The platform lets them wait for their tokens, until both are there or one has gone again.
  const [one, both, go] = [0, 1, 2].map(() => Promise.withResolvers<void>());
  let asked = 0;
  const ask = async (url: string) => {
    asked += 1;
    (asked === 1 ? one! : both!).resolve();
    await go!.promise;
    return there.app.request(url);
  };
  const platform = await ltiPlatform({ clock, ask });
  const { tool } = await connect(there, platform);
  const bare = platform.link({ course: platform.course(), tool, custom: { course: 'whose-data' } });
  const passes = async (name: string) => {
    const { staff_number: staffNumber } = await onStaff(there, name);
    const opened = await launch(there, platform, platform.user({ name, staffNumber }), bare);
    await completeFirstCourse(tools, await learnerIn(there, opened));
  };
  await passes('Leila Haddad');
  const first = deliverNow(tools);
  await one!.promise;
  await passes('Mina Okafor');
  const other = deliverNow(second.tools);
  await Promise.race([both!.promise, other]);
  const came = asked;
  go!.resolve();
  await Promise.all([first, other]);
  expect(came).toBe(1);
  clock.now = new Date(clock.now.getTime() + 5 * minute);
  second.clock.now = clock.now;
  await deliverNow(second.tools);
  const columns = platform.lineItems().filter((item) => item.resourceLinkId === bare.id);
  expect(columns).toHaveLength(1);
  expect(platform.scores({ lineItem: columns[0]! })).toHaveLength(2);
});

onSqlite('a platform that makes no column at the moment has no result yet, whatever it answers', async () => {
  const { there, platform, leila, course, tool, open, deliver, later, standing } = await opening();
  const bare = platform.link({ course, tool, custom: { course: 'whose-data' } });
  await completeFirstCourse(there.tools, await open(leila, bare));
  platform.breaks('lineitems', { status: 409 }, 1);
  await deliver();
  expect([platform.scores(), await standing()]).toEqual([[], ['failed']]);
  later(5);
  await deliver();
  expect([platform.scores(), await standing()]).toMatchObject([[{ times: 1 }], ['delivered']]);
});

onSqlite('what a platform refused is told again when they open the link again', async () => {
  const { there, platform, leila, open, deliver, standing } = await opening();
  await completeFirstCourse(there.tools, await open(leila));
  platform.breaks('scores', { status: 400 }, 1);
  await deliver();
  expect(await standing()).toEqual(['dead']);
  await open(leila);
  await deliver();
  expect([platform.scores({ user: leila }), await standing()]).toMatchObject([[{ times: 1 }], ['delivered']]);
  await open(leila);
  expect(await standing()).toEqual(['delivered']);
});

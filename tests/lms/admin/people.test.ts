import { expect, test } from 'vitest';
import type { Known, Strangers } from '../../../server/lms/lms-shapes.ts';
import { deliverNow } from '../../../server/senders.ts';
import { completeFirstCourse } from '../../support/answers.ts';
import { onSqlite } from '../../support/database.ts';
import { codeOf } from '../../support/installation.ts';
import { launch, learnerIn } from '../../support/lti/connected.ts';
import { roles } from '../../support/lti-platform.ts';
import { connected, onStaff, refusedFor } from '../lti/connected.ts';

/** An LMS in which somebody opened the course whom nobody here is known to be. */
async function waiting() {
  const all = await connected({ terms: { foundBy: 'nothing' } });
  const { there, platform, link, platformId } = all;
  const tobias = await there.enter('Tobias Feld');
  const priya = await onStaff(there, 'Priya Nair');
  const user = platform.user({ id: 'p', name: 'Priya N.', email: priya.email });
  const open = () => launch(there, platform, user, link);
  expect(await refusedFor((await open()).response)).toBe('lms_person_unknown');
  const strangers = async (query = '') => (await (await tobias.get(`/api/lms/strangers${query}`)).json()) as Strangers;
  const known = async (query = '') => (await (await tobias.get(`/api/lms/known${query}`)).json()) as Known;
  const outside = { issuer: platformId, subject: 'p' };
  const linkTo = (personId: string, of: object = outside) =>
    tobias.post('/api/lms/strangers/links', { links: [{ ...of, personId }] });
  return { ...all, tobias, priya, user, open, strangers, known, outside, linkTo };
}

test('somebody whom the LMS vouches for is nobody until an administrator says who that is', async () => {
  const { there, priya, open, strangers, known, outside, linkTo, tobias } = await waiting();
  const { rows } = await strangers();
  expect(rows).toMatchObject([{ ...outside, name: 'Priya N.', isOutsider: false, suggested: { id: priya.id } }]);
  const seen = await there.tools.db.selectFrom('access_log').selectAll().where('viewer_id', '=', tobias.id).execute();
  expect(seen).toMatchObject([{ person_id: priya.id, what: 'directory' }]);

  expect(await codeOf(await linkTo('nobody'))).toBe('person_unknown');
  expect(await (await linkTo(priya.id)).json()).toEqual({ linked: 1 });
  // Again, nobody waits any more.
  expect(await (await linkTo((await onStaff(there, 'Sofia Marek')).id)).json()).toEqual({ linked: 0 });
  expect((await strangers()).total).toBe(0);
  expect((await known()).rows).toMatchObject([{ ...outside, person: { id: priya.id }, foundBy: 'admin' }]);
  const learner = await learnerIn(there, await open());
  expect(await (await learner.get('/api/session')).json()).toMatchObject({ person: { id: priya.id } });
});

test('a link that was wrong is taken back: the sign-in ends, and what was to be told is given up', async () => {
  const { there, priya, open, known, outside, linkTo, strangers, platform, tobias, platformId, link } = await waiting();
  await linkTo(priya.id);
  const learner = await learnerIn(there, await open());
  // Her other account there is hers still.
  const user = platform.user({ id: 'p2' });
  await refusedFor((await launch(there, platform, user, link)).response);
  await linkTo(priya.id, { issuer: platformId, subject: 'p2' });
  const asAnother = await learnerIn(there, await launch(there, platform, user, link));
  await open();
  await completeFirstCourse(there.tools, learner);
  expect((await there.tools.db.selectFrom('delivery').select('id').execute()).length).toBe(1);
  const takeBack = () => tobias.call('DELETE', '/api/lms/known', outside);
  for (let i = 0; i < 2; i++) expect((await takeBack()).status).toBe(204);
  expect((await learner.get('/api/session')).status).toBe(401);
  expect((await asAnother.get('/api/session')).status).toBe(200);
  expect((await known()).rows).toMatchObject([{ subject: 'p2' }]);
  expect((await tobias.call('DELETE', '/api/lms/known', { ...outside, subject: 'p2' })).status).toBe(204);
  for (const table of ['lms_seat', 'sign_in'] as const) {
    const rows = await there.tools.db.selectFrom(table).select('person_id').where('person_id', '=', priya.id).execute();
    expect([table, rows]).toEqual([table, []]);
  }
  const told = await there.tools.db.selectFrom('delivery').select(['id', 'state', 'detail']).execute();
  expect(told).toMatchObject([{ state: 'dead', detail: expect.stringContaining('not known any more') }]);
  // Not even when somebody presses the button.
  expect(await codeOf(await tobias.post(`/api/lms/deliveries/${told[0]!.id}/again`))).toBe('delivery_ended');
  expect(await (await tobias.post(`/api/lms/receivers/${platformId}/again`)).json()).toEqual({ deliveries: 0 });
  await deliverNow(there.tools);
  expect(platform.scores()).toEqual([]);
  // What they did stays theirs.
  expect((await there.tools.db.selectFrom('completion').select('id').execute()).length).toBe(1);
  expect(await refusedFor((await open()).response)).toBe('lms_person_unknown');
  expect((await strangers()).total).toBe(1);
  // Identities of others than learning platforms are none of this.
  const row = { tenant: '', person_id: priya.id, found_by: 'email', linked_at: there.clock.now.toISOString() } as const;
  await there.tools.db
    .insertInto('identity')
    .values({ issuer: 'company', subject: 'x', ...row })
    .execute();
  expect((await known()).total).toBe(0);
  expect((await tobias.call('DELETE', '/api/lms/known', { issuer: 'company', subject: 'x' })).status).toBe(204);
  expect(await there.tools.db.selectFrom('identity').select('subject').execute()).toEqual([{ subject: 'x' }]);
});

test('a stranger is put on the staff list, unless they may be somebody on it', async () => {
  const { there, priya, open, outside, tobias, strangers } = await waiting();
  const person = { name: 'Pia New', email: 'pia@brightwater.example', staffNumber: 'LMS-1' };
  const add = (more: object = {}) => tobias.post('/api/lms/strangers/people', { ...outside, ...person, ...more });
  expect(await codeOf(await add({ email: priya.email.toUpperCase() }))).toBe('person_there');
  expect(await codeOf(await add({ staffNumber: priya.staff_number }))).toBe('person_there');
  expect(await codeOf(await add({ email: 'none' }))).toBe('invalid_input');
  expect(await codeOf(await add({ subject: 'q' }))).toBe('lms_stranger_unknown');
  const { personId } = (await (await add()).json()) as { personId: string };
  expect(await codeOf(await add({ email: 'x@brightwater.example', staffNumber: 'LMS-2' }))).toBe(
    'lms_stranger_unknown',
  );
  expect((await strangers()).total).toBe(0);
  const learner = await learnerIn(there, await open());
  expect(await (await learner.get('/api/session')).json()).toMatchObject({ person: { id: personId, name: 'Pia New' } });
  // On the roster as well, and with what everybody has to do.
  const given = await there.tools.db.selectFrom('assignment').select('id').where('person_id', '=', personId).execute();
  expect(given).toHaveLength(1);
});

onSqlite('strangers are forgotten, and are strangers again when they come back', async () => {
  const { open, outside, tobias, strangers } = await waiting();
  for (let i = 0; i < 2; i++) expect((await tobias.call('DELETE', '/api/lms/strangers', outside)).status).toBe(204);
  expect((await strangers()).total).toBe(0);
  await open();
  expect((await strangers()).total).toBe(1);
});

onSqlite('many wait: pages, of one platform, staff first; all of the chosen are linked or none', async () => {
  const { there, tobias, strangers, platformId, priya } = await waiting();
  const more = Array.from({ length: 60 }, (_, n) => ({
    issuer: platformId,
    subject: `s${n}`,
    name: `Student ${n}`,
    email: null,
    staff_number: null,
    is_outsider: 1 as const,
    first_seen_on: '2026-11-24',
  }));
  await there.tools.db.insertInto('lms_stranger').values(more).execute();
  const first = await strangers(`?issuer=${platformId}`);
  expect(first).toMatchObject({ total: 61, page: 0, pages: 2 });
  expect([first.rows.length, first.rows[0]!.subject]).toEqual([50, 'p']);
  expect((await strangers(`?issuer=${platformId}&page=1`)).rows).toHaveLength(11);
  expect((await strangers('?issuer=other')).total).toBe(0);
  const sofia = await onStaff(there, 'Sofia Marek');
  const links = [
    { issuer: platformId, subject: 's1', personId: sofia.id },
    { issuer: platformId, subject: 'p', personId: priya.id },
  ];
  const withNobody = [...links, { issuer: platformId, subject: 's2', personId: 'nobody' }];
  expect(await codeOf(await tobias.post('/api/lms/strangers/links', { links: withNobody }))).toBe('person_unknown');
  expect((await strangers()).total).toBe(61);
  expect(await (await tobias.post('/api/lms/strangers/links', { links })).json()).toEqual({ linked: 2 });
  expect((await strangers()).total).toBe(59);
});

onSqlite('who left is nobody here any more, and may be linked to whoever has the account now', async () => {
  const { there, priya, open, linkTo, strangers } = await waiting();
  await linkTo(priya.id);
  await there.tools.db.updateTable('person').set({ left_on: '2026-11-20' }).where('id', '=', priya.id).execute();
  expect(await refusedFor((await open()).response)).toBe('lms_person_unknown');
  expect((await strangers()).rows).toMatchObject([{ subject: 'p', suggested: null }]);
  const sofia = await onStaff(there, 'Sofia Marek');
  expect(await (await linkTo(sofia.id)).json()).toEqual({ linked: 1 });
  const learner = await learnerIn(there, await open());
  expect(await (await learner.get('/api/session')).json()).toMatchObject({ person: { id: sofia.id } });
});

onSqlite('one person may be somebody in two accounts, and at two platforms', async () => {
  const { there, platform, link, linkTo, priya, known, platformId } = await waiting();
  await linkTo(priya.id);
  const other = platform.user({ id: 'p2', roles: [roles.learner] });
  expect(await refusedFor((await launch(there, platform, other, link)).response)).toBe('lms_person_unknown');
  expect((await linkTo(priya.id, { issuer: platformId, subject: 'p2' })).status).toBe(200);
  expect((await known(`?person=${priya.id}`)).rows.map(({ subject }) => subject)).toEqual(['p', 'p2']);
  expect((await known('?issuer=other')).total).toBe(0);
});

import { expect, test } from 'vitest';
import type { Known, LmsOverview, MembersFound, Strangers } from '../../../server/lms/lms-shapes.ts';
import { nextPage } from '../../../server/lms/lti/members.ts';
import { onSqlite } from '../../support/database.ts';
import { codeOf } from '../../support/installation.ts';
import { launch } from '../../support/lti/connected.ts';
import { roles, type LmsUser } from '../../support/lti-platform.ts';
import { connected, onStaff } from './connected.ts';

/** A course with those people, opened once, so that its list of members is known; and who looks. */
async function looking(more: Parameters<typeof connected>[0], members: (all: Made) => Partial<LmsUser>[]) {
  const all = await connected(more);
  const { there, platform, link, leila, course } = all;
  expect((await launch(there, platform, leila, link)).response.status).toBe(303);
  const tobias = await there.enter('Tobias Feld');
  const people = members(all).map((one) => platform.user(one));
  course.members.push(...people.map((who) => ({ who })));
  const links = ((await (await tobias.get('/api/lms')).json()) as LmsOverview).platforms[0]!.links;
  const look = () => tobias.post(`/api/lms/links/${links[0]!.id}/members`);
  const found = async () => (await (await look()).json()) as MembersFound;
  const strangers = async () => (await (await tobias.get('/api/lms/strangers')).json()) as Strangers;
  return { ...all, tobias, people, look, found, strangers, links };
}
type Made = Awaited<ReturnType<typeof connected>>;

test('who is in the course is known, or waits; students are counted', async () => {
  const { found, strangers, people, course, there, tobias, platform } = await looking({}, () => [
    { id: 'mail', name: 'Priya N.', email: 'priya.nair@brightwater.example' },
    { id: 'bare' },
    { id: 'student', name: 'Stu Dent', roles: [roles.learner, roles.student] },
  ]);
  course.members.push({ who: platform.user({ id: 'left' }), status: 'Inactive' });
  const priya = await onStaff(there, 'Priya Nair');
  people[0]!.email = priya.email.toUpperCase();
  const counts = { total: 4, known: 1, added: 0, strangers: 2, outsiders: 1, isCut: false };
  expect(await found()).toEqual(counts);
  expect(await found()).toEqual(counts);
  // Of students nothing is kept.
  expect((await strangers()).rows).toMatchObject([
    { subject: 'mail', suggested: { id: priya.id, name: 'Priya Nair' }, lms: 'Brightwater Learning' },
    { subject: 'bare', name: null, email: null, suggested: null, isOutsider: false },
  ]);
  // Nobody is linked by an address.
  const known = (await (await tobias.get('/api/lms/known')).json()) as Known;
  expect(known.rows).toMatchObject([{ person: { name: 'Leila Haddad' }, foundBy: 'staff_number' }]);
  // It is noted that who looked saw them.
  const looks = await there.tools.db
    .selectFrom('access_log')
    .select('person_id')
    .where('viewer_id', '=', tobias.id)
    .execute();
  expect(looks.map((row) => row.person_id)).toEqual(expect.arrayContaining([priya.id, known.rows[0]!.person.id]));
});

test('where the people of the LMS are staff, they are added, but for who may be somebody already', async () => {
  const { found, strangers, there, tobias } = await looking({ terms: { makesPeople: true } }, ({ person }) => [
    { id: 'new', name: 'Nova New', email: 'nova@brightwater.example' },
    { id: 'same', name: 'Leila H.', email: person.email },
    { id: 'twin', name: 'Nova Twin', email: 'NOVA@brightwater.example' },
    { id: 'bare' },
    { id: 'student', name: 'Stu Dent', email: 'stu@brightwater.example', roles: [roles.student] },
  ]);
  there.clock.now = new Date(there.clock.now.getTime() + 60_000);
  const first = await found();
  expect(first).toMatchObject({ total: 6, known: 1, added: 1, outsiders: 1 });
  expect((await strangers()).rows.map(({ subject }) => subject).toSorted()).toEqual(['bare', 'same', 'twin']);
  expect(await found()).toMatchObject({ known: 2, added: 0 });
  const nova = await onStaff(there, 'Nova New');
  const known = (await (await tobias.get(`/api/lms/known?person=${nova.id}`)).json()) as Known;
  expect(known.rows).toMatchObject([{ subject: 'new', foundBy: 'made' }]);
  // They have what everybody has to do.
  const given = await there.tools.db.selectFrom('assignment').select('id').where('person_id', '=', nova.id).execute();
  expect(given).toHaveLength(1);
});

onSqlite('all pages of the list are read, and each person counts once', async () => {
  const { found, platform, course, leila } = await looking({}, () =>
    [...Array(23).keys()].map((n) => ({ id: `u${n}` })),
  );
  platform.tastes.pageSize = 10;
  course.members.push({ who: leila });
  expect(await found()).toMatchObject({ total: 24, known: 1, strangers: 23, isCut: false });
  expect(platform.asked('members')).toHaveLength(3);
});

onSqlite('a platform that does not say who is there is asked for nothing more', async () => {
  const { look, platform, there, links, tobias, platformId } = await looking({}, () => [{ id: 'one' }]);
  const said = async () => ((await (await look()).json()) as { error: { code: string; message: string } }).error;
  platform.breaks('members', { status: 403 });
  expect(await said()).toEqual({ code: 'lms_members_refused', message: expect.stringContaining('answered 403') });
  platform.breaks('members', { status: 200, body: '<html>' });
  expect((await said()).message).toContain('something else than a list of people');
  // It leads our token elsewhere, or on and on.
  const headers = { link: '<https://elsewhere.example/next>; rel="next"' };
  platform.breaks('members', { status: 200, body: { members: [] }, headers });
  expect((await said()).message).toContain('another server');
  platform.heals('members');
  expect((await look()).status).toBe(200);
  expect(await codeOf(await tobias.post('/api/lms/links/no-such/members'))).toBe('lms_link_unknown');
  await there.tools.db.updateTable('lms_link').set({ members_url: null }).where('id', '=', links[0]!.id).execute();
  expect((await said()).code).toBe('lms_members_refused');
  await tobias.put(`/api/lms/platforms/${platformId}/disabled`, { disabled: true });
  expect((await said()).code).toBe('lms_members_refused');
});

onSqlite('the next page is where the header says (RFC 8288)', () => {
  const base = 'https://lms.example/members?page=1';
  expect(nextPage(null, base)).toBeUndefined();
  expect(nextPage('<https://lms.example/a>; rel=next', base)).toBe('https://lms.example/a');
  expect(nextPage('</b?x=1,2>; rel="next"', base)).toBe('https://lms.example/b?x=1,2');
  expect(nextPage('<a>; rel="differences", <?page=2>; rel="current next"', base)).toBe(
    'https://lms.example/members?page=2',
  );
  expect(nextPage('<a>; rel="nextly"; title="next"', base)).toBeUndefined();
});

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import type { EmbedSession } from '../../../server/embedding/embed-shapes.ts';
import type { AssignmentView } from '../../../server/learning/learning-shapes.ts';
import type { Known } from '../../../server/lms/lms-shapes.ts';
import type { Launched } from '../../../server/lms/package/package-shapes.ts';
import { completeFirstCourse } from '../../support/answers.ts';
import { onSqlite } from '../../support/database.ts';
import { codeOf, installation, type Installation } from '../../support/installation.ts';
import { makePackage } from '../../../server/lms/package/command.ts';
import { filesIn } from './packaged.ts';
import { launcherOf, lmsOrigin, made, staffNumber } from './connected-lms.ts';
import { cmi5Faults, looseFaults, schemaFaults } from './manifest-check.ts';

const launchedBy = async (answer: Response) => {
  expect([answer.status, answer.headers.get('access-control-allow-origin')]).toEqual([200, '*']);
  return (await answer.json()) as Launched;
};

/** The session that a frame of ours opens with what a launch gave. */
async function sessionIn({ app }: Installation, { frame, proof }: Launched): Promise<Response> {
  const ticket = new URLSearchParams(new URL(frame!).hash.slice(1)).get('ticket');
  return app.request('/api/embed/v1/session', {
    method: 'POST',
    headers: { 'x-a39-client': 'test', 'content-type': 'application/json' },
    body: JSON.stringify({ grant: 'ticket', ticket, proof: { value: proof!.value, from: lmsOrigin } }),
  });
}

test('an LMS that says who the learner is: they are signed in, pass, and the LMS is told until it says that it has it', async () => {
  const there = await installation();
  const { given, row } = await made(there, { score: true });
  expect(row).toMatchObject({
    name: 'Moodle',
    kind: 'scorm12',
    identifies: 'lms_number',
    by: 'Tobias Feld',
    endedAt: null,
    people: 0,
  });
  const launcher = launcherOf(there, given);
  const learner = { id: await staffNumber(there, 'Leila Haddad'), name: 'Haddad, Leila' };
  const launched = await launchedBy(await launcher.launch({ learner }));
  expect(launched.frame).toMatch(/^https?:\/\/[^/]+\/lms\/frame\/course\?assignment=[\w-]+&lang=en#ticket=/);
  expect(new URLSearchParams(new URL(launched.frame!).hash.slice(1)).get('origin')).toBe(lmsOrigin);

  const { token } = (await (await sessionIn(there, launched)).json()) as EmbedSession;
  const headers = { 'x-a39-client': 'test', 'content-type': 'application/json', authorization: `Bearer ${token}` };
  const assignment = new URL(launched.frame!).searchParams.get('assignment')!;
  const view = await there.app.request(`/api/my/assignments/${assignment}`, { headers });
  expect(((await view.json()) as AssignmentView).assignment.courseId).toBe('whose-data');
  // It works once.
  expect((await sessionIn(there, launched)).ok).toBe(false);

  expect(await launcher.results(launched)).toEqual([]);
  const leila = await there.enter('Leila Haddad');
  await completeFirstCourse(there.tools, leila);
  const [result, ...more] = await launcher.results(launched);
  expect([result, more]).toEqual([{ delivery: expect.any(String), passed: true, share: 1 }, []]);
  await launcher.taken(launched, result!.delivery, { taken: false, reason: 'LMSCommit: 391' });
  const kept = () =>
    there.tools.db.selectFrom('delivery').select(['state', 'detail']).where('channel', '=', 'scorm').execute();
  expect(await kept()).toEqual([{ state: 'failed', detail: 'The LMS did not take it. It says: LMSCommit: 391' }]);

  // The window was closed. The next launch fetches it.
  const next = await launchedBy(await launcher.launch({ learner }));
  expect(await codeOf(await launcher.ask(`/${launched.registration}/results`, { token: launched.token }))).toBe(
    'lms_launch_over',
  );
  expect(await launcher.results(next)).toEqual([result]);
  for (const _ of [1, 2]) expect((await launcher.taken(next, result!.delivery, { taken: true })).status).toBe(204);
  expect([await launcher.results(next), await kept()]).toEqual([[], [{ state: 'delivered', detail: null }]]);
});

test('whoever did the course before they opened the package is reported at once', async () => {
  const there = await installation();
  const { given } = await made(there);
  await completeFirstCourse(there.tools, await there.enter('Leila Haddad'));
  const launcher = launcherOf(there, given);
  const learner = { id: await staffNumber(there, 'Leila Haddad'), name: '' };
  const launched = await launchedBy(await launcher.launch({ learner }));
  expect(await launcher.results(launched)).toMatchObject([{ passed: true, share: null }]);
});

onSqlite('a number of the LMS is nobody’s staff number unless somebody here says that it is one', async () => {
  const there = await installation();
  const { given } = await made(there, { identifies: 'lms' });
  const launcher = launcherOf(there, given);
  const learner = { id: await staffNumber(there, 'Leila Haddad'), name: 'Somebody else' };
  expect(await codeOf(await launcher.launch({ learner }))).toBe('lms_person_unknown');
  const waiting = await there.tools.db.selectFrom('lms_stranger').select(['subject', 'name']).execute();
  expect(waiting).toEqual([{ subject: learner.id, name: 'Somebody else' }]);
});

test('where learners sign in themselves, the first who says that it is they is told of, and nobody else', async () => {
  const there = await installation();
  const { given } = await made(there, { identifies: 'sign_in', kind: 'scorm2004' });
  const launcher = launcherOf(there, given);
  const launched = await launchedBy(await launcher.launch({ learner: { id: 'lms-7', name: 'Leila' } }));
  expect(launched).toMatchObject({ frame: null, proof: null });
  const { pathname, search } = new URL(launched.open!);
  const address = pathname + search;

  const signedOut = await there.app.request(address);
  expect(signedOut.headers.get('location')).toBe(`/sign-in?to=${encodeURIComponent(address)}`);
  const leila = await there.enter('Leila Haddad');
  const page = await (await leila.get(address)).text();
  expect(page).toContain('You are signed in as Leila Haddad.');
  expect(page).toContain('the learning platform is told (Moodle)');
  const confirm = (cookie: string, from = 'same-origin') =>
    there.app.request(address, { method: 'POST', headers: { cookie, 'sec-fetch-site': from } });
  // Looking at the page binds nobody, and no other site's form does.
  expect((await confirm(leila.cookie, 'cross-site')).status).toBe(403);
  await completeFirstCourse(there.tools, leila);
  expect(await launcher.results(launched)).toEqual([]);
  const confirmed = await confirm(leila.cookie);
  expect([confirmed.status, confirmed.headers.get('location')]).toEqual([
    303,
    expect.stringMatching(/^\/training\/[\w-]+$/),
  ]);
  expect(await launcher.results(launched)).toMatchObject([{ passed: true }]);

  const mina = await there.enter('Mina Okafor');
  expect((await confirm(mina.cookie)).status).toBe(403);
  await launcher.launch({ learner: { id: 'lms-7', name: 'Leila' } });
  expect((await confirm(leila.cookie)).status).toBe(400);
});

test('a place that the wrong colleague took is given back: what was to be told is not, and whose it is takes it', async () => {
  const there = await installation();
  const { db } = there.tools;
  const { given, admin } = await made(there, { identifies: 'sign_in' });
  const launcher = launcherOf(there, given);
  const learner = { id: 'lms-7', name: 'Leila' };
  const takes = async (name: string) => {
    const launched = await launchedBy(await launcher.launch({ learner }));
    const { pathname, search } = new URL(launched.open!);
    const { cookie } = await there.enter(name);
    const says = () =>
      there.app.request(pathname + search, { method: 'POST', headers: { cookie, 'sec-fetch-site': 'same-origin' } });
    return { launched, says };
  };
  const wrong = await takes('Mina Okafor');
  expect((await wrong.says()).status).toBe(303);
  const mina = await there.enter('Mina Okafor');
  await completeFirstCourse(there.tools, mina);
  expect(await launcher.results(wrong.launched)).toHaveLength(1);
  const known = async () => ((await (await admin.get('/api/lms/known')).json()) as Known).rows;
  const row = { issuer: given.package, subject: 'lms-7', lms: 'Moodle', foundBy: 'confirmed' };
  const since = there.clock.now.toISOString();
  expect(await known()).toMatchObject([{ ...row, person: { id: mina.id, name: 'Mina Okafor' }, since }]);

  const undo = { issuer: given.package, subject: 'lms-7' };
  for (let i = 0; i < 2; i++) expect((await admin.call('DELETE', '/api/lms/known', undo)).status).toBe(204);
  expect(await known()).toEqual([]);
  // The launch that was open is over, and so is its page.
  expect((await launcher.ask(`/${wrong.launched.registration}/results`, { token: wrong.launched.token })).status).toBe(
    400,
  );
  expect((await wrong.says()).status).toBe(400);
  const told = await db.selectFrom('delivery').select(['id', 'state', 'detail']).execute();
  expect(told).toMatchObject([{ state: 'dead', detail: expect.stringContaining('not known any more') }]);
  // She stays signed in, and has done what she did.
  expect((await mina.get('/api/session')).status).toBe(200);

  const right = await takes('Leila Haddad');
  expect((await right.says()).status).toBe(303);
  await admin.post(`/api/lms/deliveries/${told[0]!.id}/again`);
  expect(await launcher.results(right.launched)).toEqual([]);
  await completeFirstCourse(there.tools, await there.enter('Leila Haddad'));
  expect(await launcher.results(right.launched)).toHaveLength(1);
  // It was Mina after all, or she has an account of that name now.
  await admin.call('DELETE', '/api/lms/known', undo);
  const again = await takes('Mina Okafor');
  expect((await again.says()).status).toBe(303);
  expect(await launcher.results(again.launched)).toContainEqual(expect.objectContaining({ passed: true }));
});

test('an LMS that is shut out takes back who came by its packages, and its launchers hear nothing more', async () => {
  const there = await installation();
  const around = 'https://portal.brightwater.example';
  const { given, admin } = await made(there);
  await admin.put('/api/lms/places', { origin: around, letIn: true });
  const launcher = launcherOf(there, given);
  const opens = async (name: string, more: object = {}) => {
    const learner = { id: await staffNumber(there, name), name: '' };
    const launched = await launchedBy(await launcher.launch({ learner, ...more }));
    const { token } = (await (await sessionIn(there, launched)).json()) as EmbedSession;
    const headers = { 'x-a39-client': 'test', authorization: `Bearer ${token}` };
    const isIn = async () => (await there.app.request('/api/my/training', { headers })).status;
    const hears = async () =>
      (await launcher.ask(`/${launched.registration}/results`, { token: launched.token })).status;
    return async () => [await isIn(), await hears()];
  };
  const [inside, alone] = [await opens('Leila Haddad', { around: [around] }), await opens('Mina Okafor')];
  expect([await inside(), await alone()]).toEqual([
    [200, 200],
    [200, 200],
  ]);
  const shut = (origin: string) => admin.put('/api/lms/places', { origin, letIn: false });
  expect((await shut(around)).status).toBe(204);
  expect([(await inside())[0], await alone()]).toEqual([401, [200, 200]]);
  expect((await shut(lmsOrigin)).status).toBe(204);
  expect([await inside(), await alone()]).toEqual([
    [401, 400],
    [401, 400],
  ]);
});

onSqlite(
  'an LMS that nobody let in waits, also one that stands around the page; a wrong key opens nothing',
  async () => {
    const there = await installation();
    const { given } = await made(there, { lms: null });
    const launcher = launcherOf(there, given);
    const learner = { id: await staffNumber(there, 'Leila Haddad'), name: '' };
    expect(await codeOf(await launcher.launch({ learner, key: 'guessed' }))).toBe('lms_unknown');
    expect(await there.tools.db.selectFrom('lms_endpoint').selectAll().execute()).toEqual([]);
    const around = ['https://portal.brightwater.example'];
    expect(await codeOf(await launcher.launch({ learner, around }))).toBe('lms_deployment_waiting');
    const places = () =>
      there.tools.db.selectFrom('lms_endpoint').select(['origin', 'state']).orderBy('origin').execute();
    expect(await places()).toEqual([
      { origin: lmsOrigin, state: 'waiting' },
      { origin: around[0], state: 'waiting' },
    ]);
    await there.tools.db.updateTable('lms_endpoint').set({ state: 'active' }).where('origin', '=', lmsOrigin).execute();
    expect(await codeOf(await launcher.launch({ learner, around }))).toBe('lms_deployment_waiting');
    await launchedBy(await launcher.launch({ learner }));
    for (const origin of ['null', 'http://lms.brightwater.example', ''])
      expect(await codeOf(await launcher.launch({ learner, origin }))).toBe('foreign_origin');
  },
);

onSqlite('a learner whom nobody knows waits for an administrator, and is nobody by the name alone', async () => {
  const there = await installation();
  const { given } = await made(there);
  const launcher = launcherOf(there, given);
  const learner = { id: 'moodle-user-8', name: 'Leila Haddad' };
  expect(await codeOf(await launcher.launch({ learner }))).toBe('lms_person_unknown');
  expect(await there.tools.db.selectFrom('lms_stranger').select(['issuer', 'subject', 'name']).execute()).toEqual([
    { issuer: given.package, subject: learner.id, name: learner.name },
  ]);
});

onSqlite('a package that was ended opens nothing, signs out who came by it, and fetches nothing more', async () => {
  const there = await installation();
  const { given, admin, row } = await made(there);
  const launcher = launcherOf(there, given);
  const learner = { id: await staffNumber(there, 'Leila Haddad'), name: '' };
  const launched = await launchedBy(await launcher.launch({ learner }));
  const { token } = (await (await sessionIn(there, launched)).json()) as EmbedSession;
  expect((await admin.call('DELETE', `/api/lms/packages/${row.id}`)).status).toBe(204);
  const headers = { 'x-a39-client': 'test', authorization: `Bearer ${token}` };
  expect((await there.app.request('/api/my/training', { headers })).status).toBe(401);
  expect(await codeOf(await launcher.launch({ learner }))).toBe('lms_unknown');
  expect(await codeOf(await launcher.ask(`/${launched.registration}/results`, { token: launched.token }))).toBe(
    'lms_launch_over',
  );
  expect((await admin.call('DELETE', '/api/lms/packages/none')).status).toBe(404);
});

onSqlite('one person’s results are not another’s', async () => {
  const there = await installation();
  const { given } = await made(there);
  const launcher = launcherOf(there, given);
  const leila = await launchedBy(
    await launcher.launch({ learner: { id: await staffNumber(there, 'Leila Haddad'), name: '' } }),
  );
  const mina = await launchedBy(
    await launcher.launch({ learner: { id: await staffNumber(there, 'Mina Okafor'), name: '' } }),
  );
  await completeFirstCourse(there.tools, await there.enter('Leila Haddad'));
  const [result] = await launcher.results(leila);
  expect(await launcher.results(mina)).toEqual([]);
  // Somebody else's launch says nothing about it.
  await launcher.taken(mina, result!.delivery, { taken: true });
  expect(await launcher.results(leila)).toEqual([result]);
  expect(await codeOf(await launcher.ask(`/${leila.registration}/results`, { token: mina.token }))).toBe(
    'lms_launch_over',
  );
});

onSqlite('the connected packages are as valid as the others, and hold no answers', async () => {
  const there = await installation();
  for (const kind of ['scorm12', 'scorm2004'] as const) {
    const { files, given } = await made(there, { kind });
    const xml = files.get('imsmanifest.xml')!.toString();
    expect([await schemaFaults(kind, xml), looseFaults(kind, xml, [...files.keys()])]).toEqual([[], []]);
    expect([...files.keys()]).toEqual([
      'LICENSE.txt',
      'README.txt',
      'connect.js',
      'imsmanifest.xml',
      'index.html',
      'launcher.js',
    ]);
    expect(given).toMatchObject({ format: kind, server: there.config.publicUrl, lang: 'en' });
    expect(await there.tools.db.selectFrom('lms_package').select('key_hash').execute()).not.toContainEqual({
      key_hash: given.key,
    });
  }
  const { files } = await made(there, { kind: 'cmi5' });
  const xml = files.get('cmi5.xml')!.toString();
  const [, address] = /<url>([^<]*)<\/url>/.exec(xml)!;
  expect(cmi5Faults(xml, [address!])).toEqual([]);
  expect(address).toContain(`${there.config.publicUrl}/lms/package/v1/cmi5?package=`);
  const { files: page } = await made(there, { kind: 'html' });
  expect(page.get('index.html')!.toString()).toContain(`href="${there.config.publicUrl}/lms/package/v1/open?package=`);
});

onSqlite('a standalone package is made from the version that is published, and leaves nothing here', async () => {
  const there = await installation();
  const { files, row } = await made(there, { form: 'standalone' });
  expect([...files.keys()]).toContain('course.js');
  expect(row).toBeUndefined();
  const { content } = there.tools.library.current('whose-data', 'en');
  expect(files.get('README.txt')!.toString()).toContain(`Content     ${content}`);
});

onSqlite('the command line makes one for a server that is stopped, and says what is wrong', async () => {
  const there = await installation();
  const env = {
    A39_DATA: there.folder,
    A39_DATABASE: there.database,
    A39_LOG: 'silent',
    A39_PUBLIC_URL: 'https://learn.example',
  };
  await there.close();
  const out = join(there.folder, 'made.zip');
  const said: string[] = [];
  const run = (...args: string[]) =>
    makePackage(['whose-data', '--as', 'scorm2004', '--form', 'connected', '--out', out, ...args], {
      print: (text) => void said.push(text),
      complain: (text) => void said.push(text.split('\n')[0]!),
      today: '2026-11-26',
      env,
    });
  expect([await run('--lms', lmsOrigin, '--name', 'Ilias'), said.splice(0)]).toEqual([
    0,
    [expect.stringContaining('scorm2004, connected'), expect.stringContaining('It holds a key')],
  ]);
  const files = await filesIn(readFileSync(out));
  expect(files.get('connect.js')!.toString()).toContain('"server":"https://learn.example"');
  expect([await run('--lms', 'lms.example/moodle'), said.splice(0)]).toEqual([
    1,
    [expect.stringContaining('origin of the LMS')],
  ]);
  expect([await run('--lang', 'pl'), said.splice(0)]).toEqual([1, [expect.stringContaining('not published in pl')]]);
  expect([await run('--identifies', 'mail'), said.splice(0)]).toEqual([
    2,
    ['Say --identifies sign_in, lms or lms_number.'],
  ]);
});

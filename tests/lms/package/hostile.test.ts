import { expect } from 'vitest';
import { inParts } from '../../../db/in-parts.ts';
import type { Connected } from '../../../server/lms/package/packaged.ts';
import type { Launched } from '../../../server/lms/package/package-shapes.ts';
import { completeFirstCourse } from '../../support/answers.ts';
import { onSqlite } from '../../support/database.ts';
import { codeOf, installation } from '../../support/installation.ts';
import { cmi5Lms } from './cmi5-lms.ts';
import { launcherOf, made, staffNumber } from './connected-lms.ts';

const launchedBy = async (answer: Response | Promise<Response>) => (await (await answer).json()) as Launched;

onSqlite('who has the key of a package in which people sign in learns nothing of a colleague', async () => {
  const there = await installation();
  const { given } = await made(there, { identifies: 'sign_in', score: true });
  const launcher = launcherOf(there, given);
  const learner = { id: 'lms-7', name: 'Leila' };
  const leila = await there.enter('Leila Haddad');
  const confirm = ({ open }: Launched, cookie: string) =>
    there.app.request(new URL(open!).pathname + new URL(open!).search, {
      method: 'POST',
      headers: { cookie, 'sec-fetch-site': 'same-origin' },
    });
  const hers = await launchedBy(launcher.launch({ learner }));
  expect((await confirm(hers, leila.cookie)).status).toBe(303);
  await completeFirstCourse(there.tools, leila);
  const [result] = await launcher.results(hers);

  // Every learner has the key: the LMS sends the launcher to all browsers. And each may say that they are Leila.
  const forged = await launchedBy(launcher.launch({ learner }));
  expect(await launcher.results(forged)).toEqual([]);
  expect(await codeOf(await launcher.taken(forged, result!.delivery, { taken: true }))).toBe('lms_launch_over');
  const mina = await there.enter('Mina Okafor');
  expect((await confirm(forged, mina.cookie)).status).toBe(403);
  expect(await launcher.results(forged)).toEqual([]);

  // She opens it again, says again that it is she, and her LMS is told.
  const again = await launchedBy(launcher.launch({ learner }));
  expect((await confirm(again, leila.cookie)).status).toBe(303);
  expect(await launcher.results(again)).toEqual([result]);
  expect((await launcher.taken(again, result!.delivery, { taken: true })).status).toBe(204);
});

onSqlite('the key of a cmi5 package lets nobody say who they are as a launcher would', async () => {
  const there = await installation();
  const { files, row } = await made(there, { kind: 'cmi5' });
  // It stands in the address at which the LMS opens the course.
  const key = /key=([\w-]+)/.exec(files.get('cmi5.xml')!.toString())![1]!;
  const launcher = launcherOf(there, { package: row.id, key } as Connected);
  const learner = { id: await staffNumber(there, 'Leila Haddad'), name: '' };
  expect(await codeOf(await launcher.launch({ learner, key }))).toBe('lms_unknown');
  expect(await there.tools.db.selectFrom('identity').select('subject').execute()).toEqual([]);
});

onSqlite('a cmi5 launch says in one way who the learner is', async () => {
  const there = await installation({ A39_WEBHOOK_PRIVATE: 'yes' });
  const lms = await cmi5Lms(new Map(), await staffNumber(there, 'Leila Haddad'));
  const { files } = await made(there, { kind: 'cmi5', lms: lms.base });
  const [, unit] = /<url>([^<]*)<\/url>/.exec(files.get('cmi5.xml')!.toString())!;
  const launched = async (change: (actor: string) => string) => {
    const url = new URL(lms.launch({ unit: unit!.replaceAll('&amp;', '&') }));
    url.searchParams.set('actor', change(url.searchParams.get('actor')!));
    return (await there.app.request(url.pathname + url.search)).status;
  };
  // An LMS that looks at the address would vouch for somebody else.
  expect(await launched((actor) => `{"mbox":"mailto:mina@brightwater.example",${actor.slice(1)}`)).toBe(403);
  expect(lms.requests).toEqual([]);
  // Of two accounts, readers of JSON take the first or the last: it is asked for the one that we take.
  const twice = `{"account":{"homePage":"${lms.base}","name":"first"},`;
  expect(await launched((actor) => twice + actor.slice(1))).toBe(303);
});

onSqlite('whoever opens a package from made-up places and as made-up people fills no tables', async () => {
  const there = await installation();
  const { given } = await made(there);
  const launcher = launcherOf(there, given);
  const around = (n: number) => Array.from({ length: 8 }, (_, i) => `https://p${n}-${i}.example`);
  for (let n = 0; n < 15; n++)
    expect(await codeOf(await launcher.launch({ around: around(n) }))).toBe('lms_deployment_waiting');
  const waiting = there.tools.db.selectFrom('lms_endpoint').select('origin').where('state', '=', 'waiting');
  expect(await waiting.execute()).toHaveLength(100);
  const rows = Array.from({ length: 5_000 }, (_, i) => ({
    issuer: given.package,
    subject: `s${i}`,
    is_outsider: 0 as const,
    first_seen_on: '2026-11-24',
  }));
  for (const part of inParts(rows, 10)) await there.tools.db.insertInto('lms_stranger').values(part).execute();
  expect(await codeOf(await launcher.launch({ learner: { id: 'one more', name: '' } }))).toBe('lms_person_unknown');
  expect(await codeOf(await launcher.launch({ learner: { id: 's1', name: 'Known' } }))).toBe('lms_person_unknown');
  const strangers = there.tools.db.selectFrom('lms_stranger').select(['subject', 'name']);
  expect(await strangers.execute()).toHaveLength(5_000);
  expect(await strangers.where('subject', '=', 's1').execute()).toEqual([{ subject: 's1', name: 'Known' }]);
});

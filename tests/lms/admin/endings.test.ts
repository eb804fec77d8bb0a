import { setTimeout as pause } from 'node:timers/promises';
import { sql } from 'kysely';
import { expect, inject, test } from 'vitest';
import { openDb, type Db } from '../../../db/open.ts';
import type { Launched } from '../../../server/lms/package/package-shapes.ts';
import { installation, type Installation } from '../../support/installation.ts';
import { launch } from '../../support/lti/connected.ts';
import { connected } from '../lti/connected.ts';
import { launcherOf, made, staffNumber } from '../package/connected-lms.ts';

/** SQLite has one writer: one of the two is over before the other begins. */
const atOnce = test.skipIf(inject('databaseKind') === 'sqlite');

/** How many connections to this database wait for another. */
async function waiting(db: Db): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    select count(*) as count from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'
  `.execute(db);
  return rows[0]!.count;
}

/**
 * Ends something while a launch is under way, which has seen by then that it is not ended: the launch stands still at a row that we hold,
 * until the ending is through or waits as well.
 */
async function whileLaunching<T>(
  { database }: Installation,
  heldTable: 'lms_seat' | 'lms_registration',
  begin: () => Promise<T>,
  end: () => Promise<unknown>,
): Promise<T> {
  const [holding, watching] = [openDb(database), openDb(database)];
  const under: [Promise<T>, Promise<unknown>][] = [];
  await holding.transaction().execute(async (trx) => {
    await trx.selectFrom(heldTable).select('person_id').forUpdate().execute();
    const launched = begin();
    while ((await waiting(watching)) === 0) await pause(5);
    const through = new AbortController();
    const ended = end().finally(() => through.abort());
    while (!through.signal.aborted && (await waiting(watching)) === 1) await pause(5);
    under.push([launched, ended]);
  });
  const [launched] = await Promise.all(under[0]!);
  await holding.destroy();
  await watching.destroy();
  return launched;
}

const signedIn = ({ tools }: Installation) =>
  tools.db.selectFrom('sign_in').select('method').where('lms_id', 'is not', null).execute();

/** Whoever was in is out again, and comes anew. */
const signOut = ({ tools }: Installation) => tools.db.deleteFrom('sign_in').where('lms_id', 'is not', null).execute();

atOnce('whoever is unlinked while they come in is out all the same', async () => {
  const { there, platform, platformId, link, leila } = await connected();
  const tobias = await there.enter('Tobias Feld');
  const come = () => launch(there, platform, leila, link);
  await come();
  await signOut(there);
  await whileLaunching(there, 'lms_seat', come, () =>
    tobias.call('DELETE', '/api/lms/known', { issuer: platformId, subject: leila.id }),
  );
  expect(await signedIn(there)).toEqual([]);
  expect(await there.tools.db.selectFrom('lms_seat').select('subject').execute()).toEqual([]);
});

atOnce.for(['known', 'package'] as const)(
  'whoever opens a package while it or their link to it ends is out all the same: %s',
  async (what) => {
    const there = await installation();
    const { given, admin } = await made(there);
    const learner = { id: await staffNumber(there, 'Leila Haddad'), name: '' };
    const launcher = launcherOf(there, given);
    const open = async () => launcher.launch({ learner });
    expect((await open()).status).toBe(200);
    await signOut(there);
    const known = { issuer: given.package, subject: learner.id };
    const answer = await whileLaunching(there, 'lms_registration', open, () =>
      what === 'known'
        ? admin.call('DELETE', '/api/lms/known', known)
        : admin.call('DELETE', `/api/lms/packages/${given.package}`),
    );
    expect(await signedIn(there)).toEqual([]);
    const launched = (await answer.json()) as Launched;
    const { status } = await launcher.ask(`/${launched.registration}/results`, { token: launched.token });
    expect(status).toBe(400);
  },
);

atOnce('two who say at once that they are the learner of a package: one of them is', async () => {
  const there = await installation();
  const { given } = await made(there, { identifies: 'sign_in' });
  const answer = await launcherOf(there, given).launch({ learner: { id: 'lms-7', name: '' } });
  const { pathname, search } = new URL(((await answer.json()) as Launched).open!);
  const says = async (name: string) => {
    const { cookie } = await there.enter(name);
    return async () =>
      there.app.request(pathname + search, { method: 'POST', headers: { cookie, 'sec-fetch-site': 'same-origin' } });
  };
  const [leila, mina] = [await says('Leila Haddad'), await says('Mina Okafor')];
  const others: Promise<Response>[] = [];
  const first = await whileLaunching(there, 'lms_registration', leila, async () => {
    const other = mina();
    others.push(other);
    await other;
  });
  expect(new Set([first.status, (await others[0]!).status])).toEqual(new Set([303, 403]));
});

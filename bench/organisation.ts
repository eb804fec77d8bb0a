/**
 * `npm run bench -- organisation [PEOPLE] [sqlite|postgres]`: makes an organisation of 50,000 people with 20 courses and five
 * years behind them, five million completions, and measures what managers and the DPO ask for. Needs some 5 GB of disk.
 */
import assert from 'node:assert/strict';
import { ownSession } from './own-session.ts';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Hono } from 'hono';
import { inTransaction, type Trx } from '../db/transaction.ts';
import { appWith } from '../server/app.ts';
import { settle } from '../server/assignments/settle.ts';
import { readConfig } from '../server/config.ts';
import { daysAfter } from '../server/day.ts';
import type { Signed, Tools } from '../server/environment.ts';
import { makeLog } from '../server/request-log.ts';
import { openTools } from '../server/start.ts';
import { courseCounts } from '../server/standing/counts.ts';
import { forgetStanding, keepStanding, rebuildStanding } from '../server/standing/keep-standing.ts';
import { copyCourseForAll } from '../tests/support/beginning.ts';
import { startPostgres } from '../tests/support/postgres.ts';
import { asked, signed } from './organisation/asks.ts';
import { makeOrganisation } from './organisation/make.ts';
import type { Staff } from './organisation/staff.ts';

const now = new Date('2026-11-26T10:00:00.000Z');
const today = '2026-11-26';

export async function organisationAtSize(people: number, kind: 'sqlite' | 'postgres'): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'a39-bench-'));
  const postgres = kind === 'postgres' ? await startPostgres({ durable: false }) : undefined;
  const courses = join(folder, 'courses');
  copyCourseForAll(courses);
  const config = readConfig({
    A39_DATA: folder,
    ...(postgres && { A39_DATABASE: postgres.url }),
    A39_COURSES: courses,
    A39_LOG: 'silent',
    A39_TRY: 'no',
    A39_ORGANISATION: 'Halden Works',
    A39_CONTACT_NAME: 'Data protection office',
    A39_CONTACT_EMAIL: 'privacy@halden.example',
    A39_EVIDENCE_ORIGIN: 'halden.example/evidence/bench',
  });
  const open = () => openTools(config, makeLog('silent'), () => now);
  try {
    await (await open()).close();
    const started = performance.now();
    const staff = await makeOrganisation(config.database, { people, today, now });
    console.log(`${kind}: ${people} people made in ${((performance.now() - started) / 1000).toFixed(1)} s`);
    const tools = await open();
    await measure(tools, staff);
    await tools.close();
  } finally {
    await postgres?.stop();
    rmSync(folder, { recursive: true, force: true });
  }
}

async function measure(tools: Tools, staff: Staff): Promise<void> {
  await described(tools);
  await compared(tools, staff);
  const app = appWith(tools);
  console.table(await asked(app, tools, staff));
  await exported(app, await ownSession(tools.sessions, staff.ids[1]!, now));
  await settled(tools, 'nothing to do', today);
  await settled(tools, 'the day after', daysAfter(today, 1));
  await rebuilt(tools);
}

/** What there is, in numbers. */
async function described({ db }: Tools): Promise<void> {
  const rowsOf = async (table: 'assignment' | 'completion') => {
    const { rows } = await db
      .selectFrom(table)
      .select((e) => e.fn.countAll<number>().as('rows'))
      .executeTakeFirstOrThrow();
    return rows;
  };
  const [assignments, completions] = [await rowsOf('assignment'), await rowsOf('completion')];
  const counts = await courseCounts(db, today);
  const sum = (of: 'open' | 'overdue' | 'done' | 'exempt') => counts.reduce((all, one) => all + one[of], 0);
  const all = sum('open') + sum('done') + sum('exempt');
  const share = (people: number) => `${((100 * people) / all).toFixed(1)} %`;
  console.log(
    `${assignments} assignments, ${completions} completions; now ${share(sum('done'))} done, ${share(sum('open') - sum('overdue'))} open, ${share(sum('overdue'))} overdue, ${share(sum('exempt'))} exempt`,
  );
}

/** A sample of people forgotten and kept anew, counts and all: what the database filled in must come out again. */
async function compared({ db }: Tools, { ids }: Staff): Promise<void> {
  const sample = ids.filter((_, n) => n % 97 === 0).slice(0, 500);
  const state = async (trx: Trx) => ({
    standing: await trx
      .selectFrom('standing')
      .selectAll()
      .where('person_id', 'in', sample)
      .orderBy('person_id')
      .orderBy('course_id')
      .execute(),
    person: await trx
      .selectFrom('person_standing')
      .selectAll()
      .where('person_id', 'in', sample)
      .orderBy('person_id')
      .execute(),
    counts: await trx
      .selectFrom('standing_count')
      .selectAll()
      .where('people', '>', 0)
      .orderBy('course_id')
      .orderBy('state')
      .orderBy('overdue_after')
      .execute(),
  });
  await inTransaction(db, async (trx) => {
    const before = await state(trx);
    await forgetStanding(trx, sample);
    await keepStanding(trx, sample, today);
    assert.deepEqual(await state(trx), before);
  });
  console.log(`where ${sample.length} people stand is what keepStanding says`);
}

async function settled(tools: Tools, name: string, day: string): Promise<void> {
  const started = performance.now();
  const { assigned, ended } = await inTransaction(tools.db, (trx) =>
    settle(trx, tools, { whom: 'everybody', today: day, now: new Date(`${day}T02:10:00.000Z`) }),
  );
  const seconds = ((performance.now() - started) / 1000).toFixed(2);
  console.log(`settle for everybody, ${name}: ${assigned} assigned, ${ended} ended, blocks for ${seconds} s`);
}

/** The pivot of everybody as CSV, the quickest of three: until its first byte, and until its last. */
async function exported(app: Hono<Signed>, token: string): Promise<void> {
  const all: { first: number; whole: number; bytes: number }[] = [];
  for (let i = 0; i < 3; i++) {
    const started = performance.now();
    const response = await app.request('/api/exports', {
      method: 'POST',
      headers: { ...signed(token), 'content-type': 'application/json' },
      body: JSON.stringify({ report: 'standing', shape: 'pivot', format: 'csv' }),
    });
    if (!response.ok) throw new Error(`export: ${await response.text()}`);
    let [first, bytes] = [0, 0];
    for await (const chunk of response.body!) {
      first ||= performance.now() - started;
      bytes += chunk.length;
    }
    all.push({ first, whole: performance.now() - started, bytes });
  }
  const [best] = all.toSorted((a, b) => a.whole - b.whole);
  const seconds = (ms: number) => (ms / 1000).toFixed(2);
  console.log(
    `pivot CSV of everybody: first byte after ${seconds(best!.first)} s, whole after ${seconds(best!.whole)} s (aim 1.5), ${Math.round(best!.bytes / 2 ** 20)} MB`,
  );
}

/** What an upgrade of an older installation does once. */
async function rebuilt({ db }: Tools): Promise<void> {
  const counts = () =>
    db
      .selectFrom('standing_count')
      .select((e) => e.fn.sum<number>('people').as('people'))
      .execute();
  const before = await counts();
  const started = performance.now();
  await inTransaction(db, (trx) => rebuildStanding(trx, daysAfter(today, 1)));
  console.log(`rebuildStanding of everybody: ${((performance.now() - started) / 1000).toFixed(1)} s`);
  assert.deepEqual(await counts(), before);
}

import { expect, test } from 'vitest';
import type { Database } from '../../db/tables/index.ts';
import { inTransaction } from '../../db/transaction.ts';
import { runRetention } from '../../server/erasure/retention.ts';
import { putInOutbox } from '../../server/outbox/put.ts';
import { idOf } from '../support/everything.ts';
import { installation } from '../support/installation.ts';
import { packageRow, platformRow } from '../support/lms-rows.ts';

/** An installation with a learning platform and a package; `night` is the nightly batch of that moment. */
async function connected() {
  const there = await installation();
  const { db, evidence } = there.tools;
  await db.insertInto('lms_platform').values(platformRow).execute();
  await db.insertInto('lms_package').values(packageRow).execute();
  const night = async (at: string): Promise<void> => {
    there.clock.now = new Date(at);
    await inTransaction(db, (trx) => runRetention(trx, evidence, there.config, there.clock.now));
  };
  const left = async (table: keyof Database, column: string): Promise<string[]> => {
    const rows = await db.selectFrom(table).selectAll().execute();
    return rows.map((row) => String((row as Record<string, unknown>)[column])).toSorted();
  };
  return { ...there, db, night, left };
}

test('somebody whom a learning platform sent and whom nobody knew is gone after thirty days', async () => {
  const { db, night, left } = await connected();
  const unknown = { issuer: platformRow.id, name: 'Kim', email: null, staff_number: null, is_outsider: 1 } as const;
  await db
    .insertInto('lms_stranger')
    .values([
      { ...unknown, subject: 'of the 24th', first_seen_on: '2026-11-24' },
      { ...unknown, subject: 'of the 25th', first_seen_on: '2026-11-25' },
    ])
    .execute();
  await night('2026-12-24T09:00:00Z');
  expect(await left('lms_stranger', 'subject')).toEqual(['of the 24th', 'of the 25th']);
  await night('2026-12-25T09:00:00Z');
  expect(await left('lms_stranger', 'subject')).toEqual(['of the 25th']);
});

test('what was begun in a learning platform goes when it is over, and not before', async () => {
  const { db, enter, night, left } = await connected();
  await enter('Mina Okafor');
  const { id: sign_in_id } = await db
    .updateTable('sign_in')
    .set({ expires_at: '2027-01-31T00:00:00.000Z' })
    .returning('id')
    .executeTakeFirstOrThrow();
  const times = { over: '2026-11-25T08:00:00.000Z', open: '2026-11-25T10:00:00.000Z' };
  const parts = { platform_id: 'lms', nonce_hash: '', browser_hash: '', proof_hash: '', parameters: '{}' };
  const made = { made_by: null, made_at: '2026-11-24T09:00:00.000Z' };
  const opened = { package_id: 'package', launch: '{}', token_hash: null, person_id: null };
  for (const [state, expires_at] of Object.entries(times)) {
    await db
      .insertInto('lms_login')
      .values({ state_hash: state, ...parts, expires_at })
      .execute();
    const choice = { choice_hash: state, platform_id: 'lms', request: '{}', expires_at };
    await db.insertInto('lms_choice').values(choice).execute();
    await db
      .insertInto('lms_invitation')
      .values({ token_hash: state, terms: '{}', ...made, expires_at })
      .execute();
    await db.insertInto('ticket').values({ ticket_hash: state, sign_in_id, proof_hash: '', expires_at }).execute();
    await db
      .insertInto('lms_registration')
      .values({ id: state, subject: state, ...opened, expires_at })
      .execute();
  }
  await night('2026-11-25T09:00:00Z');
  expect(await left('lms_login', 'state_hash')).toEqual(['open']);
  expect(await left('lms_choice', 'choice_hash')).toEqual(['open']);
  expect(await left('lms_invitation', 'token_hash')).toEqual(['open']);
  expect(await left('ticket', 'ticket_hash')).toEqual(['open']);
  expect(await left('lms_registration', 'id')).toEqual(['open']);
});

test('where leavers opened courses is forgotten, but not before it was told, and not under a legal hold', async () => {
  const there = await connected();
  const { db, night, left } = there;
  const names = ['Mina Okafor', 'Sven Aalto', 'Jonas Weil', 'Priya Nair'];
  const [mina, sven, jonas, priya] = await Promise.all(names.map((name) => idOf(there, name)));
  const link = { id: 'link', platform_id: 'lms', deployment_id: '1', resource_link_id: '7', title: null };
  const nothing = { context_title: null, course_id: 'whose-data', grades: null, members_url: null };
  const at = '2026-11-24T09:00:00.000Z';
  await db
    .insertInto('lms_link')
    .values({ ...link, ...nothing, first_seen_at: at })
    .execute();
  for (const [name, person_id] of Object.entries({ mina: mina!, sven: sven!, jonas: jonas!, priya: priya! })) {
    const seat = { link_id: 'link', person_id, subject: name, course_id: 'whose-data' };
    await db.insertInto('lms_seat').values(seat).execute();
    const opened = { package_id: 'package', launch: '{}', token_hash: null, expires_at: at };
    await db
      .insertInto('lms_registration')
      .values({ id: name, subject: name, person_id, ...opened })
      .execute();
  }
  await db.updateTable('person').set({ left_on: '2026-11-30' }).where('id', '!=', mina!).execute();
  await db
    .insertInto('legal_hold')
    .values({ person_id: priya!, reason: 'Lawsuit', placed_by: null, placed_at: at })
    .execute();
  const about = { personId: jonas!, courseId: 'whose-data' };
  await putInOutbox(
    db,
    [{ channel: 'scorm', receiverId: 'jonas', about, event: 'passed', once: '1', body: {} }],
    there.clock.now,
  );
  const opened = async () => [await left('lms_seat', 'subject'), await left('lms_registration', 'subject')];

  await night('2026-11-30T09:00:00Z');
  expect(await opened()).toEqual([
    ['jonas', 'mina', 'priya', 'sven'],
    ['jonas', 'mina', 'priya', 'sven'],
  ]);
  await night('2026-12-01T09:00:00Z');
  expect(await opened()).toEqual([
    ['jonas', 'mina', 'priya'],
    ['jonas', 'mina', 'priya'],
  ]);
  await db.updateTable('delivery').set({ state: 'delivered' }).execute();
  await night('2026-12-02T09:00:00Z');
  expect(await opened()).toEqual([
    ['mina', 'priya'],
    ['mina', 'priya'],
  ]);
});

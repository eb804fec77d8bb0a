import { randomUUID } from 'node:crypto';
import type { Db } from '../../db/open.ts';
import { logId } from '../evidence/log.ts';
import { Refusal } from '../refusals.ts';
import type { MyCorrectionRequest, OpenCorrectionRequest } from './own-data-shapes.ts';

/** So many requests of one person may be open. */
export const mostOpen = 10;

/**
 * Asks that something stored about a person is put right. Asking the same again while it is open changes nothing.
 * Refuses an entry about somebody else (`entry_unknown`), and more than ten open requests (`too_many_requests`).
 * @returns whether it is new
 */
export async function askForCorrection(
  db: Db,
  { personId, about, text }: { personId: string; about: number | null; text: string },
  now: Date,
): Promise<boolean> {
  if (about !== null) await assertOwn(db, personId, about);
  const open = await db
    .selectFrom('correction_request')
    .select(['about', 'text'])
    .where('person_id', '=', personId)
    .where('answered_at', 'is', null)
    .execute();
  if (open.some((one) => one.about === about && one.text === text)) return false;
  const row = { id: randomUUID(), person_id: personId, about, text, made_at: now.toISOString() };
  for (let place = 0; place < mostOpen; place++) {
    // The insert is the claim: a place that is taken leaves nothing behind, whoever took it.
    const taken = await db
      .insertInto('correction_request')
      .values({ ...row, place })
      .onConflict((conflict) => conflict.columns(['person_id', 'place']).doNothing())
      .returning('id')
      .execute();
    if (taken.length > 0) return true;
  }
  throw new Refusal(
    'too_many_requests',
    `You have ${mostOpen} requests that are not answered yet. Wait for an answer, or talk to the data protection officer.`,
  );
}

async function assertOwn(db: Db, personId: string, index: number): Promise<void> {
  const own = await db
    .selectFrom('evidence_subject')
    .select('idx')
    .where('log_id', '=', logId)
    .where('idx', '=', index)
    .where('subject_id', '=', personId)
    .executeTakeFirst();
  if (!own) throw new Refusal('entry_unknown', 'There is no such entry about you. Leave the number out.');
}

/** What a person asked for, newest first. */
export async function requestsOf(db: Db, personId: string): Promise<MyCorrectionRequest[]> {
  const rows = await db
    .selectFrom('correction_request')
    .selectAll()
    .where('person_id', '=', personId)
    .orderBy('made_at', 'desc')
    .orderBy('id')
    .execute();
  return rows.map(({ id, about, text, made_at, answered_at, outcome, answer }) => ({
    id,
    about,
    text,
    madeOn: made_at.slice(0, 10),
    answered: answered_at === null ? null : { on: answered_at.slice(0, 10), outcome: outcome!, answer: answer! },
  }));
}

/** Every open request, the oldest first. */
export async function openRequests(db: Db): Promise<OpenCorrectionRequest[]> {
  const rows = await db
    .selectFrom('correction_request')
    .innerJoin('person', 'person.id', 'person_id')
    .select(['correction_request.id', 'about', 'text', 'made_at', 'person_id', 'name', 'staff_number'])
    .where('answered_at', 'is', null)
    .orderBy('made_at')
    .orderBy('correction_request.id')
    .execute();
  return rows.map(({ id, about, text, made_at, person_id, name, staff_number }) => ({
    id,
    about,
    text,
    madeOn: made_at.slice(0, 10),
    person: { id: person_id, name, staffNumber: staff_number },
  }));
}

/**
 * Answers a request; the same answer again changes nothing. Refuses an unknown one (`request_unknown`) and one that was
 * answered otherwise (`request_answered`).
 * @returns whom to tell; null if they were told before
 */
export async function answerRequest(
  db: Db,
  { id, by, outcome, answer }: { id: string; by: string; outcome: 'granted' | 'refused'; answer: string },
  now: Date,
): Promise<{ name: string; email: string; lang: string | null } | null> {
  // The update is the claim: of two that arrive together, one finds nothing to do.
  const claimed = await db
    .updateTable('correction_request')
    .set({ place: null, answered_by: by, answered_at: now.toISOString(), outcome, answer })
    .where('id', '=', id)
    .where('answered_at', 'is', null)
    .returning('person_id')
    .executeTakeFirst();
  if (claimed)
    return db
      .selectFrom('person')
      .select(['name', 'email', 'lang'])
      .where('id', '=', claimed.person_id)
      .executeTakeFirstOrThrow();
  const there = await db
    .selectFrom('correction_request')
    .select(['outcome', 'answer'])
    .where('id', '=', id)
    .executeTakeFirst();
  if (!there)
    throw new Refusal('request_unknown', 'There is no such request. Its maker may have been erased. Reload the page.');
  if (there.outcome !== outcome || there.answer !== answer)
    throw new Refusal('request_answered', 'Somebody has answered that request already. Reload the page.');
  return null;
}

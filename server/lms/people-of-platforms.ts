import { sql } from 'kysely';
import * as v from 'valibot';
import type { Db } from '../../db/open.ts';
import { inTransaction, type Trx } from '../../db/transaction.ts';
import { link } from '../access/identity.ts';
import { settle, type Settling } from '../assignments/settle.ts';
import { isOnStaff } from '../people/audience.ts';
import { addPeople } from '../people/change-people.ts';
import { isKnown, newcomer } from '../people/newcomer.ts';
import { peopleOnStaff } from '../people/people-queries.ts';
import { Refusal } from '../refusals.ts';
import { oneLine } from '../validated.ts';
import type { Known, KnownView, Strangers } from './lms-shapes.ts';

const pageSize = 50;

/** Which of them. */
export interface Wanted {
  issuer?: string | undefined;
  personId?: string | undefined;
}

/** Somebody at an LMS. */
export interface Outside {
  issuer: string;
  subject: string;
}

/**
 * People whom an LMS vouches for and who are nobody here yet, staff first, with who they may be by their address. Nobody is linked by
 * that: an LMS in which people change their address themselves would let them be anybody.
 */
export async function strangersPage(db: Db, { issuer }: Wanted, page: number, today: string): Promise<Strangers> {
  const total = await strangersWaiting(db, today, issuer);
  const rows = await unknownHere(db, today, issuer)
    .leftJoin('lms_platform', 'lms_platform.id', 'lms_stranger.issuer')
    .leftJoin('lms_package', 'lms_package.id', 'lms_stranger.issuer')
    .selectAll('lms_stranger')
    .select((e) => e.fn.coalesce('lms_platform.name', 'lms_package.name').as('lms'))
    .orderBy('is_outsider')
    // Databases do not agree where those without a name stand.
    .orderBy((e) => e.case().when('lms_stranger.name', 'is', null).then(1).else(0).end())
    .orderBy('lms_stranger.name')
    .orderBy('lms_stranger.issuer')
    .orderBy('lms_stranger.subject')
    .limit(pageSize)
    .offset(page * pageSize)
    .execute();
  const byAddress = await onStaffWith(
    db,
    rows.flatMap(({ email }) => email ?? []),
    today,
  );
  return {
    total,
    page,
    pages: Math.ceil(total / pageSize),
    rows: rows.map((row) => ({
      issuer: row.issuer,
      subject: row.subject,
      lms: row.lms ?? '',
      name: row.name,
      email: row.email,
      staffNumber: row.staff_number,
      isOutsider: row.is_outsider === 1,
      firstSeenOn: row.first_seen_on,
      suggested: (row.email !== null && byAddress.get(row.email.toLowerCase())) || null,
    })),
  };
}

/** How many people wait for somebody to say who they are. */
export async function strangersWaiting(db: Db, today: string, issuer?: string): Promise<number> {
  const { total } = await unknownHere(db, today, issuer)
    .select((e) => e.fn.countAll<number>().as('total'))
    .executeTakeFirstOrThrow();
  return total;
}

/** Whether somebody is to be linked still. A page may be old, and they found by their number meanwhile. */
async function waits(trx: Trx, { issuer, subject }: Outside, today: string): Promise<boolean> {
  const row = await unknownHere(trx, today, issuer).select('subject').where('subject', '=', subject).executeTakeFirst();
  return row !== undefined;
}

/** Who was found meanwhile, by a number or by somebody, is a stranger no more; who left is one again. */
export function unknownHere(db: Db | Trx, today: string, issuer: string | undefined) {
  return db
    .selectFrom('lms_stranger')
    .where((e) =>
      e.not(
        e.exists(
          e
            .selectFrom('identity')
            .innerJoin('person', 'person.id', 'identity.person_id')
            .select('person.id')
            .whereRef('identity.issuer', '=', 'lms_stranger.issuer')
            .whereRef('identity.subject', '=', 'lms_stranger.subject')
            .where((inner) => isOnStaff(inner, today)),
        ),
      ),
    )
    .$if(issuer !== undefined, (q) => q.where('lms_stranger.issuer', '=', issuer!));
}

/** Who has which address; nobody where several have it. */
async function onStaffWith(db: Db, addresses: readonly string[], today: string) {
  if (addresses.length === 0) return new Map<string, { id: string; name: string; unit: string | null }>();
  const rows = await db
    .selectFrom('person')
    .select(['id', 'name', 'unit', 'email'])
    .where(
      (e) => e.fn<string>('lower', ['email']),
      'in',
      addresses.map((address) => address.toLowerCase()),
    )
    .where((e) => isOnStaff(e, today))
    .execute();
  const found = [...Map.groupBy(rows, (row) => row.email.toLowerCase())].filter(([, people]) => people.length === 1);
  return new Map(
    found.map(([address, [person]]) => [address, { id: person!.id, name: person!.name, unit: person!.unit }]),
  );
}

/**
 * Says who strangers are, all or none. Whoever was linked or forgotten before is left alone. Refuses somebody who is nobody on staff
 * (`person_unknown`). Answers how many were linked.
 */
export async function linkStrangers(
  db: Db,
  pairs: readonly (Outside & { personId: string })[],
  { today, now }: { today: string; now: Date },
): Promise<number> {
  return inTransaction(db, async (trx) => {
    const wanted = [...new Set(pairs.map(({ personId }) => personId))];
    if ((await peopleOnStaff(trx, today, wanted)).length < wanted.length)
      throw new Refusal('person_unknown', 'One of those people is not on the staff list. Reload the page.');
    let linked = 0;
    for (const { issuer, subject, personId } of pairs) {
      if (!(await waits(trx, { issuer, subject }, today))) continue;
      await forget(trx, { issuer, subject });
      await link(trx, { issuer, tenant: '', subject }, personId, 'admin', now);
      linked++;
    }
    return linked;
  });
}

/**
 * Puts a stranger on the staff list and answers their id here. Refuses somebody who does not wait (`lms_stranger_unknown`), and a staff
 * number or an address that somebody has already (`person_there`): then it is to be said who that is.
 */
export async function addStranger(
  { db, ...settling }: Settling & { db: Db },
  { issuer, subject }: Outside,
  person: { name: string; email: string; staffNumber: string },
  { today, now }: { today: string; now: Date },
): Promise<string> {
  return inTransaction(db, async (trx) => {
    if (await isKnown(trx, person))
      throw new Refusal('person_there', 'Somebody has that staff number or that address. Link them instead.');
    if (!(await waits(trx, { issuer, subject }, today)))
      throw new Refusal('lms_stranger_unknown', 'Nobody of that name waits any more. Reload the page.');
    await forget(trx, { issuer, subject });
    const [id] = await addPeople(trx, [newcomer(person, today)], 'hand', now);
    await link(trx, { issuer, tenant: '', subject }, id!, 'admin', now);
    await settle(trx, settling, { whom: [id!], today, now });
    return id!;
  });
}

/** As whom somebody may be put on the staff list. */
export const aNewcomer = {
  name: oneLine(1, 200),
  email: v.pipe(oneLine(3, 254), v.email('give an e-mail address')),
  staffNumber: oneLine(1, 80),
};

/** Forgets a stranger, who is one again when they come back. Again, it changes nothing. Answers whether they were there. */
export async function forget(db: Db | Trx, { issuer, subject }: Outside): Promise<boolean> {
  const { numDeletedRows } = await db
    .deleteFrom('lms_stranger')
    .where('issuer', '=', issuer)
    .where('subject', '=', subject)
    .executeTakeFirstOrThrow();
  return numDeletedRows > 0n;
}

/** Who at learning platforms and packages is who here, by name: also who said so, signed in here, when they opened a package. */
export async function knownPage(db: Db, wanted: Wanted, page: number): Promise<Known> {
  const { total } = await knownHere(db, wanted)
    .select((e) => e.fn.countAll<number>().as('total'))
    .executeTakeFirstOrThrow();
  const rows = await knownHere(db, wanted)
    .select(['issuer', 'subject', 'lms', 'person.id', 'person.name', 'unit', 'found_by', 'since'])
    .orderBy('person.name')
    .orderBy('issuer')
    .orderBy('subject')
    .limit(pageSize)
    .offset(page * pageSize)
    .execute();
  return {
    total,
    page,
    pages: Math.ceil(total / pageSize),
    rows: rows.map(({ issuer, subject, lms, id, name, unit, found_by: foundBy, since }) => ({
      issuer,
      subject,
      lms,
      person: { id, name, unit },
      foundBy,
      since,
    })),
  };
}

interface KnownRow extends Outside, Pick<KnownView, 'lms' | 'since'> {
  person_id: string | null;
  found_by: KnownView['foundBy'];
}

function knownHere(db: Db, { issuer, personId }: Wanted) {
  const linked = db
    .selectFrom('identity')
    .leftJoin('lms_platform', 'lms_platform.id', 'identity.issuer')
    .leftJoin('lms_package', 'lms_package.id', 'identity.issuer')
    .where((e) => e.or([e('lms_platform.id', 'is not', null), e('lms_package.id', 'is not', null)]))
    .select(['identity.issuer', 'subject', 'person_id', 'found_by', 'linked_at as since'])
    .select((e) => e.fn.coalesce('lms_platform.name', 'lms_package.name').as('lms'))
    .$castTo<KnownRow>();
  const confirmed = db
    .selectFrom('lms_registration')
    .innerJoin('lms_package', 'lms_package.id', 'package_id')
    .where('identifies', '=', 'sign_in')
    .where('ended_at', 'is', null)
    .select(['package_id as issuer', 'subject', 'person_id'])
    .select([sql`'confirmed'`.as('found_by'), 'confirmed_at as since', 'name as lms'])
    .$castTo<KnownRow>();
  return db
    .selectFrom(linked.unionAll(confirmed).as('known'))
    .innerJoin('person', 'person.id', 'known.person_id')
    .$if(issuer !== undefined, (q) => q.where('known.issuer', '=', issuer!))
    .$if(personId !== undefined, (q) => q.where('person.id', '=', personId!));
}

import { randomUUID } from 'node:crypto';
import { inTransaction, type Trx } from '../../db/transaction.ts';
import type { SessionTable, SignInTable } from '../../db/tables/session.ts';
import type { Db } from '../../db/open.ts';
import { reportsOf, type Person } from '../people/people-queries.ts';
import { hashOf, newSecret } from '../secret.ts';
import type { Role } from './access-shapes.ts';

export type SessionKind = SessionTable['kind'];

/** How somebody said who they are; evidence keeps it. */
export interface Identified {
  method: SignInTable['method'];
  issuer: string | null;
  /** The page in which it was used; null for our own. */
  origin: string | null;
}

/** Who is asking, for one request. Roles are looked up where a route needs one: most requests are a learner's. */
export interface Asker {
  person: Person;
  signInId: string;
  kind: SessionKind;
  identified: Identified;
}

interface Remembered {
  asker: Asker;
  expiresAt: string;
  /** Monotonic milliseconds. */
  until: number;
}

/** How long somebody stays signed in on our own pages. */
const hoursSignedIn = 12;
/** How long a token for a host page works; then it is renewed. */
export const embedSeconds = 15 * 60;
/** How long it may be renewed without asking the person again. */
const hoursRenewed = 8;
/** How long a ticket waits for the page that it was made for. */
const ticketSeconds = 120;

/** A learner's page asks several times a second; more than this is not worth being wrong for. */
const rememberedMs = 1_000;
const mostRemembered = 10_000;

type OpenSignIn = Pick<SignInTable, 'method' | 'issuer' | 'issuer_session' | 'origin'>;

/** Through what an LMS handed somebody over. Each is a sign-in of its own, which ends with it. */
interface Through {
  lms_id: string;
  lms_place: string;
  lms_subject: string;
}

/**
 * The sign-ins and their tokens. These are opaque, because a leaver must be cut off at once and there is no algorithm to confuse:
 * here that is within a second, for which an answer from the database is remembered. Signing out on this server is immediate.
 */
export class Sessions {
  readonly #db: Db;
  readonly #remembered = new Map<string, Remembered>();

  constructor(db: Db) {
    this.#db = db;
  }

  /**
   * Somebody said who they are on our own pages. Answers two tokens of 256 random bits that only the browser keeps: `own` for
   * everything that they may do, `page` for what a learner may do.
   */
  async open(personId: string, how: OpenSignIn, now: Date): Promise<{ own: string; page: string }> {
    await this.#forget(now);
    const expiresAt = later(now, hoursSignedIn * 3_600);
    return inTransaction(this.#db, async (trx) => {
      const signInId = await insertSignIn(trx, personId, how, now, expiresAt);
      return {
        own: await insertSession(trx, { signInId, kind: 'own', origin: null, expiresAt }),
        page: await insertSession(trx, { signInId, kind: 'page', origin: null, expiresAt }),
      };
    });
  }

  /**
   * A host page vouched for somebody. Answers a token for pages of that origin. The sign-in is the one that the same host opened
   * before, as long as that lasts: each renewal of the host's is not another one.
   */
  async vouched(trx: Trx, personId: string, how: OpenSignIn & { origin: string }, now: Date): Promise<string> {
    const expiresAt = later(now, embedSeconds);
    const signInId = await this.#continued(trx, personId, how, now, expiresAt);
    return insertSession(trx, { signInId, kind: 'embed', origin: how.origin, expiresAt });
  }

  /**
   * An LMS handed somebody over. Answers a ticket, with which a page of ours in its frame comes to a token once, within two minutes.
   * @param proofHash what must be shown with it (`proofHashOf`): else a link with somebody's ticket would sign others in as them
   */
  async launched(
    trx: Trx,
    personId: string,
    how: OpenSignIn & Through & { origin: string },
    proofHash: string,
    now: Date,
  ): Promise<string> {
    const signInId = await this.#continued(trx, personId, how, now, later(now, hoursRenewed * 3_600));
    return insertTicket(trx, signInId, proofHash, now);
  }

  /** A further ticket with its proof, for a page of the same sign-in in a window of its own. Undefined if the sign-in is over. */
  async anotherTicket(signInId: string, now: Date): Promise<{ ticket: string; proof: string } | undefined> {
    const open = await this.#db
      .selectFrom('sign_in')
      .select('id')
      .where('id', '=', signInId)
      .where('expires_at', '>', now.toISOString())
      .executeTakeFirst();
    const proof = newSecret();
    return open && { ticket: await insertTicket(this.#db, signInId, proofHashOf('window', proof), now), proof };
  }

  /** Takes a ticket out of use and answers whose sign-in it is; undefined if it is none, over, or the proof is another one. */
  async useTicket(ticket: string, proofHash: string, now: Date): Promise<string | undefined> {
    const row = await this.#db
      .deleteFrom('ticket')
      .where('ticket_hash', '=', hashOf(ticket))
      .returningAll()
      .executeTakeFirst();
    return row?.proof_hash === proofHash && row.expires_at > now.toISOString() ? row.sign_in_id : undefined;
  }

  /** The sign-in that the same issuer opened before for the same page, and through the same place of an LMS, or a new one. */
  async #continued(
    trx: Trx,
    personId: string,
    how: OpenSignIn & Partial<Through> & { origin: string },
    now: Date,
    expiresAt: string,
  ): Promise<string> {
    await this.#forget(now, trx);
    const known = await trx
      .selectFrom('sign_in')
      .select('id')
      .where('person_id', '=', personId)
      .where('method', '=', how.method)
      .where('issuer', '=', how.issuer)
      .where('origin', '=', how.origin)
      .$if(how.lms_id !== undefined, (q) =>
        q
          .where('lms_id', '=', how.lms_id!)
          .where('lms_place', '=', how.lms_place!)
          .where('lms_subject', '=', how.lms_subject!),
      )
      .executeTakeFirst();
    if (known) await trx.updateTable('sign_in').set({ expires_at: expiresAt }).where('id', '=', known.id).execute();
    return known?.id ?? insertSignIn(trx, personId, how, now, expiresAt);
  }

  /**
   * A further token of a sign-in, bound to an origin where it is for a host page. It ends with the sign-in at the latest.
   * Undefined if the sign-in is over.
   */
  async add(
    signInId: string,
    kind: 'embed' | 'renew' | 'frame',
    origin: string | null,
    now: Date,
    db: Db | Trx = this.#db,
  ): Promise<string | undefined> {
    const signIn = await db
      .selectFrom('sign_in')
      .select('expires_at')
      .where('id', '=', signInId)
      .where('expires_at', '>', now.toISOString())
      .executeTakeFirst();
    if (!signIn) return undefined;
    const wanted = later(now, kind === 'embed' ? embedSeconds : hoursRenewed * 3_600);
    const expiresAt = wanted < signIn.expires_at ? wanted : signIn.expires_at;
    return insertSession(db, { signInId, kind, origin, expiresAt });
  }

  /** Ends the sign-in that a token belongs to. One that is unknown or over is no fault. */
  async close(token: string): Promise<void> {
    const row = await this.#db
      .selectFrom('session')
      .select('sign_in_id')
      .where('token_hash', '=', hashOf(token))
      .executeTakeFirst();
    if (row) await this.#end([row.sign_in_id]);
  }

  /** Ends sign-ins of a person: the one named, or all of them. Answers how many there were. */
  async closeOf(personId: string, signInId?: string): Promise<number> {
    let query = this.#db.selectFrom('sign_in').select('id').where('person_id', '=', personId);
    if (signInId !== undefined) query = query.where('id', '=', signInId);
    return this.#end((await query.execute()).map((row) => row.id));
  }

  /** Ends what an issuer ended: the sign-ins of one of its own sessions. */
  async closeAtIssuer(issuer: string, issuerSession: string): Promise<void> {
    const rows = await this.#db
      .selectFrom('sign_in')
      .select('id')
      .where('issuer', '=', issuer)
      .where('issuer_session', '=', issuerSession)
      .execute();
    await this.#end(rows.map((row) => row.id));
  }

  /**
   * Ends what a host page holds: its tokens of this origin, and the whole sign-in if the page vouched for it. Other pages and our own
   * stay signed in: a script in one page must not sign anybody out everywhere.
   */
  async leave(token: string, origin: string): Promise<void> {
    const row = await this.#db
      .selectFrom('session')
      .innerJoin('sign_in', 'sign_in.id', 'session.sign_in_id')
      .select(['sign_in_id', 'method'])
      .where('token_hash', '=', hashOf(token))
      .where('session.origin', '=', origin)
      .executeTakeFirst();
    if (!row) return;
    if (row.method === 'host') await this.#end([row.sign_in_id]);
    else {
      this.#remembered.delete(hashOf(token));
      await this.#db
        .deleteFrom('session')
        .where('sign_in_id', '=', row.sign_in_id)
        .where('origin', '=', origin)
        .execute();
    }
  }

  /** Takes a token out of use and answers whose it was; undefined if it is none of that kind and origin, or over. */
  async spend(token: string, kind: SessionKind, origin: string, now: Date): Promise<string | undefined> {
    this.#remembered.delete(hashOf(token));
    const row = await this.#db
      .deleteFrom('session')
      .where('token_hash', '=', hashOf(token))
      .where('kind', '=', kind)
      .where('origin', '=', origin)
      .returning(['sign_in_id', 'expires_at'])
      .executeTakeFirst();
    return row && row.expires_at > now.toISOString() ? row.sign_in_id : undefined;
  }

  /**
   * Who holds this token now; undefined if it is forged, expired, of none of these kinds, or belongs to someone who left.
   * @param today in the organisation's time zone: the last day on staff is a whole day there
   */
  async askerWith(token: string, kinds: readonly SessionKind[], now: Date, today: string): Promise<Asker | undefined> {
    const tokenHash = hashOf(token);
    const known = this.#remembered.get(tokenHash);
    if (known && known.until > performance.now() && known.expiresAt > now.toISOString())
      return kinds.includes(known.asker.kind) ? known.asker : undefined;
    this.#remembered.delete(tokenHash);

    const row = await this.#db
      .selectFrom('session')
      .innerJoin('sign_in', 'sign_in.id', 'session.sign_in_id')
      .innerJoin('person', 'person.id', 'sign_in.person_id')
      .select(['person.id', 'staff_number', 'name', 'email', 'unit', 'left_on', 'kind', 'method', 'issuer'])
      .select(['sign_in_id', 'session.origin', 'session.expires_at', 'sign_in.expires_at as ends_at'])
      .where('token_hash', '=', tokenHash)
      .where('session.expires_at', '>', now.toISOString())
      .executeTakeFirst();
    if (!row || row.ends_at <= now.toISOString() || (row.left_on !== null && row.left_on < today)) return undefined;
    const { id, staff_number: staffNumber, name, email, unit, kind, method, issuer, origin } = row;
    const asker: Asker = {
      person: { id, staffNumber, name, email, unit },
      signInId: row.sign_in_id,
      kind,
      identified: { method, issuer, origin },
    };
    if (this.#remembered.size >= mostRemembered) this.#remembered.clear();
    this.#remembered.set(tokenHash, { asker, expiresAt: row.expires_at, until: performance.now() + rememberedMs });
    return kinds.includes(kind) ? asker : undefined;
  }

  /** Sign-ins were ended elsewhere: what is remembered of any is asked for again. */
  askAgain(): void {
    this.#remembered.clear();
  }

  async #end(signInIds: string[]): Promise<number> {
    if (signInIds.length === 0) return 0;
    for (const [tokenHash, { asker }] of this.#remembered)
      if (signInIds.includes(asker.signInId)) this.#remembered.delete(tokenHash);
    await this.#db.deleteFrom('session').where('sign_in_id', 'in', signInIds).execute();
    await this.#db.deleteFrom('sign_in').where('id', 'in', signInIds).execute();
    return signInIds.length;
  }

  async #forget(now: Date, db: Db | Trx = this.#db): Promise<void> {
    await db.deleteFrom('session').where('expires_at', '<=', now.toISOString()).execute();
    await db.deleteFrom('ticket').where('expires_at', '<=', now.toISOString()).execute();
    await db.deleteFrom('sign_in').where('expires_at', '<=', now.toISOString()).execute();
  }
}

async function insertSignIn(
  trx: Trx,
  personId: string,
  how: OpenSignIn,
  now: Date,
  expiresAt: string,
): Promise<string> {
  const id = randomUUID();
  await trx
    .insertInto('sign_in')
    .values({ id, person_id: personId, ...how, created_at: now.toISOString(), expires_at: expiresAt })
    .execute();
  return id;
}

async function insertSession(
  db: Db | Trx,
  row: { signInId: string; kind: SessionKind; origin: string | null; expiresAt: string },
): Promise<string> {
  const token = newSecret();
  await db
    .insertInto('session')
    .values({
      token_hash: hashOf(token),
      sign_in_id: row.signInId,
      kind: row.kind,
      origin: row.origin,
      expires_at: row.expiresAt,
      cnf_jkt: null,
    })
    .execute();
  return token;
}

/**
 * What is kept of the proof that goes with a ticket. Where it came from is part of it: a page that answers in the place of another has the
 * right value from the wrong place.
 * @param from `cookie` for ours, `window` for our frame that opened this one, else the origin of the page that kept it
 */
export function proofHashOf(from: string, value: string): string {
  return hashOf(`${from} ${value}`);
}

async function insertTicket(db: Db | Trx, signInId: string, proofHash: string, now: Date): Promise<string> {
  const ticket = newSecret();
  await db
    .insertInto('ticket')
    .values({
      ticket_hash: hashOf(ticket),
      sign_in_id: signInId,
      proof_hash: proofHash,
      expires_at: later(now, ticketSeconds),
    })
    .execute();
  return ticket;
}

/** Everything a person may be on that day. */
export async function rolesOf(db: Db, personId: string, today: string): Promise<Set<Role>> {
  const granted = await db.selectFrom('person_role').select('role').where('person_id', '=', personId).execute();
  const roles = new Set<Role>(['learner', ...granted.map((row) => row.role)]);
  if ((await reportsOf(db, personId, today)).length > 0) roles.add('manager');
  return roles;
}

function later(now: Date, seconds: number): string {
  return new Date(now.getTime() + seconds * 1_000).toISOString();
}

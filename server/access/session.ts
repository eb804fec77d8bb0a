import { hash, randomBytes } from 'node:crypto';
import type { Db } from '../../db/open.ts';
import { reportsOf, type Person } from '../people/people-queries.ts';
import type { Role } from './access-shapes.ts';

/** Who is asking, for one request. Roles are looked up where a route needs one: most requests are a learner's. */
export interface Asker {
  person: Person;
}

interface Remembered {
  asker: Asker;
  expiresAt: string;
  /** Monotonic milliseconds. */
  until: number;
}

const hoursSignedIn = 12;

/** A learner's page asks several times a second; more than this is not worth being wrong for. */
const rememberedMs = 1_000;
const mostRemembered = 10_000;

/**
 * The sign-ins. Tokens are opaque, because a leaver must be cut off at once and there is no algorithm to confuse: here that
 * is within a second, for which an answer from the database is remembered. Signing out on this server is immediate.
 */
export class Sessions {
  readonly #db: Db;
  readonly #remembered = new Map<string, Remembered>();

  constructor(db: Db) {
    this.#db = db;
  }

  /** Opens a session and answers its token: 256 random bits that only the browser keeps. */
  async open(personId: string, now: Date): Promise<string> {
    const token = randomBytes(32).toString('base64url');
    await this.#db.deleteFrom('session').where('expires_at', '<=', now.toISOString()).execute();
    await this.#db
      .insertInto('session')
      .values({
        token_hash: hashOf(token),
        person_id: personId,
        created_at: now.toISOString(),
        expires_at: new Date(now.getTime() + hoursSignedIn * 3_600_000).toISOString(),
      })
      .execute();
    return token;
  }

  /** Ends a session. A token that is unknown or already ended is no fault. */
  async close(token: string): Promise<void> {
    this.#remembered.delete(hashOf(token));
    await this.#db.deleteFrom('session').where('token_hash', '=', hashOf(token)).execute();
  }

  /**
   * Who holds this token now; undefined if it is forged, expired, or belongs to someone who left.
   * @param today in the organisation's time zone: the last day on staff is a whole day there
   */
  async askerWith(token: string, now: Date, today: string): Promise<Asker | undefined> {
    const tokenHash = hashOf(token);
    const known = this.#remembered.get(tokenHash);
    if (known && known.until > performance.now() && known.expiresAt > now.toISOString()) return known.asker;
    this.#remembered.delete(tokenHash);

    const row = await this.#db
      .selectFrom('session')
      .innerJoin('person', 'person.id', 'session.person_id')
      .select(['person.id', 'staff_number', 'name', 'email', 'unit', 'left_on', 'expires_at'])
      .where('token_hash', '=', tokenHash)
      .where('expires_at', '>', now.toISOString())
      .executeTakeFirst();
    if (!row || (row.left_on !== null && row.left_on < today)) return undefined;
    const { id, staff_number: staffNumber, name, email, unit } = row;
    const asker = { person: { id, staffNumber, name, email, unit } };
    if (this.#remembered.size >= mostRemembered) this.#remembered.clear();
    this.#remembered.set(tokenHash, { asker, expiresAt: row.expires_at, until: performance.now() + rememberedMs });
    return asker;
  }
}

/** Everything a person may be on that day. */
export async function rolesOf(db: Db, personId: string, today: string): Promise<Set<Role>> {
  const granted = await db.selectFrom('person_role').select('role').where('person_id', '=', personId).execute();
  const roles = new Set<Role>(['learner', ...granted.map((row) => row.role)]);
  if ((await reportsOf(db, personId, today)).length > 0) roles.add('manager');
  return roles;
}

function hashOf(token: string): string {
  return hash('sha256', token, 'base64url');
}

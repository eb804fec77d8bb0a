import { createHash } from 'node:crypto';
import { Hono, type Context } from 'hono';
import { getCookie } from 'hono/cookie';
import * as v from 'valibot';
import { cookies, deleteRenewCookie, renewCookieOf, setRenewCookie } from '../access/cookies.ts';
import { bearerOf, signedIn } from '../access/guard.ts';
import { embedSeconds, proofHashOf } from '../access/session.ts';
import { addressOf, Bucket } from '../bucket.ts';
import type { Signed } from '../environment.ts';
import { Refusal } from '../refusals.ts';
import { hashOf, newSecret } from '../secret.ts';
import { jsonBody } from '../validated.ts';
import type { EmbedSession, Ticket } from './embed-shapes.ts';
import { signInByHost } from './host-sign-in.ts';
import { readHostToken } from './host-token.ts';
import { issuersNow } from './issuers.ts';

const secret = v.pipe(v.string(), v.minLength(1), v.maxLength(200));
const asked = v.variant('grant', [
  v.object({ grant: v.literal('cookie') }),
  v.object({ grant: v.literal('renew') }),
  v.object({
    grant: v.literal('host'),
    token: v.pipe(v.string(), v.minLength(1), v.maxLength(16_000)),
    /** In a frame of ours: the number that the host was given. */
    nonce: v.optional(secret),
    framed: v.optional(v.boolean(), false),
  }),
  v.object({
    grant: v.literal('ticket'),
    ticket: secret,
    /** Who handed it over: a page of that origin, or `window`, the frame of ours that opened it. Without one our cookie counts. */
    proof: v.optional(v.object({ value: secret, from: v.pipe(v.string(), v.maxLength(320)) })),
  }),
  v.object({
    grant: v.literal('code'),
    code: secret,
    verifier: v.pipe(v.string(), v.regex(/^[\w.~-]{43,128}$/, 'is no verifier (RFC 7636)')),
    redirectUri: v.pipe(v.string(), v.maxLength(2_000)),
  }),
]);

type Asked = v.InferOutput<typeof asked>;

const nonceSeconds = 5 * 60;

interface Counts {
  guesses: Bucket;
  people: Bucket;
  nonces: Bucket;
}

/** What is counted, by database, so that two installations in one process do not count for each other. */
const counted = new WeakMap<object, Counts>();

/**
 * Only what was refused counts against a page and an address, and it is counted afterwards: behind a proxy all people of a company have
 * one, and whoever guesses there must not shut them out. A person whom a host vouches for comes a few times in a quarter of an hour; a
 * script that asks on and on is stopped.
 */
function countsOf(db: object): Counts {
  const known = counted.get(db);
  if (known) return known;
  const made = {
    guesses: new Bucket({ burst: 60, msForOne: 500 }),
    people: new Bucket({ burst: 30, msForOne: 5_000 }),
    nonces: new Bucket({ burst: 600, msForOne: 50 }),
  };
  counted.set(db, made);
  return made;
}

/** What is refused to whoever tries tokens and codes; nobody being signed in is no such thing. */
const guesses = new Set<string>(['host_token_refused', 'embed_code_unknown', 'person_not_found']);

const tooManyText = 'Too many sign-ins at once. Wait a minute.';

/**
 * How a host page comes to a token: opaque, for a quarter of an hour, for what a learner may do, and for pages of that origin
 * alone. The elements ask here; what they may be refused says `docs/api.md`.
 */
export const embedSessionRoutes = new Hono<Signed>()
  .post('/session', jsonBody(asked), async (c) => {
    const { db, now } = c.var.tools;
    const origin = originOf(c);
    try {
      const token = await tokenFor(c, origin, c.req.valid('json'));
      return c.json<EmbedSession>({ token, expiresIn: embedSeconds });
    } catch (error) {
      const isGuess = error instanceof Refusal && guesses.has(error.code);
      if (isGuess) countsOf(db).guesses.takeOrRefuse(c, `${origin} ${addressOf(c)}`, now(), tooManyText);
      throw error;
    }
  })
  .delete('/session', async (c) => {
    const token = bearerOf(c);
    if (token) await c.var.tools.sessions.leave(token, originOf(c));
    deleteRenewCookie(c, originOf(c));
    return c.body(null, 204);
  })
  .post('/session/ticket', signedIn, async (c) => {
    const { sessions, config, now } = c.var.tools;
    // For our own frames alone: a page of somebody else's has no window of ours to open with it.
    const { kind, identified, signInId } = c.var.asker;
    const isOurFrame = kind === 'embed' && identified.origin === config.publicUrl;
    const ticket = isOurFrame ? await sessions.anotherTicket(signInId, now()) : undefined;
    return ticket ? c.json<Ticket>(ticket) : signInRequired();
  })
  .post('/session/nonce', async (c) => {
    const { db, now } = c.var.tools;
    countsOf(db).nonces.takeOrRefuse(c, `${originOf(c)} ${addressOf(c)}`, now(), tooManyText);
    const nonce = newSecret();
    await db.deleteFrom('host_nonce').where('expires_at', '<=', now().toISOString()).execute();
    await db
      .insertInto('host_nonce')
      .values({ nonce_hash: hashOf(nonce), expires_at: new Date(now().getTime() + nonceSeconds * 1_000).toISOString() })
      .execute();
    return c.json({ nonce });
  });

/** The origin that a token will be bound to. A frame of ours is a page of our own. */
function originOf(c: Context<Signed>): string {
  return c.var.foreign ? c.req.header('origin')! : c.var.tools.config.publicUrl;
}

async function tokenFor(c: Context<Signed>, origin: string, wanted: Asked): Promise<string> {
  switch (wanted.grant) {
    case 'cookie':
      return byCookie(c, origin);
    case 'renew':
      return byRenewal(c, origin);
    case 'host':
      return byHost(c, origin, wanted);
    case 'ticket':
      return byTicket(c, origin, wanted);
    case 'code':
      return byCode(c, origin, wanted);
  }
}

/** The browser brought the cookie of our own pages: the two are of one site, or the person let it through. */
async function byCookie(c: Context<Signed>, origin: string): Promise<string> {
  const { sessions, now, today } = c.var.tools;
  for (const kind of ['page', 'frame'] as const) {
    const held = getCookie(c, cookies[kind]);
    const asker = held && (await sessions.askerWith(held, [kind], now(), today()));
    const token = asker && (await sessions.add(asker.signInId, 'embed', origin, now()));
    if (token) return token;
  }
  return signInRequired();
}

async function byRenewal(c: Context<Signed>, origin: string): Promise<string> {
  const { sessions, now } = c.var.tools;
  const held = renewCookieOf(c, origin);
  const signInId = held && (await sessions.spend(held, 'renew', origin, now()));
  return signInId ? renewable(c, signInId, origin) : signInRequired();
}

async function byHost(
  c: Context<Signed>,
  origin: string,
  { token, nonce, framed }: Extract<Asked, { grant: 'host' }>,
): Promise<string> {
  const { db, config, now } = c.var.tools;
  // A frame of ours says nothing about whose page it is in; what a host's own page sends is judged by its origin.
  const shown = {
    origin: framed && !c.var.foreign ? null : origin,
    nonce: (await isOurs(c, nonce)) ? nonce : undefined,
  };
  const vouched = await readHostToken(token, await issuersNow(db), shown, {
    now: now(),
    allowPrivate: config.webhookPrivate,
  });
  const { issuer, subject } = vouched.claimed;
  countsOf(db).people.takeOrRefuse(c, `${issuer} ${subject}`, now(), tooManyText);
  return signInByHost(c.var.tools, vouched, origin);
}

/** Takes a number back that we gave; each counts once. */
async function isOurs(c: Context<Signed>, nonce: string | undefined): Promise<boolean> {
  if (nonce === undefined) return false;
  const { db, now } = c.var.tools;
  const row = await db
    .deleteFrom('host_nonce')
    .where('nonce_hash', '=', hashOf(nonce))
    .returning('expires_at')
    .executeTakeFirst();
  return row !== undefined && row.expires_at > now().toISOString();
}

/**
 * An LMS opened a frame of ours, and our server said to it who that is. What proves that it is the same browser is its cookie, or what the
 * LMS kept for us and gave us itself, or came with the ticket from a frame of ours: never the address.
 */
async function byTicket(
  c: Context<Signed>,
  origin: string,
  { ticket, proof }: Extract<Asked, { grant: 'ticket' }>,
): Promise<string> {
  const { sessions, now, config } = c.var.tools;
  const shown = proof
    ? proofHashOf(proof.from, proof.value)
    : proofHashOf('cookie', getCookie(c, cookies.launch) ?? '');
  const signInId = origin === config.publicUrl ? await sessions.useTicket(ticket, shown, now()) : undefined;
  if (signInId) return renewable(c, signInId, origin);
  // Else the frame would go on as whoever came in by this browser before.
  deleteRenewCookie(c, origin);
  return signInRequired();
}

async function byCode(
  c: Context<Signed>,
  origin: string,
  { code, verifier, redirectUri }: Extract<Asked, { grant: 'code' }>,
): Promise<string> {
  const { db, now } = c.var.tools;
  // The deletion is the claim: of two that show the same code, one finds nothing.
  const row = await db.deleteFrom('embed_code').where('code_hash', '=', hashOf(code)).returningAll().executeTakeFirst();
  const challenge = createHash('sha256').update(verifier).digest('base64url');
  const isGood =
    row !== undefined &&
    row.expires_at > now().toISOString() &&
    row.origin === origin &&
    row.redirect_uri === redirectUri &&
    row.challenge === challenge;
  if (!isGood) throw new Refusal('embed_code_unknown', 'That sign-in cannot be finished here. Begin it again.');
  return renewable(c, row.sign_in_id, origin);
}

/** A token, and a cookie that gets the next one where the browser keeps it for this site. */
async function renewable(c: Context<Signed>, signInId: string, origin: string): Promise<string> {
  const { sessions, now } = c.var.tools;
  const token = await sessions.add(signInId, 'embed', origin, now());
  const next = await sessions.add(signInId, 'renew', origin, now());
  if (next) setRenewCookie(c, next, origin);
  return token ?? signInRequired();
}

function signInRequired(): never {
  throw new Refusal('sign_in_required', 'Nobody is signed in here.');
}

import { createLocalJWKSet, decodeJwt, type JWTPayload } from 'jose';
import { textOf, type Claimed } from '../access/identity.ts';
import { Refusal } from '../refusals.ts';
import { keysAt, skewSeconds, TokenFault, verifiedToken } from '../signed-token.ts';
import { embedScope, entraKeysUrl, framedKinds, type Issuer } from './issuer.ts';

/** A token that was found good, and what it says. */
export interface Vouched {
  issuer: Issuer;
  claimed: Claimed;
  name: string | undefined;
  email: string | undefined;
  /** What must not be shown a second time, and until when; null for tokens that are made to be used again. */
  once: { id: string; until: Date } | null;
}

/** Where a token was shown. */
export interface Shown {
  /** Origin of the page; null in a frame of ours, where it says nothing. */
  origin: string | null;
  /** The number that our frame gave, if it gave one. */
  nonce?: string | undefined;
}

const asymmetric = ['RS256', 'PS256', 'ES256', 'EdDSA'];
/** A host signs for now, not for later. */
const longestSeconds = 300;

/**
 * Reads the token of a host by the rules of embedding.md 1.7. Keys come from the record of the issuer alone: what a token says
 * about keys (`jku`, `x5u`, `jwk`) is not looked at. Refuses every other token (`host_token_refused`) in a sentence for the people
 * who set the page up; it never repeats what stands in the token.
 * @param issuers all that are registered
 */
export async function readHostToken(
  token: string,
  issuers: readonly Issuer[],
  shown: Shown,
  { now, allowPrivate }: { now: Date; allowPrivate: boolean },
): Promise<Vouched> {
  const iss = issuerIn(token);
  const issuer = issuers.find((one) => isFrom(one, iss, shown));
  if (!issuer) throw refused('Nobody is registered who signs under that name for this page.');
  const { payload, protectedHeader } = await verified(token, issuer, iss, now, allowPrivate);
  assertType(issuer, protectedHeader);
  assertAudience(issuer, payload, iss);
  switch (issuer.terms.kind) {
    case 'entra':
      return fromEntra(issuer, issuer.terms, payload);
    case 'access_token':
      return fromAccessToken(issuer, issuer.terms, payload);
    case 'haiilo':
      return fromHaiilo(issuer, issuer.terms, payload, shown);
    default:
      return fromHost(issuer, payload, token);
  }
}

function issuerIn(token: string): string {
  try {
    const { iss } = decodeJwt(token);
    if (typeof iss === 'string') return iss;
  } catch {
    // Said below, as for a token without one.
  }
  throw refused('It is no JSON Web Token with an issuer (iss).');
}

/** Exactly the issuer, and exactly the page. Which of the two counts, the record says and not the request. */
function isFrom({ iss: registered, origin, terms }: Issuer, iss: string, shown: Shown): boolean {
  const isPlace = framedKinds.includes(terms.kind) ? shown.origin === null : origin !== null && origin === shown.origin;
  return isPlace && (registered === iss || (terms.kind === 'entra' && terms.acceptV1 && iss === v1Of(terms.tenant)));
}

/** How tokens of version 1 of Entra ID name the same tenant. */
function v1Of(tenant: string): string {
  return `https://sts.windows.net/${tenant}/`;
}

async function verified(token: string, issuer: Issuer, iss: string, now: Date, allowPrivate: boolean) {
  try {
    return await verifiedToken(token, keysOf(issuer, allowPrivate), {
      issuer: iss,
      algorithms: algorithmsOf(issuer),
      now,
    });
  } catch (error) {
    throw error instanceof TokenFault ? refused(error.message, error.cause) : error;
  }
}

/** A record with public keys never takes a shared secret: its keys are known to everybody. */
function algorithmsOf({ terms }: Issuer): string[] {
  if (terms.kind === 'secret') return ['HS256'];
  if (terms.kind === 'haiilo') return ['RS512', 'RS256'];
  return terms.kind === 'staffbase' || terms.kind === 'entra' ? ['RS256'] : asymmetric;
}

function keysOf(issuer: Issuer, allowPrivate: boolean) {
  const { terms } = issuer;
  if (terms.kind === 'secret') return Buffer.from(terms.secret, 'base64url');
  if ('keys' in terms) return createLocalJWKSet({ keys: terms.keys });
  return keysAt(issuer.id, 'jwksUrl' in terms ? terms.jwksUrl : entraKeysUrl(issuer), allowPrivate);
}

function assertType({ terms }: Issuer, { typ }: { typ?: unknown }): void {
  const allowed = terms.kind === 'access_token' ? ['jwt', 'at+jwt', 'application/at+jwt'] : ['jwt'];
  if (typ !== undefined && (typeof typ !== 'string' || !allowed.includes(typ.toLowerCase())))
    throw refused('It is a token for something else (typ).');
}

/** For us, and for nobody else besides. */
function assertAudience({ terms }: Issuer, { aud }: JWTPayload, iss: string): void {
  if (terms.kind === 'haiilo') return;
  const isV1 = terms.kind === 'entra' && iss === v1Of(terms.tenant);
  const ours = isV1 ? `api://${terms.audience}` : terms.audience;
  const [only, ...others] = [aud].flat();
  if (only !== ours || others.length > 0) throw refused('It is made for another audience (aud).');
}

function fromEntra(issuer: Issuer, terms: Extract<Issuer['terms'], { kind: 'entra' }>, payload: JWTPayload): Vouched {
  const { oid, tid, scp, idtyp, roles, azp, appid } = payload;
  if (tid !== terms.tenant) throw refused('It is of another tenant (tid).');
  if (typeof oid !== 'string' || idtyp === 'app' || (scp === undefined && roles !== undefined))
    throw refused('It stands for a program and not for a person.');
  if (!words(scp).includes(embedScope)) throw refused(`It lacks the scope ${embedScope} (scp).`);
  if (!terms.clients.includes(String(azp ?? appid))) throw refused('It was given to another program (azp).');
  const claimed = { issuer: issuer.id, tenant: terms.tenant, subject: oid, externalId: oid };
  return { issuer, claimed, name: textOf(payload['name']), email: undefined, once: null };
}

function fromAccessToken(
  issuer: Issuer,
  terms: Extract<Issuer['terms'], { kind: 'access_token' }>,
  payload: JWTPayload,
): Vouched {
  const { azp, client_id, scope, scp } = payload;
  if (!terms.clients.includes(String(azp ?? client_id))) throw refused('It was given to another program (azp).');
  if (![...words(scope), ...words(scp)].includes(embedScope)) throw refused(`It lacks the scope ${embedScope}.`);
  return vouched(issuer, '', subjectOf(payload), payload, null);
}

function fromHaiilo(
  issuer: Issuer,
  terms: Extract<Issuer['terms'], { kind: 'haiilo' }>,
  payload: JWTPayload,
  { nonce }: Shown,
): Vouched {
  assertShort(payload);
  // Its tokens name no audience: that it answers our number is what makes it meant for us.
  if (payload.sub !== 'init' || nonce === undefined || payload.jti !== nonce)
    throw refused('It does not answer the number that we gave (jti).');
  if (payload['ctx.tenantId'] !== terms.tenant) throw refused('It is of another tenant (ctx.tenantId).');
  const subject = textOf(payload['ctx.userId']);
  if (subject === undefined) throw refused('It does not say who it is (ctx.userId).');
  return vouched(issuer, terms.tenant, subject, payload, null);
}

function fromHost(issuer: Issuer, payload: JWTPayload, token: string): Vouched {
  assertShort(payload);
  const { jti, exp } = payload;
  // Staffbase does not number its tokens: then what is signed is the number. A signature can be written in several ways.
  if (jti === undefined && issuer.terms.kind !== 'staffbase') throw refused('It has no number of its own (jti).');
  const once = { id: jti ?? token.slice(0, token.lastIndexOf('.')), until: new Date((exp! + skewSeconds) * 1_000) };
  const tenant = issuer.terms.kind === 'staffbase' ? textOf(payload['branch_id']) : undefined;
  return vouched(issuer, tenant ?? '', subjectOf(payload), payload, once);
}

function assertShort({ exp, iat }: JWTPayload): void {
  if (exp! - iat! > longestSeconds) throw refused('It is good for longer than five minutes (exp, iat).');
}

function vouched(issuer: Issuer, tenant: string, subject: string, payload: JWTPayload, once: Vouched['once']): Vouched {
  const email = textOf(payload['email']);
  const claimed: Claimed = {
    issuer: issuer.id,
    tenant,
    subject,
    externalId: textOf(payload['external_id']) ?? subject,
    staffNumber: textOf(payload['staff_number']),
    verifiedEmail: payload['email_verified'] === true ? email : undefined,
  };
  return { issuer, claimed, name: textOf(payload['name']), email, once };
}

function subjectOf({ sub }: JWTPayload): string {
  if (!sub) throw refused('It does not say who it is (sub).');
  return sub;
}

function words(list: unknown): string[] {
  return typeof list === 'string' ? list.split(' ') : [];
}

function refused(why: string, cause?: unknown): Refusal {
  return new Refusal('host_token_refused', `The token of the page was not accepted. ${why}`, { cause });
}

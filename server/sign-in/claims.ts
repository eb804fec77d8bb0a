import type { Trx } from '../../db/transaction.ts';
import { textOf, type Claimed } from '../access/identity.ts';
import type { OidcConfig } from '../config.ts';
import { Refusal } from '../refusals.ts';

export type Claims = Readonly<Record<string, unknown>>;

type Role = 'training_admin' | 'dpo';

/**
 * Whom the claims name. Entra ID calls a person `oid` in the tenant `tid`, the same for all programs; everybody else `sub`. An address
 * counts only if the issuer says that it has verified it. Refuses a name that is longer than any that OpenID Connect allows
 * (`sign_in_refused`).
 */
export function claimedBy(claims: Claims, { issuer, staffNumberClaim }: OidcConfig): Claimed {
  const tenant = textOf(claims['tid']);
  const oid = tenant === undefined ? undefined : textOf(claims['oid']);
  const subject = oid ?? textOf(claims['sub']);
  if (subject === undefined) throw new Refusal('sign_in_refused', 'Your company names nobody. Ask your IT.');
  return {
    issuer,
    tenant: tenant ?? '',
    subject,
    externalId: subject,
    staffNumber: textOf(claims[staffNumberClaim]),
    verifiedEmail:
      claims['email_verified'] === true || claims['xms_edov'] === true ? textOf(claims['email']) : undefined,
  };
}

/**
 * Whether the issuer must be asked for more than is in its token: many put into it only who somebody is (OpenID Connect Core,
 * section 5.4; Okta calls it a thin token). Entra ID puts everything into it.
 */
export function lacksClaims(claims: Claims, settings: OidcConfig): boolean {
  const isSaid = (name: string) => name in claims || isLeftOut(claims, name);
  return claims['tid'] === undefined && neededBy(settings).some((names) => !names.some(isSaid));
}

/** The claims of the token, and besides them what the settings need and the issuer said when it was asked. */
export function withAnswer(claims: Claims, answer: Claims, settings: OidcConfig): Claims {
  const needed = new Set(['_claim_names', ...neededBy(settings).flat()]);
  const more = Object.fromEntries(Object.entries(answer).filter(([name]) => needed.has(name)));
  const joined: Claims = { ...more, ...claims };
  // Whether an address was verified is a word about that address.
  const about = [claims, answer].find((said) => said['email'] === joined['email'] && 'email_verified' in said);
  return { ...joined, email_verified: about?.['email_verified'] };
}

/** What the settings need to know; of each list one is enough. */
function neededBy({ roles, rolesClaim, findBy, staffNumberClaim, require }: OidcConfig): string[][] {
  return [
    ...(roles.length > 0 ? [[rolesClaim, rolesClaim.split('.')[0]!]] : []),
    ...(findBy.includes('email') ? [['email'], ['email_verified']] : []),
    ...(findBy.includes('staff_number') ? [[staffNumberClaim]] : []),
    ...require.map(({ claim }) => [claim]),
  ];
}

/** Whether the issuer only says where a claim could be asked for. */
function isLeftOut({ _claim_names: names }: Claims, name: string): boolean {
  return typeof names === 'object' && names !== null && name in names;
}

/**
 * The roles that the claims give; undefined where they say nothing about it, so that nobody loses a role because a list was too long
 * (Entra ID leaves groups out above 200 and names them in `_claim_names`).
 */
export function rolesIn(claims: Claims, { roles, rolesClaim }: OidcConfig): Set<Role> | undefined {
  if (roles.length === 0) return undefined;
  const path = rolesClaim.split('.');
  if (isLeftOut(claims, rolesClaim) || isLeftOut(claims, path[0]!)) return undefined;
  // A name may have dots of its own, as `https://acme.example/roles` has.
  const found =
    claims[rolesClaim] ??
    path.reduce<unknown>((at, name) => (at as Record<string, unknown> | null | undefined)?.[name], claims);
  const values = new Set([found].flat().filter((value) => typeof value === 'string'));
  return new Set(roles.filter(({ value }) => values.has(value)).map(({ role }) => role));
}

/** Makes the roles that claims gave what the claims say now. What somebody granted by hand stays. */
export async function keepRoles(trx: Trx, personId: string, wanted: ReadonlySet<Role>, now: Date): Promise<void> {
  const rows = await trx
    .selectFrom('person_role')
    .select(['role', 'source'])
    .where('person_id', '=', personId)
    .execute();
  const lost = rows.filter(({ role, source }) => source === 'claim' && !wanted.has(role)).map(({ role }) => role);
  if (lost.length > 0)
    await trx.deleteFrom('person_role').where('person_id', '=', personId).where('role', 'in', lost).execute();
  const has = new Set(rows.map(({ role }) => role));
  for (const role of wanted)
    if (!has.has(role))
      await trx
        .insertInto('person_role')
        .values({ person_id: personId, role, granted_at: now.toISOString(), granted_by: null, source: 'claim' })
        .onConflict((conflict) => conflict.doNothing())
        .execute();
}

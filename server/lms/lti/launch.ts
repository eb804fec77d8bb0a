import * as v from 'valibot';
import { Refusal } from '../../refusals.ts';
import { freshKeysAt, TokenFault, verifiedToken } from '../../signed-token.ts';
import { originOf, type Platform } from './platform.ts';

/** Claims of LTI have long names. */
export const claims = {
  messageType: 'https://purl.imsglobal.org/spec/lti/claim/message_type',
  version: 'https://purl.imsglobal.org/spec/lti/claim/version',
  deploymentId: 'https://purl.imsglobal.org/spec/lti/claim/deployment_id',
  targetLinkUri: 'https://purl.imsglobal.org/spec/lti/claim/target_link_uri',
  roles: 'https://purl.imsglobal.org/spec/lti/claim/roles',
  resourceLink: 'https://purl.imsglobal.org/spec/lti/claim/resource_link',
  context: 'https://purl.imsglobal.org/spec/lti/claim/context',
  presentation: 'https://purl.imsglobal.org/spec/lti/claim/launch_presentation',
  lis: 'https://purl.imsglobal.org/spec/lti/claim/lis',
  custom: 'https://purl.imsglobal.org/spec/lti/claim/custom',
  toolPlatform: 'https://purl.imsglobal.org/spec/lti/claim/tool_platform',
  grades: 'https://purl.imsglobal.org/spec/lti-ags/claim/endpoint',
  members: 'https://purl.imsglobal.org/spec/lti-nrps/claim/namesroleservice',
  deepLinking: 'https://purl.imsglobal.org/spec/lti-dl/claim/deep_linking_settings',
} as const;

/** An id token that is older was held back by somebody (Security Framework 5.1.3 leaves the limit to us). */
const oldestSeconds = 10 * 60;

const id = v.pipe(v.string(), v.minLength(1), v.maxLength(255));
const text = v.pipe(v.string(), v.maxLength(1_000));
const address = v.pipe(v.string(), v.maxLength(2_000));
/** Browsers are sent there, or we ask there: no script, and no path of ours. */
const page = v.pipe(
  address,
  v.check((said) => originOf(said) !== undefined, 'is no web page'),
);
/** What is not as it should be in claims that are a help is left out: no launch fails for them. */
const loose = <S extends v.GenericSchema>(schema: S) => v.fallback(v.optional(schema), undefined as never);
/** Older Moodle sends yes and no as text. */
const flag = v.optional(
  v.union([
    v.boolean(),
    v.pipe(
      v.picklist(['true', 'false']),
      v.transform((said) => said === 'true'),
    ),
  ]),
  true,
);

const message = v.object({
  sub: v.pipe(id, v.regex(/^[\x20-\x7e]+$/, 'is not ASCII')),
  name: loose(text),
  given_name: loose(text),
  family_name: loose(text),
  email: loose(text),
  [claims.messageType]: v.picklist(['LtiResourceLinkRequest', 'LtiDeepLinkingRequest']),
  [claims.version]: v.literal('1.3.0'),
  [claims.deploymentId]: id,
  [claims.targetLinkUri]: v.optional(address),
  [claims.roles]: v.array(text),
  [claims.resourceLink]: v.optional(v.object({ id, title: loose(text) })),
  [claims.context]: loose(v.object({ id, title: loose(text) })),
  [claims.presentation]: loose(v.object({ locale: loose(text), return_url: loose(address) })),
  [claims.lis]: loose(v.object({ person_sourcedid: loose(text) })),
  [claims.custom]: loose(v.record(v.string(), v.unknown())),
  [claims.grades]: loose(
    v.object({ lineitem: loose(page), lineitems: loose(page), scope: v.optional(v.array(text), []) }),
  ),
  [claims.members]: loose(v.object({ context_memberships_url: page })),
  [claims.deepLinking]: v.optional(
    v.object({
      deep_link_return_url: page,
      accept_types: v.array(text),
      accept_multiple: flag,
      accept_lineitem: flag,
      data: v.optional(v.pipe(v.string(), v.maxLength(20_000))),
    }),
  ),
});

/** Where the results of a link go (Assignment and Grade Services 2.0, 3.1). */
export interface Grades {
  lineitem?: string | undefined;
  lineitems?: string | undefined;
  scopes: string[];
}

/** What somebody who teaches is asked to choose (Deep Linking 2.0, 4). */
export interface DeepLinking {
  returnUrl: string;
  acceptTypes: string[];
  acceptMultiple: boolean;
  acceptLineItem: boolean;
  data: string | undefined;
}

/** What a platform says in a launch that was found good. */
export interface Launch {
  platform: Platform;
  deploymentId: string;
  subject: string;
  name: string | undefined;
  email: string | undefined;
  staffNumber: string | undefined;
  roles: string[];
  resourceLink: { id: string; title: string | undefined } | undefined;
  contextTitle: string | undefined;
  targetLinkUri: string | undefined;
  custom: Record<string, unknown>;
  locale: string | undefined;
  returnUrl: string | undefined;
  grades: Grades | undefined;
  membersUrl: string | undefined;
  /** Null for somebody who opens a link. */
  deepLinking: DeepLinking | null;
}

/**
 * Reads the id token of a launch by LTI Core 1.3 (5.3, 5.4) and the Security Framework (5.1.3). Keys come from the record of the platform
 * alone. Refuses every other one (`lms_launch_refused`) in a sentence that repeats nothing of it. Whether its number (nonce) is ours and
 * whether the deployment is let in, the caller decides.
 */
export async function readLaunch(
  token: string,
  platform: Platform,
  { now, allowPrivate }: { now: Date; allowPrivate: boolean },
): Promise<{ launch: Launch; nonce: string }> {
  const { payload } = await verified(token, platform, now, allowPrivate);
  const { aud, azp, iat, nonce } = payload;
  if ([aud].flat().length > 1 && azp === undefined)
    throw refused('It is made for several, and does not say who asked for it (azp).');
  if (azp !== undefined && azp !== platform.clientId) throw refused('Somebody else asked for it (azp).');
  if (iat! < now.getTime() / 1_000 - oldestSeconds) throw refused('It is too old (iat).');
  if (typeof nonce !== 'string' || nonce === '') throw refused('It does not repeat our number (nonce).');

  const parsed = v.safeParse(message, payload);
  if (!parsed.success) {
    const [issue] = parsed.issues;
    throw refused(`Its claim ${String(issue.path?.[0]?.key).split('/').at(-1)} is missing or not what it should be.`);
  }
  const said = parsed.output;
  const isDeepLinking = said[claims.messageType] === 'LtiDeepLinkingRequest';
  const settings = said[claims.deepLinking];
  if (isDeepLinking && !settings) throw refused('It does not say where choices go (deep_linking_settings).');
  if (!isDeepLinking && !said[claims.resourceLink]) throw refused('It does not say which link it is (resource_link).');
  if (!isDeepLinking && said[claims.targetLinkUri] === undefined)
    throw refused('It does not say where it leads (target_link_uri).');
  return { launch: toLaunch(platform, said, isDeepLinking ? settings! : null), nonce };
}

async function verified(token: string, platform: Platform, now: Date, allowPrivate: boolean) {
  try {
    return await verifiedToken(token, freshKeysAt(platform.id, platform.keysUrl, allowPrivate), {
      issuer: platform.issuer,
      audience: platform.clientId,
      // What every platform must be able to do, and nothing that a public key could be mistaken for (5.1.3, RFC 8725).
      algorithms: ['RS256'],
      now,
    });
  } catch (error) {
    throw error instanceof TokenFault ? refused(error.message, error.cause) : error;
  }
}

type Said = v.InferOutput<typeof message>;

function toLaunch(
  platform: Platform,
  said: Said,
  settings: NonNullable<Said[typeof claims.deepLinking]> | null,
): Launch {
  const { sub, name, given_name: given, family_name: family, email } = said;
  const grades = said[claims.grades];
  const link = said[claims.resourceLink];
  return {
    platform,
    deploymentId: said[claims.deploymentId],
    subject: sub,
    name: present(name) ?? present([given, family].filter(Boolean).join(' ')),
    email: present(email),
    staffNumber: numberIn(said[claims.lis]?.person_sourcedid),
    roles: said[claims.roles],
    resourceLink: link && { id: link.id, title: present(link.title) },
    contextTitle: present(said[claims.context]?.title),
    targetLinkUri: said[claims.targetLinkUri],
    custom: said[claims.custom] ?? {},
    locale: present(said[claims.presentation]?.locale),
    returnUrl: present(said[claims.presentation]?.return_url),
    grades: grades && { lineitem: grades.lineitem, lineitems: grades.lineitems, scopes: grades.scope },
    membersUrl: said[claims.members]?.context_memberships_url,
    deepLinking: settings && {
      returnUrl: settings.deep_link_return_url,
      acceptTypes: settings.accept_types,
      acceptMultiple: settings.accept_multiple,
      acceptLineItem: settings.accept_lineitem,
      data: settings.data,
    },
  };
}

/** Platforms send empty text for what they do not have. */
function present(said: string | undefined): string | undefined {
  const trimmed = said?.trim();
  return trimmed === '' ? undefined : trimmed;
}

/** A staff number that a platform says. Canvas sends the name of its variable for all who have none: they must not be one person. */
export function numberIn(said: string | undefined): string | undefined {
  const number = present(said);
  return number?.startsWith('$') ? undefined : number;
}

function refused(why: string, cause?: unknown): Refusal {
  return new Refusal('lms_launch_refused', `The launch was not accepted. ${why}`, { cause });
}

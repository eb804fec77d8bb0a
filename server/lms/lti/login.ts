import * as v from 'valibot';
import { proofHashOf } from '../../access/session.ts';
import type { Tools } from '../../environment.ts';
import { Refusal } from '../../refusals.ts';
import { hashOf, newSecret } from '../../secret.ts';
import { notConnected, originOf, platformThatSays, platformWith, type Platform } from './platform.ts';

/** How long a launch may take: people sign in at their LMS on the way. */
const loginSeconds = 10 * 60;

const parameter = v.pipe(v.string(), v.maxLength(4_000));
/** What a platform begins a launch with (Security Framework 5.1.1.1). */
const loginRequest = v.object({
  iss: v.pipe(parameter, v.minLength(1)),
  login_hint: v.pipe(parameter, v.minLength(1)),
  target_link_uri: v.optional(parameter),
  lti_message_hint: v.optional(parameter),
  client_id: v.optional(parameter),
  lti_deployment_id: v.optional(parameter),
  lti_storage_target: v.optional(v.pipe(v.string(), v.maxLength(200))),
});

export type LoginRequest = v.InferOutput<typeof loginRequest>;

/** What the platform keeps for us where browsers keep no cookie (LTI Client Side postMessages). */
export interface Storage {
  /** The frame of the platform that does it; `_parent` is the page around us. */
  target: string;
  origin: string;
  key: string;
  value: string;
}

/** A launch that was begun. */
export interface Begun {
  /** Where to send the browser. */
  to: string;
  /** What the platform is to keep before that, if the browser does not keep our cookie. */
  storage: Storage | null;
  /** Path where the same launch begins again. */
  again: string;
}

/**
 * Begins a launch. Refuses a request that lacks something (`invalid_input`), and a platform that is not registered or cannot be told from
 * another (`lms_unknown`).
 * @param browser secret in the cookie of the browser
 */
export async function beginLaunch(
  { db, config, now }: Pick<Tools, 'db' | 'config' | 'now'>,
  query: Record<string, unknown>,
  browser: string,
): Promise<Begun> {
  const asked = v.safeParse(loginRequest, query);
  if (!asked.success)
    throw new Refusal('invalid_input', `The launch lacks ${v.getDotPath(asked.issues[0])}, or it is too long.`);
  const { iss, client_id: clientId, lti_storage_target: target } = asked.output;
  const platform = await platformThatSays(db, iss, clientId);
  if (!platform) throw notConnected();
  const [state, nonce, proof] = [newSecret(), newSecret(), newSecret()];
  const origin = originOf(platform.authUrl)!;
  await db.deleteFrom('lms_login').where('expires_at', '<=', now().toISOString()).execute();
  await db
    .insertInto('lms_login')
    .values({
      state_hash: hashOf(state),
      platform_id: platform.id,
      nonce_hash: hashOf(nonce),
      browser_hash: hashOf(browser),
      proof_hash: target === undefined ? null : proofHashOf(origin, proof),
      parameters: JSON.stringify(asked.output),
      expires_at: new Date(now().getTime() + loginSeconds * 1_000).toISOString(),
    })
    .execute();
  return {
    to: authAddress(platform, asked.output, { state, nonce, redirectUri: launchAddress(config.publicUrl) }),
    storage: target === undefined ? null : { target, origin, key: storageKey(state), value: proof },
    again: loginAddress(asked.output),
  };
}

/** Path where a launch begins again, in a window of its own: there nobody around us keeps anything. */
export function loginAddress(asked: LoginRequest): string {
  const again = Object.entries(asked).flatMap(([name, value]): [string, string][] =>
    value === undefined || name === 'lti_storage_target' ? [] : [[name, value]],
  );
  return `/lms/lti/login?${new URLSearchParams(again)}`;
}

/** Where launches arrive. */
export function launchAddress(publicUrl: string): string {
  return `${publicUrl}/lms/lti/launch`;
}

/** Under which name a platform keeps the proof of a launch. */
function storageKey(state: string): string {
  return `a39_${hashOf(state).slice(0, 16)}`;
}

/** The request for the id token (Security Framework 5.1.1.2). */
function authAddress(
  platform: Platform,
  asked: LoginRequest,
  { state, nonce, redirectUri }: { state: string; nonce: string; redirectUri: string },
): string {
  const url = new URL(platform.authUrl);
  const parameters = {
    scope: 'openid',
    response_type: 'id_token',
    response_mode: 'form_post',
    prompt: 'none',
    client_id: platform.clientId,
    redirect_uri: redirectUri,
    login_hint: asked.login_hint,
    ...(asked.lti_message_hint !== undefined && { lti_message_hint: asked.lti_message_hint }),
    state,
    nonce,
  };
  for (const [name, value] of Object.entries(parameters)) url.searchParams.set(name, value);
  return url.href;
}

/** A launch that comes back. */
export interface Returned {
  platform: Platform;
  nonceHash: string;
  /** How it is shown that the same browser began it: the cookie came back, or the platform is to be asked. Null: neither. */
  proof: { kind: 'cookie' } | ({ kind: 'storage'; hash: string } & Omit<Storage, 'value'>) | null;
  /** What the platform asked with. */
  parameters: LoginRequest;
}

/**
 * Takes a launch out of use and answers what it was. Refuses one that was not begun here, was used, or took too long
 * (`lms_launch_over`), and one of a platform that was disabled meanwhile (`lms_unknown`).
 */
export async function endLogin(
  { db, now }: Pick<Tools, 'db' | 'now'>,
  state: string,
  browser: string | undefined,
): Promise<Returned> {
  const row = await db
    .deleteFrom('lms_login')
    .where('state_hash', '=', hashOf(state))
    .returningAll()
    .executeTakeFirst();
  if (!row || row.expires_at <= now().toISOString())
    throw new Refusal(
      'lms_launch_over',
      'This launch was used before, or took too long. Open the course again in the LMS.',
    );
  const platform = await platformWith(db, row.platform_id);
  if (!platform || platform.isDisabled) throw notConnected();
  // Written by `beginLaunch`.
  const parameters = JSON.parse(row.parameters) as LoginRequest;
  const { lti_storage_target: target } = parameters;
  const origin = originOf(platform.authUrl)!;
  const proof =
    browser !== undefined && hashOf(browser) === row.browser_hash
      ? ({ kind: 'cookie' } as const)
      : target !== undefined && row.proof_hash !== null
        ? ({ kind: 'storage', hash: row.proof_hash, target, origin, key: storageKey(state) } as const)
        : null;
  return { platform, nonceHash: row.nonce_hash, proof, parameters };
}

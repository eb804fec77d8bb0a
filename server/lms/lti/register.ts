import * as v from 'valibot';
import { inTransaction } from '../../../db/transaction.ts';
import type { Tools } from '../../environment.ts';
import { fetchGuarded } from '../../guarded-fetch.ts';
import { Refusal } from '../../refusals.ts';
import { takeInvitation } from '../invitations.ts';
import { addPlatform } from '../platforms.ts';
import { originOf } from './platform.ts';
import { toolConfiguration } from './tool-configuration.ts';

const address = v.pipe(v.string(), v.maxLength(2_000), v.url('is no address'));
const ofPlatform = 'https://purl.imsglobal.org/spec/lti-platform-configuration';
const ofTool = 'https://purl.imsglobal.org/spec/lti-tool-configuration';
/** Moodle before 4.5 names messages without saying more of them. */
const aMessage = v.union([
  v.pipe(
    v.string(),
    v.transform((type) => ({ type, placements: [] as string[] })),
  ),
  v.object({ type: v.string(), placements: v.optional(v.array(v.string()), []) }),
]);

/** What a platform says of itself (Dynamic Registration 1.0, 3.4). */
const configuration = v.object({
  issuer: v.pipe(address, v.maxLength(300)),
  authorization_endpoint: address,
  registration_endpoint: address,
  jwks_uri: address,
  token_endpoint: address,
  authorization_server: v.optional(v.nullable(v.pipe(v.string(), v.maxLength(300)))),
  [ofPlatform]: v.object({
    product_family_code: v.pipe(v.string(), v.maxLength(100)),
    messages_supported: v.optional(v.array(aMessage), []),
    'https://canvas.instructure.com/lti/account_name': v.optional(v.pipe(v.string(), v.maxLength(200))),
  }),
});

/** What it says of us, once it has registered us (3.5). Where we are deployed it may say later. */
const registered = v.object({
  client_id: v.pipe(v.string(), v.minLength(1), v.maxLength(255)),
  [ofTool]: v.optional(v.object({ deployment_id: v.optional(v.nullable(v.pipe(v.string(), v.maxLength(255)))) })),
});

type Configuration = v.InferOutput<typeof configuration>;
type Registering = Pick<Tools, 'db' | 'config' | 'now' | 'receivers'>;

/** What a platform comes with. */
export interface Asked {
  invitation: string;
  openidConfiguration: string;
  registrationToken: string | undefined;
}

/** A platform that is connected. */
export interface Registered {
  name: string;
  product: string;
  /** Launches from where it put us are taken at once; else each place is to be let in first. */
  isLetIn: boolean;
}

/**
 * Registers us at a platform, and it here (Dynamic Registration 1.0). The invitation says on which terms, and that its administrator
 * wants it. Refuses an invitation that is over (`lms_invitation_over`), a platform that says or does something else than it must
 * (`lms_registration_refused`, in a sentence for whoever looks after it), and one that is connected already (`lms_there`): then the
 * invitation can be used again.
 */
export async function registerAt(tools: Registering, asked: Asked): Promise<Registered> {
  const invitation = await takeInvitation(tools.db, asked.invitation, tools.now());
  try {
    const platform = await configurationOf(tools, asked);
    const { client_id: clientId, [ofTool]: about } = await introduce(tools, platform, asked.registrationToken);
    const deploymentId = about?.deployment_id ?? undefined;
    const { db, now } = tools;
    const { [ofPlatform]: itself, issuer } = platform;
    const name = itself['https://canvas.instructure.com/lti/account_name'] ?? new URL(issuer).host;
    const wanted = {
      name,
      issuer,
      clientId,
      authUrl: platform.authorization_endpoint,
      tokenUrl: platform.token_endpoint,
      tokenAudience: platform.authorization_server ?? null,
      keysUrl: platform.jwks_uri,
      product: itself.product_family_code,
      deploymentIds: deploymentId === undefined ? [] : [deploymentId],
      origins: [originOf(asked.openidConfiguration)!],
      terms: invitation.terms,
    };
    await inTransaction(db, async (trx) => {
      await invitation.use(trx);
      await addPlatform(trx, wanted, { id: invitation.by, now: now() });
    });
    tools.receivers.changed();
    return { name, product: itself.product_family_code, isLetIn: deploymentId !== undefined };
  } catch (error) {
    await invitation.giveBack();
    throw error;
  }
}

/** Reads what the platform says of itself. Canvas wants to see the token for that as well. */
async function configurationOf({ config }: Registering, asked: Asked): Promise<Configuration> {
  const { openidConfiguration: url } = asked;
  if (!URL.canParse(url)) throw refused('The address of its configuration (openid_configuration) is none.');
  const found = await askedFor(url, config.webhookPrivate, bearer(asked.registrationToken), configuration);
  if (!isTheirs(new URL(found.issuer), new URL(url)))
    throw refused('It calls itself something else (issuer) than the server that its configuration is on.');
  const isSafe = (one: string) => config.webhookPrivate || new URL(one).protocol === 'https:';
  if (![found.issuer, found.authorization_endpoint].every((one) => originOf(one) !== undefined && isSafe(one)))
    throw refused('People would be sent to it without TLS (authorization_endpoint).');
  return found;
}

/**
 * The issuer must be on the host of the configuration (3.4): else anybody could register in the name of another platform. All of
 * Instructure's Canvas have one issuer for each of three environments, whatever the host of the customer.
 */
export function isTheirs(issuer: URL, configured: URL): boolean {
  if (issuer.host === configured.host) return true;
  const canvas = /^https:\/\/canvas(\.beta|\.test)?\.instructure\.com$/.exec(issuer.origin);
  const customer = /^https:\/\/[\w-]+(\.beta|\.test)?\.(?:instructure|canvaslms)\.com$/.exec(configured.origin);
  return canvas !== null && customer !== null && canvas[1] === customer[1];
}

/** Tells the platform who we are, and reads as whom it knows us. */
async function introduce({ config }: Registering, platform: Configuration, token: string | undefined) {
  const messages = platform[ofPlatform].messages_supported;
  const offered = messages.flatMap(({ type, placements }) => (type === 'LtiDeepLinkingRequest' ? placements : []));
  const body = JSON.stringify(toolConfiguration(config.publicUrl, offered));
  return askedFor(platform.registration_endpoint, config.webhookPrivate, bearer(token), registered, body);
}

function bearer(token: string | undefined): Record<string, string> {
  return token === undefined ? {} : { authorization: `Bearer ${token}` };
}

async function askedFor<S extends v.GenericSchema>(
  url: string,
  allowPrivate: boolean,
  headers: Record<string, string>,
  schema: S,
  body?: string,
): Promise<v.InferOutput<S>> {
  const posted = body !== undefined && {
    method: 'POST' as const,
    body,
    headers: { ...headers, 'content-type': 'application/json' },
  };
  const answer = await fetchGuarded(url, allowPrivate, { headers, ...posted, patienceMs: 15_000 }).catch(
    (error: unknown) => {
      throw refused(error instanceof Error ? error.message : String(error), error);
    },
  );
  const { host } = new URL(url);
  if (!answer.ok) throw refused(`${host} answered ${answer.status}${whyOf(await answer.text())}.`);
  const found = v.safeParse(schema, await answer.json().catch(() => null));
  if (found.success) return found.output;
  const [issue] = found.issues;
  throw refused(`What ${host} answered is not as it should be: ${v.getDotPath(issue) ?? 'no JSON'}.`);
}

/** Why it refuses us, in its own word: platforms send a code, as text or as OAuth has it. What is longer is a page. */
function whyOf(text: string): string {
  const word = /^[\w .:,'-]{1,120}$/.exec(text.trim())?.[0];
  const code = /"(?:error_description|error)"\s*:\s*"([\w .:,'-]{1,120})"/.exec(text)?.[1];
  const why = code ?? word;
  return why === undefined ? '' : ` (${why})`;
}

function refused(why: string, cause?: unknown): Refusal {
  return new Refusal('lms_registration_refused', `The learning platform was not connected. ${why}`, { cause });
}

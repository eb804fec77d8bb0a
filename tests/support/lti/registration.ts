import { randomUUID } from 'node:crypto';
import { Hono } from 'hono';
import { scopes, type Lms, type Tool } from './lms.ts';

const ofPlatform = 'https://purl.imsglobal.org/spec/lti-platform-configuration';
const ofTool = 'https://purl.imsglobal.org/spec/lti-tool-configuration';

/** What the platform says of itself (Dynamic Registration 1.0, 3.4). */
export function configuration(lms: Lms): Record<string, unknown> {
  return {
    issuer: lms.origin,
    authorization_endpoint: `${lms.origin}/auth`,
    registration_endpoint: `${lms.services}/registration`,
    jwks_uri: `${lms.services}/keys`,
    token_endpoint: `${lms.services}/token`,
    token_endpoint_auth_methods_supported: ['private_key_jwt'],
    token_endpoint_auth_signing_alg_values_supported: ['RS256'],
    scopes_supported: ['openid', ...Object.values(scopes)],
    response_types_supported: ['id_token'],
    subject_types_supported: ['public', 'pairwise'],
    id_token_signing_alg_values_supported: ['RS256'],
    claims_supported: ['sub', 'iss', 'name', 'given_name', 'family_name', 'email'],
    ...(lms.tastes.tokenAudience && { authorization_server: lms.tastes.tokenAudience }),
    [ofPlatform]: {
      product_family_code: 'tests',
      version: '1',
      messages_supported: [
        { type: 'LtiResourceLinkRequest' },
        { type: 'LtiDeepLinkingRequest', placements: ['ContentArea'] },
      ],
      variables: ['Person.email.primary'],
    },
  };
}

/** Registers a tool that brings a registration token, which is good for one (Dynamic Registration 1.0, 3.5 and 3.6). */
export function registration(lms: Lms): Hono {
  return new Hono().post('/', async (c) => {
    const token = /^Bearer (\S+)$/.exec(c.req.header('authorization') ?? '')?.[1] ?? '';
    if (!lms.registrationTokens.has(token)) return c.json({ error: 'invalid_token' }, 401);
    const asked = (await c.req.json().catch(() => ({}))) as Record<string, unknown>;
    const fault = faultOf(asked);
    if (fault) return c.json({ error: 'invalid_client_metadata', error_description: fault }, 400);
    lms.registrationTokens.delete(token);
    const about = asked[ofTool] as ToolConfiguration;
    const deploymentId = `deployment-${randomUUID()}`;
    const tool: Tool = {
      clientId: `client-${randomUUID()}`,
      redirectUris: asked['redirect_uris'] as string[],
      jwksUrl: asked['jwks_uri'] as string,
      loginUrl: asked['initiate_login_uri'] as string,
      deploymentIds: [deploymentId],
      targetLinkUri: about.target_link_uri,
      deepLinkingUri:
        about.messages.find(({ type }) => type === 'LtiDeepLinkingRequest')?.target_link_uri ?? about.target_link_uri,
      scopes: (asked['scope'] as string).split(' '),
    };
    lms.tools.set(tool.clientId, tool);
    const { givesDeployment, status } = lms.tastes.registration;
    const configured = { ...about, ...(givesDeployment && { deployment_id: deploymentId }) };
    return c.json({ ...asked, client_id: tool.clientId, [ofTool]: configured }, status);
  });
}

interface ToolConfiguration {
  domain: string;
  target_link_uri: string;
  messages: { type: string; target_link_uri?: string }[];
}

/** What is wrong with what the tool says of itself. */
function faultOf(asked: Record<string, unknown>): string | undefined {
  const lists = (name: string, value: string) => Array.isArray(asked[name]) && asked[name].includes(value);
  const isUrl = (value: unknown) => typeof value === 'string' && URL.canParse(value);
  if (asked['application_type'] !== 'web') return 'application_type must be web';
  if (!lists('response_types', 'id_token')) return 'response_types must have id_token';
  if (!lists('grant_types', 'implicit') || !lists('grant_types', 'client_credentials'))
    return 'grant_types must have implicit and client_credentials';
  if (asked['token_endpoint_auth_method'] !== 'private_key_jwt') return 'token_endpoint_auth_method';
  if (typeof asked['client_name'] !== 'string' || asked['client_name'] === '') return 'client_name';
  if (typeof asked['scope'] !== 'string') return 'scope must be words with spaces between';
  for (const name of ['initiate_login_uri', 'jwks_uri']) if (!isUrl(asked[name])) return name;
  const redirects = asked['redirect_uris'];
  if (!Array.isArray(redirects) || redirects.length === 0 || !redirects.every(isUrl)) return 'redirect_uris';
  if (asked['logo_uri'] !== undefined && !isUrl(asked['logo_uri'])) return 'logo_uri';
  const about = asked[ofTool] as Partial<Record<string, unknown>> | undefined;
  if (!about) return `${ofTool} is missing`;
  if (!isUrl(about['target_link_uri'])) return 'target_link_uri';
  // A domain is a host, with its port where it has one.
  const hosts = [about['target_link_uri'], ...(redirects as string[])].map((url) => new URL(url as string).host);
  if (hosts.some((host) => host !== about['domain'])) return 'domain must be that of every address';
  if (!Array.isArray(about['claims']) || !about['claims'].includes('sub') || !about['claims'].includes('iss'))
    return 'claims must have iss and sub';
  const messages = about['messages'];
  if (!Array.isArray(messages) || !messages.every((one: { type?: unknown }) => typeof one.type === 'string'))
    return 'messages';
  return undefined;
}

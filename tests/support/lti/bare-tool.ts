import { randomUUID } from 'node:crypto';
import { onTestFinished } from 'vitest';
import { keyCalled, signedWith } from './keys.ts';
import { inSeconds, type Tool } from './lms.ts';
import type { Platform } from '../lti-platform.ts';

const us = 'https://tool.example';

interface Sent {
  method?: string;
  headers?: Record<string, string>;
  body?: string;
}

/** As little of a tool as can speak to a platform: what tests of the platform itself are written with. */
export async function bareTool(platform: Platform) {
  const key = await keyCalled('bare-tool');
  const tool = platform.register({
    redirectUris: [`${us}/launch`],
    jwksUrl: `${us}/keys`,
    loginUrl: `${us}/login`,
    clientId: 'bare-tool',
  });
  /** An assertion for the token endpoint; undefined leaves a claim out. */
  const assertion = (changes: Record<string, unknown> = {}, signer = key) => {
    const now = inSeconds(platform.clock.now);
    const { clientId } = tool;
    const claims = { iss: clientId, sub: clientId, aud: platform.tokenUrl, iat: now, exp: now + 60, jti: randomUUID() };
    return signedWith(signer, { ...claims, ...changes });
  };
  const askToken = async (scope: string, changes: Record<string, string> = {}) =>
    fetch(platform.tokenUrl, {
      method: 'POST',
      body: new URLSearchParams({
        grant_type: 'client_credentials',
        client_assertion_type: 'urn:ietf:params:oauth:client-assertion-type:jwt-bearer',
        client_assertion: await assertion(),
        scope,
        ...changes,
      }),
    });
  return {
    tool,
    key,
    assertion,
    askToken,
    /** A call with an access token for a scope. */
    call: async (scope: string, url: string, { headers, ...init }: Sent = {}) => {
      const { access_token: token } = (await (await askToken(scope)).json()) as { access_token: string };
      const abort = new AbortController();
      onTestFinished(() => abort.abort());
      return fetch(url, { signal: abort.signal, ...init, headers: { ...headers, authorization: `Bearer ${token}` } });
    },
  };
}

/** The address of the login answer that a tool sends the browser to. */
export function authorizationUrl(platform: Platform, tool: Tool, begun: Record<string, string>, changes = {}): string {
  const asked = {
    scope: 'openid',
    response_type: 'id_token',
    response_mode: 'form_post',
    prompt: 'none',
    client_id: tool.clientId,
    redirect_uri: tool.redirectUris[0]!,
    login_hint: begun['login_hint']!,
    lti_message_hint: begun['lti_message_hint']!,
    state: 'state',
    nonce: randomUUID(),
    ...changes,
  };
  return `${platform.authUrl}?${new URLSearchParams(asked).toString()}`;
}

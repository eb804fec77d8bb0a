import { randomUUID } from 'node:crypto';
import { Hono, type Context } from 'hono';
import { decodeJwt } from 'jose';
import { once, signedByTool } from './keys.ts';
import { inSeconds, type Lms } from './lms.ts';

const assertionType = 'urn:ietf:params:oauth:client-assertion-type:jwt-bearer';

/** Gives access tokens to tools that sign for themselves (Security Framework 1.1, 4.1; RFC 7523). */
export function tokens(lms: Lms): Hono {
  return new Hono().post('/', async (c) => {
    const refuse = (error: string, why: string) => c.json({ error, error_description: why }, 400);
    if (!isForm(c)) return refuse('invalid_request', 'Send a form.');
    const asked = Object.fromEntries(new URLSearchParams(await c.req.text()));
    if (asked['grant_type'] !== 'client_credentials')
      return refuse('unsupported_grant_type', 'client_credentials it is.');
    if (asked['client_assertion_type'] !== assertionType) return refuse('invalid_request', 'client_assertion_type');
    let clientId: string;
    try {
      clientId = await toolThatSigned(lms, asked['client_assertion'] ?? '');
    } catch (error) {
      return refuse('invalid_client', (error as Error).message);
    }
    const allowed = new Set(lms.tools.get(clientId)!.scopes);
    const wanted = (asked['scope'] ?? '').split(' ').filter(Boolean);
    const granted = wanted.filter((scope) => allowed.has(scope));
    if (granted.length === 0) return refuse('invalid_scope', `None of: ${wanted.join(' ')}`);
    const token = randomUUID();
    lms.access.set(token, { clientId, scopes: granted, until: inSeconds(lms.clock.now) + 3_600 });
    return c.json({ access_token: token, token_type: 'Bearer', expires_in: 3_600, scope: granted.join(' ') });
  });
}

const isForm = (c: Context) => /^application\/x-www-form-urlencoded\b/.test(c.req.header('content-type') ?? '');

async function toolThatSigned(lms: Lms, assertion: string): Promise<string> {
  const { sub = '' } = decodeJwt(assertion);
  const tool = lms.tools.get(sub);
  if (!tool) throw new Error(`sub: no tool ${sub}.`);
  const audience = [`${lms.services}/token`, ...(lms.tastes.tokenAudience ? [lms.tastes.tokenAudience] : [])];
  const { jti, iat, exp } = await signedByTool(lms, tool, assertion, audience);
  const now = inSeconds(lms.clock.now);
  if (iat === undefined || iat > now + 60 || iat < now - 300) throw new Error('iat is missing, or not from now.');
  if (exp === undefined || exp > now + 3_600) throw new Error('exp is missing, or too far away.');
  once(lms, 'jti of an assertion', jti);
  return sub;
}

/**
 * The tool whose access token came along, or why it may not. One of the scopes is enough.
 */
export function toolWithAccess(lms: Lms, c: Context, ...anyOf: string[]): { clientId: string } | { refused: Response } {
  const token = /^Bearer (\S+)$/.exec(c.req.header('authorization') ?? '')?.[1] ?? '';
  const access = lms.access.get(token);
  if (!access || access.until <= inSeconds(lms.clock.now)) return { refused: c.json({ error: 'invalid_token' }, 401) };
  if (!anyOf.some((scope) => access.scopes.includes(scope)))
    return { refused: c.json({ error: 'insufficient_scope' }, 403) };
  return { clientId: access.clientId };
}

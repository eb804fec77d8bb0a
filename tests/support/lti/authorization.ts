import { Hono, type Context } from 'hono';
import { once } from './keys.ts';
import { idToken } from './launches.ts';
import type { Lms } from './lms.ts';

/**
 * The OpenID Connect authorization endpoint: answers a login that was begun here with a form that submits itself
 * (Security Framework 1.1, 5.1.1.2 and 5.1.1.3). A tool or an address that it does not know gets a page; any other fault goes to
 * the tool as `error`.
 */
export function authorization(lms: Lms): Hono {
  return new Hono()
    .get('/', async (c) => answer(lms, c, c.req.query()))
    .post('/', async (c) => answer(lms, c, Object.fromEntries(new URLSearchParams(await c.req.text()))));
}

async function answer(lms: Lms, c: Context, asked: Record<string, string>): Promise<Response> {
  const tool = lms.tools.get(asked['client_id'] ?? '');
  const redirectUri = asked['redirect_uri'] ?? '';
  if (!tool) return c.text('unauthorized_client', 400);
  if (!tool.redirectUris.includes(redirectUri)) return c.text('invalid_request: redirect_uri', 400);
  const hint = asked['lti_message_hint'] ?? '';
  const begun = lms.begun.get(hint);
  const back = asked['state'] === undefined ? {} : { state: asked['state'] };
  const fault = faultOf(lms, asked);
  if (fault) return c.html(form(redirectUri, { error: fault[0], error_description: fault[1], ...back }));
  lms.begun.delete(hint);
  const token = await idToken(lms, begun!, asked['nonce']!, lms.tampers);
  const storage = lms.tastes.storageTarget;
  return c.html(
    form(redirectUri, { id_token: token, ...back, ...(storage !== null && { lti_storage_target: storage }) }),
  );
}

function faultOf(lms: Lms, asked: Record<string, string>): [error: string, why: string] | undefined {
  const begun = lms.begun.get(asked['lti_message_hint'] ?? '');
  if (!begun) return ['invalid_request', 'lti_message_hint: there is no such login, or it was answered.'];
  if (begun.link.tool.clientId !== asked['client_id'])
    return ['unauthorized_client', 'This login is for another tool.'];
  if (begun.user.id !== asked['login_hint']) return ['login_required', 'login_hint: somebody else is signed in.'];
  if (!(asked['scope'] ?? '').split(' ').includes('openid')) return ['invalid_scope', 'scope must be openid.'];
  if (asked['response_type'] !== 'id_token') return ['unsupported_response_type', 'response_type must be id_token.'];
  if (asked['response_mode'] !== 'form_post') return ['invalid_request', 'response_mode must be form_post.'];
  if (asked['prompt'] !== 'none') return ['invalid_request', 'prompt must be none.'];
  if (!asked['state']) return ['invalid_request', 'state is missing.'];
  try {
    once(lms, 'nonce of a login', asked['nonce']);
  } catch (error) {
    return ['invalid_request', (error as Error).message];
  }
  return undefined;
}

const entities: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };
export const escaped = (text: string): string => text.replaceAll(/[&<>"]/g, (sign) => entities[sign]!);

/** A page that sends a form by itself. */
export function form(action: string, fields: Record<string, string>, { target = '', method = 'post' } = {}): string {
  const inputs = Object.entries(fields).map(
    ([name, value]) => `<input type="hidden" name="${escaped(name)}" value="${escaped(value)}">`,
  );
  return `<!doctype html><html lang="en"><title>Opening the tool</title>
    <form action="${escaped(action)}" method="${method}"${target && ` target="${target}"`}>${inputs.join('')}</form>
    <script>document.forms[0].submit()</script>`;
}

/** Reads such a page back, as a browser would. */
export function formIn(page: string): { action: string; fields: Record<string, string> } {
  const plain = (text: string) =>
    Object.entries(entities).reduceRight((so, [sign, entity]) => so.replaceAll(entity, sign), text);
  const action = /<form action="([^"]*)"/.exec(page)?.[1];
  if (action === undefined) throw new Error(`No form, but: ${page}`);
  const inputs = page.matchAll(/<input type="hidden" name="([^"]*)" value="([^"]*)">/g);
  return {
    action: plain(action),
    fields: Object.fromEntries([...inputs].map(([, name, value]) => [plain(name!), plain(value!)])),
  };
}

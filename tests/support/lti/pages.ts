import { Hono } from 'hono';
import { escaped } from './authorization.ts';
import { loginParameters } from './launches.ts';
import type { Lms, Message } from './lms.ts';

/**
 * Pages of the LMS in a browser: a course page that frames the tool, one that frames its registration, and the frame that keeps
 * data for tools (LTI Client Side postMessages 1.0; OIDC Login with LTI Client Side postMessages 1.0). What the tool says to the
 * page is in `window.heard`.
 */
export function pages(lms: Lms): Hono {
  const around = (inner: string) => {
    const { storageTarget } = lms.tastes;
    const storage = storageTarget !== null && storageTarget !== '_parent';
    return `<!doctype html><html lang="en"><head><title>Brightwater Learning</title>
      <meta name="viewport" content="width=device-width"></head><body><main><h1>Brightwater Learning</h1>
      ${storage ? `<iframe name="${escaped(storageTarget)}" src="/storage" title="Storage" hidden></iframe>` : ''}
      ${inner}</main><script>${keeping(storageTarget, 'page')}</script></body></html>`;
  };
  return new Hono()
    .get('/open/:link/:user', (c) => {
      const link = lms.links.get(c.req.param('link'));
      const user = lms.users.get(c.req.param('user'));
      if (!link || !user) return c.text('No such link or user', 404);
      const fields = loginParameters(lms, user, link, c.req.query('message') as Message | undefined);
      const inputs = Object.entries(fields).map(
        ([name, value]) => `<input type="hidden" name="${escaped(name)}" value="${escaped(value)}">`,
      );
      // The storage frame is there before the tool asks for it.
      return c.html(
        around(`<iframe name="tool" title="Tool" style="width: 100%; height: 700px" allow="fullscreen"></iframe>
        <form action="${escaped(link.tool.loginUrl)}" method="${c.req.query('by') ?? 'post'}"
          target="${c.req.query('in') ?? 'tool'}">${inputs.join('')}</form>
        <script>addEventListener('load', () => document.forms[0].submit())</script>`),
      );
    })
    .get('/register', (c) => {
      const url = c.req.query('url') ?? '';
      return c.html(
        around(`<iframe name="tool" title="Tool" src="${escaped(url)}" style="width: 100%; height: 700px"></iframe>`),
      );
    })
    .get('/course/:course', (c) => c.html(around('<p>The course</p>')))
    .get('/storage', (c) =>
      c.html(`<!doctype html><title>Storage</title><script>${keeping(lms.tastes.storageTarget, 'frame')}</script>`),
    );
}

/**
 * The script that answers tools. Each origin has its own store; the page alone says what there is, and which frame to ask.
 * Browsers deliver to the origin that the sender names, so a tool that names another is not heard.
 */
function keeping(target: string | null, where: 'page' | 'frame'): string {
  const keepsHere = target !== null && (where === 'frame') !== (target === '_parent');
  const frame = target !== null && target !== '_parent' ? { frame: target } : {};
  const supported = [
    { subject: 'lti.capabilities' },
    ...(target === null ? [] : ['lti.put_data', 'lti.get_data'].map((subject) => ({ subject, ...frame }))),
  ];
  return `
    const stores = new Map();
    window.heard = [];
    addEventListener('message', ({ data, origin, source }) => {
      if (typeof data !== 'object' || data === null || typeof data.subject !== 'string') return;
      window.heard.push({ ...data, origin });
      const { subject, message_id, key, value } = data;
      const answer = (rest) => source.postMessage({ subject: subject + '.response', message_id, ...rest }, origin);
      const fault = (code, message) => answer({ error: { code, message } });
      if (!subject.startsWith('lti.')) return;
      if (!message_id) return fault('bad_request', 'message_id is missing');
      if (subject === 'lti.capabilities' && ${where === 'page'}) return answer({ supported_messages: ${JSON.stringify(supported)} });
      if (!${keepsHere} || !['lti.put_data', 'lti.get_data'].includes(subject)) return fault('unsupported_subject', 'Not here');
      if (typeof key !== 'string' || key === '') return fault('bad_request', 'key is missing');
      const store = stores.get(origin) ?? new Map();
      stores.set(origin, store);
      if (subject === 'lti.get_data') return answer({ key, value: store.get(key) ?? null });
      if (value === null || value === undefined) { store.delete(key); return answer({ key }); }
      if (typeof value !== 'string') return fault('bad_request', 'value must be text');
      const size = [...store].reduce((sum, [k, v]) => sum + k.length + v.length, key.length + value.length);
      if (size > 4096 || store.size >= 500) return fault('storage_exhaustion', 'Too much');
      store.set(key, value);
      answer({ key, value });
    });`;
}

import { afterEach, beforeEach, expect, test } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { ApiError } from '../../web-components/api/client.ts';
import '../../web-components/intranet/intranet.ts';
import type { A39Intranet } from '../../web-components/intranet/intranet.ts';
import { IntranetServer, snippet } from './intranet.ts';
import { expectFitsNarrow } from './narrow.ts';
import { expectAccessible, focused, stage } from './stage.ts';

async function begin(api: IntranetServer, part = '', lang = 'en') {
  const element = await stage<A39Intranet>('a39-intranet', { api }, lang);
  if (part) location.hash = part;
  return element;
}
const button = (name: string | RegExp) => page.getByRole('button', { name, exact: true });
const field = (name: string | RegExp) => page.getByLabelText(name, { exact: true });
const says = async (text: string | RegExp) => expect.element(page.getByText(text).first()).toBeVisible();
const region = (name: string) => page.getByRole('group', { name, exact: true });

beforeEach(() => history.replaceState(null, '', location.pathname));
afterEach(() => history.replaceState(null, '', location.pathname));

test('a page is registered by its exact origin, changed and taken off; one of the settings stays as it is', async () => {
  const api = new IntranetServer();
  const element = await begin(api);
  await says('Wiki');
  await says(/from the settings of the server/);
  await expect.element(button('Change: Start')).not.toBeInTheDocument();
  await expectAccessible();

  await button('Register a page').click();
  await button('Register a page').last().click();
  await says('Give a name of 1 to 80 characters.');
  await says(/Give an origin such as/);
  expect(focused()).toBe(field('Name').element());
  await field('Name').fill('News');
  await field('Origin').fill('https://wiki.example/');
  await button('Register a page').last().click();
  await says('This origin is registered already.');
  for (const wrong of ['https://news.example/start', 'news.example', 'javascript:alert(1)', 'https://NEWS.example']) {
    await field('Origin').fill(wrong);
    await button('Register a page').last().click();
    await says(/Give an origin such as/);
  }
  await expectAccessible();
  await field('Origin').fill('https://news.example');
  await field('Where a sign-in may return to').fill('/a#b');
  await button('Register a page').last().click();
  await says('Begin it with /, without # and ?.');
  await field('Where a sign-in may return to').fill('/start');
  await field('Managers see their team there').click();
  await button('Register a page').last().click();
  await says('News is registered.');
  expect(api.asked.at(-1)).toBe('put {"origin":"https://news.example","name":"News","path":"/start","team":true}');

  await button('Change: Wiki').click();
  await field('Managers see their team there').click();
  await button('Save').click();
  await says('Wiki is changed.');
  expect(api.asked.at(-1)).toBe('put {"origin":"https://wiki.example","name":"Wiki","path":"/training","team":false}');

  await button('Remove: Wiki').click();
  await says(/whoever is signed in there is signed out/);
  await userEvent.keyboard('{Tab}{Tab}{Enter}');
  expect(api.asked).not.toContain('remove https://wiki.example');
  await button('Remove: Wiki').click();
  api.refusing = new ApiError('origin_unknown', '');
  await button('Remove').click();
  await says('This page is not registered any more.');
  api.refusing = null;
  await button('Remove').click();
  await says('Wiki is removed.');
  await expectFitsNarrow(element);
});

/** A public key as Staffbase and others show it. */
async function pem(): Promise<string> {
  const kind = {
    name: 'RSASSA-PKCS1-v1_5',
    hash: 'SHA-256',
    modulusLength: 2048,
    publicExponent: new Uint8Array([1, 0, 1]),
  };
  const { publicKey } = await crypto.subtle.generateKey(kind, true, ['sign', 'verify']);
  const bytes = new Uint8Array(await crypto.subtle.exportKey('spki', publicKey));
  return `-----BEGIN PUBLIC KEY-----\n${btoa(String.fromCharCode(...bytes))}\n-----END PUBLIC KEY-----`;
}

test('whoever vouches is added with the fields of their kind, and a private key is not taken', async () => {
  const api = new IntranetServer();
  const element = await begin(api, 'issuers');
  await says('SharePoint');
  await button('Add who vouches').click();
  await button('Add who vouches').last().click();
  for (const fault of ['Choose a page.', 'Give the issuer.', 'Give a name of 1 to 80']) await says(new RegExp(fault));
  await expectAccessible();
  await field('Name').fill('Wiki');
  await field('Page of its tokens').selectOptions('https://wiki.example');
  await field('Issuer (iss)').fill('https://wiki.example');
  // The audience is filled in already.
  await expect.element(field('Audience (aud)')).toHaveValue('https://learn.example');
  const key = { kty: 'EC', crv: 'P-256', x: 'x', y: 'y', kid: '1' };
  await field('Public key').fill(JSON.stringify({ ...key, d: 'secret' }));
  await button('Add who vouches').last().click();
  await expect.element(field('Public key')).toHaveAccessibleDescription(/This is a private key/);
  await field('Public key').fill('what?');
  await button('Add who vouches').last().click();
  await expect.element(field('Public key')).toHaveAccessibleDescription(/no public key that can be read/);
  await field('Public key').fill(JSON.stringify({ keys: [key] }));
  await button('Add who vouches').last().click();
  await says('Wiki vouches from now on.');
  expect(api.added).toEqual([
    {
      name: 'Wiki',
      iss: 'https://wiki.example',
      origin: 'https://wiki.example',
      terms: {
        kind: 'keys',
        audience: 'https://learn.example',
        keys: [key],
        foundBy: 'external_id',
        makesPeople: false,
      },
    },
  ]);

  await button('Add who vouches').click();
  await field('Microsoft Entra ID, for SharePoint').click();
  await field('Name').fill('Portal');
  await field('Page of its tokens').selectOptions('https://intranet.example');
  await field('Directory (tenant) ID').fill('not an id');
  await button('Add who vouches').last().click();
  await expect.element(field('Directory (tenant) ID')).toHaveAccessibleDescription(/Give an ID such as/);
  const [tenant, application] = ['0b8f6a3e-31a4-4f3a-9c0e-2f6f1a1d8a77', '7d1c9f0a-6f0b-4a57-8b1e-9a4c1f2d3e4f'];
  await field('Directory (tenant) ID').fill(tenant);
  await field('Application (client) ID').fill(application);
  await expectAccessible();
  await button('Add who vouches').last().click();
  await says('Portal vouches from now on.');
  expect(api.added.at(-1)).toMatchObject({
    iss: `https://login.microsoftonline.com/${tenant}/v2.0`,
    terms: { tenant, audience: application, clients: ['08e18876-6177-487e-b8b5-cf950c1e598c'], acceptV1: false },
  });

  // In a frame no page tells the tokens apart; its key comes as PEM.
  await button('Add who vouches').click();
  await field('Staffbase').click();
  await expect.element(field('Page of its tokens')).not.toBeInTheDocument();
  await expect
    .element(region('Address of the plugin'))
    .toHaveTextContent('https://learn.example/embed/staffbase/my-training');
  await field('Name').fill('App');
  await field('Issuer (iss)').fill('staffbase.example');
  await field('Plugin ID').fill('p1');
  await field('Public key').fill(await pem());
  await button('Add who vouches').last().click();
  await says('App vouches from now on.');
  const { origin, terms } = api.added.at(-1)!;
  expect([origin, 'keys' in terms && terms.keys.map(({ kty }) => kty)]).toEqual([null, ['RSA']]);

  await button('Add who vouches').click();
  await field('A shared secret').click();
  await button('Make one').click();
  expect((field('Secret').element() as HTMLInputElement).value).toMatch(/^[\w-]{43}$/);
  await button('Not now').click();
  await button('End: SharePoint').click();
  await button('End').click();
  await says('SharePoint vouches no more.');
  expect(api.asked.at(-1)).toBe('end i1');
  await expectFitsNarrow(element);
});

test('the snippet follows what is chosen: elements, way in, version, frames', async () => {
  const api = new IntranetServer();
  const element = await begin(api, 'snippet');
  const tag = region('Into the page');
  await expect
    .element(tag)
    .toHaveTextContent(
      '<script type="module" src="https://learn.example/embed/v1/a39.js"></script> ' +
        '<a39-config server="https://learn.example"></a39-config> ' +
        '<a39-my-training> <a href="https://learn.example/plain">My training</a> </a39-my-training>',
    );
  await says('https://intranet.example is registered.');
  await expect
    .element(region('Into its Content Security Policy'))
    .toMatchTextContent(/script-src https:\/\/learn.example; connect-src .*; img-src .*; trusted-types lit-html/);
  await expectAccessible();

  await field('A course').click();
  await field('One exercise').click();
  await field('Exercise').fill('a&b/"><script>');
  await field('The page says who they are').click();
  await field('This one for ever').click();
  const { url, integrity } = snippet.pinned!;
  const shown = (): string => tag.element().textContent;
  expect(shown()).toContain(`integrity="${integrity}"\n  src="${url}"`);
  expect(shown()).toContain('auth="token"');
  expect(shown()).toContain('.getToken = async () =>');
  expect(shown()).toContain('href="https://learn.example/plain/courses/');
  expect(shown()).toContain('<a39-quick-check question="a&amp;b/&quot;&gt;&lt;script&gt;">');
  const claims = JSON.parse(region('What the token must say').element().textContent.split('\n.\n')[1]!);
  expect(claims).toMatchObject({ iss: 'https://intranet.example', aud: 'https://learn.example' });
  expect(claims.exp - claims.iat).toBeLessThanOrEqual(300);
  await expectAccessible();

  await field('In frames').click();
  expect(shown()).toMatch(/^<iframe src="https:\/\/learn.example\/embed\/frame\/my-training" title="My training"/);
  await expect.element(region('Into its Content Security Policy')).toHaveTextContent('frame-src https://learn.example');
  await field('In which page').selectOptions('another, not registered yet');
  await says(/Register the page’s origin/);
  await expectFitsNarrow(element);

  api.snippetOf = { ...snippet, pinned: null };
  await begin(api, 'snippet');
  await says('The file for it was not built on this server.');
});

test('a pasted policy is judged in words, mended, and the page is opened with the check', async () => {
  const api = new IntranetServer();
  const element = await begin(api, 'check', 'de');
  await says(/liegt es meist an ihrer Content Security Policy/);
  document.documentElement.lang = 'en';
  const policy = field('Policy of the page');
  await policy.fill('hello?');
  await button('Look at it').click();
  await says(/There is no policy in it/);
  await policy.fill(
    "Content-Security-Policy: default-src 'self'; script-src 'nonce-abc' 'strict-dynamic'; trusted-types x\nContent-Security-Policy-Report-Only: img-src 'none'",
  );
  await button('Look at it').click();
  await says('3 things are blocked.');
  await says(/With strict-dynamic, addresses count for nothing/);
  await says(/so the whole script stops/);
  await says('It only reports, and blocks nothing.');
  await expect
    .element(region('Policy 1 of 2: The policy as it should be'))
    .toMatchTextContent(/connect-src 'self' https:\/\/learn.example; img-src 'self' https:\/\/learn.example$/);
  await expectAccessible();
  await policy.fill('script-src https://learn.example');
  await button('Look at it').click();
  await says('This policy lets everything through.');

  const open = page.getByRole('link', { name: 'Open the page with the check' });
  await expect.element(open).toHaveAttribute('href', 'https://intranet.example/#a39-check');
  await field('Address of the page').fill('javascript:alert(1)');
  await says('Give an address that begins with https:// or http://.');
  await expect.element(open).not.toBeInTheDocument();
  await field('Address of the page').fill('https://wiki.example/a?b=1#c');
  await expect.element(open).toHaveAttribute('href', 'https://wiki.example/a?b=1#a39-check');
  await expectFitsNarrow(element);
});

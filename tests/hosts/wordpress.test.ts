import { createServer, type Server } from 'node:http';
import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { decodeProtectedHeader, importJWK, jwtVerify, type JWK } from 'jose';
import type { BrowserContext, Page } from 'playwright';
import * as v from 'valibot';
import { afterAll, beforeAll, describe, expect, inject, onTestFinished, test } from 'vitest';
import { issuerTerms } from '../../server/embedding/issuer.ts';
import { addIssuer } from '../../server/embedding/issuers.ts';
import { closeBrowser, newBrowser } from '../support/browser.ts';
import { trainingServer } from './training-server.ts';
import { whyNot, wordPressSite, type WordPressSite } from './wordpress-site.ts';

if (whyNot) console.warn(`hosts: the WordPress plugin is not tried in WordPress: ${whyNot}.`);

interface Config extends HTMLElement {
  getToken(asked: { reason: string }): Promise<string>;
}

describe.skipIf(whyNot !== undefined || inject('databaseKind') === 'postgres')('the plugin in WordPress', () => {
  let wp: WordPressSite;
  let training: Server;
  let server: string;

  beforeAll(async () => {
    training = createServer((_, response) => {
      response.writeHead(200, { 'content-type': 'text/javascript', 'access-control-allow-origin': '*' });
      response.end('document.documentElement.dataset.loaded = "a39";');
    }).listen(0, '127.0.0.1');
    await once(training, 'listening');
    server = `http://127.0.0.1:${(training.address() as AddressInfo).port}`;
    wp = await wordPressSite();
    console.warn(`hosts: WordPress ${wp.version}.`);
    wp.inside(`update_option('article39_settings', ['server' => '${server}'])`);
  });

  afterAll(async () => {
    await wp?.close();
    training.close();
    await closeBrowser();
  });

  const cookies = new Map<string, Awaited<ReturnType<BrowserContext['storageState']>>>();

  async function signedIn(name: string): Promise<BrowserContext> {
    const kept = cookies.get(name);
    const context = await newBrowser(kept && { storageState: kept });
    if (kept) return context;
    const page = await context.newPage();
    await page.goto(`${wp.url}/wp-login.php`);
    await page.fill('#user_login', name);
    await page.fill('#user_pass', name + name);
    await page.click('#wp-submit');
    await page.waitForURL(/wp-admin/);
    await page.close();
    cookies.set(name, await context.storageState());
    return context;
  }

  function pageWith(content: string): string {
    const made = wp.inside(
      `kses_remove_filters(); $answer = get_permalink(wp_insert_post(['post_type' => 'page', 'post_status' => 'publish', 'post_title' => 'Training', 'post_content' => base64_decode('${Buffer.from(content).toString('base64')}'), 'post_author' => 1]))`,
    );
    return made as string;
  }

  const askForToken = async (page: Page) =>
    page.evaluate(async () => document.querySelector<Config>('a39-config')!.getToken({ reason: 'first' }));

  const publicKey = () => wp.inside('$answer = Article39\\signing_key()->public_jwk()') as JWK;

  test('a reader who is signed in gets a token that the training server can check', async () => {
    const address = pageWith('[article39 element="course" course="whose-data" start="beginning"]');
    const context = await signedIn('mina');
    const page = await context.newPage();
    await page.goto(address);
    await page.waitForFunction(() => document.documentElement.dataset['loaded'] === 'a39');
    expect(await page.locator('a39-config').count()).toBe(1);
    expect(await page.locator('a39-config').getAttribute('server')).toBe(server);
    const course = page.locator('a39-course[course="whose-data"][start="beginning"]');
    expect(await course.locator('a').getAttribute('href')).toBe(`${server}/plain/courses/whose-data`);

    const token = await askForToken(page);
    const jwk = publicKey();
    const { payload } = await jwtVerify(token, await importJWK(jwk, 'ES256'), {
      algorithms: ['ES256'],
      issuer: wp.url,
      audience: server,
      requiredClaims: ['iat', 'exp', 'jti'],
    });
    expect(decodeProtectedHeader(token)).toEqual({ alg: 'ES256', kid: jwk.kid, typ: 'JWT' });
    expect(payload.sub).toBe(String(wp.inside("$answer = get_user_by('login', 'mina')->ID")));
    expect(payload.exp! - payload.iat!).toBeLessThanOrEqual(300);
    // Nobody has said that the addresses of this site are verified.
    expect(Object.keys(payload).sort()).toEqual(['aud', 'exp', 'iat', 'iss', 'jti', 'sub']);
    const again = await jwtVerify(await askForToken(page), await importJWK(jwk, 'ES256'));
    expect(again.payload.jti).not.toBe(payload.jti);

    wp.inside(`update_option('article39_settings', ['server' => '${server}', 'email' => true])`);
    const named = await jwtVerify(await askForToken(page), await importJWK(jwk, 'ES256'));
    expect(named.payload).toMatchObject({ email: 'mina@brightwater.example', email_verified: true, name: 'Mina' });
    wp.inside(`update_option('article39_settings', ['server' => '${server}'])`);
  });

  test('a page carries nothing about its reader: a page cache may keep it', async () => {
    const address = pageWith('[article39 element="status" variant="banner"] [article39 element="my-training"]');
    const nobody = await newBrowser();
    const stranger = await nobody.newPage();
    await stranger.goto(address);
    const mina = await (await signedIn('mina')).newPage();
    await mina.goto(address);
    const ours = async (page: Page) =>
      page.evaluate(() =>
        [...document.querySelectorAll('a39-config, a39-status, a39-my-training, script[type=module]')].map(
          (each) => each.outerHTML,
        ),
      );
    expect(await ours(mina)).toEqual(await ours(stranger));
    expect(await ours(mina)).toHaveLength(5);
    expect(await mina.content()).not.toMatch(/eyJ|"nonce":|wp_rest/);
    await expect(askForToken(stranger)).rejects.toThrow('Nobody is signed in');
    // A page of the same site without an element carries nothing of ours.
    await stranger.goto(pageWith('Nothing to learn here.'));
    expect(await stranger.content()).not.toContain('a39');
  });

  test('the token route answers only somebody signed in, with the nonce, from a page of the site, and nobody may keep it', async () => {
    const context = await signedIn('mina');
    const nonce = await (await context.request.get(`${wp.url}/wp-admin/admin-ajax.php?action=rest-nonce`)).text();
    const ask = async (headers: Record<string, string>, method = 'POST', using = context) =>
      using.request.fetch(`${wp.url}/?rest_route=/article39/v1/token`, { method, headers });
    const good = await ask({ 'X-WP-Nonce': nonce, Origin: wp.url });
    expect(good.status()).toBe(200);
    expect(good.headers()['cache-control']).toBe('no-store');
    expect(good.headers()['access-control-allow-origin']).toBeUndefined();
    expect(Object.keys((await good.json()) as object)).toEqual(['token']);

    expect((await ask({})).status()).toBe(401);
    expect((await ask({ 'X-WP-Nonce': 'abcdef0123' })).status()).toBe(403);
    expect((await ask({ 'X-WP-Nonce': nonce, Origin: 'https://evil.example' })).status()).toBe(403);
    expect((await ask({ 'X-WP-Nonce': nonce, Origin: 'null' })).status()).toBe(403);
    expect((await ask({ 'X-WP-Nonce': nonce, Origin: `${wp.url}0` })).status()).toBe(403);
    expect((await ask({ 'X-WP-Nonce': nonce }, 'GET')).status()).toBe(404);
    expect((await ask({ 'X-WP-Nonce': nonce }, 'POST', await newBrowser())).status()).toBe(403);

    const password = wp.inside(
      "$answer = WP_Application_Passwords::create_new_application_password(get_user_by('login', 'mina')->ID, ['name' => 'x'])[0]",
    ) as string;
    const basic = `Basic ${Buffer.from(`mina:${password}`).toString('base64')}`;
    const byPassword = async (route: string, method: string) =>
      (await fetch(`${wp.url}/?rest_route=${route}`, { method, headers: { authorization: basic } })).status;
    expect(await byPassword('/wp/v2/users/me', 'GET')).toBe(200);
    expect(await byPassword('/article39/v1/token', 'POST')).toBe(401);

    wp.inside(`update_option('article39_settings', ['server' => '${server}', 'auth' => 'cookie'])`);
    expect((await ask({ 'X-WP-Nonce': nonce })).status()).toBe(503);
    wp.inside(`update_option('article39_settings', ['server' => '${server}'])`);
    const index = await (await fetch(`${wp.url}/?rest_route=/`)).text();
    expect(index).not.toContain('article39/v1/token');
  });

  test('what a contributor writes cannot name another server or carry a script', async () => {
    const hostile = `[article39 element="status" server="https://evil.example" href="javascript:alert(1)" onclick="alert(1)" lang='de" onload="alert(1)'] [article39 element="config" server="https://evil.example"] [article39 element="signin" label='" onmouseover="alert(1)'] <a title='[article39 element="signin" label=" onmouseover=alert(1) "]'>x</a>`;
    const address = wp.inside(
      `wp_set_current_user(get_user_by('login', 'tobias')->ID); kses_init_filters(); $id = wp_insert_post(wp_slash(['post_type' => 'post', 'post_status' => 'pending', 'post_title' => 'x', 'post_content' => base64_decode('${Buffer.from(hostile).toString('base64')}')])); wp_publish_post($id); $answer = get_permalink($id)`,
    ) as string;
    const page = await (await newBrowser()).newPage();
    await page.goto(address);
    const elements = await page.evaluate(() =>
      [...document.querySelectorAll('main *')]
        .filter((each) => each.localName.startsWith('a39-'))
        .map((each) => each.outerHTML),
    );
    expect(elements).toEqual([
      `<a39-status><a href="${server}/plain">Data protection training</a></a39-status>`,
      `<a39-signin label="&quot; onmouseover=&quot;alert(1)"><a href="${server}/plain">Data protection training</a></a39-signin>`,
    ]);
    expect(await page.locator('a39-config').getAttribute('server')).toBe(server);
    expect(await page.locator('main').innerHTML()).not.toMatch(/evil/);
    const handlers = await page.evaluate(() =>
      [...document.querySelectorAll('main *')]
        .flatMap((each) => each.getAttributeNames())
        .filter((name) => name.startsWith('on')),
    );
    expect(handlers).toEqual([]);
  });

  test('an administrator sets the server and reads what to register; readers may not', async () => {
    const admin = await (await signedIn('ines')).newPage();
    await admin.goto(`${wp.url}/wp-admin/options-general.php?page=article39`);
    await admin.getByLabel('Training server', { exact: true }).fill('http://learn.example.org');
    await admin.getByRole('button', { name: 'Save Changes' }).click();
    await admin.getByText('begins with https://').waitFor();
    expect(await admin.getByLabel('Training server', { exact: true }).inputValue()).toBe(server);
    await admin.getByLabel('Training server', { exact: true }).fill('https://Learn.Example.org/');
    await admin.getByRole('button', { name: 'Save Changes' }).click();
    await admin.getByText('Settings saved.').waitFor();
    expect(await admin.getByLabel('Training server', { exact: true }).inputValue()).toBe('https://learn.example.org');
    await admin.getByLabel('Training server', { exact: true }).fill(server);
    await admin.getByRole('button', { name: 'Save Changes' }).click();
    await admin.getByText('Settings saved.').waitFor();

    const shown = JSON.parse(await admin.getByLabel('Public key', { exact: true }).inputValue()) as JWK;
    expect(shown).toEqual(publicKey());
    expect(await admin.content()).not.toContain('PRIVATE KEY');
    await admin.locator('td', { hasText: wp.url }).first().waitFor();

    const mina = await signedIn('mina');
    const refused = await mina.request.get(`${wp.url}/wp-admin/options-general.php?page=article39`);
    expect(refused.status()).toBe(403);
    expect(await refused.text()).not.toContain(shown.x);
    const step = await mina.request.post(`${wp.url}/wp-admin/admin-post.php`, {
      form: { action: 'article39_key', step: 'prepare' },
    });
    expect(step.status()).toBe(403);
    // An administrator's browser on a foreign page has no nonce.
    const forged = await admin.request.post(`${wp.url}/wp-admin/admin-post.php`, {
      form: { action: 'article39_key', step: 'prepare' },
    });
    expect(forged.status()).toBe(403);
    expect(wp.inside("$answer = get_option('article39_next_private_key')")).toBe(false);
  });

  test('a colleague who is signed in to WordPress learns in its page, as herself, on a real training server', async () => {
    const { url, tools } = await trainingServer(wp.url);
    onTestFinished(() => void wp.inside(`update_option('article39_settings', ['server' => '${server}'])`));
    const { email } = await tools.db
      .selectFrom('person')
      .select('email')
      .where('name', '=', 'Mina Okafor')
      .executeTakeFirstOrThrow();
    const jwk = publicKey();
    const terms = v.parse(issuerTerms, { kind: 'keys', audience: url, keys: [jwk], foundBy: 'email' });
    const ines = await tools.db
      .selectFrom('person')
      .select('id')
      .where('name', '=', 'Ines Castellan')
      .executeTakeFirstOrThrow();
    await addIssuer(
      tools.db,
      { name: 'Intranet', iss: wp.url, origin: wp.url, terms },
      { id: ines.id, now: new Date() },
    );
    wp.inside(
      `update_option('article39_settings', ['server' => '${url}', 'email' => true]); wp_update_user(['ID' => get_user_by('login', 'mina')->ID, 'user_email' => '${email}'])`,
    );
    const page = await (await signedIn('mina')).newPage();
    const sessions = page.waitForResponse(
      (response) => response.url().endsWith('/api/embed/v1/session') && response.request().method() === 'POST',
    );
    await page.goto(pageWith('[article39 element="my-training"]'));
    const answer = await sessions;
    expect(answer.status()).toBe(200);
    const sent = answer.request().postDataJSON() as { grant: string; token: string };
    expect(sent.grant).toBe('host');
    await page.locator('a39-my-training').getByText('Whose data, who decides').first().waitFor();

    // The same token a second time, and a reader whom nobody on the staff list is.
    const again = async (token: string) =>
      page.evaluate(
        async ([to, shown]) => {
          const headers = { 'content-type': 'application/json', 'x-a39-client': '1.0.0' };
          const response = await fetch(`${to}/api/embed/v1/session`, {
            method: 'POST',
            headers,
            body: JSON.stringify({ grant: 'host', token: shown }),
          });
          return `${response.status} ${((await response.json()) as { error: { code: string } }).error.code}`;
        },
        [url, token],
      );
    expect(await again(sent.token)).toContain('host_token_refused');
    const stranger = await (await signedIn('tobias')).newPage();
    await stranger.goto(page.url());
    expect(await again(await askForToken(stranger))).toContain('person_not_found');
  });

  test('another key is prepared, registered, and then signs', async () => {
    const admin = await (await signedIn('ines')).newPage();
    const first = publicKey();
    await admin.goto(`${wp.url}/wp-admin/options-general.php?page=article39`);
    await admin.getByRole('button', { name: 'Prepare another key' }).click();
    const next = JSON.parse(await admin.getByLabel('Next public key').inputValue()) as JWK;
    expect(next.kid).not.toBe(first.kid);
    expect(publicKey()).toEqual(first); // still signs
    await admin.getByRole('button', { name: 'Sign with the next key' }).click();
    await admin.getByRole('button', { name: 'Prepare another key' }).waitFor();
    expect(publicKey()).toEqual(next);
    expect(wp.inside("$answer = get_option('article39_next_private_key')")).toBe(false);
  });

  test('the private key is not loaded with every page', () => {
    const loaded = wp.inside('wp_cache_flush(); $answer = array_keys(wp_load_alloptions())') as string[];
    expect(loaded).toContain('article39_settings');
    expect(loaded).not.toContain('article39_private_key');
  });

  test('an editor places the block, and readers see the element', async () => {
    const context = await signedIn('ines');
    const page = await context.newPage();
    await page.goto(`${wp.url}/wp-admin/post-new.php?post_type=page`);
    await page.waitForFunction(() => Boolean((globalThis as { wp?: { blocks?: unknown } }).wp?.blocks));
    const id = await page.evaluate(async () => {
      const { wp: its } = globalThis as unknown as { wp: Record<string, any> }; // oxlint-disable-line typescript/no-explicit-any -- WordPress's globals have no types here
      while (!its['blocks'].getBlockType('article39/element')) await new Promise((done) => setTimeout(done, 100));
      its['data'].dispatch('core/preferences')?.set('core/edit-post', 'welcomeGuide', false);
      const block = its['blocks'].createBlock('article39/element', {
        element: 'course',
        settings: { course: 'whose-data', lang: 'de', server: 'https://evil.example' },
      });
      its['data'].dispatch('core/block-editor').insertBlocks(block);
      its['data'].dispatch('core/block-editor').selectBlock(block.clientId);
      its['data'].dispatch('core/editor').editPost({ title: 'By block', status: 'publish' });
      return its['data'].select('core/editor').getCurrentPostId() as number;
    });
    // The canvas is a frame in some versions.
    const canvas =
      (await page.locator('iframe[name="editor-canvas"]').count()) > 0
        ? page.frameLocator('iframe[name="editor-canvas"]')
        : page;
    await canvas.locator('.components-placeholder', { hasText: 'A course' }).waitFor();
    await canvas.locator('.components-placeholder', { hasText: 'course: whose-data' }).waitFor();
    await page.evaluate(async () => {
      const { wp: its } = globalThis as unknown as { wp: Record<string, any> }; // oxlint-disable-line typescript/no-explicit-any -- as above
      await its['data'].dispatch('core/editor').savePost();
    });
    const reader = await (await newBrowser()).newPage();
    await reader.goto(`${wp.url}/?page_id=${id}`);
    expect(await reader.locator('main .wp-block-article39-element').innerHTML()).toBe(
      `<a39-course course="whose-data" lang="de"><a href="${server}/plain/courses/whose-data">Data protection training</a></a39-course>`,
    );
    expect(await reader.locator('a39-config').count()).toBe(1);
  });

  test('in a theme of blocks, too, the script, the elements and the server stand once', async () => {
    const address = pageWith(
      '<!-- wp:article39/element {"element":"status","settings":{"variant":"count"}} /--> [article39]',
    );
    wp.inside("switch_theme('blocks')");
    const page = await (await signedIn('mina')).newPage();
    await page.goto(address);
    await page.waitForFunction(() => document.documentElement.dataset['loaded'] === 'a39');
    expect(await page.locator('a39-config').count()).toBe(1);
    expect(await page.locator('main a39-status[variant=count]').count()).toBe(1);
    expect(await page.locator('main a39-my-training').count()).toBe(1);
    expect(await page.locator('script[src$="/embed/v1/a39.js"]').count()).toBe(1);
    expect((await askForToken(page)).split('.')).toHaveLength(3);
    wp.inside("switch_theme('bare')");
  });

  test('deleting the plugin leaves nothing', () => {
    const rest = wp.inside(
      "define('WP_UNINSTALL_PLUGIN', 'article39/article39.php'); require WP_PLUGIN_DIR . '/article39/uninstall.php'; global $wpdb; $answer = $wpdb->get_col(\"select option_name from $wpdb->options where option_name like 'article39%'\")",
    );
    expect(rest).toEqual([]);
  });

  test('PHP had nothing to warn about', () => {
    expect(
      wp
        .log()
        .split('\n')
        .filter((line) => /PHP .*(article39|docs.hosts)|article39:/.test(line)),
    ).toEqual([]);
  });
});

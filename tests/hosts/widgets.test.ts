import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { stripTypeScriptTypes } from 'node:module';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import type { Page } from 'playwright';
import { afterAll, expect, onTestFinished } from 'vitest';
import { closeBrowser, newBrowser } from '../support/browser.ts';
import { onSqlite } from '../support/database.ts';
import { hostsFolder } from './php.ts';

afterAll(closeBrowser);

interface Config extends HTMLElement {
  getToken?: (asked: { reason: string }) => Promise<string>;
}

/** `import()` as the page has it: Vitest rewrites those that stand in a test. */
declare function load(path: string): Promise<unknown>;

const text = (path: string) => readFileSync(join(hostsFolder, path), 'utf8');
const typescript = (path: string) => stripTypeScriptTypes(text(path));

/** A page of a host, with these scripts beside it. No training server answers: what the scripts do themselves is looked at. */
async function hostPage(scripts: Record<string, string>, head = ''): Promise<Page> {
  const server = createServer((request, response) => {
    const script = scripts[request.url!];
    response.writeHead(200, { 'content-type': script === undefined ? 'text/html' : 'text/javascript' });
    response.end(
      script ??
        `<!doctype html><html lang="en"><head><title>Host</title>${head}<script>globalThis.load = (path) => import(path);</script></head><body></body></html>`,
    );
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  onTestFinished(() => void server.close());
  const page = await (await newBrowser()).newPage();
  await page.route('https://learn.example.org/**', (route) => route.abort());
  await page.goto(`http://127.0.0.1:${(server.address() as AddressInfo).port}/`);
  return page;
}

/** What `a39-config` gets when it asks so, one after the other. */
const askFor = async (page: Page, ...reasons: string[]) =>
  page.evaluate(async (all) => {
    const got: string[] = [];
    for (const reason of all)
      got.push(
        await document.querySelector<Config>('a39-config')!.getToken!({ reason }).catch(
          (cause: Error) => cause.message,
        ),
      );
    return got;
  }, reasons);

onSqlite(
  'in SharePoint all web parts of a page ask Entra ID once, and not its cache when a token was refused',
  async () => {
    const page = await hostPage({
      '/sign-in.js': typescript('sharepoint/src/sign-in.ts'),
      '/where': typescript('sharepoint/src/where.ts'),
    });
    const both = await page.evaluate(async () => {
      const asked: [string, boolean][] = [];
      const entra = { asked, fails: false };
      Object.assign(globalThis, { entra });
      const factory = {
        getTokenProvider: async () => ({
          getToken: async (resource: string, fromCache: boolean) => {
            asked.push([resource, fromCache]);
            if (entra.fails) throw new Error('login_required');
            return `token ${asked.length}`;
          },
        }),
      };
      const { signInWith } = (await load('/sign-in.js')) as { signInWith: (factory: object) => void };
      signInWith(factory);
      signInWith(factory);
      const config = document.querySelector<Config>('a39-config')!;
      return Promise.all([config.getToken!({ reason: 'first' }), config.getToken!({ reason: 'first' })]);
    });
    expect(both).toEqual(['token 1', 'token 1']);
    expect(await page.locator('a39-config[auth=token]').count()).toBe(1);
    expect(await page.locator('a39-config').getAttribute('server')).toBe('https://learn.example.org');
    expect(await askFor(page, 'refused')).toEqual(['token 2']);
    const asked = await page.evaluate(
      () => (globalThis as unknown as { entra: { asked: [string, boolean][] } }).entra.asked,
    );
    expect(asked.map(([, fromCache]) => fromCache)).toEqual([true, false]);
    expect(asked[0]![0]).toMatch(/^api:\/\/[0-9a-f-]{36}$/);
    // Some mobile apps give no token: then the person signs in at the training server.
    await page.evaluate(() => ((globalThis as unknown as { entra: { fails: boolean } }).entra.fails = true));
    expect(await askFor(page, 'renew')).toEqual(['login_required']);
    await page.locator('a39-config[auth=redirect]').waitFor({ state: 'attached' });
    expect(await page.evaluate(() => document.querySelector<Config>('a39-config')!.getToken === undefined)).toBe(true);
  },
);

/** Liferay's client as it behaves: what is in the tab's storage is given again, for ever. */
const liferayClient = `
  let lifetime = 600, asked = 0;
  export const longer = (seconds) => { lifetime = seconds; };
  export const token = (name, seconds) => 'e30.' + btoa(JSON.stringify({ jti: name, exp: Math.floor(Date.now() / 1000) + seconds })) + '.x';
  export const FromUserAgentApplication = (name) => ({
    async _getOrRequestToken() {
      if (name !== 'article39-user-agent') throw new Error('There is no ' + name);
      const kept = sessionStorage.getItem('id-1-auth-token');
      if (kept) return JSON.parse(kept);
      const answer = { access_token: token('token ' + ++asked, lifetime) };
      sessionStorage.setItem('id-1-auth-token', JSON.stringify(answer));
      return answer;
    },
  });`;

onSqlite.each(['a global', 'a module'])(
  'in Liferay, with its client as %s, the widget asks again for a token that has run out or was refused',
  async (as) => {
    const page = await hostPage(
      { '/widget.js': text('liferay/article39/assets/article39.js'), '/client.js': liferayClient },
      as === 'a module'
        ? '<script type="importmap">{"imports":{"@liferay/oauth2-provider-web/client":"/client.js"}}</script>'
        : '',
    );
    await page.evaluate(async (global) => {
      const OAuth2Client = await load('/client.js');
      const OAuth2 = { getUserAgentApplication: () => ({ clientId: 'id-1' }) };
      Object.assign(globalThis, { Liferay: { OAuth2, ...(global && { OAuth2Client }) } });
      sessionStorage.setItem('of-another', 'stays');
      await load('/widget.js');
      for (const settings of [
        { element: 'course', course: 'whose-data' },
        { element: 'config', server: 'https://evil.example' },
        { element: 'course', course: '../x' },
      ]) {
        const made = document.createElement('article39-training');
        for (const [name, value] of Object.entries(settings)) made.setAttribute(name, value);
        document.body.append(made);
      }
    }, as === 'a global');
    const shown = await page.locator('article39-training').evaluateAll((all) => all.map((each) => each.innerHTML));
    expect(shown[0]).toBe(
      '<a39-course course="whose-data"><a href="https://learn.example.org/plain/courses/whose-data">Data protection training</a></a39-course>',
    );
    expect(shown[1]).toBe(
      '<a39-my-training><a href="https://learn.example.org/plain">Data protection training</a></a39-my-training>',
    );
    expect(shown[2]).toMatch(/^Name a course/);
    expect(await page.locator('a39-config').count()).toBe(1);
    expect(await page.locator('a39-config').getAttribute('server')).toBe('https://learn.example.org');

    const [first, same, other] = await askFor(page, 'first', 'first', 'refused');
    expect(same).toBe(first);
    expect(other).not.toBe(first);
    const old = await page.evaluate(async () => {
      const { token, longer } = (await load('/client.js')) as {
        token: (name: string, seconds: number) => string;
        longer: (seconds: number) => void;
      };
      const runsOut = token('old', 5);
      sessionStorage.setItem('id-1-auth-token', JSON.stringify({ access_token: runsOut }));
      longer(10);
      return runsOut;
    });
    // Also where all are short it asks once more, not for ever.
    const [fresh] = await askFor(page, 'first');
    expect(fresh).not.toBe(old);
    expect(await page.evaluate(() => sessionStorage.getItem('of-another'))).toBe('stays');
  },
);

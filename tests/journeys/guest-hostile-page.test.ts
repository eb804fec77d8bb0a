import { expect, test } from 'vitest';
import type { Page } from 'playwright';
import { currentBuild } from '../../server/embedding/pinned-build.ts';
import { axeFinds } from '../support/axe.ts';
import { newBrowser, picture } from '../support/browser.ts';
import { answerRightly, questionsByPrompt } from '../support/course-key.ts';
import { intranet, learnServer } from '../support/intranet.ts';
import { Keyboard } from '../support/keyboard.ts';
import { signedInBefore } from '../support/signed-in-before.ts';

type Learn = Awaited<ReturnType<typeof learnServer>>;

const questions = await questionsByPrompt();
const next = (page: Page) => page.getByRole('button', { name: 'Continue', exact: true });
const start = (page: Page) => page.getByRole('button', { name: 'Start', exact: true });
const script = (origin: string, path = '/embed/v1/a39.js') => `<script type="module" src="${origin}${path}"></script>`;

/** Two hosts of one site, and a browser in which somebody is signed in on ours. */
async function signedInNextDoor(name: string, options: Parameters<typeof newBrowser>[0] = {}) {
  const corp = await intranet('intranet.corp.test');
  const learn = await learnServer('learn.corp.test', corp.origin);
  const context = await newBrowser({ ignoreHTTPSErrors: true, ...options });
  await signedInBefore(context, learn, name);
  const page = await context.newPage();
  return { corp, learn, context, page };
}

const again = ({ origin }: Learn) => script(origin, '/embed/v1/a39.js?again');

/** All in one file with a copy of what we build on, as another part of a portal may bring it. */
async function pinned({ origin, tools }: Learn): Promise<string> {
  const { version, integrity } = (await currentBuild(tools.db, tools.today()))!;
  return `<script type="module" crossorigin integrity="${integrity}" src="${origin}/embed/${version}/a39.js"></script>`;
}

test.each([
  ['the script twice', 'trusted-types lit-html', again],
  ['the pinned build too', "trusted-types lit-html 'allow-duplicates'", pinned],
])('under the strictest policy with %s, nothing is asked of anybody but our server', async (_, policy, second) => {
  const { corp, learn, page } = await signedInNextDoor('Mina Okafor');
  const nonce = 'r4nd0m';
  corp.show({
    headers: {
      'content-security-policy': [
        "default-src 'none'",
        `script-src 'nonce-${nonce}' 'strict-dynamic'`,
        "style-src 'self'",
        `connect-src ${learn.origin}`,
        `img-src ${learn.origin}`,
        "require-trusted-types-for 'script'",
        policy,
      ].join('; '),
      'cross-origin-embedder-policy': 'require-corp',
      'cross-origin-opener-policy': 'same-origin',
    },
    body: `${await second(learn)}${script(learn.origin)}</head>
      <body><main><h1>Intranet</h1><a39-config server="${learn.origin}"></a39-config>
      <a39-status variant="banner"></a39-status><a39-my-training></a39-my-training>
      <a39-course course="whose-data"></a39-course><a39-certificates></a39-certificates>
      <a39-privacy></a39-privacy></main></body></html>`.replaceAll('<script ', `<script nonce="${nonce}" `),
  });
  const asked = new Set<string>();
  const kinds = new Set<string>();
  page.on('request', (request) => {
    asked.add(new URL(request.url()).origin);
    kinds.add(request.resourceType());
  });
  await page.goto(corp.origin);
  expect(await page.evaluate('crossOriginIsolated')).toBe(true);
  await start(page).click();
  await next(page).click();
  await answerRightly(page, questions);
  await page.getByText('Saved').waitFor();
  for (const tag of ['a39-status', 'a39-my-training', 'a39-certificates', 'a39-privacy'])
    await page.locator(`${tag} [part~=base]:not(.state)`).first().waitFor();
  expect([...asked].toSorted()).toEqual([corp.origin, learn.origin].toSorted());
  expect([...kinds]).not.toContain('font');
});

test('a page that wipes and moves what it did not make loses nothing', async () => {
  const { corp, learn, page } = await signedInNextDoor('Mina Okafor');
  corp.show({
    body: `${script(learn.origin)}</head><body><main><h1>Intranet</h1>
      <a39-course course="whose-data"></a39-course><aside></aside></main></body></html>`,
  });
  await page.goto(corp.origin);
  await start(page).click();
  await next(page).click();
  await page.locator('a39-course fieldset').waitFor();
  await page.evaluate(() => document.querySelector('a39-course')!.replaceChildren());
  await answerRightly(page, questions);
  await page.getByText('Saved').waitFor();
  await page.evaluate(() => document.querySelector('aside')!.append(document.querySelector('a39-course')!));
  await next(page).click();
  await page.getByText(/step 3 of/).waitFor();
});

const hostile = `
  * { margin: 0; padding: 0; box-sizing: content-box; letter-spacing: 0.05em; line-height: 2; float: none; }
  html { font-size: 26px; }
  body { font: 400 26px/2 serif; padding: 8px; }
  h1, h2, h3 { font-size: 41px; font-variant: small-caps; }
  p, li { max-width: none; margin-bottom: 30px; }
  a { display: inline-block; color: inherit; text-decoration: none; }
  ul, ol { list-style: none; }
  button { background: none; border: 0; font: inherit; }
  input { appearance: none; width: 100%; height: 60px; border: 1px solid gray; }
  input:checked { background: navy; }
  label { display: block; font-weight: bold; }
  fieldset { border: 5px solid gray; padding: 12px; }
  legend { float: left; width: 100%; font-size: 41px; }
  select { width: 600px; }
  svg { width: 3em; height: 3em; }
  table { width: 900px; }
  [hidden] { display: block; }`;

test.each([
  ['a column of 320 pixels', { column: 320, options: { viewport: { width: 1280, height: 900 } } }],
  ['twice the size', { column: 640, options: { viewport: { width: 640, height: 450 }, deviceScaleFactor: 2 } }],
  [
    'a column of 320 pixels, in the dark',
    { column: 320, options: { viewport: { width: 1280, height: 900 }, colorScheme: 'dark' as const } },
  ],
])('in %s everything fits, by keyboard too, with nothing that axe finds', async (name, { column, options }) => {
  const { corp, learn, page } = await signedInNextDoor('Mina Okafor', options);
  corp.show({
    body: `<meta name="color-scheme" content="light dark"><style>
        @media (prefers-color-scheme: dark) { :root { background: #16181c; color: #e8e6e3 } }
        .column { inline-size: ${column}px; max-inline-size: 100% }
      </style>${script(learn.origin)}</head>
      <body><main><h1>Intranet</h1><div class="column"><a39-status variant="banner"></a39-status>
      <a39-my-training></a39-my-training><a39-course course="whose-data"></a39-course></div></main></body></html>`,
  });
  await page.goto(corp.origin);
  await start(page).waitFor();
  expect(await cutOff(page)).toEqual([]);
  expect(await axeFinds(page)).toEqual([]);
  const keyboard = new Keyboard(page);
  await keyboard.enter('Start');
  await page.getByText(/step 1 of/).waitFor();
  expect(await cutOff(page)).toEqual([]);
  await keyboard.enter('Continue');
  await page.locator('a39-course fieldset').waitFor();
  expect(await cutOff(page)).toEqual([]);
  const prompt = (await page.locator('a39-course legend').first().innerText()).trim();
  await keyboard.answer(questions.get(prompt)!);
  await page.getByText('Saved').waitFor();
  expect(await cutOff(page)).toEqual([]);
  expect(await axeFinds(page)).toEqual([]);
  await picture(page, `guest-${name.replaceAll(/\W+/g, '-')}`);
});

test('styles of a page that spare nobody: what stands in the page can be used, and what stands apart is as ever', async () => {
  const { corp, learn, page } = await signedInNextDoor('Mina Okafor', { viewport: { width: 1280, height: 900 } });
  const shown = (styles: string, content: string) =>
    corp.show({
      body: `<style>${styles}</style>${script(learn.origin)}</head><body><main><h1>Intranet</h1>
        <a39-course course="whose-data" content="${content}"></a39-course></main></body></html>`,
    });
  shown(hostile, 'light');
  await page.goto(corp.origin);
  await start(page).click();
  await next(page).click();
  await answerRightly(page, questions);
  await page.getByText('Saved').waitFor();
  expect(await cutOff(page)).toEqual([]);
  await picture(page, 'guest-hostile-light');

  shown(`${hostile} * { all: unset } button, fieldset, input, select, h2, svg { display: none !important }`, 'shadow');
  await page.goto(corp.origin);
  await page.getByRole('button', { name: 'Continue where you left off' }).click();
  await page.getByRole('heading', { level: 2 }).first().waitFor();
  await next(page).click();
  await page.locator('a39-course fieldset').waitFor();
  await picture(page, 'guest-hostile-shadow');
});

/** What a learner may ask, whoever they are besides, and what anybody may. */
const forLearners =
  /^\/api\/(my|lessons|attempts|refreshers|completions|certificates|transparency|embed\/v1|try)\b|^\/api\/(session|audit\/session)$/;

test('a script of the page that steals the token is a learner, whoever was signed in', async () => {
  const { corp, learn, context, page } = await signedInNextDoor('Ines Castellan');
  corp.show({
    script: `globalThis.stolen = new Set();
      const honest = fetch;
      globalThis.fetch = (url, options) => {
        const held = new Headers(options?.headers).get('authorization');
        if (held) stolen.add(held.slice(7));
        return honest(url, options);
      };`,
    body: `<script src="/page.js"></script>${script(learn.origin)}</head><body><main><h1>Intranet</h1>
      <a39-my-training></a39-my-training></main></body></html>`,
  });
  await page.goto(corp.origin);
  await page.getByRole('link', { name: /Whose data/ }).waitFor();
  const token = await page.evaluate(() => [...(globalThis as unknown as { stolen: Set<string> }).stolen][0]);
  expect(token).toMatch(/^[\w-]{43}$/);

  const routes = learn.app.routes
    .filter(
      ({ method, path }) =>
        method !== 'ALL' && path.startsWith('/api/') && !path.startsWith('/api/v1') && !path.includes('*'),
    )
    .filter(({ path }) => !forLearners.test(path));
  const tried = [...new Set(routes.map(({ method, path }) => `${method} ${path.replaceAll(/:\w+/g, 'x')}`))];
  expect(tried.length).toBeGreaterThan(60);
  const through = await page.evaluate(
    async ([server, held, calls]) => {
      const headers = { 'X-A39-Client': '0.1.0', Authorization: `Bearer ${held}`, 'Content-Type': 'application/json' };
      const found: string[] = [];
      for (const call of calls) {
        const [method, path] = call.split(' ') as [string, string];
        const body = method === 'GET' ? null : '{}';
        const answer = await fetch(server + path, { method, headers, body });
        const code = answer.ok ? 'ok' : ((await answer.json()) as { error: { code: string } }).error.code;
        if (code !== 'not_allowed' && code !== 'foreign_origin') found.push(`${call}: ${answer.status} ${code}`);
      }
      return found;
    },
    [learn.origin, token!, tried] as const,
  );
  expect(through).toEqual([]);

  // Without the token, by the cookies that the browser keeps for our pages.
  const withCookies = await page.evaluate(async (server) => {
    const headers = { 'X-A39-Client': '0.1.0' };
    const asked = (path: string, method: string) =>
      fetch(server + path, { method, headers, credentials: 'include' }).then(
        ({ status }) => status,
        () => 'blocked',
      );
    return [
      await asked('/api/rules', 'GET'),
      await asked('/api/session', 'DELETE'),
      await asked('/api/my/sign-ins', 'DELETE'),
    ];
  }, learn.origin);
  expect(withCookies).toEqual(['blocked', 'blocked', 'blocked']);

  // Forms and pictures need nobody's leave to be sent.
  await page.evaluate(async (server) => {
    const frame = Object.assign(document.createElement('iframe'), { name: 'aside' });
    const form = Object.assign(document.createElement('form'), {
      method: 'post',
      action: `${server}/sign-out`,
      target: 'aside',
    });
    const image = Object.assign(document.createElement('img'), { src: `${server}/sign-out` });
    document.body.append(frame, form, image);
    const loaded = new Promise((done) => frame.addEventListener('load', done, { once: true }));
    form.submit();
    await loaded;
  }, learn.origin);

  // Our own pages stand in nobody's frame.
  await page.evaluate(async (server) => {
    const frame = Object.assign(document.createElement('iframe'), { name: 'settings', src: `${server}/settings` });
    const loaded = new Promise((done) => frame.addEventListener('load', done, { once: true }));
    document.body.append(frame);
    await loaded;
  }, learn.origin);
  expect(page.frame('settings')!.url()).toBe('chrome-error://chromewebdata/');

  const own = await context.newPage();
  await own.goto(`${learn.origin}/settings`);
  await own.getByRole('heading', { name: 'Settings', level: 1 }).waitFor();
  await own.getByText('Ines Castellan').first().waitFor();
});

/** What reaches out of the column, or is shown in less room than it takes. */
async function cutOff(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const found: string[] = [];
    const look = (root: ParentNode, right: number): void => {
      for (const element of root.querySelectorAll('*')) {
        const box = element.getBoundingClientRect();
        const { clip, clipPath, position, overflowX } = getComputedStyle(element);
        const isForScreenReaders = position === 'absolute' && (clip !== 'auto' || clipPath !== 'none');
        if (!isForScreenReaders && box.width > 1) {
          if (box.right > right + 1) found.push(`${element.localName}.${element.className} reaches ${box.right}`);
          if (overflowX === 'hidden' && element.scrollWidth > element.clientWidth + 1)
            found.push(`${element.localName} is cut off`);
        }
        if (element.shadowRoot) look(element.shadowRoot, right);
      }
    };
    for (const host of document.querySelectorAll('a39-status, a39-my-training, a39-course')) {
      const right = Math.min(innerWidth, (host.parentElement ?? host).getBoundingClientRect().right);
      look(host, right);
      look(host.shadowRoot!, right);
    }
    return found;
  });
}

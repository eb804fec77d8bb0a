import { execFileSync } from 'node:child_process';
import { once } from 'node:events';
import { cpSync, mkdirSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { extname, join } from 'node:path';
import { build } from 'vite';
import { beforeAll, expect, onTestFinished, test } from 'vitest';
import { publicElements } from '../../web-components/package/public-elements.ts';
import { enterAs, newBrowser, runningServer } from '../support/browser.ts';

const root = join(import.meta.dirname, '../..');
const made = join(root, 'dist/package');
/** Inside the repository, so that React, Lit and their types are found where an app would have them. */
const app = join(root, 'dist/package-app');
const installed = join(app, 'node_modules/article39-elements');

const run = (command: string, args: string[], cwd = root): string =>
  execFileSync(join(root, 'node_modules/.bin', command), args, { cwd, encoding: 'utf8' });

/** The package as `npm run package` makes it, unpacked where `npm install` would put it. */
beforeAll(() => {
  execFileSync('npm', ['run', 'package', '--silent'], { cwd: root, stdio: ['ignore', 'ignore', 'inherit'] });
  rmSync(app, { recursive: true, force: true });
  cpSync(join(import.meta.dirname, '../package/react-page'), app, { recursive: true });
  mkdirSync(installed, { recursive: true });
  const [tarball] = readdirSync(made).filter((name) => name.endsWith('.tgz'));
  execFileSync('tar', ['xzf', join(made, tarball!), '-C', installed, '--strip-components=1']);
});

/** A site of another origin: files from a folder, and pages by their paths. */
async function pageServer(folder: string, pages: Record<string, string> = {}): Promise<string> {
  const types: Record<string, string> = { '.js': 'text/javascript', '.html': 'text/html', '.css': 'text/css' };
  const server = createServer((request, response) => {
    const path = new URL(request.url ?? '/', 'http://page').pathname.replace(/^\/$/, '/index.html');
    response.setHeader('content-type', types[extname(path) || '.html'] ?? 'text/plain');
    response.end(pages[path] ?? readFileSync(join(folder, path)));
  }).listen(0, 'localhost');
  await once(server, 'listening');
  onTestFinished(() => void server.close());
  return `http://localhost:${(server.address() as AddressInfo).port}`;
}

test('publint and attw find nothing, and it holds what it says and nothing else', () => {
  const tarball = join(
    made,
    readdirSync(made).find((name) => name.endsWith('.tgz'))!,
  );
  expect(run('publint', ['run', made, '--strict'])).toContain('All good');
  const resolved = JSON.parse(run('attw', [tarball, '--profile', 'esm-only', '--format', 'json'])) as {
    analysis: { entrypoints: Record<string, unknown>; problems: { kind: string }[] };
  };
  // A module of the browser is not for `require`, and the profile says so.
  expect(resolved.analysis.problems.filter(({ kind }) => kind !== 'CJSResolvesToESM')).toEqual([]);
  expect(Object.keys(resolved.analysis.entrypoints)).toEqual(
    expect.arrayContaining(['.', './define', './a39', './react', ...publicElements.map(({ folder }) => `./${folder}`)]),
  );
  const files = readdirSync(installed, { recursive: true, encoding: 'utf8' });
  expect(
    files.filter((name) => !/^([\w-]+(\.d\.ts|\.js|\.json)|chunks(\/[\w-]+\.js)?|LICENSE|README\.md)$/.test(name)),
  ).toEqual([]);
  const { version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as { version: string };
  const described = JSON.parse(readFileSync(join(installed, 'package.json'), 'utf8')) as Record<string, unknown>;
  expect(described).toMatchObject({ version, customElements: './custom-elements.json' });
  for (const data of ['custom-elements.json', 'html-data.json', 'web-types.json'])
    for (const { folder } of publicElements)
      expect(readFileSync(join(installed, data), 'utf8')).toContain(`"a39-${folder}"`);
});

test('an app with Vite, React 19 and TypeScript uses it, and so does a plain page with the one file', async () => {
  run('tsc', ['-p', app]);
  const [output] = [
    await build({ configFile: false, root: app, logLevel: 'silent', build: { outDir: 'built', minify: false } }),
  ].flat();
  const code = ('output' in output! ? output.output : []).map((file) => ('code' in file ? file.code : '')).join('');
  // An app has one Lit.
  expect(code.match(/litHtmlVersions \?\?= \[\]/g)).toHaveLength(1);

  const home = `<!doctype html><html lang="pl"><head><title>Intranet</title>
    <script type="module" src="/a39.js"></script></head><body><main><h1>Intranet</h1></main></body></html>`;
  const pages: Record<string, string> = { '/index.html': home };
  const [appOrigin, plainOrigin] = [await pageServer(join(app, 'built')), await pageServer(installed, pages)];
  const { url } = await runningServer({ A39_EMBED_ORIGINS: `${appOrigin} ${plainOrigin}` });
  const page = await (await newBrowser()).newPage();
  await enterAs(page, url, 'Mina Okafor');
  await page.goto(`${appOrigin}/?server=${url}`);
  await page.getByText('one class').waitFor();
  await page
    .locator('output')
    .getByText(/count \d/)
    .waitFor();
  await page.getByRole('heading', { name: 'Yours' }).waitFor();
  const mine = page.locator('.mine');
  expect(await mine.getByRole('heading', { level: 4 }).count()).toBeGreaterThan(0);
  expect(await mine.getAttribute('layout')).toBe('cards');
  await mine.getByRole('link').first().click();
  await page
    .locator('output')
    .getByText(/open [a-z-]+/)
    .waitFor();

  // The server knows no such issuer; that the function was asked is what counts here.
  await page.goto(`${appOrigin}/?server=${url}&auth=token`);
  await page.locator('output').getByText('auth-error host_token_refused').waitFor();

  const asked: string[] = [];
  page.on('request', (request) => asked.push(request.url()));
  await page.goto(plainOrigin);
  await page.evaluate((server) => {
    const config = Object.assign(document.createElement('a39-config'), { server, auth: 'cookie' });
    document.querySelector('main')!.append(config, document.createElement('a39-my-training'));
  }, url);
  await page.getByRole('heading', { name: 'Moje szkolenia' }).waitFor();
  const tags = publicElements.map(({ folder }) => `a39-${folder}`);
  expect(await page.evaluate((all) => all.filter((tag) => !customElements.get(tag)), tags)).toEqual([]);
  expect(asked.filter((address) => !address.startsWith(`${url}/api/`))).toEqual([
    `${plainOrigin}/`,
    `${plainOrigin}/a39.js`,
  ]);

  // The evergreen script meets no tag in a portal's own shadow roots, and brings the code of its elements all the same.
  pages['/portal'] = `<!doctype html><html lang="en"><head><title>Portal</title>
    <script type="module" src="${url}/embed/v1/a39.js"></script></head><body><main></main></body></html>`;
  await page.goto(`${plainOrigin}/portal`);
  await page.evaluate(() => {
    const inside = document.querySelector('main')!.attachShadow({ mode: 'open' });
    inside.append(document.createElement('a39-certificates'));
  });
  await page.getByRole('heading', { name: 'Certificates' }).waitFor();
});

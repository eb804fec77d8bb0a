import { randomUUID } from 'node:crypto';
import { expect, onTestFinished, test } from 'vitest';
import type { Page } from 'playwright';
import { axeFinds } from '../support/axe.ts';
import { launched, newBrowser, picture } from '../support/browser.ts';
import { intranet, learnServer } from '../support/intranet.ts';
import { signedInBefore } from '../support/signed-in-before.ts';

const script = (origin: string, path = '/embed/v1/a39.js') => `<script type="module" src="${origin}${path}"></script>`;

/** What the panel says of each thing, sorted out by how it marks it. */
async function findings(page: Page): Promise<Record<'put right' | 'have a look' | 'noted' | 'good', string>> {
  await page.locator('a39-check .sum').waitFor();
  const of = async (mark: string) =>
    (await page.locator('a39-check li').filter({ hasText: mark }).allInnerTexts()).join('\n').replaceAll(/\s+/g, ' ');
  return {
    'put right': await of('put right'),
    'have a look': await of('have a look'),
    noted: await of('noted'),
    good: await of('good'),
  };
}

test('an intranet team registers its page, copies the snippet into it, and the check there finds nothing to put right', async () => {
  const host = await intranet('intranet.lms.test');
  const learn = await learnServer('learn.lms.test');
  const context = await newBrowser({ ignoreHTTPSErrors: true, permissions: ['clipboard-read', 'clipboard-write'] });
  await signedInBefore(context, learn, 'Tobias Feld');
  const page = await context.newPage();
  const button = (name: string) => page.getByRole('button', { name, exact: true });
  await page.goto(`${learn.origin}/intranet`);
  await button('Register a page').click();
  await page.getByLabel('Name').fill('Start');
  await page.getByLabel('Origin').fill('http://intranet.lms.test');
  await button('Register a page').last().click();
  // That encryption is missing only the server minds.
  await page.getByText(/^Give an origin such as/).waitFor();
  await page.getByLabel('Origin').fill(host.origin);
  await button('Register a page').last().click();
  await page.getByText('Start is registered.').waitFor();

  await page.getByRole('link', { name: 'Who vouches' }).click();
  await button('Add who vouches').click();
  await page.getByLabel('A shared secret').click();
  await page.getByLabel('Name').fill('Old portal');
  await page.getByLabel('Page of its tokens').selectOption(host.origin);
  await page.getByLabel('Issuer (iss)').fill(host.origin);
  await button('Make one').click();
  await button('Add who vouches').last().click();
  await page.getByText('Old portal vouches from now on.').waitFor();
  await button('End: Old portal').click();
  await button('End').click();
  await page.getByText('Old portal vouches no more.').waitFor();

  await page.getByRole('link', { name: 'Snippet' }).click();
  await page.getByLabel('A course').click();
  await page.getByRole('button', { name: 'Copy: Into the page' }).click();
  await page.getByText('Copied').waitFor();
  const snippet = await page.evaluate(() => navigator.clipboard.readText());
  expect(snippet.split('\n')).toContain('<a39-my-training>');
  await button('Copy: Into its Content Security Policy').click();
  const policy = await page.evaluate(() => navigator.clipboard.readText());
  // The page may ask its own server, by which the check reads its headers.
  const whole = `default-src 'none'; ${policy.replaceAll('\n', ' ')}`.replace('connect-src', "connect-src 'self'");
  host.show({
    body: `</head><body><main><h1>Intranet</h1>${snippet}</main></body></html>`,
    headers: { 'content-security-policy': whole },
  });

  await page.getByRole('link', { name: 'What is missing' }).click();
  const [tested] = await Promise.all([
    context.waitForEvent('page'),
    page.getByRole('link', { name: 'Open the page with the check' }).click(),
  ]);
  const said = await findings(tested);
  expect(said['put right']).toBe('');
  expect(said.good).toContain(`${host.origin} is registered.`);
  expect(said.good).toContain('It lets everything through.');
  expect(said.good).toContain('a39-config, a39-my-training, a39-course');
  expect(said.good).toContain('Page and server seem to be of one site');
  expect(said.good).toContain('Somebody is signed in here, and the server takes it.');

  await page.getByRole('link', { name: 'Pages' }).click();
  await button('Remove: Start').click();
  await button('Remove').click();
  await page.getByText('Start is removed.').waitFor();
});

test('opened with #a39-check, a page says what works and what does not, and changes nothing', async () => {
  const host = await intranet('intranet.acme.test');
  const learn = await learnServer('learn.lms.test', host.origin);
  const context = await newBrowser({ ignoreHTTPSErrors: true, permissions: ['clipboard-read', 'clipboard-write'] });
  const page = await context.newPage();
  const elements = `<a39-my-training><a href="${learn.origin}/plain">My training</a></a39-my-training>`;
  const show = (body: string, more = {}) => host.show({ body: `${body}</main></body></html>`, ...more });
  const head = `${script(learn.origin)}</head><body><main><h1>Intranet</h1>`;
  const open = async (at = page): Promise<Page> => {
    await at.goto('about:blank');
    await at.goto(`${host.origin}/people/mina-okafor?token=s3cret#a39-check`);
    return at;
  };

  // All is well, but nobody is signed in.
  show(`${head}<a39-config server="${learn.origin}"></a39-config>${elements}`);
  let said = await findings(await open());
  expect(said['put right']).toBe('');
  expect(said['have a look']).toMatch(/Sign-in.*Nobody is signed in here yet/);
  for (const sentence of [
    'Version 0.1.0, the newest (evergreen).',
    'It is loaded once.',
    `${learn.origin} answers.`,
    `${host.origin} is registered.`,
    'The way is auto.',
    'Here are: a39-config, a39-my-training.',
    'Every element holds a link',
    'It is en.',
  ])
    expect(said.good).toContain(sentence);
  expect(said.noted).toMatch(/The page has none.*Page and server are of different sites/);
  expect(await axeFinds(page)).toEqual([]);
  await page.getByRole('button', { name: 'Copy for a ticket' }).click();
  await page.getByRole('button', { name: 'Copied' }).waitFor();
  const copied = await page.evaluate(() => navigator.clipboard.readText());
  expect(copied).toContain(`Check of this page: ${host.origin}`);
  expect(copied).toContain('[good] Server');
  expect(copied).not.toMatch(/mina|s3cret/);
  await picture(page, 'host-check-good');
  // It is above everything, can be gone past by keyboard, and closes.
  await page.keyboard.press('Escape');
  expect(await page.locator('a39-check').count()).toBe(0);
  const { sign_ins } = await learn.tools.db
    .selectFrom('sign_in')
    .select((e) => e.fn.countAll<number>().as('sign_ins'))
    .executeTakeFirstOrThrow();
  expect(sign_ins).toBe(0);

  // Much is wrong.
  show(
    `<meta http-equiv="Content-Security-Policy" content="img-src 'self'"><style>body { background: #777; color: #666 }</style>
      ${script(learn.origin, '/embed/v1/a39.js?again')}${head.replace('<body>', '<body lang="pt">')}
      <a39-config server="${learn.origin}" auth="token"></a39-config><a39-config></a39-config>
      <a39-my-trainings></a39-my-trainings><script type="module" src="/page.js"></script>`,
    { script: `document.querySelector('a39-config').getToken = async () => '${randomUUID()}'` },
  );
  said = await findings(await open());
  for (const sentence of [
    'It blocks: Pictures in courses.',
    'It is refused: host_token_refused. The server did not take the page’s token. The token of the page was not accepted. It is no JSON Web Token',
    'Not known to the script: a39-my-trainings.',
  ])
    expect(said['put right']).toContain(sentence);
  expect(said['put right']).toMatch(/Text stands out only 1,2 : 1/);
  for (const sentence of [
    'It is loaded 2 times.',
    'There are 2 a39-config; the first counts.',
    'Without a link inside: a39-my-trainings.',
    'lang="pt" is none of our languages',
  ])
    expect(said['have a look']).toContain(sentence);
  // The words are English then, whatever the page says that it is.
  expect(await page.locator('a39-check .check').getAttribute('lang')).toBe('en');
  await page.setViewportSize({ width: 360, height: 740 });
  await picture(page, 'host-check-bad-360');
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(360);
  await page.setViewportSize({ width: 1280, height: 900 });

  // The page's policy stops what is asked of the server; it is read from its header.
  show(`${head}${elements}`, {
    headers: { 'content-security-policy': `script-src ${learn.origin}; connect-src 'self'` },
  });
  // A browser that may complain: here the page breaks its own policy.
  const complaining = await (await launched()).newContext({ ignoreHTTPSErrors: true });
  onTestFinished(() => complaining.close());
  said = await findings(await open(await complaining.newPage()));
  expect(said['put right']).toContain(`${learn.origin} does not answer from here.`);
  expect(said['put right']).toContain('It blocks: Questions to the server.');
  expect(said['put right']).toContain(`Stopped: connect-src ${learn.origin}.`);
});

test('a page that is not registered learns that, and what to do', async () => {
  const host = await intranet('intranet.acme.test');
  const learn = await learnServer('learn.lms.test', 'https://another.acme.test');
  const context = await newBrowser({ ignoreHTTPSErrors: true, colorScheme: 'dark' });
  const page = await context.newPage();
  host.show({
    body: `${script(learn.origin)}<style>a39-check { display: none; opacity: 0 } * { font-size: 40px; color: lime }</style></head>
      <body><a39-my-training></a39-my-training></body></html>`,
  });
  await page.goto(`${host.origin}/#a39-check`);
  const said = await findings(page);
  expect(said['put right']).toContain(`${host.origin} is not registered. What to do: Register exactly this origin`);
  expect(await axeFinds(page)).not.toContain(expect.stringContaining('a39-check'));
  await picture(page, 'host-check-unregistered-dark');
  // Without the word in the address nothing is there.
  await page.goto('about:blank');
  await page.goto(host.origin);
  await page.locator('a39-my-training .state').waitFor();
  expect(await page.locator('a39-check').count()).toBe(0);
});

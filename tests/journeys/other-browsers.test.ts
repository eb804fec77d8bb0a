import { accessSync, constants, globSync, mkdirSync, writeFileSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { expect, test } from 'vitest';
import { firefox } from '../support/bidi.ts';
import { runningServer } from '../support/browser.ts';
import { questionsByPrompt } from '../support/course-key.ts';
import { Driven, type Driver } from '../support/driven.ts';
import { intranet, learnServer } from '../support/intranet.ts';
import { webkit } from '../support/webdriver.ts';

const firefoxProgram = inPath('firefox-esr') ?? inPath('firefox');
const webkitDriver = inPath('WebKitWebDriver') && inPath('xvfb-run') && inPath('WebKitWebDriver');
const webkitBrowser = globSync('/usr/lib/*/webkit2gtk-4.*/MiniBrowser').toSorted().at(-1);

if (!firefoxProgram) console.log('Skipped: Firefox is not installed (apt-get install firefox-esr).');
if (!webkitDriver || !webkitBrowser)
  console.log('Skipped: WebKit is not installed (apt-get install webkit2gtk-driver xvfb).');

test.skipIf(!firefoxProgram)(
  'Firefox: a learner passes on our pages, and goes on in a page of another site',
  async () => {
    const { url } = await runningServer();
    const driver = await firefox(firefoxProgram!);
    await learns(driver, url, 'firefox');
    expect(await visits(driver, 'firefox')).toBe('renewed');
  },
);

test.skipIf(!webkitDriver || !webkitBrowser)(
  'WebKit: a learner passes on our pages, and goes on in a page of another site',
  async () => {
    // Over TLS: WebKit keeps no secure cookie of http://localhost, as other browsers do.
    const { origin } = await learnServer('localhost');
    const driver = await webkit(webkitDriver!, webkitBrowser!);
    await learns(driver, origin, 'webkit');
    await visits(driver, 'webkit');
  },
);

async function learns(driver: Driver, url: string, name: string): Promise<void> {
  const questions = await questionsByPrompt();
  const screen = new Driven(driver);
  await driver.goTo(`${url}/try`);
  await screen.click('button', 'Mina Okafor');
  await screen.click('a', /^Whose data, who decides/);
  await screen.click('button, a', 'Start');

  await screen.click('button', 'Continue');
  await screen.answerRightly(questions);
  await screen.find('[role=status]', 'Saved');
  await picture(driver, `${name}-course`);

  await driver.call('() => void (location.hash = "check")');
  await screen.click('button', 'Begin');
  for (let k = 1; k <= 12; k++) {
    await screen.find('[part=progress]', new RegExp(`question ${k} of 12`));
    await screen.answerRightly(questions);
    await screen.click('button', 'Continue');
  }
  await screen.click('button', 'Hand in');
  await screen.find('h1, h2', 'Passed');
  await picture(driver, `${name}-passed`);

  await screen.find('a', 'Certificate (PDF)');
  const certificate = await driver.call(`async () => {
    const link = [...document.querySelectorAll('a39-course a')].find(({ innerText }) => innerText.trim() === 'Certificate (PDF)');
    const answer = await fetch(link.href);
    return [answer.status, (await answer.text()).slice(0, 5)];
  }`);
  expect(certificate).toEqual([200, '%PDF-']);
  await driver.goTo(`${url}/training`);
  await screen.find('li, p', /Completed on/);
}

/** Where neither browser sends our cookie: the page leaves for our sign-in, comes back, and is loaded again. */
async function visits(driver: Driver, name: string): Promise<'renewed' | 'one more click'> {
  const screen = new Driven(driver);
  const host = await intranet('127.0.0.1');
  const learn = await learnServer('localhost', host.origin);
  host.show({
    body: `<script type="module" src="${learn.origin}/embed/v1/a39.js"></script></head>
      <body><main><h1>Intranet</h1><a39-config popup="no"></a39-config>
      <a39-course course="whose-data"></a39-course></main></body></html>`,
  });
  await driver.goTo(`${host.origin}/news`);
  await screen.follow('a, button', 'Sign in');
  await screen.follow('a', 'Choose who you are');
  await screen.click('button', 'Mina Okafor');
  await screen.click('a, button', 'Start');
  await screen.click('button', 'Continue');
  await screen.click('button', 'I’m not sure');
  await screen.find('[role=status]', 'Saved');
  await picture(driver, `${name}-guest`);
  expect(await driver.call('() => [location.href, sessionStorage.length, localStorage.length]')).toEqual([
    `${host.origin}/news`,
    0,
    0,
  ]);
  await driver.goTo(`${host.origin}/news`);
  // A browser that keeps no cookie for this site alone asks for one more click, and not for a name.
  const { words } = await screen.find('a, button', /^(Sign in|Continue where you left off)$/);
  if (words === 'Sign in') await screen.click('a, button', 'Sign in');
  await screen.click('a, button', 'Continue where you left off');
  return words === 'Sign in' ? 'one more click' : 'renewed';
}

function inPath(program: string): string | undefined {
  for (const folder of (process.env['PATH'] ?? '').split(delimiter)) {
    try {
      accessSync(join(folder, program), constants.X_OK);
      return join(folder, program);
    } catch {
      // Not there.
    }
  }
  return undefined;
}

async function picture(driver: Driver, name: string): Promise<void> {
  if (process.env['PICTURES'] !== 'yes') return;
  const folder = join(import.meta.dirname, '../../dist/screenshots');
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, `${name}.png`), await driver.picture());
}

import { expect, test } from 'vitest';
import { newBrowser } from '../support/browser.ts';
import { intranet, learnServer } from '../support/intranet.ts';
import { ltiPlatform } from '../support/lti-platform.ts';
import { connect, launch } from '../support/lti/connected.ts';

test('a page that answers in the place of the LMS signs nobody in as somebody else', async () => {
  const learn = await learnServer('learn.brightwater.test');
  learn.config.webhookPrivate = true;
  const platform = await ltiPlatform({ clock: learn.clock, ask: async (url) => learn.app.request(url) });
  const { tool } = await connect(learn, platform);
  const { staff_number: number } = await learn.tools.db
    .selectFrom('person')
    .select('staff_number')
    .where('name', '=', 'Leila Haddad')
    .executeTakeFirstOrThrow();
  const link = platform.link({ course: platform.course(), tool, custom: { course: 'whose-data' } });
  const leila = platform.user({ name: 'Leila Haddad', staffNumber: number });
  // A launch of Leila's own. Whose browser it was she knows, and that it is to be asked of her page she writes into the address.
  const theirs = await launch(learn, platform, leila, link);
  const address = new URL(theirs.response.headers.get('location')!, learn.origin);
  const hostile = await intranet('hostile.test');
  const said = new URLSearchParams(address.hash.slice(1));
  for (const [name, value] of Object.entries({ target: '_parent', origin: hostile.origin, key: 'a39_key' }))
    said.set(name, value);
  address.hash = String(said);
  hostile.show({
    body: `</head><body><h1>Win something</h1><script src="/page.js"></script></body>`,
    script: `
      addEventListener('message', ({ source, data }) => {
        document.title = data.subject;
        source.postMessage({ ...data, subject: 'lti.get_data.response', value: ${JSON.stringify(
          theirs.cookie.split(/[=;]/)[1],
        )} }, '*');
      });
      window.lure = () => open(${JSON.stringify(address.href)});`,
  });

  const context = await newBrowser({ ignoreHTTPSErrors: true });
  const page = await context.newPage();
  await page.goto(hostile.origin);
  const answered = context.waitForEvent('response', (one) => one.url().endsWith('/api/embed/v1/session'));
  await page.evaluate(() => (globalThis as unknown as { lure(): void }).lure());
  // It was asked, and did answer; that counts for nothing.
  expect((await answered).status()).toBe(401);
  expect(await page.title()).toBe('lti.get_data');
  expect(await learn.tools.db.selectFrom('session').select('kind').execute()).toEqual([]);
});

import { exportJWK, generateKeyPair, SignJWT } from 'jose';
import type { Frame, Page } from 'playwright';
import { expect, test } from 'vitest';
import { addIssuer } from '../../server/embedding/issuers.ts';
import type { IssuerTerms } from '../../server/embedding/issuer.ts';
import { newBrowser, picture } from '../support/browser.ts';
import { intranet, learnServer } from '../support/intranet.ts';

type Learn = Awaited<ReturnType<typeof learnServer>>;

/** A platform that knows Mina Okafor as `user-7`, and how it signs. */
async function platform(
  learn: Learn,
  alg: string,
  known: { iss: string; terms: (keys: { kty: 'RSA' }[]) => IssuerTerms },
): Promise<(claims: Record<string, unknown>) => Promise<string>> {
  const { publicKey, privateKey } = await generateKeyPair(alg);
  const { db } = learn.tools;
  await db.updateTable('person').set({ external_id: 'user-7' }).where('name', '=', 'Mina Okafor').execute();
  const { id } = await db
    .selectFrom('person')
    .select('id')
    .where('name', '=', 'Ines Castellan')
    .executeTakeFirstOrThrow();
  const terms = known.terms([(await exportJWK(publicKey)) as { kty: 'RSA' }]);
  await addIssuer(db, { name: known.iss, iss: known.iss, origin: null, terms }, { id, now: learn.clock.now });
  return (claims) => {
    const iat = Math.floor(learn.clock.now.getTime() / 1_000);
    return new SignJWT({ ...claims, iss: known.iss, iat, exp: iat + 60 })
      .setProtectedHeader({ alg, typ: 'JWT' })
      .sign(privateKey);
  };
}

const foundBy = { foundBy: 'external_id', makesPeople: false } as const;

async function frameIn(page: Page, place: string): Promise<Frame> {
  const frame = () => page.frames().find((one) => new URL(one.url() || 'about:blank').pathname.startsWith(place));
  await expect.poll(() => frame()?.url()).toBeDefined();
  return frame()!;
}

test('a launch from Staffbase shows the training in a page of another site, and goes on to a course', async () => {
  const staffbase = await intranet('app.staffbase.test');
  const learn = await learnServer('learn.lms.test', staffbase.origin);
  const sign = await platform(learn, 'RS256', {
    iss: 'api.staffbase.com',
    terms: (keys) => ({ kind: 'staffbase', audience: 'plugin-39', keys, ...foundBy }),
  });
  const jwt = await sign({ aud: 'plugin-39', sub: 'sb-1', external_id: 'user-7' });
  staffbase.show({
    body: `</head><body><h1>News</h1><iframe title="Training" width="360" height="640"
      src="${learn.origin}/embed/staffbase/my-training?jwt=${jwt}&lang=en"></iframe></body>`,
    headers: { 'cross-origin-embedder-policy': 'require-corp' },
  });
  const context = await newBrowser({ ignoreHTTPSErrors: true });
  const page = await context.newPage();
  await page.goto(staffbase.origin);
  const frame = await frameIn(page, '/embed/frame/my-training');
  await frame.getByRole('link', { name: /Whose data/ }).waitFor();
  expect([frame.url(), page.url()].join()).not.toContain(jwt.slice(-20));
  await picture(page, 'frame-staffbase');
  await frame.getByRole('link', { name: /Whose data/ }).click();
  const course = await frameIn(page, '/embed/frame/course');
  await course.getByRole('button', { name: 'Start', exact: true }).waitFor();
  // The address again, as with the browser's Back: in words, inside the frame.
  await page.goto(staffbase.origin);
  const again = await frameIn(page, '/embed/staffbase/my-training');
  await again.getByText('was opened before').waitFor();
  await picture(page, 'frame-refused');
});

test('a Haiilo is asked by the frame, and answers for whoever is there; no other page is asked or heard', async () => {
  const haiilo = await intranet('brightwater.haiilo.test');
  const evil = await intranet('evil.test');
  const learn = await learnServer('learn.lms.test', haiilo.origin, evil.origin);
  const sign = await platform(learn, 'RS512', {
    iss: haiilo.origin,
    terms: (keys) => ({ kind: 'haiilo', tenant: 't-1', keys, ...foundBy }),
  });
  const shown = {
    body: `<script src="/page.js" defer></script></head><body><h1>Home</h1><iframe title="Training" width="360" height="300"
      src="${learn.origin}/embed/haiilo/my-training?src=tenant-plugin&lang=en"></iframe></body>`,
    // As a Haiilo does: it answers the number with a token, and follows the height.
    script: `globalThis.heard = [];
      addEventListener('message', async ({ data, source, origin }) => {
        heard.push({ ...data, origin });
        if (data.sub === 'setHeight') document.querySelector('iframe').height = data.height;
        if (data.sub === 'init') source.postMessage(await sign(data.jti), origin);
      });`,
  };
  haiilo.show(shown);
  evil.show(shown);
  const context = await newBrowser({ ignoreHTTPSErrors: true });
  await context.exposeFunction('sign', (jti: string) =>
    sign({ sub: 'init', jti, 'ctx.tenantId': 't-1', 'ctx.userId': 'user-7' }),
  );
  const page = await context.newPage();
  await page.goto(haiilo.origin);
  const frame = await frameIn(page, '/embed/haiilo/my-training');
  await frame.getByRole('link', { name: /Whose data/ }).waitFor();
  const heard = (on: Page) => on.evaluate(() => (globalThis as unknown as { heard: { sub: string }[] }).heard);
  const init = (await heard(page)).filter(({ sub }) => sub === 'init');
  expect(init).toEqual([
    { iss: 'tenant-plugin', sub: 'init', jti: expect.stringMatching(/^[\w-]{43}$/), origin: learn.origin },
  ]);
  await expect
    .poll(() => frame.evaluate(() => document.documentElement.scrollHeight - innerHeight))
    .toBeLessThanOrEqual(1);
  await picture(page, 'frame-haiilo');
  // Going on inside it asks again: each page of the frame has a token of its own, and none stands anywhere.
  await frame.getByRole('link', { name: /Whose data/ }).click();
  const course = await frameIn(page, '/embed/haiilo/course');
  await course.getByRole('button', { name: 'Start', exact: true }).waitFor();
  expect(await course.evaluate(() => [localStorage.length, sessionStorage.length, document.cookie])).toEqual([
    0,
    0,
    '',
  ]);

  // Another page that may frame us is no Haiilo: nothing is said to it.
  const other = await context.newPage();
  await other.goto(evil.origin);
  const inEvil = await frameIn(other, '/embed/haiilo/my-training');
  await inEvil.locator('a39-config').waitFor({ state: 'attached' });
  await inEvil.evaluate(() => new Promise((done) => setTimeout(done, 500)));
  expect(await heard(other)).toEqual([]);
});

test('what stands in a frame can be read by everybody', async () => {
  const acme = await intranet('intranet.acme.test');
  const learn = await learnServer('learn.lms.test', acme.origin);
  acme.show({
    body: `</head><body><iframe title="Training" width="360" height="640"
      src="${learn.origin}/embed/frame/my-training?lang=de"></iframe></body>`,
  });
  const context = await newBrowser({
    ignoreHTTPSErrors: true,
    viewport: { width: 380, height: 700 },
    colorScheme: 'dark',
  });
  const page = await context.newPage();
  await page.goto(acme.origin);
  const frame = await frameIn(page, '/embed/frame/my-training');
  await frame.getByText('Anmelden', { exact: true }).waitFor();
  await picture(page, 'frame-signed-out-dark');
  expect(
    await frame.evaluate(() => [document.documentElement.lang, document.documentElement.scrollWidth > innerWidth]),
  ).toEqual(['de', false]);
  await page.goto(`${learn.origin}/embed/frame/nothing`);
  await picture(page, 'frame-nothing-dark');
});

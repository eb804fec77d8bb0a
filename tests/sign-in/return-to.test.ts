import fc from 'fast-check';
import { expect, test } from 'vitest';
import { ownPathIn } from '../../server/own-path.ts';
import { mailServer } from '../support/smtp.ts';
import { learn, signInWith } from './on-our-pages.ts';

/** Addresses that browsers or servers have taken for others than they look. */
const evil = [
  '//evil.example',
  '///evil.example',
  '////evil.example/a',
  '/\\evil.example',
  '\\\\evil.example',
  '/\\/evil.example',
  '/\t/evil.example',
  '/\n/evil.example',
  '/\r\n//evil.example',
  '\t//evil.example',
  ' //evil.example',
  'https:evil.example',
  'https:/evil.example',
  'https://evil.example',
  'HTTPS://evil.example',
  'javascript:alert(1)',
  'data:text/html,x',
  '/.//evil.example',
  '/x/..//evil.example',
  '/./\\evil.example',
  '/%2e//evil.example',
  '/%09/evil.example',
  '/%2f%2fevil.example',
  '/%5cevil.example',
  '//here.invalid//evil.example',
  '//here.invalid/\\evil.example',
  '//user@evil.example',
  '//evil.example:443',
  '/:@evil.example',
  '@evil.example',
  '.evil.example',
  ':443/',
  '/training\r\nset-cookie: x=y',
  '/training\u0000',
  '/\u2028/evil.example',
  '/\u3002evil',
  '/／evil.example',
  '',
  '?to=//evil.example',
  '#//evil.example',
  `/${'a'.repeat(4_000)}`,
];

/** Where a browser on our pages would go. */
const goesTo = (location: string) => new URL(location, `${learn}/sign-in/done`);

test('wherever a sign-in is told to go on to, it stays on our own pages', async () => {
  const mail = await mailServer();
  const { app } = await signInWith({ A39_MAIL_SIGN_IN: 'yes', A39_SMTP_URL: mail.url });
  const afterSignIn = async (to: string) => {
    const response = await app.request(`/sign-in/done?${new URLSearchParams({ to })}`, {
      headers: { cookie: '__Host-a39_embed=anything' },
    });
    return {
      status: response.status,
      location: response.headers.get('location')!,
      cookies: response.headers.getSetCookie(),
    };
  };
  const stays = async (to: string) => {
    const { status, location, cookies } = await afterSignIn(to);
    expect(status).toBe(303);
    expect(cookies).toEqual([]);
    expect(location).toMatch(/^\/(?![/\\])[\u0021-\u007e]*$/);
    expect(goesTo(location).origin).toBe(learn);
    // The form carries it on, and means the same by it.
    const form = await (await app.request(`/sign-in?${new URLSearchParams({ to })}`)).text();
    expect(form).not.toMatch(/(href|value)="(https?:|\/\/|\/\\|javascript:)/i);
  };
  for (const to of evil) await stays(to);
  const pieces = fc.constantFrom(
    '/',
    '\\',
    '//',
    '.',
    '..',
    ':',
    '@',
    '?',
    '#',
    '%2f',
    '%5c',
    '%09',
    '\t',
    '\n',
    '\r',
    '\u0000',
    ' ',
    'evil.example',
    'https:',
    'here.invalid',
    'training',
    '\u3000',
    '／',
  );
  await fc.assert(
    fc.asyncProperty(
      fc.oneof(
        fc.array(pieces, { maxLength: 8 }).map((all) => all.join('')),
        fc.webUrl(),
        fc.string({ unit: 'binary' }),
      ),
      stays,
    ),
    { numRuns: 300, examples: evil.map((to) => [to] as [string]) },
  );
  // What is ours is kept as it is.
  for (const to of [
    '/',
    '/team?standing=overdue&q=a%20b#top',
    '/embed/authorize?origin=https%3A%2F%2Fintranet.example&state=x',
  ])
    expect((await afterSignIn(to)).location).toBe(to);
  expect(ownPathIn(undefined)).toBe('/training');
});

import fc from 'fast-check';
import { expect, test } from 'vitest';
import { mayReturnTo } from '../../server/embedding/authorize-routes.ts';

const page = { origin: 'https://intranet.example', path: '/' };

test('a sign-in returns to the page that is registered, at or below its path', () => {
  const below = { ...page, path: '/staff' };
  for (const [address, at] of [
    ['https://intranet.example/', page],
    ['https://intranet.example/news?id=7&x=%20', page],
    ['https://intranet.example/staff', below],
    ['https://intranet.example/staff/', below],
    ['https://intranet.example/staff/a?b', below],
    ['https://intranet.example/staff?b', below],
    ['https://intranet.example/staff/a', { ...page, path: '/staff/' }],
    ['http://localhost:8080/x', { origin: 'http://localhost:8080', path: '/' }],
  ] as const)
    expect(mayReturnTo(address, at), address).toBe(true);
  for (const [address, at] of [
    ['https://intranet.example', page],
    ['https://intranet.example/staffing', below],
    ['https://intranet.example/Staff', below],
    ['https://intranet.example/', below],
    ['https://intranet.example/staff/../admin', below],
    ['https://intranet.example/staff/%2e%2e/admin', below],
    ['https://intranet.example/staff/.%2E/admin', below],
    ['https://intranet.example/staff\\..\\admin', below],
    ['https://intranet.example/staff', { ...page, path: '/staff/' }],
    ['https://intranet.example/#x', page],
    ['https://intranet.example/#', page],
    ['https://intranet.example:443/', page],
    ['https://intranet.example:8443/', page],
    ['http://intranet.example/', page],
    ['HTTPS://INTRANET.EXAMPLE/', page],
    ['https://intranet.example./', page],
    ['https://intranet.example.evil.example/', page],
    ['https://intranet.example@evil.example/', page],
    ['https://user@intranet.example/', page],
    ['https://user:secret@intranet.example/', page],
    ['https://evil.example\\@intranet.example/', page],
    ['https://evil.example/https://intranet.example/', page],
    ['https:intranet.example/', page],
    ['//intranet.example/', page],
    ['/news', page],
    ['', page],
    ['javascript:alert(1)//https://intranet.example/', page],
    ['data:text/html,https://intranet.example/', page],
    ['blob:https://intranet.example/', page],
    ['blob:https://intranet.example/0b5c6a52', page],
    ['filesystem:https://intranet.example/x', page],
    ['https://intranet.example/\nx', page],
    ['https://intranet.example/\tx', page],
    [' https://intranet.example/', page],
    ['https://ｉntranet.example/', page],
    ['https://intranet.example/ä', page],
  ] as const)
    expect(mayReturnTo(address, at), JSON.stringify(address)).toBe(false);
});

const bits = fc.constantFrom(
  'https://',
  'http://',
  'javascript:',
  'blob:',
  'intranet.example',
  'evil.example',
  '@',
  ':',
  ':443',
  '.',
  '..',
  '/',
  '\\',
  '//',
  '/staff',
  'staff',
  '%2e',
  '%2f',
  '%5c',
  '%00',
  '#',
  '?',
  '&',
  ';',
  ' ',
  '\t',
  '\n',
  '\r',
  '\u0000',
  '\u202e',
  '。',
  '／',
  '＃',
  'a',
  '[::1]',
  '127.0.0.1',
  'xn--',
  '%',
);
const address = fc.oneof(
  fc.array(bits, { maxLength: 10 }).map((parts) => parts.join('')),
  fc.array(bits, { maxLength: 8 }).map((parts) => `https://intranet.example${parts.join('')}`),
  fc.array(bits, { maxLength: 8 }).map((parts) => `https://intranet.example/staff${parts.join('')}`),
  fc.webUrl({ withQueryParameters: true, withFragments: true }),
);

test('whatever is asked for, what is opened is a page of that origin below that path, without a fragment', () => {
  let taken = 0;
  const places = fc.constantFrom('/', '/staff', '/staff/');
  fc.assert(
    fc.property(address, places, (asked, path) => {
      if (!mayReturnTo(asked, { origin: page.origin, path })) return;
      taken++;
      // As a browser reads the header, with the code at its end.
      const opened = new URL(`${asked}#a39_code=secret`, 'https://learn.example/embed/authorize');
      expect(opened.origin).toBe('https://intranet.example');
      expect(opened.protocol).toBe('https:');
      expect([opened.username, opened.password, opened.hash]).toEqual(['', '', '#a39_code=secret']);
      expect(`${opened.pathname}/`.startsWith(path.endsWith('/') ? path : `${path}/`)).toBe(true);
      expect(opened.pathname.split('/')).not.toContain('..');
      expect(asked).not.toMatch(/[\0-\x20\x7f-\uffff]/);
    }),
    { numRuns: 20_000 },
  );
  expect(taken).toBeGreaterThan(500);
});

import { expect, test } from 'vitest';
import { judge, mended, policiesIn, worstOf, type Finding, type Wanted } from '../../web-components/intranet/policy.ts';

const server = 'https://learn.example';
const wanted: Wanted = { server, page: 'https://intranet.example/start' };

/** What is found of each need, in short: its verdict, why, and what to put. */
function found(text: string, more: Partial<Wanted> = {}): Record<string, string> {
  const findings = judge(policiesIn(text), { ...wanted, ...more });
  return Object.fromEntries(
    findings.map(({ need, verdict, why, put }) => [need, `${verdict} ${why}${put === null ? '' : ` → ${put}`}`]),
  );
}
const script = (text: string, more: Partial<Wanted> = {}) => found(text, more)['script'];

test('what a policy does not mention is open, and what it mentions for all stands in for the rest', () => {
  expect(found("object-src 'none'")).toEqual({
    script: 'open unmentioned',
    calls: 'open unmentioned',
    pictures: 'open unmentioned',
  });
  expect(found("default-src 'self'")).toEqual({
    script: `blocked not_listed → script-src 'self' ${server}`,
    calls: `blocked not_listed → connect-src 'self' ${server}`,
    pictures: `blocked not_listed → img-src 'self' ${server}`,
  });
  // The nearest name decides: a list for elements of scripts goes before that for scripts.
  expect(script(`script-src ${server}; script-src-elem 'self'`)).toBe(
    `blocked not_listed → script-src-elem 'self' ${server}`,
  );
  expect(script(`script-src 'self'; script-src-elem ${server}`)).toBe('open listed');
  // What comes second under the same name does not count.
  expect(script(`script-src 'self'; script-src ${server}`)).toMatch(/^blocked/);
});

test("'none' blocks, alone or empty, and is replaced and not extended", () => {
  for (const text of ["default-src 'none'", 'default-src', "DEFAULT-SRC 'NONE'"])
    expect(found(text)['calls']).toBe(`blocked none → connect-src ${server}`);
  // Beside something else it counts for nothing.
  expect(script(`script-src 'none' ${server}`)).toBe('open listed');
});

test('addresses match by scheme, host, wildcard, port and path, as in browsers', () => {
  const open = [
    server,
    'learn.example',
    'LEARN.example',
    'https:',
    'http:',
    '*',
    '*.example',
    'https://*.example:443',
    'https://learn.example:*',
    'http://learn.example',
    `${server}/`,
    `${server}/embed/v1/a39.js`,
    `${server}/embed/`,
  ];
  for (const source of open) expect([source, script(`script-src ${source}`)]).toEqual([source, 'open listed']);
  const blocked = [
    "'self'",
    'example',
    '*.learn.example',
    'https://learn.example:8443',
    'https://learn.example.evil.example',
    `${server}/embed`,
    `${server}/Embed/v1/a39.js`,
    'data:',
    'ws:',
    "'unsafe-inline'",
    "'unsafe-eval'",
  ];
  for (const source of blocked)
    expect([source, script(`script-src ${source}`)?.slice(0, 7)]).toEqual([source, 'blocked']);
  // A list for calls that ends at the elements lets no answer through.
  expect(found(`connect-src ${server}/embed/`)['calls']).toMatch(/^blocked/);
  // On the page's own origin 'self' is us; a name without a scheme is asked for as the page was.
  expect(script("script-src 'self'", { page: `${server}/x` })).toBe('open listed');
  const local = { server: 'http://localhost:3939', page: 'http://127.0.0.1:8080/' };
  expect(script('script-src localhost:3939', local)).toBe('open listed');
  expect(script('script-src localhost:3939', { ...local, page: 'https://intranet.example/' })).toMatch(/^blocked/);
});

test('a nonce asks for the tag to carry it, and with strict-dynamic no list of addresses helps', () => {
  expect(script("script-src 'nonce-r4nd0m' 'self'")).toBe('nonce nonce');
  expect(script(`script-src 'nonce-r4nd0m' ${server}`)).toBe('open listed');
  expect(script(`script-src 'nonce-r4nd0m' 'strict-dynamic' ${server} https:`)).toBe('nonce strict_dynamic');
  expect(script(`script-src 'strict-dynamic' ${server}`)).toBe('blocked strict_dynamic');
  const integrity = 'sha384-oqVuAfXRKap7fdgcCY5uykM6';
  expect(script(`script-src '${integrity}' 'strict-dynamic'`, { integrity })).toBe('open integrity');
  expect(script("script-src 'sha384-other'", { integrity })).toMatch(/^blocked/);
});

test('Trusted Types need the name of the library, and say when it works only once', () => {
  const tt = (text: string) => found(text)['trusted_types'];
  expect(tt("script-src 'self'")).toBeUndefined();
  expect(tt("require-trusted-types-for 'script'")).toBe('open unmentioned');
  expect(tt("require-trusted-types-for 'script'; trusted-types dompurify")).toBe(
    'blocked lit_missing → trusted-types dompurify lit-html',
  );
  expect(tt("trusted-types 'none'")).toBe('blocked lit_missing → trusted-types lit-html');
  expect(tt('trusted-types')).toBe('blocked lit_missing → trusted-types lit-html');
  expect(tt('trusted-types lit-html')).toBe('open lit_once');
  expect(tt("trusted-types * 'allow-duplicates'")).toBe('open listed');
});

test('a sandbox, and requests that are upgraded', () => {
  expect(found('sandbox')['sandbox']).toBe('blocked no_scripts → sandbox allow-scripts allow-same-origin allow-popups');
  expect(found('sandbox allow-scripts')['sandbox']).toMatch(/^blocked no_origin/);
  expect(found('sandbox allow-scripts allow-same-origin')['sandbox']).toMatch(/^open no_popups/);
  expect(found('upgrade-insecure-requests')['upgrade']).toBeUndefined();
  expect(found('upgrade-insecure-requests', { server: 'http://learn.example' })['upgrade']).toBe('blocked upgraded');
});

test('a page that shows us in a frame needs that and nothing else', () => {
  const framed = { framed: true };
  expect(found(`default-src 'none'; frame-src ${server}`, framed)).toEqual({ frame: 'open listed' });
  expect(found(`default-src 'none'; child-src ${server}`, framed)).toEqual({ frame: 'open listed' });
  expect(found(`child-src 'self'; script-src ${server}`, framed)).toEqual({
    frame: `blocked not_listed → frame-src 'self' ${server}`,
  });
});

test('reads what people paste: headers of a whole answer, meta elements, settings of web servers, several at once', () => {
  const read = (text: string) =>
    policiesIn(text).map(({ reportOnly, directives }) => [reportOnly, [...directives.keys()].join(' ')]);
  expect(read("default-src 'self';\n  img-src data:\n  https:;\n connect-src *")).toEqual([
    [false, 'default-src img-src connect-src'],
  ]);
  expect(
    read(
      [
        'HTTP/2 200',
        'content-type: text/html; charset=utf-8',
        "content-security-policy: script-src 'self', connect-src 'self'",
        'x-frame-options: DENY',
        "Content-Security-Policy-Report-Only: default-src 'none'",
      ].join('\r\n'),
    ),
  ).toEqual([
    [false, 'script-src'],
    [false, 'connect-src'],
    [true, 'default-src'],
  ]);
  expect(
    read(
      `<meta charset="utf-8"><meta http-equiv="Content-Security-Policy" content="img-src 'self';\n script-src 'self'">`,
    ),
  ).toEqual([[false, 'img-src script-src']]);
  expect(read(`add_header Content-Security-Policy "default-src 'self'; img-src *" always;`)).toEqual([
    [false, 'default-src img-src'],
  ]);
  expect(read(`Header always set Content-Security-Policy "default-src 'self'"`)).toEqual([[false, 'default-src']]);
  for (const nothing of [
    '',
    '   ',
    'x-frame-options: DENY',
    '<meta name="viewport" content="width=device-width">',
    '!?',
  ])
    expect(read(nothing)).toEqual([]);
});

test('every policy in force must let us through; one that only reports blocks nothing', () => {
  const text = `Content-Security-Policy: connect-src ${server}
    Content-Security-Policy: connect-src 'self'
    Content-Security-Policy-Report-Only: script-src 'none'`;
  const findings = judge(policiesIn(text), wanted);
  const of = (need: Finding['need']) => findings.filter((one) => one.need === need);
  expect(of('calls').map(({ policy, verdict }) => [policy, verdict])).toEqual([
    [0, 'open'],
    [1, 'blocked'],
    [2, 'open'],
  ]);
  expect(worstOf(of('calls'))).toBe('blocked');
  expect(worstOf(of('script'))).toBe('open');
  expect(of('script').at(-1)).toMatchObject({ verdict: 'blocked', reportOnly: true });
  expect(worstOf(judge(policiesIn("script-src 'nonce-x'"), wanted))).toBe('nonce');
});

test('a mended policy lets everything through and takes nothing away', () => {
  for (const text of [
    "default-src 'none'",
    "default-src 'self'; script-src 'self' https://cdn.example; trusted-types dompurify; require-trusted-types-for 'script'",
    "script-src-elem 'none'; sandbox; img-src data:",
  ]) {
    const [policy] = policiesIn(text);
    const again = policiesIn(mended(policy!, judge([policy!], wanted)));
    expect([text, worstOf(judge(again, wanted))]).toEqual([text, 'open']);
    for (const [name, sources] of policy!.directives)
      for (const source of sources.filter((one) => one !== "'none'"))
        expect([text, name, again[0]!.directives.get(name)]).toEqual([text, name, expect.arrayContaining([source])]);
  }
});

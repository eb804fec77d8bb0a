import { execFile, execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { calculateJwkThumbprint, decodeProtectedHeader, importJWK, jwtVerify, type JWK } from 'jose';
import * as v from 'valibot';
import { describe, expect, inject, test } from 'vitest';
import { readHostToken } from '../../server/embedding/host-token.ts';
import { issuerTerms } from '../../server/embedding/issuer.ts';
import { filesOf, hostsFolder, php, phpProgram, phpVersion } from './php.ts';

const skipped = !phpVersion || inject('databaseKind') === 'postgres';
if (!phpVersion)
  console.warn('hosts: there is no `php` on this machine, so the plugins of WordPress and Drupal are not tried.');

const copies = {
  wordpress: { folder: join(hostsFolder, 'wordpress/article39/includes'), files: ['signing-key.php', 'elements.php'] },
  drupal: { folder: join(hostsFolder, 'drupal/article39/src'), files: ['SigningKey.php', 'Elements.php'] },
};

/** PHP that loads the classes of one plugin under their bare names. */
function classesOf(plugin: keyof typeof copies): string {
  const { folder, files } = copies[plugin];
  const space = plugin === 'wordpress' ? 'Article39' : String.raw`Drupal\article39`;
  return [
    `define('ABSPATH', '/')`,
    ...files.map((file) => `require ${JSON.stringify(join(folder, file))}`),
    String.raw`class_alias('${space}\SigningKey', 'SigningKey'); class_alias('${space}\Elements', 'Elements')`,
  ].join(';');
}

test.skipIf(skipped)('every PHP file is PHP', async () => {
  const files = filesOf('.php', '.module', '.install');
  expect(files.length).toBeGreaterThan(15);
  await Promise.all(files.map((file) => promisify(execFile)(phpProgram, ['-l', file])));
});

test.skipIf(skipped)('the two copies of a class are the same, but for their namespace', () => {
  // What PHP compiles: without comments, spaces and the line that keeps WordPress's files from being opened by address.
  const compiled = (plugin: keyof typeof copies, index: number) =>
    execFileSync(phpProgram, ['-w', join(copies[plugin].folder, copies[plugin].files[index]!)], { encoding: 'utf8' })
      .replace(/namespace [\w\\]+;/, '')
      .replace(/defined\(\s*'ABSPATH'\s*\)\s*\|\|\s*exit;/, '')
      .replace(/\s+/g, '');
  for (const index of [0, 1]) expect(compiled('drupal', index)).toBe(compiled('wordpress', index));
});

describe.skipIf(skipped)('the key of a site', () => {
  const classes = classesOf('wordpress');

  test('signs what `jose` accepts, with any key, also one whose numbers begin with zeros', async () => {
    // A number that begins with a zero byte comes once in 256. Among 300 keys with four tokens each are some of every kind.
    const made = php(
      `${classes}; $answer = []; for ($i = 0; $i < 300; $i++) { $key = new SigningKey(SigningKey::new_pem()); $tokens = [];
       for ($j = 0; $j < 4; $j++) $tokens[] = $key->token(['sub' => (string) $i], 'https://intranet.brightwater.example', 'https://learn.example.org', 1700000000);
       $answer[] = ['jwk' => $key->public_jwk(), 'tokens' => $tokens]; }`,
    ) as { jwk: JWK; tokens: string[] }[];
    const ids = new Set<string>();
    let short = 0;
    for (const [index, { jwk, tokens }] of made.entries()) {
      expect(Buffer.from(jwk.x!, 'base64url')).toHaveLength(32);
      expect(Buffer.from(jwk.y!, 'base64url')).toHaveLength(32);
      expect(jwk).not.toHaveProperty('d');
      expect(jwk.kid).toBe(await calculateJwkThumbprint(jwk));
      if (Buffer.from(jwk.x!, 'base64url')[0] === 0 || Buffer.from(jwk.y!, 'base64url')[0] === 0) short++;
      const key = await importJWK(jwk, 'ES256');
      for (const token of tokens) {
        const signature = Buffer.from(token.split('.')[2]!, 'base64url');
        expect(signature).toHaveLength(64);
        if (signature[0] === 0 || signature[32] === 0) short++;
        const { payload, protectedHeader } = await jwtVerify(token, key, {
          algorithms: ['ES256'],
          issuer: 'https://intranet.brightwater.example',
          audience: 'https://learn.example.org',
          subject: String(index),
          currentDate: new Date(1_700_000_060_000),
        });
        expect(protectedHeader).toEqual({ alg: 'ES256', kid: jwk.kid, typ: 'JWT' });
        expect(payload.exp! - payload.iat!).toBeLessThanOrEqual(300);
        ids.add(payload.jti!);
      }
    }
    const [{ jwk, tokens }] = made as [(typeof made)[0]];
    const terms = v.parse(issuerTerms, {
      kind: 'keys',
      audience: 'https://learn.example.org',
      keys: [jwk],
      foundBy: 'nothing',
    });
    const iss = 'https://intranet.brightwater.example';
    const issuer = { id: '1', name: 'Intranet', iss, origin: iss, terms };
    const found = await readHostToken(
      tokens[0]!,
      [issuer],
      { origin: iss },
      { now: new Date(1_700_000_060_000), allowPrivate: false },
    );
    expect(found.claimed).toMatchObject({ subject: '0', verifiedEmail: undefined });
    expect(ids.size).toBe(1200);
    expect(short).toBeGreaterThan(0);
  });

  test('signs in the Drupal module, too', async () => {
    const { jwk, token } = php(
      `${classesOf('drupal')}; $key = new SigningKey(SigningKey::new_pem()); $answer = ['jwk' => $key->public_jwk(), 'token' => $key->token(['sub' => 'u'], 'https://a.example', 'https://b.example', time())];`,
    ) as { jwk: JWK; token: string };
    expect((await jwtVerify(token, await importJWK(jwk, 'ES256'))).payload.sub).toBe('u');
  });

  test('a changed claim, another key and another audience are refused', async () => {
    const { jwk, other, token } = php(
      `${classes}; $key = new SigningKey(SigningKey::new_pem()); $other = new SigningKey(SigningKey::new_pem());
       $answer = ['jwk' => $key->public_jwk(), 'other' => $other->public_jwk(), 'token' => $key->token(['sub' => '7', 'iss' => 'https://forged.example'], 'https://a.example', 'https://b.example', time())];`,
    ) as { jwk: JWK; other: JWK; token: string };
    const [header, claims, signature] = token.split('.') as [string, string, string];
    const changed = JSON.parse(Buffer.from(claims, 'base64url').toString()) as Record<string, unknown>;
    expect(changed['iss']).toBe('https://a.example'); // who somebody is cannot say who vouches
    changed['sub'] = '8';
    const forged = `${header}.${Buffer.from(JSON.stringify(changed)).toString('base64url')}.${signature}`;
    const key = await importJWK(jwk, 'ES256');
    await expect(jwtVerify(forged, key)).rejects.toThrow('signature');
    await expect(jwtVerify(token, await importJWK(other, 'ES256'))).rejects.toThrow('signature');
    await expect(jwtVerify(token, key, { audience: 'https://b.example/' })).rejects.toThrow('aud');
    await expect(jwtVerify(token, key, { audience: 'https://b.example' })).resolves.toBeTruthy();
    expect(decodeProtectedHeader(token)).not.toHaveProperty('jwk');
  });

  test('DER with short numbers and with sign bytes becomes 64 bytes, and nothing else does', () => {
    const cases = [
      ['3006020101020102', `${'00'.repeat(31)}01${'00'.repeat(31)}02`],
      [`3045022100${'ff'.repeat(32)}02207f${'00'.repeat(31)}`, `${'ff'.repeat(32)}7f${'00'.repeat(31)}`],
      [`3043021f7f${'11'.repeat(30)}022000${'22'.repeat(31)}`, `007f${'11'.repeat(30)}00${'22'.repeat(31)}`],
    ] as const;
    const none = [
      '',
      '30',
      '3003020101',
      '300602010102010200',
      '300302010102',
      `3024022101${'ff'.repeat(32)}0201`,
      'ff06020101020102',
    ];
    const answer = php(
      `${classes}; $answer = []; foreach (json_decode('${JSON.stringify([...cases.map(([der]) => der), ...none])}') as $der) {
         try { $answer[] = bin2hex(SigningKey::jose(hex2bin($der))); } catch (RuntimeException $e) { $answer[] = null; } }`,
    );
    expect(answer).toEqual([...cases.map(([, jose]) => jose), ...none.map(() => null)]);
  });

  test('takes no RSA key, no other curve, no public key and no nonsense', () => {
    const answer = php(
      `${classes}; $answer = [];
       $rsa = ''; openssl_pkey_export(openssl_pkey_new(['private_key_bits' => 2048]), $rsa);
       $p384 = ''; openssl_pkey_export(openssl_pkey_new(['private_key_type' => OPENSSL_KEYTYPE_EC, 'curve_name' => 'secp384r1']), $p384);
       $k256 = ''; openssl_pkey_export(openssl_pkey_new(['private_key_type' => OPENSSL_KEYTYPE_EC, 'curve_name' => 'secp256k1']), $k256);
       $public = openssl_pkey_get_details(openssl_pkey_get_private(SigningKey::new_pem()))['key'];
       foreach ([$rsa, $p384, $k256, $public, 'nonsense', ''] as $pem) { try { new SigningKey($pem); $answer[] = 'taken'; } catch (RuntimeException $e) { $answer[] = 'refused'; } }`,
    );
    expect(answer).toEqual(Array.from({ length: 6 }, () => 'refused'));
  });

  test('a name that is not UTF-8 makes no token, and umlauts stay', async () => {
    const { broken, jwk, token } = php(
      `${classes}; $key = new SigningKey(SigningKey::new_pem());
       try { $broken = $key->token(['sub' => '1', 'name' => "J\\xf6rg"], 'https://a.example', 'https://b.example', time()); } catch (RuntimeException $e) { $broken = null; }
       $answer = ['broken' => $broken, 'jwk' => $key->public_jwk(), 'token' => $key->token(['sub' => '1', 'name' => 'Jörg Łukasz "J"'], 'https://a.example', 'https://b.example', time())];`,
    ) as { broken: null; jwk: JWK; token: string };
    expect(broken).toBeNull();
    const { payload } = await jwtVerify(token, await importJWK(jwk, 'ES256'));
    expect(payload['name']).toBe('Jörg Łukasz "J"');
  });
});

describe.skipIf(skipped)('what an editor may place', () => {
  const classes = classesOf('wordpress');
  const checked = (element: string, given: Record<string, unknown>) =>
    php(
      `${classes}; $answer = Elements::checked(${quoted(element)}, json_decode(${quoted(JSON.stringify(given))}, true))`,
    );

  test('attributes that are on the list, and nothing else', () => {
    expect(checked('course', { course: 'whose-data', start: 'beginning', 'hash-links': 'true', lang: 'de' })).toEqual({
      course: 'whose-data',
      start: 'beginning',
      'hash-links': true,
      lang: 'de',
    });
    expect(
      checked('course', {
        course: 'whose-data',
        server: 'https://evil.example',
        onclick: 'alert(1)',
        style: 'x',
        start: 'now',
        'hash-links': 'no',
        lang: 'de" onload="x',
      }),
    ).toEqual({ course: 'whose-data' });
    expect(checked('my-training', { 'course-href': '/training?c={id}', limit: '5', show: 'open' })).toEqual({
      'course-href': '/training?c={id}',
      limit: '5',
      show: 'open',
    });
  });

  test('no address but one of the web', () => {
    const addresses = [
      'javascript:alert(1)',
      ' javascript:alert(1)',
      'data:text/html,x',
      '//evil.example',
      String.raw`/\evil.example`,
      'https://a.example/"><script>',
      "https://a.example/' onfocus='x",
      'https://a.example/\nx',
    ];
    const answer = php(
      `${classes}; $answer = array_map(function ($href) { return Elements::checked('status', ['href' => $href]); }, json_decode(${quoted(JSON.stringify([...addresses, 'https://a.example/b?c=d']))}))`,
    );
    expect(answer).toEqual([...addresses.map(() => []), { href: 'https://a.example/b?c=d' }]);
  });

  test('nothing of an element that is not on the list, or lacks what it needs', () => {
    expect(checked('evidence', {})).toBeNull();
    expect(checked('config', { server: 'https://evil.example' })).toBeNull();
    expect(checked('course', {})).toBeNull();
    expect(checked('course', { course: '../x' })).toBeNull();
    expect(checked('course', { course: 'a b' })).toBeNull();
    expect(checked('course', { course: ['x'] })).toBeNull();
    expect(checked('quick-check', { question: 'whose-data/names' })).toEqual({ question: 'whose-data/names' });
  });

  test('a server is an origin, with encryption unless it is on this machine', () => {
    const right = {
      ' https://Learn.Example.org/ ': 'https://learn.example.org',
      'https://learn.example.org:443': 'https://learn.example.org',
      'https://learn.example.org:8443': 'https://learn.example.org:8443',
      'http://localhost:3900': 'http://localhost:3900',
    };
    const wrong = [
      'http://learn.example.org',
      'https://learn.example.org/path',
      'https://user@learn.example.org',
      'https://learn.example.org?x',
      'https://learn.example.org"onload=x',
      'javascript:alert(1)',
      'learn.example.org',
      'https://',
      '',
    ];
    const answer = php(
      `${classes}; $answer = array_map('Elements::origin', json_decode(${quoted(JSON.stringify([...Object.keys(right), ...wrong]))}))`,
    );
    expect(answer).toEqual([...Object.values(right), ...wrong.map(() => null)]);
  });

  test('the elements are ours, and the list in the editor has the same ones', () => {
    const names = php(`${classes}; $answer = Elements::names()`) as string[];
    const editor = readFileSync(join(hostsFolder, 'wordpress/article39/block/editor.js'), 'utf8');
    for (const name of names) expect(editor).toMatch(new RegExp(`^    '?${name}'?: \\{`, 'm'));
  });
});

describe.skipIf(skipped)("Drupal's text filter", () => {
  const classes = `require ${JSON.stringify(join(hostsFolder, 'drupal/article39/src/Shortcodes.php'))}; class_alias('Drupal\\article39\\Shortcodes', 'Shortcodes')`;

  /** What the filter makes of a text, with the element's name and what it is given in place of the element. */
  const filtered = (html: string) =>
    php(
      `${classes}; $document = new DOMDocument(); $document->loadHTML('<?xml encoding="utf-8"><body>' . ${quoted(html)} . '</body>', LIBXML_NOERROR);
       $places = Shortcodes::marked($document, function ($name, $given) { ksort($given); return '{' . $name . json_encode($given, JSON_UNESCAPED_SLASHES) . '}'; });
       $answer = ''; foreach ($document->getElementsByTagName('body')[0]->childNodes as $node) $answer .= $document->saveXML($node);
       $answer = strtr($answer, $places)`,
    );

  test('replaces what stands in a text', () => {
    expect(filtered('<p>Before [article39] <em>[article39 element="course" course="whose-data"]</em> after</p>')).toBe(
      '<p>Before {my-training[]} <em>{course{"course":"whose-data","element":"course"}}</em> after</p>',
    );
    expect(filtered('<p>[article39 element=&quot;signin&quot; label=&quot;Für alle&quot;]</p>')).toContain('{signin{');
  });

  test('leaves alone what stands in an attribute, in an example, or is not whole', () => {
    for (const html of [
      '<a title="[article39 element=&quot;signin&quot; label=&quot; onmouseover=alert(1) &quot;]">x</a>',
      '<code>[article39]</code>',
      '<pre>[article39 element="course"]</pre>',
      '<p>[article39 element="course" <b>x</b>]</p>',
      '<p>[article39 element=course]</p>',
      '<p>[article39x]</p>',
      '<!-- [article39] -->',
    ])
      expect(filtered(html)).not.toMatch(/[{}]/);
  });
});

test.skipIf(inject('databaseKind') === 'postgres')(
  'every word of the WordPress plugin can be translated, and is in German',
  () => {
    const plugin = join(hostsFolder, 'wordpress/article39');
    const said = filesOf('.php', 'editor.js')
      .filter((file) => file.startsWith(plugin))
      .flatMap((file) => [...readFileSync(file, 'utf8').matchAll(/(?:__|_e)\(\s*'((?:[^'\\]|\\.)*)', 'article39'/g)])
      .map(([, words]) => words!.replaceAll("\\'", "'"));
    const entries = (file: string) =>
      new Map(
        [...readFileSync(join(plugin, 'languages', file), 'utf8').matchAll(/^msgid "(.+)"\nmsgstr "(.*)"$/gm)].map(
          ([, words, translation]) => [words!, translation!],
        ),
      );
    expect(said.length).toBeGreaterThan(60);
    expect([...entries('article39.pot').keys()].sort()).toEqual([...new Set(said)].sort());
    const german = entries('article39-de_DE.po');
    expect(said.filter((words) => !german.get(words))).toEqual([]);
  },
);

/** A PHP string of any text. */
function quoted(value: string): string {
  return `'${value.replace(/[\\']/g, String.raw`\$&`)}'`;
}

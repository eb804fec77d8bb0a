import { exportSPKI, importJWK, SignJWT, UnsecuredJWT, type CryptoKey } from 'jose';
import { expect } from 'vitest';
import { onSqlite } from '../../support/database.ts';
import { dl, keyCalled, lti, roles, signedWith, type Changes, type Message } from '../../support/lti-platform.ts';
import { launch } from '../../support/lti/connected.ts';
import { connected, refusedFor, rowsOf, type Connected } from './connected.ts';

/** What is other than it should be, by what it is; and a part of the sentence that the administrator finds in the log. */
type Cases = Record<string, [changes: Changes, why: string]>;

const claim = (name: string, value: unknown, why: string): [Changes, string] => [{ claims: { [name]: value } }, why];

/** Goes through launches that are all refused, by a code and for a reason, and leave nothing behind. */
async function allRefused({ there, platform, link, leila, lines }: Connected, cases: Cases, message?: Message) {
  const before = await rowsOf(there);
  const origins = await there.tools.db.selectFrom('lms_platform').select('origins').execute();
  for (const [name, [changes, why]] of Object.entries(cases)) {
    const { response } = await launch(there, platform, leila, link, { changes, ...(message && { message }) });
    expect(await refusedFor(response), name).toBe('lms_launch_refused');
    expect(response.status, name).toBe(403);
    expect(lines.findLast(({ code }) => code)?.msg, name).toContain(why);
  }
  expect(await rowsOf(there)).toEqual(before);
  expect(await there.tools.db.selectFrom('lms_platform').select('origins').execute()).toEqual(origins);
  expect(JSON.stringify(lines)).not.toMatch(/Leila|brightwater\.example|eyJ/);
}

onSqlite('who a launch is from and for must fit the platform that began it', async () => {
  const there = await connected();
  const { clientId } = there.tool;
  await allRefused(there, {
    'another issuer': claim('iss', 'https://elsewhere.example', 'claim iss'),
    'an issuer that begins alike': claim('iss', `${there.platform.issuer}/`, 'claim iss'),
    'no issuer': claim('iss', undefined, 'claim iss'),
    'several issuers': claim('iss', [there.platform.issuer], 'claim iss'),
    'another client': claim('aud', 'another', 'claim aud'),
    'no client': claim('aud', undefined, 'claim aud'),
    'a list of others': claim('aud', ['another', 'a third'], 'claim aud'),
    'an empty list': claim('aud', [], 'claim aud'),
    'several clients, and none that asked': claim('aud', [clientId, 'another'], 'azp'),
    'several clients, and another asked': [{ claims: { aud: [clientId, 'another'], azp: 'another' } }, 'azp'],
    'one client, and another asked': [{ claims: { azp: 'another' } }, 'azp'],
    'one client, and nobody asked': [{ claims: { azp: '' } }, 'azp'],
    'no deployment': claim(lti('deployment_id'), undefined, 'deployment_id'),
    'a deployment without a name': claim(lti('deployment_id'), '', 'deployment_id'),
    'a deployment that is a number': claim(lti('deployment_id'), 1, 'deployment_id'),
    'a deployment with too long a name': claim(lti('deployment_id'), 'd'.repeat(256), 'deployment_id'),
  });
});

onSqlite('a launch is of now, and answers the login', async () => {
  const there = await connected();
  const { there: installed, platform, link, leila } = there;
  const now = Math.floor(there.platform.clock.now.getTime() / 1_000);
  let nonce = '';
  await launch(installed, platform, leila, link, {
    changes: { sign: (claims) => ((nonce = claims['nonce'] as string), 'no token') },
  });
  await allRefused(there, {
    'over for longer than clocks differ': [{ claims: { iat: now - 120, exp: now - 61 } }, 'expired'],
    'no end': claim('exp', undefined, 'claim exp'),
    'an end that is no number': claim('exp', 'tomorrow', 'claim exp'),
    'of a time to come': [{ claims: { iat: now + 61, exp: now + 600 } }, 'time to come'],
    'no beginning': claim('iat', undefined, 'claim iat'),
    'a beginning that is no number': claim('iat', 'now', 'claim iat'),
    'held back': [{ claims: { iat: now - 601, exp: now + 600 } }, 'too old'],
    'not good yet': [{ claims: { nbf: now + 61 } }, 'claim nbf'],
    'no nonce': claim('nonce', undefined, 'nonce'),
    'an empty nonce': claim('nonce', '', 'nonce'),
    'a nonce that is made up': claim('nonce', 'made up', 'nonce'),
    'the nonce of another login': claim('nonce', nonce, 'nonce'),
    'a list of nonces': claim('nonce', [nonce], 'nonce'),
  });
});

onSqlite('only a signature of the platform counts', async () => {
  const there = await connected();
  const { platform } = there;
  const { signing } = platform.keys;
  const { kid } = signing.jwk;
  const [stranger, other] = [await keyCalled('stranger'), await keyCalled('other-lms-1')];
  const pem = await exportSPKI((await importJWK(signing.published, 'RS256', { extractable: true })) as CryptoKey);
  const withSecret =
    (secret: string, alg = 'HS256'): NonNullable<Changes['sign']> =>
    (claims) =>
      new SignJWT(claims).setProtectedHeader({ alg, kid: kid! }).sign(new TextEncoder().encode(secret));
  const withAlgorithm =
    (alg: string): NonNullable<Changes['sign']> =>
    async (claims) =>
      new SignJWT(claims).setProtectedHeader({ alg, kid: kid! }).sign(await importJWK({ ...signing.jwk, alg }, alg));
  /** Signed by the platform, and then another part put in the place of one. */
  const changed =
    (change: (parts: string[]) => string[]): NonNullable<Changes['sign']> =>
    async (claims) =>
      change((await signedWith(signing, claims)).split('.')).join('.');
  const part = (value: unknown) => Buffer.from(JSON.stringify(value)).toString('base64url');
  const read = (said: string) => JSON.parse(Buffer.from(said, 'base64url').toString()) as Record<string, unknown>;
  const [wrong, unread, notUsed, unknownKey] = [
    'signature is wrong',
    'cannot be read',
    'a way that this issuer does not use',
    'not registered',
  ];
  await allRefused(there, {
    'no algorithm': [{ sign: (claims) => new UnsecuredJWT(claims).encode() }, notUsed],
    'no algorithm, with the signature of another': [
      { sign: changed(([, payload, signature]) => [part({ alg: 'none', kid }), payload!, signature!]) },
      notUsed,
    ],
    'the public key as a secret': [{ sign: withSecret(pem) }, notUsed],
    'the published key as a secret': [{ sign: withSecret(JSON.stringify(signing.published), 'HS512') }, notUsed],
    'another algorithm of the same key': [{ sign: withAlgorithm('RS512') }, notUsed],
    'another padding of the same key': [{ sign: withAlgorithm('PS256') }, notUsed],
    'a key that is not published': [{ key: stranger }, unknownKey],
    "another LMS's key": [{ key: other }, unknownKey],
    "a stranger's key by the platform's name": [{ key: stranger, header: { kid } }, wrong],
    "a stranger's key without a name": [{ key: stranger, header: { kid: undefined } }, wrong],
    'a key that comes along': [{ key: stranger, header: { kid, jwk: stranger.published } }, wrong],
    'a key that is fetched from elsewhere': [{ key: stranger, header: { jku: `${platform.issuer}/x` } }, unknownKey],
    "the platform's key by another name": [{ header: { kid: 'other' } }, unknownKey],
    'a header that must be understood': [
      { sign: changed(([header, ...rest]) => [part({ ...read(header!), crit: ['x'], x: 1 }), ...rest]) },
      unread,
    ],
    'another person': [
      { sign: changed(([header, payload, end]) => [header!, part({ ...read(payload!), sub: 'x' }), end!]) },
      wrong,
    ],
    'half a signature': [{ sign: changed(([a, b, end]) => [a!, b!, end!.slice(0, 100)]) }, wrong],
    'no signature': [{ sign: changed(([a, b]) => [a!, b!, '']) }, wrong],
    'two parts': [{ sign: changed((parts) => parts.slice(0, 2)) }, unread],
    'a list in the place of claims': [{ sign: changed(([a, , end]) => [a!, part([1]), end!]) }, wrong],
    'no token at all': [{ sign: () => 'not a token' }, unread],
    nothing: [{ sign: () => '' }, unread],
  });
});

onSqlite('a launch says what it is, of whom, and where it leads', async () => {
  const there = await connected();
  const us = new URL(there.there.config.publicUrl);
  await allRefused(there, {
    'another version': claim(lti('version'), '1.3', 'version'),
    'an old version': claim(lti('version'), 'LTI-1p0', 'version'),
    'a version that is a number': claim(lti('version'), 1.3, 'version'),
    'no version': claim(lti('version'), undefined, 'version'),
    'a message that nobody knows': claim(lti('message_type'), 'LtiStartProctoring', 'message_type'),
    'an answer': claim(lti('message_type'), 'LtiDeepLinkingResponse', 'message_type'),
    'a list of messages': claim(lti('message_type'), ['LtiResourceLinkRequest'], 'message_type'),
    'no message': claim(lti('message_type'), undefined, 'message_type'),
    'nobody (an anonymous launch)': claim('sub', undefined, 'sub'),
    'nobody by name': claim('sub', '', 'sub'),
    'somebody by a number': claim('sub', 7, 'sub'),
    'somebody by too long a name': claim('sub', 's'.repeat(256), 'sub'),
    'somebody by other letters': claim('sub', 'Łucja', 'sub'),
    'somebody by signs that are not seen': claim('sub', 'leila\u0000', 'sub'),
    'no link': claim(lti('resource_link'), undefined, 'resource_link'),
    'a link without an id': claim(lti('resource_link'), { title: 'X' }, 'resource_link'),
    'a link with an empty id': claim(lti('resource_link'), { id: '' }, 'resource_link'),
    'a link that is text': claim(lti('resource_link'), 'l-1', 'resource_link'),
    'no roles': claim(lti('roles'), undefined, 'roles'),
    'a role that is no list': claim(lti('roles'), roles.learner, 'roles'),
    'no address': claim(lti('target_link_uri'), undefined, 'target_link_uri'),
    'an address elsewhere': claim(lti('target_link_uri'), 'https://elsewhere.example/launch', 'target_link_uri'),
    'an address that begins alike': claim(lti('target_link_uri'), `${us.origin}.elsewhere.example/`, 'target_link_uri'),
    'an address with us as its user': claim(
      lti('target_link_uri'),
      `http://${us.host}@elsewhere.example`,
      'target_link',
    ),
    'an address that is none': claim(lti('target_link_uri'), 'whose-data', 'target_link_uri'),
  });
  await allRefused(there, { 'a review of what was handed in': [{}, 'message_type'] }, 'LtiSubmissionReviewRequest');
});

onSqlite('who chooses courses teaches there, and the choice must have a place to go', async () => {
  const there = await connected();
  const settings = dl('deep_linking_settings');
  const good = { deep_link_return_url: `${there.platform.issuer}/choice`, accept_types: ['ltiResourceLink'] };
  const teacher = { [lti('roles')]: [roles.instructor] };
  const told = (changed: unknown, why: string): [Changes, string] => [
    { claims: { ...teacher, [settings]: changed } },
    why,
  ];
  const cases: Cases = {
    'no settings': told(undefined, 'deep_linking_settings'),
    'nowhere to go': told({ ...good, deep_link_return_url: undefined }, 'deep_linking_settings'),
    'a script in the place of an address': told(
      { ...good, deep_link_return_url: 'javascript:alert(1)' },
      'deep_linking',
    ),
    'an address without a server': told({ ...good, deep_link_return_url: '/choice' }, 'deep_linking_settings'),
    'nothing said that is taken': told({ ...good, accept_types: undefined }, 'deep_linking_settings'),
    'nothing taken that we have': told({ ...good, accept_types: ['link', 'file'] }, 'accept_types'),
    'a learner': [{ claims: { [settings]: good } }, 'roles'],
    'nobody in particular': [{ claims: { [lti('roles')]: [], [settings]: good } }, 'roles'],
    'a student of the institution': [{ claims: { [lti('roles')]: [roles.student], [settings]: good } }, 'roles'],
  };
  await allRefused(there, cases, 'LtiDeepLinkingRequest');
  const changes = { claims: teacher };
  const { there: installed, platform, link, leila } = there;
  const chosen = await launch(installed, platform, leila, link, { changes, message: 'LtiDeepLinkingRequest' });
  expect(chosen.response.headers.get('location')).toMatch(/^\/lms\/lti\/choose\?choice=/);
});

onSqlite('what platforms do differently is taken', async () => {
  const { there, platform, tool, link, leila } = await connected();
  const now = Math.floor(platform.clock.now.getTime() / 1_000);
  const { clientId } = tool;
  const extra = await keyCalled('lms-extra');
  platform.keys.published.push(extra);
  const taken: Record<string, Changes> = {
    'nothing special': {},
    'a list of one': { claims: { aud: [clientId] } },
    'several, and we asked': { claims: { aud: ['another', clientId], azp: clientId } },
    'one, and we asked': { claims: { azp: clientId } },
    'a clock that is ahead': { claims: { iat: now + 59, nbf: now + 59, exp: now + 119 } },
    'a clock that is behind': { claims: { iat: now - 119, exp: now - 59 } },
    'a form that somebody left open': { claims: { iat: now - 599, exp: now + 60 } },
    'no role': { claims: { [lti('roles')]: [] } },
    'short roles': { claims: { [lti('roles')]: ['Learner'] } },
    'no name and no e-mail address': {
      claims: { name: undefined, given_name: undefined, family_name: undefined, email: undefined },
    },
    'a name and an address that are no text': { claims: { name: null, given_name: 7, email: [] } },
    'no context': { claims: { [lti('context')]: undefined } },
    'a context without a title': { claims: { [lti('context')]: { id: '7' } } },
    'a page that is none': {
      claims: { [lti('launch_presentation')]: { return_url: 'javascript:alert(1)', locale: 7 } },
    },
    'services that are not as they should be': {
      claims: {
        'https://purl.imsglobal.org/spec/lti-ags/claim/endpoint': { scope: 'all', lineitem: 7 },
        'https://purl.imsglobal.org/spec/lti-nrps/claim/namesroleservice': 'members',
      },
    },
    'what nobody knows': { claims: { 'https://lms.example/claim': { deep: [1] } }, header: { typ: undefined } },
    'the course in the address': {
      claims: {
        [lti('custom')]: undefined,
        [lti('target_link_uri')]: `${there.config.publicUrl}/lms/lti/launch?course=whose-data`,
      },
    },
    'no name of a key': { header: { kid: undefined } },
    'no name of another key': { key: extra, header: { kid: undefined } },
  };
  for (const [name, changes] of Object.entries(taken)) {
    const { response } = await launch(there, platform, leila, link, { changes });
    expect(response.status, name).toBe(303);
    expect(response.headers.get('location'), name).toMatch(/^\/lms\/frame\/course\?assignment=[^#]+#ticket=/);
  }
});

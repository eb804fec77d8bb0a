import { createServer } from 'node:http';
import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { expect, onTestFinished, test } from 'vitest';
import { inTransaction } from '../../../db/transaction.ts';
import { takeInvitation } from '../../../server/lms/invitations.ts';
import type { LmsOverview, NewInvitation } from '../../../server/lms/lms-shapes.ts';
import type { PlatformTerms } from '../../../server/lms/lti/platform.ts';
import { isTheirs } from '../../../server/lms/lti/register.ts';
import { onSqlite } from '../../support/database.ts';
import { codeOf, installation } from '../../support/installation.ts';
import { launch } from '../../support/lti/connected.ts';
import { ltiPlatform, scopes, type Tool } from '../../support/lti-platform.ts';

const terms: PlatformTerms = { foundBy: 'staff_number', makesPeople: false, takesStudents: false, sends: 'completion' };

async function inviting() {
  const there = await installation({ A39_WEBHOOK_PRIVATE: 'yes' });
  const platform = await ltiPlatform({ clock: there.clock, ask: async (url) => there.app.request(url) });
  const tobias = await there.enter('Tobias Feld');
  const invite = async (its: PlatformTerms = terms) =>
    (await (await tobias.post('/api/lms/invitations', { terms: its })).json()) as NewInvitation;
  const overview = async () => (await (await tobias.get('/api/lms')).json()) as LmsOverview;
  /** The platform opens the address that its administrator pasted. */
  const register = async (address: string) => there.app.request(address.replace(there.config.publicUrl, ''));
  const registered = () => [...platform.tools.values()] as [Tool, ...Tool[]];
  return { ...there, there, platform, tobias, invite, overview, register, registered };
}

test('an address that is pasted into an LMS connects it, once', async () => {
  const { there, platform, invite, overview, register, registered } = await inviting();
  const { address, id } = await invite({ ...terms, sends: 'score' });
  expect((await overview()).invitations).toMatchObject([{ id, by: 'Tobias Feld', terms: { sends: 'score' } }]);
  const answer = await register(platform.registrationUrl(address));
  expect(answer.status).toBe(200);
  // Of which LMS it is a frame is not known before.
  expect(answer.headers.get('content-security-policy')).toContain('frame-ancestors https: http:');
  const page = await answer.text();
  expect(page).toContain('The learning platform is connected');
  expect(page).toMatch(/<button[^>]* data-close hidden>/);
  // It said where it put us, and its administrator was invited: nothing is left to do here.
  expect(page).not.toContain('One step is left');

  const [tool] = registered();
  const { platforms, invitations } = await overview();
  expect(invitations).toEqual([]);
  expect(platforms).toMatchObject([
    {
      name: new URL(platform.issuer).host,
      product: 'tests',
      issuer: platform.issuer,
      clientId: tool.clientId,
      authUrl: platform.authUrl,
      tokenUrl: platform.tokenUrl,
      tokenAudience: null,
      keysUrl: platform.jwksUrl,
      origins: [new URL(platform.issuer).origin],
      terms: { ...terms, sends: 'score' },
      by: 'Tobias Feld',
      deployments: [{ deploymentId: tool.deploymentIds[0], state: 'active' }],
    },
  ]);
  expect(tool).toMatchObject({
    scopes: [scopes.lineItems, scopes.scores, scopes.members],
    deepLinkingUri: 'http://localhost:3939/lms/lti/launch',
  });
  const asked = platform.asked('configuration')[0]!;
  // Canvas shows what it is only to who brings the token.
  expect(asked.headers['authorization']).toMatch(/^Bearer /);
  const { 'https://purl.imsglobal.org/spec/lti-tool-configuration': about } = JSON.parse(
    platform.asked('registration')[0]!.body,
  ) as Record<string, Record<string, unknown>>;
  expect(about).toMatchObject({
    domain: 'localhost:3939',
    claims: ['iss', 'sub', 'name', 'given_name', 'family_name', 'email'],
    'description#de': expect.stringContaining('Datenschutz'),
    'description#pl': expect.stringContaining('ochrony danych'),
    messages: [
      // What the platform has no word for it may refuse.
      { type: 'LtiDeepLinkingRequest', placements: ['ContentArea'], 'label#fr': expect.any(String) },
      { type: 'LtiResourceLinkRequest' },
    ],
  });
  expect(about).not.toHaveProperty('custom_parameters');

  // The first launch comes in.
  const person = await there.tools.db
    .selectFrom('person')
    .select('staff_number')
    .where('name', '=', 'Leila Haddad')
    .executeTakeFirstOrThrow();
  const leila = platform.user({ staffNumber: person.staff_number });
  const link = platform.link({ course: platform.course(), tool, custom: { course: 'whose-data' } });
  expect((await launch(there, platform, leila, link)).response.headers.get('location')).toMatch(/frame\/course/);

  const again = await register(platform.registrationUrl(address));
  expect([again.status, (await again.text()).includes('This address was used before')]).toEqual([400, true]);
  expect(registered()).toHaveLength(1);
});

test('of two who use one address at the same time, one is connected', async () => {
  const { platform, invite, overview, register, registered } = await inviting();
  const { address } = await invite();
  const both = await Promise.all([1, 2].map(() => register(platform.registrationUrl(address))));
  expect(new Set(both.map(({ status }) => status))).toEqual(new Set([200, 400]));
  expect((await overview()).platforms).toHaveLength(1);
  // And the LMS has us once.
  expect(registered()).toHaveLength(1);
});

onSqlite('an address that is taken back while it is being used connects nothing, and stays so', async () => {
  const { tools, tobias, invite, overview, register } = await inviting();
  const takeBack = (id: string) => tobias.call('DELETE', `/api/lms/invitations/${id}`);
  const { id, address } = await invite();
  // It stands there all the time: a server that is slow, again and again, cannot keep it from that.
  const slow = createServer((_, answer) => {
    void overview()
      .then(({ invitations }) => expect(invitations).toMatchObject([{ id }]))
      .then(() => takeBack(id))
      .then(() => answer.writeHead(500).end());
  }).listen(0, '127.0.0.1');
  onTestFinished(() => void slow.close());
  await once(slow, 'listening');
  const at = encodeURIComponent(`http://127.0.0.1:${(slow.address() as AddressInfo).port}/`);
  expect((await register(`${address}&openid_configuration=${at}`)).status).toBe(400);
  expect((await overview()).invitations).toEqual([]);

  const other = await invite();
  const secret = new URL(other.address).searchParams.get('invitation')!;
  const held = await takeInvitation(tools.db, secret, tools.now());
  await takeBack(other.id);
  await expect(inTransaction(tools.db, (trx) => held.use(trx))).rejects.toMatchObject({ code: 'lms_invitation_over' });
});

test('a platform that deleted us registers us anew, as somebody else', async () => {
  const { platform, invite, overview, register, registered } = await inviting();
  for (let i = 0; i < 2; i++) {
    const answer = await register(platform.registrationUrl((await invite()).address));
    expect(answer.status).toBe(200);
    if (i === 0) platform.forget(registered()[0]);
  }
  const { platforms } = await overview();
  expect(new Set(platforms.map(({ issuer }) => issuer)).size).toBe(1);
  expect(new Set(platforms.map(({ clientId }) => clientId)).size).toBe(2);
});

onSqlite('where an LMS says later where it put us (Canvas), the place waits to be let in', async () => {
  const { there, platform, tobias, invite, overview, register, registered } = await inviting();
  platform.tastes.registration = { givesDeployment: false, status: 201 };
  const page = await (await register(platform.registrationUrl((await invite()).address))).text();
  expect(page).toContain('One step is left');
  const [{ id, deployments }] = (await overview()).platforms as [LmsOverview['platforms'][0]];
  expect(deployments).toEqual([]);
  const [tool] = registered();
  const { staff_number: staffNumber } = await there.tools.db
    .selectFrom('person')
    .select('staff_number')
    .where('name', '=', 'Leila Haddad')
    .executeTakeFirstOrThrow();
  const leila = platform.user({ staffNumber });
  const link = platform.link({ course: platform.course(), tool, custom: { course: 'whose-data' } });
  expect((await launch(there, platform, leila, link)).response.status).toBe(403);
  const [deploymentId] = tool.deploymentIds;
  expect((await overview()).platforms[0]!.deployments).toMatchObject([{ deploymentId, state: 'waiting' }]);
  const letIn = { deploymentId, letIn: true };
  expect((await tobias.put(`/api/lms/platforms/${id}/deployments`, letIn)).status).toBe(204);
  expect((await launch(there, platform, leila, link)).response.status).toBe(303);
});

onSqlite('an address is good for a week, until it is used or taken back', async () => {
  const { clock, platform, tobias, invite, register } = await inviting();
  const [late, back] = [await invite(), await invite()];
  expect((await tobias.call('DELETE', `/api/lms/invitations/${back.id}`)).status).toBe(204);
  expect((await register(platform.registrationUrl(back.address))).status).toBe(400);
  clock.now = new Date(late.until);
  expect((await register(platform.registrationUrl(late.address))).status).toBe(400);
  clock.now = new Date(Date.parse(late.until) - 1);
  expect((await register(platform.registrationUrl(late.address))).status).toBe(200);
  expect(platform.tools.size).toBe(1);
});

/** A server that answers what the test says. */
async function saying(answers: Record<string, { status?: number; body: unknown }>): Promise<string> {
  const server = createServer((request, response) => {
    const { status = 200, body } = answers[request.url!.split('?')[0]!] ?? { status: 404, body: '' };
    response.writeHead(status, { 'content-type': 'application/json' });
    response.end(typeof body === 'string' ? body : JSON.stringify(body));
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  onTestFinished(() => void server.close());
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

onSqlite('a platform that does not do as it must is refused in words, and the address is still good', async () => {
  const { platform, invite, overview, register } = await inviting();
  const { address } = await invite();
  const from = async (url: string, token?: string) => {
    const at = new URL(address);
    at.searchParams.set('openid_configuration', url);
    if (token !== undefined) at.searchParams.set('registration_token', token);
    const answer = await register(at.href);
    expect(answer.status).toBe(400);
    return /<p lang="en">([^<]*)<\/p>/.exec(await answer.text())?.[1];
  };
  expect(await from('not an address')).toContain('openid_configuration');
  expect(await from('ftp://127.0.0.1/')).toContain('TLS');
  expect(await from('http://127.0.0.1:1/')).toContain('127.0.0.1:1 did not answer');
  // A token that was used.
  expect(await from(platform.openidConfigurationUrl, 'used')).toMatch(/answered 401 \(invalid_token\)/);
  const honest = {
    issuer: 'http://lms.example',
    authorization_endpoint: 'http://lms.example/auth',
    registration_endpoint: 'http://lms.example/register',
    jwks_uri: 'http://lms.example/keys',
    token_endpoint: 'http://lms.example/token',
    'https://purl.imsglobal.org/spec/lti-platform-configuration': { product_family_code: 'tests' },
  };
  const server = await saying({
    '/html': { body: '<html>' },
    '/broken': { status: 500, body: '<html>An error with somebody’s name' },
    '/other': { body: honest },
    '/bare': { body: { ...honest, token_endpoint: undefined } },
  });
  expect(await from(`${server}/html`)).toMatch(/not as it should be: no JSON/);
  expect(await from(`${server}/broken`)).toMatch(/answered 500\.$/);
  expect(await from(`${server}/bare`)).toContain('token_endpoint');
  // Else anybody could register in the name of another.
  expect(await from(`${server}/other`)).toContain('issuer');
  expect(await from(`${server}/gone`)).toContain('404');

  platform.breaks('registration', { status: 400, body: 'invalid_redirect_uris' });
  // As Moodle says it.
  expect(await from(platform.openidConfigurationUrl, 'any')).toContain('answered 400 (invalid_redirect_uris)');
  platform.heals('registration');
  expect((await overview()).platforms).toEqual([]);
  expect((await register(platform.registrationUrl(address))).status).toBe(200);
});

onSqlite('only TLS, and nothing inside the house, unless the operator allows it', async () => {
  const careful = await installation();
  const tobias = await careful.enter('Tobias Feld');
  const { address } = (await (await tobias.post('/api/lms/invitations', { terms })).json()) as NewInvitation;
  const from = async (url: string) => {
    const at = new URL(address);
    at.searchParams.set('openid_configuration', url);
    return (await careful.app.request(at.pathname + at.search)).text();
  };
  expect(await from('http://lms.example/openid-configuration')).toContain('without TLS');
  expect(await from('https://127.0.0.1/openid-configuration')).toMatch(/not public|inside|private|address/i);
});

onSqlite.each([
  ['https://lms.example/moodle', 'https://lms.example/config', true],
  ['https://lms.example', 'https://lms.example:8443/config', false],
  ['https://lms.example', 'https://evil.example/config', false],
  // One issuer for all customers of Canvas, and one for each of its environments.
  ['https://canvas.instructure.com', 'https://campus.instructure.com/config', true],
  ['https://canvas.instructure.com', 'https://sso.canvaslms.com/config', true],
  ['https://canvas.beta.instructure.com', 'https://campus.beta.instructure.com/config', true],
  ['https://canvas.instructure.com', 'https://campus.beta.instructure.com/config', false],
  ['https://canvas.instructure.com', 'http://campus.instructure.com/config', false],
  ['https://canvas.instructure.com', 'https://evil.example/.instructure.com', false],
  ['https://canvas.instructure.com', 'https://instructure.com.evil.example/config', false],
])('%s may be configured at %s: %s', (issuer, configured, may) => {
  expect(isTheirs(new URL(issuer), new URL(configured))).toBe(may);
});

onSqlite('who may invite: nobody but those who look after training', async () => {
  const { there: installed } = await inviting();
  const henrik = await installed.enter('Henrik Vass');
  expect(await codeOf(await henrik.post('/api/lms/invitations', { terms }))).toBe('not_allowed');
  const tobias = await installed.enter('Tobias Feld');
  const wrong = { ...terms, foundBy: 'email' };
  expect(await codeOf(await tobias.post('/api/lms/invitations', { terms: wrong }))).toBe('invalid_input');
});

onSqlite('what Canvas reads for a developer key', async () => {
  const { there: installed, overview } = await inviting();
  const configuration = (await (await installed.app.request('/lms/lti/configuration.json')).json()) as object;
  expect(configuration).toMatchObject({
    title: 'Article 39',
    oidc_initiation_url: 'http://localhost:3939/lms/lti/login',
    public_jwk_url: 'http://localhost:3939/lms/lti/keys',
    target_link_uri: 'http://localhost:3939/lms/lti/launch',
    extensions: [{ platform: 'canvas.instructure.com', privacy_level: 'public' }],
  });
  expect((await overview()).byHand).toEqual({
    loginUrl: 'http://localhost:3939/lms/lti/login',
    launchUrl: 'http://localhost:3939/lms/lti/launch',
    keysUrl: 'http://localhost:3939/lms/lti/keys',
    deepLinkingUrl: 'http://localhost:3939/lms/lti/launch',
    configurationUrl: 'http://localhost:3939/lms/lti/configuration.json',
  });
});

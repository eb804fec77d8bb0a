import { createLocalJWKSet, decodeProtectedHeader, jwtVerify, type JSONWebKeySet } from 'jose';
import { expect } from 'vitest';
import { onSqlite } from '../../support/database.ts';
import { dl, keyCalled, lti, ltiPlatform, scopes, signedWith, type Options } from '../../support/lti-platform.ts';
import { authorizationUrl, bareTool } from '../../support/lti/bare-tool.ts';

/** The LMS of the tests, with a course that Mia learns in, and a tool with a column for it. */
async function begin(options: Options = {}) {
  const shown = [await keyCalled('bare-tool')];
  let asked = 0;
  const ask = async () => {
    asked += 1;
    return Promise.resolve(Response.json({ keys: shown.map(({ published }) => published) }));
  };
  const platform = await ltiPlatform({ ask, ...options });
  const bare = await bareTool(platform);
  const mia = platform.user({ name: 'Mia Lang', email: 'mia.lang@brightwater.example' });
  const course = platform.course({}, mia);
  const link = platform.link({ course, tool: bare.tool }, { scoreMaximum: 100 });
  return { platform, ...bare, mia, course, link, column: platform.lineItems()[0]!, shown, asked: () => asked };
}

const scoreOf = (userId: string, timestamp: string, changes: Record<string, unknown> = {}) => ({
  userId,
  timestamp,
  activityProgress: 'Completed',
  gradingProgress: 'FullyGraded',
  scoreGiven: 90,
  scoreMaximum: 100,
  ...changes,
});

async function sendScore(
  { call }: Awaited<ReturnType<typeof begin>>,
  url: string,
  score: unknown,
  type = 'score+json',
) {
  const scores = new URL(url);
  scores.pathname += '/scores';
  return call(scopes.scores, scores.href, {
    method: 'POST',
    headers: { 'content-type': `application/vnd.ims.lis.v1.${type}` },
    body: JSON.stringify(score),
  });
}

onSqlite('a login is answered with a launch that its published keys sign', async () => {
  const { platform, tool, mia, link } = await begin();
  const begun = platform.loginParameters(mia, link);
  expect(begun).toMatchObject({ iss: platform.issuer, client_id: tool.clientId, lti_deployment_id: '1' });
  const { action, fields } = await platform.answer(authorizationUrl(platform, tool, begun, { nonce: 'n-1' }));
  expect(action).toBe('https://tool.example/launch');
  expect(fields).toMatchObject({ state: 'state', lti_storage_target: '_parent' });
  const keys = (await (await fetch(platform.jwksUrl)).json()) as JSONWebKeySet;
  expect(JSON.stringify(keys)).not.toContain('"d"');
  const { payload } = await jwtVerify(fields['id_token']!, createLocalJWKSet(keys), { audience: tool.clientId });
  expect(payload).toMatchObject({ nonce: 'n-1', sub: mia.id, name: 'Mia Lang', family_name: 'Lang' });
  expect(payload[lti('resource_link')]).toEqual({ id: link.id, title: 'Whose data' });

  // With the next keys this launch is still good only if the old ones stay published.
  await platform.rotateKeys({ keepOld: true });
  const both = (await (await fetch(platform.jwksUrl)).json()) as JSONWebKeySet;
  expect(both.keys.map(({ kid }) => kid)).toEqual(['lms-1', 'lms-2']);
  await platform.rotateKeys();
  const token = await platform.idToken(mia, link);
  expect(decodeProtectedHeader(token).kid).toBe('lms-3');
  await expect(jwtVerify(token, createLocalJWKSet(both))).rejects.toThrow();
});

onSqlite('a login that is not as it must be is an error', async () => {
  const { platform, tool, mia, link } = await begin();
  const error = async (changes: Record<string, string>, begun = platform.loginParameters(mia, link)) =>
    (await platform.answer(authorizationUrl(platform, tool, begun, changes))).fields['error'];
  expect(await error({ scope: 'profile' })).toBe('invalid_scope');
  expect(await error({ response_type: 'code' })).toBe('unsupported_response_type');
  expect(await error({ response_mode: 'query' })).toBe('invalid_request');
  expect(await error({ prompt: 'login' })).toBe('invalid_request');
  expect(await error({ state: '' })).toBe('invalid_request');
  expect(await error({ nonce: '' })).toBe('invalid_request');
  expect(await error({ login_hint: 'somebody-else' })).toBe('login_required');
  expect(await error({ lti_message_hint: 'made-up' })).toBe('invalid_request');
  const begun = platform.loginParameters(mia, link);
  expect(await error({ nonce: 'same' }, begun)).toBeUndefined();
  expect(await error({}, begun), 'a login that was answered').toBe('invalid_request');
  expect(await error({ nonce: 'same' }), 'a nonce that was used').toBe('invalid_request');
  await expect(error({ client_id: 'nobody' })).rejects.toThrow('unauthorized_client');
  await expect(error({ redirect_uri: 'https://tool.example/launch/' })).rejects.toThrow('redirect_uri');
});

onSqlite('a launch is changed in every part', async () => {
  const { platform, tool, mia, link } = await begin();
  platform.tamper({ claims: { sub: undefined, [lti('version')]: '1.2' }, header: { kid: undefined } });
  const { fields } = await platform.answer(authorizationUrl(platform, tool, platform.loginParameters(mia, link)));
  const [header, claims] = fields['id_token']!.split('.')
    .slice(0, 2)
    .map((part) => JSON.parse(Buffer.from(part, 'base64url').toString()) as Record<string, unknown>);
  expect(header).toEqual({ alg: 'RS256', typ: 'JWT' });
  expect(claims).not.toHaveProperty('sub');
  expect(claims![lti('version')]).toBe('1.2');
  const review = await platform.idToken(mia, link, {
    message: 'LtiSubmissionReviewRequest',
    sign: () => 'not a token',
  });
  expect(review).toBe('not a token');
});

onSqlite('an access token is for who signs for it, once, and for no more than may be', async () => {
  const { platform, tool, assertion, askToken, call, column, shown, asked } = await begin();
  const error = async (changes: Record<string, string>, scope = scopes.scores) =>
    ((await (await askToken(scope, changes)).json()) as { error?: string }).error;
  const withClaims = async (changes: Record<string, unknown>) => error({ client_assertion: await assertion(changes) });
  expect(await error({})).toBeUndefined();
  expect(await error({ grant_type: 'password' })).toBe('unsupported_grant_type');
  expect(await error({ client_assertion_type: 'other' })).toBe('invalid_request');
  expect(await error({ client_assertion: 'x' })).toBe('invalid_client');
  expect(await error({}, 'https://purl.imsglobal.org/spec/lti-ags/scope/all')).toBe('invalid_scope');
  const now = Math.floor(platform.clock.now.getTime() / 1_000);
  for (const changes of [
    { iss: 'another' },
    { sub: 'another' },
    { aud: 'https://elsewhere.example/token' },
    { exp: now - 1 },
    { exp: undefined },
    { iat: undefined },
    { iat: now - 301 },
    { iat: now + 120 },
    { jti: undefined },
  ])
    expect(await withClaims(changes), JSON.stringify(changes)).toBe('invalid_client');
  const stranger = await keyCalled('stranger');
  expect(await error({ client_assertion: await assertion({}, stranger) })).toBe('invalid_client');
  const twice = { client_assertion: await assertion() };
  expect(await error(twice)).toBeUndefined();
  expect(await error(twice), 'an assertion that was used').toBe('invalid_client');

  const read = { headers: { accept: 'application/vnd.ims.lis.v2.lineitem+json' } };
  expect((await fetch(column.url, read)).status).toBe(401);
  expect((await call(scopes.scores, column.url, read)).status).toBe(403);
  expect((await call(scopes.lineItems, column.url, read)).status).toBe(200);

  // The tool's keys are asked for again when one is missing, and no sooner.
  expect(asked()).toBe(2);
  shown.push(stranger);
  expect(await error({ client_assertion: await assertion({}, stranger) })).toBeUndefined();
  expect(await error({})).toBeUndefined();
  expect(asked()).toBe(3);

  const { access_token: token } = (await (await askToken(scopes.lineItems)).json()) as { access_token: string };
  const withToken = { headers: { ...read.headers, authorization: `Bearer ${token}` } };
  platform.clock.now = new Date(platform.clock.now.getTime() + 3_599_000);
  expect((await fetch(column.url, withToken)).status).toBe(200);
  platform.clock.now = new Date(platform.clock.now.getTime() + 1_000);
  expect((await fetch(column.url, withToken)).status).toBe(401);
  platform.forget(tool);
  expect(await error({})).toBe('invalid_client');
});

onSqlite('line items are made, found by pages, changed and dropped', async () => {
  const { call, platform, course, link, column } = await begin({ tastes: { pageSize: 2 } });
  const type = 'application/vnd.ims.lis.v2.lineitem+json';
  const container = { headers: { accept: 'application/vnd.ims.lis.v2.lineitemcontainer+json' } };
  const all = column.url.replace(/\/lineitems\/.*\?/, '/lineitems?');
  const make = (item: unknown, contentType = type) =>
    call(scopes.lineItems, all, {
      method: 'POST',
      headers: { 'content-type': contentType },
      body: JSON.stringify(item),
    });
  const made = await make({ label: 'Final', scoreMaximum: 1, resourceId: 'whose-data', resourceLinkId: link.id });
  expect(made.status).toBe(201);
  const { id } = (await made.json()) as { id: string };
  expect(id).toContain('?type_id=2');
  for (const wrong of [
    { label: '', scoreMaximum: 1 },
    { label: 'X', scoreMaximum: 0 },
    { label: 'X' },
    { label: 'X', scoreMaximum: 1, endDateTime: 'soon' },
    { label: 'X', scoreMaximum: 1, resourceLinkId: 'of nobody' },
  ])
    expect((await make(wrong)).status, JSON.stringify(wrong)).toBe(400);
  expect((await make({ label: 'X', scoreMaximum: 1 }, 'application/json')).status).toBe(400);
  await make({ label: 'Third', scoreMaximum: 1, tag: 'grade' });

  const first = await call(scopes.lineItemsRead, all, container);
  expect(((await first.json()) as unknown[]).length).toBe(2);
  const next = /<([^>]*)>; rel="next"/.exec(first.headers.get('link')!)![1]!;
  const second = await call(scopes.lineItemsRead, next, container);
  expect(second.headers.get('link')).not.toContain('rel="next"');
  expect(((await second.json()) as { label: string }[]).map(({ label }) => label)).toEqual(['Third']);
  const found = await call(scopes.lineItemsRead, `${all}&resource_id=whose-data`, container);
  expect(((await found.json()) as { id: string }[]).map((item) => item.id)).toEqual([id]);

  const put = { method: 'PUT', headers: { 'content-type': type }, body: '{"label":"Last","scoreMaximum":10}' };
  expect((await call(scopes.lineItems, id, put)).status).toBe(200);
  expect(platform.lineItems().find((item) => item.url === id)).toMatchObject({ label: 'Last', courseId: course.id });
  expect((await call(scopes.lineItems, id, { method: 'DELETE' })).status).toBe(204);
  expect((await call(scopes.lineItems, id, { headers: { accept: type } })).status).toBe(404);
  expect((await call(scopes.lineItems, column.url.split('?')[0]!)).status, 'without its query').toBe(404);
});

onSqlite('a score must be right, and later than the last', async () => {
  const all = await begin();
  const { platform, mia, column } = all;
  const send = async (score: unknown, type?: string) => (await sendScore(all, column.url, score, type)).status;
  const at = '2026-11-24T12:00:00.500Z';
  for (const wrong of [
    { userId: 'a stranger' },
    { activityProgress: 'Done' },
    { gradingProgress: 'Done' },
    { timestamp: '2026-11-24T12:00:00' },
    { timestamp: 'now' },
    { scoreMaximum: undefined },
    { scoreGiven: '90' },
    { scoreMaximum: 0 },
  ])
    expect(await send(scoreOf(mia.id, at, wrong)), JSON.stringify(wrong)).toBe(400);
  expect(await send(scoreOf(mia.id, at), 'score+json; charset=utf-8')).toBe(400);
  expect(platform.scores()).toEqual([]);
  expect(await send(scoreOf(mia.id, at))).toBe(200);
  // Moodle's second is not over yet.
  expect(await send(scoreOf(mia.id, '2026-11-24T12:00:00.900Z'))).toBe(409);
  expect(await send(scoreOf(mia.id, at))).toBe(409);
  platform.tastes.lineItems = 'plain';
  expect(await send(scoreOf(mia.id, at))).toBe(200);
  expect(await send(scoreOf(mia.id, '2026-11-24T11:59:59Z'))).toBe(409);
  expect(await send(scoreOf(mia.id, '2026-11-24T14:00:01+02:00'))).toBe(200);
  expect(platform.scores({ lineItem: column, user: mia }).map(({ times }) => times)).toEqual([3, 1]);
  platform.dropLineItem(column.id);
  expect(await send(scoreOf(mia.id, '2026-11-25T12:00:00Z'))).toBe(404);
});

onSqlite('members come by pages, by role, and without what is not given out', async () => {
  const { platform, call, course, link } = await begin({ tastes: { pageSize: 2 } });
  course.members.push(...[1, 2].map((one) => ({ who: platform.user({ id: `u${one}` }) })));
  course.members.push({ who: platform.user({ id: 'teacher', roles: ['x#Instructor'] }), status: 'Inactive' as const });
  const claim = 'https://purl.imsglobal.org/spec/lti-nrps/claim/namesroleservice';
  const token = await platform.idToken(platform.user(), link);
  const claims = JSON.parse(Buffer.from(token.split('.')[1]!, 'base64url').toString()) as Record<string, unknown>;
  const { context_memberships_url: url } = claims[claim] as { context_memberships_url: string };
  const accept = { headers: { accept: 'application/vnd.ims.lti-nrps.v2.membershipcontainer+json' } };
  const get = async (at: string) => {
    const answer = await call(scopes.members, at, accept);
    const { members } = (await answer.json()) as { members: Record<string, unknown>[] };
    return { members, next: /<([^>]*)>; rel="next"/.exec(answer.headers.get('link') ?? '')?.[1] };
  };
  const first = await get(`${url}?limit=100`);
  expect(first.members[0]).toMatchObject({ name: 'Mia Lang', given_name: 'Mia', roles: ['Learner'], status: 'Active' });
  const second = await get(first.next!);
  expect(second.members.map((one) => one['user_id'])).toEqual(['u2', 'teacher']);
  expect(second.next).toBeUndefined();
  expect((await get(`${url}?role=Instructor`)).members).toEqual([
    { status: 'Inactive', user_id: 'teacher', roles: ['Instructor'] },
  ]);
  Object.assign(platform.tastes, { sendsName: false, sendsEmail: false });
  expect(Object.keys((await get(url)).members[0]!)).toEqual(['status', 'user_id', 'roles']);
  expect((await call(scopes.members, url)).status).toBe(406);
  expect((await call(scopes.scores, url, accept)).status).toBe(403);
});

onSqlite('what is chosen must be signed by the tool, and answer what was asked', async () => {
  const { platform, tool, key, course } = await begin();
  const now = Math.floor(platform.clock.now.getTime() / 1_000);
  const item = { type: 'ltiResourceLink', title: 'Whose data', url: 'https://tool.example/launch?course=whose-data' };
  const bring = async (changes: Record<string, unknown> = {}, signer = key) => {
    const claims = {
      iss: tool.clientId,
      aud: platform.issuer,
      iat: now,
      exp: now + 60,
      nonce: `${Math.random()}`,
      [lti('message_type')]: 'LtiDeepLinkingResponse',
      [lti('version')]: '1.3.0',
      [lti('deployment_id')]: '1',
      [dl('data')]: `course:${course.id}`,
      [dl('content_items')]: [{ ...item, lineItem: { scoreMaximum: 100 } }],
    };
    const JWT = await signedWith(signer, { ...claims, ...changes });
    return (await fetch(platform.choiceUrl, { method: 'POST', body: new URLSearchParams({ JWT }) })).status;
  };
  for (const wrong of [
    { iss: 'another' },
    { aud: tool.clientId },
    { exp: now - 1 },
    { nonce: undefined },
    { [lti('message_type')]: 'LtiDeepLinkingRequest' },
    { [lti('version')]: '1.3' },
    { [lti('deployment_id')]: '2' },
    { [dl('data')]: undefined },
    { [dl('content_items')]: [{ type: 'link', url: item.url }] },
    { [dl('content_items')]: [{ ...item, url: 'https://elsewhere.example' }] },
    { [dl('content_items')]: [{ ...item, lineItem: {} }] },
  ])
    expect(await bring(wrong), JSON.stringify(wrong)).toBe(400);
  expect(await bring({}, await keyCalled('stranger'))).toBe(400);
  expect(platform.chosen).toEqual([]);
  expect(await bring({ nonce: 'n' })).toBe(200);
  expect(await bring({ nonce: 'n' }), 'once more').toBe(400);
  const [{ links } = { links: [] }] = platform.chosen;
  expect(links).toMatchObject([{ title: 'Whose data', targetLinkUri: item.url }]);
  expect(platform.lineItems().some(({ resourceLinkId }) => resourceLinkId === links[0]!.id)).toBe(true);
});

onSqlite('a tool registers itself with a token that works once', async () => {
  const { platform } = await begin();
  const url = new URL(platform.registrationUrl('https://tool.example/register?x=1'));
  expect(url.searchParams.get('x')).toBe('1');
  const said = (await (await fetch(url.searchParams.get('openid_configuration')!)).json()) as Record<string, string>;
  expect(said).toMatchObject({
    issuer: platform.issuer,
    jwks_uri: platform.jwksUrl,
    token_endpoint: platform.tokenUrl,
  });
  const about = 'https://purl.imsglobal.org/spec/lti-tool-configuration';
  const good = {
    application_type: 'web',
    response_types: ['id_token'],
    grant_types: ['implicit', 'client_credentials'],
    initiate_login_uri: 'https://tool.example/login',
    redirect_uris: ['https://tool.example/launch'],
    client_name: 'Article 39',
    jwks_uri: 'https://tool.example/keys',
    token_endpoint_auth_method: 'private_key_jwt',
    scope: scopes.scores,
    [about]: {
      domain: 'tool.example',
      target_link_uri: 'https://tool.example/launch',
      claims: ['iss', 'sub'],
      messages: [{ type: 'LtiDeepLinkingRequest', target_link_uri: 'https://tool.example/choose' }],
    },
  };
  const send = async (changes: Record<string, unknown>, token = url.searchParams.get('registration_token')!) =>
    fetch(said['registration_endpoint']!, {
      method: 'POST',
      headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
      body: JSON.stringify({ ...good, ...changes }),
    });
  for (const name of Object.keys(good)) expect((await send({ [name]: undefined })).status, name).toBe(400);
  expect((await send({ [about]: { ...good[about], domain: 'other.example' } })).status).toBe(400);
  expect((await send({}, 'made-up')).status).toBe(401);
  const answer = (await (await send({})).json()) as Record<string, unknown> & { client_id: string };
  const tool = platform.tools.get(answer.client_id)!;
  expect(tool).toMatchObject({ deepLinkingUri: 'https://tool.example/choose', scopes: [scopes.scores] });
  expect(answer[about]).toMatchObject({ deployment_id: tool.deploymentIds[0] });
  expect((await send({})).status, 'once more').toBe(401);
});

onSqlite('services break and heal', async () => {
  const all = await begin();
  const { platform, askToken, mia, column } = all;
  const score = scoreOf(mia.id, '2026-11-24T12:00:00Z');
  platform.breaks('scores', { status: 429, retryAfter: 120 }, 1);
  const late = await sendScore(all, column.url, score);
  expect([late.status, late.headers.get('retry-after')]).toEqual([429, '120']);
  expect(platform.scores()).toEqual([]);

  platform.breaks('scores', 'accepts and hangs');
  const outcome = await Promise.race([
    sendScore(all, column.url, score).then(
      () => 'answered',
      () => 'broken off',
    ),
    new Promise((so) => setTimeout(so, 300, 'no answer')),
  ]);
  expect(outcome).toBe('no answer');
  expect(platform.scores().map(({ times }) => times)).toEqual([1]);
  platform.heals('scores');
  expect((await sendScore(all, column.url, score)).status).toBe(409);
  expect(platform.scores().map(({ times }) => times)).toEqual([2]);
  expect(platform.asked('scores').map(({ status }) => status)).toEqual([429, undefined, 409]);

  platform.breaks('token', { status: 404 });
  expect((await askToken(scopes.scores)).status).toBe(404);
  platform.heals('token');
  await platform.down();
  await expect(askToken(scopes.scores)).rejects.toThrow();
  await platform.up();
  expect((await askToken(scopes.scores)).status).toBe(200);
});

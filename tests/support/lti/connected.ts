import { randomUUID } from 'node:crypto';
import type { PlatformTerms } from '../../../server/lms/lti/platform.ts';
import type { Learner } from '../answers.ts';
import { client, type Installation } from '../installation.ts';
import type { Link, LmsUser, Message, Platform, Tool } from '../lti-platform.ts';
import type { Changes } from './lms.ts';

const byHand: PlatformTerms = {
  foundBy: 'staff_number',
  makesPeople: false,
  takesStudents: false,
  sends: 'completion',
};

/** Registers us at a platform and the platform here, as administrators of both would by hand. */
export async function connect(
  { tools, config }: Pick<Installation, 'tools' | 'config'>,
  platform: Platform,
  { terms = {}, deployment = 'active' }: { terms?: Partial<PlatformTerms>; deployment?: 'active' | 'waiting' } = {},
): Promise<{ id: string; tool: Tool }> {
  const tool = platform.register({
    redirectUris: [`${config.publicUrl}/lms/lti/launch`],
    loginUrl: `${config.publicUrl}/lms/lti/login`,
    jwksUrl: `${config.publicUrl}/lms/lti/keys`,
  });
  const id = randomUUID();
  const at = tools.now().toISOString();
  await tools.db
    .insertInto('lms_platform')
    .values({
      id,
      name: 'Brightwater Learning',
      product: 'tests',
      issuer: platform.issuer,
      client_id: tool.clientId,
      auth_url: platform.authUrl,
      token_url: platform.tokenUrl,
      token_audience: null,
      jwks_url: platform.jwksUrl,
      origins: JSON.stringify([new URL(platform.authUrl).origin]),
      terms: JSON.stringify({ ...byHand, ...terms }),
      made_by: null,
      made_at: at,
      disabled_at: null,
    })
    .execute();
  for (const deploymentId of tool.deploymentIds)
    await tools.db
      .insertInto('lms_deployment')
      .values({ platform_id: id, deployment_id: deploymentId, state: deployment, first_seen_at: at })
      .execute();
  tools.receivers.changed();
  return { id, tool };
}

export interface Launching {
  /** What is other than it should be in the id token. */
  changes?: Changes;
  message?: Message;
  /** The browser keeps our cookies from us. */
  cookies?: 'kept' | 'blocked';
  /** What is done between the login and the launch. */
  between?: () => unknown;
}

/** A launch as a browser does it, up to where we send it: the answer, and the cookies that the browser has by then. */
export async function launch(
  { app }: Pick<Installation, 'app'>,
  platform: Platform,
  user: LmsUser,
  link: Link,
  { changes, message, cookies = 'kept', between }: Launching = {},
): Promise<{ response: Response; cookie: string; form: Record<string, string> }> {
  const parameters = platform.loginParameters(user, link, message);
  const begun = await app.request(`/lms/lti/login?${new URLSearchParams(parameters)}`);
  const cookie = cookieIn(begun);
  // The first time, a page looks whether the browser keeps our cookie, and goes on.
  const to = /class="button" href="([^"]+)"/.exec(await begun.text())![1]!;
  const { fields } = await platform.answer(to.replaceAll('&amp;', '&'), changes);
  await between?.();
  const response = await arrive({ app }, fields, cookies === 'kept' ? cookie : '');
  return { response, cookie: [cookie, cookieIn(response)].filter(Boolean).join('; '), form: fields };
}

/** The form that comes back from a platform. */
export async function arrive({ app }: Pick<Installation, 'app'>, form: Record<string, string>, cookie: string) {
  return app.request('/lms/lti/launch', {
    method: 'POST',
    headers: { 'content-type': 'application/x-www-form-urlencoded', ...(cookie && { cookie }) },
    body: new URLSearchParams(form),
  });
}

/** What our frame does with its address: the headers with which it asks from then on. */
export async function enterFrame(
  { app }: Pick<Installation, 'app'>,
  { response, cookie }: { response: Response; cookie: string },
): Promise<Record<string, string>> {
  const address = new URL(response.headers.get('location')!, 'http://here.invalid');
  const ticket = new URLSearchParams(address.hash.slice(1)).get('ticket');
  const opened = await app.request('/api/embed/v1/session', {
    method: 'POST',
    headers: { ...client, cookie },
    body: JSON.stringify({ grant: 'ticket', ticket }),
  });
  const { token } = (await opened.json()) as { token: string };
  return { ...client, authorization: `Bearer ${token}` };
}

/** Somebody who learns in the LMS's frame. */
export async function learnerIn(
  installed: Pick<Installation, 'app'>,
  launched: { response: Response; cookie: string },
): Promise<Learner> {
  const headers = await enterFrame(installed, launched);
  const address = new URL(launched.response.headers.get('location')!, 'http://here.invalid');
  const call = async (method: string, path: string, body?: unknown): Promise<Response> =>
    installed.app.request(path, { method, headers, ...(body !== undefined && { body: JSON.stringify(body) }) });
  return {
    get: (path) => call('GET', path),
    post: (path, body = {}) => call('POST', path, body),
    put: (path, body = {}) => call('PUT', path, body),
    assignment: async () => address.searchParams.get('assignment')!,
  };
}

function cookieIn(response: Response): string {
  return response.headers
    .getSetCookie()
    .map((one) => one.split(';')[0]!)
    .join('; ');
}

import { once } from 'node:events';
import { createServer, type RequestListener } from 'node:http';
import type { AddressInfo } from 'node:net';
import { randomUUID } from 'node:crypto';
import { getRequestListener } from '@hono/node-server';
import { Hono, type MiddlewareHandler } from 'hono';
import { onTestFinished } from 'vitest';
import { overTls } from './intranet.ts';
import { authorization, formIn } from './lti/authorization.ts';
import { choice } from './lti/choice.ts';
import { addLineItem, grades, lineItemUrl } from './lti/grades.ts';
import { keyCalled } from './lti/keys.ts';
import { idToken, loginParameters } from './lti/launches.ts';
import {
  roles,
  scopes,
  type Asked,
  type Changes,
  type Course,
  type Fault,
  type LineItem,
  type Link,
  type Lms,
  type LmsUser,
  type Message,
  type Service,
  type Tastes,
  type Tool,
} from './lti/lms.ts';
import { members } from './lti/members.ts';
import { pages } from './lti/pages.ts';
import { configuration, registration } from './lti/registration.ts';
import { tokens } from './lti/token.ts';

export { dl, lti, roles, scopes } from './lti/lms.ts';
export { keyCalled, signedWith } from './lti/keys.ts';
export type { Changes, Course, LineItem, Link, LmsUser, Message, Tool } from './lti/lms.ts';

export interface Options {
  /** Reached by browsers over TLS under this name. Programs reach it by plain HTTP all the same: they know no such certificate. */
  tls?: string;
  /** Tells its keys from those of another platform. */
  name?: string;
  /** Its clock; that of an installation, so that both go alike. */
  clock?: { now: Date };
  /** How it asks a tool for its keys; where the tool is not behind a socket, `(url) => app.request(url)`. */
  ask?: (url: string) => Promise<Response>;
  tastes?: Partial<Tastes>;
}

export type Platform = Awaited<ReturnType<typeof ltiPlatform>>;

/**
 * An LMS with LTI 1.3 Advantage, as the 1EdTech specifications have it, on loopback. It is strict: what a tool may not do is
 * refused in words.
 */
export async function ltiPlatform({ tls, name = 'lms', clock, ask = fetch, tastes = {} }: Options = {}) {
  const app = new Hono();
  const listen = getRequestListener(app.fetch);
  const listener: RequestListener = (request, response) => void listen(request, response);
  const server = await listening(listener);
  const first = await keyCalled(`${name}-1`);
  const services = `http://127.0.0.1:${server.port}`;
  const lms: Lms = {
    services,
    origin: tls === undefined ? services : await overTls(tls, listener),
    clock: clock ?? { now: new Date() },
    tools: new Map(),
    users: new Map(),
    courses: new Map(),
    links: new Map(),
    lineItems: new Map(),
    keys: { signing: first, published: [first] },
    begun: new Map(),
    registrationTokens: new Set(),
    access: new Map(),
    used: new Set(),
    faults: new Map(),
    tampers: {},
    tastes: {
      sendsName: true,
      sendsEmail: true,
      lineItems: 'moodle',
      pageSize: 50,
      shortRoles: true,
      registration: { givesDeployment: true, status: 200 },
      storageTarget: '_parent',
      ...tastes,
    },
    asked: [],
    scores: [],
    chosen: [],
    ask,
  };
  serve(app, lms);
  let generation = 1;
  return {
    issuer: lms.origin,
    openidConfigurationUrl: `${lms.services}/.well-known/openid-configuration`,
    authUrl: `${lms.origin}/auth`,
    tokenUrl: `${lms.services}/token`,
    jwksUrl: `${lms.services}/keys`,
    choiceUrl: `${lms.origin}/choice`,
    clock: lms.clock,
    /** In what it differs from others; may be changed at any time. */
    tastes: lms.tastes,
    keys: lms.keys,
    /** Signs with another key from now on. The old one is published no more, unless it is kept. */
    async rotateKeys({ keepOld = false } = {}) {
      generation += 1;
      const next = await keyCalled(`${name}-${generation}`);
      lms.keys = Object.assign(lms.keys, {
        signing: next,
        published: keepOld ? [...lms.keys.published, next] : [next],
      });
      return next;
    },
    /** A tool that is registered by hand. */
    register(about: Partial<Tool> & Pick<Tool, 'redirectUris' | 'jwksUrl' | 'loginUrl'>): Tool {
      const tool: Tool = {
        clientId: `client-${randomUUID()}`,
        deploymentIds: ['1'],
        targetLinkUri: about.redirectUris[0]!,
        deepLinkingUri: about.targetLinkUri ?? about.redirectUris[0]!,
        scopes: Object.values(scopes),
        ...about,
      };
      lms.tools.set(tool.clientId, tool);
      return tool;
    },
    /** Takes a tool's registration away: its assertions are `invalid_client`, its launches nobody's. */
    forget: (tool: Tool) => void lms.tools.delete(tool.clientId),
    /** The address that an administrator is led to who pastes the tool's. Its token works once. */
    registrationUrl(ofTool: string): string {
      const token = randomUUID();
      lms.registrationTokens.add(token);
      const url = new URL(ofTool);
      url.searchParams.set('openid_configuration', `${lms.services}/.well-known/openid-configuration`);
      url.searchParams.set('registration_token', token);
      return url.href;
    },
    tools: lms.tools,
    user(about: Partial<LmsUser> = {}): LmsUser {
      const user = { id: randomUUID(), roles: [roles.learner], ...about };
      lms.users.set(user.id, user);
      return user;
    },
    course(about: Partial<Course> = {}, ...learners: LmsUser[]): Course {
      const course = {
        id: randomUUID(),
        label: 'GDPR',
        title: 'Data protection',
        members: learners.map((who) => ({ who })),
        ...about,
      };
      lms.courses.set(course.id, course);
      return course;
    },
    /** A place that opens the tool. With a column of its own in the grade book where it is told one. */
    link(
      about: Partial<Link> & Pick<Link, 'course' | 'tool'>,
      column?: { scoreMaximum: number; label?: string },
    ): Link {
      const { course, tool } = about;
      const link = {
        id: randomUUID(),
        deploymentId: tool.deploymentIds[0]!,
        targetLinkUri: tool.targetLinkUri,
        title: 'Whose data',
        ...about,
      };
      lms.links.set(link.id, link);
      const of = { courseId: course.id, clientId: tool.clientId, resourceLinkId: link.id };
      if (column) addLineItem(lms, { label: link.title, ...column, ...of });
      return link;
    },
    lineItems: (): (LineItem & { url: string })[] =>
      [...lms.lineItems.values()].map((item) => ({ ...item, url: lineItemUrl(lms, item) })),
    /** Drops a column, as a teacher would. */
    dropLineItem: (id: string) => void lms.lineItems.delete(id),
    loginParameters: (user: LmsUser, link: Link, message?: Message) => loginParameters(lms, user, link, message),
    /** An ID token without any login. */
    idToken: (
      user: LmsUser,
      link: Link,
      { nonce = randomUUID(), message = 'LtiResourceLinkRequest', ...changes }: TokenChanges = {},
    ): Promise<string> => idToken(lms, { user, link, message }, nonce, changes),
    /** Changes every launch that it answers, until it is told otherwise. */
    tamper: (changes: Changes) => void (lms.tampers = changes),
    /** Goes where the tool sent the browser, and answers what is posted back, and whither. */
    async answer(authorizationUrl: string, changes: Changes = lms.tampers) {
      const usual = lms.tampers;
      lms.tampers = changes;
      const response = await fetch(authorizationUrl);
      lms.tampers = usual;
      const page = await response.text();
      if (response.status !== 200) throw new Error(`The platform refuses the login: ${page}`);
      return formIn(page);
    },
    /** A page that opens a link in a frame, or registers the tool there. Only over TLS do cookies go into frames. */
    pageOf: (link: Link, user: LmsUser, message?: Message, by: 'post' | 'get' = 'post') =>
      `${lms.origin}/open/${link.id}/${user.id}?by=${by}${message ? `&message=${message}` : ''}`,
    registrationPage: (url: string) => `${lms.origin}/register?url=${encodeURIComponent(url)}`,
    /** Makes a service fail until it is healed, or so many times. */
    breaks: (service: Service, fault: Fault, times = Infinity) => void lms.faults.set(service, { fault, times }),
    heals: (service: Service) => void lms.faults.delete(service),
    /** No program can connect to it; its pages over TLS stay. */
    down: () => server.stop(),
    up: () => server.start(),
    /** All requests to a service, in order. */
    asked: (service?: Service): Asked[] => lms.asked.filter((one) => service === undefined || one.service === service),
    /** Scores that were taken, as they came, in order, each with the number of times it came. */
    scores: ({ lineItem, user }: { lineItem?: { id: string }; user?: LmsUser } = {}): Taken[] =>
      lms.scores
        .map((score) => ({ ...score.body, lineItem: score.lineItem, userId: score.userId, times: score.times }))
        .filter(
          (score) =>
            (lineItem === undefined || score.lineItem === lineItem.id) &&
            (user === undefined || score.userId === user.id),
        ),
    /** What deep linking brought, as far as it was right. */
    chosen: lms.chosen,
  };
}

/** A score, and how it came. */
export interface Taken extends Record<string, unknown> {
  lineItem: string;
  userId: string;
  times: number;
}

export interface TokenChanges extends Changes {
  nonce?: string;
  message?: Message;
}

/** Each service behind what notes its requests and lets it fail. */
function serve(app: Hono, lms: Lms): void {
  app.use('/.well-known/openid-configuration', noted(lms, 'configuration'));
  app.use('/registration', noted(lms, 'registration'));
  app.use('/keys', noted(lms, 'keys'));
  app.use('/auth', noted(lms, 'authorization'));
  app.use('/token', noted(lms, 'token'));
  app.use('/grades/*', (c, next) => noted(lms, c.req.path.endsWith('/scores') ? 'scores' : 'lineitems')(c, next));
  app.use('/members/*', noted(lms, 'members'));
  app.use('/choice', noted(lms, 'choice'));
  app.get('/.well-known/openid-configuration', (c) => c.json(configuration(lms)));
  app.get('/keys', (c) => c.json({ keys: lms.keys.published.map(({ published }) => published) }));
  app.route('/registration', registration(lms));
  app.route('/auth', authorization(lms));
  app.route('/token', tokens(lms));
  app.route('/grades', grades(lms));
  app.route('/members', members(lms));
  app.route('/choice', choice(lms));
  app.route('/', pages(lms));
}

function noted(lms: Lms, service: Service): MiddlewareHandler {
  return async (c, next) => {
    const { method, url } = c.req;
    const asked: Asked = { service, method, url, headers: c.req.header(), body: await c.req.text() };
    lms.asked.push(asked);
    const broken = lms.faults.get(service);
    if (broken && broken.times > 0) {
      broken.times -= 1;
      if (broken.fault === 'hangs') return forever();
      if (broken.fault === 'accepts and hangs') {
        await next();
        return forever();
      }
      const { status, retryAfter, body = 'Broken', headers } = broken.fault;
      asked.status = status;
      const said = { ...headers, ...(retryAfter !== undefined && { 'retry-after': String(retryAfter) }) };
      return new Response(typeof body === 'string' ? body : JSON.stringify(body), { status, headers: said });
    }
    await next();
    asked.status = c.res.status;
    return undefined;
  };
}

const forever = () => new Promise<never>(() => {});

/** A socket on loopback that can be closed, and opened again at the same port. */
async function listening(
  listener: RequestListener,
): Promise<{ port: number; stop(): Promise<void>; start(): Promise<void> }> {
  const server = createServer(listener);
  const open = async (at: number) => {
    server.listen(at, '127.0.0.1');
    await once(server, 'listening');
  };
  await open(0);
  const { port } = server.address() as AddressInfo;
  const stop = async () => {
    if (!server.listening) return;
    server.close();
    server.closeAllConnections();
    await once(server, 'close');
  };
  onTestFinished(stop);
  return { port, stop, start: () => open(port) };
}

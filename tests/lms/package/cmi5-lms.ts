import { randomUUID } from 'node:crypto';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import { onTestFinished } from 'vitest';

const category = 'https://w3id.org/xapi/cmi5/context/categories';
const extension = 'https://w3id.org/xapi/cmi5/context/extensions';
const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-[1-8][0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/;

interface Statement {
  id: string;
  actor: unknown;
  verb: { id: string };
  object: { id: string };
  timestamp: string;
  result?: {
    success?: boolean;
    completion?: boolean;
    duration?: string;
    score?: { scaled: number };
  };
  context: {
    registration: string;
    contextActivities: { category?: { id: string }[]; grouping?: { id: string }[] };
    extensions: Record<string, unknown>;
  };
}

interface Session {
  id: string;
  mode: string;
  token: string | null;
  verbs: string[];
}

export interface LaunchChoice {
  mode?: 'Normal' | 'Browse' | 'Review';
  masteryScore?: number;
  returnURL?: string;
  /** Where the unit is, as its course structure says. */
  unit?: string;
}

export const verbOf = (statement: Statement): string => statement.verb.id.split('/').at(-1)!;

/**
 * As much of an LMS with its LRS as cmi5 gives a unit to speak to, and strict: whatever the specification forbids is answered with 400
 * and remembered in `faults`. One learner, one registration.
 */
export async function cmi5Lms(files: ReadonlyMap<string, Buffer> = new Map(), learner = 'p-7') {
  const registration = randomUUID();
  const activityId = 'https://lms.example/activity/7';
  const actor = { objectType: 'Agent', account: { homePage: 'https://lms.example', name: learner } };
  const publisherId = 'urn:uuid:00000000-0000-8000-a000-000000000000';
  const sessions: Session[] = [];
  const statements: Statement[] = [];
  const documents = new Map<string, string>();
  const faults: string[] = [];
  const requests: string[] = [];
  /** Answers instead of the LMS, while it is down. */
  const state = { down: (_method: string, _path: string): number | undefined => undefined };

  const session = () => sessions.at(-1)!;

  /** Section 9 of the specification, for the statements that a unit sends. */
  function faultsOf(statement: Statement): string[] {
    const found: string[] = [];
    const unless = (is: boolean, what: string): void => {
      if (!is) found.push(`${verbOf(statement)}: ${what}`);
    };
    const { result = {}, context } = statement;
    const verb = verbOf(statement);
    const { verbs, mode, id } = session();
    unless(uuid.test(statement.id), '9.1 id');
    unless(JSON.stringify(statement.actor) === JSON.stringify(actor), '9.2 actor');
    unless(verbs.length > 0 || verb === 'initialized', '9.3 initialized comes first');
    unless(!verbs.includes(verb), '9.3 a verb once in a session');
    unless(!verbs.includes('terminated'), '9.3 terminated comes last');
    if (['completed', 'passed'].includes(verb)) {
      unless(mode === 'Normal', '10.0 launchMode');
      unless(!statements.some((one) => verbOf(one) === verb), '9.3 once in a registration');
    }
    unless(statement.object.id === activityId, '9.4 object');
    unless(result.score === undefined || ['passed', 'failed'].includes(verb), '9.5.1 score');
    unless(result.success === (verb === 'passed' ? true : undefined), '9.5.2 success');
    unless(result.completion === (verb === 'completed' ? true : undefined), '9.5.3 completion');
    unless(verb === 'initialized' || /^PT[\d.]+S$/.test(result.duration ?? ''), '9.5.4 duration');
    unless(context.registration === registration, '9.6.1 registration');
    const categories = context.contextActivities.category?.map((one) => one.id) ?? [];
    unless(categories.includes(`${category}/cmi5`), '9.6.2.1 category');
    unless(
      categories.includes(`${category}/moveon`) === (result.success ?? result.completion ?? false),
      '9.6.2.2 moveOn',
    );
    unless(context.contextActivities.grouping?.[0]?.id === publisherId, '10.0 contextTemplate');
    unless(context.extensions['https://lms.example/own'] === 'kept', '10.0 contextTemplate');
    unless(context.extensions[`${extension}/sessionid`] === id, '9.6.3.1 session');
    unless(/^\d{4}-\d\d-\d\dT[\d:.]+Z$/.test(statement.timestamp), '9.7 timestamp');
    return found;
  }

  async function answer(request: IncomingMessage, url: URL): Promise<[number, unknown?, string?]> {
    const method = request.method ?? 'GET';
    requests.push(`${method} ${url.pathname} ${url.searchParams.get('stateId') ?? ''}`.trim());
    const down = state.down(method, url.pathname);
    if (down) return [down];
    if (url.pathname.startsWith('/package/')) {
      const path = url.pathname.slice('/package/'.length);
      const file = files.get(path);
      return file ? [200, file, path.endsWith('.html') ? 'text/html' : 'text/javascript'] : [404];
    }
    if (url.pathname === '/back')
      return [200, Buffer.from('<!doctype html><title>LMS</title>Back in the LMS'), 'text/html'];
    if (url.pathname === '/token') {
      if (method !== 'POST') return [405];
      if (session().token) return [200, { 'error-code': '1', 'error-text': 'The token was given already.' }];
      session().token = randomUUID();
      return [200, { 'auth-token': session().token }];
    }
    if (!url.pathname.startsWith('/xapi/')) return [404];
    if (request.headers.authorization !== `Basic ${session().token}`) return [401];
    if (!String(request.headers['x-experience-api-version']).startsWith('1.0')) return [400];
    const query = Object.fromEntries(url.searchParams);
    if (url.pathname === '/xapi/agents/profile') return query['profileId'] === 'cmi5LearnerPreferences' ? [404] : [400];
    if (url.pathname === '/xapi/activities/state') {
      const { stateId = '', ...whose } = query;
      if (
        whose['activityId'] !== activityId ||
        whose['registration'] !== registration ||
        whose['agent'] !== JSON.stringify(actor)
      )
        return [400];
      if (method === 'GET') return documents.has(stateId) ? [200, JSON.parse(documents.get(stateId)!)] : [404];
      if (stateId === 'LMS.LaunchData') return [403];
      documents.set(stateId, await text(request));
      return [204];
    }
    const there = statements.find(({ id }) => id === query['statementId']);
    if (method === 'GET') return there ? [200, there] : [404];
    if (there) return [409];
    const statement = JSON.parse(await text(request)) as Statement;
    const found = faultsOf(statement);
    faults.push(...found);
    if (found.length > 0) return [400];
    statements.push(statement);
    session().verbs.push(verbOf(statement));
    return [204];
  }

  const respond = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const [status, body, type = 'application/json'] = await answer(
      request,
      new URL(request.url!, 'http://lms.example'),
    );
    response.writeHead(status, {
      'content-type': type,
      'content-security-policy': "default-src 'none'; script-src 'self'; img-src 'self'; connect-src 'self'",
    });
    response.end(body instanceof Buffer || body === undefined ? body : JSON.stringify(body));
  };
  const server = createServer((request, response) => void respond(request, response));
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  const base = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;

  return {
    base,
    statements,
    documents,
    faults,
    requests,
    state,
    said: () => statements.map(verbOf),
    /** The address with which a new session begins. */
    launch({
      mode = 'Normal',
      masteryScore,
      returnURL,
      unit = `${base}/package/index.html`,
    }: LaunchChoice = {}): string {
      const id = randomUUID();
      sessions.push({ id, mode, token: null, verbs: [] });
      documents.set(
        'LMS.LaunchData',
        JSON.stringify({
          contextTemplate: {
            contextActivities: { grouping: [{ id: publisherId }] },
            extensions: { [`${extension}/sessionid`]: id, 'https://lms.example/own': 'kept' },
          },
          launchMode: mode,
          moveOn: 'CompletedAndPassed',
          ...(masteryScore !== undefined && { masteryScore }),
          ...(returnURL && { returnURL }),
        }),
      );
      const query = {
        endpoint: `${base}/xapi`,
        fetch: `${base}/token`,
        actor: JSON.stringify(actor),
        registration,
        activityId,
      };
      return `${unit}${unit.includes('?') ? '&' : '?'}${new URLSearchParams(query)}`;
    },
  };
}

import type { hc } from 'hono/client';
import { ApiError, errorIn, version } from './api-error.ts';
import { doorTo } from './door.ts';
import type { AppType } from '../../server/app.ts';
import type { SessionView } from '../../server/access/access-shapes.ts';
import type { Verdict } from '../../server/courses/kinds/kind.ts';
import type { Lesson, LessonModule } from '../../server/courses/lesson.ts';
import type { Outline } from '../../server/courses/outline.ts';
import type {
  Answered,
  AssignmentView,
  CheckResult,
  CheckView,
  MyStanding,
  MyTraining,
  RefresherOffer,
} from '../../server/learning/learning-shapes.ts';

export { ApiError } from './api-error.ts';

/** The one bridge to the server: whatever an element knows of its types, it knows from here. */
export type { SessionView } from '../../server/access/access-shapes.ts';
export type { Block, Inline } from '../../server/courses/course-model.ts';
export type { ItemVerdict, Shown, ShownQuestion, Verdict } from '../../server/courses/kinds/kind.ts';
export type { Lesson, LessonModule, Step } from '../../server/courses/lesson.ts';
export type { Outline } from '../../server/courses/outline.ts';
export type {
  Answered,
  AssignmentView,
  AttemptView,
  CheckResult,
  CheckView,
  MyAssignment,
  MyStanding,
  MyTraining,
  RefresherOffer,
} from '../../server/learning/learning-shapes.ts';

/** Everything the elements ask of the server. Tests hand an element their own object through its `api` property. */
export interface Api {
  session(): Promise<SessionView>;
  signOut(): Promise<unknown>;
  myTraining(): Promise<MyTraining>;
  myStanding(): Promise<MyStanding>;
  assignment(assignment: string): Promise<AssignmentView>;
  startAttempt(assignment: string): Promise<AssignmentView>;
  outline(content: string): Promise<Outline>;
  module(content: string, module: string): Promise<LessonModule>;
  /** The outline with all its modules. */
  lesson(content: string): Promise<Lesson>;
  practise(content: string, question: string, response: unknown): Promise<Verdict>;
  saveStep(attempt: string, step: string): Promise<unknown>;
  answer(attempt: string, question: string, response: unknown): Promise<Answered>;
  preCheck(attempt: string): Promise<CheckView>;
  answerPreCheck(attempt: string, question: string, response: unknown): Promise<Answered>;
  check(attempt: string): Promise<CheckView>;
  handIn(attempt: string): Promise<CheckResult>;
  refresherOffer(): Promise<RefresherOffer>;
  /** Addresses of what the browser fetches itself. */
  certificateHref(completion: string): string;
  pageHref(path: string): string;
}

/** Hono's client for our server. Its runtime would be a tenth of the learner's bundle, so `calls` below speaks for it. */
type Server = ReturnType<typeof hc<AppType>>['api'];

interface Input {
  param?: Record<string, string>;
  json?: unknown;
  query?: Record<string, string>;
}

/**
 * Builds `server.my.training.$get()` into a request: each name is a part of the path, `:name` is filled from `param`, and
 * `$get` sends. Throws ApiError for every answer that is not a good one.
 */
function calls(base: string, lang: string, path: string[] = []): unknown {
  return new Proxy(() => {}, {
    get: (_, name: string) => calls(base, lang, [...path, name]),
    apply: (_, __, [input, options]: [Input?, { init?: { signal?: AbortSignal } }?]) => {
      const parts = path.map((part) =>
        part.startsWith(':') ? encodeURIComponent(input?.param?.[part.slice(1)] ?? '') : part,
      );
      return send(
        `${base}/${parts.slice(0, -1).join('/')}${input?.query ? `?${new URLSearchParams(input.query)}` : ''}`,
        parts.at(-1)?.slice(1).toUpperCase() ?? 'GET',
        lang,
        input?.json,
        options?.init?.signal,
      );
    },
  });
}

async function send(
  url: string,
  method: string,
  lang: string,
  body: unknown,
  signal: AbortSignal | null = null,
): Promise<Response> {
  const door = await doorTo(new URL(url).origin);
  const ask = (token?: string): Promise<Response> =>
    fetch(url, {
      method,
      headers: {
        'X-A39-Client': version,
        'Accept-Language': lang,
        ...(body !== undefined && { 'Content-Type': 'application/json' }),
        ...(token && { Authorization: `Bearer ${token}` }),
      },
      signal,
      ...(body !== undefined && { body: JSON.stringify(body) }),
    }).catch((cause: unknown) => {
      throw new ApiError('offline', String(cause));
    });
  const token = await door?.token();
  let answer = await ask(token);
  if (token && answer.status === 401) answer = await ask(await door?.refused(token));
  if (answer.ok) return answer;
  throw await errorIn(answer);
}

/** `base` is an origin, without a slash at the end; `lang` the language in which courses are wanted. */
export function connect(base: string, lang: string): Api {
  const server = calls(base, lang, ['api']) as Server;
  const withText = textFrom(base);
  const my = server.my;
  const outline: Api['outline'] = (content) => withText(server.lessons[':content'].$get({ param: { content } }));
  const module: Api['module'] = (content, id) =>
    withText(server.lessons[':content'].modules[':module'].$get({ param: { content, module: id } }));
  return {
    session: async () => (await server.session.$get()).json(),
    signOut: () => server.session.$delete(),
    myTraining: async () => (await my.training.$get()).json(),
    myStanding: async () => (await my.standing.$get()).json(),
    assignment: async (assignment) => withText(my.assignments[':assignment'].$get({ param: { assignment } })),
    startAttempt: async (assignment) =>
      withText(my.assignments[':assignment'].attempt.$post({ param: { assignment }, json: {} })),
    outline,
    module,
    lesson: async (content) => {
      const found = await outline(content);
      return { ...found, modules: await Promise.all(found.modules.map(({ id }) => module(content, id))) };
    },
    practise: async (content, question, response) =>
      withText(
        server.lessons[':content'].questions[':question'].$post({ param: { content, question }, json: { response } }),
      ),
    saveStep: (attempt, step) => server.attempts[':attempt'].step.$put({ param: { attempt }, json: { step } }),
    answer: async (attempt, question, response) =>
      withText(
        server.attempts[':attempt'].answers[':question'].$put({ param: { attempt, question }, json: { response } }),
      ),
    preCheck: async (attempt) => withText(server.attempts[':attempt']['pre-check'].$get({ param: { attempt } })),
    answerPreCheck: async (attempt, question, response) =>
      withText(
        server.attempts[':attempt']['pre-check'][':question'].$put({
          param: { attempt, question },
          json: { response },
        }),
      ),
    check: async (attempt) => withText(server.attempts[':attempt'].check.$get({ param: { attempt } })),
    handIn: async (attempt) => (await server.attempts[':attempt']['hand-in'].$put({ param: { attempt } })).json(),
    refresherOffer: async () => (await my.refresher.$get()).json(),
    certificateHref: (completion) => `${base}/api/completions/${encodeURIComponent(completion)}/certificate.pdf`,
    pageHref: (path) => base + path,
  };
}

/** Course text nests without end, where the type of Hono's client stops at "some JSON". What it is, the shapes say. */
export function textFrom(base: string) {
  return async <T>(answer: Promise<{ text(): Promise<string> }>): Promise<T> =>
    // A picture's address starts at the server's root, and the page may be another server's. Quotes inside texts are
    // escaped in JSON, so this finds the key and nothing else.
    JSON.parse((await (await answer).text()).replaceAll('"src":"/api/', `"src":"${base}/api/`)) as T;
}

const bridges = new Map<string, Api>();

/** What names a server, and the language in which it is to answer. */
type Asking = { server?: string; local: { lang: string } };

/** The server is found by `server` on the element, else on `<a39-config>`, else where this script is from. */
export function originFor({ server }: Pick<Asking, 'server'>): string {
  const named = server || document.querySelector('a39-config[server]')?.getAttribute('server');
  return new URL(named || import.meta.url, document.baseURI).origin;
}

/** One bridge for each server and language. */
export function bridgeFor(element: Asking): Api {
  const base = originFor(element);
  const { lang } = element.local;
  const key = `${base} ${lang}`;
  let bridge = bridges.get(key);
  if (!bridge) bridges.set(key, (bridge = connect(base, lang)));
  return bridge;
}

/** The same server for elements whose calls come with their own code. */
export function serverFor(element: Asking): Server {
  return calls(originFor(element), element.local.lang, ['api']) as Server;
}

import {
  passedStatements,
  statementOf,
  xapiVersion,
  type LaunchData,
  type Passed,
  type Said,
} from '../cmi5-statements.ts';
import { NotKept, type Keeper } from './keeper.ts';
import { randomUuid } from './random.ts';

/** The document of ours beside that of the LMS. What was passed has its statements' ids before they are sent, so that none is sent twice. */
interface Document {
  left: string;
  passed?: Passed & { sent: boolean };
}

const stateId = 'article39';
/**
 * Opens the session that an LMS launched by cmi5. Answers nothing where the address holds no launch (cmi5 8.1).
 * Throws `NotKept` where the LMS refuses its token or its launch data: a launch can be opened once.
 * @param score whether the LMS gets the share that was reached
 */
export async function cmi5Keeper(score: boolean, page: Window, now: () => Date): Promise<Keeper | undefined> {
  const query = new URLSearchParams(page.location.search);
  const named = (name: string): string => query.get(name) ?? '';
  const [endpoint, tokenFrom, actor, registration, activityId] = [
    named('endpoint').replace(/\/*$/, '/'),
    named('fetch'),
    named('actor'),
    named('registration'),
    named('activityId'),
  ];
  if (endpoint === '/' || !tokenFrom || !actor || !registration || !activityId) return undefined;
  const agent: unknown = JSON.parse(actor);
  const token = await fetchToken(tokenFrom);

  const ask = (path: string, given: Record<string, string>, body?: unknown): Promise<Response> =>
    asked(`${endpoint}${path}?${new URLSearchParams(given)}`, {
      // What is sent as the page goes away still arrives.
      ...(body !== undefined && { method: 'PUT', body: JSON.stringify(body), keepalive: true }),
      headers: {
        ...xapiVersion,
        Authorization: `Basic ${token}`,
        ...(body !== undefined && { 'Content-Type': 'application/json' }),
      },
    });
  const state = (id: string) => ({ activityId, agent: actor, registration, stateId: id });

  const launch = (await (await good(ask('activities/state', state('LMS.LaunchData')))).json()) as LaunchData;
  // cmi5 11.0 asks for it at every start. A package has one language and no sound, so that nothing depends on the answer.
  await ask('agents/profile', { agent: actor, profileId: 'cmi5LearnerPreferences' }).catch(() => {});
  const found = await ask('activities/state', state(stateId));
  let kept: Document = found.status === 404 ? { left: '' } : ((await (await good(found)).json()) as Document);
  let stored = JSON.stringify(kept);

  const whose = { actor: agent, activityId, registration, template: launch.contextTemplate ?? {} };
  const mastery = launch.masteryScore;
  const began = now();
  const spent = (): string => `PT${Math.max(0, Math.round((now().getTime() - began.getTime()) / 10) / 100)}S`;

  /** Sends a statement under an id that it always has: one that arrived before is not sent again. */
  const say = async (said: Said): Promise<void> => {
    const { id } = said;
    const answer = await ask('statements', { statementId: id }, statementOf(said, whose));
    if (answer.status === 409) await good(ask('statements', { statementId: id }));
    else await good(answer);
  };

  const initialized: Said = { id: randomUuid(), verb: 'initialized', at: began.toISOString() };
  let begun: Promise<void> | undefined;
  const begin = (): Promise<void> =>
    (begun ??= say(initialized).catch((cause: unknown) => {
      begun = undefined;
      throw cause;
    }));

  const store = async (document: Document): Promise<void> => {
    const text = JSON.stringify(document);
    if (text !== stored) await good(ask('activities/state', state(stateId), document));
    stored = text;
    kept = document;
  };
  const sayPassed = async (passed: Passed) => {
    for (const said of passedStatements(passed, { score, mastery })) await say(said);
  };

  let ended: Promise<void> | undefined;
  const returnTo = launch.returnURL && /^https?:/.test(launch.returnURL) ? launch.returnURL : null;
  await begin().catch(() => {});
  return {
    left: kept.left,
    records: launch.launchMode === undefined || launch.launchMode === 'Normal',
    room: 60_000,
    mastery: mastery ?? 0,
    async keep({ left, completed, share }) {
      if (ended) throw new NotKept('terminated');
      await begin();
      const passed =
        kept.passed ??
        (completed
          ? {
              completed: randomUuid(),
              passed: randomUuid(),
              at: now().toISOString(),
              duration: spent(),
              share,
              sent: false,
            }
          : undefined);
      await store({ left, ...(passed && { passed }) });
      if (!passed || passed.sent) return;
      await sayPassed(passed);
      await store({ left, passed: { ...passed, sent: true } });
    },
    async end() {
      ended ??= begin().then(() =>
        say({
          id: randomUuid(),
          verb: 'terminated',
          at: now().toISOString(),
          result: { duration: spent() },
        }),
      );
      await ended.catch(() => {});
      return returnTo;
    },
  };
}

async function asked(url: string, init: RequestInit): Promise<Response> {
  return fetch(url, { ...init, credentials: 'omit', cache: 'no-store' }).catch((cause: unknown) => {
    throw new NotKept(String(cause));
  });
}

async function good(answer: Response | Promise<Response>): Promise<Response> {
  const { ok, status, statusText } = await answer;
  if (!ok) throw new NotKept(`${status} ${statusText}`.trim());
  return answer;
}

/** The token of this launch (cmi5 8.2). The LMS gives it once. */
async function fetchToken(url: string): Promise<string> {
  const said = (await (await good(asked(url, { method: 'POST' }))).json()) as Record<string, string>;
  const token = said['auth-token'];
  if (!token) throw new NotKept(`${said['error-code'] ?? ''} ${said['error-text'] ?? ''}`.trim());
  return token;
}

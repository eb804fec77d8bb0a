import type { SessionView, TryPeople } from '../../server/access/access-shapes.ts';
import type { Team } from '../../server/assignments/team-shapes.ts';
import type { Verdict } from '../../server/courses/kinds/kind.ts';
import type { Lesson } from '../../server/courses/lesson.ts';
import type { EvidenceOverview } from '../../server/evidence/evidence-shapes.ts';
import type { Answered, AssignmentView, CheckResult, CheckView, MyStanding, MyTraining } from '../../server/learning/learning-shapes.ts';

/** The one bridge to the server: whatever an element knows of its types, it knows from here. */
export type { Role, SessionView, TryPeople } from '../../server/access/access-shapes.ts';
export type { Team, TeamCell } from '../../server/assignments/team-shapes.ts';
export type { Block, Inline } from '../../server/courses/course-model.ts';
export type { ItemVerdict, Shown, ShownQuestion, Verdict } from '../../server/courses/kinds/kind.ts';
export type { Lesson } from '../../server/courses/lesson.ts';
export type { EvidenceOverview } from '../../server/evidence/evidence-shapes.ts';
export type {
  Answered,
  AssignmentView,
  AttemptView,
  CheckResult,
  CheckView,
  MyAssignment,
  MyStanding,
  MyTraining,
} from '../../server/learning/learning-shapes.ts';

/** Everything the elements ask of the server. Tests hand an element their own object through its `api` property. */
export interface Api {
  session(): Promise<SessionView>;
  signOut(): Promise<unknown>;
  tryPeople(): Promise<TryPeople>;
  enterAs(personId: string): Promise<SessionView>;
  myTraining(): Promise<MyTraining>;
  myStanding(): Promise<MyStanding>;
  assignment(assignment: string): Promise<AssignmentView>;
  startAttempt(assignment: string): Promise<AssignmentView>;
  lesson(content: string): Promise<Lesson>;
  practise(content: string, question: string, response: unknown): Promise<Verdict>;
  saveStep(attempt: string, step: string): Promise<unknown>;
  answer(attempt: string, question: string, response: unknown): Promise<Answered>;
  check(attempt: string): Promise<CheckView>;
  handIn(attempt: string): Promise<CheckResult>;
  team(): Promise<Team>;
  evidence(): Promise<EvidenceOverview>;
  checkpoint(): Promise<string>;
  bundle(received: (bytes: number) => void): Promise<{ file: Blob; name: string }>;
  /** Addresses of what the browser fetches itself. */
  certificateHref(completion: string): string;
  pageHref(path: string): string;
}

/** The server said no, or could not be reached (`offline`). */
export class ApiError extends Error {
  override name = 'ApiError';
  readonly code: string;

  constructor(code: string, message: string) {
    super(message);
    this.code = code;
  }

  /** Worth sending again: nothing was wrong with what was sent. */
  get passes(): boolean {
    return ['offline', 'sign_in_required', 'busy', 'stopping', 'storage_full', 'internal'].includes(this.code);
  }
}

const version = '0.1.0';

/** `base` is an origin, without a slash at the end. */
export function connect(base: string): Api {
  const call = async (method: string, path: string, body?: unknown): Promise<Response> => {
    const headers: Record<string, string> = { 'X-A39-Client': version };
    if (body !== undefined) headers['Content-Type'] = 'application/json';
    let answer: Response;
    try {
      answer = await fetch(base + path, {
        method,
        headers,
        credentials: 'include',
        ...(body !== undefined && { body: JSON.stringify(body) }),
      });
    } catch (cause) {
      throw new ApiError('offline', String(cause));
    }
    if (answer.ok) return answer;
    const said = (await answer.json().catch(() => null)) as { error?: { code?: string; message?: string } } | null;
    throw new ApiError(said?.error?.code ?? 'internal', said?.error?.message ?? `${answer.status}`);
  };
  const json = async <T>(method: string, path: string, body?: unknown): Promise<T> =>
    (await (await call(method, path, body)).json()) as T;
  const id = encodeURIComponent;
  return {
    session: () => json('GET', '/api/session'),
    signOut: () => call('DELETE', '/api/session'),
    tryPeople: () => json('GET', '/api/try/people'),
    enterAs: (personId) => json('PUT', '/api/try/session', { personId }),
    myTraining: () => json('GET', '/api/my/training'),
    myStanding: () => json('GET', '/api/my/standing'),
    assignment: (assignment) => json('GET', `/api/my/assignments/${id(assignment)}`),
    startAttempt: (assignment) => json('POST', `/api/my/assignments/${id(assignment)}/attempt`, {}),
    lesson: (content) => json('GET', `/api/lessons/${id(content)}`),
    practise: (content, question, response) =>
      json('POST', `/api/lessons/${id(content)}/questions/${id(question)}`, { response }),
    saveStep: (attempt, step) => json('PUT', `/api/attempts/${id(attempt)}/step`, { step }),
    answer: (attempt, question, response) =>
      json('PUT', `/api/attempts/${id(attempt)}/answers/${id(question)}`, { response }),
    check: (attempt) => json('GET', `/api/attempts/${id(attempt)}/check`),
    handIn: (attempt) => json('PUT', `/api/attempts/${id(attempt)}/hand-in`, {}),
    team: () => json('GET', '/api/team'),
    evidence: () => json('GET', '/api/evidence'),
    checkpoint: async () => (await call('GET', '/api/evidence/checkpoint')).text(),
    bundle: async (received) => {
      const answer = await call('POST', '/api/evidence/bundle', {});
      const parts: Uint8Array<ArrayBuffer>[] = [];
      let bytes = 0;
      for (const reader = answer.body?.getReader(); reader; ) {
        const { done, value } = await reader.read();
        if (done) break;
        parts.push(value);
        received((bytes += value.length));
      }
      const name = /filename="?([^";]+)/.exec(answer.headers.get('content-disposition') ?? '')?.[1];
      return { file: new Blob(parts, { type: 'application/zip' }), name: name ?? 'article39-evidence.zip' };
    },
    certificateHref: (completion) => `${base}/api/completions/${id(completion)}/certificate.pdf`,
    pageHref: (path) => base + path,
  };
}

const bridges = new Map<string, Api>();

/** One bridge for each server, found by `server` on the element, else on `<a39-config>`, else where this script is from. */
export function bridgeFor(element: { server?: string }): Api {
  const named = element.server || document.querySelector('a39-config[server]')?.getAttribute('server');
  const base = new URL(named || import.meta.url, document.baseURI).origin;
  let bridge = bridges.get(base);
  if (!bridge) bridges.set(base, (bridge = connect(base)));
  return bridge;
}

import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import { appWith } from '../../server/app.ts';
import { readConfig } from '../../server/config.ts';
import type { Tools } from '../../server/environment.ts';
import { makeLog } from '../../server/request-log.ts';
import type { EmbedSession } from '../../server/embedding/embed-shapes.ts';
import { openTools } from '../../server/start.ts';
import type { MyTraining } from '../../server/learning/learning-shapes.ts';
import { beginning, copyCourseForAll } from './beginning.ts';
import { emptyDatabase, temporaryFolder } from './database.ts';
import { copyOfPrepared } from './prepared.ts';

export { allCourses } from './beginning.ts';

export const client = { 'x-a39-client': 'test', 'content-type': 'application/json' };

/**
 * A whole installation in try mode, with a clock that the test moves. It has the course for all staff alone unless the settings
 * say otherwise (`allCourses`): it starts three times faster, and most tests need no more. Where it can be, it is a copy of one
 * that was founded before (`prepared.ts`), as after a restart.
 */
export async function installation(settings: Record<string, string> = {}) {
  const folder = settings['A39_DATA'] ?? temporaryFolder();
  const copy = await copyOfPrepared(settings, folder);
  const database = settings['A39_DATABASE'] ?? copy?.database ?? (await emptyDatabase(folder));
  const clock = { now: new Date(beginning) };
  const config = readConfig({
    A39_DATA: folder,
    A39_DATABASE: database,
    A39_LOG: 'silent',
    A39_COURSES: courseForAll(),
    ...settings,
  });
  // The courses of a copy are published: reading and checking their folder again would find nothing, and takes the longest.
  const openedWith = copy ? { ...config, coursesFolder: copy.coursesFolder } : config;
  const tools = { ...(await openTools(openedWith, makeLog(config.logLevel), () => clock.now)), config };
  const app = appWith(tools);
  let closed = false;
  const close = async () => {
    if (closed) return;
    closed = true;
    await tools.close();
  };
  /** Closes it when nothing more is asked of it: the next one of the test may have the same ids and the same key. */
  const closeForGood = async () => {
    await close();
    copy?.forget();
  };
  onTestFinished(close);
  return { app, tools, config, clock, folder, database, close, closeForGood, ...askers(app, tools) };
}

let folderForAll: string | undefined;

/** A courses' folder with *Whose data* and the law register, made once for a test file. */
export function courseForAll(): string {
  if (folderForAll === undefined) {
    folderForAll = mkdtempSync(join(tmpdir(), 'a39-course-'));
    const made = folderForAll;
    process.once('exit', () => rmSync(made, { recursive: true, force: true }));
    copyCourseForAll(made);
  }
  return folderForAll;
}

export type Installation = Awaited<ReturnType<typeof installation>>;

function askers(app: ReturnType<typeof appWith>, tools: Tools) {
  /** Signs in by name and answers a caller with that session. */
  const enter = async (name: string) => {
    const person = await tools.db.selectFrom('person').select('id').where('name', '=', name).executeTakeFirstOrThrow();
    const response = await app.request('/api/try/session', {
      method: 'PUT',
      headers: client,
      body: JSON.stringify({ personId: person.id }),
    });
    const [cookie, pageCookie] = response.headers.getSetCookie().map((one) => one.split(';')[0]!);
    if (cookie === undefined || pageCookie === undefined) throw new Error(`${name} does not get in.`);
    const call = async (method: string, path: string, body?: unknown): Promise<Response> =>
      app.request(path, {
        method,
        headers: { ...client, cookie },
        ...(body !== undefined && { body: typeof body === 'string' ? body : JSON.stringify(body) }),
      });
    return {
      id: person.id,
      cookie,
      pageCookie,
      /** Headers with which a host page of that origin asks for the same person. */
      inPage: async (origin: string): Promise<Record<string, string>> => {
        const opened = await app.request('/api/embed/v1/session', {
          method: 'POST',
          headers: { ...client, cookie: pageCookie, origin },
          body: JSON.stringify({ grant: 'cookie' }),
        });
        const { token } = (await opened.json()) as EmbedSession;
        return { ...client, origin, authorization: `Bearer ${token}` };
      },
      call,
      get: (path: string) => call('GET', path),
      post: (path: string, body: unknown = {}) => call('POST', path, body),
      put: (path: string, body: unknown = {}) => call('PUT', path, body),
      /** The id of the person's first assignment. */
      assignment: async () => ((await (await call('GET', '/api/my/training')).json()) as MyTraining).assignments[0]!.id,
    };
  };
  return { enter };
}

export type Caller = Awaited<ReturnType<Installation['enter']>>;

/** The code of a refusal. */
export async function codeOf(response: Response): Promise<string> {
  const { error } = (await response.json()) as { error?: { code: string } };
  return error?.code ?? `no refusal, but ${response.status}`;
}

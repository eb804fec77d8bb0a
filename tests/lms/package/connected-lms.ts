import { expect } from 'vitest';
import type { Connected } from '../../../server/lms/package/packaged.ts';
import type { Launched, PackageView, PackageWanted, Results } from '../../../server/lms/package/package-shapes.ts';
import type { Installation } from '../../support/installation.ts';
import { filesIn } from './packaged.ts';

export const lmsOrigin = 'https://lms.brightwater.example';

/** Makes a connected package, as an administrator does on the screen, and answers its files and what is in its launcher. */
export async function made(there: Installation, wanted: Partial<PackageWanted> = {}) {
  const admin = await there.enter('Tobias Feld');
  const answer = await admin.post('/api/lms/packages', {
    courseId: 'whose-data',
    lang: 'en',
    kind: 'scorm12',
    form: 'connected',
    score: false,
    name: 'Moodle',
    identifies: 'lms_number',
    lms: lmsOrigin,
    ...wanted,
  });
  expect(answer.status).toBe(201);
  const files = await filesIn(Buffer.from(await answer.arrayBuffer()));
  const [row] = (await (await admin.get('/api/lms/packages')).json()) as PackageView[];
  const script = files.get('connect.js')?.toString();
  const given = (script ? JSON.parse(script.slice('window.article39Connected = '.length, -2)) : {}) as Connected;
  return { admin, files, given, row: row! };
}

export interface Said {
  learner?: { id: string; name: string };
  origin?: string;
  key?: string;
  around?: string[];
}

/** What the launcher of a package asks of the server. */
export function launcherOf({ app }: Installation, given: Connected) {
  const ask = async (
    path: string,
    { origin = lmsOrigin, token, body }: { origin?: string; token?: string; body?: unknown },
  ) =>
    app.request(`/lms/package/v1/launches${path}`, {
      method: body === undefined ? 'GET' : 'POST',
      headers: {
        origin,
        ...(body !== undefined && { 'content-type': 'application/json' }),
        ...(token !== undefined && { authorization: `Bearer ${token}` }),
      },
      ...(body !== undefined && { body: JSON.stringify(body) }),
    });
  return {
    launch: ({
      learner = { id: 'nobody', name: 'Nobody' },
      origin = lmsOrigin,
      key = given.key,
      around = [],
    }: Said = {}) => ask('', { origin, body: { package: given.package, key, learner, around } }),
    results: async ({ registration, token }: Launched) =>
      ((await (await ask(`/${registration}/results`, { token })).json()) as Results).results,
    ask,
    taken: ({ registration, token }: Launched, delivery: string, said: { taken: boolean; reason?: string }) =>
      ask(`/${registration}/results/${delivery}`, { token, body: said }),
  };
}

/** How somebody on staff is called by HR, and so by an LMS. */
export async function staffNumber({ tools }: Installation, name: string): Promise<string> {
  const row = await tools.db
    .selectFrom('person')
    .select('staff_number')
    .where('name', '=', name)
    .executeTakeFirstOrThrow();
  return row.staff_number;
}

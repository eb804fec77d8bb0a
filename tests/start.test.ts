import { chmodSync, cpSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { sql } from 'kysely';
import { pino } from 'pino';
import { expect, inject, test } from 'vitest';
import { readConfig } from '../server/config.ts';
import { makeLog } from '../server/request-log.ts';
import { openTools } from '../server/start.ts';
import { completeFirstCourse } from './support/answers.ts';
import { temporaryFolder } from './support/database.ts';
import { codeOf, courseForAll, installation } from './support/installation.ts';

const courses = courseForAll();

test('try mode refuses to start where it would be dangerous, and says what to do', () => {
  expect(() => readConfig({ A39_HOST: '0.0.0.0' })).toThrow(/only listens on this machine[\s\S]*A39_TRY=no/);
  expect(readConfig({ A39_HOST: '0.0.0.0', A39_TRY_ANYWHERE: 'yes' }).tryMode).toBe(true);
  expect(() => readConfig({ A39_TRY: 'yes', A39_OIDC_ISSUER: 'https://id.example' })).toThrow(/Set A39_TRY=no/);
  expect(() => readConfig({ A39_OIDC_ISSUER: 'https://id.example' })).toThrow(/A39_ORGANISATION/);
  expect(() => readConfig({ A39_PORT: 'many', A39_HOSST: 'x' })).toThrow(
    /A39_HOSST is not a setting[\s\S]*A39_PORT: give a number/,
  );
  expect(() => readConfig({ A39_EMBED_ORIGINS: 'https://a.example/path' })).toThrow(/give an origin/);
  for (const host of ['127.0.0.1', 'localhost', '::1', '127.8.9.10'])
    expect(readConfig({ A39_HOST: host }).tryMode).toBe(true);
});

test('a slip in a course leaves its last good version on, and the log says which file and line', async () => {
  const folder = temporaryFolder();
  cpSync(courses, join(folder, 'courses'), { recursive: true });
  const first = await installation({ A39_DATA: folder, A39_COURSES: join(folder, 'courses') });
  const good = first.tools.library.current('whose-data').content;
  await first.close();

  const module = join(folder, 'courses/whose-data/en/02-who-decides-who-acts.md');
  writeFileSync(module, readFileSync(module, 'utf8').replace('- [x]', '- [ ]'));
  const lines: string[] = [];
  const log = pino({ level: 'error' }, { write: (line: string) => void lines.push(line) });
  const tools = await openTools(first.config, log, () => first.clock.now);
  expect(tools.library.current('whose-data').content).toBe(good);
  expect(JSON.parse(lines[0]!)).toMatchObject({
    file: 'whose-data/en/02-who-decides-who-acts.md',
    line: expect.any(Number),
  });
  await tools.close();

  // Changed text under the same version number is not published either.
  cpSync(join(courses, 'whose-data/en/02-who-decides-who-acts.md'), module);
  writeFileSync(
    module,
    readFileSync(module, 'utf8').replace('Before you read\n', 'Before you read\n\nA new sentence.\n'),
  );
  lines.length = 0;
  const again = await openTools(first.config, log, () => first.clock.now);
  expect(again.library.current('whose-data').content).toBe(good);
  expect(lines.join('')).toMatch(/already published with other content/);
  await again.close();
});

test('a version stays as it was, byte for byte, after its files on disk have changed', async () => {
  const folder = temporaryFolder();
  cpSync(courses, join(folder, 'courses'), { recursive: true });
  const there = await installation({ A39_DATA: folder, A39_COURSES: join(folder, 'courses') });
  const mina = await there.enter('Mina Okafor');
  const { content } = there.tools.library.current('whose-data');
  const before = await (await mina.get(`/api/lessons/${content}`)).text();
  await there.close();

  const page = join(folder, 'courses/whose-data/en/course.md');
  writeFileSync(
    page,
    readFileSync(page, 'utf8').replace('version: 1.0.0', 'version: 1.1.0').replace('title: Whose', 'title: Whose own'),
  );
  const later = await installation({
    A39_DATA: folder,
    A39_DATABASE: there.database,
    A39_COURSES: join(folder, 'courses'),
  });
  const current = later.tools.library.current('whose-data');
  expect(current).toMatchObject({ version: '1.1.0', title: 'Whose own data, who decides' });
  const again = await later.enter('Mina Okafor');
  expect(await (await again.get(`/api/lessons/${content}`)).text()).toBe(before);
});

test('a second server on the same SQLite file is refused', async ({ skip }) => {
  if (inject('databaseKind') !== 'sqlite') skip();
  const first = await installation();
  await expect(openTools(first.config, makeLog('silent'), () => new Date())).rejects.toThrow(
    /Another Article 39 server already uses/,
  );
  await first.close();
  await (await openTools(first.config, makeLog('silent'), () => new Date())).close();
});

test('the evidence key is made once for our eyes only; missing, readable by others or foreign, it stops the start', async () => {
  const there = await installation();
  await there.close();
  const key = there.config.evidenceKeyFile;
  expect(statSync(key).mode & 0o777).toBe(0o600);
  const start = () => openTools(there.config, makeLog('silent'), () => new Date());
  chmodSync(key, 0o644);
  await expect(start()).rejects.toThrow(/can be read by others. Run: chmod 600/);
  chmodSync(key, 0o600);
  renameSync(key, `${key}.away`);
  await expect(start()).rejects.toThrow(/is missing, but the database already has evidence/);
  const stranger = await installation();
  cpSync(stranger.config.evidenceKeyFile, key);
  await expect(start()).rejects.toThrow(/is not one of this log/);
  rmSync(key);
  renameSync(`${key}.away`, key);
  await (await start()).close();
});

test('a full disk is said so, keeps nothing half-written, and what was there works again', async ({ skip }) => {
  if (inject('databaseKind') !== 'sqlite') skip();
  const { tools, enter } = await installation();
  const [mina, sven] = [await enter('Mina Okafor'), await enter('Sven Aalto')];
  const { completion } = await completeFirstCourse(tools, mina);
  const assignment = await sven.assignment();
  const { page_count } = (await sql<{ page_count: number }>`pragma page_count`.execute(tools.db)).rows[0]!;
  await sql`pragma max_page_count = ${sql.lit(page_count)}`.execute(tools.db);
  // Somewhere among these the last free page is gone.
  let refused: Response | undefined;
  for (let i = 0; i < 300 && !refused; i++) {
    const response = await sven
      .post(`/api/try/session`)
      .then(() => sven.put('/api/try/session', { personId: sven.id }));
    if (!response.ok) refused = response;
  }
  expect([refused?.status, refused && (await codeOf(refused))]).toEqual([503, 'storage_full']);
  await sql`pragma max_page_count = 1000000`.execute(tools.db);
  expect((await sven.post(`/api/my/assignments/${assignment}/attempt`)).status).toBe(200);
  expect((await mina.get(`/api/completions/${completion!.id}/certificate.pdf`)).status).toBe(200);
});

test('an unknown fault leaks nothing but a number for the operator', async () => {
  const { tools, enter } = await installation();
  const mina = await enter('Mina Okafor');
  await sql`alter table assignment rename to gone`.execute(tools.db);
  const response = await mina.get('/api/my/training');
  const text = await response.text();
  expect(response.status).toBe(500);
  expect(JSON.parse(text)).toEqual({
    error: { code: 'internal', message: expect.stringMatching(/this number: [0-9a-f-]{36}/) },
  });
  expect(text).not.toMatch(/assignment|gone|SQL|table/i);
});

test('log lines hold no names, ids or addresses', async () => {
  const lines: string[] = [];
  const there = await installation();
  there.tools.log = pino({ level: 'info' }, { write: (line: string) => void lines.push(line) });
  const mina = await there.enter('Mina Okafor');
  const assignment = await mina.assignment();
  await mina.get(`/api/my/assignments/${assignment}?who=mina`);
  const text = lines.join('');
  expect(text).toContain('/api/my/assignments/:assignment');
  for (const secret of [mina.id, assignment, 'Mina', 'mina', '127.0.0.1', mina.cookie.split('=')[1]!])
    expect(text).not.toContain(secret);
});

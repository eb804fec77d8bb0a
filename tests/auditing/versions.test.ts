import { expect, test } from 'vitest';
import type { CourseVersions, TaughtOn, VersionChanges } from '../../server/auditing/version-shapes.ts';
import type { Lesson } from '../../server/courses/lesson.ts';
import { completeFirstCourse } from '../support/answers.ts';
import { codeOf, installation, type Caller } from '../support/installation.ts';
import { ownCourses } from '../support/own-courses.ts';

async function answer<T>(caller: Caller, path: string): Promise<T> {
  const response = await caller.get(path);
  expect([path, response.status]).toEqual([path, 200]);
  return (await response.json()) as T;
}

/** 1.0.0 is of 24 November 2026, 1.1.0 of a day later: another tick, and another sentence. */
async function twoVersions() {
  const installed = await ownCourses();
  const question = installed.tools.library.current('whose-data').course.modules[0]!.bank[0]!.id;
  const older = installed.tools.library.current('whose-data').content;
  installed.edit('course.md', 'change: material', () => 'change: minor');
  installed.edit('course.md', 'You will spot personal data', () => 'You will soon spot personal data');
  installed.edit('01-is-it-personal-data.md', new RegExp(`\`id: ${question} [^]*?(?=\n### )`), (text) => {
    const ticks = text.match(/^- \[[ x]\]/gm)!;
    const moved = [...ticks.slice(-1), ...ticks.slice(0, -1)];
    return text.replace(/^- \[[ x]\]/gm, () => moved.shift()!);
  });
  await installed.publish('1.1.0', '2026-11-25T08:00:00.000Z');
  return { ...installed, question, older };
}

test('training administrators and the DPO see versions; nobody else, and nobody in a page of another origin', async () => {
  const { enter, app } = await installation({ A39_EMBED_ORIGINS: 'https://intranet.example' });
  const paths = ['/api/courses', '/api/courses/x/changes?from=a&to=b', '/api/courses/x/as-of?on=2026-11-24'];
  const statuses = async (name: string) => {
    const caller = await enter(name);
    return Promise.all(paths.map(async (path) => (await caller.get(path)).status));
  };
  expect(await statuses('Tobias Feld')).toEqual([200, 404, 404]);
  expect(await statuses('Ines Castellan')).toEqual([200, 404, 404]);
  expect(await statuses('Mina Okafor')).toEqual([403, 403, 403]);
  expect(await statuses('Sofia Marek')).toEqual([403, 403, 403]);

  const headers = await (await enter('Ines Castellan')).inPage('https://intranet.example');
  const embedded = await app.request('/api/courses', { headers });
  expect([embedded.status, await codeOf(embedded)]).toEqual([403, 'not_allowed']);
});

test('lists every version with its counts, and says no small number of those who have begun', async () => {
  const { enter, tools } = await twoVersions();
  const mina = await enter('Mina Okafor');
  await completeFirstCourse(tools, mina);
  const begin = async (name: string) => {
    const caller = await enter(name);
    expect((await caller.post(`/api/my/assignments/${await caller.assignment()}/attempt`)).status).toBe(200);
  };
  const tobias = await enter('Tobias Feld');
  // Whoever begins from here on gets the new version.
  await tobias.get('/api/courses');
  for (const name of ['Jonas Weil', 'Leila Haddad', 'Pieter de Wit', 'Sofia Marek']) await begin(name);
  const { today, versions } = await answer<CourseVersions>(tobias, '/api/courses');
  expect(today).toBe('2026-11-25');
  const english = (all: CourseVersions['versions']) => all.filter((one) => one.lang === 'en');
  expect(english(versions).map((one) => [one.version, one.change, one.publishedOn])).toEqual([
    ['1.0.0', 'material', '2026-11-24'],
    ['1.1.0', 'minor', '2026-11-25'],
  ]);
  const sum = (all: (number | null)[]) => all.reduce<number>((total, one) => total + (one ?? 0), 0);
  expect(sum(versions.map((one) => one.completions))).toBe(1);
  expect(versions.map((one) => one.openAttempts)).toEqual(versions.map(() => null));

  await begin('Callum Reid');
  const again = await answer<CourseVersions>(tobias, '/api/courses');
  expect(sum(again.versions.map((one) => one.openAttempts))).toBe(5);
});

test('says what changed between two versions, by exercise and by sentence', async () => {
  const { enter, tools, question, older } = await twoVersions();
  const ines = await enter('Ines Castellan');
  const { versions } = await answer<CourseVersions>(ines, '/api/courses');
  const newer = versions.find((one) => one.version === '1.1.0')!.content;
  const path = (from: string, to: string, lang = 'en') =>
    `/api/courses/whose-data/changes?${new URLSearchParams({ lang, from, to })}`;

  const changes = await answer<VersionChanges>(ines, path(older, newer));
  expect(changes).toMatchObject({
    older: { version: '1.0.0', content: older },
    newer: { version: '1.1.0', content: newer },
    declared: 'minor',
    suggested: 'material',
    counts: { key: 1, material: 0, wording: 1 },
    course: [{ what: 'intro', severity: 'wording' }],
    modules: [{ severity: 'key', changes: [], exercises: [{ id: question, changes: [{ what: 'tick' }] }] }],
    files: [
      { path: '01-is-it-personal-data.md', became: 'changed' },
      { path: 'course.md', became: 'changed' },
    ],
  });
  expect(changes.course[0]!.lines[0]!.newer).toMatch(/^You will soon spot/);
  expect(await answer<VersionChanges>(ines, path(older, older))).toMatchObject({
    counts: { key: 0, material: 0, wording: 0 },
    files: [],
  });

  const german = versions.find((one) => one.lang === 'de')!.content;
  for (const wrong of [path(older, 'sha256:0'), path(older, german), path(older, newer, 'de')])
    expect(await codeOf(await ines.get(wrong))).toBe('course_unknown');
  const elsewhere = path(older, newer).replace('whose-data', 'another-course');
  expect(await codeOf(await ines.get(elsewhere))).toBe('course_unknown');
  expect(await codeOf(await ines.get('/api/courses/whose-data/changes?from=x'))).toBe('invalid_input');
  expect(tools.library.all().length).toBe(versions.length);
});

test('shows exactly what was taught on a day', async () => {
  const { enter, edit, publish, older } = await twoVersions();
  edit('course.md', 'You will soon spot', () => 'You will very soon spot');
  await publish('1.2.0', '2026-11-27T09:00:00.000Z');
  const tobias = await enter('Tobias Feld');
  await tobias.get('/api/courses');
  const path = (on: string, lang = 'en') => `/api/courses/whose-data/as-of?lang=${lang}&on=${on}`;
  const taught = async (on: string, lang?: string) => {
    const { versions } = await answer<TaughtOn>(tobias, path(on, lang));
    return versions.map((one) => `${one.version} ${one.lang}`);
  };
  expect(await taught('2026-11-24')).toEqual(['1.0.0 en']);
  expect(await taught('2026-11-25')).toEqual(['1.0.0 en', '1.1.0 en']);
  expect(await taught('2026-11-26')).toEqual(['1.1.0 en']);
  expect(await taught('2026-11-27')).toEqual(['1.1.0 en', '1.2.0 en']);
  expect(await taught('2026-11-30')).toEqual(['1.2.0 en']);
  expect(await taught('2026-11-26', 'de')).toEqual(['1.0.0 de']);
  // Who asked for a language that the course does not have got English.
  expect(await taught('2026-11-26', 'sv')).toEqual(['1.1.0 en']);

  const { versions } = await answer<TaughtOn>(tobias, path('2026-11-24'));
  expect(versions[0]!.content).toBe(older);
  const lesson = await answer<Lesson>(tobias, `/api/lessons/${versions[0]!.content}`);
  expect(lesson.version).toBe('1.0.0');
  expect(JSON.stringify(lesson.intro)).toContain('You will spot personal data');

  expect(await codeOf(await tobias.get(path('2026-11-23')))).toBe('course_unknown');
  expect(await codeOf(await tobias.get(path('2026-11-24').replace('whose-data', 'nothing')))).toBe('course_unknown');
  for (const wrong of ['2026-13-01', 'today', ''])
    expect(await codeOf(await tobias.get(path(wrong)))).toBe('invalid_input');
});

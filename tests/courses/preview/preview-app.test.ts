import { cp, mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { run } from '../../../server/courses/command.ts';
import { previewApp } from '../../../server/courses/preview/preview-app.ts';
import type { PreviewCourses, PreviewPage } from '../../../server/courses/preview/preview-shapes.ts';
import { baseFiles, changed, moduleFile } from '../base-course.ts';

let root: string;
let dir: string;
const today = '2026-11-24';
const page = '01-whom-to-call';

beforeEach(async () => {
  root = await mkdtemp(join(tmpdir(), 'a39-preview-'));
  dir = join(root, 'small-course/en');
  await mkdir(join(dir, 'images'), { recursive: true });
  for (const [path, text] of baseFiles) await writeFile(join(dir, path), text);
});

afterEach(() => rm(root, { recursive: true }));

const app = () => previewApp({ root, today: () => today });
const write = (files: ReadonlyMap<string, string>, file = moduleFile) => writeFile(join(dir, file), files.get(file)!);

async function ask(path: string): Promise<{ status: number; body: unknown }> {
  const answer = await app().request(path);
  return { status: answer.status, body: await answer.json() };
}

type Shown = PreviewPage & { error: { code: string } };

async function show(module: string, course = 'small-course', lang = 'en'): Promise<{ status: number; body: Shown }> {
  const { status, body } = await ask(`/preview/api/module?${new URLSearchParams({ course, lang, module }).toString()}`);
  return { status, body: body as Shown };
}

const list = async (): Promise<PreviewCourses> => (await ask('/preview/api/courses')).body as PreviewCourses;

function judge(body: unknown): Response | Promise<Response> {
  return app().request('/preview/api/judge', {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  });
}

describe('a module', () => {
  test('has its screens with their lines, its bank, its minutes and its objectives', async () => {
    const { status, body } = await show(page);
    expect(status).toBe(200);
    expect(body.remarks).toEqual([]);
    expect(body.number).toBe(1);
    expect(body.rows.map(({ step }) => step)).toEqual(body.lesson!.modules[0]!.steps.map(({ id }) => id));
    const lines = baseFiles.get(moduleFile)!.split('\n');
    expect(body.rows.map(({ line }) => lines[line - 1]!).filter((text) => text.startsWith('## '))).toEqual(
      lines.filter((text) => text.startsWith('## ') && text !== '## Knowledge check'),
    );
    expect(body.bank.map(({ question }) => question?.id)).toEqual(['bank-one', 'bank-two', 'bank-three']);
    expect(body.minutes).toEqual({ declared: 5, counted: 5 });
    expect(body.objectives).toEqual([{ id: 'O1', text: 'Report what went wrong', must: true, have: 3, need: 3 }]);
  });

  test('has a key with every reason, whatever the kind', async () => {
    const { body } = await show(page);
    const reasons = baseFiles.get(moduleFile)!.match(/\w+ reason \w+/g)!;
    const key = JSON.stringify(body.exercises);
    for (const reason of reasons) expect(key).toContain(reason);
    expect(key).toContain('Model answer that nobody may see before.');
    expect(body.exercises['sort-duties']!.key[0]!.label).toBe('Processor');
    expect(body.exercises['timeline-breach']!.key.map(({ label }) => label)).toEqual([
      'no duty',
      'MailNest · Without undue delay',
      'We · Mon 16:40',
      'We · Without undue delay',
    ]);
    expect(body.exercises['decide-saturday']!.key.at(-1)!.label).toBe('good end');
  });

  test('is judged as in the course', async () => {
    const where = { course: 'small-course', lang: 'en', module: page, question: 'bank-one' };
    const { lesson, bank } = (await show(page)).body;
    expect(lesson).toBeTruthy();
    const right = bank[0]!.question!.items.find(({ text }) => text[0] === 'Bank answer one')!.id;
    expect(await (await judge({ ...where, response: { choice: right } })).json()).toMatchObject({ right: true });
    const odd = await judge({ ...where, response: { choice: 'nowhere' } });
    expect([odd.status, await odd.json()]).toMatchObject([400, { error: { code: 'invalid_answer' } }]);
    const gone = await judge({ ...where, question: 'gone', response: {} });
    expect([gone.status, await gone.json()]).toMatchObject([404, { error: { code: 'not_found' } }]);
  });

  test('shows its pictures', async () => {
    await writeFile(join(dir, 'images/card.png'), 'png');
    await write(changed(moduleFile, 'Opening words.', '![A card](images/card.png)'));
    const { body } = await show(page);
    const src = /\/preview\/images\/[^"]+/.exec(JSON.stringify(body.lesson))![0];
    const answer = await app().request(src);
    expect([answer.headers.get('content-type'), await answer.text()]).toEqual(['image/png', 'png']);
  });
});

describe('what is wrong', () => {
  test('stands beside the screen that it is about, with the line to paste', async () => {
    await write(changed(moduleFile, '\n  > Refused reason three. A list can hurt people.', ''));
    const { body } = await show(page);
    expect(body.remarks).toMatchObject([{ rule: 'option-without-reason', line: 24, paste: '  > No. …' }]);
    const lines = baseFiles.get(moduleFile)!.split('\n');
    expect(lines[body.remarks[0]!.row - 1]).toBe('## Before you read');
    expect((await list()).courses[0]!.languages[0]!.pages).toMatchObject([{ errors: 0 }, { errors: 1 }]);
  });

  test('an exercise that cannot be read keeps its place, in the lesson and in the bank', async () => {
    const files = changed(moduleFile, '`id: sort-duties', 'id: sort-duties');
    files.set(moduleFile, files.get(moduleFile)!.replace('`id: bank-two', 'id: bank-two'));
    await write(files);
    const { body } = await show(page);
    const hole = body.rows.find(({ step }) => step === null);
    expect(hole?.title).toBe('Sort: Who must do it?');
    expect(body.remarks.filter(({ row }) => row === hole!.line)).not.toEqual([]);
    expect(body.bank.map(({ question, title }) => question?.id ?? title)).toEqual([
      'bank-one',
      'Choose one: Second of the bank?',
      'bank-three',
    ]);
    expect(body.remarks.filter(({ row }) => row === body.bank[1]!.line)).not.toEqual([]);
  });

  test('a broken module shows messages and takes nothing else down', async () => {
    const second = baseFiles.get(moduleFile)!.replace('module: whom-to-call', 'module: whom-else');
    await writeFile(join(dir, '02-whom-else.md'), second.replace(/^minutes: 5\n/m, ''));
    await mkdir(join(root, 'broken/en'), { recursive: true });
    await writeFile(join(root, 'broken/en/course.md'), Buffer.from([0xff, 0xfe]));
    const broken = await show('02-whom-else');
    expect(broken.status).toBe(200);
    expect(broken.body.lesson).toBeNull();
    expect(broken.body.remarks.map(({ rule }) => rule)).toContain('top-block');
    expect((await show(page)).body.lesson!.modules).toHaveLength(1);
    const course = await show('course', 'broken');
    expect(course.body.lesson).toBeNull();
    expect(course.body.remarks.map(({ rule }) => rule)).toContain('not-text');
    expect((await list()).courses.map(({ id }) => id)).toEqual(['broken', 'small-course']);
  });

  test('no half-written page is answered with a failure', async () => {
    const whole = baseFiles.get(moduleFile)!;
    const lines = whole.split('\n');
    for (let cut = 1; cut < lines.length; cut += 3) {
      await writeFile(join(dir, moduleFile), [...lines.slice(0, cut), ...lines.slice(cut + 2)].join('\n'));
      const { status, body } = await show(page);
      expect(status, `without lines ${cut} and ${cut + 1}: ${JSON.stringify(body.error)}`).toBe(200);
      expect(body.rows.filter(({ step }) => step !== null)).toHaveLength(body.lesson?.modules[0]!.steps.length ?? 0);
    }
  });

  test('a translation is compared', async () => {
    await cp(dir, join(root, 'small-course/fr'), { recursive: true });
    const moved = changed(moduleFile, 'id: sort-duties', 'id: sort-devoirs');
    await writeFile(join(root, 'small-course/fr', moduleFile), moved.get(moduleFile)!);
    expect((await show(page, 'small-course', 'fr')).body.remarks.map(({ rule }) => rule)).toContain(
      'translation-differs',
    );
    expect((await show(page)).body.remarks).toEqual([]);
  });
});

describe('the server', () => {
  test('leads nowhere else', async () => {
    await writeFile(join(root, 'secret.md'), 'secret');
    await symlink('/etc', join(root, 'linked'));
    const names: [string, string, string][] = [
      ['../small-course', 'en', page],
      ['small-course', '../en', page],
      ['small-course', '..', 'secret'],
      ['small-course', 'en', '../../secret'],
      ['small-course', 'en', `../en/${page}`],
      ['small-course', 'en', `${page}.md`],
      ['linked', '..', 'passwd'],
      ['', '', ''],
      ['__proto__', 'en', 'constructor'],
    ];
    for (const [course, lang, module] of names) {
      const { status, body } = await show(module, course, lang);
      expect([status, body.error?.code], `${course} ${lang} ${module}`).toEqual([404, 'not_found']);
      const judged = await judge({ course, lang, module, question: 'bank-one', response: {} });
      expect(judged.status).toBe(404);
    }
    for (const path of [
      '/preview/images/small-course/en/..%2Fcourse.md',
      '/preview/images/..%2Fsmall-course/en/card.png',
      '/embed/v1/..%2F..%2Fpackage.json',
      '/embed/v1/constructor',
      '/api/session',
    ])
      expect((await app().request(path)).status, path).toBe(404);
  });

  test('answers under the name of this machine only, and with our strict policy', async () => {
    expect((await app().request('http://127.0.0.1:3940/')).status).toBe(200);
    const foreign = await app().request('http://evil.example:3940/preview/api/courses');
    expect([foreign.status, await foreign.json()]).toMatchObject([403, { error: { code: 'foreign_origin' } }]);
    const { headers } = await app().request('/');
    expect(headers.get('content-security-policy')).toContain("default-src 'none'");
    expect(headers.get('cross-origin-resource-policy')).toBe('same-origin');
  });

  test('pushes a change when a file is saved, made or removed', async () => {
    const answer = await app().request('/preview/api/changes');
    expect(answer.headers.get('content-type')).toContain('text/event-stream');
    const reader = answer.body!.pipeThrough(new TextDecoderStream()).getReader();
    const next = async () => (await reader.read()).value ?? '';
    expect(await next()).toContain('event: watching');
    const steps: [() => Promise<void>, string][] = [
      [() => writeFile(join(dir, moduleFile), 'Other words.'), `small-course/en/${moduleFile}`],
      [() => writeFile(join(dir, 'images/card.png'), 'png'), 'small-course/en/images/card.png'],
      [() => rm(join(dir, 'images/card.png')), 'small-course/en/images/card.png'],
    ];
    for (const [change, path] of steps) {
      await change();
      const said = await next();
      expect(said).toContain('event: change');
      expect(said).toContain(path);
    }
    await reader.cancel();
  });
});

test('the command refuses what is not there and says what is', async () => {
  const lines: string[] = [];
  const print = (text: string): void => void lines.push(text);
  const ran = (...args: string[]) => run(['preview', ...args], { print, complain: print, today });
  expect(await ran('nothing', '--root', root)).toBe(2);
  expect(await ran('small-course', '--lang', 'xx', '--root', root)).toBe(2);
  expect(await ran('--port', 'x')).toBe(2);
  expect(await ran('--help')).toBe(0);
  expect(lines[0]).toContain('There are: small-course.');
  expect(lines[1]).toContain('It is in: en.');
});

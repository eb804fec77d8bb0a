import { existsSync } from 'node:fs';
import { join, relative, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import type { Server } from 'node:http';
import { serve } from '@hono/node-server';
import { dayOf } from '../../day.ts';
import { findCourses, type CourseFolder } from '../course-folder.ts';
import { previewApp } from './preview-app.ts';

const usage = `Usage: article39 courses preview [COURSE] [--lang en] [--root DIR] [--port N]

Shows the courses below DIR (the folder courses of this package, if not given) as learners see them, with what the
checker says beside the text. A page that is saved shows at once. Only this machine can open it; nothing is kept.

  COURSE     begins with this course
  --lang     begins with this language
  --port     listens on another port than 3940

Exit code: 0 stopped, 2 wrong usage or nothing to show.`;

const ownCourses = join(import.meta.dirname, '../../../courses');
const elements = join(import.meta.dirname, '../../../dist/web/a39.js');

/**
 * `article39 courses preview …`
 * @param args what follows `preview`
 * @returns the exit code, when it was stopped
 */
export async function preview(
  args: string[],
  { print, complain }: { print: (text: string) => void; complain: (text: string) => void },
): Promise<number> {
  const refuse = (text: string): number => {
    complain(text);
    return 2;
  };
  const options = {
    lang: { type: 'string' },
    root: { type: 'string' },
    port: { type: 'string' },
    help: { type: 'boolean', short: 'h' },
  } as const;
  let parsed: ReturnType<typeof parseArgs<{ options: typeof options; allowPositionals: true }>>;
  try {
    parsed = parseArgs({ args, options, allowPositionals: true });
  } catch (problem) {
    return refuse(`${(problem as Error).message}\n\n${usage}`);
  }
  const { values, positionals } = parsed;
  if (values.help) {
    print(usage);
    return 0;
  }
  const port = Number(values.port ?? 3940);
  if (positionals.length > 1 || !Number.isInteger(port) || port < 0 || port > 65_535) return refuse(usage);

  const root = resolve(values.root ?? ownCourses);
  const shown = relative(process.cwd(), root) || '.';
  let folders: CourseFolder[];
  try {
    folders = await findCourses(root);
  } catch (problem) {
    return refuse(`The courses cannot be read: ${(problem as Error).message}`);
  }
  const [course = folders[0]?.courseId] = positionals;
  if (course === undefined)
    return refuse(`There is no course below ${shown}. A course is a folder such as my-course/en/.`);
  const languages = folders.filter(({ courseId }) => courseId === course).map(({ lang }) => lang);
  if (languages.length === 0) {
    const names = [...new Set(folders.map(({ courseId }) => courseId))].join(', ');
    return refuse(`There is no course ${JSON.stringify(course)} below ${shown}. There are: ${names}.`);
  }
  const lang = values.lang ?? (languages.includes('en') ? 'en' : languages[0]!);
  if (!languages.includes(lang))
    return refuse(`The course ${course} is not there in ${JSON.stringify(lang)}. It is in: ${languages.join(', ')}.`);
  if (!existsSync(elements)) return refuse('The elements are not built yet. Run "npm run build" first.');

  const app = previewApp({ root, today: () => dayOf(new Date()) });
  const server = serve({ fetch: app.fetch, hostname: '127.0.0.1', port }, (address) => {
    const url = `http://127.0.0.1:${address.port}/?course=${course}&lang=${lang}`;
    print(`\n  Preview of the courses in ${shown}\n  Open ${url}\n`);
    print('  Save a page, and it shows there. Ctrl+C stops the preview.\n');
  }) as Server;
  return new Promise((done) => {
    server.on('error', (error: NodeJS.ErrnoException) => {
      const inUse = `Port ${port} is in use. Stop the other program, or give another one: --port ${port + 1}.`;
      done(refuse(error.code === 'EADDRINUSE' ? inUse : error.message));
    });
    const stop = (): void => {
      server.close(() => done(0));
      server.closeAllConnections();
    };
    for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, stop);
  });
}

import { parseArgs } from 'node:util';
import { contentId } from '../../courses/content-id.ts';
import { Complaint, folderOf, orComplaint, written } from '../../courses/course-command.ts';
import { loadCourse, type CourseFolder } from '../../courses/course-folder.ts';
import type { Environment } from '../../config.ts';
import { dayOf } from '../../day.ts';
import type { PackageWanted } from './package-shapes.ts';
import { formats, type Format } from './packaged.ts';
import { standaloneFiles, type ToPackage } from './standalone.ts';
import { zipOf } from './zip.ts';

const usage = `Usage: article39 package COURSE --as FORMAT [--form standalone] [--lang en] [--score] [--out FILE] [--root DIR]
       article39 package COURSE --as FORMAT --form connected [--lang en] [--score] [--out FILE] [--name NAME]
                         [--identifies sign_in|lms|lms_number] [--lms ORIGIN]

Writes a course into a zip that an LMS imports.

  scorm12      for an LMS that takes SCORM 1.2
  scorm2004    for an LMS that takes SCORM 2004, 4th edition
  cmi5         for an LMS that takes cmi5
  html         for any browser, without an LMS

standalone runs without this server: lessons, questions and judging are inside. Whoever opens its files can read the answers, and its
evidence is that of the LMS. connected opens the course on this server, where completions are recorded, and tells the LMS.

  --lang       the language, en if not given
  --score      tells the LMS the score too, and not only that the course was passed
  --out        the file to write; COURSE-LANG-FORMAT.zip if not given
  --root       standalone: the folder of courses; that of this package, if not given
  --name       connected: what the package is called on the screen Learning platforms
  --identifies connected: sign_in, if not given: learners sign in on this server; lms: the LMS says who they are, and as the
               browser of every learner gets the key of the package, one could claim to be another; lms_number: so, and what the LMS
               calls them is our staff number (html: always sign_in; cmi5: lms or lms_number, and our server asks the LMS itself)
  --lms        connected: lets packages run in that LMS, https://lms.example.org; else its first launch waits for an administrator

A connected package needs the settings of the server. With SQLite, stop it first, or make the package on its screen.

Exit code: 0 written, 1 the course has errors, or something cannot be read or written, 2 wrong usage or nothing to package.`;

interface Surroundings {
  print: (text: string) => void;
  complain: (text: string) => void;
  today: string;
  /** The settings; those of the process, if left out. */
  env?: Environment;
}

/** `article39 package …` */
export function run(args: string[]): Promise<number> {
  return makePackage(args, { print: console.log, complain: console.error, today: dayOf(new Date()) });
}

/**
 * `article39 package …`
 * @param args what follows `package`
 * @returns the exit code: 1 for a course with errors and for a file that cannot be written; 2 for wrong usage, and for a course or
 *   language that is not there
 */
export async function makePackage(args: string[], surroundings: Surroundings): Promise<number> {
  return orComplaint(packaged(args, surroundings), surroundings.complain);
}

const options = {
  as: { type: 'string' },
  lang: { type: 'string', default: 'en' },
  form: { type: 'string', default: 'standalone' },
  score: { type: 'boolean', default: false },
  name: { type: 'string' },
  identifies: { type: 'string', default: 'sign_in' },
  lms: { type: 'string' },
  out: { type: 'string' },
  root: { type: 'string' },
  help: { type: 'boolean', short: 'h' },
} as const;

async function packaged(args: string[], surroundings: Surroundings): Promise<number> {
  const { print, today } = surroundings;
  const { values, positionals } = parsed(args);
  if (values.help) {
    print(usage);
    return 0;
  }
  const [courseId] = positionals;
  if (positionals.length !== 1 || courseId === undefined) throw new Complaint(usage, 2);
  const format = formats.find((one) => one === values.as);
  if (!format) throw new Complaint(`Say --as ${formats.join(', ')}.\n\n${usage}`, 2);
  if (values.form === 'connected') return connected(courseId, format, values, surroundings);
  if (values.form !== 'standalone') throw new Complaint(`Say --form standalone or connected.\n\n${usage}`, 2);
  const found = await frozen(await folderOf(values.root, courseId, values.lang), today);
  const out = values.out ?? `${courseId}-${values.lang}-${format}.zip`;
  const bytes = await zipped(found, format, values.score);
  await written(out, bytes);
  print(`${out}: ${found.course.title}, version ${found.course.version}, ${format}, ${bytes.length} bytes`);
  print(`Content ${found.content}`);
  return 0;
}

async function connected(
  courseId: string,
  kind: Format,
  values: ReturnType<typeof parsed>['values'],
  { print, env }: Surroundings,
): Promise<number> {
  const { lang, score, name = `${courseId} ${kind}`, identifies, lms = null } = values;
  if (identifies !== 'lms' && identifies !== 'lms_number' && identifies !== 'sign_in')
    throw new Complaint(`Say --identifies sign_in, lms or lms_number.\n\n${usage}`, 2);
  // Only now: a standalone package needs no database.
  const { connectedPackage } = await import('./connected-command.ts');
  const wanted: PackageWanted = {
    courseId,
    lang,
    kind,
    form: 'connected',
    score,
    name,
    identifies,
    lms,
  };
  const { files, version } = await connectedPackage(wanted, env).catch((problem: Error) => {
    throw new Complaint(problem.message, 1);
  });
  const out = values.out ?? `${courseId}-${lang}-${kind}-connected.zip`;
  const bytes = await zipOf(files);
  await written(out, bytes);
  print(`${out}: ${courseId}, version ${version}, ${kind}, connected, ${bytes.length} bytes`);
  print('It holds a key: give it only to whoever looks after the LMS.');
  return 0;
}

function parsed(args: string[]) {
  try {
    return parseArgs({ args, options, allowPositionals: true });
  } catch (problem) {
    throw new Complaint(`${(problem as Error).message}\n\n${usage}`, 2);
  }
}

/** The course as it would be published; one with errors is not. */
async function frozen(folder: CourseFolder, today: string): Promise<ToPackage> {
  const name = `${folder.courseId}/${folder.lang}`;
  const { course, files, remarks } = await loadCourse(folder, today).catch((problem: Error) => {
    throw new Complaint(`The course ${name} cannot be read: ${problem.message}`, 1);
  });
  if (!course || remarks.some(({ severity }) => severity === 'error'))
    throw new Complaint(`The course ${name} has errors. "article39 courses check" tells which. Correct them first.`, 1);
  return { course, files, content: contentId(files).content };
}

async function zipped(found: ToPackage, format: Format, score: boolean): Promise<Buffer> {
  const files = await standaloneFiles(found, format, score).catch((problem: NodeJS.ErrnoException) => {
    if (problem.code !== 'ENOENT') throw problem;
    throw new Complaint('The player is not built yet. Run "npm run build" first.', 1);
  });
  return zipOf(files);
}

import { readFile } from 'node:fs/promises';
import { join, relative, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { dayOf } from '../day.ts';
import { statementsCovered } from './check/covers.ts';
import { idsKept } from './check/ids-kept.ts';
import { questionsOf } from './check/ids.ts';
import { rules } from './check/rules.ts';
import { answersSay, readStatistics } from './check/statistics.ts';
import { translations } from './check/translations.ts';
import { findCourses, loadCourse } from './course-folder.ts';
import type { Course, Remark } from './course-model.ts';
import { exportCourse } from './export/command.ts';
import { listLawChecks } from './law/command.ts';
import { inReadingOrder } from './remark.ts';

const usage = `Usage: article39 courses check [--root DIR] [--json] [--strict] [--rules] [--stale] [--today DAY]
                               [--against DIR] [--statistics FILE]
       article39 courses preview [COURSE] [--lang en] [--root DIR] [--port N]
       article39 courses export COURSE --as gift|moodle-xml|print [...], see article39 courses export --help

check reads every course below DIR (the folder courses of this package, if not given) and says what is wrong, where, and how
to write it instead.

  --json     prints everything as one JSON object
  --strict   warnings count as errors
  --rules    lists all rules and reads nothing
  --stale    lists instead when each page, source and number was last compared with the law, the oldest first, and what depends
             on it; exit code 1 when anything is older than twelve months
  --against  compares with the courses below another folder, as they were published last: whether exercises kept their ids
  --statistics
             reads how often each question was answered, and says which show nothing any more, and what nobody chooses
  --today    judges what was checked as on that day: 2027-06-30

Exit code: 0 no errors, 1 errors (with --strict: or warnings), 2 wrong usage or nothing to read.`;

/** Where the words go, and what day it is; a test passes its own. */
export interface Surroundings {
  print: (text: string) => void;
  complain: (text: string) => void;
  today: string;
}

const ownCourses = join(import.meta.dirname, '../../courses');

function counted(count: number, one: string, many = `${one}s`): string {
  return `${count === 0 ? 'no' : count} ${count === 1 ? one : many}`;
}

/** One remark as a line, and below it the line to paste. */
function asText(remark: Remark, prefix: string): string {
  const head = `${prefix}/${remark.file}:${remark.line}  ${remark.severity}  ${remark.rule}  ${remark.message}`;
  const paste = remark.paste?.split('\n').map((line) => `    | ${line}`) ?? [];
  return [head, ...paste].join('\n');
}

/** A blank line between the files. */
function grouped(remarks: readonly Remark[], prefix: string): string {
  const byFile = Map.groupBy(remarks, (remark) => remark.file);
  return [...byFile.values()].map((group) => group.map((one) => asText(one, prefix)).join('\n')).join('\n\n');
}

interface Checked {
  courses: Course[];
  folders: number;
  remarks: Remark[];
}

async function check(root: string, today: string, isOwn: boolean): Promise<Checked> {
  const folders = await findCourses(root);
  const courses: Course[] = [];
  const remarks: Remark[] = [];
  for (const folder of folders) {
    const loaded = await loadCourse(folder, today);
    remarks.push(...loaded.remarks);
    if (loaded.course) courses.push(loaded.course);
  }
  remarks.push(...translations(courses));
  // What other courses teach is theirs to decide.
  if (isOwn) remarks.push(...statementsCovered(courses));
  // Every course of the folder says what is wrong with the register that they share.
  const once = new Map(remarks.map((one) => [JSON.stringify(one), one]));
  return { courses, folders: folders.length, remarks: [...once.values()] };
}

/** What has become of the ids since the courses lay in another folder. */
async function against(root: string, courses: readonly Course[], today: string): Promise<Remark[]> {
  const remarks: Remark[] = [];
  let compared = 0;
  for (const folder of await findCourses(root)) {
    const now = courses.find(({ id, lang }) => id === folder.courseId && lang === folder.lang);
    const { course } = now ? await loadCourse(folder, today) : {};
    if (!now || !course) continue;
    compared++;
    remarks.push(...idsKept(course, now));
  }
  if (compared === 0) throw new Error(`--against ${root} has no course that is checked here.`);
  return remarks;
}

/** What learners' answers say about the questions of the courses. */
async function answersIn(file: string, courses: readonly Course[]): Promise<Remark[]> {
  const statistics = await readFile(file, 'utf8')
    .then(readStatistics)
    .catch((problem: Error) => {
      throw new Error(`${file} holds no statistics: ${problem.message}`);
    });
  const known = courses.map(({ id, lang }) => `${id}/${lang}`);
  const unknown = Object.keys(statistics).find((name) => !known.includes(name));
  if (unknown !== undefined) throw new Error(`${file} names ${unknown}, which is none of ${known.join(', ')}.`);
  return courses.flatMap((course) => answersSay(course, statistics));
}

/**
 * `article39 courses …`
 * @param args what follows `courses`: `check`, `preview` or `export`, and their options
 * @returns the exit code
 */
export async function run(args: string[], surroundings: Partial<Surroundings> = {}): Promise<number> {
  const { print = console.log, complain = console.error, today = dayOf(new Date()) } = surroundings;
  if (args[0] === 'export') return exportCourse(args.slice(1), { print, complain, today });
  if (args[0] === 'preview') {
    const { preview } = await import('./preview/command.ts');
    return preview(args.slice(1), { print, complain });
  }
  const options = {
    root: { type: 'string' },
    json: { type: 'boolean' },
    strict: { type: 'boolean' },
    rules: { type: 'boolean' },
    stale: { type: 'boolean' },
    against: { type: 'string' },
    statistics: { type: 'string' },
    today: { type: 'string' },
    help: { type: 'boolean', short: 'h' },
  } as const;
  let parsed: ReturnType<typeof parseArgs<{ options: typeof options; allowPositionals: true }>>;
  try {
    parsed = parseArgs({ args, options, allowPositionals: true });
  } catch (problem) {
    complain(`${(problem as Error).message}\n\n${usage}`);
    return 2;
  }
  const { values, positionals } = parsed;
  if (values.help) {
    print(usage);
    return 0;
  }
  if (positionals.length !== 1 || positionals[0] !== 'check') {
    complain(usage);
    return 2;
  }
  if (values.rules) {
    print(
      Object.entries(rules)
        .map(([name, { severity, says }]) => `${severity.padEnd(8)} ${name.padEnd(22)} ${says}`)
        .join('\n'),
    );
    return 0;
  }
  const day = values.today ?? today;
  if (!/^\d{4}-\d{2}-\d{2}$/.test(day) || Number.isNaN(Date.parse(day))) {
    complain(`--today is a day such as 2027-06-30, not ${JSON.stringify(day)}.`);
    return 2;
  }
  const root = resolve(values.root ?? ownCourses);
  let found: Checked;
  try {
    if (values.stale) return await listLawChecks(root, day, values.json === true, { print, complain });
    found = await check(root, day, values.root === undefined);
    const { courses, remarks } = found;
    if (values.against !== undefined) remarks.push(...(await against(resolve(values.against), courses, day)));
    if (values.statistics !== undefined) remarks.push(...(await answersIn(values.statistics, courses)));
    found.remarks = inReadingOrder(remarks);
  } catch (problem) {
    complain(`The courses cannot be read: ${(problem as Error).message}`);
    return 2;
  }
  if (found.folders === 0) {
    complain(`There is no course below ${root}. A course is a folder such as my-course/en/.`);
    return 2;
  }
  const { courses, remarks } = found;
  const errors = remarks.filter((one) => one.severity === 'error').length;
  const warnings = remarks.length - errors;
  const modules = courses.flatMap((course) => course.modules).length;
  const exercises = courses.flatMap(questionsOf).length;
  if (values.json)
    print(JSON.stringify({ courses: found.folders, modules, exercises, errors, warnings, remarks }, null, 2));
  else {
    const prefix = values.root === undefined ? 'courses' : relative(process.cwd(), root) || '.';
    if (remarks.length > 0) print(`${grouped(remarks, prefix)}\n`);
    const read = `${counted(found.folders, 'course')}, ${counted(modules, 'module')}, ${counted(exercises, 'exercise')}`;
    print(`${read}: ${counted(errors, 'error')}, ${counted(warnings, 'warning')}`);
  }
  return errors > 0 || (values.strict && warnings > 0) ? 1 : 0;
}

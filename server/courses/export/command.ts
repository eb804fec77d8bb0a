import { parseArgs } from 'node:util';
import type { Surroundings } from '../command.ts';
import { Complaint, folderOf, orComplaint, written } from '../course-command.ts';
import { loadCourse, type CourseFolder } from '../course-folder.ts';
import { editionOf, exerciseCount } from './edition.ts';
import type { Edition, Exported } from './edition.ts';
import { gift } from './gift.ts';
import { moodleXml } from './moodle-xml.ts';
import { print as printEdition } from './print.ts';

const formats: Record<string, (edition: Edition) => Exported> = {
  gift,
  'moodle-xml': moodleXml,
  print: printEdition,
};

export const exportUsage = `Usage: article39 courses export COURSE --as FORMAT [--lang en] [--module ID] [--out FILE] [--root DIR]

Writes a course of DIR (the folder courses of this package, if not given) so that it can be used elsewhere.

  gift         exercises for Moodle and others, as text
  moodle-xml   exercises for Moodle, with pictures
  print        a booklet in one HTML file, with lesson, exercises and answers

  --lang       the language, en if not given
  --module     one module only
  --out        the file to write; otherwise the course is printed

What becomes something else on the way is told on stderr, a line for each exercise. docs/export.md has the table.

Exit code: 0 written, 1 it could not be read or written, 2 wrong usage or nothing to export.`;

const options = {
  as: { type: 'string' },
  lang: { type: 'string', default: 'en' },
  module: { type: 'string' },
  out: { type: 'string' },
  root: { type: 'string' },
  help: { type: 'boolean', short: 'h' },
} as const;

/**
 * `article39 courses export …`
 * @param args what follows `export`
 * @returns the exit code: 1 for a course that cannot be read or a file that cannot be written; 2 for wrong usage, and for
 *   a course, language or module that is not there
 */
export async function exportCourse(args: string[], surroundings: Surroundings): Promise<number> {
  return orComplaint(exported(args, surroundings), surroundings.complain);
}

async function exported(args: string[], { print, complain, today }: Surroundings): Promise<number> {
  const { values, positionals } = parsed(args);
  if (values.help) {
    print(exportUsage);
    return 0;
  }
  const [courseId] = positionals;
  if (positionals.length !== 1 || courseId === undefined) throw new Complaint(exportUsage, 2);
  const format = values.as !== undefined && Object.hasOwn(formats, values.as) ? formats[values.as] : undefined;
  if (format === undefined) throw new Complaint(`Say --as ${Object.keys(formats).join(', ')}.\n\n${exportUsage}`, 2);
  const folder = await folderOf(values.root, courseId, values.lang);
  const edition = await editionIn(folder, today, values.module, complain);
  const { text, changes } = format(edition);
  if (values.out === undefined) print(text.trimEnd());
  else {
    await written(values.out, text);
    print(`${values.out}: ${exerciseCount(edition)} exercises`);
  }
  for (const change of changes) complain(change);
  return 0;
}

function parsed(args: string[]) {
  try {
    return parseArgs({ args, options, allowPositionals: true });
  } catch (problem) {
    throw new Complaint(`${(problem as Error).message}\n\n${exportUsage}`, 2);
  }
}

async function editionIn(
  folder: CourseFolder,
  today: string,
  moduleId: string | undefined,
  complain: Surroundings['complain'],
): Promise<Edition> {
  const name = `${folder.courseId}/${folder.lang}`;
  const { course, files, remarks } = await loadCourse(folder, today).catch((problem: Error) => {
    throw new Complaint(`The course ${name} cannot be read: ${problem.message}`, 1);
  });
  if (!course) throw new Complaint(`The course ${name} cannot be read. "article39 courses check" tells why.`, 1);
  const edition = editionOf(course, files, moduleId);
  if (!edition) {
    const ids = course.modules.map((module) => module.id).join(', ');
    throw new Complaint(`The course ${name} has no module ${moduleId}. There are: ${ids}.`, 2);
  }
  // A way out must not close because a law check is a day too old; but nobody shall take a part for the whole.
  const errors = remarks.filter((remark) => remark.severity === 'error').length;
  if (errors > 0)
    complain(`${name} has errors: ${errors}. What can be read is exported; see "article39 courses check".`);
  return edition;
}

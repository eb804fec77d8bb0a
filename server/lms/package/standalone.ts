import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Course } from '../../courses/course-model.ts';
import { picturesOf } from '../../courses/pictures.ts';
import { cmi5Structure } from './cmi5-structure.ts';
import { described, inScript, packagePage, player } from './package-files.ts';
import type { Format, Packaged } from './packaged.ts';
import { scorm12Manifest, scorm2004Manifest, type Described } from './scorm-manifest.ts';
import { packageWords } from './words.ts';

/** The course that is packaged, as it was read and frozen. */
export interface ToPackage {
  course: Course;
  content: string;
  /** The files of the course's folder by their path, for the pictures. */
  files: ReadonlyMap<string, Uint8Array>;
}

const manifests: Record<Exclude<Format, 'html'>, [path: string, write: (of: Described) => string]> = {
  scorm12: ['imsmanifest.xml', scorm12Manifest],
  scorm2004: ['imsmanifest.xml', scorm2004Manifest],
  cmi5: ['cmi5.xml', cmi5Structure],
};

/**
 * The files of a package that needs no server of ours: the player, the course with its answers, and what an LMS reads.
 * Throws what the file system says where the player was not built.
 * @param score whether the LMS gets the share that was reached
 */
export async function standaloneFiles(
  { course, content, files }: ToPackage,
  format: Format,
  score: boolean,
): Promise<Map<string, Uint8Array | string>> {
  const packaged: Packaged = { format, content, course, score };
  const made = new Map<string, Uint8Array | string>([
    ['index.html', await index(course, format)],
    ['course.js', `window.article39 = ${inScript(packaged)};\n`],
    ['player.js', await readFile(join(player, 'player.js'))],
    ['LICENSE.txt', await readFile(join(player, 'LICENSE.txt'))],
    ['README.txt', readme(course, content, format, score)],
    ...[...picturesOf(files)].map((path) => [path, files.get(path)!] as const),
  ]);
  if (format !== 'html') {
    const [path, write] = manifests[format];
    made.set(path, write(described(course, [...made.keys()].toSorted())));
  }
  return made;
}

/** Where there is no LMS to speak to over the network, the page may not speak to anybody. */
async function index(course: Course, format: Format): Promise<string> {
  return packagePage(course, ['course.js', 'player.js'], format === 'cmi5' ? '' : "connect-src 'none'; ");
}

const opened: Record<Format, string> = {
  scorm12: 'Import this zip into your LMS as a SCORM 1.2 package.',
  scorm2004: 'Import this zip into your LMS as a SCORM 2004 (4th edition) package.',
  cmi5: 'Import this zip into your LMS as a cmi5 package.',
  html: 'Unpack this zip and open index.html in a browser, or put the folder on any web server.',
};

function readme(course: Course, content: string, format: Format, score: boolean): string {
  const { id, lang, title, version, lawChecked } = course;
  const { lms, browser } = packageWords(lang);
  return `${title}

${format === 'html' ? browser.about : lms.about}

${opened[format]}

This is a standalone package of Article 39: lessons, questions and judging are inside.
Whoever opens its files can read the answers. Its evidence is that of the LMS; Article 39 knows nothing of it.
${
  format === 'html'
    ? 'What a learner did is kept in their browser only.'
    : `The LMS is told that the course is unfinished or passed${score ? ', and the score' : '; no score'}.`
}

Course      ${id}
Language    ${lang}
Version     ${version}
Law checked ${lawChecked}
Content     ${content}
Form        standalone
Format      ${format}
`;
}

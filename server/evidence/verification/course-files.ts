import { knownPrint, readSmallFile } from './bundle-files.ts';
import type { BundleFiles } from './bundle-files.ts';
import { fromUtf8, sha256 } from './encodings.ts';
import type { Findings } from './findings.ts';
import type { PublishedCourse } from './entries.ts';
import type { ProvenLog } from './read-log.ts';
import { Refused } from './refusals.ts';

const segment = /^[A-Za-z0-9_-][A-Za-z0-9._-]{0,99}$/;
const longestSums = 16 * 1_048_576;

/** The content id of a course: the SHA-256 of its SHA256SUMS text (evidence notes 7). */
export function contentIdOf(sums: string): string {
  return `sha256:${sha256(sums).toString('hex')}`;
}

/**
 * The files of a course by path, with their SHA-256 (hex). Refuses `course_malformed`: other spelling, unsorted, a path with
 * unsafe segments, or two paths that differ only in case (they would be one file on some systems).
 */
export function readSums(sums: string): Map<string, string> {
  const digests = new Map<string, string>();
  const folded = new Set<string>();
  let last = '';
  if (!sums.endsWith('\n')) throw new Refused('course_malformed', 'SHA256SUMS has no line, or its last line is cut.');
  for (const line of sums.slice(0, -1).split('\n')) {
    const [, digest, path] = /^([0-9a-f]{64}) {2}(.+)$/.exec(line) ?? [];
    const isSafe = path?.split('/').every((part) => segment.test(part) && !part.endsWith('.'));
    if (digest === undefined || path === undefined || !isSafe) {
      throw new Refused('course_malformed', `Not a line of SHA256SUMS: ${JSON.stringify(line.slice(0, 200))}`);
    }
    if (path <= last) throw new Refused('course_malformed', `SHA256SUMS is not sorted at ${path}.`);
    if (folded.has(path.toLowerCase()))
      throw new Refused('course_malformed', `Two paths differ from ${path} only in case.`);
    folded.add(path.toLowerCase());
    digests.set(path, digest);
    last = path;
  }
  return digests;
}

/**
 * Checks every course folder against the log, whatever its name: its content id must be that of a published version, and each
 * file must have the listed bytes. Answers the content ids that are enclosed in full.
 * Notes `course_malformed`, `course_unknown`, `course_file_differs`, `course_file_unlisted`; warns `course_content_left_out`.
 */
export async function checkCourses(files: BundleFiles, log: ProvenLog, findings: Findings): Promise<Set<string>> {
  const enclosed = new Set<string>();
  const folders = new Map<string, string[]>();
  for (const name of files.names) {
    const [, folder, inside] = /^data\/courses\/([^/]+)\/(.+)$/.exec(name) ?? [];
    if (folder === undefined || inside === undefined) continue;
    const insides = folders.get(folder) ?? [];
    insides.push(inside);
    folders.set(folder, insides);
  }
  const courses = [...log.entries.published.values()].map(({ course }) => course);
  for (const [folder, insides] of folders) {
    const file = `data/courses/${folder}/SHA256SUMS`;
    await findings.attemptReading({ file }, async () => {
      const sums = fromUtf8(await readSmallFile(files, file, longestSums));
      const content = contentIdOf(sums);
      const course = courses.find((published) => published.content === content);
      if (course === undefined && log.complete) {
        throw new Refused('course_unknown', 'The log has published no course with this content.');
      }
      if (checkFolder(folder, insides, readSums(sums), course, files, findings)) enclosed.add(content);
    });
  }
  for (const { id, version, lang, content } of courses) {
    if (enclosed.has(content)) continue;
    findings.warn(
      'course_content_left_out',
      `The content of ${id} ${version} (${lang}) is not enclosed, or not all of it.`,
    );
  }
  return enclosed;
}

function checkFolder(
  folder: string,
  insides: string[],
  listed: Map<string, string>,
  course: PublishedCourse | undefined,
  files: BundleFiles,
  findings: Findings,
): boolean {
  if (course !== undefined && course.files !== listed.size) {
    throw new Refused('course_malformed', `The log says ${course.files} files, SHA256SUMS lists ${listed.size}.`);
  }
  let isWhole = true;
  let bytes = 0;
  for (const inside of insides) {
    const file = `data/courses/${folder}/${inside}`;
    if (inside === 'SHA256SUMS' || (inside.startsWith('files/') && listed.has(inside.slice(6)))) continue;
    findings.refuse('course_file_unlisted', `${file} is not in the SHA256SUMS of the course.`, { file });
    isWhole = false;
  }
  for (const [path, digest] of listed) {
    const file = `data/courses/${folder}/files/${path}`;
    const actual = knownPrint(files, file);
    bytes += actual?.bytes ?? 0;
    if (actual?.digest === digest) continue;
    isWhole = false;
    if (actual !== undefined)
      findings.refuse('course_file_differs', `${file} is not the file that was published.`, { file });
  }
  if (isWhole && course !== undefined && course.bytes !== bytes) {
    throw new Refused('course_malformed', `The log says ${course.bytes} bytes, the files have ${bytes}.`);
  }
  return isWhole;
}

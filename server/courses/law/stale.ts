import type { Course } from '../course-model.ts';
import { questionsOf } from '../check/ids.ts';
import { isFresh } from '../check/law.ts';
import { modulePath } from '../read-course.ts';
import { variablesIn } from './numbers.ts';
import type { LawNumbers } from './numbers.ts';
import { citedSources } from './sources.ts';
import type { LawSources } from './sources.ts';

/** A page that would be wrong if the law were another. */
export interface Dependent {
  /** Path below `courses/`. */
  file: string;
  /** The exercises of the page, by their ids; none when its text alone depends, or the page as a whole. */
  exercises: string[];
}

/** Something that somebody compared with the law on a day, and what rests on it. */
export interface LawCheck {
  kind: 'page' | 'source' | 'number';
  name: string;
  /** `null`: never. */
  checked: string | null;
  /** Longer than twelve months ago, never, or on no real day. */
  stale: boolean;
  needed: Dependent[];
}

/** A course as it was loaded. */
export interface Loaded {
  course: Course;
  files: ReadonlyMap<string, Buffer>;
}

type Uses = Map<string, Map<string, Set<string>>>;

function add(uses: Uses, name: string, file: string, exercises: readonly string[]): void {
  const files = uses.get(name) ?? new Map<string, Set<string>>();
  uses.set(name, files.set(file, new Set([...(files.get(file) ?? []), ...exercises])));
}

function sourcesOf(courses: readonly Loaded[], sources: LawSources): Uses {
  const uses: Uses = new Map();
  for (const { course } of courses)
    for (const { file, id, source: cited } of questionsOf(course))
      for (const { source } of citedSources(cited, sources)) if (source !== undefined) add(uses, source, file, [id]);
  return uses;
}

/** Numbers by page and exercise. The pages are looked at as written: in the course their names are gone. */
function numbersOf(courses: readonly Loaded[]): Uses {
  const uses: Uses = new Map();
  for (const { course, files } of courses)
    for (const [path, bytes] of files) {
      if (path !== 'course.md' && !modulePath.test(path)) continue;
      for (const part of bytes.toString('utf8').split(/^(?=#{2,3} )/m)) {
        const [, id] = /^### [^\n]*\n\s*`\s*id:\s*([a-z0-9-]+)/.exec(part.replaceAll('\r', '')) ?? [];
        for (const name of variablesIn(part)) add(uses, name, `${course.id}/${course.lang}/${path}`, id ? [id] : []);
      }
    }
  return uses;
}

function needed(uses: Uses, name: string): Dependent[] {
  const files = [...(uses.get(name) ?? [])].sort(([a], [b]) => (a < b ? -1 : 1));
  return files.map(([file, exercises]) => ({ file, exercises: [...exercises] }));
}

/** Everything of the law that was once checked, the oldest first, with what depends on it. */
export function lawChecks(
  courses: readonly Loaded[],
  { sources, numbers }: { sources: LawSources; numbers: LawNumbers },
  today: string,
): LawCheck[] {
  const bySource = sourcesOf(courses, sources);
  const byNumber = numbersOf(courses);
  const pages = courses.flatMap(({ course }) =>
    [
      { file: 'course.md', lawChecked: course.lawChecked },
      ...course.modules.map(({ file, lawChecked }) => ({ file, lawChecked })),
    ].map(({ file, lawChecked }) => ({ file: `${course.id}/${course.lang}/${file}`, checked: lawChecked })),
  );
  const all: Omit<LawCheck, 'stale'>[] = [
    ...pages.map(({ file, checked }) => ({
      kind: 'page' as const,
      name: file,
      checked,
      needed: [{ file, exercises: [] }],
    })),
    ...[...sources].map(([name, { checked }]) => ({
      kind: 'source' as const,
      name,
      checked,
      needed: needed(bySource, name),
    })),
    ...[...numbers].map(([name, { checked = null }]) => ({
      kind: 'number' as const,
      name,
      checked,
      needed: needed(byNumber, name),
    })),
  ];
  return all
    .map((one) => ({ ...one, stale: one.checked === null || !isFresh(one.checked, today) }))
    .sort((a, b) => order(a).localeCompare(order(b), 'en'));
}

const order = ({ checked, kind, name }: Omit<LawCheck, 'stale'>): string => `${checked ?? ''} ${kind} ${name}`;

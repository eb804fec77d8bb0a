import { findCourses, lawBeside, loadCourse } from '../course-folder.ts';
import { lawChecks } from './stale.ts';
import type { LawCheck, Loaded } from './stale.ts';

const shownExercises = 4;

/** Cells side by side, each as wide as the widest of its column. */
function table(rows: readonly string[][]): string {
  const widths = rows[0]!.map((_, column) => Math.max(...rows.map((row) => row[column]!.length)));
  return rows
    .map((row) =>
      row
        .map((cell, column) => cell.padEnd(widths[column]!))
        .join('  ')
        .trimEnd(),
    )
    .join('\n');
}

function rowsOf({ checked, stale, kind, name, needed }: LawCheck): string[][] {
  const head = [checked ?? 'never', stale ? 'stale' : '', kind, name];
  if (kind === 'page') return [[...head, '', '']];
  if (needed.length === 0) return [[...head, 'nothing', '']];
  return needed.map(({ file, exercises }) => {
    const more = exercises.length - shownExercises;
    const shown = exercises.slice(0, shownExercises).join(', ') + (more > 0 ? ` and ${more} more` : '');
    return [...head, file, shown];
  });
}

/**
 * `article39 courses check --stale`: when each page, source and number was last compared with the law, and what depends on it.
 * @returns the exit code: 1 when anything is older than twelve months, or a course cannot be read
 */
export async function listLawChecks(
  root: string,
  today: string,
  isJson: boolean,
  { print, complain }: { print: (text: string) => void; complain: (text: string) => void },
): Promise<number> {
  const courses: Loaded[] = [];
  let isComplete = true;
  const folders = await findCourses(root);
  for (const folder of folders) {
    const { course, files } = await loadCourse(folder, today);
    if (course) courses.push({ course, files });
    else {
      isComplete = false;
      complain(`${folder.courseId}/${folder.lang} cannot be read and is left out. Run: article39 courses check`);
    }
  }
  if (folders.length === 0) {
    complain(`There is no course below ${root}. A course is a folder such as my-course/en/.`);
    return 2;
  }
  const law = await lawBeside(root);
  if (law.remarks.length > 0) {
    isComplete = false;
    complain('The law register has errors, so that something may be left out. Run: article39 courses check');
  }
  const checks = lawChecks(courses, law, today);
  const stale = checks.filter((one) => one.stale).length;
  if (isJson) print(JSON.stringify({ today, stale, checks }, null, 2));
  else {
    const head = ['Checked', '', '', 'What', 'Needed by', 'In its exercises'];
    print(table([head, ...checks.flatMap(rowsOf)]));
    print(
      `\n${checks.length} checked, ${stale} of them stale: not compared with the law within twelve months before ${today}`,
    );
  }
  return stale > 0 || !isComplete ? 1 : 0;
}

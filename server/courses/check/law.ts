import type { Remark } from '../course-model.ts';
import type { Page } from '../page.ts';
import { remark } from '../remark.ts';
import type { CourseText } from './check-course.ts';
import { wrongCitations } from './citations.ts';
import { prose } from './prose.ts';

/** The same day a year later; 29 February moves to 28. */
function nextYear(day: string): string {
  const later = `${String(Number(day.slice(0, 4)) + 1).padStart(4, '0')}${day.slice(4)}`;
  return later.endsWith('-02-29') ? later.replace(/29$/, '28') : later;
}

function exists(day: string): boolean {
  const date = new Date(`${day}T00:00:00Z`);
  return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(day);
}

/** Whether something that was checked on a day need not be checked again yet. A day that is none, or to come, is no check. */
export function isFresh(day: string, today: string): boolean {
  return exists(day) && day <= today && nextYear(day) >= today;
}

/** When a lawyer last compared each page with the law: a day that exists, not in the future, within twelve months. */
export function lawChecked({ page, modules, where }: CourseText): Remark[] {
  return [page, ...modules].flatMap((one): Remark[] => {
    const day = one.top?.['law-checked'];
    if (day === undefined) return [];
    const place = { file: one.file, line: one.topLine('law-checked') };
    if (!exists(day)) return [remark('law-checked', place, `The day ${day} does not exist.`)];
    if (day > where.today)
      return [remark('law-checked', place, `The law was checked on ${day}, which is in the future.`)];
    if (nextYear(day) >= where.today) return [];
    const message = `The law was last checked on ${day}, more than twelve months ago. Have the page compared with the law, then write the new day.`;
    return [remark('law-checked', place, message, `law-checked: ${where.today}`)];
  });
}

/** Articles that do not exist, in lines in backticks and in prose. */
export function citedArticles(page: Page<unknown>): Remark[] {
  return prose(page).flatMap(({ text, line }) =>
    wrongCitations(text).map((fault) => remark('article-unknown', { file: page.file, line }, fault)),
  );
}

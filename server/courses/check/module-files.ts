import type { Remark } from '../course-model.ts';
import { quoted, remark } from '../remark.ts';
import type { CourseText } from './check-course.ts';

/** Names: of the folder, of the module files and their numbers. */
export function moduleFiles({ page, modules, where }: CourseText): Remark[] {
  const remarks: Remark[] = [];
  const { top } = page;
  if (top && top.course !== where.courseId) {
    const message = `The course is called ${quoted(top.course)} here, but its folder ${quoted(where.courseId)}. The two must be the same.`;
    remarks.push(
      remark('course-name', { file: page.file, line: page.topLine('course') }, message, `course: ${where.courseId}`),
    );
  }
  if (modules.length === 0) {
    const message = 'The course has no module. Add a page such as 01-first-topic.md.';
    remarks.push(remark('no-modules', { file: page.file, line: 1 }, message));
  }
  const numbers = new Map<string, string>();
  for (const module of modules) {
    const name = module.file.split('/').at(-1) ?? '';
    const number = name.slice(0, 2);
    const id = name.slice(3, -3);
    const earlier = numbers.get(number);
    if (earlier !== undefined) {
      const message = `${name} and ${earlier} have the same number, so their order is left to chance. Give one another number.`;
      remarks.push(remark('module-number', { file: module.file, line: 1 }, message));
    }
    numbers.set(number, name);
    if (module.top && module.top.module !== id) {
      const message = `The module is called ${quoted(module.top.module)} here, but its file ${quoted(name)}. The two must be the same.`;
      const place = { file: module.file, line: module.topLine('module') };
      remarks.push(remark('module-name', place, message, `module: ${id}`));
    }
  }
  return remarks;
}

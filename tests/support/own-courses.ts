import { cpSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from 'vitest';
import { publishFolder } from '../../server/courses/publish-folder.ts';
import { dayOf } from '../../server/day.ts';
import { appendEvidence } from '../../server/evidence/log.ts';
import { temporaryFolder } from './database.ts';
import { installation } from './installation.ts';

/** An installation with its own courses, and a way to change a file of the English one and publish it later. */
export async function ownCourses(settings: Record<string, string> = {}) {
  const courses = join(temporaryFolder(), 'courses');
  cpSync(join(import.meta.dirname, '../../courses/whose-data'), join(courses, 'whose-data'), { recursive: true });
  const installed = await installation({ A39_COURSES: courses, ...settings });
  const { db, evidence } = installed.tools;
  const edit = (name: string, from: string | RegExp, to: (found: string) => string) => {
    const file = join(courses, 'whose-data/en', name);
    const before = readFileSync(file, 'utf8');
    const after = before.replace(from, to);
    expect(after).not.toBe(before);
    writeFileSync(file, after);
  };
  const publish = async (version: string, at: string) => {
    edit('course.md', /^version: .*$/m, () => `version: ${version}`);
    installed.clock.now = new Date(at);
    const stopped = await publishFolder(
      db,
      courses,
      (trx, course, now) => appendEvidence(trx, evidence, [{ type: 'course', course }], dayOf(now)),
      installed.clock.now,
    );
    expect(stopped).toEqual([]);
  };
  return { ...installed, edit, publish };
}

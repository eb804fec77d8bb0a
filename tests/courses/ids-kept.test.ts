import { expect, test } from 'vitest';
import { publishFolder } from '../../server/courses/publish-folder.ts';
import type { Remark } from '../../server/courses/course-model.ts';
import { dayOf } from '../../server/day.ts';
import { appendEvidence } from '../../server/evidence/log.ts';
import { ownCourses } from '../support/own-courses.ts';

const page = '04-something-went-wrong.md';

/** Publishes the courses of an installation and tells what stopped them, and what was warned of. */
async function published({ tools, clock, edit }: Awaited<ReturnType<typeof ownCourses>>, version: string) {
  edit('course.md', /^version: .*$/m, () => `version: ${version}`);
  const { db, evidence, config, library } = tools;
  const warned: Remark[] = [];
  const stopped = await publishFolder(
    db,
    config.coursesFolder,
    (trx, course, now) => appendEvidence(trx, evidence, [{ type: 'course', course }], dayOf(now)),
    clock.now,
    (remark) => warned.push(remark),
  );
  await library.refresh();
  const rules = (remarks: Remark[]) => remarks.map(({ rule, file }) => `${rule} ${file}`);
  return { stopped: rules(stopped), warned: rules(warned), now: library.current('whose-data').version };
}

test('a version in which an exercise lost its id is not published, and the one before goes on', async () => {
  const there = await ownCourses();
  there.edit(page, 'id: br-check-weekend', () => 'id: br-check-saturday');
  // The German text would have to be renamed as well; each language is judged for itself.
  expect(await published(there, '1.1.0')).toEqual({
    stopped: [`id-changed whose-data/en/${page}`],
    warned: [],
    now: '1.0.0',
  });
  there.edit(page, 'id: br-check-saturday', () => 'id: br-check-weekend');
  expect(await published(there, '1.1.1')).toEqual({ stopped: [], warned: [], now: '1.1.1' });
});

test('a minor version in which something else is right is published with a warning', async () => {
  const there = await ownCourses();
  there.edit('course.md', 'change: material', () => 'change: minor');
  there.edit(page, /- \[ \] On Tuesday at 03:00[^]*?- \[x\] On/, (text) =>
    text.replace('- [x]', '- [ ]').replace('- [ ]', '- [x]'),
  );
  expect(await published(there, '1.1.0')).toEqual({
    stopped: [],
    warned: [`key-changed whose-data/en/${page}`],
    now: '1.1.0',
  });
});

test('each version is compared with the last one of its language, and not with those before', async () => {
  const there = await ownCourses();
  const question = /### Choose one: You sent Petra's payslip[^]*?(?=### )/;
  let removed = '';
  there.edit(page, question, (text) => {
    removed = text;
    return '';
  });
  expect((await published(there, '1.1.0')).stopped).toEqual([]);
  // What was gone from a version may come back under any name.
  there.edit(
    page,
    '### Choose one: A lost memory stick',
    (heading) => removed.replace('id: br-check-payslip', 'id: br-check-petra') + heading,
  );
  expect(await published(there, '1.2.0')).toEqual({ stopped: [], warned: [], now: '1.2.0' });
});

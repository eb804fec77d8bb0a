import { cpSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { temporaryFolder } from '../support/database.ts';
import { codeOf, installation } from '../support/installation.ts';

test('a picture of a course is frozen with its version and served beside the lesson', async () => {
  const folder = temporaryFolder();
  const courses = join(folder, 'courses');
  cpSync(join(import.meta.dirname, '../../courses'), courses, { recursive: true });
  const png = readFileSync(join(import.meta.dirname, '../../docs/images/course.png'));
  mkdirSync(join(courses, 'whose-data/en/images'));
  writeFileSync(join(courses, 'whose-data/en/images/card.png'), png);
  const page = join(courses, 'whose-data/en/01-is-it-personal-data.md');
  const text = readFileSync(page, 'utf8');
  writeFileSync(page, text.replace('## Before you read', '![A supplier card](images/card.png)\n\n## Before you read'));

  const there = await installation({ A39_DATA: folder, A39_COURSES: courses });
  const mina = await there.enter('Mina Okafor');
  const { content } = there.tools.library.current('whose-data');
  const lesson = await (await mina.get(`/api/lessons/${content}/modules/is-it-personal-data`)).text();
  const address = /"src":"([^"]+)"/.exec(lesson)![1]!;
  const picture = await mina.get(address);
  expect(picture.headers.get('content-type')).toBe('image/png');
  expect(Buffer.from(await picture.arrayBuffer()).equals(png)).toBe(true);
  expect(await codeOf(await mina.get(`/api/lessons/${content}/images/other.png`))).toBe('not_found');
  expect(await codeOf(await mina.get(`/api/lessons/${content}/images/..%2Fcourse.md`))).toBe('not_found');
});

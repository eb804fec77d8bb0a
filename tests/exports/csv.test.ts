import { hash } from 'node:crypto';
import { parse } from 'csv-parse/sync';
import { expect, test } from 'vitest';
import type { LoggedExport } from '../../server/exports/exports-shapes.ts';
import { completeFirstCourse } from '../support/answers.ts';
import { installation } from '../support/installation.ts';
import { fileFrom } from './files.ts';

test('a CSV of who stands where: rows, what it says of itself, and a log that has the SHA-256 of the whole file', async () => {
  const there = await installation();
  await completeFirstCourse(there.tools, await there.enter('Sven Aalto'));
  const ines = await there.enter('Ines Castellan');
  const { response, bytes, text, id } = await fileFrom(ines, { report: 'standing' });
  expect(response.headers.get('content-type')).toBe('text/csv; charset=utf-8');
  expect(response.headers.get('content-disposition')).toBe('attachment; filename="standing-2026-11-24.csv"');

  expect(text.startsWith('\uFEFFStaff number,Name,Unit,')).toBe(true);
  // Strict: each line must have as many cells as the first.
  const lines = parse(text, { bom: true });
  const about = lines.filter(([label]) => label!.startsWith('# '));
  const rows = lines.slice(1, lines.length - about.length);
  expect(lines.slice(-about.length)).toEqual(about);
  expect(rows).toHaveLength(40);
  const row = (name: string) => rows.find((cells) => cells[1] === name)!;
  expect(row('Sven Aalto').slice(3)).toEqual([
    'whose-data',
    there.tools.library.current('whose-data').title,
    'done',
    '',
    '2026-11-24',
  ]);
  expect(row('Mina Okafor').slice(5)).toEqual(['open', '2026-12-03', '']);
  expect(rows.filter((cells) => cells[5] === 'overdue').length).toBeGreaterThan(0);
  expect(rows.map((cells) => cells[1])).toEqual(rows.map((cells) => cells[1]!).toSorted());

  const says = (label: string) => about.find(([first]) => first === `# ${label}`)?.[1];
  const course = there.tools.library.current('whose-data');
  expect(says('Organisation')).toBe('Brightwater Outdoor');
  expect(says('Made by')).toBe('Ines Castellan');
  expect(says('Made at')).toBe('2026-11-24 10:00 UTC');
  expect(says('Filter')).toBe('everybody');
  expect([says('People'), says('Rows')]).toEqual(['40', '40']);
  expect(about.map(([, value]) => value)).toContain(`whose-data ${course.version} (en) ${course.content}`);
  expect(says('Export')).toBe(id);
  const rowsAsTheyStand = text.slice(1, text.indexOf('# Report'));
  expect(about.at(-1)!.slice(0, 2)).toEqual(['# SHA-256 of the rows', hash('sha256', rowsAsTheyStand)]);

  const logged = (await (await ines.get(`/api/exports/${id}`)).json()) as LoggedExport;
  expect(logged).toMatchObject({
    madeBy: { kind: 'person', name: 'Ines Castellan' },
    report: 'standing',
    people: 40,
    rows: 40,
    sha256: hash('sha256', bytes),
    finishedAt: '2026-11-24T10:00:00.000Z',
  });
  expect(logged.courseVersions).toContainEqual(expect.objectContaining({ id: 'whose-data', content: course.content }));
});

import { hash } from 'node:crypto';
import { parse } from 'csv-parse/sync';
import readExcelFile, { readSheet } from 'read-excel-file/node';
import { getDocumentProxy, extractText } from 'unpdf';
import { expect, test } from 'vitest';
import { completeFirstCourse } from '../support/answers.ts';
import { onSqlite } from '../support/database.ts';
import { allCourses, installation } from '../support/installation.ts';
import { fileFrom } from './files.ts';

const begins = { 'Noor Aziz': '+', 'Emil Strand': '-', 'Ada Quist': '@', 'Callum Reid': '\t', 'Sofia Marek': '\r' };

/** Brightwater with people whose names a spreadsheet would run, and a staff number that it would shorten. */
async function withAwkwardPeople() {
  const there = await installation();
  const { db } = there.tools;
  const rename = (from: string, set: Record<string, string>) =>
    db.updateTable('person').set(set).where('name', '=', from).execute();
  await rename('Sven Aalto', { name: '=HYPERLINK("http://evil.example";"x")', staff_number: '0042' });
  await rename('Leila Haddad', { name: '@SUM(A1)', unit: '+49, Harbour "House"' });
  await rename('Jonas Weil', { name: 'Jonas\nWeil' });
  for (const [name, begin] of Object.entries(begins)) await rename(name, { name: `${begin}1` });
  return { ...there, ines: await there.enter('Ines Castellan') };
}

test('the pivot shape has a row for each person and two columns for each course', async () => {
  const there = await installation({ A39_COURSES: allCourses });
  const ines = await there.enter('Ines Castellan');
  const { text } = await fileFrom(ines, {
    report: 'standing',
    shape: 'pivot',
    options: { about: 'none' },
  });
  expect(text.startsWith('staff_number,name,unit,a-campaign-that-holds:standing,a-campaign-that-holds:day,')).toBe(
    true,
  );
  const rows: Record<string, string>[] = parse(text, { columns: true });
  expect(rows).toHaveLength(40);
  const mina = rows.find((row) => row['name'] === 'Mina Okafor')!;
  expect(mina).toMatchObject({
    'whose-data:standing': 'open',
    'whose-data:day': '2026-12-03',
    'a-campaign-that-holds:standing': 'open',
    'choose-contract-check-leave:standing': '',
  });
  const long = await fileFrom(ines, { report: 'standing', options: { about: 'none' } });
  const cells: Record<string, string>[] = parse(long.text, { columns: true });
  for (const cell of cells) {
    const row = rows.find((one) => one['staff_number'] === cell['staff_number'])!;
    expect(row[`${cell['course_id']}:standing`]).toBe(cell['standing']);
  }
});

onSqlite('a cell that a spreadsheet would run as a formula is text in every format', async () => {
  const { ines } = await withAwkwardPeople();
  // The title of the course has a comma, so that only lines of the pivot shape need no quotes.
  for (const [separator, shape] of [
    [',', 'long'],
    [';', 'long'],
    [',', 'pivot'],
  ]) {
    const { text } = await fileFrom(ines, { report: 'standing', shape, options: { separator, bom: false } });
    expect(text.startsWith('Staff number')).toBe(true);
    const lines = parse(text, { delimiter: separator! });
    const names = lines.map((cells) => cells[1]);
    expect(names).toContain('\'=HYPERLINK("http://evil.example";"x")');
    expect(names).toContain("'@SUM(A1)");
    expect(names).toContain('Jonas\nWeil');
    for (const begin of Object.values(begins)) expect(names).toContain(`'${begin}1`);
    expect(lines.map((cells) => cells[2])).toContain('\'+49, Harbour "House"');
    for (const cell of lines.flat()) expect(cell).not.toMatch(/^[=+\-@\t\r]/);
  }
});

onSqlite('a workbook says what it is on its first sheet, and keeps texts as they are', async () => {
  const { ines, tools } = await withAwkwardPeople();
  const { bytes, id, response } = await fileFrom(ines, { report: 'standing', format: 'xlsx' });
  expect(response.headers.get('content-type')).toContain('spreadsheetml');
  const sheets = await readExcelFile(bytes);
  expect(sheets.map(({ sheet }) => sheet)).toEqual(['About', 'Rows']);
  const about = new Map(sheets[0]!.data.map(([label, value]) => [label, value]));
  expect(about.get('Export')).toBe(id);
  expect(sheets[0]!.data.flat().join(' ')).toContain(tools.library.current('whose-data', 'en').content);
  const rows = await readSheet(bytes, 'Rows');
  expect(rows).toHaveLength(41);
  const sven = rows.find((cells) => cells[0] === '0042')!;
  expect(sven[1]).toBe('=HYPERLINK("http://evil.example";"x")');
  // The same rows as the CSV file with commas: whoever has both can compare them.
  const csv = await fileFrom(ines, { report: 'standing', options: { bom: false } });
  expect(about.get('SHA-256 of the rows')).toBe(hash('sha256', csv.text.slice(0, csv.text.indexOf('# Report'))));
  const zip = bytes.toString('latin1');
  expect(zip).not.toContain('<f>');
});

onSqlite('a PDF is tagged, says what it is on its first page, and repeats the head of the table', async () => {
  const there = await installation();
  await completeFirstCourse(there.tools, await there.enter('Sven Aalto'));
  const ines = await there.enter('Ines Castellan');
  const { bytes, id } = await fileFrom(ines, { report: 'obligations', format: 'pdf' });
  expect(bytes.subarray(0, 5).toString()).toBe('%PDF-');
  const pdf = await getDocumentProxy(new Uint8Array(bytes));
  const { text } = await extractText(pdf, { mergePages: false });
  expect(text[0]).toContain('Obligations, round by round');
  expect(text[0]).toContain(id);
  expect(text[0]).toContain('SHA-256 of the rows');
  expect(text.length).toBeGreaterThan(2);
  for (const page of text.slice(1)) expect(page).toContain('Assigned on');
  expect(text.join(' ')).toContain('Sven Aalto');
  expect((await pdf.getMarkInfo())?.Marked).toBe(true);
});

onSqlite('JSON has the field names of a governance tool, days without hours, and nobody who is exempt', async () => {
  const there = await installation();
  await completeFirstCourse(there.tools, await there.enter('Sven Aalto'));
  const ines = await there.enter('Ines Castellan');
  await ines.post('/api/waivers', {
    personId: (await there.enter('Leila Haddad')).id,
    courseId: 'whose-data',
    category: 'other',
    untilOn: '2027-01-31',
  });
  const { text } = await fileFrom(ines, { report: 'standing', format: 'json' });
  const { resources, about } = JSON.parse(text) as {
    resources: Record<string, string>[];
    about: { label: string; value: string }[];
  };
  expect(about.map(({ label }) => label)).toContain('Filter');
  expect(resources).toHaveLength(39);
  expect(resources.find((one) => one['traineeFullName'] === 'Sven Aalto')).toMatchObject({
    trainingId: 'whose-data',
    traineeEmail: 'sven.aalto@brightwater.example',
    status: 'COMPLETE',
    trainingCompletedTimestamp: '2026-11-24T00:00:00.000Z',
  });
  const mina = resources.find((one) => one['traineeFullName'] === 'Mina Okafor')!;
  expect(mina['status']).toBe('INCOMPLETE');
  expect(mina['trainingCompletedTimestamp']).toBeUndefined();
  expect(mina['trainingDueTimestamp']).toBe('2026-12-03T00:00:00.000Z');
});

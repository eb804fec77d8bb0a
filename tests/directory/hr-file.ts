import type { ImportPreview, ImportResult } from '../../server/directory/import-shapes.ts';
import type { Caller, Installation } from '../support/installation.ts';

/** A person as HR's system would export them, by heading. */
export type HrLine = Record<string, string>;

/** Everybody on staff by staff number, as HR's system would export them. */
export async function staffAsExported({ tools }: Installation): Promise<Map<string, HrLine>> {
  const people = await tools.db.selectFrom('person').selectAll().orderBy('staff_number').execute();
  const numberOf = new Map(people.map((person) => [person.id, person.staff_number]));
  const managers = await tools.db.selectFrom('management').selectAll().where('until_on', 'is', null).execute();
  const managerOf = new Map(managers.map((row) => [row.person_id, numberOf.get(row.manager_id)!]));
  return new Map(
    people
      .filter((person) => person.left_on === null)
      .map(({ id, staff_number, name, email, unit, joined_on }) => [
        staff_number,
        {
          'Staff number': staff_number,
          Name: name,
          'E-mail': email,
          Department: unit ?? '',
          'Start date': joined_on,
          'End date': '',
          'Manager staff number': managerOf.get(id) ?? '',
        },
      ]),
  );
}

/** A CSV file of some lines, all of which have the headings of the first. */
export function csvOf(lines: Iterable<HrLine>): string {
  const all = [...lines];
  const headings = Object.keys(all[0]!);
  const quoted = (text: string) => (/[",\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text);
  return [headings, ...all.map((line) => headings.map((heading) => line[heading] ?? ''))]
    .map((cells) => `${cells.map(quoted).join(',')}\r\n`)
    .join('');
}

const body = (csv: string, mode: string) => ({
  file: Buffer.from(csv).toString('base64'),
  fileName: 'staff.csv',
  mode,
});

export async function previewed(by: Caller, csv: string, mode = 'changes'): Promise<ImportPreview> {
  const response = await by.post('/api/directory/imports/preview', body(csv, mode));
  if (response.status !== 200) throw new Error(await response.text());
  return (await response.json()) as ImportPreview;
}

export function importing(by: Caller, csv: string, mode = 'changes', more: object = {}): Promise<Response> {
  return by.post('/api/directory/imports', { ...body(csv, mode), ...more });
}

export async function imported(by: Caller, csv: string, mode = 'changes', more: object = {}): Promise<ImportResult> {
  const response = await importing(by, csv, mode, more);
  if (response.status !== 200) throw new Error(await response.text());
  return (await response.json()) as ImportResult;
}

import { textOf, type Encoding } from './csv-text.ts';
import { rowsOf, type Row, type Separator } from './csv-rows.ts';
import { columnsOf, knownHeadings, type Columns, type Field } from './import-columns.ts';
import { dayFrom, orderOf, type DayOrder } from './import-days.ts';
import { fault, remark, shown, type Fault, type FaultCode, type ImportRemark } from './import-faults.ts';
import { languageOf } from './import-languages.ts';

/** A line of the file. What the file has no column for is left out; null is an empty cell. */
export interface FilePerson {
  line: number;
  staffNumber: string;
  name: string;
  email: string;
  unit?: string | null;
  job?: string | null;
  location?: string | null;
  lang?: string | null;
  joinedOn?: string | null;
  leftOn?: string | null;
  /** Staff number of the manager. */
  manager?: string | null;
}

/** A file of HR's as it was understood. */
export interface ReadFile {
  encoding: Encoding;
  separator: Separator;
  /** Lines about people. */
  lines: number;
  columns: { field: Field; heading: string }[];
  ignored: string[];
  /** Lines without a fault. */
  people: FilePerson[];
  /** Staff numbers of all lines, with the line. */
  numbers: Map<string, number>;
  faults: Fault[];
  remarks: ImportRemark[];
}

/** Characters that a cell may have. A group by rule asks for units, jobs and locations of up to 120. */
const longest: Record<Field, number> = {
  staffNumber: 64,
  name: 200,
  lastFirst: 200,
  firstName: 100,
  lastName: 100,
  email: 254,
  unit: 120,
  job: 120,
  location: 120,
  lang: 60,
  joinedOn: 40,
  leftOn: 40,
  manager: 64,
};

const address =
  /^[\p{L}\p{N}.!#$%&'*+/=?^_`{|}~-]{1,64}@(?:[\p{L}\p{N}](?:[\p{L}\p{N}-]{0,61}[\p{L}\p{N}])?\.)+[\p{L}\p{N}-]{2,63}$/u;

/**
 * Reads the bytes of a file into people, and says line by line what is wrong. Refuses what is no CSV file (`import_unreadable`)
 * and one that lacks a column without which nobody can be told from others (`import_columns`).
 */
export function readPeople(bytes: Uint8Array): ReadFile {
  const { text, encoding } = textOf(bytes);
  const { separator, header: written, rows } = rowsOf(text, knownHeadings);
  // They go to terminals, and a line of data that was taken for the headings can be long.
  const header = written.map((heading) => shown(plain(heading), 80));
  const found = columnsOf(header);
  const reading = new Reading(header, found, orderOf(datesOf(rows, found)));
  const people = rows.flatMap((row) => reading.person(row) ?? []);
  if (reading.monthFirst) reading.remarks.unshift(remark('month_first', null, null));
  const { numbers, faults, remarks } = reading;
  const columns = [...found.at].map(([field, index]) => ({ field, heading: header[index]! }));
  return { encoding, separator, lines: rows.length, columns, ignored: found.ignored, people, numbers, faults, remarks };
}

function* datesOf(rows: readonly Row[], { at }: Columns): Generator<string> {
  for (const field of ['joinedOn', 'leftOn'] as const) {
    const index = at.get(field);
    if (index !== undefined) for (const { cells } of rows) yield plain(cells[index] ?? '');
  }
}

/** Goes through the lines of a file and gathers what is to be said about them. */
class Reading {
  readonly numbers = new Map<string, number>();
  readonly faults: Fault[] = [];
  readonly remarks: ImportRemark[] = [];
  readonly #header: readonly string[];
  readonly #at: Columns['at'];
  readonly #order: DayOrder;
  #row: Row = { line: 0, cells: [] };

  constructor(header: readonly string[], { at }: Columns, order: DayOrder) {
    this.#header = header;
    this.#at = at;
    this.#order = order;
  }

  get monthFirst(): boolean {
    return this.#order === 'month_first';
  }

  /** The person of a line, or nothing if the line has a fault. */
  person(row: Row): FilePerson | undefined {
    this.#row = row;
    const before = this.faults.length;
    if (row.cells.slice(this.#header.length).some((cell) => plain(cell) !== ''))
      this.faults.push(fault('too_many_cells', row.line, null, String(row.cells.length)));
    const person: FilePerson = {
      line: row.line,
      staffNumber: this.#number('staffNumber') ?? '',
      name: this.#name(),
      email: this.#email(),
      ...(this.#at.has('unit') && { unit: this.#words('unit') }),
      ...(this.#at.has('job') && { job: this.#words('job') }),
      ...(this.#at.has('location') && { location: this.#words('location') }),
      ...this.#lang(),
      ...(this.#at.has('joinedOn') && { joinedOn: this.#day('joinedOn') }),
      ...(this.#at.has('leftOn') && { leftOn: this.#day('leftOn') }),
      ...(this.#at.has('manager') && { manager: this.#number('manager') }),
    };
    this.#checkNumber(person);
    this.#checkDays(person);
    return this.faults.length === before ? person : undefined;
  }

  #checkNumber({ staffNumber }: FilePerson): void {
    if (staffNumber === '') return this.#wrong('missing', 'staffNumber');
    const first = this.numbers.get(staffNumber);
    if (first === undefined) this.numbers.set(staffNumber, this.#row.line);
    else this.#wrong('staff_number_twice', 'staffNumber', String(first));
  }

  #checkDays({ joinedOn, leftOn }: FilePerson): void {
    if (joinedOn && leftOn && leftOn < joinedOn) this.#wrong('left_before_joined', 'leftOn', `${leftOn} < ${joinedOn}`);
  }

  #name(): string {
    const field = (['name', 'lastFirst', 'lastName'] as const).find((one) => this.#at.has(one))!;
    const parts = this.#at.has('firstName') && this.#at.has('lastName');
    let name = parts ? `${this.#cell('firstName')} ${this.#cell('lastName')}`.trim() : this.#cell(field);
    if (!parts && field === 'lastFirst') name = name.replace(/^([^,]+), ?([^,]+)$/, '$2 $1');
    if (name === '') this.#wrong('missing', parts ? 'lastName' : field);
    this.#lookAt(parts ? 'lastName' : field, name);
    return name;
  }

  #email(): string {
    const email = this.#cell('email');
    if (email === '') this.#wrong('missing', 'email');
    else if (!address.test(email)) this.#wrong('email_invalid', 'email', email);
    return email;
  }

  #words(field: 'unit' | 'job' | 'location'): string | null {
    const text = this.#cell(field);
    this.#lookAt(field, text);
    return text === '' ? null : text;
  }

  #lang(): { lang?: string | null } {
    if (!this.#at.has('lang')) return {};
    const cell = this.#cell('lang');
    if (cell === '') return { lang: null };
    const lang = languageOf(cell);
    if (lang !== undefined) return { lang };
    this.remarks.push(remark('lang_unknown', this.#row.line, this.#heading('lang'), cell));
    return {};
  }

  #day(field: 'joinedOn' | 'leftOn'): string | null {
    const cell = this.#cell(field);
    const found = dayFrom(cell, this.#order);
    if ('day' in found) return found.day;
    this.#wrong(found.wrong, field, cell);
    return null;
  }

  /** Exports guard the zeros of a number against spreadsheet programs as `="0012"` or `'0012`. */
  #number(field: 'staffNumber' | 'manager'): string | null {
    const number = this.#cell(field)
      .replace(/^="(.*)"$/, '$1')
      .replace(/^'/, '')
      .trim();
    return number === '' ? null : number;
  }

  /** The cell of a field as plain text; what is wrong with it whatever it is for is said. */
  #cell(field: Field): string {
    const text = plain(this.#row.cells[this.#at.get(field)!] ?? '');
    if (text.length > longest[field]) this.#wrong('too_long', field, String(longest[field]));
    else if (text.includes('\uFFFD')) this.#wrong('character_lost', field, text);
    else if (unseen.test(text)) this.#wrong('control_character', field, text);
    return text;
  }

  /** UTF-8 that was taken for Windows-1252 and saved so: `Zoë` became `ZoÃ«`. */
  #lookAt(field: Field, text: string): void {
    if (/[ÃÂ][\u00A0-\u00BF„–œŸ…]/u.test(text))
      this.remarks.push(remark('misread', this.#row.line, this.#heading(field), text));
  }

  #wrong(code: FaultCode, field: Field, value = ''): void {
    this.faults.push(fault(code, this.#row.line, this.#heading(field), value));
  }

  #heading(field: Field): string {
    return this.#header[this.#at.get(field)!]!;
  }
}

/** Control characters, halves of characters, and those that turn the direction of what follows. */
const unseen = /[\p{Cc}\p{Cs}\u202A-\u202E\u2066-\u2069]/u;

/** White space of any kind, also line breaks within quotes, counts as one space; characters of no width as none. */
function plain(cell: string): string {
  return cell
    .normalize('NFC')
    .replaceAll(/[\u00AD\u200B\u2060\uFEFF]/gu, '')
    .replaceAll(/\s+/gu, ' ')
    .trim();
}

import { Refusal } from '../refusals.ts';

/** What a column of HR's says. */
export const fields = [
  'staffNumber',
  'name',
  'lastFirst',
  'firstName',
  'lastName',
  'email',
  'unit',
  'job',
  'location',
  'lang',
  'joinedOn',
  'leftOn',
  'manager',
] as const;
export type Field = (typeof fields)[number];

/** The headings under which HR systems export a field, the likeliest first: if two columns fit, the earlier is taken. */
const headings: Record<Field, string> = {
  staffNumber: `staff number, staff no, staff id, personnel number, personnel no, employee number, employee no, employee id,
    emp no, emp id, person number, worker id, payroll number, Personalnummer, Personal-Nr, PersNr, Personal-ID,
    Mitarbeiternummer, Mitarbeiter-Nr, Mitarbeiter-ID, MA-Nr, Beschäftigtennummer, Stammnummer, number, Nummer, id`,
  name: `full name, display name, employee name, name, employee, vollständiger Name, Anzeigename, Mitarbeitername,
    Vor- und Nachname, Vorname Nachname, Mitarbeiter, Mitarbeiter/in, Mitarbeitende`,
  lastFirst: 'Name und Vorname, Name Vorname, Nachname Vorname, last name first name, surname first name',
  firstName: 'first name, given name, forename, Vorname, Rufname',
  lastName: 'last name, surname, family name, Nachname, Familienname, Zuname',
  email: `e-mail, e-mail address, work e-mail, business e-mail, company e-mail, primary e-mail, mail, mail address,
    E-Mail-Adresse, E-Mail geschäftlich, E-Mail dienstlich, geschäftliche E-Mail, dienstliche E-Mail, Mailadresse`,
  unit: `unit, department, organisational unit, organizational unit, organisation unit, organization unit, org unit, dept,
    division, business unit, team, Abteilung, Organisationseinheit, Orgeinheit, OE, Bereich, Fachbereich, Referat, Dezernat`,
  job: `job, job title, position, position title, role, function, Stelle, Stellenbezeichnung, Position, Funktion,
    Tätigkeit, Planstelle, Rolle, Beruf, Jobtitel`,
  location: `location, site, work location, place of work, workplace, office, branch, Standort, Arbeitsort, Dienstort,
    Einsatzort, Niederlassung, Betriebsstätte, Filiale`,
  lang: `language, lang, preferred language, language code, locale, Sprache, bevorzugte Sprache, Korrespondenzsprache,
    Sprachschlüssel`,
  joinedOn: `joined, joined on, start date, hire date, date of hire, entry date, joining date, date of joining,
    employment start, start, Eintritt, Eintrittsdatum, Eintritt am, Datum Eintritt, Einstellungsdatum, beschäftigt seit,
    Vertragsbeginn, Beginn`,
  leftOn: `left, left on, end date, leaving date, date of leaving, exit date, termination date, last day, last working day,
    employment end, end, Austritt, Austrittsdatum, Austritt am, Datum Austritt, letzter Arbeitstag, beschäftigt bis,
    Vertragsende, Ende`,
  manager: `manager staff number, manager number, manager id, manager employee id, manager employee number, manager,
    line manager staff number, line manager id, line manager, supervisor staff number, supervisor number, supervisor id,
    supervisor, reports to, Personalnummer Vorgesetzter, Personalnummer Vorgesetzte, Personalnummer Vorgesetzte/r,
    Vorgesetzter Personalnummer, Vorgesetzte Personalnummer, Vorgesetztennummer, Vorgesetzten-Nr, Vorgesetzter,
    Vorgesetzte, Vorgesetzte/r, Personalnummer Führungskraft, Führungskraft Personalnummer, Führungskraft`,
};

/** By what is left of a heading, the field and how likely it is. */
const known = new Map<string, { field: Field; rank: number }>();
for (const field of fields)
  for (const [rank, heading] of headings[field].split(',').entries()) known.set(bare(heading), { field, rank });

/** Letters and digits alone: `E-Mail-Adresse (dienstl.)` and `e mail adresse dienstl` are the same. */
function bare(heading: string): string {
  return heading
    .replaceAll('ß', 'ss')
    .normalize('NFD')
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}]/gu, '');
}

/** How many headings of a line are known ones. */
export function knownHeadings(header: readonly string[]): number {
  return header.filter((heading) => known.has(bare(heading))).length;
}

/** Where each field stands. */
export interface Columns {
  at: ReadonlyMap<Field, number>;
  /** Headings that nothing was made of. */
  ignored: string[];
}

/**
 * Finds the fields in the header line. Refuses a file that lacks the staff number, the name or the e-mail address, and one that
 * has a heading twice (`import_columns`); both name what was found.
 */
export function columnsOf(header: readonly string[]): Columns {
  const chosen = new Map<Field, { index: number; rank: number }>();
  const ignored: string[] = [];
  for (const [index, heading] of header.entries()) {
    const found = known.get(bare(heading));
    const there = found && chosen.get(found.field);
    if (found && there?.rank === found.rank)
      throw new Refusal(
        'import_columns',
        `Two columns are called ${JSON.stringify(heading.trim())}. Take one away. ${foundIn(header)}`,
      );
    if (found && (!there || found.rank < there.rank)) {
      if (there) ignored.push(header[there.index]!.trim());
      chosen.set(found.field, { index, rank: found.rank });
    } else if (heading.trim()) ignored.push(heading.trim());
  }
  const at = new Map([...chosen].map(([field, { index }]) => [field, index]));
  // Beside a first name, "Name" is the last name.
  if (at.has('firstName') && at.has('name') && !at.has('lastName')) {
    at.set('lastName', at.get('name')!);
    at.delete('name');
  }
  const missing = [
    ...(at.has('staffNumber') ? [] : ['staff number']),
    ...(at.has('name') || at.has('lastFirst') || (at.has('firstName') && at.has('lastName')) ? [] : ['name']),
    ...(at.has('email') ? [] : ['e-mail']),
  ];
  if (missing.length > 0)
    throw new Refusal('import_columns', `The file has no column for: ${missing.join(', ')}. ${foundIn(header)}`);
  return { at, ignored };
}

function foundIn(header: readonly string[]): string {
  const named = header
    .filter((heading) => heading.trim())
    .map((heading) => JSON.stringify(heading.trim().slice(0, 60)));
  return `Its first line has: ${named.slice(0, 40).join(', ') || 'nothing'}`;
}

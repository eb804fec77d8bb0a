import { counting } from '../counting.ts';

const n = counting('en');

/** The words of the import of people from HR's files, for those who answer for the staff list. */
export const en = {
  heading: 'Import people',
  lede: 'From a CSV file of your HR system. First you see what would change. Nothing happens until you import it.',
  file: 'File',
  fileHint:
    'CSV, up to 20 MB, with columns for staff number, name and e-mail. Choose it or drop it here. It is read and not kept.',
  mode: 'Whom it names',
  modes: { changes: 'Some people', complete: 'Everybody on staff' },
  modeHints: {
    changes: 'Whoever it does not name stays as they are.',
    complete: 'Whoever it does not name has left, with yesterday as their last day.',
  },
  check: 'Check',
  checkAgain: 'Check again',
  checking: (name: string) => `Checking ${name}…`,
  importing: 'Importing. With thousands of people this takes a minute…',
  previewHeading: (name: string) => `What ${name} would change`,
  nothing: 'Nothing: everybody is as the file says.',
  read: (lines: number, encoding: string, separator: string) =>
    `${n(lines, 'One line', '# lines')}, read as ${encoding}, separated by ${separator}.`,
  encodings: {
    'utf-8': 'UTF-8',
    'utf-16le': 'UTF-16',
    'utf-16be': 'UTF-16 (big-endian)',
    'windows-1252': 'Windows-1252',
  },
  separators: { ',': 'commas', ';': 'semicolons', '\t': 'tabs', '|': 'vertical bars' },
  ignored: (headings: string) => `Not used: ${headings}.`,
  unchanged: (k: number) => n(k, 'One person stays as they are.', '# people stay as they are.'),
  columnsHeading: 'How the columns were read',
  fields: {
    staffNumber: 'Staff number',
    name: 'Name',
    lastFirst: 'Last name, first name',
    firstName: 'First name',
    lastName: 'Last name',
    email: 'E-mail',
    unit: 'Unit',
    job: 'Job',
    location: 'Location',
    lang: 'Language',
    joinedOn: 'First day',
    leftOn: 'Last day',
    manager: 'Manager',
  },
  kinds: {
    joins: 'Join',
    returns: 'Come back',
    moves: 'Move to another unit',
    leaves: 'Leave',
    manager: 'Get another manager',
    changes: 'Change otherwise',
  },
  faultsHeading: 'Faults',
  remarksHeading: 'Worth a look',
  counted: (title: string, count: string) => `${title}: ${count}`,
  firstOf: (shown: string, all: string) => `The first ${shown} of ${all}.`,
  columns: {
    person: 'Person',
    unit: 'Unit',
    what: 'What changes',
    line: 'Line',
    where: 'Column',
    says: 'What it is',
  },
  line: (line: string) => `line ${line}`,
  notInFile: 'not in the file',
  change: (field: string, from: string, to: string) => `${field}: ${from} → ${to}`,
  none: 'none',
  faultsText: (good: string, lines: string) =>
    `Nothing is imported while there is a fault. ${good} of ${lines} lines are good. Correct the others in your HR system or in the file, and check it again.`,
  drastic: (k: number, staff: string) =>
    `${n(k, 'One person', '# people')} of ${staff} would leave. Look whether the file is whole. If it is right, type the number.`,
  confirm: 'How many leave',
  confirmFault: (count: string) => `Type ${count}, if so many leave. Otherwise check the file.`,
  import: 'Import',
  another: 'Take another file',
  done: (parts: string, assigned: number, ended: number) =>
    `Imported: ${parts}. ${assigned === 0 ? 'No course was assigned' : n(assigned, 'One course was assigned', '# courses were assigned')}${ended === 0 ? '' : n(ended, ', and one is no longer asked for', ', and # are no longer asked for')}.`,
  doneParts: {
    joins: (k: number) => n(k, 'one person joined', '# people joined'),
    returns: (k: number) => n(k, 'one came back', '# came back'),
    moves: (k: number) => n(k, 'one moved', '# moved'),
    leaves: (k: number) => n(k, 'one left', '# left'),
    manager: (k: number) => n(k, 'one has another manager', '# have another manager'),
    changes: (k: number) => n(k, 'one changed otherwise', '# changed otherwise'),
  },
  doneNothing: 'Everybody was as the file says. Nothing changed.',
  faultSays: {
    missing: () => 'is empty. Everybody needs one.',
    too_long: (most: string) => `has more than ${most} characters.`,
    control_character: () => 'has a character that cannot be seen. Write it anew.',
    character_lost: () => 'has a character that was lost when the file was saved. Save it again as CSV UTF-8.',
    too_many_cells: (cells: string) => `The line has ${cells} cells, more than there are headings.`,
    email_invalid: (email: string) => `“${email}” is no e-mail address.`,
    date_invalid: (date: string) => `“${date}” is no day. Write it as 2026-12-31 or 31.12.2026.`,
    date_serial: (date: string) =>
      `“${date}” is a number of a spreadsheet program. Format the column as a date and save again.`,
    date_ambiguous: (date: string) =>
      `“${date}” can be two days, and no other line says whether the day or the month comes first. Write it as 2026-12-31.`,
    date_order_mixed: (date: string) =>
      `In “${date}” the month comes first, in other lines the day. Write all days as 2026-12-31.`,
    left_before_joined: (days: string) => `The last day comes before the first (${days}).`,
    staff_number_twice: (line: string) => `The same staff number is on line ${line}. Each person has one line.`,
    manager_unknown: (number: string) =>
      `Nobody has the staff number “${number}”, neither in the file nor on staff. Add the manager, or leave the cell empty.`,
    own_manager: () => 'would be their own manager. Leave the cell empty for whoever has none.',
    manager_cycle: (chain: string) => `They would manage each other: ${chain}. Leave the cell of the highest empty.`,
  },
  remarkSays: {
    email_shared: (numbers: string) => `The same address belongs to ${numbers}. Mails about one would reach the other.`,
    lang_unknown: (lang: string) => `“${lang}” is no language that is known here. It is left as it was.`,
    misread: (text: string) => `“${text}” looks as if the file had been saved in another encoding.`,
    left_already: (day: string) => `Left on ${day} and is not known here, so is not added.`,
    manager_leaves: (number: string) => `The manager ${number} is not on staff any more.`,
    number_similar: (number: string) =>
      `is new, but “${number}” is on staff. Did a spreadsheet program drop the zeros?`,
    role_ends: (role: string) =>
      `leaves, and is ${role === 'dpo' ? 'the data protection officer' : 'a training administrator'} here.`,
    month_first: () => 'In dates with / the month was taken to come first, because some line allows nothing else.',
  },
  faults: {
    file: 'Choose a file.',
    tooLarge: 'The file is larger than 20 MB. Divide it.',
  } as Record<string, string>,
  refused: {
    import_unreadable:
      'This is no CSV file that can be read. If it is a workbook of a spreadsheet program, save it there as CSV UTF-8 first.',
    import_columns: 'The file needs one column each for the staff number, the name and the e-mail address.',
    import_faulty: 'The file has a fault now. Nothing was imported. Check it again.',
    import_changed: 'The staff changed since the file was checked. Nothing was imported. Check it again.',
    import_too_drastic: 'So many people would leave that their number must be confirmed. Nothing was imported.',
    body_too_large: 'The file is larger than 20 MB. Divide it.',
    invalid_input: 'The file is empty. Choose another.',
  } as Record<string, string>,
  fileGone: 'The file changed since you chose it. Take it once more.',
  openQuote: (line: string) =>
    `From line ${line} on the file cannot be read: a quotation mark is opened there and not closed.`,
  found: (headings: string) => `Its first line has: ${headings}.`,
};

export type PeopleImportTerms = typeof en;

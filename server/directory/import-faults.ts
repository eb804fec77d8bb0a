/** What can be wrong with a line. Nothing is imported while there is one. */
export const faultWords = {
  missing: () => 'is empty. Everybody needs one.',
  too_long: (most) => `has more than ${most} characters.`,
  control_character: () => 'has a character that cannot be seen. Write it anew.',
  character_lost: () => 'has a character that was lost when the file was saved. Save it again as CSV UTF-8.',
  too_many_cells: (cells) => `The line has ${cells} cells, more than the first line has headings.`,
  email_invalid: (email) => `${quoted(email)} is no e-mail address.`,
  date_invalid: (date) => `${quoted(date)} is no day. Write it as 2026-12-31 or 31.12.2026.`,
  date_serial: (date) =>
    `${quoted(date)} is a number of a spreadsheet program. Format the column as a date and save again.`,
  date_ambiguous: (date) =>
    `${quoted(date)} can be two days, and no other line says whether the day or the month comes first. Write it as 2026-12-31.`,
  date_order_mixed: (date) =>
    `In ${quoted(date)} the month comes first, in other lines the day. Write all days as 2026-12-31.`,
  left_before_joined: (days) => `The last day on staff comes before the first (${days}).`,
  staff_number_twice: (line) => `The same staff number is on line ${line}. Each person has one line.`,
  manager_unknown: (number) =>
    `Nobody has the staff number ${quoted(number)}, neither in the file nor on staff. Add the manager, or leave the cell empty.`,
  own_manager: () => 'This person would be their own manager. Leave the cell empty for whoever has none.',
  manager_cycle: (chain) => `They would manage each other: ${chain}. Leave the cell of the highest empty.`,
} satisfies Record<string, (value: string) => string>;

/** What is worth a look, and keeps nothing from being imported. */
export const remarkWords = {
  email_shared: (numbers) => `The same address belongs to ${numbers}. Mails about one would reach the other.`,
  lang_unknown: (lang) => `${quoted(lang)} is no language that is known here. It is left as it was.`,
  misread: (text) => `${quoted(text)} looks as if the file had been saved in another encoding.`,
  left_already: (day) => `Left on ${day} and is not known here, so is not added.`,
  manager_leaves: (number) => `The manager ${number} is not on staff any more.`,
  number_similar: (number) => `Is new, but ${quoted(number)} is on staff: did a spreadsheet program drop the zeros?`,
  role_ends: (role) =>
    `Leaves, and is ${role === 'dpo' ? 'the data protection officer' : 'a training administrator'} here.`,
  month_first: () => 'In dates with / the month was taken to come first, because some line allows nothing else.',
} satisfies Record<string, (value: string) => string>;

export type FaultCode = keyof typeof faultWords;
export type RemarkCode = keyof typeof remarkWords;

/** Something about a line, in a code with the value that it is about, and in a sentence. */
export interface LineNote<Code extends string> {
  /** Null when it is about the whole file, or about somebody who is not in it. */
  line: number | null;
  /** The heading, or the person. */
  column: string | null;
  code: Code;
  value: string;
  message: string;
}
export type Fault = LineNote<FaultCode>;
export type ImportRemark = LineNote<RemarkCode>;

export function fault(code: FaultCode, line: number, column: string | null, value = ''): Fault {
  return { line, column, code, value: short(value), message: faultWords[code](short(value)) };
}

export function remark(code: RemarkCode, line: number | null, column: string | null, value = ''): ImportRemark {
  return { line, column, code, value: short(value), message: remarkWords[code](short(value)) };
}

/** A value may be a whole page that was pasted by mistake. */
function short(value: string): string {
  return shown(value, 120);
}

/** Text from a file as it may go to a terminal: in one line of limited length, without what cannot be seen. */
export function shown(text: string, most: number): string {
  const plain = text.replaceAll(/[\p{Cc}\p{Cf}\p{Cs}]/gu, '·');
  return plain.length > most ? `${plain.slice(0, most - 1)}…` : plain;
}

function quoted(value: string): string {
  return `“${value}”`;
}
